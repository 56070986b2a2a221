"""Cells of other people's tables: their distinct values, text, and lists written in one text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.distinct import cells_of, distinct_values, is_missing, spread
from analysis.resolve.resolver import Resolver

# What always separates names in a cell, and what may also stand within a name ("Korea, Republic of").
SEPARATORS = ";|\n•●▪◦‣"
_STRONG = re.compile(f"[{re.escape(SEPARATORS)}]")
_WEAK = re.compile(r"\s*,\s+|\s+/\s+")
_AND = r"(?:and|и|және|мен|пен|бен)"
_LOOSE = re.compile(rf"\s*,\s*(?:{_AND}\s+)?|\s+{_AND}\s+|\s*[/–—&]\s*", re.IGNORECASE)
_HYPHEN = re.compile(rf"{_LOOSE.pattern}|\s*-\s*", re.IGNORECASE)
_CUTS = 3  # how many of these marks a name may hold
_NUMBER = re.compile(r"(?:^|(?<=[\s,]))\(?\d{1,2}[.)]\s(?=\S)")
_LISTS = (list, tuple, set, frozenset, np.ndarray)


def distinct(values: pd.Series) -> tuple[np.ndarray, list]:
    """The position of each cell's value among the distinct ones (-1: missing), and these; lists count as values."""
    return distinct_values(hashable(values))


def hashable(values: pd.Series) -> pd.Series:
    """The column with its lists as tuples, so that its cells can be told apart.

    A flag among other values becomes its text, or it would be the same as the number 1.
    """
    if isinstance(values.dtype, pd.ArrowDtype) and pa.types.is_nested(values.dtype.pyarrow_dtype):
        values = values.astype(object)
    if values.dtype != object or not pd.api.types.infer_dtype(values, skipna=True).startswith("mixed"):
        return values
    return pd.Series(cells_of([_hashable(cell) for cell in values]), index=values.index, dtype=object)


def _hashable(cell: object) -> Any:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, _LISTS):
        return tuple(_hashable(entry) for entry in _entries(cell))
    return cell if isinstance(cell, Hashable) and not isinstance(cell, bool | np.bool_) else str(cell)


def _entries(cell: Any) -> list:
    """What a list holds, without what is missing; a set, which has no order, sorted."""
    entries = np.atleast_1d(cell).tolist() if isinstance(cell, np.ndarray) else list(cell)
    kept = [entry for entry in entries if not is_missing(entry)]
    return sorted(kept, key=str) if isinstance(cell, set | frozenset) else kept


def is_blank(values: pd.Series) -> np.ndarray:
    """Which cells are missing, or text of blanks alone."""
    positions, found = distinct(values)
    return np.array([*(isinstance(cell, str) and not cell.strip() for cell in found), True])[positions]


def rows_of(positions: np.ndarray, places: Collection[int]) -> dict[int, np.ndarray]:
    """In which rows, in order, each of these of the distinct values stands."""
    wanted = np.zeros(positions.max(initial=-1) + 2, dtype=bool)  # the last one is what -1 takes
    wanted[list(places)] = True
    rows = np.flatnonzero(wanted[positions])
    rows = rows[np.argsort(positions[rows], kind="stable")]
    found, starts = np.unique(positions[rows], return_index=True)
    return dict(zip(found.tolist(), np.split(rows, starts)[1:], strict=True))


def map_distinct(values: pd.Series, convert: Callable[[Any], Any], missing: Any = None) -> pd.Series:
    """`convert` applied to each distinct value of a column."""
    positions, found = distinct(values)
    return spread([convert(value) for value in found], positions, values.index, missing)


def text_of(values: pd.Series) -> pd.Series:
    """Text of a column, stripped; blank cells are missing, and a True is 'true'."""
    return map_distinct(values, _text).astype("str")


def _text(cell: object) -> str | None:
    """What a list holds is separated as it is in text. Half a character, which no text may hold, becomes '?'."""
    text = "; ".join(map(str, cell)) if isinstance(cell, tuple) else str(cell)
    text = text.encode(errors="replace").decode().strip()
    return (text.lower() if text in ("True", "False") else text) or None


def split_cell(cell: object, words: Resolver | None) -> tuple[str, ...]:
    """The names in a cell. What is a name as it stands is not split further ("Korea, Republic of")."""
    if isinstance(cell, _LISTS):
        return tuple(text for entry in _entries(cell) if (text := str(entry).strip()))
    if is_missing(cell):
        return ()
    parts = tuple(part for text in _STRONG.split(str(cell)) if (part := text.strip()))
    return parts if words is None else tuple(chain.from_iterable(split_part(part, words) for part in parts))


def split_part(part: str, words: Resolver) -> tuple[str, ...]:
    """The names in what stands between two separators.

    "Japan and Kazakhstan", "USA/EU" or "Казахстан–США" are taken apart only where every piece is a name.
    Entries that are numbered ("1. Japan 2. Namibia") lose their numbers.
    """
    if words.find(part):
        return (part,)
    text = " ".join(part.split())
    if _NUMBER.match(text):
        entries = [entry.strip(" ,") for entry in _NUMBER.split(text)]
        return tuple(chain.from_iterable(split_part(entry, words) for entry in entries if entry))
    pieces = tuple(name for name in _LOOSE.split(text) if name)
    if len(pieces) > 1 and all(words.find(piece) for piece in pieces):
        return pieces
    return _only_names(text, words) or tuple(name for name in _WEAK.split(text) if name)


def _only_names(text: str, words: Resolver) -> tuple[str, ...]:
    """The names that make a text, each as long as can be ("Timor-Leste", "Korea, Republic of"); () where it is more."""
    cuts = [found.span() for found in _HYPHEN.finditer(text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    rest: list[tuple[str, ...] | None] = [None] * len(starts) + [()]  # the names from each start on, the last first
    for first in range(len(starts) - 1, -1, -1):
        for last in range(min(first + _CUTS, len(cuts)), first - 1, -1):
            name, after = text[starts[first] : ends[last]], rest[last + 1]
            if after is not None and (not name or words.find(name)):
                rest[first] = (name, *after) if name else after
                break
    return rest[0] or ()


def codes_among(cells: pd.Series, words: Resolver) -> pd.Series:
    """The codes of those texts that are names of the vocabulary; topics may be anything else."""
    rank = {code: number for number, code in enumerate(words.rows)}
    positions, found = pd.factorize(cells)
    known = {text: words.find(text) for text in dict.fromkeys(chain.from_iterable(found))}
    if not words.several:
        known = {text: codes if len(codes) == 1 else () for text, codes in known.items()}
    sets = [{code for text in cell for code in known[text]} for cell in found]
    return spread([tuple(sorted(codes, key=rank.__getitem__)) for codes in sets], positions, cells.index, ())
