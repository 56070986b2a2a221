"""The article of a page: its main text, and what the page says of its publication: when, where, in which language."""

from __future__ import annotations

import re
from typing import Any

from analysis.drafts.article import Told, clean_text, date_of, language_code
from analysis.errors import ParameterError
from analysis.extras import need
from analysis.links import is_web_address
from analysis.records.models import MAX_NAME

# Pages of news have a few thousand elements. The extraction takes seconds for this many, and ever longer for more.
MAX_ELEMENTS = 20_000
_ELEMENT = re.compile(r"<[a-zA-Z]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


class NoArticleError(ValueError):
    """A page without an article: `reason` and `hint`."""

    def __init__(self, reason: str, hint: str):
        self.reason, self.hint = reason, hint
        super().__init__(reason)


def read_page(html: str) -> tuple[str, Told]:
    """The main text of a page, its headline first, and what the page tells of its publication.

    Nothing is loaded from anywhere, and no script is run. What the page tells in no form that a record takes — an
    address that is none, a date that cannot be read — is left out.

    Raises
    ------
    NoArticleError
        The page has no main text, or more elements than any article.
    MissingPartError
        The extra `drafts` is not installed.
    """
    need("drafts", "an article in HTML")
    import trafilatura

    number = sum(1 for _ in _ELEMENT.finditer(html))
    if number > MAX_ELEMENTS:
        hint = f"at most {MAX_ELEMENTS:,}: save its text"
        raise NoArticleError(f"{number:,} elements are too many for one article", hint)
    try:
        tree = trafilatura.load_html(_DECLARATION.sub("", html))
        language = _language_of(tree)
        found: Any = None  # a Document, as nothing asks for a dict
        if tree is not None:
            found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True)
    except Exception as error:  # what others' code does with a page that is made to break it is not foreseen
        raise NoArticleError(f"the page cannot be read: {type(error).__name__}", "save its text") from error
    lines = [line.strip() for line in (found.text or "").splitlines()] if found is not None else []
    text = "\n\n".join(line for line in lines if line)  # a line of it is a paragraph of the page
    if not text:
        raise NoArticleError("there is no article in the page", "save its text as a .txt file")
    headline = " ".join((found.title or "").split())
    if headline and not text.startswith(headline):
        text = f"{headline}\n\n{text}"
    return text, Told(_address(found.url), _name(found.sitename), _date(found.date), language)


def _language_of(tree: Any) -> str | None:
    """By ``<html lang>``, else by what it tells of itself to networks."""
    if tree is None:
        return None
    root = tree.getroottree().getroot()
    said = [root.get("lang"), *root.xpath("//meta[@property='og:locale']/@content")[:1]]
    return next((code for tag in said if tag and (code := language_code(tag))), None)


def _address(url: str | None) -> str | None:
    return url if is_web_address(url) else None


def _name(sitename: str | None) -> str | None:
    """The name of a site, if it is one a record can hold."""
    name = " ".join(clean_text(sitename or "").split())
    return name if 0 < len(name) <= MAX_NAME else None


def _date(published: str | None) -> str | None:
    try:
        return date_of(published)
    except ParameterError:
        return None
