"""One article of its text, of a page, or of the bytes of a file."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO

from analysis.drafts.article import Article, Told, clean_text, unwrapped, what_is_wrong
from analysis.drafts.decoding import NotTextError, decode
from analysis.drafts.webpage import NoArticleError, read_page
from analysis.errors import DataError, Issue

MAX_BYTES = 10_000_000


def read_text(raw: bytes, name: str, given: Told, form: str | None) -> Article:
    """One article of its bytes; `DataError` where they hold none."""
    try:
        return article_of(decode(raw), name, given, form)
    except NotTextError as error:
        raise DataError([Issue(name, error.line, "", None, error.reason, error.hint)]) from None


def article_of(text: str, name: str, given: Told, form: str | None, line: int = 0, field: str = "") -> Article:
    """An article of a text or of a page; `DataError` where it holds none."""
    is_page = form == "html" or (form is None and _is_page(text))
    try:
        if is_page:
            text, told = read_page(text)
            given = given | told
    except NoArticleError as error:
        raise DataError([Issue(name, line, field, None, error.reason, error.hint)]) from None
    wrong = what_is_wrong(text)
    cleaned = "" if wrong else clean_text(text) if is_page else unwrapped(clean_text(text))
    if not wrong and not cleaned:
        wrong = "there is no text", "give the text of the article"
    if wrong:
        raise DataError([Issue(name, line, field, None, *wrong)])
    return Article(f"{name}:{line}" if line else name, cleaned, given)


def _is_page(text: str) -> bool:
    begin = text[:1000].lstrip("\ufeff \t\r\n").lower()
    is_html = begin.startswith(("<!doctype html", "<html", "<head", "<body"))
    return is_html or (begin.startswith("<?xml") and "<html" in begin)


def bytes_of(path: Path | None, stdin: BinaryIO, name: str) -> bytes:
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
