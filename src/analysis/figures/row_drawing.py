"""The rows of a timeline drawn: bands, months, marks on their days, what joins a visit with its agreements, titles."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from datetime import date, datetime

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from analysis.figures.marks import Look, draw_marks
from analysis.figures.palette import BAND, GREY, INK, PALE, RULE
from analysis.figures.rows import YEAR_LARGER, Grid, Row, Year, year_width
from analysis.figures.words import Words, add_words

_MARK, _NARROW_MARK = 7.0, 6.0
_HALO = 5.0  # that the bar of an imprecise date is longer than its mark, at least
_BAR = 4.2  # half of it across
_AROUND = 5.0  # a mark, of the strip on a narrow figure
_OVERRUN = 4.0  # of what goes on in another year, beyond the months
_QUARTERS = ("Jan", "Apr", "Jul", "Oct")


def draw_rows(
    ax: Axes,
    events: pd.DataFrame,
    looks: Sequence[Look],
    urls: Sequence[str | None],
    grid: Grid,
    years: list[Year],
    top: float,
    covered_to: pd.Timestamp,
) -> None:
    """All years, so many points below the top of Axes in points."""
    pale, dark = add_words(ax, grid.size, GREY), add_words(ax, grid.size, INK)
    _draw_bands(ax, grid, years, top)
    _write_heads(pale, add_words(ax, grid.size + YEAR_LARGER, INK, bold=True), grid, years, top)
    _draw_uncovered(ax, grid, years, top, covered_to)
    rows = [(row, year.year) for year in years for row in year.rows]
    _draw_days(ax, events, looks, urls, grid, rows, top)
    _draw_brackets(ax, grid, years, top)
    _write_rows(pale, dark, grid, [row for row, _ in rows], urls, top)


def _draw_bands(ax: Axes, grid: Grid, years: list[Year], top: float) -> None:
    """The band of each year and the lines of its quarters below it."""
    bands = [box(0, grid.width, top + year.top, top + year.begin) for year in years]
    ax.add_collection(PolyCollection(bands, facecolors=BAND, edgecolors="none", zorder=0), autolim=False)
    lines = [
        [(part * grid.strip / 4, top + begin), (part * grid.strip / 4, top + end)]
        for year in years
        for begin, end in _stretches(grid, year)
        for part in range(5)
    ]
    ax.add_collection(LineCollection(lines, colors=RULE, linewidths=0.6, zorder=0), autolim=False)


def _write_heads(pale: Words, bold: Words, grid: Grid, years: list[Year], top: float) -> None:
    """The names of the years and of their quarters, what there is in them, and what years are left out."""
    for year in years:
        y = top + year.top + grid.size * 0.95
        for part, name in enumerate(_QUARTERS):
            pale.add(part * grid.strip / 4 + 1.5, y, name)
        bold.add(grid.title, y, str(year.year))
        for number, line in enumerate(year.head):
            pale.add(grid.title + year_width(grid), y + number * grid.line, line)
        if year.gap:
            pale.add(grid.title, top + year.top - grid.line / 2 - 3.0, year.gap)


def _draw_uncovered(ax: Axes, grid: Grid, years: list[Year], top: float, covered_to: pd.Timestamp) -> None:
    """Hatching over the days of a year that the record does not reach."""
    for year in years:
        if year.year == covered_to.year:
            begin = _at(covered_to, year.year, grid, 1)
            if begin < grid.strip - 1:
                uncovered = [box(begin, grid.strip, top + y, top + end) for y, end in _stretches(grid, year)]
                ax.add_collection(hatching(uncovered), autolim=False)


def _stretches(grid: Grid, year: Year) -> list[tuple[float, float]]:
    """Where the strip of months is drawn: down a year, or only around the marks where dates stand between them."""
    if not grid.is_narrow:
        return [(year.begin, year.end)]
    return [(row.mark - _AROUND, row.mark + _AROUND) for row in year.rows]


def hatching(boxes: list) -> PolyCollection:
    """Parts of time that the record does not reach."""
    return PolyCollection(boxes, facecolors="none", edgecolors=RULE, hatch="////", linewidths=0, zorder=0.5)


def _draw_days(
    ax: Axes,
    events: pd.DataFrame,
    looks: Sequence[Look],
    urls: Sequence[str | None],
    grid: Grid,
    rows: list[tuple[Row, int]],
    top: float,
) -> None:
    """A mark in the middle of the days of each event; a pale bar over all that an imprecise date may mean."""
    size = _NARROW_MARK if grid.is_narrow else _MARK
    starts, ends = events["date_start"].tolist(), events["date_end"].tolist()
    exact = events["is_exact"].tolist()
    marks, bars, spans = [], {}, {}
    for row, year in rows:
        index, y = row.event, top + row.mark
        begin = _at(starts[index], year, grid)
        end = _at(ends[index], year, grid, 1)
        begin, end = max(begin, -_OVERRUN / 2), min(end, grid.strip + _OVERRUN)
        middle = min(max((begin + end) / 2, 0.0), grid.strip)
        marks.append((middle, y))
        color = looks[index].color
        if not exact[index]:
            half = max((end - begin) / 2, (size + _HALO) / 2)
            bars.setdefault(color, []).append((box(middle - half, middle + half, y - _BAR, y + _BAR), urls[index]))
        elif end - begin > size:
            spans.setdefault(color, []).append(([(begin, y), (end, y)], urls[index]))
    for color, drawn in bars.items():
        boxes, links = zip(*drawn, strict=True)
        style = {"facecolors": PALE[color], "edgecolors": color, "linewidths": 0.6, "zorder": 2}
        ax.add_collection(PolyCollection(boxes, urls=links, **style), autolim=False)
    for color, drawn in spans.items():
        lines, links = zip(*drawn, strict=True)
        ax.add_collection(LineCollection(lines, colors=color, linewidths=2.2, zorder=2, urls=links), autolim=False)
    own = [row.event for row, _ in rows]
    x, y = zip(*marks, strict=True)
    draw_marks(ax, x, y, [looks[index] for index in own], [urls[index] for index in own], size)


def _draw_brackets(ax: Axes, grid: Grid, years: list[Year], top: float) -> None:
    """From a visit down to what was made at it."""
    left, right = grid.strip + 4.5, grid.strip + 10.5
    lines = []
    for rows in (rows for year in years for rows in year.joined):
        heights = [top + row.mark for row in rows]
        lines.append([(left, heights[0]), (left, heights[-1])])
        lines += [[(left, y), (right, y)] for y in heights]
    ax.add_collection(LineCollection(lines, colors=GREY, linewidths=1.0, zorder=2), autolim=False)


def _write_rows(pale: Words, dark: Words, grid: Grid, rows: list[Row], urls: Sequence[str | None], top: float) -> None:
    """The dates of events and their titles, which lead where their marks do."""
    for row in rows:
        for number, line in enumerate(row.date):
            pale.add(grid.date, top + row.top + (number + 0.5) * grid.line, line)
        for number, line in enumerate(row.title):
            dark.add(grid.title, top + row.top + (number + 0.5) * grid.line, line, urls[row.event])


def _at(day: datetime, year: int, grid: Grid, later: int = 0) -> float:
    """Where a day, or one so many later, begins in the months of a year; before or beyond them if it is in another."""
    first = date(year, 1, 1).toordinal()
    length = 366 if isleap(year) else 365
    return (day.toordinal() + later - first) / length * grid.strip


def box(left: float, right: float, top: float, bottom: float) -> list[tuple[float, float]]:
    """The corners of one."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
