"""The timeline drawn: agreements above the time axis, visits below, bars where a date is imprecise."""

from __future__ import annotations

from functools import lru_cache

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from analysis.figures.description import attach_data, count_events, describe_timeline, list_events, title_of
from analysis.figures.labels import Lettering
from analysis.figures.layout import EDGE, new_axes, points_across, say_empty, write_around
from analysis.figures.legend import LINE, Entry, draw_legend, in_columns
from analysis.figures.packing import LABEL_GAP, LABEL_SIZE, MARK, Place, Span, place_events
from analysis.figures.style import (
    FAMILY_COLORS,
    FAMILY_LABELS,
    FAMILY_MARKERS,
    GREY,
    PAPER,
    RULE,
    VISIT_COLOR,
    VISIT_LABELS,
    VISIT_MARKERS,
    styled,
)
from analysis.links import is_web_address
from analysis.vocab.catalogue import vocabulary

# In points, but for numbers of rows.
_WIDTH = 756.0  # of a figure of our own
_LABELLED_ROW, _BARE_ROW = 11.5, MARK + 1.6
_MOST_LABELLED_ROWS = 52
_BORDER = 1.8  # rows left free, half of them above and half below
_SIDE = 5.0  # for half of a date at either end of the axis, beside the edge
_DATES = 17.0  # for the dates below the axis
_LEGEND_GAP = 8.0
_CORNERS = {"agreement": 60.0, "visit": 34.0}  # across the names of the groups, in the corners at the left
_CORNER_SIZE = 8.0
_PALE = 0.4  # a date that is a month or more, or approximate
_SIDES = {"agreement": 1, "visit": -1}


def plot_timeline(timeline: pd.DataFrame, ax: Axes | None = None, title: str = "") -> Axes:
    """Events in time: agreements above the axis, visits below it.

    A day is a mark; a month, a year or any span is a bar over all its days. Filled is done (signed, held),
    hollow is only proposed, announced or planned. Colour and shape tell families of agreements and kinds of
    visits. Marks and labels never overlap; where there is no room to label all events, the latest agreements
    are labelled, or none, and the caption says so. In SVG every mark links to its source.

    Parameters
    ----------
    timeline : DataFrame
        From `build_timeline`. Events without any date are not drawn; the caption counts them.
    ax : Axes, optional
        Where to draw; by default a figure of its own, as high as the events need.

    Returns
    -------
    Axes
    """
    with styled():
        dated = timeline.dropna(subset=["date_start", "date_end"])
        if dated.empty:
            return say_empty(ax, title)
        width, most_rows = _WIDTH - 2 * (EDGE + _SIDE), _MOST_LABELLED_ROWS
        if ax is not None:
            width = points_across(ax)
            most_rows = min(most_rows, int(width * ax.bbox.height / ax.bbox.width / _LABELLED_ROW - _BORDER))
        days = mdates.date2num(dated["date_start"].to_numpy()), mdates.date2num(dated["date_end"].to_numpy()) + 1
        first, last = days[0].min(), days[1].max()
        pad = max((last - first) * 0.02, 10.0)
        limits = first - pad, last + pad
        groups = {kind: np.flatnonzero(dated["kind"] == kind) for kind in _SIDES}
        spans = _spans(dated, days, limits, width)
        grouped = {kind: [spans[index] for index in group] for kind, group in groups.items()}
        placed = place_events(grouped, width, most_rows)
        heights = {kind: _height(kind, places) for kind, places in placed.items()}
        caption = _caption(timeline, dated, placed)
        columns = in_columns(_entries(dated), width)
        legend_height = LINE * len(columns[0])
        if ax is None:
            row = _LABELLED_ROW if any(place.label for places in placed.values() for place in places) else _BARE_ROW
            height = (max(sum(heights.values()), 2) + _BORDER) * row
            ax = new_axes(_WIDTH, height, title, caption, _SIDE, _SIDE, below=_DATES + _LEGEND_GAP + legend_height)
        _frame(ax, limits, heights)
        for kind, places in placed.items():
            _draw(ax, dated.iloc[groups[kind]], (days[0][groups[kind]], days[1][groups[kind]]), places, _SIDES[kind])
        draw_legend(ax, columns, _DATES + write_around(ax, title, caption) + _LEGEND_GAP)
        attach_data(ax, describe_timeline(timeline), list_events(timeline))
    return ax


def _spans(dated: pd.DataFrame, days: tuple[np.ndarray, np.ndarray], limits, width: float) -> list[Span]:
    """What is to be placed, in points from the left edge."""
    scale = width / (limits[1] - limits[0])
    begins, ends = (((day - limits[0]) * scale).tolist() for day in days)
    titles = map(title_of, dated["title"])
    return [Span(*event) for event in zip(begins, ends, titles, map(bool, dated["is_exact"]), strict=True)]


def _height(kind: str, places: list[Place]) -> int:
    """Rows of a group; one more where its outermost row would run into the group's name in the corner."""
    last = max((place.row for place in places), default=-1)
    return last + 1 + any(place.row == last and place.begin < _CORNERS[kind] for place in places)


