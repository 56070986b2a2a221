"""The rows of a timeline laid out: a band a year, and in it a row an event with its date and its whole title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from analysis.dates.wording import in_words
from analysis.figures.events import title_of
from analysis.figures.labels import text_width, wrap
from analysis.figures.layout import EDGE, is_narrow, text_size
from analysis.figures.order import Block, by_year
from analysis.vocab.catalogue import vocabulary

# In points, or in sizes of the text where it says so.
_LINE = 1.25  # sizes, from one line to the next
_PAD = 2.2  # between rows
_HEAD = 1.9  # sizes, of the band of a year
_BRACKET = 12.0  # for what joins a visit with its agreements
_BESIDE = 6.0  # between columns
_STRIP, _SMALL_STRIP = 0.3, 0.2  # of the width, for the twelve months, and of one that is less than
_MOST_IN_BAND = 24  # rows, or half as many more, till the band of the year is drawn again
_ROOMY = 480.0
_NARROW_STRIP = 76.0
_LONGEST_DATE = 0.16  # of the width
YEAR_LARGER = 2.0  # points, than other text
_FULL = "signed", "concluded", "held"  # statuses that a filled mark tells
_MONTH = re.compile(r"\b(January|February|March|April|June|July|August|September|October|November|December)\b")

_DAYS = re.compile(r"(about )?\d+ – \d+ \w+")


class Grid(NamedTuple):
    """Where the columns of a timeline so wide stand: months from 0 to `strip`, then brackets, dates and titles."""

    width: float
    size: float  # of the text
    strip: float
    date: float
    date_width: float
    title: float
    is_narrow: bool  # dates stand above the marks

    @property
    def line(self) -> float:
        """From one line of text to the next."""
        return self.size * _LINE


class Row(NamedTuple):
    """An event: its top, what it says, where its mark is."""

    event: int
    top: float
    height: float
    date: list[str]
    title: list[str]
    mark: float


class Year(NamedTuple):
    """A year, or a part of one with many rows: its band from `top` to `begin`, its rows down to `end`.

    `gap` names the years between it and the one above that have no events.
    """

    year: int
    top: float
    begin: float
    end: float
    head: list[str]
    gap: str
    rows: list[Row]
    joined: list[list[Row]]  # rows of one block, where it has several


def grid_of(width: float, dates: list[str]) -> Grid:
    """Columns for Axes so wide, and for dates so long."""
    size, narrow = text_size(width + 2 * EDGE), is_narrow(width + 2 * EDGE)
    strip = _NARROW_STRIP if narrow else max((_STRIP if width >= _ROOMY else _SMALL_STRIP) * width, _NARROW_STRIP)
    longest = max((text_width(date, size) for date in dates), default=0.0)
    date_width = strip if narrow else min(longest, max(_LONGEST_DATE * width, text_width("September", size))) + 1
    date = 0.0 if narrow else strip + _BRACKET + _BESIDE
    title = (strip + _BRACKET if narrow else date + date_width) + _BESIDE
    return Grid(width, size, strip, date, date_width, title, narrow)


def dates_of(events: pd.DataFrame, years: list[int]) -> list[str]:
    """What stands beside each event of a frame: its date without the year of its band."""
    columns = (events[name] for name in ("date", "date_start", "date_end"))
    return [_short(*given, year) for *given, year in zip(*columns, years, strict=True)]


def lay_out(
    events: pd.DataFrame, blocks: list[Block], width: float, covered: Mapping[int, str]
) -> tuple[Grid, list[Year]]:
    """The bands of years in the order of the blocks, downwards from 0; `covered` has what the bands of some years say.

    Their counts are those of all events given; the rows those of the blocks.
    """
    year_of = {index: block.year for block in blocks for index in block.events}
    own = list(year_of)
    dates = dict(zip(own, dates_of(events.iloc[own], list(year_of.values())), strict=True))
    titles = {index: _title(*event) for index, event in zip(own, _titled(events.iloc[own]), strict=True)}
    grid = grid_of(width, list(dates.values()))
    kinds, starts = events["kind"].tolist(), Counter(events["date_start"].dt.year.tolist())
    years: list[Year] = []
    y = 0.0
    for year, members in by_year(blocks, _MOST_IN_BAND):
        gap = _gap(years[-1].year, year) if years else ""
        y += grid.line + _PAD if gap else 0.0
        if years and years[-1].year == year:
            head = "continued"
        else:
            of_year = [kinds[index] for index, its in year_of.items() if its == year]
            head = _head(of_year, starts[year], covered.get(year, ""))
        lines = wrap(head, grid.size, width - grid.title - year_width(grid))
        begin = y + _HEAD * grid.size + (len(lines) - 1) * grid.line
        rows, joined, end = _rows(grid, members, dates, titles, begin + _PAD)
        years.append(Year(year, y, begin, end, lines, gap, rows, joined))
        y = end + _PAD
    return grid, years


def year_width(grid: Grid) -> float:
    """Of the name of a year in its band, with what parts it from the words beside it."""
    return text_width("0000", grid.size + YEAR_LARGER, bold=True) + _BESIDE


def _rows(
    grid: Grid, blocks: list[Block], dates: dict[int, str], titles: dict[int, str], y: float
) -> tuple[list[Row], list[list[Row]], float]:
    rows, joined = [], []
    for block in blocks:
        first = len(rows)
        for index in block.events:
            date = wrap(dates[index], grid.size, grid.date_width)
            title = wrap(titles[index], grid.size, grid.width - grid.title)
            height = max(len(date) + grid.is_narrow, len(title)) * grid.line
            mark = y + (len(date) if grid.is_narrow else 0.0) * grid.line + grid.line / 2
            rows.append(Row(index, y, height, date, title, mark))
            y += height + _PAD
        if len(block.events) > 1:
            joined.append(rows[first:])
    return rows, joined, y


def _titled(events: pd.DataFrame) -> zip:
    return zip(events["title"], events["status_code"], strict=True)


def _title(title: object, status: object) -> str:
    """With the status, where it is more or less than signed or held."""
    label = vocabulary("status").label(str(status)) if status in vocabulary("status").rows else ""
    return title_of(title) + (f" — {label.lower()}" if label and status not in _FULL else "")


def _head(kinds: list[str], n_all: int, covered: str) -> str:
    """What the band of a year says after the year: what its rows are, and of how many where not all are named."""
    counts = [f"{number} {kind}{'s' * (number != 1)}" for kind, number in sorted(Counter(kinds).items())]
    text = ", ".join(counts) if len(kinds) >= n_all else f"{len(kinds)} of {n_all} events"
    return f"{covered} · {text}" if covered else text


def _gap(later: int, earlier: int) -> str:
    """The years that are left out between two, which need not be in this order."""
    first, last = sorted((later, earlier))
    if last - first < 2:
        return ""
    return f"{first + 1}: no events" if last - first == 2 else f"{first + 1} to {last - 1}: no events"


def _short(date: object, first: pd.Timestamp, last: pd.Timestamp, year: int) -> str:
    """A date in few words: months in three letters, the year only where it is another one or all there is."""
    if not isinstance(date, str):
        date = "/".join(dict.fromkeys(f"{day:%Y-%m-%d}" for day in (first, last)))
    words = _MONTH.sub(lambda month: month[0][:3], _in_words(date))
    shorter = re.sub(rf"(?<!about)(?<!perhaps)(?<! of)(?<!–) {year}\b", "", words)
    return shorter.replace(" – ", "–") if _DAYS.fullmatch(shorter) else shorter


def _in_words(date: str) -> str:
    """'About' once, where it is said of either end; what is pointed at tells of which."""
    plain = date.replace("~", "")
    return in_words(date) if plain == date or "/" not in date else f"about {in_words(plain)}"
