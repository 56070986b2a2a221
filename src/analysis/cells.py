"""Cells of other people's tables: their distinct values, text, and lists written in one text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from analysis.vocab import Vocabulary

# What always separates names in a cell, and what may also stand within a name ("Korea, Republic of").
SEPARATORS = ";|\n•"
_STRONG = re.compile(rf"\s*[{re.escape(SEPARATORS)}]\s*")
_WEAK = re.compile(r"\s*,\s+|\s+/\s+")
_LOOSE = re.compile(r"\s*,\s*(?:(?:and|и|және)\s+)?|\s+(?:and|и|және|&)\s+|\s*[/–—&]\s*")


def distinct(values: pd.Series) -> tuple[np.ndarray, list]:
    """The position of each cell's value among the distinct ones (-1: missing), and these; lists count as values."""
    try:
        positions, found = pd.factorize(values)
    except TypeError:  # a list cannot be hashed; its tuple can
        cells = [tuple(cell) if isinstance(cell, list | set | frozenset | np.ndarray) else cell for cell in values]
        positions, found = pd.factorize(pd.Series(cells, dtype=object))
    return positions, list(found)


def spread(results: list, positions: np.ndarray, index: pd.Index, missing: Any = None) -> pd.Series:
    """One result a distinct value → an object column, `missing` where the cell is."""
    table = np.empty(len(results) + 1, dtype=object)
    table[:-1] = _column(results)
    table[-1] = missing
    return pd.Series(table[positions], index=index, dtype=object)


def _column(results: list) -> np.ndarray:
    """Tuples as cells: numpy would make a matrix of tuples of one length."""
    column = np.empty(len(results), dtype=object)
    for number, result in enumerate(results):
        column[number] = result
    return column


def map_distinct(values: pd.Series, convert: Callable[[Any], Any], missing: Any = None) -> pd.Series:
    """`convert` applied to each distinct value of a column."""
    positions, found = distinct(values)
    return spread([convert(value) for value in found], positions, values.index, missing)


def text_of(values: pd.Series) -> pd.Series:
    """Text of a column, stripped; blank cells are missing, and a True is 'true'."""
    return map_distinct(values, _text).astype("str")


def _text(cell: object) -> str | None:
    text = str(cell).strip()
    return (text.lower() if text in ("True", "False") else text) or None


def split_cell(cell: object, words: Vocabulary | None) -> tuple[str, ...]:
    """The names in a cell. What is a name as it stands is not split further ("Korea, Republic of")."""
    if isinstance(cell, list | tuple | set | frozenset | np.ndarray):
        return tuple(text for entry in cell if (text := str(entry).strip()))
    if cell is None or (not isinstance(cell, str) and pd.isna(cell)):
        return ()
    parts = _STRONG.split(str(cell).strip())
    if words is not None:
        return tuple(chain.from_iterable(split_part(part, words) for part in parts))
    return tuple(part for part in parts if part)


def split_part(part: str, words: Vocabulary) -> tuple[str, ...]:
    """The names in what stands between two separators.

    "Japan and Kazakhstan", "USA/EU" or "Казахстан–США" are taken apart only where every piece is a name.
    """
    if words.find(part):
        return (part,)
    pieces = tuple(name for name in _LOOSE.split(part) if name)
    if len(pieces) > 1 and all(words.find(piece) for piece in pieces):
        return pieces
    return tuple(name for name in _WEAK.split(part) if name)


def codes_among(cells: pd.Series, words: Vocabulary) -> pd.Series:
    """The codes of those texts that are names of the vocabulary; topics may be anything else."""
    rank = {code: number for number, code in enumerate(words.rows)}
    known = {text: words.find(text) for text in dict.fromkeys(chain.from_iterable(cells))}
    if not words.several:
        known = {text: codes if len(codes) == 1 else () for text, codes in known.items()}
    found = [sorted({code for text in cell for code in known[text]}, key=rank.__getitem__) for cell in cells]
    return pd.Series([tuple(codes) for codes in found], index=cells.index, dtype=object)
