"""The steps from a table under our column names to ours: each takes a frame and gives a frame and what is wrong.

No step depends on another but by the columns it reads; a column that is not there is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.distinct import as_text, distinct, spread, text_cells
from analysis.errors import UnknownNameError
from analysis.harmonize.cells import map_distinct, text_of
from analysis.harmonize.lists import codes_among, split_cell
from analysis.harmonize.readings import Reading, reading_of_names
from analysis.normalize.people import normalize_person
from analysis.problems import Problem, of_names, rows_of_names
from analysis.resolve.registry import resolver
from analysis.schema import COLUMNS
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.resolution import Resolution
from analysis.vocab.table import read_table

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?")

Step = tuple[pd.DataFrame, list[Problem | Reading]]


class Taken(NamedTuple):
    """A frame after all steps, what is wrong with it, and how its columns were read."""

    frame: pd.DataFrame
    problems: list[Problem]
    readings: list[Reading]


def take_steps(frame: pd.DataFrame, steps: Iterable[Callable[[pd.DataFrame], Step]]) -> Taken:
    """One step after the other."""
    taken = Taken(frame, [], [])
    for step in steps:
        frame, found = step(taken.frame)
        taken = taken._replace(frame=frame)
        for one in found:
            (taken.readings if isinstance(one, Reading) else taken.problems).append(one)
    return taken


def words_of(role: str) -> set[str]:
    """The keys of the words that stand for a role in a cell (yes, no, no_date), by ``vocab/cell_words.csv``."""
    return {row["word"].casefold() for row in read_table("cell_words.csv") if row["role"] == role}


def code_column(frame: pd.DataFrame, column: str, kind: str, name_column: str = "") -> Step:
    """Names to codes, one a cell; with `name_column`, the codes' labels in a column beside them."""
    if column not in frame:
        return frame, []
    positions, texts = distinct(text_of(frame[column]))
    known, failed = _resolutions(texts, resolver(kind).resolution_of_one)
    codes = [known[text].codes[0] if text in known else None for text in texts]
    found = pd.Series(text_cells(codes, positions), index=frame.index)
    made = {column: found} | ({name_column: vocabulary(kind).labels(found)} if name_column else {})
    return frame.assign(**made), _told(column, known, failed, positions, [(text,) for text in texts])


def _resolutions(
    names: Iterable[str], resolution: Callable[[str], Resolution]
) -> tuple[dict[str, Resolution], dict[str, UnknownNameError]]:
    """What each name is, and why the others are nothing."""
    known: dict[str, Resolution] = {}
    failed: dict[str, UnknownNameError] = {}
    for name in names:
        try:
            known[name] = resolution(name)
        except UnknownNameError as error:
            failed[name] = error
    return known, failed


def _told(
    column: str,
    known: dict[str, Resolution],
    failed: dict[str, UnknownNameError],
    positions: np.ndarray,
    held: Sequence[Iterable[str]],
) -> list[Problem | Reading]:
    """What is wrong with a column of names, and how it was read; `held` are the names in each distinct cell."""
    rows = rows_of_names(failed, positions, held)
    problems = of_names(column, [(failed[name], at) for name, at in rows.items()])
    ways = {name: found.how for name, found in known.items()}
    return [*problems, reading_of_names(column, ways, positions, held)]


def _rows_of_texts(texts: Iterable[str], values: pd.Series) -> dict[str, np.ndarray]:
    texts = list(texts)
    if not texts:
        return {}
    positions, found = distinct(values)
    return rows_of_names(texts, positions, [(as_text(value),) for value in found])


def code_lists(frame: pd.DataFrame, column: str, kind: str, ordered: bool = True) -> Step:
    """Cells taken apart and resolved, each distinct name once; in the vocabulary's or, not `ordered`, printed order."""
    if column not in frame:
        return frame, []
    words = resolver(kind)
    rank = {code: number for number, code in enumerate(words.rows)}
    positions, cells = distinct(frame[column])
    lists = [split_cell(cell, words) for cell in cells]
    known, failed = _resolutions(dict.fromkeys(chain.from_iterable(lists)), words.resolution)
    resolved = []
    for names in lists:
        codes = dict.fromkeys(chain.from_iterable(known[name].codes for name in names if name in known))
        resolved.append(tuple(sorted(codes, key=rank.__getitem__) if ordered else codes))
    made = spread(resolved, positions, frame.index, ())
    return frame.assign(**{column: made}), _told(column, known, failed, positions, lists)


def text_lists(frame: pd.DataFrame, columns: Iterable[str]) -> Step:
    """Cells taken apart at what always separates, the parts as they are printed."""
    made = {
        column: map_distinct(frame[column], lambda cell: split_cell(cell, None), ())
        for column in columns
        if column in frame
    }
    return frame.assign(**made), []


def codes_of_topics(frame: pd.DataFrame, column: str, kind: str) -> Step:
    """A column of lists of codes; where there is none, those topics that are names of this vocabulary."""
    if column in frame or "topics" not in frame:
        return code_lists(frame, column, kind)
    return frame.assign(**{column: codes_among(frame["topics"], resolver(kind))}), []


