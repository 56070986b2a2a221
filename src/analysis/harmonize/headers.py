"""Which column of a table is which of ours: by our names and by the headers listed in ``vocab/column_names.csv``."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.distinct import as_text
from analysis.errors import ParameterError, shorten
from analysis.languages.folding import fold
from analysis.languages.likeness import nearest
from analysis.schema import COLUMNS
from analysis.vocab.table import read_table


def find_columns(
    frame: pd.DataFrame, table: str, columns: Mapping[str, str] | None
) -> tuple[pd.DataFrame, dict[str, str]]:
    """The frame with its columns under our names, and what these were called: our name → theirs.

    A column that has our name is that one, whatever others mean the same; otherwise the first of the listed names that
    a column has, in the order of the file. Case, accents, blanks and underscores do not count.
    """
    known = _listed_names(table)
    chosen = _checked(frame, columns, known)
    frame = frame.rename(columns=chosen)
    if not frame.columns.is_unique:
        twice = frame.columns[frame.columns.duplicated()][0]
        raise ParameterError(f"two columns are called {as_text(twice)!r} — rename or drop one")
    found = _found(frame.columns, known)
    if len(frame.columns) and not found:
        hint = "say with columns= which is which; load_csv reads files with another separator"
        raise ParameterError(f"no column is known among: {_all_of(frame.columns)} — {hint}")
    called = {ours: as_text(theirs) for theirs, ours in chosen.items()}
    names = {ours: called.get(as_text(theirs), as_text(theirs)) for ours, theirs in found.items()}
    return frame.rename(columns={theirs: ours for ours, theirs in found.items()}), names


def _listed_names(table: str) -> dict[str, list[str]]:
    """Each column that a table may bring → the keys of its names, the surest first."""
    known = {column.name: [fold(column.name)] for column in COLUMNS[table]}
    for row in read_table("column_names.csv"):
        if row["table"] == table:
            known.setdefault(row["field"], [fold(row["field"])]).append(fold(row["name"]))
    return known


def _found(columns: pd.Index, known: Mapping[str, list[str]]) -> dict[str, object]:
    """Our name → the column that has it or means it."""
    by_key = {fold(as_text(column)): column for column in reversed(list(columns))}
    found: dict[str, object] = {}
    for ours, keys in known.items():
        theirs = ours if ours in columns else next((by_key[key] for key in keys if key in by_key), None)
        if theirs is not None and (theirs == ours or theirs not in known):
            found[ours] = theirs
    return found


def _checked(frame: pd.DataFrame, columns: Mapping[str, str] | None, known: Mapping[str, list[str]]) -> dict[str, str]:
    """The caller's own names, which must stand in the table and mean columns that there are."""
    if columns is None:
        return {}
    if not isinstance(columns, Mapping):
        raise ParameterError("columns= is no mapping — give their name and ours: {'Countries': 'parties'}")
    keys = {key for names in known.values() for key in names}
    for theirs, ours in columns.items():
        if theirs not in frame.columns:
            raise ParameterError(f"no column {theirs!r} — the table has {_all_of(frame.columns)}")
        if fold(str(ours)) not in keys:
            near = nearest(str(ours), sorted(keys))
            hint = f"did you mean {near[0].replace(' ', '_')!r}?" if near else f"one of: {', '.join(known)}"
            raise ParameterError(f"{theirs!r} cannot become {ours!r} — {hint}")
    return dict(columns)


def _all_of(columns: pd.Index) -> str:
    return shorten(", ".join(map(as_text, columns))) or "none"
