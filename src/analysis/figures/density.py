"""All events at a glance: a mark an event, stacked on the quarter or the year in which it falls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from analysis.figures.labels import text_width, wrap
from analysis.figures.marks import Look, draw_marks
from analysis.figures.palette import GREY, INK, RULE
from analysis.figures.row_drawing import box, hatching
from analysis.figures.words import Words, add_words

_RECENT = 0.7  # of all events: the last years that hold so many have a column a quarter
_FEW_YEARS = 6  # all have
_LONGEST = 40  # years: a column each; over more, only those that have any
_MARK, _LEAST_MARK = 6.0, 1.0
_SHARE = 0.84  # of its place that a mark fills
_GAP = 2.0  # between columns
_QUARTER = 92  # days
_LINE = 1.35  # sizes, from one line of names to the next
_BETWEEN = 5.0  # bands


class Scale(NamedTuple):
    """Columns of time: the years, the first that has a column a quarter, where each begins, and a column's width."""

    years: list[int]
    quarters_from: int
    first_column: dict[int, int]
    n_columns: int
    column: float

    def place(self, day: pd.Timestamp) -> int:
        """The column of a day."""
        return self.first_column[day.year] + ((day.month - 1) // 3 if day.year >= self.quarters_from else 0)


class Band(NamedTuple):
    """Events that are stacked on one line: what they are called, and their positions."""

    name: str
    events: list[int]


class Glance(NamedTuple):
    """All events laid out: in which column each is, how large a mark's place is, how high each band, what is said."""

    scale: Scale
    bands: list[Band]
    columns: list[int]
    mark: float
    heights: list[float]
    note: list[str]
    text: float
    height: float


def glance_of(
    dated: pd.DataFrame, bands: list[Band], width: float, text: float, room: float, *, telling: str = "all"
) -> Glance:
    """All events of a frame in bands over so many points: where marks can be so small, no higher than `room`.

    `telling` says what a note above them tells: what columns are and which events have no quarter ("all"), the former
    alone ("columns"), or "nothing".
    """
    middles = _middles(dated)
    scale = scale_of(middles, width)
    columns = [scale.place(day) for day in middles]
    unknown = _unknown(dated, scale) if telling == "all" else ""
    note = wrap(_note(scale) + unknown, text, width) if telling != "nothing" else []
    lines = (len(note) + len(bands) + 1) * _LINE * text + (len(bands) + 1) * _BETWEEN
    highest = [_highest(band, columns) for band in bands]
    mark = max(min(_MARK, scale.column - _GAP), _LEAST_MARK)
    while mark > _LEAST_MARK and sum(_heights(highest, scale, mark)) + lines > room:
        mark = max(mark * 0.95, _LEAST_MARK)
    heights = _heights(highest, scale, mark)
    return Glance(scale, bands, columns, mark, heights, note, text, sum(heights) + lines)


def scale_of(days: pd.Series, width: float) -> Scale:
    """Columns over so many points for all years from the first to the last."""
    counts = days.dt.year.value_counts().sort_index()
    first, last = int(counts.index[0]), int(counts.index[-1])
    years = list(range(first, last + 1)) if last - first < _LONGEST else [int(year) for year in counts.index]
    if len(years) <= _FEW_YEARS:
        quarters_from = first
    else:
        later = counts[::-1].cumsum()
        quarters_from = int(later.index[int((later >= _RECENT * len(days)).to_numpy().argmax())])
    first_column, n_columns = {}, 0
    for year in years:
        first_column[year] = n_columns
        n_columns += 4 if year >= quarters_from else 1
    return Scale(years, quarters_from, first_column, n_columns, width / n_columns)


def draw_glance(
    ax: Axes,
    glance: Glance,
    looks: Sequence[Look],
    urls: Sequence[str | None],
    top: float,
    covered_to: pd.Timestamp,
) -> None:
    """The bands from so many points below the top of Axes in points, their names above, the years below them."""
    scale, line = glance.scale, glance.text * _LINE
    pale, dark = add_words(ax, glance.text, GREY), add_words(ax, glance.text, INK)
    for number, words in enumerate(glance.note):
        pale.add(0, top + (number + 0.5) * line, words)
    begin = y = top + len(glance.note) * line + _BETWEEN
    x, heights, order, lines = [], [], [], []
    for band, high in zip(glance.bands, glance.heights, strict=True):
        dark.add(0, y + line / 2, f"{band.name}: {len(band.events)}")
        y += line + high
        lines.append([(0, y), (scale.n_columns * scale.column, y)])
        stacks: dict[int, int] = {}
        for index in band.events:
            column = glance.columns[index]
            number = stacks[column] = stacks.get(column, -1) + 1
            level, beside = divmod(number, _abreast(scale, glance.mark))
            x.append(column * scale.column + _GAP / 2 + (beside + 0.5) * glance.mark)
            heights.append(y - (level + 0.5) * glance.mark)
            order.append(index)
        y += _BETWEEN
    _draw_years(ax, pale, glance, (begin + line, y), lines)
    if covered_to.year == scale.years[-1]:
        left = (scale.place(covered_to) + 1) * scale.column
        if scale.n_columns * scale.column - left > 1:
            ax.add_collection(hatching([box(left, scale.n_columns * scale.column, begin + line, y)]), autolim=False)
    size = glance.mark * _SHARE
    draw_marks(ax, x, heights, [looks[index] for index in order], [urls[index] for index in order], size)


def has_uncovered(glance: Glance, covered_to: pd.Timestamp) -> bool:
    """Whether columns are hatched."""
    scale = glance.scale
    return covered_to.year == scale.years[-1] and scale.place(covered_to) + 1 < scale.n_columns


def _draw_years(ax: Axes, pale: Words, glance: Glance, ends: tuple[float, float], lines: list) -> None:
    """A line where each year begins that has a name, and its name below: in full, or in two digits."""
    scale, text = glance.scale, glance.text
    free = 0.0
    for year in scale.years:
        left = scale.first_column[year] * scale.column
        room = scale.column * (4 if year >= scale.quarters_from else 1)
        short = f"’{year % 100:02d}" if 1900 <= year < 2100 else str(year)
        name = next((name for name in (str(year), short) if text_width(name, text) + 2 <= room), short)
        if left >= free and left + text_width(name, text) <= scale.n_columns * scale.column:
            pale.add(left + 1, ends[1] + text * _LINE / 2 + 1, name)
            lines.append([(left, ends[0]), (left, ends[1])])
            free = left + text_width(name, text) + 3
    ax.add_collection(LineCollection(lines, colors=RULE, linewidths=0.6, zorder=0), autolim=False)


def _note(scale: Scale) -> str:
    """What a mark and a column mean."""
    what = "quarters" if scale.quarters_from == scale.years[0] else f"years, from {scale.quarters_from} on quarters"
    text = f"A mark is an event; columns are {what}."
    if len(scale.years) <= scale.years[-1] - scale.years[0]:
        text += " Years without events are left out."
    return text


def _unknown(dated: pd.DataFrame, scale: Scale) -> str:
    """How many events have no quarter, of those that stand in one."""
    is_long = (dated["date_end"] - dated["date_start"]).dt.days > _QUARTER
    number = int((is_long & (dated["date_end"].dt.year >= scale.quarters_from)).sum())
    if not number:
        return ""
    return f" {number} whose quarter is not known stand{'s' * (number == 1)} in the middle of the days possible."


def _middles(dated: pd.DataFrame) -> pd.Series:
    return dated["date_start"] + (dated["date_end"] - dated["date_start"]) / 2


def _highest(band: Band, columns: list[int]) -> int:
    return max(Counter(columns[index] for index in band.events).values())


def _heights(highest: list[int], scale: Scale, mark: float) -> list[float]:
    return [-(-number // _abreast(scale, mark)) * mark for number in highest]


def _abreast(scale: Scale, mark: float) -> int:
    return max(int((scale.column - _GAP) // mark), 1)
