"""Lists of names in cells: taken apart at the marks between names, whole columns at once where they are text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.distinct import as_text, distinct, entries, hashable, is_list, is_missing, spread
from analysis.resolve.resolver import Resolver
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.joins import joining_words, pattern_of

# What always separates names in a cell, and what may also stand within a name ("Korea, Republic of").
SEPARATORS = ";|\n•●▪◦‣"
_STRONG = re.compile(f"[{re.escape(SEPARATORS)}]")
_WEAK = re.compile(r"\s*,\s+|\s+/\s+")
_CUTS = 3  # how many of these marks a name may hold
_NUMBER = re.compile(r"(?:^|(?<=[\s,]))\(?\d{1,2}[.)]\s(?=\S)")


def split_cell(cell: object, words: Resolver | None) -> tuple[str, ...]:
    """The names in a cell. What is a name as it stands is not split further ("Korea, Republic of")."""
    if is_list(cell):
        return tuple(text for entry in entries(cell) if (text := as_text(entry).strip()))
    if is_missing(cell):
        return ()
    parts = tuple(part for text in _STRONG.split(as_text(cell)) if (part := text.strip()))
    return parts if words is None else tuple(chain.from_iterable(split_part(part, words) for part in parts))


def split_part(part: str, words: Resolver) -> tuple[str, ...]:
    """The names in what stands between two separators.

    "Japan and Kazakhstan", "USA/EU" or "Казахстан–США" are taken apart only where every piece is a name, and where not
    an adjective stands beside a name: "India, British" is one name, though not a known one. Of a vocabulary of which
    one phrase may name several, one known piece is enough: "copper and mercury" is copper and a stranger. Entries that
    are numbered ("1. Japan 2. Namibia") lose their numbers.
    """
    if words.find(part):
        return (part,)
    text = " ".join(part.split())
    if _NUMBER.match(text):
        numbered = [entry.strip(" ,") for entry in _NUMBER.split(text)]
        return tuple(chain.from_iterable(split_part(entry, words) for entry in numbered if entry))
    names = _only_names(text, words.find) or _with_strangers(text, words)
    names = names or tuple(name for name in _WEAK.split(text) if name)
    return (text,) if _is_inverted(names, words) else names


@kept()
def _mark(folder: Path) -> re.Pattern[str]:
    """What may stand between two names: a comma, "and" in any language, a slash or a dash."""
    joins = pattern_of(joining_words(folder, meanings=("and",)))
    return re.compile(rf"\s*,\s*(?:{joins}\s+)?|\s+{joins}\s+|\s*[/–—&-]\s*", re.IGNORECASE)


def _with_strangers(text: str, words: Resolver) -> tuple[str, ...]:
    """The pieces of a text of which some, but not all, are known; () where one phrase cannot name several."""
    if not words.several:
        return ()
    pieces = tuple(piece for piece in _mark(vocab_folder()).split(text) if piece)
    return pieces if len(pieces) > 1 and any(map(words.find, pieces)) else ()


def _is_inverted(names: tuple[str, ...], words: Resolver) -> bool:
    """Whether an adjective follows a name, as in an index ("Guinea, Spanish"): a part of that name, not one more."""
    if words.several or len(names) < 2:
        return False
    ways = [words.look_up(name).how for name in names]
    return ways[0] != "adjective" and "adjective" in ways


def _only_names(text: str, find: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """The names that make a text, each as long as can be ("Timor-Leste", "Korea, Republic of"); () where it is more."""
    find = cache(find)
    cuts = [found.span() for found in _mark(vocab_folder()).finditer(text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    rest: list[tuple[str, ...] | None] = [None] * len(starts) + [()]  # the names from each start on, the last first
    for first in range(len(starts) - 1, -1, -1):
        for last in range(min(first + _CUTS, len(cuts)), first - 1, -1):
            name, after = text[starts[first] : ends[last]], rest[last + 1]
            if after is not None and (not name or find(name)):
                rest[first] = (name, *after) if name else after
                break
        if all(names is None for names in rest[first : first + _CUTS + 1]):
            return ()  # no name begins early enough to reach what is known
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


class Parts(NamedTuple):
    """What stands between the separators of a column, in order: its row, and its place among the distinct `texts`."""

    rows: np.ndarray
    places: np.ndarray
    texts: list[str]


def split_column(values: pd.Series) -> Parts:
    """Take every cell of a column apart. Blank parts and missing cells give nothing."""
    values = hashable(values)
    if not isinstance(values.dtype, pd.StringDtype):
        return _split_distinct(values)
    cells, first = arrow_text(values), SEPARATORS[0]
    rows, coded = _encoded(cells, first)
    for other in SEPARATORS[1:]:  # rare, and far fewer distinct texts than cells have to be searched for them
        if pc.any(pc.match_substring(coded.dictionary, other)).as_py():
            cells = pc.replace_substring(cells, other, first)
            rows, coded = _encoded(cells, first)
    return _clean(rows, coded.indices.to_numpy(zero_copy_only=False), coded.dictionary.to_pylist())


def _encoded(cells: pa.Array, separator: str) -> tuple[np.ndarray, pa.DictionaryArray]:
    lists = pc.split_pattern(cells, separator)
    return pc.list_parent_indices(lists).to_numpy(), pc.list_flatten(lists).dictionary_encode()


def arrow_text(values: pd.Series) -> pa.Array:
    """A column as one array of Arrow's text, without copying where pandas keeps it so; missing stays missing."""
    if not isinstance(values.dtype, pd.StringDtype):
        values = values.map(as_text, na_action="ignore").astype("str")
    texts = pa.array(values, type=pa.large_string(), from_pandas=True)
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def _split_distinct(values: pd.Series) -> Parts:
    """The same where cells repeat or are lists: each distinct cell is taken apart once."""
    positions, cells = distinct(values)
    lists = [split_cell(cell, None) for cell in cells]
    places, texts = pd.factorize(np.array([part for parts in lists for part in parts], dtype=object))
    counts = np.array([len(parts) for parts in lists] + [0])
    starts = np.concatenate([[0], np.cumsum(counts)])[:-1]
    sizes = counts[positions]
    rows = np.repeat(np.arange(len(positions)), sizes)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return Parts(rows, places[np.repeat(starts[positions], sizes) + within], list(texts))


def _clean(rows: np.ndarray, places: np.ndarray, texts: list[str]) -> Parts:
    """Strip the distinct texts and leave out the blank ones."""
    stripped, names = pd.factorize(np.array([text.strip() for text in texts], dtype=object))
    blank = {number for number, name in enumerate(names) if not name}
    places = stripped[places] if len(texts) else places
    if blank:
        kept = ~np.isin(places, list(blank))
        rows, places = rows[kept], places[kept]
    return Parts(rows, places, list(names))
