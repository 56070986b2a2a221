"""Articles from files: text, HTML, JSONL or CSV of many, a folder of those, standard input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from analysis.drafts.article import Article, Told
from analysis.drafts.listed import read_listed
from analysis.drafts.single import bytes_of, read_text
from analysis.errors import DataError, Issue, ParameterError
from analysis.paths import display, walk_records

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
            yield from read_listed(path, stdin, name, form, given)
        else:
            yield read_text(bytes_of(path, stdin, name), name, given, form)
    except DataError as error:
        yield from error.issues
