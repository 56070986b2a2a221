"""Several columns read together: each distinct combination of their cells once, whatever reads it.

As `series`, asked for only where a column is handed in, for it imports pandas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.errors import ParameterError


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
