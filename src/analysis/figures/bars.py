"""Bars: numbers or shares of agreements by one dimension, or columns of one a year."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from analysis.errors import ParameterError
from analysis.figures.counting import (
    caption_of,
    check_values,
    gaps_note,
    is_sorted,
    named_years,
    number_text,
    percent_text,
    unfinished_note,
    unfinished_year,
    what_is_named,
    years_between,
)
from analysis.figures.description import attach_data
from analysis.figures.inputs import require_columns
from analysis.figures.labels import fit_names, fitting_size, text_width, wrap
from analysis.figures.layout import (
    EDGE,
    MEDIUM,
    Frame,
    Room,
    frame_axes,
    free_size,
    is_narrow,
    place_size,
    say_empty,
    text_size,
)
from analysis.figures.palette import BLUE, SHADES
from analysis.figures.sentences import bars_in_words, years_in_words
from analysis.figures.style import styled
from analysis.figures.targets import pages_of, table_of, tips_of, urls_of

# In points: a row of bars, columns high, the years below them.
_ROW, _COLUMNS, _YEAR_ROOM = 22.0, 150.0, 17.0
_BAR, _BETWEEN = 14.0, 9.0  # where names stand above: a bar, and from it to the next name
_GAP = 4.0  # between a name, a bar and a number
_LINE = 1.25  # in sizes of the text
_NAME_PART = 0.4  # of a figure, the most for names


class _Row(NamedTuple):
    """A bar to be drawn."""

    name: str
    length: float
    text: str
    url: str | None
    is_over: bool


def plot_breakdown(
    breakdown: pd.DataFrame,
    ax: Axes | None = None,
    title: str = "",
    width: float | None = None,
    values: str = "n_agreements",
) -> Axes:
    """Bars of a one-dimensional breakdown, the number at the end of each, the counting rule below.

    Years are columns, one a year from the first to the last (over more than 120 years, only those with agreements); a
    year that is not over, as far as the record goes, has a star and a pale column. All rows are drawn. In SVG every bar
    leads to the list of its agreements.

    Parameters
    ----------
    breakdown : DataFrame
        From `build_breakdown` without `across`. Any frame will do whose second column is a name and that has
        `n_agreements` (a number each); its first column, or `attrs["by"]`, says what is counted, and years are text or
        whole numbers in `year_code`. Bars stand in the order of the rows. `attrs` make the caption where they are
        there. An empty frame gives Axes that say so.
    ax : Axes, optional
        Where to draw; by default a figure of its own, as high as the rows need. Given Axes become smaller where names
        and caption would leave their place, unless the figure has a layout engine, which then makes the room; names
        that have no room there become smaller, and are cut last.
    title : str
        Above the Axes, at the left.
    width : float, optional
        Points across a figure of its own: by default 525 (700 px). Under 300 names stand above their bars. There, and
        where their numbers would have no room side by side, years are rows, the newest first.
    values : {"n_agreements", "share"}
        How long bars are: the numbers, or `share`, with the number in brackets.

    Returns
    -------
    Axes
        Bars are `ax.containers[0]`, their numbers `ax.texts`, names the labels of the ticks, the caption the x label.

    Raises
    ------
    ParameterError
        The breakdown has two dimensions, is no frame, or has no `n_agreements`, or no `share` where that is drawn.

    Notes
    -----
    How an agreement with several areas is counted is the rule of `build_breakdown`, chosen by its `count`.

    Examples
    --------
    >>> from analysis import build_breakdown, load_agreements
    >>> ax = plot_breakdown(build_breakdown(load_agreements(), by="area"), title="Areas")
    >>> [label.get_text() for label in ax.get_yticklabels()][:2]
    ['Exploration', 'Processing']
    """
    check_values(values)
    require_columns(breakdown, tuple({"n_agreements", values}), "plot_breakdown", "build_breakdown(agreements, by=…)")
    by = breakdown.attrs.get("by", str(breakdown.columns[0]).removesuffix("_code"))
    with styled():
        if breakdown.empty:
            return say_empty(ax, title, width)
        if breakdown.attrs.get("across") is not None:
            raise ParameterError("bars show one dimension — draw a breakdown with across= by plot_heatmap")
        data = _every_year(breakdown) if by == "year" else breakdown
        pages = pages_of(data, [by])
        rows = _rows(data, values, unfinished_year(breakdown) if by == "year" else None, pages)
        own_width = width or MEDIUM
        if by != "year":
            order = "Most agreements first." if is_sorted(data["n_agreements"]) and len(rows) > 1 else ""
            ax = _draw_rows(rows, ax, title, caption_of(breakdown, _unit(breakdown, values), order), own_width)
            alt = bars_in_words(breakdown, by)
        else:
            years = data["year_code"].astype(int).tolist()
            notes = _unit(breakdown, values), unfinished_note(breakdown, years), gaps_note(years)
            if ax is None and (is_narrow(own_width) or not _has_room(rows, own_width)):
                caption = caption_of(breakdown, *notes, "Newest year first.")
                ax = _draw_rows(rows[::-1], ax, title, caption, own_width)
            else:
                ax = _draw_columns(rows, years, ax, title, caption_of(breakdown, *notes), own_width)
            alt = years_in_words(breakdown, data["n_agreements"].set_axis(years).astype(float))
        stated = breakdown.attrs.get("n_agreements", 0) - breakdown.attrs.get("n_unstated", 0)
        tips = tips_of([row.name for row in rows], data["n_agreements"].astype(float), [stated] * len(rows), pages)
        attach_data(ax, alt, table_of(data, [by], pages), tips)
    return ax


def _rows(data: pd.DataFrame, values: str, unfinished: int | None, pages: list[str]) -> list[_Row]:
    names = [" ".join(str(name).split()) for name in data.iloc[:, 1]]
    numbers = data["n_agreements"].astype(float)
    texts = [number_text(number) for number in numbers]
    if values == "share":
        texts = [f"{percent_text(share)} ({text})" for share, text in zip(data["share"], texts, strict=True)]
    is_over = [name != str(unfinished) for name in names]
    names = [name if over else f"{name}*" for name, over in zip(names, is_over, strict=True)]
    lengths = data[values].astype(float)
    return [_Row(*row) for row in zip(names, lengths, texts, urls_of(pages), is_over, strict=True)]


def _unit(breakdown: pd.DataFrame, values: str) -> str:
    if values == "n_agreements":
        return ""
    return f"Per cent of the agreements that name {what_is_named(breakdown) or 'any'}; their number in brackets."


def _every_year(breakdown: pd.DataFrame) -> pd.DataFrame:
    """A row each year, those without any too."""
    years = [str(year) for year in years_between(breakdown["year_code"])]
    frame = breakdown.assign(year_code=breakdown["year_code"].astype(int).astype(str)).set_index("year_code")
    frame = frame.reindex(years).rename_axis("year_code").reset_index()
    frame["year_name"] = frame["year_code"]
    numbers = [name for name in ("n_agreements", "share") if name in frame]
    frame[numbers] = frame[numbers].fillna(0)
    frame.attrs = breakdown.attrs
    return frame


def _draw_rows(rows: list[_Row], ax: Axes | None, title: str, caption: str, own_width: float) -> Axes:
    """A bar a row, in their order from the top."""
    names, size = [row.name for row in rows], text_size(own_width)
    longest = max(text_width(name, size) for name in names)
    if ax is not None:
        return _draw_beside(rows, *_given(rows, ax, title, caption))
    if is_narrow(own_width) and longest > own_width / 6:  # more than a year
        return _draw_below(rows, title, caption, own_width)
    lines = [wrap(name, size, _NAME_PART * own_width) for name in names]
    left = max(text_width(line, size) for name in lines for line in name) + _GAP
    heights = np.array([max(1.0, (len(name) * _LINE * size + _GAP) / _ROW) for name in lines])
    frame = frame_axes(None, (own_width, (heights.sum() + 0.2) * _ROW), title, caption, Room(left, outdent=left))
    return _draw_beside(rows, frame, ["\n".join(name) for name in lines], size, heights)


def _given(rows: list[_Row], ax: Axes, title: str, caption: str) -> tuple[Frame, list[str], float, np.ndarray]:
    """Axes that are given, and names as they fit beside their rows."""
    across = _NAME_PART * place_size(ax)[0]
    height = free_size(ax, title, caption, Room(across))[1]
    row = min(height / (len(rows) + 0.2), 2 * _ROW)
    names, size = fit_names([row.name for row in rows], 9.0, across, row)
    left = max(text_width(line, size) for name in names for line in name.split("\n")) + _GAP
    return frame_axes(ax, (0, 0), title, caption, Room(left)), names, size, np.ones(len(rows))


def _draw_beside(rows: list[_Row], frame: Frame, names: list[str], size: float, heights: np.ndarray) -> Axes:
    """Names at the left of their bars."""
    ax, width, height = frame
    places = np.cumsum(heights) - heights / 2 - 0.5
    span = max(heights.sum() + 0.2, height / (2 * _ROW))  # a bar or two do not fill high Axes
    _draw_bars(ax, rows, places, 0.68, width, fitting_size(size, [], width, height / span))
    ax.tick_params(axis="y", pad=_GAP)
    ax.set_yticks(places, names, fontsize=size, parse_math=False)
    ax.set_ylim(span - 0.6, -0.6)
    return ax


def _draw_below(rows: list[_Row], title: str, caption: str, own_width: float) -> Axes:
    """Names above their bars. Lengths are in points from the top."""
    size = text_size(own_width)
    across = own_width - 2 * EDGE
    lines = [wrap(row.name, size, across) for row in rows]
    heights = np.array([len(name) * _LINE * size + _BAR + _BETWEEN for name in lines])
    tops = np.cumsum(heights) - heights
    bars = tops + heights - _BETWEEN - _BAR / 2
    ax, width, height = frame_axes(None, (own_width, heights.sum()), title, caption, Room())
    _draw_bars(ax, rows, bars, _BAR, width, size)
    ax.tick_params(axis="y", pad=0)
    middles = (tops + bars - _BAR / 2) / 2
    ax.set_yticks(middles, ["\n".join(name) for name in lines], fontsize=size, ha="left", parse_math=False)
    ax.set_ylim(height, 0)
    ax.spines["left"].set_visible(False)
    return ax


def _draw_bars(ax: Axes, rows: list[_Row], places: np.ndarray, thick: float, width: float, size: float) -> None:
    """Bars from the left, the number at the end of each."""
    lengths = [row.length for row in rows]
    bars = ax.barh(places, lengths, height=thick, color=BLUE)
    _mark(bars, rows)
    ax.bar_label(bars, [row.text for row in rows], padding=_GAP, fontsize=size)
    beyond = max(text_width(row.text, size) for row in rows) + 2 * _GAP  # the number at the end of the longest
    longest = max(lengths) or 1
    ax.set(xlim=(0, longest * width / max(width - beyond, width / 2)), xticks=[])
    ax.spines["bottom"].set_visible(False)


def _draw_columns(
    rows: list[_Row], years: list[int], ax: Axes | None, title: str, caption: str, own_width: float
) -> Axes:
    """Columns, one a year; those of years without any keep their place."""
    ax, width, height = frame_axes(ax, (own_width, _COLUMNS), title, caption, Room(below=_YEAR_ROOM))
    places = dict(zip(years, range(years[0], years[0] + len(years)), strict=True))
    drawn = {year: row for year, row in zip(years, rows, strict=True) if row.length > 0}
    bars = ax.bar([places[year] for year in drawn], [row.length for row in drawn.values()], width=0.72, color=BLUE)
    _mark(bars, list(drawn.values()))
    step = width / (len(years) + 0.6)
    texts = [_folded(row.text, step) for row in drawn.values()]
    lines = max((text.count("\n") + 1 for text in texts), default=1)
    size = fitting_size(9.0, [line for text in texts for line in text.split("\n")], step * 0.95, height / lines)
    ax.bar_label(bars, texts, padding=2, fontsize=size)
    named = named_years(years, width)
    ax.tick_params(axis="x", length=0)
    names = dict(zip(years, (row.name for row in rows), strict=True))
    ax.set_xticks([places[year] for year in named], [names[year] for year in named])
    top = max(row.length for row in rows) * height / max(height - 1.3 * lines * size - 3, height / 2)
    ax.set(xlim=(years[0] - 0.8, years[0] + len(years) - 0.2), ylim=(0, top or 1), yticks=[])
    ax.spines["left"].set_visible(False)
    return ax


def _has_room(rows: list[_Row], own_width: float) -> bool:
    """Whether the numbers above columns have room side by side."""
    step = (own_width - 2 * EDGE) / (len(rows) + 0.6)
    lines = [line for row in rows for line in _folded(row.text, step).split("\n")]
    return max(text_width(line, text_size(own_width)) for line in lines) <= step * 0.95


def _folded(text: str, across: float) -> str:
    """A number and what stands in brackets, one below the other where they have no room side by side."""
    return text if text_width(text, 9.0) <= across * 0.95 else text.replace(" (", "\n(")


def _mark(bars: BarContainer, rows: list[_Row]) -> None:
    """Where each bar leads, and a pale one for a year that is not over."""
    for bar, row in zip(bars.patches, rows, strict=True):
        bar.set_url(row.url)
        if not row.is_over:
            bar.set(facecolor=SHADES[1], edgecolor=BLUE, linewidth=1, linestyle=(0, (3, 2)))