def _draw(ax: Axes, events: pd.DataFrame, days: tuple[np.ndarray, np.ndarray], places: list[Place], side: int) -> None:
    """Marks and bars, one collection for each look, so that thousands of events stay one drawing."""
    looks: dict[tuple, list[tuple]] = {}
    letterings: dict[tuple[float, str], Lettering] = {}
    for event, begin, end, place in zip(events.itertuples(), *days, places, strict=True):
        done = pd.isna(event.is_done) or bool(event.is_done)
        look = *_look(event.kind, event.category), done, bool(event.is_exact), place.is_bar
        y = side * (place.row + 1)
        url = event.source_url if is_web_address(event.source_url) else None
        looks.setdefault(look, []).append((begin, end, y, url))
        if place.text is not None:
            before = place.text < place.left
            anchor = (begin if place.text < place.right else end) if place.is_bar else (begin + end) / 2
            gap = LABEL_GAP if place.is_bar else MARK / 2 + LABEL_GAP
            way = (-gap, "right") if before else (gap, "left")
            if way not in letterings:
                letterings[way] = Lettering(ax, LABEL_SIZE, (way[0], 0), middle=True, ha=way[1], clip_on=True)
            letterings[way].put(anchor, y, place.label, url=url)
    for (color, marker, done, exact, is_bar), drawn in looks.items():
        begins, ends, rows, urls = zip(*drawn, strict=True)
        style = {"facecolors": color if done else PAPER, "edgecolors": color, "urls": urls}
        if is_bar:
            corners = [
                [(begin, row - 0.25), (end, row - 0.25), (end, row + 0.25), (begin, row + 0.25)]
                for begin, end, row in zip(begins, ends, rows, strict=True)
            ]
            shapes = PolyCollection(corners, alpha=_PALE if done else 1, linewidths=0.9, zorder=2, **style)
        else:
            middles = np.column_stack([np.add(begins, ends) / 2, rows])
            shapes = PathCollection([_shape(marker)], [(MARK - 1.3) ** 2], offsets=middles,
                                    offset_transform=ax.transData, alpha=1 if exact else _PALE, linewidths=1.0,
                                    zorder=3, **style)  # fmt: skip
            shapes.set_transform(IdentityTransform())  # sizes are in points
        ax.add_collection(shapes, autolim=False)


def _look(kind: str, category: object) -> tuple[str, str]:
    """Colour and marker."""
    if kind == "visit":
        return VISIT_COLOR, VISIT_MARKERS.get(category, VISIT_MARKERS["other"])
    family = _family(category)
    return FAMILY_COLORS[family], FAMILY_MARKERS[family]


def _family(code: object) -> str:
    """Of a type of agreement; other where it is unknown or missing."""
    return vocabulary("agreement_type").rows.get(code, {"family": "other"})["family"]


@lru_cache(maxsize=32)
def _shape(marker: str) -> Path:
    style = MarkerStyle(marker)
    return style.get_path().transformed(style.get_transform())


def _frame(ax: Axes, limits: tuple[float, float], heights: dict[str, int]) -> None:
    ax.xaxis_date()
    ax.set(xlim=limits, ylim=(-heights["visit"] - _BORDER / 2, heights["agreement"] + _BORDER / 2), yticks=[])
    ax.axhline(0, color=GREY, linewidth=0.8, zorder=1)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.grid(axis="x", color=RULE, linewidth=0.6)
    locator = mdates.AutoDateLocator(minticks=4, maxticks=11)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator, show_offset=False))
    for kind, y, name, up in (("agreement", 1, "Agreements", -8), ("visit", 0, "Visits", 3)):
        if heights[kind]:
            corner = Lettering(ax, _CORNER_SIZE, (2, up), ax.transAxes, color=GREY, weight="bold")
            corner.put(0, y, name)


def _entries(dated: pd.DataFrame) -> list[Entry]:
    """The legend: only what is drawn."""
    entries = []
    present = {_family(code) for code in dated.loc[dated["kind"] == "agreement", "category"]}
    for family, color in FAMILY_COLORS.items():
        if family in present:
            entries.append(Entry(FAMILY_LABELS[family], FAMILY_MARKERS[family], color, color))
    visits = dated.loc[dated["kind"] == "visit", "category"]
    kinds = {kind if kind in VISIT_MARKERS else "other" for kind in visits}
    for kind, marker in VISIT_MARKERS.items():
        if kind in kinds:
            entries.append(Entry(VISIT_LABELS[kind], marker, VISIT_COLOR, VISIT_COLOR))
    if (~dated["is_done"].fillna(True)).any():
        entries.append(Entry("hollow: announced or planned", "o", PAPER, GREY))
    if not dated["is_exact"].all():
        entries.append(Entry("pale, or a bar: imprecise date", "", GREY, GREY, _PALE))
    return entries


def _caption(timeline: pd.DataFrame, dated: pd.DataFrame, placed: dict[str, list[Place]]) -> str:
    text = ", ".join(count_events(dated)) + "."
    if len(timeline) > len(dated):
        text += f" {len(timeline) - len(dated)} without a date are not drawn."
    labelled = {kind: sum(place.text is not None for place in places) for kind, places in placed.items()}
    if sum(labelled.values()) < len(dated):
        named = [
            f"all {kind}s" if number == len(placed[kind]) else f"the latest {number} {kind}s"
            for kind, number in labelled.items()
            if number
        ]
        text += f" Labelled: {' and '.join(named) or 'none, they are too many'}; the tables list all."
    return text
