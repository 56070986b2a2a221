"""A CSV file as a table of text: nothing is taken for a number, a date or a missing value that is none."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import islice
from os import SEEK_END
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from analysis import paths
from analysis.errors import DataError, Issue, ParameterError, shorten
from analysis.languages.likeness import nearest

_REPEATS = 0.2  # columns with at most this share of distinct values in the sample are kept as categories
_BLOCK = 8 << 20
_SHOWN = 10  # lines of a broken file that are named
_CATEGORY = pa.dictionary(pa.int32(), pa.string())
_TEXT = pa.large_string()  # what pandas keeps text in, so that nothing has to be copied
_PLACED = re.compile(r"In CSV column #(?P<column>\d+): Row #(?P<row>\d+): ", re.ASCII)
_UTF_8 = "save the file as UTF-8"


def load_csv(path: Path | str, separator: str = ",", columns: Collection[str] | None = None) -> pd.DataFrame:
    """Read a CSV file of any size as text.

    Empty cells are missing; ``NA`` is Namibia and ``007`` stays as it is. Cells in quotation marks may hold separators
    and line breaks; blank lines are no rows. Columns that repeat few values come as categories, which take a fraction
    of the memory; every helper of this package takes both alike.

    Parameters
    ----------
    path
        A file in UTF-8, its first line the names of the columns.
    separator
        What stands between the cells: one character.
    columns
        Read these alone, in this order, which takes a fraction of the time and memory of a wide file.

    Examples
    --------
    >>> from tempfile import NamedTemporaryFile
    >>> with NamedTemporaryFile("w", suffix=".csv") as file:
    ...     _ = file.write("code,n\\nNA,007\\n")
    ...     file.flush()
    ...     load_csv(file.name, columns=["code"]).to_dict("list")
    {'code': ['NA']}

    Raises
    ------
    ParameterError
        No such file, no such column, or `separator` is not one character.
    DataError
        Not UTF-8, lines with too few or too many cells, or a quotation that never ends; with the line.
    """
    file = CsvFile(Path(path), separator)
    if columns is None:
        return file.read()
    if isinstance(columns, str) or not columns:
        raise ParameterError(f"columns={columns!r} — give a list of names")
    for name in columns:
        if name not in file.names:
            near = nearest(name, file.names)
            hint = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(file.names)}"
            raise ParameterError(f"no column {name!r} in {paths.display(path)} — {hint}")
        if file.names.count(name) > 1:
            raise ParameterError(f"two columns of {paths.display(path)} are called {name!r} — rename or drop one")
    return file.read(list(dict.fromkeys(columns)))


class CsvFile:
    """A file whose columns are known; its rows are read when they are asked for."""

    def __init__(self, path: Path, separator: str = ","):
        self.path, self.separator, self._shown = path, separator, paths.display(path)
        if not path.is_file():
            raise ParameterError(f"no file {self._shown} — check the path")
        if len(separator) != 1 or separator in '"\r\n':
            raise ParameterError(f"separator {separator!r} — give one character, such as ',' or ';' or a tab")
        self.names = next((cells for _, cells in self._lines()), [])
        if not self.names:
            raise DataError([Issue(self._shown, 0, "", None, "nothing in it", "write the names of the columns first")])
        if any("\udc80" <= letter <= "\udcff" for letter in "".join(self.names)):
            raise DataError([Issue(self._shown, 1, "", None, "not UTF-8", _UTF_8)])

    def read(self, columns: Sequence[str] = ()) -> pd.DataFrame:
        """These columns as text, or all of them."""
        wanted = list(columns or self.names)
        try:
            table = self._table(wanted, only=bool(columns))
        except pa.ArrowInvalid as error:
            if "Empty CSV file or block" in str(error):  # a header without so much as a line end after it
                return pd.DataFrame(columns=wanted, dtype="str")
            raise DataError(self._problems(str(error))) from None
        return table.unify_dictionaries().to_pandas(types_mapper={_TEXT: pd.StringDtype(na_value=float("nan"))}.get)

    def _table(self, wanted: list[str], only: bool) -> pa.Table:
        read_options = arrow_csv.ReadOptions(block_size=_BLOCK)
        with arrow_csv.open_csv(
            self.path, read_options, self._parsing(), self._converting(dict.fromkeys(wanted, _CATEGORY), only)
        ) as sample:
            many = _many(next(iter(sample), None))
        types = {name: _TEXT if many is None or name in many else _CATEGORY for name in wanted}
        last = self.names[-1]
        if self._quoted:  # a quotation that never ends swallows the rest of the file into the last cell
            types.setdefault(last, _CATEGORY)
        table = arrow_csv.read_csv(self.path, read_options, self._parsing(), self._converting(types, only))
        if self._quoted and len(table) and self._is_unclosed(table[last if only else -1][-1].as_py() or ""):
            hint = "close it, and write two where the text has one"
            line = self._line_of(len(table) + 1)
            raise DataError([Issue(self._shown, line, last, None, "a quotation mark that is never closed", hint)])
        return table.select(wanted) if only else table

    def _parsing(self, **others) -> arrow_csv.ParseOptions:
        """Only where nothing is quoted may Arrow cut at any line end, which is a third faster."""
        return arrow_csv.ParseOptions(delimiter=self.separator, newlines_in_values=self._quoted, **others)

    def _converting(self, types: dict[str, pa.DataType], only: bool) -> arrow_csv.ConvertOptions:
        return arrow_csv.ConvertOptions(
            column_types=types,
            include_columns=list(types) if only else None,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        )

    @cached_property
    def _quoted(self) -> bool:
        """Whether a quotation mark stands anywhere; mostly the first lines tell."""
        chunk = bytearray(1 << 18)
        with self.path.open("rb", buffering=0) as file:
            while size := file.readinto(chunk):
                if chunk.find(b'"', 0, size) >= 0:
                    return True
        return False

    def _is_unclosed(self, last: str) -> bool:
        """Whether the file ends within its last cell: with a mark, the cell's text and nothing after it."""
        text = last.replace('"', '""').encode()
        with self.path.open("rb") as file:
            file.seek(-min(len(text) + 2, self.path.stat().st_size), SEEK_END)
            end = file.read()
        return end.endswith(b'"' + text) and (bool(text) or not end.endswith(b'""'))

    def _problems(self, message: str) -> list[Issue]:
        """What Arrow cannot read, with lines: it is asked once more in one thread, where it counts the rows."""
        bad: list[arrow_csv.InvalidRow] = []
        parsing = self._parsing(invalid_row_handler=lambda row: bad.append(row) or "skip")
        reading = arrow_csv.ReadOptions(block_size=_BLOCK, use_threads=False)
        try:
            arrow_csv.read_csv(self.path, reading, parsing, self._converting(dict.fromkeys(self.names, _TEXT), False))
        except pa.ArrowInvalid as error:
            message = str(error)
        if bad:
            return self._ragged(bad)
        if "straddling" in message or "out of sync" in message:
            hint = "is a quotation mark never closed? Write two where the text has one"
            return [Issue(self._shown, 0, "", None, f"a cell of more than {_BLOCK >> 20} MiB", hint)]
        placed = _PLACED.match(message)
        if placed and "UTF8" in message:
            line = self._line_of(int(placed["row"]))
            return [Issue(self._shown, line, self.names[int(placed["column"])], None, "not UTF-8", _UTF_8)]
        return [Issue(self._shown, 0, "", None, f"not readable: {shorten(message)}", _UTF_8)]

    def _ragged(self, bad: list[arrow_csv.InvalidRow]) -> list[Issue]:
        wanted = {row.number for row in bad[:_SHOWN]}
        lines = dict(islice(((n, line) for n, line in self._numbered() if n in wanted), len(wanted)))
        hint = "give separator= if it is another one, and put cells that have it within in quotation marks"
        issues = []
        for row in bad[:_SHOWN]:
            message = f"{row.actual_columns} instead of {row.expected_columns} cells"
            issues.append(Issue(self._shown, lines.get(row.number, 0), "", row.text, message, hint))
        if len(bad) > _SHOWN:
            message = f"{len(bad)} lines with too few or too many cells, here the first"
            issues.append(Issue(self._shown, 0, "", None, message, hint))
        return issues

    def _line_of(self, row: int) -> int:
        return next((line for number, line in self._numbered() if number == row), 0)

    def _numbered(self) -> Iterator[tuple[int, int]]:
        """Each row's number, the header being 1, and the line on which it begins; blank lines are no rows."""
        return ((number, line) for number, (line, _) in enumerate(self._lines(), 1))

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        with self.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            reader, began = csv.reader(file, delimiter=self.separator), 1
            with suppress(csv.Error):  # a cell too long for it
                for cells in reader:
                    if cells:
                        yield began, cells
                    began = reader.line_num + 1


def _many(sample: pa.RecordBatch | None) -> set[str] | None:
    """The columns whose first rows have many values; None where these are too few to tell."""
    if sample is None or len(sample) <= 100:
        return None
    few = _REPEATS * len(sample)
    columns = zip(sample.schema.names, sample.columns, strict=True)
    return {name for name, column in columns if len(column.dictionary) > few}
