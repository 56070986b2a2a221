"""Whole columns of names or dates: each distinct value is read once, whatever reads it.

Importing pandas takes longer than reading a hundred names, so `vocab`, `dates` and `normalize` ask for this module
only when they are handed a column: a command line that refuses a misspelt name need not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.errors import DateError, ParameterError, UnknownNameError

DATE_COLUMNS = ("date", "date_start", "date_end", "date_precision")
_WORTH_THREADS = 1 << 17  # cells


def is_series(value: object) -> bool:
    """Whether a value is a column."""
    return isinstance(value, pd.Series)


def is_missing(value: object) -> bool:
    """Whether a single value is None, NaN, NaT or NA."""
    return pd.isna(value) is True


def distinct_values(values: pd.Series) -> tuple[np.ndarray, list]:
    """The position of each cell's value among the distinct ones (-1: missing), and these as they first appear.

    As `pandas.factorize` says; long columns of text are gone through a share a processor, which Arrow can do at once.
    """
    dtype = values.dtype
    if len(values) < _WORTH_THREADS or not isinstance(dtype, pd.StringDtype) or dtype.storage != "pyarrow":
        positions, found = pd.factorize(values)
        return positions, found.tolist()
    texts = pa.chunked_array(pa.array(values))
    share = -(-len(texts) // pa.cpu_count())
    with ThreadPoolExecutor(pa.cpu_count()) as pool:
        encoded = pool.map(lambda start: texts.slice(start, share).dictionary_encode(), range(0, len(texts), share))
    chunks = pa.chunked_array([chunk for part in encoded for chunk in part.chunks]).unify_dictionaries().chunks
    positions = np.concatenate([chunk.indices.fill_null(-1).to_numpy() for chunk in chunks])
    return positions, chunks[0].dictionary.to_pylist()


def resolve_series(
    values: pd.Series, resolve: Callable[[str], str], failed: dict[str, UnknownNameError] | None = None
) -> pd.Series:
    """Codes for a column of names, as `resolve` finds them. With `failed`, collect instead of raise."""
    positions, found = distinct_values(values)
    codes: list[str | None] = []
    for value in found:
        try:
            codes.append(resolve(value))
        except UnknownNameError as error:
            if failed is None:
                raise
            failed[str(value)] = error
            codes.append(None)
    taken = pd.array(codes, dtype="str").take(positions, allow_fill=True)
    return pd.Series(taken, index=values.index, copy=False)


def spread(results: list, positions: np.ndarray, index: pd.Index, missing: Any = None) -> pd.Series:
    """One result a distinct value → an object column, `missing` where the cell is."""
    table = np.empty(len(results) + 1, dtype=object)
    table[:-1] = cells_of(results)
    table[-1] = missing
    return pd.Series(table[positions], index=index, dtype=object)


def cells_of(results: list) -> np.ndarray:
    """Tuples as cells: numpy would make a matrix of tuples of one length."""
    column = np.empty(len(results), dtype=object)
    for number, result in enumerate(results):
        column[number] = result
    return column


def resolve_lists(values: pd.Series, resolve: Callable[[str], tuple[str, ...]]) -> pd.Series:
    """A tuple of codes for each cell of a column, () where it is missing."""
    positions, found = distinct_values(values)
    return spread([resolve(value) for value in found], positions, values.index, ())


def explain_series(
    values: pd.Series, explain: Callable[[object], Sequence[str | None]], columns: Sequence[str]
) -> pd.DataFrame:
    """What `explain` says of each value, as text in the given columns; the index of the values."""
    positions, found = distinct_values(values)
    table = pd.DataFrame([explain(value) for value in found], columns=list(columns)).astype("str")
    return table.reindex(positions).set_axis(values.index)


def parse_series(
    values: pd.Series, read: Callable[[object], tuple], failed: dict[str, str] | None = None
) -> pd.DataFrame:
    """The columns `DATE_COLUMNS` of a column of dates, as `read` reads them. With `failed`, collect the reasons."""
    positions, found = distinct_values(values)
    rows: list[tuple] = []
    for value in found:
        try:
            rows.append(read(value))
        except DateError as error:
            if failed is None:
                raise
            failed[str(value)] = str(error)
            rows.append((None, None, None, None))
    rows.append((None, None, None, None))  # which the code -1 of a missing value takes
    texts, starts, ends, precisions = zip(*rows, strict=True)
    arrays = (pd.array(texts, dtype="str"), _days(starts), _days(ends), pd.array(precisions, dtype="str"))
    columns = dict(zip(DATE_COLUMNS, _taken(arrays, positions), strict=True))
    return pd.DataFrame(columns, index=values.index, copy=False)


def _taken(arrays: Sequence, positions: np.ndarray) -> list:
    """Each array by the positions, at once where it is worth threads."""
    short, long = positions.astype("int32", copy=False), positions.astype(np.intp, copy=False)

    def take(array):  # text is taken twice as fast by short numbers, days at a quarter of the speed
        return array.take(long if isinstance(array, np.ndarray) else short)

    if len(positions) < _WORTH_THREADS:
        return [take(array) for array in arrays]
    with ThreadPoolExecutor(len(arrays)) as pool:
        return list(pool.map(take, arrays))


_EPOCH = date(1970, 1, 1).toordinal()


def _days(days: Sequence[date | None]) -> np.ndarray:
    """Days as pandas keeps them in seconds, which fit from the year 1 to 9999; numpy's own way is ten times slower."""
    missing = np.datetime64("NaT", "D").astype("int64")
    numbers = [missing if day is None else day.toordinal() - _EPOCH for day in days]
    return np.array(numbers, dtype="int64").view("datetime64[D]").astype("datetime64[s]")


def tell_combinations(
    values: pd.Series, beside: Mapping[str, object], tell: Callable[..., Sequence[str | None]], columns: Sequence[str]
) -> pd.DataFrame:
    """What `tell` says of each value and the cells beside it, as text in the given columns; the index of the values.

    `beside` maps a name to a Series with the same index, or to one cell for all rows; `tell` is called with the value
    and the cells in that order, None where one is missing. Raises `ParameterError` for another index.
    """
    together = [values]
    for name, given in beside.items():
        if not isinstance(given, pd.Series):
            given = pd.Series(given, index=values.index, dtype=object)
        elif not given.index.equals(values.index):
            raise ParameterError(f"{name} has another index than the names — align them first")
        together.append(given)
    numbers, distinct = _combinations(together)
    told = pd.DataFrame([tell(*cells) for cells in distinct], columns=list(columns)).astype("str")
    return told.reindex(numbers).set_axis(values.index)


def _combinations(columns: Sequence[pd.Series]) -> tuple[np.ndarray, list[tuple]]:
    """Which combination each row has, and the combinations in the order they come."""
    numbers = np.zeros(len(columns[0]), dtype=np.int64)
    parts = []
    for column in columns:
        codes, distinct = pd.factorize(column)
        numbers, _ = pd.factorize(numbers * (len(distinct) + 1) + codes + 1)
        parts.append((codes, distinct))
    first = np.unique(numbers, return_index=True)[1]
    return numbers, [tuple(None if codes[at] < 0 else distinct[codes[at]] for codes, distinct in parts) for at in first]
