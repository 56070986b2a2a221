"""Whole columns of names or dates: each distinct value is read once, whatever reads it.

Importing pandas takes longer than reading a hundred names, so `vocab`, `dates` and `normalize` ask for this module
only when they are handed a column: a command line that refuses a misspelt name need not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pandas as pd

from analysis.errors import DateError, UnknownNameError

DATE_COLUMNS = ("date", "date_start", "date_end", "date_precision")


def is_series(value: object) -> bool:
    """Whether a value is a column."""
    return isinstance(value, pd.Series)


def is_missing(value: object) -> bool:
    """Whether a single value is None, NaN, NaT or NA."""
    return pd.isna(value) is True


def resolve_series(
    values: pd.Series, resolve: Callable[[str], str], failed: dict[str, UnknownNameError] | None = None
) -> pd.Series:
    """Codes for a column of names, as `resolve` finds them. With `failed`, collect instead of raise."""
    positions, distinct = pd.factorize(values)
    codes: list[str | None] = []
    for value in distinct:
        try:
            codes.append(resolve(value))
        except UnknownNameError as error:
            if failed is None:
                raise
            failed[str(value)] = error
            codes.append(None)
    taken = pd.array(codes, dtype="str").take(positions, allow_fill=True)
    return pd.Series(taken, index=values.index, copy=False)


def explain_series(
    values: pd.Series, explain: Callable[[object], Sequence[str | None]], columns: Sequence[str]
) -> pd.DataFrame:
    """What `explain` says of each value, as text in the given columns; the index of the values."""
    positions, distinct = pd.factorize(values)
    table = pd.DataFrame([explain(value) for value in distinct], columns=list(columns)).astype("str")
    return table.reindex(positions).set_axis(values.index)


def parse_series(
    values: pd.Series, read: Callable[[object], tuple], failed: dict[str, str] | None = None
) -> pd.DataFrame:
    """The columns `DATE_COLUMNS` of a column of dates, as `read` reads them. With `failed`, collect the reasons."""
    codes, distinct = pd.factorize(values)
    rows: list[tuple] = []
    for value in distinct.tolist():
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
    columns = dict(zip(DATE_COLUMNS, _taken(arrays, codes), strict=True))
    return pd.DataFrame(columns, index=values.index, copy=False)


def _taken(arrays: Sequence, codes: np.ndarray) -> list:
    """Each array by the codes, at once where it is worth two threads."""
    short = codes.astype("int32")  # text is taken twice as fast by these, days at a quarter of the speed

    def take(array):
        return array.take(codes if isinstance(array, np.ndarray) else short)

    if len(codes) < 1 << 17:
        return [take(array) for array in arrays]
    with ThreadPoolExecutor(len(arrays)) as pool:
        return list(pool.map(take, arrays))


_EPOCH = date(1970, 1, 1).toordinal()


def _days(days: Sequence[date | None]) -> np.ndarray:
    """Days as pandas keeps them in seconds, which fit from the year 1 to 9999; numpy's own way is ten times slower."""
    missing = np.datetime64("NaT", "D").astype("int64")
    numbers = [missing if day is None else day.toordinal() - _EPOCH for day in days]
    return np.array(numbers, dtype="int64").view("datetime64[D]").astype("datetime64[s]")