def people(frame: pd.DataFrame, name: str, id_column: str, post: str, party: str) -> Step:
    """Known people get their id and display name; others keep the printed name.

    Post, party and date of the row speak for or against a name: of two generations of one name the day tells.
    """
    if name not in frame:
        return frame, []
    printed = text_of(frame[name])
    held = {"post": post, "party": party, "date": "date"}
    beside = {said: text_of(frame[column]) for said, column in held.items() if column in frame}
    read = normalize_person(printed, **beside, explain=True, errors="coerce")
    ids, unread = read["code"], printed[read["code"].isna()]
    told = Reading(name, read["how"].value_counts().to_dict(), unread.value_counts().to_dict())
    if id_column in frame:
        ids = ids.fillna(text_of(frame[id_column]))
    return frame.assign(**{id_column: ids, name: vocabulary("person").labels(ids).fillna(printed)}), [told]


def binding(frame: pd.DataFrame) -> Step:
    """Whether an agreement binds: what is stated wins over the default of its type."""
    given, basis, problems = _stated(frame)
    if "type_code" in frame:
        defaults = {code: row["is_binding"] for code, row in vocabulary("agreement_type").rows.items()}
        default = frame["type_code"].map(defaults).map({"true": True, "false": False}).astype("boolean")
        basis = basis.mask(given.isna() & default.notna(), "type")
        given = given.fillna(default)
    return frame.assign(binding_basis=basis, is_binding=given), problems


def _stated(frame: pd.DataFrame) -> tuple[pd.Series, pd.Series, list[Problem]]:
    """What a column of yes and no says, and that this is stated, if the table does not say otherwise."""
    if "is_binding" not in frame:
        return pd.Series(pd.NA, frame.index, dtype="boolean"), pd.Series(None, frame.index, dtype="str"), []
    words = dict.fromkeys(words_of("yes"), True) | dict.fromkeys(words_of("no"), False)
    printed = text_of(frame["is_binding"])
    given = printed.map(lambda text: words.get(text.casefold()), na_action="ignore").astype("boolean")
    wrong = printed[given.isna() & printed.notna()].unique()
    reason, hint = "neither yes nor no", "write true or false"
    problems = [Problem("is_binding", text, reason, hint, at) for text, at in _rows_of_texts(wrong, printed).items()]
    basis = given.map({True: "stated", False: "stated"}).astype("str")
    if "binding_basis" in frame:
        basis = text_of(frame["binding_basis"]).where(given.notna()).fillna(basis)
    return given, basis, problems


def count_parties(frame: pd.DataFrame) -> Step:
    """The number of parties, where the table does not say it."""
    if "party_codes" not in frame:
        return frame, []
    counted = frame["party_codes"].map(len)
    return frame.assign(n_parties=frame["n_parties"].fillna(counted) if "n_parties" in frame else counted), []


def typed(frame: pd.DataFrame, table: str) -> Step:
    """Columns that are taken as they come, such as `n_sources`, in their documented type; what does not fit is NA."""
    problems: list[Problem] = []
    made = {}
    for name, dtype, _ in COLUMNS[table]:
        if name in frame and dtype != "tuple":
            made[name], found = _as_type(frame[name], name, dtype)
            problems += found
    return frame.assign(**made), problems


def _as_type(values: pd.Series, column: str, dtype: str) -> tuple[pd.Series, list[Problem]]:
    if dtype == "str":
        if not isinstance(values.dtype, pd.StringDtype):
            values = map_distinct(values, _as_printed)
        values = values.astype("str")
        return values.where(values.str.strip() != ""), []
    if values.dtype.kind == "M" and values.dt.tz is not None:
        values = values.dt.tz_localize(None)  # the day where it was written
    if values.dtype.kind == {"Int64": "i", "datetime64[s]": "M", "boolean": "b"}[dtype]:
        return values.astype(dtype), []
    read, reason = {"Int64": (_whole_number, "no whole number"), "datetime64[s]": (_day, "no day")}[dtype]
    texts = text_of(values)
    fitting = texts.map({text: read(text) for text in texts.dropna().unique()})
    rows = _rows_of_texts(texts[fitting.isna() & texts.notna()].unique(), texts).items()
    return fitting.astype(dtype), [Problem(column, text, reason, "mend it or leave it out", at) for text, at in rows]


def _as_printed(cell: object) -> str:
    """Text as it is; what a list holds is separated as it is in text."""
    return "; ".join(map(as_text, cell)) if isinstance(cell, tuple) else as_text(cell)


def _whole_number(text: str) -> int | None:
    """A number, which a column with gaps may hold as 3.0; None for what is none or too large."""
    try:
        number = float(text)
        whole = int(text) if text.lstrip("+-").isdecimal() else int(number)
    except (OverflowError, ValueError):
        return None
    return whole if number.is_integer() and abs(number) < 1 << 62 else None


def _day(text: str) -> np.datetime64 | None:
    """YYYY-MM-DD, whatever the time; None for words that numpy reads such as "today", another day every day."""
    day = _DAY.fullmatch(text)
    try:
        return np.datetime64(day[1], "s") if day else None
    except ValueError:
        return None
