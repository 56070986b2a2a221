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
        No such file.
    DataError
        Not UTF-8, or lines with too few or too many cells; with the line.
    """
    path = Path(path)
    if not path.is_file():
        raise ParameterError(f"no file {paths.display(path)} — check the path")
    text = pa.string()
    parse = arrow_csv.ParseOptions(delimiter=separator, newlines_in_values=False)
    try:
        names, repeated = _sample(path, parse)
        types = {name: pa.dictionary(pa.int32(), text) if name in repeated else text for name in names}
        table = arrow_csv.read_csv(
            path,
            read_options=arrow_csv.ReadOptions(block_size=_BLOCK),
            parse_options=parse,
            convert_options=arrow_csv.ConvertOptions(
                column_types=types, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=True
            ),
        )
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        hint = "save the file as UTF-8 with one separator; give separator= if it is not a comma"
        raise DataError([Issue(paths.display(path), 0, "", None, f"not readable: {error}", hint)]) from None
    return table.unify_dictionaries().to_pandas(types_mapper={text: pd.StringDtype(na_value=float("nan"))}.get)


def _sample(path: Path, parse: arrow_csv.ParseOptions) -> tuple[list[str], set[str]]:
    """The columns, and those whose first rows repeat few values."""
    reader = arrow_csv.open_csv(path, arrow_csv.ReadOptions(block_size=_BLOCK), parse)
    names = reader.schema.names
    batch = reader.read_next_batch().to_pandas() if names else pd.DataFrame()
    reader.close()
    few = {name for name in batch.columns if len(batch) > 100 and batch[name].nunique() <= _REPEATS * len(batch)}
    return names, few
