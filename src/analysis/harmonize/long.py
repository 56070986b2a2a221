"""Anybody's table of agreements → the long tables, a million rows at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from os import PathLike
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.distinct import as_text, rows_of
from analysis.errors import ParameterError, UnknownNameError, shorten
from analysis.harmonize.csvfile import CsvFile
from analysis.harmonize.given import Given, given_file, read_given, with_issues
from analysis.harmonize.lists import Parts, arrow_text, split_column, split_part
from analysis.problems import Problem, of_names
from analysis.records.flat import flat_agreement
from analysis.resolve.countries.blocs import is_bloc
from analysis.resolve.registry import resolver
from analysis.vectorize import check_errors

_TABLES = {
    "agreement_parties": ("party_codes", "country"),
    "agreement_areas": ("area_codes", "area"),
    "agreement_minerals": ("mineral_codes", "mineral"),
}


# Rows taken apart at once: what stands between fits the processor's cache and is freed before more is asked for.
_PIECE = 1 << 16


def explode_agreements(
    data: pd.DataFrame | Iterable[Mapping[str, object]] | str | PathLike[str],
    columns: Mapping[str, str] | None = None,
    errors: str = "raise",
) -> dict[str, pd.DataFrame]:
    """The tables `agreement_parties`, `agreement_areas` and `agreement_minerals` of any table of agreements.

    The same as exploding what `normalize_agreements` gives, without making a tuple a row first: each distinct
    name is resolved once and everything else is done on whole columns.

    Parameters
    ----------
    data, columns, errors
        As for `normalize_agreements`. Without a column `id`, an agreement's id is its row's label as text. Of a CSV
        file only the columns that are needed are read, which takes half the time of reading them all.

    Returns
    -------
    dict of DataFrame
        One for each of the columns that is there, with the documented columns. Rows are in the order of the input;
        parties in printed order, areas and minerals in vocabulary order, each once an agreement: of two names of one
        party the first is kept as `printed`.

    Raises
    ------
    DataError, ParameterError
        As `normalize_agreements`, and where none of these columns is there. With ``errors="coerce"`` unresolved
        names are left out, and each table has its reports in ``attrs["issues"]``.

    Examples
    --------
    >>> tables = explode_agreements([{"id": "a", "parties": "Казахстан; США", "minerals": "литий"}])
    >>> tables["agreement_parties"]["party_code"].tolist()
    ['KAZ', 'USA']
    """
    read = _read_needed if isinstance(data, str | PathLike) else _read_frame
    given = read(data, columns, errors)  # type: ignore[arg-type]
    made = {table: _LongTable(table) for table, (column, _) in _TABLES.items() if column in given.frame}

    def pieces(start: int) -> list[_Piece]:
        frame = given.frame.iloc[start : start + _PIECE]
        ids = _ids(frame)
        return [table.piece(frame[table.column], ids, start) for table in made.values()]

    with ThreadPoolExecutor(pa.cpu_count()) as pool:  # Arrow's kernels and numpy let go of the interpreter
        found = list(pool.map(pieces, range(0, max(len(given.frame), 1), _PIECE)))
    frames, problems = {}, {}
    for place, (name, table) in enumerate(made.items()):
        frames[name], problems[name] = table.joined([at[place] for at in found])
    return with_issues(frames, problems, given, errors)


def _read_frame(
    data: pd.DataFrame | Iterable[Mapping[str, object]], columns: Mapping[str, str] | None, errors: str
) -> Given:
    given = read_given(data, "agreements", columns, errors, flat_agreement)
    _check_columns(given)
    return given


def _read_needed(path: str | PathLike[str], columns: Mapping[str, str] | None, errors: str) -> Given:
    """The columns of a file that the long tables are made of; the others are only looked at by their names."""
    check_errors(errors)
    file = CsvFile(path)
    header = given_file(file, pd.DataFrame(columns=file.names), "agreements", columns)
    _check_columns(header)
    wanted = {column for column, _ in _TABLES.values()} | {"id"}
    needed = {ours: name for name, ours in zip(file.names, header.frame.columns, strict=True) if ours in wanted}
    frame = file.read(list(needed.values())).set_axis(list(needed), axis=1)
    return header._replace(frame=frame)


def _check_columns(given: Given) -> None:
    ours = given.frame.columns
    if {column for column, _ in _TABLES.values()}.isdisjoint(ours):
        told = shorten(", ".join(given.names.get(name, as_text(name)) for name in ours)) or "none"
        hint = "say with columns= which is which"
        raise ParameterError(f"no column of parties, areas or minerals among: {told} — {hint}")


class _Piece(NamedTuple):
    """The columns that some rows give, and in which rows each unresolved name stands."""

    columns: dict[str, pa.Array]
    unresolved: dict[str, np.ndarray]


class _LongTable:
    """One of the long tables, made a piece of the rows at a time."""

    def __init__(self, table: str):
        self.column, self.kind = _TABLES[table]
        self.words = resolver(self.kind)
        codes = list(self.words.rows)
        self.rank = {code: number for number, code in enumerate(codes)}
        self.codes = _texts(codes)
        self.names = _texts([self.words.vocabulary.label(code) for code in codes])
        self.kinds = _texts(["bloc" if is_bloc(code) else "government" for code in codes])
        self.known: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {}
        self.failed: dict[str, UnknownNameError] = {}

    def piece(self, cells: pd.Series, ids: pa.Array, start: int) -> _Piece:
        """What the rows from `start` on give."""
        parts = split_column(cells)
        found = [self._resolved(text) for text in parts.texts]
        rows, ranks, places = _spread(parts, [ranks for ranks, _ in found])
        unresolved = _rows_of_failed(parts, [failed for _, failed in found], start)
        noun = self.column.removesuffix("_codes")
        if self.kind == "country":  # each once, in printed order
            kept = _first_of_each(rows, ranks, len(self.codes))
            rows, ranks, places = rows[kept], ranks[kept], places[kept]
        else:  # each once, in vocabulary order
            rows, ranks = _each_once(rows, ranks, len(self.codes))
        taken = pa.array(ranks)
        columns = {"agreement_id": ids.take(pa.array(rows))}
        named = {f"{noun}_code": self.codes.take(taken), f"{noun}_name": self.names.take(taken)}
        if self.kind != "country":
            return _Piece(columns | named, unresolved)
        printed = _texts(parts.texts).take(pa.array(places))
        columns |= {"position": pa.array(_positions(rows))} | named
        columns |= {"party_kind": self.kinds.take(taken), "printed": printed}
        bodies = pa.nulls(len(ranks), pa.large_string())  # a table of countries names none
        return _Piece(columns | {"body_code": bodies, "body_name": bodies}, unresolved)

    def joined(self, pieces: Sequence[_Piece]) -> tuple[pd.DataFrame, list[Problem]]:
        """The whole table, and a problem for each unresolved name."""
        rows: dict[str, list[np.ndarray]] = {}
        for piece in pieces:
            for name, found in piece.unresolved.items():
                rows.setdefault(name, []).append(found)
        failed = [(self.failed[name], np.unique(np.concatenate(found))) for name, found in rows.items()]
        columns = {name: [piece.columns[name] for piece in pieces] for name in pieces[0].columns}
        frame = pd.DataFrame({name: _column(pa.chunked_array(c)) for name, c in columns.items()}, copy=False)
        return frame, of_names(self.column, failed)

    def _resolved(self, text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The ranks of the codes that a text holds, and its names without a code; each text is read once."""
        if text not in self.known:
            ranks: list[int] = []
            failed = []
            for name in split_part(text, self.words):
                try:
                    ranks += [self.rank[code] for code in self.words.resolve_all(name)]
                except UnknownNameError as error:
                    self.failed[name] = error
                    failed.append(name)
            self.known[text] = tuple(ranks), tuple(failed)
        return self.known[text]


