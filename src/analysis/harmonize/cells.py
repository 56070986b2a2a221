"""Cells of other people's tables: text, numbers, lists, mappings or anything else, each distinct one converted once."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.distinct import as_text, distinct, spread


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
