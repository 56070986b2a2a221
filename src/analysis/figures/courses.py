"""Shares over the years: which two are compared, what rose and what fell, and where each year leads."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import ParameterError
from analysis.figures.counting import FEW, unfinished_year
from analysis.figures.matrix import matrix_of
from analysis.figures.palette import FALL, GREY, RISE
from analysis.figures.targets import page_for, urls_of

TOO_FEW = 5  # agreements: a share of fewer is drawn pale


class Years(NamedTuple):
    """The years, of how many agreements each is, which is not over, and which two are compared (or none)."""

    names: list[str]
    totals: np.ndarray
    unfinished: int
    compared: tuple[int, int] | None
    why: str  # these two


class Course(NamedTuple):
    """What is drawn in a panel."""

    name: str
    shares: np.ndarray
    url: str | None
    urls: list[str | None]
    change: float
    tone: str  # of what rose, what fell, and what did neither


def read_courses(breakdown: pd.DataFrame, by: str, years: tuple[int, int] | None) -> tuple[list[Course], Years]:
    """The courses, that with the largest change first, and the years."""
    matrix = matrix_of(breakdown, by, "year", "share")
    codes, totals = [int(code) for code in matrix.columns.codes], np.array(matrix.columns.totals)
    unfinished = unfinished_year(breakdown)
    compared, why = (_chosen(codes, totals, years), "") if years is not None else _compared(codes, totals)
    at = codes.index(unfinished) if unfinished in codes else -1
    over = Years(matrix.columns.names, totals, at, compared, why)
    selection = breakdown.attrs.get("selection", {})
    has_codes = f"{by}_code" in breakdown
    courses = []
    for code, name, shares in zip(matrix.rows.codes, matrix.rows.names, matrix.shown, strict=True):
        pages = [
            page_for(selection, {by: code, "year": str(year)}) if share > 0 and has_codes else ""
            for year, share in zip(codes, shares, strict=True)
        ]
        url = urls_of([page_for(selection, {by: code})])[0] if has_codes else None
        courses.append(Course(name, shares, url, urls_of(pages), *_change(shares, over)))
    return sorted(courses, key=lambda course: -abs(course.change)), over


def _change(shares: np.ndarray, over: Years) -> tuple[float, str]:
    """How much a share changed, and its colour: none where it did not as it is written, or rests on too little."""
    if over.compared is None:
        return 0.0, GREY
    first, last = over.compared
    points = round(100 * shares[last]) - round(100 * shares[first])
    tone = RISE if points > 0 else FALL if points < 0 else GREY
    is_enough = min(over.totals[first], over.totals[last]) >= TOO_FEW
    return round(float(shares[last] - shares[first]), 9), tone if is_enough else GREY


def _chosen(codes: list[int], totals: np.ndarray, years: tuple[int, int]) -> tuple[int, int]:
    places = [codes.index(year) for year in years if year in codes and totals[codes.index(year)] > 0]
    if len(places) != 2 or places[0] >= places[1]:
        given = [code for code, total in zip(codes, totals, strict=True) if total > 0]
        raise ParameterError(f"years={years!r} — two of these, the earlier first: {', '.join(map(str, given))}")
    return places[0], places[1]


def _compared(codes: list[int], totals: np.ndarray) -> tuple[tuple[int, int] | None, str]:
    """The first and the last year with enough agreements after the last that has too few, else of all; and why."""
    few = np.flatnonzero(totals < TOO_FEW)
    after = few[-1] + 1 if few.size else 0
    for begin, least in ((after, FEW), (0, FEW), (0, TOO_FEW), (0, 1)):
        enough = begin + np.flatnonzero(totals[begin:] >= least)
        if enough.size > 1:
            since = f" after {codes[begin - 1]}" if begin else ""
            many = f"{least} agreements or more" if least > 1 else "any"
            return (int(enough[0]), int(enough[-1])), f", the first and the last year with {many}{since}"
    return None, ""