def _ids(frame: pd.DataFrame) -> pa.Array:
    return arrow_text(frame["id"] if "id" in frame else frame.index.to_series().map(as_text))


def _spread(parts: Parts, found: list[tuple[int, ...]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The row, the code's rank and the text's place of each code; a text of several names gives several."""
    counts = np.array([len(ranks) for ranks in found], dtype=np.intp)
    flat = np.array([number for ranks in found for number in ranks], dtype=np.intp)
    if (counts == 1).all():
        return parts.rows, flat[parts.places], parts.places
    sizes = counts[parts.places]
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    ranks = flat[np.repeat((np.cumsum(counts) - counts)[parts.places], sizes) + within]
    return np.repeat(parts.rows, sizes), ranks, np.repeat(parts.places, sizes)


def _each_once(rows: np.ndarray, ranks: np.ndarray, n_ranks: int) -> tuple[np.ndarray, np.ndarray]:
    """Sorted by row and rank, without repetitions. Rows come in order, so that a merging sort has little to do."""
    keys = rows * n_ranks + ranks
    keys.sort(kind="stable")
    return np.divmod(keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys, n_ranks)


def _first_of_each(rows: np.ndarray, ranks: np.ndarray, n_ranks: int) -> np.ndarray | slice:
    """Which entries are the first of their row and rank, in order."""
    keys = rows * n_ranks + ranks
    order = np.argsort(keys, kind="stable")
    again = np.flatnonzero(np.diff(keys[order]) == 0) + 1
    return np.delete(np.arange(len(keys)), order[again]) if len(again) else slice(None)


def _positions(rows: np.ndarray) -> np.ndarray:
    """The number, from 1, of each entry among those of its row."""
    began = np.flatnonzero(np.diff(rows, prepend=-1))
    return np.arange(1, len(rows) + 1) - np.repeat(began, np.diff(np.append(began, len(rows))))


def _rows_of_failed(parts: Parts, failed: list[tuple[str, ...]], start: int) -> dict[str, np.ndarray]:
    where = rows_of(parts.places, [place for place, names in enumerate(failed) if names])
    rows: dict[str, list[np.ndarray]] = {}
    for place, at in where.items():
        for name in failed[place]:
            rows.setdefault(name, []).append(at)
    # `places` says which part stands where, `rows` in which row that part stands
    return {name: parts.rows[np.concatenate(found)] + start for name, found in rows.items()}


def _texts(texts: list[str]) -> pa.Array:
    return pa.array(texts, type=pa.large_string())


def _column(values: pa.ChunkedArray) -> pd.Series:
    """Arrow's text as pandas' own text dtype, without copying; numbers as Int64."""
    return pd.Series(pd.array(values, dtype="Int64" if pa.types.is_integer(values.type) else "str"))
