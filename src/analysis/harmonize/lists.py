"""A column of lists taken apart at once, by Arrow's kernels where the cells are text."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.harmonize.cells import SEPARATORS, distinct, hashable, split_cell


class Parts(NamedTuple):
    """What stands between the separators of a column, in order: its row, and its place among the distinct `texts`."""

    rows: np.ndarray
    places: np.ndarray
    texts: list[str]


def split_column(values: pd.Series) -> Parts:
    """Take every cell of a column apart. Blank parts and missing cells give nothing."""
    values = hashable(values)
    if isinstance(values.dtype, pd.CategoricalDtype) or values.dtype == object:
        return _split_distinct(values)
    cells, first = arrow_text(values), SEPARATORS[0]
    rows, coded = _encoded(cells, first)
    for other in SEPARATORS[1:]:  # rare, and far fewer distinct texts than cells have to be searched for them
        if pc.any(pc.match_substring(coded.dictionary, other)).as_py():
            cells = pc.replace_substring(cells, other, first)
            rows, coded = _encoded(cells, first)
    return _clean(rows, coded.indices.to_numpy(zero_copy_only=False), coded.dictionary.to_pylist())


def _encoded(cells: pa.ChunkedArray, separator: str) -> tuple[np.ndarray, pa.DictionaryArray]:
    lists = pc.split_pattern(cells, separator)
    return pc.list_parent_indices(lists).to_numpy(), pc.list_flatten(lists).dictionary_encode().combine_chunks()


def arrow_text(values: pd.Series) -> pa.ChunkedArray:
    """A column of text as Arrow has it, without copying where pandas keeps it so; missing stays missing."""
    if not pd.api.types.is_string_dtype(values.dtype):
        values = values.astype("str")
    texts = pa.array(values, type=pa.large_string(), from_pandas=True)
    return texts if isinstance(texts, pa.ChunkedArray) else pa.chunked_array([texts])


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
