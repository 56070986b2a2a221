"""The documented tables that a view or a listing is given: one frame, several by name, or anything that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeAlias

import numpy as np
import pandas as pd

from analysis.errors import ParameterError
from analysis.schema import COLUMNS, Column, empty_table


class HasTables(Protocol):
    """What holds the tables as attributes of their names, as a `Dataset` does."""

    @property
    def agreements(self) -> pd.DataFrame:
        """As documented in `schema.COLUMNS`."""

    @property
    def visits(self) -> pd.DataFrame:
        """As documented in `schema.COLUMNS`."""


Tables: TypeAlias = pd.DataFrame | Mapping[str, pd.DataFrame] | HasTables


def tables_in(given: Tables, *names: str) -> list[pd.DataFrame]:
    """The tables of these names, each with all documented columns; one that is not given is without rows.

    Parameters
    ----------
    given : DataFrame, mapping of str to DataFrame, or object with such attributes
        A frame alone is the table of the first name.
    names : str
        Of `schema.COLUMNS`.

    Returns
    -------
    list of DataFrame
        In the order of the names. A column that is not given is missing in every row; a list or an array, as a tuple
        comes back from Parquet, is a tuple again. Further columns and the index stay.

    Raises
    ------
    ParameterError
        The first table is not given, or what is given for one has none of its columns, or a text for a tuple.
    """
    if isinstance(given, pd.DataFrame):
        found: Mapping[str, object] = {names[0]: given}
    elif isinstance(given, Mapping):
        found = given
    else:
        found = {name: getattr(given, name, None) for name in names}
    if not isinstance(found.get(names[0]), pd.DataFrame):
        what = type(given).__name__
        raise ParameterError(f"no table of {names[0]} in a {what} — give a DataFrame, frames by name or a Dataset")
    return [_table(found.get(name), name) for name in names]


def _table(frame: object, name: str) -> pd.DataFrame:
    if frame is None:
        return empty_table(name)
    return complete(frame, name)


def complete(frame: object, table: str) -> pd.DataFrame:
    """The frame with all columns of a table, added where they are missing; see `tables_in`."""
    if not isinstance(frame, pd.DataFrame):
        raise ParameterError(f"{table}: a {type(frame).__name__}, not a table — give a DataFrame")
    columns = COLUMNS[table]
    missing = [column for column in columns if column.name not in frame]
    if len(missing) == len(columns) and len(frame.columns):
        known = ", ".join(column.name for column in columns[:4])
        raise ParameterError(f"no column of the table {table} — give a frame with its columns: {known} …")
    mended = {column.name: _missing(column, frame.index) for column in missing}
    for column in columns:
        if column.dtype == "tuple" and column.name in frame:
            cells = frame[column.name]
            if not all(type(cell) is tuple for cell in cells):
                mended[column.name] = pd.Series(_tuples(cells, f"{table}.{column.name}"), frame.index, dtype=object)
    return frame.assign(**mended) if mended else frame


def _missing(column: Column, index: pd.Index) -> pd.Series:
    if column.dtype == "tuple":
        return pd.Series([()] * len(index), index, dtype=object)
    return pd.Series(None, index, dtype=object).astype(column.dtype)


def _tuples(cells: Iterable[object], name: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for cell in cells:
        if isinstance(cell, str):
            raise ParameterError(f"{name}: {cell!r} is a text — give a tuple of texts")
        found.append(tuple(cell) if isinstance(cell, tuple | list | np.ndarray) else ())
    return found
