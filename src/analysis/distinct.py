"""Whole columns of names or dates: each distinct value is read once, whatever reads it.

Importing pandas takes longer than reading a hundred names, so `vocab`, `dates` and `normalize` ask for this module
only when they are handed a column: a command line that refuses a misspelt name need not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from numbers import Number
from typing import TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.errors import AnalysisError, DateError, UnknownNameError

DATE_COLUMNS = ("date", "date_start", "date_end", "date_precision")
_WORTH_THREADS = 1 << 17  # cells
_LISTS = (list, tuple, set, frozenset, np.ndarray, pd.Series, pd.Index)
_SCALARS = (Number, date, pd.Period)
# Object columns of these kinds, as pandas infers them, hold nothing that would have to be made comparable first.
_PLAIN = {"string", "empty", "integer", "floating", "boolean", "date", "datetime", "period"}

R = TypeVar("R")

# --- cells --------------------------------------------------------------------------------------------


def is_missing(value: object) -> bool:
    """Whether a single value is None, NaN, NaT or NA."""
    return pd.isna(value) is True


def is_list(cell: object) -> bool:
    """Whether a cell holds several values: a list, tuple, set, array, Series or Index."""
    return isinstance(cell, _LISTS)


def entries(cell: object) -> list[object]:
    """What a list holds, without what is missing; a set, which has no order, sorted."""
    held = np.atleast_1d(cell).tolist() if isinstance(cell, np.ndarray) else list(cell)  # type: ignore[call-overload]
    kept = [entry for entry in held if not is_missing(entry)]
    return sorted(kept, key=as_text) if isinstance(cell, set | frozenset) else kept


def as_text(cell: object) -> str:
    """A cell as text that may be printed and written. Half a character, which no text may hold, becomes '?'."""
    try:
        text = str(cell)
    except Exception:  # noqa: BLE001 — what a stranger's object raises when it is printed
        text = f"<{type(cell).__name__}>"
    return text if text.isascii() else text.encode(errors="replace").decode()


def hashable(values: pd.Series) -> pd.Series:
    """The column with its lists as tuples of what they hold and with the text of what is no single value.

    A flag among other values becomes its text, or it would be the same as the number 1.
    """
    if isinstance(values.dtype, pd.ArrowDtype) and pa.types.is_nested(values.dtype.pyarrow_dtype):
        values = values.astype(object)
    if values.dtype != object or pd.api.types.infer_dtype(values, skipna=True) in _PLAIN:
        return values
    return pd.Series(cells_of([_hashable(cell) for cell in values]), index=values.index, dtype=object)


def _hashable(cell: object) -> object:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, _LISTS):
        return tuple(entry if isinstance(entry, str) else as_text(entry) for entry in entries(cell))
    if is_missing(cell):
        return None
    if isinstance(cell, np.datetime64):
        return _moment(cell)
    return cell if isinstance(cell, _SCALARS) and not isinstance(cell, bool | np.bool_) else as_text(cell)


def _moment(cell: np.datetime64) -> object:
    """As pandas holds it; the text of what is no day of its calendar."""
    try:
        return pd.Timestamp(cell)
    except (ValueError, OverflowError):
        return as_text(cell)


def cells_of(results: Sequence[object]) -> np.ndarray:
    """Tuples as cells: numpy would make a matrix of tuples of one length."""
    column = np.empty(len(results), dtype=object)
    for number, result in enumerate(results):
        column[number] = result
    return column


# --- the distinct values, and back --------------------------------------------------------------------


def distinct(values: pd.Series) -> tuple[np.ndarray, list[object]]:
    """The position of each cell's value among the distinct ones (-1: missing), and these; lists count as values."""
    return distinct_values(hashable(values))


def distinct_values(values: pd.Series) -> tuple[np.ndarray, list[object]]:
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


def distinct_rows(columns: Sequence[pd.Series]) -> tuple[np.ndarray, list[tuple[object, ...]]]:
    """Which combination of cells each row has, and the combinations in the order they come; None is missing.

    A row whose first cell is missing has none: -1.
    """
    parts = [distinct(column) for column in columns]
    is_present = parts[0][0] >= 0
    numbers = np.zeros(np.count_nonzero(is_present), dtype=np.int64)
    for codes, found in parts:
        numbers, _ = pd.factorize(numbers * (len(found) + 1) + codes[is_present] + 1)
    starts = np.flatnonzero(is_present)[np.unique(numbers, return_index=True)[1]]
    rows = [tuple(None if codes[at] < 0 else found[codes[at]] for codes, found in parts) for at in starts]
    positions = np.full(len(is_present), -1, dtype=np.int64)
    positions[is_present] = numbers
    return positions, rows


