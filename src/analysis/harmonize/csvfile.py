"""A CSV file as a table of text: nothing is taken for a number, a date or a missing value that is none."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice
from os import SEEK_END, PathLike, fspath
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from analysis import paths
from analysis.distinct import as_text
from analysis.errors import AnalysisError, DataError, Issue, ParameterError, shorten
from analysis.languages.likeness import nearest

_REPEATS = 0.2  # columns with at most this share of distinct values in the sample are kept as categories
_BLOCK = 8 << 20
_SHOWN = 10  # lines of a broken file that are named
_MOST_COLUMNS = 16_384  # as many as a sheet of Excel holds; Arrow takes memory for each column of each block
_CATEGORY = pa.dictionary(pa.int32(), pa.string())
_TEXT = pa.large_string()  # what pandas keeps text in, so that nothing has to be copied
_UTF_8 = "save the file as UTF-8"
_CLOSE = "close it, and write two where the text has one"
_END = "\x00end"  # fed to the csv module as a last line: it becomes part of a cell where a quotation is still open


def load_csv(path: str | PathLike[str], separator: str = ",", columns: Collection[str] | None = None) -> pd.DataFrame:
    """Read a CSV file of any size as text.

    Empty cells are missing; ``NA`` is Namibia and ``007`` stays as it is. Cells in quotation marks may hold separators
    and line breaks; blank lines are no rows. Columns that repeat few values come as categories, which take a fraction
    of the memory; every helper of this package takes both alike.

    Parameters
    ----------
    path : str or PathLike
        A file in UTF-8, not packed, its first line the names of the columns.
    separator : str
        What stands between the cells: one ASCII character.
    columns : collection of str, optional
        Read these alone, in this order, which takes a fraction of the time and memory of a wide file.

    Returns
    -------
    DataFrame
        A row a line, in their order, numbered from 0; every column is of dtype str or a category of text.

    Raises
    ------
    ParameterError
        No such file, or one that may not be read, no such column, or `separator` is not one character.
    DataError
        Not UTF-8, lines with too few or too many cells, or a quotation that never ends; with the line.

    Examples
    --------
    >>> from tempfile import NamedTemporaryFile
    >>> with NamedTemporaryFile("w", suffix=".csv") as file:
    ...     _ = file.write("code,n\\nNA,007\\n")
    ...     file.flush()
    ...     load_csv(file.name, columns=["code"]).to_dict("list")
    {'code': ['NA']}
    """
    file = CsvFile(path, separator)
    return file.read() if columns is None else file.read(_checked(columns, file))


def _checked(columns: Collection[str], file: CsvFile) -> list[str]:
    """The columns that are asked for, each of which must be there once."""
    named = [] if isinstance(columns, str) or not isinstance(columns, Collection) else list(columns)
    if not named or not all(isinstance(name, str) for name in named):
        raise ParameterError(f"columns={shorten(repr(columns))} — give a list of names")
    wanted = list(dict.fromkeys(named))
    for name in wanted:
        if name not in file.names:
            near = nearest(name, file.names)
            hint = f"did you mean {near[0]!r}?" if near else f"it has {shorten(', '.join(file.names))}"
            raise ParameterError(f"no column {name!r} in {file.shown} — {hint}")
        if file.names.count(name) > 1:
            raise ParameterError(f"two columns of {file.shown} are called {name!r} — rename or drop one")
    return wanted


class CsvFile:
    """A file whose columns are known; its rows are read when they are asked for."""

    def __init__(self, path: str | PathLike[str], separator: str = ","):
        if not isinstance(path, str | PathLike) or not isinstance(fspath(path), str):
            raise ParameterError(f"{shorten(repr(path))} is no path — give the name of a file")
        if not isinstance(separator, str) or len(separator) != 1 or not separator.isascii() or separator in '"\r\n\0':
            raise ParameterError(f"separator {separator!r} — give one character, such as ',' or ';' or a tab")
        self.path, self.separator, self.shown = Path(path), separator, shorten(as_text(paths.display(Path(path))), 200)
        try:
            is_file = self.path.is_file()
            self.names = self._header() if is_file else []
        except AnalysisError:
            raise
        except (OSError, ValueError) as error:  # a name too long, one that holds a NUL, a file of somebody else
            reason = getattr(error, "strerror", None) or str(error)
            raise ParameterError(f"cannot read {self.shown}: {reason} — check the path and who may read it") from None
        if not is_file:
            raise ParameterError(f"no file {self.shown} — check the path")

    def _header(self) -> list[str]:
        """The names of the columns, which are text and not too many."""
        with self.path.open("rb") as file:
            if b"\0" in file.read(1 << 16):
                raise self._error(1, "", "packed, no text, or text in UTF-16", f"unpack it, {_UTF_8}")
        line, names, is_open = next(self._lines(), (0, [], False))
        if not names:
            raise self._error(0, "", "nothing in it", "write the names of the columns first")
        if is_open:
            raise self._error(line, "", "a quotation mark that is never closed", _CLOSE)
        if any(map(_is_broken, names)):
            raise self._error(line, "", "not UTF-8", _UTF_8)
        if len(names) > _MOST_COLUMNS:
            hint = f"at most {_MOST_COLUMNS:,}; give separator= if it is another one"
            raise self._error(line, "", f"{len(names):,} columns", hint)
        return names

    def _error(self, line: int, field: str, reason: str, hint: str) -> DataError:
        return DataError([Issue(self.shown, line, field, None, reason, hint)])

    def read(self, columns: Sequence[str] = ()) -> pd.DataFrame:
        """These columns as text, or all of them."""
        wanted = list(columns or self.names)
        try:
            table = self._table(wanted, only=bool(columns))
        except pa.ArrowInvalid as error:
            if next(self._rows(), None) is None:  # a header without so much as a line end after it
                return pd.DataFrame(columns=wanted, dtype="str")
            raise DataError(self._problems(str(error))) from None
        return table.unify_dictionaries().to_pandas(types_mapper={_TEXT: pd.StringDtype(na_value=float("nan"))}.get)

    def lines(self, count: int) -> np.ndarray:
        """On which lines the first rows begin, so many of them."""
        if self._quoted:
            return np.array([line for line, _, _ in islice(self._rows(), count)])
        with self.path.open(encoding="utf-8", errors="replace", newline="") as file:
            full = (number for number, line in enumerate(file, 1) if line.strip("\r\n\ufeff"))
            return np.array(list(islice(full, 1, count + 1)))

    def _table(self, wanted: list[str], only: bool) -> pa.Table:
        sampled = self._options(dict.fromkeys(wanted, _CATEGORY), only)
        with pa.OSFile(str(self.path)) as file, arrow_csv.open_csv(file, *sampled) as sample:
            many = _many(next(iter(sample), None))
        types = {name: _TEXT if many is None or name in many else _CATEGORY for name in wanted}
        last = self.names[-1]
        if self._quoted:  # a quotation that never ends swallows the rest of the file into the last cell
            types.setdefault(last, _CATEGORY)
        with pa.OSFile(str(self.path)) as file:  # a name that ends in .bz2 says nothing
            table = arrow_csv.read_csv(file, *self._options(types, only))
        if self._quoted and len(table) and self._is_unclosed(table[last if only else -1][-1].as_py() or ""):
            line = int(self.lines(len(table))[-1])
            raise self._error(line, last, "a quotation mark that is never closed", _CLOSE)
        return table.select(wanted) if only else table

    def _options(
        self, types: dict[str, pa.DataType], only: bool
    ) -> tuple[arrow_csv.ReadOptions, arrow_csv.ParseOptions, arrow_csv.ConvertOptions]:
        """Only where nothing is quoted may Arrow cut at any line end, which is a third faster."""
        converting = arrow_csv.ConvertOptions(
            column_types=types,
            include_columns=list(types) if only else None,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        )
        parsing = arrow_csv.ParseOptions(delimiter=self.separator, newlines_in_values=self._quoted)
        return arrow_csv.ReadOptions(block_size=_BLOCK), parsing, converting

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
        """What Arrow cannot read, found by one pass of the csv module; Arrow's own words where that finds nothing."""
        issues, count = [], 0
        try:
            for row in self._rows():
                if (problem := self._problem(*row)) is not None:
                    count += 1
                    issues += [problem] if count <= _SHOWN else []
        except DataError as error:
            issues += error.issues
        if count > _SHOWN:
            reason = f"{count:,} lines that cannot be read, here the first"
            issues.append(Issue(self.shown, 0, "", None, reason, "mend these and read the file again"))
        return issues or [Issue(self.shown, 0, "", None, f"not readable: {shorten(message)}", _UTF_8)]

    def _problem(self, line: int, cells: list[str], is_open: bool) -> Issue | None:
        """What is wrong with one row."""
        if is_open:
            field = self.names[min(len(cells), len(self.names)) - 1]
            return Issue(self.shown, line, field, None, "a quotation mark that is never closed", _CLOSE)
        broken = next((place for place, cell in enumerate(cells) if _is_broken(cell)), None)
        if broken is not None:
            field = self.names[broken] if broken < len(self.names) else ""
            return Issue(self.shown, line, field, None, "not UTF-8", _UTF_8)
        if len(cells) != len(self.names):
            reason = f"{len(cells)} instead of {len(self.names)} cells"
            hint = "give separator= if it is another one, and put cells that have it within in quotation marks"
            return Issue(self.shown, line, "", self.separator.join(cells), reason, hint)
        return None

    def _rows(self) -> Iterator[tuple[int, list[str], bool]]:
        """The rows below the names."""
        return islice(self._lines(), 1, None)

    def _lines(self) -> Iterator[tuple[int, list[str], bool]]:
        """Line, cells and whether a quotation is open at the end, of each row that is not blank."""
        most, began = csv.field_size_limit(_BLOCK), 1  # a limit of the whole process
        try:
            with self.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
                reader = csv.reader(chain(file, [_END]), delimiter=self.separator)
                for cells in reader:
                    if cells and cells != [_END]:
                        yield began, cells, cells[-1].endswith(_END)
                    began = reader.line_num + 1
        except csv.Error:
            hint = "is a quotation mark never closed? Write two where the text has one"
            raise self._error(began, "", f"a cell of more than {_BLOCK >> 20} MiB", hint) from None
        finally:
            csv.field_size_limit(most)


def _is_broken(text: str) -> bool:
    """Whether bytes were read that are no UTF-8."""
    return not text.isascii() and any("\udc80" <= letter <= "\udcff" for letter in text)


def _many(sample: pa.RecordBatch | None) -> set[str] | None:
    """The columns whose first rows have many values; None where these are too few to tell."""
    if sample is None or len(sample) <= 100:
        return None
    few = _REPEATS * len(sample)
    columns = zip(sample.schema.names, sample.columns, strict=True)
    return {name for name, column in columns if len(column.dictionary) > few}
