"""How much of each column of a table was read, and how: for whoever judges whether a table can be relied on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

MOST = 10  # values that were not read, of a column


class Reading(NamedTuple):
    """What became of the values of one of our columns, each counted as often as it stands in the table."""

    column: str
    ways: Mapping[str, int]  # of those that were read, by the way they were
    unread: Mapping[str, int]  # of those that were not, by what stands there


def reading_of_names(
    column: str, ways: Mapping[str, str], positions: np.ndarray, held: Sequence[Iterable[str]]
) -> Reading:
    """Of a column of names: `held` are those in each distinct cell, `positions` says which cell stands where.

    `ways` has the way of each name that was read.
    """
    times = np.bincount(positions[positions >= 0], minlength=len(held))
    read: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    for names, n_rows in zip(held, times.tolist(), strict=True):
        for name in names:
            if name in ways:
                read[ways[name]] += n_rows
            else:
                unread[name] += n_rows
    return Reading(column, read, unread)


def told(readings: Iterable[Reading], names: Mapping[str, str]) -> list[dict[str, object]]:
    """The readings as plain mappings, under the names that the columns have in the table; a column once."""
    found = []
    for column, ways, unread in merged(readings):
        frequent = sorted(unread.items(), key=lambda item: (-item[1], item[0]))
        found.append(
            {
                "field": names.get(column, column),
                "column": column,
                "n_values": ways.total() + unread.total(),
                "n_read": ways.total(),
                "ways": [[way, n] for way, n in ways.most_common() if n],
                "unread": [[value, n] for value, n in frequent[:MOST]],
                "n_unread_values": len(frequent),
            }
        )
    return [reading for reading in found if reading["n_values"]]


def merged(readings: Iterable[Reading]) -> Iterable[tuple[str, Counter[str], Counter[str]]]:
    """The ways and the unread of each column, in the order of the columns; several readings of one added up."""
    ways: dict[str, Counter[str]] = {}
    unread: dict[str, Counter[str]] = {}
    for reading in readings:
        ways.setdefault(reading.column, Counter()).update(reading.ways)
        unread.setdefault(reading.column, Counter()).update(reading.unread)
    return [(column, ways[column], unread[column]) for column in ways]


def reading_of(frame: pd.DataFrame) -> pd.DataFrame:
    """How much of each column of a table was read, how, and what was not.

    Parameters
    ----------
    frame : DataFrame
        What `normalize_agreements` or `normalize_visits` gave, or what parquet or pickle gives back of it:
        ``frame.attrs["reading"]`` is a list of mappings, which both keep.

    Returns
    -------
    DataFrame
        A row for each column of names or dates that has any, in the order in which they were read: `field` (the column
        as the table names it), `column` (ours), `n_values` and `n_read` (Int64: names and dates in its cells, each as
        often as it stands there), `share_read` (Float64, 0–1), `how` (text: the ways of `resolution.WAYS` with the
        number of values read so, the most frequent first; of dates their precisions), `unread` (tuple of pairs of a
        value that was not read and how often it stands there, the ten most frequent) and `n_unread_values` (Int64: how
        many such values there are in all).

    Examples
    --------
    >>> from analysis import normalize_agreements
    >>> table = normalize_agreements([{"parties": "Japan; Atlantis", "signed": "May 2025"}], errors="coerce")
    >>> reading_of(table)[["field", "n_values", "n_read", "how"]].values.tolist()
    [['parties', 2, 1, 'exact 1'], ['signed', 1, 1, 'month 1']]
    >>> reading_of(table).loc[0, "unread"]
    (('Atlantis', 1),)
    """
    rows = frame.attrs.get("reading", [])
    texts = {name: [row[name] for row in rows] for name in ("field", "column")}
    counts = {name: pd.array([row[name] for row in rows], dtype="Int64") for name in ("n_values", "n_read")}
    share = counts["n_read"].astype("Float64") / counts["n_values"].astype("Float64")
    how = ["; ".join(f"{way} {n}" for way, n in row["ways"]) for row in rows]
    unread = [tuple((value, n) for value, n in row["unread"]) for row in rows]
    made = {
        **{name: pd.Series(values, dtype="str") for name, values in texts.items()},
        **counts,
        "share_read": share,
        "how": pd.Series(how, dtype="str"),
        "unread": pd.Series(unread, dtype=object),
        "n_unread_values": pd.array([row["n_unread_values"] for row in rows], dtype="Int64"),
    }
    return pd.DataFrame(made)
