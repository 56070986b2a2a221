"""Many articles in one file: a line of JSONL or a row of CSV each, read one after the other."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from analysis.drafts.article import Article, Told, told_by
from analysis.drafts.single import MAX_BYTES, article_of, refuse_what_is_no_file, unreadable
from analysis.errors import DataError, Issue, ParameterError, shorten

FIELDS = ("id", "text", "html", "url", "publisher", "published", "language")
_SEPARATORS = ",;\t"


def read_listed(path: Path | None, stdin: BinaryIO, name: str, form: str, given: Told) -> Iterator[Article | Issue]:
    """The articles of a file in order, and in place of each that cannot be read what is wrong with it.

    Fields are those of `FIELDS`, ``text`` or ``html`` one of them; others are passed over. The line told of a row is
    its first.
    """
    try:
        if path is None:
            yield from _rows(stdin, name, form, given)
            return
        refuse_what_is_no_file(path, name)
        with path.open("rb") as file:
            yield from _rows(file, name, form, given)
    except OSError as error:
        yield from unreadable(name, error).issues
    except DataError as error:
        yield from error.issues


def _rows(file: BinaryIO, name: str, form: str, given: Told) -> Iterator[Article | Issue]:
    found = False
    for line, row in _lines_of_json(file, name) if form == "jsonl" else _rows_of_csv(file, name):
        found = True
        if isinstance(row, Issue):
            yield row
            continue
        try:
            yield _article(row, name, line, given)
        except DataError as error:
            yield from error.issues
    if not found:
        yield Issue(name, 0, "", None, "there are no articles", f"write one a row, with {', '.join(FIELDS)}")


def _article(row: Mapping[Any, Any], name: str, line: int, given: Told) -> Article:
    for field in FIELDS:
        if not isinstance(row.get(field), str | None) and field != "id":
            raise DataError([Issue(name, line, field, shorten(row[field]), "not text:", "write it in quotes")])
    form = "html" if (row.get("html") or "").strip() and not (row.get("text") or "").strip() else "text"
    try:
        told = told_by(*(row.get(field) for field in ("url", "publisher", "published", "language")))
    except ParameterError as error:
        field, _, reason = error.reason.partition(": ")
        raise DataError([Issue(name, line, field, None, reason, error.hint)]) from None
    return article_of(row.get(form) or "", name, given | told, form, line, form)


def _lines_of_json(file: BinaryIO, name: str) -> Iterator[tuple[int, dict[str, Any] | Issue]]:
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            yield number, Issue(name, number, "", None, "too large for one article", f"at most {MAX_BYTES:,} bytes")
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
        elif line.strip():
            yield number, _object(line, name, number)


def _object(line: bytes, name: str, number: int) -> dict[str, Any] | Issue:
    """What a line holds; an issue where that is no object of JSON."""
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        shown = line[error.start : error.start + 4].hex(" ")
        return Issue(name, number, "", shown, "not UTF-8: bytes", "save the file as UTF-8")
    except json.JSONDecodeError as error:
        return Issue(name, number, "", None, f"not valid JSON: {error.msg}", "write one object a line")
    except (RecursionError, ValueError):  # nested without end, or a number of thousands of digits
        return Issue(name, number, "", None, "not an article", f"write one object a line, with {', '.join(FIELDS)}")
    if not isinstance(found, dict):
        return Issue(name, number, "", None, "not an object", '{"id": …, "text": …, "url": …}')
    return found


def _rows_of_csv(file: BinaryIO, name: str) -> Iterator[tuple[int, dict[str, str] | Issue]]:
    csv.field_size_limit(MAX_BYTES)
    lines = _decoded(file)
    number = 1
    try:
        head = next(lines, "")
        separator = max(_SEPARATORS, key=lambda sign: _known_names(head, sign))
        names = [one.strip().lower() for one in next(csv.reader([head], delimiter=separator), [])]
        if not {"text", "html"} & set(names):
            hint = f"begin with a line of names: {', '.join(FIELDS)}"
            yield 1, Issue(name, 1, "", None, "no column 'text' or 'html'", hint)
            return
        rows = csv.reader(lines, delimiter=separator)
        number = 2
        for row in rows:
            if len(row) > len(names):
                reason = f"{len(row)} cells under {len(names)} names"
                yield number, Issue(name, number, "", None, reason, "put a text that holds separators in quotes")
            elif any(row):
                yield number, dict(zip(names, row, strict=False))
            number = rows.line_num + 2
    except UnicodeDecodeError:
        yield number, Issue(name, number, "", None, "not UTF-8", "save the file as UTF-8 (not windows-1251)")
    except csv.Error as error:
        hint = "check the quotes from this line on"
        yield number, Issue(name, number, "", None, f"not valid CSV: {error}", hint)


def _decoded(file: BinaryIO) -> Iterator[str]:
    """The lines of a file; `csv.Error` at one that is longer than any article, before all of it is read."""
    encoding = "utf-8-sig"
    while line := file.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES:
            raise csv.Error(f"a line of more than {MAX_BYTES:,} bytes")
        yield line.decode(encoding)
        encoding = "utf-8"


def _known_names(head: str, separator: str) -> int:
    return len({one.strip(' "\r\n').lower() for one in head.split(separator)} & set(FIELDS))