def rows_of(positions: np.ndarray, places: Collection[int]) -> dict[int, np.ndarray]:
    """In which rows, in order, each of these of the distinct values stands."""
    wanted = np.zeros(positions.max(initial=-1) + 2, dtype=bool)  # the last one is what -1 takes
    wanted[list(places)] = True
    rows = np.flatnonzero(wanted[positions])
    rows = rows[np.argsort(positions[rows], kind="stable")]
    found, starts = np.unique(positions[rows], return_index=True)
    return dict(zip(found.tolist(), np.split(rows, starts)[1:], strict=True))


def read_each(
    found: Iterable[object], read: Callable[..., R], failed: dict[int, AnalysisError] | None = None
) -> list[R | None]:
    """What `read` makes of each value; with `failed`, None for what it refuses, and the error there by its place."""
    results: list[R | None] = []
    for place, value in enumerate(found):
        try:
            results.append(read(value))
        except (UnknownNameError, DateError) as error:
            if failed is None:
                raise
            failed[place] = error
            results.append(None)
    return results


def resolve_series(
    values: pd.Series, resolve: Callable[[str], str], failed: dict[str, UnknownNameError] | None = None
) -> pd.Series:
    """Codes for a column of names, as `resolve` finds them. With `failed`, collect instead of raise."""
    positions, found = distinct_values(values)
    errors: dict[int, AnalysisError] | None = None if failed is None else {}
    codes = read_each(found, resolve, errors)
    if failed is not None:
        failed.update({str(found[place]): error for place, error in (errors or {}).items()})  # type: ignore[misc]
    return pd.Series(text_cells(codes, positions), index=values.index, copy=False)


def parse_series(
    values: pd.Series, read: Callable[[object], tuple[object, ...]], failed: dict[str, DateError] | None = None
) -> pd.DataFrame:
    """The columns `DATE_COLUMNS` of a column of dates, as `read` reads them. With `failed`, collect the errors."""
    positions, found = distinct_values(values)
    errors: dict[int, AnalysisError] | None = None if failed is None else {}
    readings = read_each(found, read, errors)
    if failed is not None:
        failed.update({str(found[place]): error for place, error in (errors or {}).items()})  # type: ignore[misc]
    return date_frame(readings, positions, values.index)


# --- one result a distinct value → one a row ----------------------------------------------------------


def spread(
    results: Sequence[object], positions: np.ndarray, index: pd.Index | None, missing: object = None
) -> pd.Series:
    """One result a distinct value → an object column, `missing` where the cell is."""
    table = np.empty(len(results) + 1, dtype=object)
    table[:-1] = cells_of(results)
    table[-1] = missing
    return pd.Series(table[positions], index=index, dtype=object)


def text_cells(texts: Sequence[str | None], positions: np.ndarray) -> pd.api.extensions.ExtensionArray:
    """One text a distinct value → an array of dtype str."""
    return pd.array(texts, dtype="str").take(positions, allow_fill=True)


def text_frame(
    rows: Sequence[Sequence[str | None]], positions: np.ndarray, index: pd.Index | None, columns: Sequence[str]
) -> pd.DataFrame:
    """One row of texts a distinct value → the given columns, dtype str."""
    table = pd.DataFrame(rows, columns=list(columns)).astype("str").reindex(positions)
    return table.set_axis(pd.RangeIndex(len(positions)) if index is None else index)


def date_frame(
    readings: Sequence[tuple[object, ...] | None], positions: np.ndarray, index: pd.Index | None
) -> pd.DataFrame:
    """One reading a distinct value → the columns `DATE_COLUMNS`."""
    rows = [(None,) * len(DATE_COLUMNS) if reading is None else reading for reading in readings]
    rows.append((None,) * len(DATE_COLUMNS))  # which the position -1 of a missing value takes
    texts, starts, ends, precisions = zip(*rows, strict=True)
    arrays = (pd.array(texts, dtype="str"), _days(starts), _days(ends), pd.array(precisions, dtype="str"))
    columns: Mapping[str, object] = dict(zip(DATE_COLUMNS, _taken(arrays, positions), strict=True))
    return pd.DataFrame(columns, index=index, copy=False)


def _taken(arrays: Sequence[np.ndarray], positions: np.ndarray) -> list[object]:
    """Each array by the positions, at once where it is worth threads."""
    short, long = positions.astype("int32", copy=False), positions.astype(np.intp, copy=False)

    def take(array: np.ndarray) -> object:  # text is taken twice as fast by short numbers, days a quarter as fast
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
