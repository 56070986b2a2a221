"""What is wrong in a table: found in the rows of a column, told in the words and by the rows of what was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.distinct import as_text, rows_of
from analysis.errors import AmbiguousNameError, DateError, Issue, UnknownNameError

_HINTED = 20  # unknown names of a column that get their nearest ones, which takes longer than all else about them


class Problem(NamedTuple):
    """One value of one of our columns that cannot be taken, and the positions of its rows, in order."""

    column: str
    value: str
    reason: str
    hint: str
    rows: np.ndarray


def rows_of_names(names: Iterable[str], positions: np.ndarray, held: Sequence[Iterable[str]]) -> dict[str, np.ndarray]:
    """The rows of each of these names; `held` are the names in each distinct cell, `positions` says which stands where.

    Names come in the order in which they are given.
    """
    holders: dict[str, list[int]] = {name: [] for name in names}
    for place, among in enumerate(held):
        for name in among:
            if name in holders:
                holders[name].append(place)
    where = rows_of(positions, {place for places in holders.values() for place in places})
    return {
        name: np.unique(np.concatenate([where[place] for place in places]))
        for name, places in holders.items()
        if places
    }


def of_names(column: str, failed: Iterable[tuple[UnknownNameError, np.ndarray]]) -> list[Problem]:
    """A problem for each name without a code and the positions of its rows. The nearest names are sought for some."""
    problems = []
    hinted = 0
    for error, rows in failed:
        if error.reason or isinstance(error, AmbiguousNameError):
            hint = error.hint
        else:
            hint = error.hint if hinted < _HINTED else ""
            hinted += 1
        problems.append(Problem(column, error.value, error.problem, hint, rows))
    return problems


def of_dates(column: str, failed: Mapping[str, DateError], rows: Mapping[str, np.ndarray]) -> list[Problem]:
    """A problem for each text that is no date."""
    return [Problem(column, text, failed[text].reason, failed[text].hint, at) for text, at in rows.items()]


class Place(NamedTuple):
    """Where a table stands: the file or what it is, its columns' own names, its rows' labels or lines."""

    path: str
    names: Mapping[str, str]
    rows: pd.Index | np.ndarray

    def issues(self, problems: Iterable[Problem]) -> list[Issue]:
        """Each problem as an `Issue`: under the column's own name, with the labels or the lines of its rows."""
        is_file = not isinstance(self.rows, pd.Index)
        issues = []
        for column, value, reason, hint, positions in problems:
            rows = tuple(_label(row) for row in self.rows[positions].tolist())
            line = int(self.rows[positions[0]]) if is_file else 0
            field = self.names.get(column, column)
            issues.append(Issue(self.path, line, field, as_text(value), reason, hint, rows))
        return issues


def _label(row: object) -> object:
    try:
        hash(row)
    except TypeError:
        return as_text(row)
    return row
