"""Anybody's table of agreements → the long tables, a million rows at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.cells import split_part
from analysis.errors import DataError, Issue, UnknownNameError
from analysis.frames import agreement_frame
from analysis.parts import Parts, arrow_text, split_column
from analysis.vocab import Vocabulary, vocabulary
from analysis.workframe import Workframe

_TABLES = {
    "agreement_parties": ("party_codes", "country"),
    "agreement_areas": ("area_codes", "area"),
    "agreement_minerals": ("mineral_codes", "mineral"),
}


class _Coded(NamedTuple):
    """Parts with their codes: the row, the code's rank in the vocabulary, and the part's text."""

    rows: np.ndarray
    ranks: np.ndarray
    places: np.ndarray
    issues: list[Issue]


def explode_agreements(
    data: pd.DataFrame | Iterable[Mapping], columns: Mapping[str, str] | None = None, errors: str = "raise"
) -> dict[str, pd.DataFrame]:
    """The tables `agreement_parties`, `agreement_areas` and `agreement_minerals` of any table of agreements.

    The same as exploding what `normalize_agreements` gives, without making a tuple a row first: each distinct
    name is resolved once and everything else is done on whole columns.

    Parameters
    ----------
    data, columns, errors
        As for `normalize_agreements`. Without a column `id`, an agreement's id is its row's label as text.

    Returns
    -------
    dict of DataFrame
        One for each of the columns that is there, with the documented columns. Rows are in the order of the input;
        parties in printed order, areas and minerals in vocabulary order and each once an agreement.

    Raises
    ------
    DataError, ParameterError
        As `normalize_agreements`. With ``errors="coerce"`` unresolved names are left out, and each table has its
        reports in ``attrs["issues"]``.

    Examples
    --------
    >>> tables = explode_agreements([{"id": "a", "parties": "Казахстан; США", "minerals": "литий"}])
    >>> tables["agreement_parties"]["party_code"].tolist()
    ['KAZ', 'USA']
    """
    work = agreement_frame(data, columns, errors)
    ids = _ids(work.frame)
    wanted = {table: spec for table, spec in _TABLES.items() if spec[0] in work.frame}
    with ThreadPoolExecutor() as pool:  # Arrow's kernels and numpy let go of the interpreter
        made = dict(zip(wanted, pool.map(lambda table: _long_table(work, table, ids), wanted), strict=True))
    issues = [issue for _, found in made.values() for issue in found]
    if issues and errors == "raise":
        raise DataError(issues)
    for frame, found in made.values():
        if found:
            frame.attrs["issues"] = found
    return {table: frame for table, (frame, _) in made.items()}


def _ids(frame: pd.DataFrame) -> pa.Array:
    return arrow_text(frame["id"] if "id" in frame else frame.index.to_series().map(str)).combine_chunks()


def _long_table(work: Workframe, table: str, ids: pa.Array) -> tuple[pd.DataFrame, list[Issue]]:
    column, kind = _TABLES[table]
    words = vocabulary(kind)
    parts = split_column(work.frame[column])
    coded = _codes(parts, words, work, column)
    rows, ranks, places = coded.rows, coded.ranks, coded.places
    if table != "agreement_parties":  # each once, in vocabulary order
        rows, ranks = _each_once(rows, ranks, len(words.rows))
    codes = list(words.rows)
    name = column.removesuffix("_codes")
    frame = {
        "agreement_id": _text_column(ids.take(pa.array(rows))),
        f"{name}_code": _taken(codes, ranks),
        f"{name}_name": _taken([words.label(code) for code in codes], ranks),
    }
    if table == "agreement_parties":
        first = np.concatenate([[True], rows[1:] != rows[:-1]]) if len(rows) else np.array([], dtype=bool)
        began = np.flatnonzero(first)
        position = np.arange(len(rows)) - np.repeat(began, np.diff(np.append(began, len(rows)))) + 1
        kinds = ["bloc" if "kind" in words.rows[code] else "government" for code in codes]
        frame = {"agreement_id": frame.pop("agreement_id"), "position": pd.array(position, dtype="Int64"), **frame}
        frame |= {"party_kind": _taken(kinds, ranks), "printed": _taken(parts.texts, places)}
    return pd.DataFrame(frame, copy=False), coded.issues


def _each_once(rows: np.ndarray, ranks: np.ndarray, n_ranks: int) -> tuple[np.ndarray, np.ndarray]:
    """Sorted by row and rank, without repetitions. Rows come in order, so that a merging sort has little to do."""
    keys = rows * n_ranks + ranks
    keys.sort(kind="stable")
    return np.divmod(keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys, n_ranks)


def _codes(parts: Parts, words: Vocabulary, work: Workframe, column: str) -> _Coded:
    """Resolve each distinct text once; a text of several names becomes several parts."""
    rank = {code: number for number, code in enumerate(words.rows)}
    failed: dict[str, UnknownNameError] = {}
    found: list[list[int]] = []
    names = [split_part(text, words) for text in parts.texts]
    for held in names:
        ranks: list[int] = []
        for name in held:
            try:
                ranks += [rank[code] for code in words.resolve_all(name)]
            except UnknownNameError as error:
                failed[name] = error
        found.append(ranks)
    issues = work.unresolved(column, failed, parts.places, names, parts.rows)
    counts = np.array([len(ranks) for ranks in found], dtype=np.int64)
    flat = np.array([number for ranks in found for number in ranks], dtype=np.int64)
    starts = np.cumsum(counts) - counts
    if not len(counts):
        return _Coded(parts.rows, parts.places, parts.places, issues)
    if (counts == 1).all():
        return _Coded(parts.rows, flat[parts.places], parts.places, issues)
    sizes = counts[parts.places]
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    ranks = flat[np.repeat(starts[parts.places], sizes) + within]
    return _Coded(np.repeat(parts.rows, sizes), ranks, np.repeat(parts.places, sizes), issues)


def _taken(texts: list[str], places: np.ndarray) -> pd.Series:
    return _text_column(pa.array(texts, type=pa.large_string()).take(pa.array(places)))


def _text_column(texts: pa.Array) -> pd.Series:
    """Arrow's text as pandas' own text dtype, without copying."""
    return pd.Series(pd.array(texts, dtype="str"))
