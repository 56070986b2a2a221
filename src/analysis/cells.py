"""Cells of other people's tables: text, lists in a text, and the codes they name."""

from __future__ import annotations

import re
from itertools import chain

import pandas as pd

from analysis.vocab import Vocabulary

_STRONG = re.compile(r"\s*[;|\n•]\s*")
_WEAK = re.compile(r"\s*,\s+|\s+/\s+")


def text_of(values: pd.Series) -> pd.Series:
    """Text of a column, stripped; blank cells are missing, and a True is 'true'."""
    if values.dtype == bool or str(values.dtype) == "boolean":
        return values.map({True: "true", False: "false"}).astype("str")
    text = values.astype(object).map(lambda cell: str(cell).strip() or None, na_action="ignore")
    return text.map(lambda cell: cell.lower() if cell in ("True", "False") else cell, na_action="ignore").astype("str")


def split_cell(cell: object, words: Vocabulary | None) -> tuple[str, ...]:
    """The names in a cell. What is a name as it stands is not split further ("Korea, Republic of")."""
    if isinstance(cell, list | tuple | set | frozenset):
        return tuple(text for entry in cell if (text := str(entry).strip()))
    if cell is None or (not isinstance(cell, str) and pd.isna(cell)):
        return ()
    text = str(cell).strip()
    if words is not None:
        found = ([part] if words.find(part) else _WEAK.split(part) for part in _STRONG.split(text))
        return tuple(part for part in chain.from_iterable(found) if part)
    return tuple(part for part in re.split(r"\s*[;|\n]\s*", text) if part)


def codes_among(cells: pd.Series, words: Vocabulary) -> pd.Series:
    """The codes of those texts that are names of the vocabulary; topics may be anything else."""
    rank = {code: number for number, code in enumerate(words.rows)}
    known = {text: words.find(text) for text in dict.fromkeys(chain.from_iterable(cells))}
    if not words.several:
        known = {text: codes if len(codes) == 1 else () for text, codes in known.items()}
    found = [sorted({code for text in cell for code in known[text]}, key=rank.__getitem__) for cell in cells]
    return pd.Series([tuple(codes) for codes in found], index=cells.index, dtype=object)
