"""A CSV file as a table of text: nothing is taken for a number, a date or a missing value that is none."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from analysis import paths
from analysis.errors import DataError, Issue, ParameterError

_REPEATS = 0.2  # columns with at most this share of distinct values in the sample are kept as categories
_BLOCK = 8 << 20
_CATEGORY = pa.dictionary(pa.int32(), pa.string())


def load_csv(path: Path | str, separator: str = ",") -> pd.DataFrame:
    """Read a CSV file of any size as text.

    Empty cells are missing; ``NA`` is Namibia and ``007`` stays as it is. Columns that repeat few values come as
    categories, which take a fraction of the memory; every helper of this package takes both alike.

    Examples
    --------
    >>> from tempfile import NamedTemporaryFile
    >>> with NamedTemporaryFile("w", suffix=".csv") as file:
    ...     _ = file.write("code\\nNA\\n")
    ...     file.flush()
    ...     load_csv(file.name).loc[0, "code"]
    'NA'

    Raises
    ------
    ParameterError
        No such file, or `separator` is not one character.
    DataError
        Not UTF-8, or lines with too few or too many cells; with the line.
    """
    path = Path(path)
    if not path.is_file():
        raise ParameterError(f"no file {paths.display(path)} — check the path")
    if len(separator) != 1 or separator in '"\r\n':
        raise ParameterError(f"separator {separator!r} — give one character, such as ',' or ';' or a tab")
    text = pa.large_string()  # what pandas keeps text in, so that nothing has to be copied
    try:
        names, repeated = _sample(path, separator)
        types = {name: _CATEGORY if name in repeated else text for name in names}
        table = _read(path, separator, types)
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        hint = "save the file as UTF-8 with one separator; give separator= if it is not a comma"
        raise DataError([Issue(paths.display(path), 0, "", None, f"not readable: {error}", hint)]) from None
    return table.unify_dictionaries().to_pandas(types_mapper={text: pd.StringDtype(na_value=float("nan"))}.get)


def _read(source: Path | pa.BufferReader, separator: str, types: dict[str, pa.DataType]) -> pa.Table:
    return arrow_csv.read_csv(
        source,
        read_options=arrow_csv.ReadOptions(block_size=_BLOCK),
        parse_options=arrow_csv.ParseOptions(delimiter=separator, newlines_in_values=False),
        convert_options=arrow_csv.ConvertOptions(
            column_types=types, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=True
        ),
    )


def _sample(path: Path, separator: str) -> tuple[list[str], set[str]]:
    """The columns, and those whose first rows repeat few values."""
    with path.open("rb") as file:
        header, head = file.readline(), file.read(_BLOCK)
    names = _read(pa.BufferReader(header), separator, {}).column_names
    lines = header + head[: head.rfind(b"\n") + 1]
    table = _read(pa.BufferReader(lines), separator, dict.fromkeys(names, _CATEGORY)).unify_dictionaries()
    few = _REPEATS * len(table) if len(table) > 100 else 0
    columns = zip(names, table.columns, strict=True)
    return names, {name for name, column in columns if len(column.chunk(0).dictionary) <= few} if few else set()
