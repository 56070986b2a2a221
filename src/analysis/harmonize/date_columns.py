"""The dates of a table: four columns from one, from the first of several, or from a start and an end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.dates.parsing import parse_date_column
from analysis.distinct import DATE_COLUMNS, distinct, hashable
from analysis.errors import DateError
from analysis.harmonize.readings import Reading
from analysis.harmonize.steps import Step, words_of
from analysis.problems import Problem, of_dates, rows_of_names


def dates(frame: pd.DataFrame, language: str | None, end: str = "") -> Step:
    """The date as four columns; with the column `end`, a start and an end as one span."""
    if "date" not in frame and end not in frame:
        return frame, []
    first, problems = _parsed(frame["date"] if "date" in frame else _nothing(frame), "date", language)
    if end in frame:
        last, found = _parsed(frame[end], end, language)
        first, wrong = _spans(first, last, end)
        frame, problems = frame.drop(columns=end), problems + found + wrong
    return _with_dates(frame, first), problems


def first_date(frame: pd.DataFrame, fields: Sequence[str], language: str | None) -> Step:
    """The date as four columns; without it the first of these columns that has one, and its name in `date_event`.

    Of several columns all stay as they are, too, as the later dates of a row stand nowhere else.
    """
    present = [field for field in fields if field in frame]
    if "date" in frame or not present:
        return dates(frame, language)
    first, problems = _parsed(frame[present[0]], present[0], language)
    events = first["date"].mask(first["date"].notna(), present[0])
    for field in present[1:]:
        left = first["date"].isna()
        later, found = _parsed(frame[field].where(left), field, language)
        problems += found
        first = pd.DataFrame({name: first[name].where(~left, later[name]) for name in DATE_COLUMNS})
        events = events.mask(left & later["date"].notna(), field)
    if len(present) == 1:
        frame = frame.drop(columns=present)
    if "date_event" not in frame:
        frame = frame.assign(date_event=events.str.replace("_", " "))
    return _with_dates(frame, first), problems


def _nothing(frame: pd.DataFrame) -> pd.Series:
    return pd.Series(None, index=frame.index, dtype=object)


def _with_dates(frame: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(**{name: dates[name] for name in DATE_COLUMNS})


def _parsed(values: pd.Series, column: str, language: str | None) -> tuple[pd.DataFrame, list[Problem | Reading]]:
    """The four columns of a column of dates; a sign for "not known", as ``N/A``, is no problem."""
    values = hashable(values)
    if isinstance(values.dtype, pd.PeriodDtype):
        values = values.astype("str")
    failed: dict[str, DateError] = {}
    parsed = parse_date_column(values, failed, language)
    signs = words_of("no_date") if failed else set()
    wrong = {text: error for text, error in failed.items() if text.strip() and text.strip().casefold() not in signs}
    reading = Reading(column, parsed["date_precision"].value_counts().to_dict(), {})
    if not wrong:
        return parsed, [reading]
    positions, found = distinct(values)
    rows = rows_of_names(wrong, positions, [(str(value),) for value in found])
    unread = {text: len(at) for text, at in rows.items()}
    return parsed, [*of_dates(column, wrong, rows), reading._replace(unread=unread)]


def _spans(first: pd.DataFrame, last: pd.DataFrame, end: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Two dates as one span; a span that ends before it starts is a problem and keeps its start alone."""
    wrong = last["date_end"] < first["date_start"]
    places = np.flatnonzero(wrong)
    backwards = (first["date"][wrong] + "/" + last["date"][wrong]).tolist()
    rows: dict[str, list[int]] = {}
    for span, place in zip(backwards, places.tolist(), strict=True):
        rows.setdefault(span, []).append(place)
    reason, hint = "ends before it starts", "check both dates"
    problems = [Problem(end, span, reason, hint, np.array(at)) for span, at in rows.items()]
    begin = first["date"].str.replace("/.*", "", regex=True).fillna("..")
    until = last["date"].str.replace(".*/", "", regex=True)
    two = last["date"].notna() & ~wrong & (last["date"] != first["date"]) & ((begin != "..") | (until != ".."))
    spans = first.assign(
        date=first["date"].mask(two, begin + "/" + until),
        date_end=first["date_end"].mask(two, last["date_end"]),
        date_precision=first["date_precision"].mask(two, "range"),
    )
    same = two & (begin == until)
    if same.any():  # from one period to itself is the period
        spans[same] = parse_date_column(begin[same])
    return spans, problems
