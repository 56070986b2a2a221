"""Articles from files: text, HTML, JSONL or CSV of many, a folder of those, standard input."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from analysis.drafts.article import Article, Told, clean_text, what_is_wrong
from analysis.drafts.decoding import NotTextError, decode
from analysis.drafts.webpage import NoArticleError, read_page
from analysis.errors import DataError, Issue, ParameterError
from analysis.paths import display, walk_records

MAX_BYTES = 10_000_000
STANDARD_INPUT = "-"
FORMATS = ("text", "html", "jsonl", "csv")
_SUFFIXES = {
    **dict.fromkeys((".txt", ".text", ".md"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    ".csv": "csv",
}


def form_of(path: Path | None) -> str | None:
    """Which of `FORMATS` the name of a file tells; None where it tells none."""
    return _SUFFIXES.get(path.suffix.lower()) if path else None


def files_in(places: tuple[str, ...]) -> tuple[list[Path | None], list[Issue]]:
    """The files of articles that were named or lie in folders that were, each once, and what cannot be read there.

    None stands for standard input. In a folder only files whose names say that they hold articles count.

    Raises
    ------
    ParameterError
        There is no such file.
    """
    found: dict[Path | None, None] = {}
    issues: list[Issue] = []
    for place in places:
        path = None if place == STANDARD_INPUT else Path(place)
        if path is None:
            found[None] = None
        elif path.is_dir():
            files, wrong = walk_records(path)
            articles = [file for file in files if form_of(file)]
            found |= dict.fromkeys(articles)
            issues += wrong
            if not articles:
                hint = f"name files {', '.join(_SUFFIXES)}"
                issues.append(Issue(display(path), 0, "", None, "no articles in the folder", hint))
        elif not path.exists():
            raise ParameterError(f"no such file: {place}", "give an article, a folder of them, or - for standard input")
        else:
            found[path] = None
    return list(found), issues


def read_articles(path: Path | None, given: Told, form: str | None, stdin: BinaryIO) -> Iterator[Article | Issue]:
    """The articles of one file, and in place of each that cannot be read what is wrong with it.

    Parameters
    ----------
    path : Path or None
        A text, a page, or a JSONL or CSV of many; None for standard input.
    given : Told
        What the caller knows of the publication: it wins over what a page or a row says.
    form : str or None
        One of `FORMATS`; None has the name of the file tell or, where that says nothing, how it begins.
    stdin : binary file
        Where standard input is read.
    """
    name = "standard input" if path is None else display(path)
    form = form or form_of(path)
    try:
        if form in ("jsonl", "csv"):
            from analysis.drafts.listed import read_listed

            yield from read_listed(path, stdin, name, form, given)
        else:
            yield read_text(_bytes_of(path, stdin, name), name, given, form)
    except DataError as error:
        yield from error.issues


def read_text(raw: bytes, name: str, given: Told, form: str | None) -> Article:
    """One article of its bytes; `DataError` where they hold none."""
    try:
        return article_of(decode(raw), name, given, form)
    except NotTextError as error:
        raise DataError([Issue(name, error.line, "", None, error.reason, error.hint)]) from None


def article_of(text: str, name: str, given: Told, form: str | None, line: int = 0, field: str = "") -> Article:
    """An article of a text or of a page; `DataError` where it holds none."""
    try:
        if form == "html" or (form is None and _is_page(text)):
            text, told = read_page(text)
            given = given | told
    except NoArticleError as error:
        raise DataError([Issue(name, line, field, None, error.reason, error.hint)]) from None
    wrong = what_is_wrong(text)
    cleaned = "" if wrong else clean_text(text)
    if not wrong and not cleaned:
        wrong = "there is no text", "give the text of the article"
    if wrong:
        raise DataError([Issue(name, line, field, None, *wrong)])
    return Article(f"{name}:{line}" if line else name, cleaned, given)


def _is_page(text: str) -> bool:
    begin = text[:1000].lstrip("\ufeff \t\r\n").lower()
    is_html = begin.startswith(("<!doctype html", "<html", "<head", "<body"))
    return is_html or (begin.startswith("<?xml") and "<html" in begin)


def _bytes_of(path: Path | None, stdin: BinaryIO, name: str) -> bytes:
    """All bytes of a file; `DataError` where it is none, is too large, or cannot be read."""
    try:
        if path is None:
            raw = stdin.read(MAX_BYTES + 1)
        else:
            refuse_what_is_no_file(path, name)
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(name, error) from None
    if len(raw) > MAX_BYTES:
        hint = f"at most {MAX_BYTES:,} bytes: give one article a file, or many as JSONL or CSV"
        raise DataError([Issue(name, 0, "", None, "too large for one article", hint)])
    return raw


def refuse_what_is_no_file(path: Path, name: str) -> None:
    """`DataError` for a pipe, a device or a socket: reading one may never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise DataError([Issue(name, 0, "", None, "not a file", "put the text itself there, or pipe it to -")])


def unreadable(name: str, error: OSError) -> DataError:
    """The error for a file that the system does not give."""
    reason = f"the file cannot be read: {error.strerror or error}"
    return DataError([Issue(name, 0, "", None, reason, "check what it is, and its permissions")])
