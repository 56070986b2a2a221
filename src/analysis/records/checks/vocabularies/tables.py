"""The vocabulary files as the rules see them: those that can be read, with their rows and the codes they give."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from analysis import paths
from analysis.errors import DataError, Issue
from analysis.languages.likeness import nearest
from analysis.records.characters import character
from analysis.vocab.table import COLUMNS, Row, read_table


class Tables:
    """Every file of a folder of vocabularies; `unread` is why some of them cannot be read."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.unread: list[Issue] = []
        self._rows: dict[str, list[Row]] = {}
        names = {path.stem for path in self.folder.glob("*.csv") if not path.name.startswith(".")}
        for name in sorted(names | COLUMNS.keys()):
            try:
                self._rows[name] = self._read(name)
            except DataError as error:
                self.unread += error.issues

    def rows(self, name: str) -> list[Row]:
        """The rows of a file; none where it cannot be read, which is reported already."""
        return self._rows.get(name, [])

    def codes(self, *names: str) -> set[str] | None:
        """The codes of one or several files; None where one of them cannot be read, so that nothing is known."""
        if any(name not in self._rows for name in names):
            return None
        return set().union(*(self._codes[name] for name in names))

    @cached_property
    def _codes(self) -> dict[str, set[str]]:
        keys = {name: next(iter(COLUMNS[name])) for name in self._rows if name in COLUMNS}
        return {name: {row[key] for row in self.rows(name)} for name, key in keys.items()}

    def path(self, name: str) -> str:
        """The file as a reader would type it."""
        return paths.display(self.folder / f"{name}.csv")

    def issue(self, name: str, row: Row, column: str, message: str, hint: str) -> Issue:
        """What is wrong with a cell; its text is shown."""
        value = row.get(column) or None
        return Issue(self.path(name), row.line, column, value, message, hint)

    def _read(self, name: str) -> list[Row]:
        path = self.folder / f"{name}.csv"
        if path.exists() and not path.is_file():  # reading a pipe never ends
            raise DataError([Issue(paths.display(path), 0, "", None, "not a file", "put the table itself there")])
        if path.is_file():
            if issues := list(_no_text(path)):
                raise DataError(issues)
            if issues := list(_wrong_heads(path, COLUMNS.get(name, ()))):
                raise DataError(issues)
        return read_table(f"{name}.csv", self.folder)


def _no_text(path: Path) -> Iterator[Issue]:
    """Bytes that are no text in UTF-8, with their line."""
    name = paths.display(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        hint = "check what it is, and its permissions"
        yield Issue(name, 0, "", None, f"the file cannot be read: {error.strerror}", hint)
        return
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        shown = raw[error.start : error.start + 4].hex(" ")
        hint = "save the file as UTF-8 (in Excel: CSV UTF-8), not as windows-1251 or UTF-16"
        yield Issue(name, line, "", shown, "not UTF-8: bytes", hint)
        return
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        yield Issue(name, line, "", None, f"{character(chr(0))}: not text", "save the file as CSV UTF-8")


def _wrong_heads(path: Path, known: tuple[str, ...]) -> Iterator[Issue]:
    """Columns that stand twice or that nobody reads. What is missing is said by who reads the file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        heads = next(csv.reader(file), [])
    for head in dict.fromkeys(heads):
        if heads.count(head) > 1:
            yield Issue(paths.display(path), 1, "", head, "the column stands twice:", "delete one")
        elif known and head not in known and set(known) <= set(heads):
            near = nearest(head, known)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            yield Issue(paths.display(path), 1, "", head, "nobody reads the column", hint)
