"""What is wrong in a table: found in the rows of a column, told in the words and by the rows of what was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import AmbiguousNameError, DateError, Issue, UnknownNameError
from analysis.harmonize.cells import as_text, rows_of

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


def of_dates(column: str, failed: Mapping[str, str | DateError], rows: Mapping[str, np.ndarray]) -> list[Problem]:
    """A problem for each text that is no date."""
    return [Problem(column, text, *_told(str(failed[text]), text), at) for text, at in rows.items()]


def _told(message: str, value: str) -> tuple[str, str]:
    """Why a text is no date and what to write instead, from the message that has the text between the two."""
    reason, _, hint = message.rpartition(" — ")
    if not reason:
        reason, hint = hint, ""
    return reason.removesuffix(f" {value!r}").removesuffix(f" {value}"), hint


class Place(NamedTuple):
    """Where a table stands: the file or "frame", its columns' own names, and its rows' labels or lines."""

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


def issues_of(frame: pd.DataFrame) -> pd.DataFrame:
    """What ``errors="coerce"`` left out of a table, a row a bad value: the reports that ``raise`` would have raised.

    Parameters
    ----------
    frame : DataFrame
        What `normalize_agreements`, `normalize_visits` or `explode_agreements` gave, or what parquet or pickle gives
        back of it: ``frame.attrs["issues"]`` is a list of mappings, which both keep.

    Returns
    -------
    DataFrame
        Sorted by field and reason, without rows where nothing was left out: `path` (the file, or ``frame``), `line`
        (Int64; 0 for a frame), `field` (the column as the table names it), `value` (what stands there), `reason`,
        `hint`, `count` (Int64, number of rows) and `rows` (tuple of the rows' labels, of a file their lines).

    Examples
    --------
    >>> from analysis import normalize_agreements
    >>> table = normalize_agreements([{"parties": "Japan; Atlantis"}], errors="coerce")
    >>> issues_of(table)[["field", "value", "rows"]].iloc[0].tolist()
    ['parties', 'Atlantis', (0,)]
    """
    dtypes = {
        "path": "str",
        "line": "Int64",
        "field": "str",
        "value": "str",
        "reason": "str",
        "hint": "str",
        "count": "Int64",
        "rows": "object",
    }
    issues = frame.attrs.get("issues", [])
    table = pd.DataFrame({name: pd.Series([issue[name] for issue in issues], dtype=object) for name in dtypes})
    return table.assign(rows=table["rows"].map(tuple)).astype(dtypes)
