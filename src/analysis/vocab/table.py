"""The rows of one vocabulary file, each with its line."""

from __future__ import annotations

import csv
from pathlib import Path

from analysis import paths
from analysis.errors import DataError, Issue


class Row(dict[str, str]):
    """One line of a file by its columns; `line` counts from 1, the heads being line 1."""

    __slots__ = ("line",)

    def __init__(self, cells: dict[str, str], line: int):
        super().__init__(cells)
        self.line = line


def read_table(name: str, folder: Path | None = None) -> list[Row]:
    """The rows of one vocabulary file as text, empty cells as ''. Each row has its line under ``""`` as well."""
    path = (folder or paths.vocab_folder()) / name
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns = reader.fieldnames or []
            rows = []
            for row in reader:
                if None in row or None in row.values():
                    message = f"line has not {len(columns)} cells"
                    raise DataError([Issue(paths.display(path), reader.line_num, "", None, message, "quote commas")])
                rows.append(Row({**row, "": str(reader.line_num)}, reader.line_num))
    except FileNotFoundError:
        issue = Issue(paths.display(path), 0, "", None, "the vocabulary file is missing", "restore it")
        raise DataError([issue]) from None
    return rows
