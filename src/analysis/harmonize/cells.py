"""Cells of other people's tables: text, numbers, lists, arrays, mappings or anything else, told apart and as text."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from numbers import Number

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.distinct import cells_of, distinct_values, is_missing, spread

_LISTS = (list, tuple, set, frozenset, np.ndarray, pd.Series, pd.Index)
_SCALARS = (Number, date, pd.Period)
# Object columns of these kinds, as pandas infers them, hold nothing that would have to be made comparable first.
_PLAIN = {"string", "empty", "integer", "floating", "boolean", "date", "datetime", "datetime64", "period"}


def distinct(values: pd.Series) -> tuple[np.ndarray, list[object]]:
    """The position of each cell's value among the distinct ones (-1: missing), and these; lists count as values."""
    return distinct_values(hashable(values))


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
    return cell if isinstance(cell, _SCALARS) and not isinstance(cell, bool | np.bool_) else as_text(cell)


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


def rows_of(positions: np.ndarray, places: Collection[int]) -> dict[int, np.ndarray]:
    """In which rows, in order, each of these of the distinct values stands."""
    wanted = np.zeros(positions.max(initial=-1) + 2, dtype=bool)  # the last one is what -1 takes
    wanted[list(places)] = True
    rows = np.flatnonzero(wanted[positions])
    rows = rows[np.argsort(positions[rows], kind="stable")]
    found, starts = np.unique(positions[rows], return_index=True)
    return dict(zip(found.tolist(), np.split(rows, starts)[1:], strict=True))


def map_distinct(values: pd.Series, convert: Callable[[object], object], missing: object = None) -> pd.Series:
    """`convert` applied to each distinct value of a column."""
    positions, found = distinct(values)
    return spread([convert(value) for value in found], positions, values.index, missing)


def text_of(values: pd.Series) -> pd.Series:
    """Text of a column, stripped; blank cells are missing, and a True is 'true'."""
    return map_distinct(values, _text).astype("str")


def _text(cell: object) -> str | None:
    """What a list holds is separated as it is in text."""
    text = "; ".join(map(as_text, cell)) if isinstance(cell, tuple) else as_text(cell)
    text = text.strip()
    return (text.lower() if text in ("True", "False") else text) or None
