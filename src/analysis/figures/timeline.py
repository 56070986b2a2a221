"""The timeline drawn: agreements above the time axis, visits below, bars where a date is imprecise."""

from __future__ import annotations

from datetime import date

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.transforms import IdentityTransform

from analysis.dates.parsing import read_date
from analysis.figures.description import attach_data
from analysis.figures.events import (
    complete_events,
    count_events,
    describe_timeline,
    links_of,
    list_events,
    tips_of,
    title_of,
)
from analysis.figures.inputs import require_columns
from analysis.figures.layout import EDGE, Room, caption_height, frame_axes, free_size, say_empty
from analysis.figures.legend import bar, draw_legend, family_of, legend_height, mark, shape_of
from analysis.figures.packing import LABEL_GAP, LABEL_SIZE, MARK, Place, Span, place_events
from analysis.figures.style import (
    FAMILY_COLORS,
    FAMILY_MARKERS,
    GREY,
    PAPER,
    RULE,
    VISIT_COLOR,
    VISIT_MARKERS,
    styled,
)
from analysis.views.tables import Tables, tables_in
from analysis.views.timeline import build_timeline
from analysis.vocab.catalogue import vocabulary

# In points, but for numbers of rows.
_WIDTH = 525.0  # of a figure of our own
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
_COLUMNS = ("kind", "title", "date_start", "date_end")
_FIRST, _LAST = mdates.date2num(np.array(["0001-01-01T00:00", "9999-12-31T23:59"], dtype="datetime64[m]"))


def plot_timeline(
    timeline: pd.DataFrame | Tables,
    ax: Axes | None = None,
    title: str = "",
    *,
    width: float | None = None,
    as_of: str | date | None = None,
) -> Axes:
    """Events in time: agreements above the axis, visits below it.

    A day is a mark; a month, a year or any span is a bar over all its days. Filled is done (signed, held),
    hollow is only proposed, announced or planned. Colour and shape tell families of agreements and kinds of
    visits. Marks and labels never overlap; where there is no room to label all events, the latest agreements
    are labelled, or none, and the caption says so. In SVG every mark links to its source.

    Parameters
    ----------
    timeline : DataFrame, or Dataset or whatever else holds the tables `agreements` and `visits`
        From `build_timeline`. Any frame will do that has `kind` (agreement or visit), `title`, `date_start` and
        `date_end` (datetime64: the first and the last day that are possible); used where they are there are `date`
        (EDTF), `category` (a type of agreement or kind of visit), `status_code`, `is_done` (where missing: yes),
        `is_exact` (where missing: if first and last day are one) and `source_url`. In the order of dates. Events
        without any date are not drawn; the caption counts them. An empty frame gives Axes that say so.
    ax : Axes, optional
        Where to draw; by default a figure of its own, as high as the events need. Given Axes become smaller where
        caption and legend would leave their place, unless the figure has a layout engine, which then makes the room.
    title : str
        Above the Axes, at the left.
    width : float, optional
        Of a figure of its own, in points; by default 525.
    as_of : str or date, optional
        The day to which the record reaches, for the caption.

    Returns
    -------
    Axes
        Its x axis is one of dates; marks and bars are `ax.collections`, labels `ax.texts`, the caption is the x
        label, the legend `ax.get_legend()`.

    Raises
    ------
    DateError
        `as_of` is no date.
    ParameterError
        The timeline has not the columns that are needed, or is nothing that holds the tables.

    Notes
    -----
    What is done and what is exact is the rule of `build_timeline`. Families of agreement types are those of
    ``data/vocab/agreement_types.csv``, their names in ``agreement_families.csv``.

    Examples
    --------
    >>> from analysis import build_timeline, load_dataset
    >>> data = load_dataset()
    >>> plot_timeline(build_timeline(data.agreements, data.visits)).get_xlabel()
    '5 agreements, 2 visits.'
    """
    if not isinstance(timeline, pd.DataFrame):
        timeline = build_timeline(*tables_in(timeline, "agreements", "visits"))
    require_columns(timeline, _COLUMNS, "plot_timeline", "build_timeline(data.agreements, data.visits)")
    covered = "" if as_of is None else f" Covered to {read_date(as_of).end:%Y-%m-%d}."
    events = complete_events(timeline)
    dated = events.dropna(subset=["date_start", "date_end"])
    with styled():
        if dated.empty:
            return say_empty(ax, title)
        days = mdates.date2num(dated["date_start"].to_numpy()), mdates.date2num(dated["date_end"].to_numpy()) + 1
        limits = _limits(*days)
        entries = _entries(dated)
        urls = links_of(dated)
        groups = {kind: np.flatnonzero(dated["kind"] == kind) for kind in _SIDES}
        whole = width or _WIDTH
        width, most_rows = whole - 2 * (EDGE + _SIDE), _MOST_LABELLED_ROWS
        if ax is not None:
            width, height = _free_size(ax, title, _caption(events, dated, dict.fromkeys(groups, 0)), entries)
            most_rows = min(most_rows, int(height / _LABELLED_ROW - _BORDER))
        spans = _spans(dated, days, limits, width)
        placed = place_events({kind: [spans[index] for index in own] for kind, own in groups.items()}, width, most_rows)
        labelled = {kind: sum(place.text is not None for place in places) for kind, places in placed.items()}
        heights = {kind: _height(kind, places) for kind, places in placed.items()}
        rows = max(sum(heights.values()), 2) + _BORDER
        caption = _caption(events, dated, labelled) + covered
        size = whole, rows * (_LABELLED_ROW if any(labelled.values()) else _BARE_ROW)
        ax, width, height = frame_axes(ax, size, title, caption, _room(entries, width))
        _frame(ax, limits, heights)
        mark_size = MARK * min(1.0, height / rows / _BARE_ROW)
        for kind, own in groups.items():
            links = [urls[index] for index in own]
            _draw(ax, dated.iloc[own], links, (days[0][own], days[1][own]), placed[kind], _SIDES[kind], mark_size)
        draw_legend(ax, entries, width, _DATES + caption_height(caption, width) + _LEGEND_GAP)
        attach_data(ax, describe_timeline(events), list_events(events), tips_of(dated, urls))
    return ax


def _limits(begins: np.ndarray, ends: np.ndarray) -> tuple[float, float]:
    """The days at either end of the axis, within those that a calendar has."""
    first, last = begins.min(), ends.max()
    pad = max((last - first) * 0.02, 10.0)
    return max(first - pad, _FIRST), min(last + pad, _LAST)


def _free_size(ax: Axes, title: str, caption: str, entries: list[Artist]) -> tuple[float, float]:
    """How large Axes that are given will be."""
    width, _ = free_size(ax, title, caption, Room(_SIDE, _SIDE))
    return free_size(ax, title, caption, _room(entries, width))


def _room(entries: list[Artist], width: float) -> Room:
    """For the dates and the legend, beside the caption."""
    return Room(_SIDE, _SIDE, below=_DATES + _LEGEND_GAP + legend_height(entries, width))


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


def _draw(
    ax: Axes,
    events: pd.DataFrame,
    links: list[str | None],
    days: tuple[np.ndarray, np.ndarray],
    places: list[Place],
    side: int,
    mark_size: float,
) -> None:
    """Marks and bars, one collection for each look, so that thousands of events stay one drawing."""
    looks: dict[tuple, list[tuple]] = {}
    for event, url, begin, end, place in zip(events.itertuples(), links, *days, places, strict=True):
        y = side * (place.row + 1)
        look = *_look(event.kind, event.category), bool(event.is_done), bool(event.is_exact), place.is_bar
        looks.setdefault(look, []).append((begin, end, y, url))
        if place.text is not None:
            _label(ax, place, begin, end, y, url)
    # Marks at either end of the calendar stand on the edge of the Axes.
    whole = min(days[0], default=0) > _FIRST and max(days[1], default=0) <= _LAST
    for (color, marker, done, exact, is_bar), drawn in looks.items():
        begins, ends, rows, urls = zip(*drawn, strict=True)
        style = {"facecolors": color if done else PAPER, "edgecolors": color, "urls": urls, "clip_on": whole}
        if is_bar:
            corners = [
                [(begin, row - 0.25), (end, row - 0.25), (end, row + 0.25), (begin, row + 0.25)]
                for begin, end, row in zip(begins, ends, rows, strict=True)
            ]
            shapes = PolyCollection(corners, alpha=_PALE if done else 1, linewidths=0.9, zorder=2, **style)
        else:
            middles = np.column_stack([np.add(begins, ends) / 2, rows])
            shapes = PathCollection([shape_of(marker)], [(mark_size - 1.3) ** 2], offsets=middles,
                                    offset_transform=ax.transData, alpha=1 if exact else _PALE, linewidths=1.0,
                                    zorder=3, **style)  # fmt: skip
            shapes.set_transform(IdentityTransform())  # sizes are in points
        ax.add_collection(shapes, autolim=False)


def _label(ax: Axes, place: Place, begin: float, end: float, y: int, url: str | None) -> None:
    """What an event is called, beside its mark; hidden where that is outside the Axes."""
    before = place.text < place.left
    anchor = (begin if place.text < place.right else end) if place.is_bar else (begin + end) / 2
    gap = LABEL_GAP if place.is_bar else MARK / 2 + LABEL_GAP
    ax.annotate(
        place.label,
        (anchor, y),
        (-gap if before else gap, 0),
        textcoords="offset points",
        ha="right" if before else "left",
        va="center_baseline",
        fontsize=LABEL_SIZE,
        url=url,
        in_layout=False,
        parse_math=False,
    )


def _look(kind: str, category: object) -> tuple[str, str]:
    """Colour and marker."""
    if kind == "visit":
        return VISIT_COLOR, VISIT_MARKERS.get(category, VISIT_MARKERS["other"])
    family = family_of(category)
    return FAMILY_COLORS[family], FAMILY_MARKERS[family]


def _frame(ax: Axes, limits: tuple[float, float], heights: dict[str, int]) -> None:
    """The time axis, its years, and the names of the two groups in the corners."""
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
            place = {"xycoords": "axes fraction", "textcoords": "offset points", "in_layout": False}
            ax.annotate(name, (0, y), (2, up), color=GREY, fontsize=_CORNER_SIZE, fontweight="bold", **place)


def _entries(dated: pd.DataFrame) -> list[Artist]:
    """The legend: only what is drawn."""
    entries: list[Artist] = []
    present = {family_of(code) for code in dated.loc[dated["kind"] == "agreement", "category"]}
    for family, color in FAMILY_COLORS.items():
        if family in present:
            entries.append(mark(vocabulary("agreement_family").label(family), FAMILY_MARKERS[family], color, color))
    visits = dated.loc[dated["kind"] == "visit", "category"]
    kinds = {kind if kind in VISIT_MARKERS else "other" for kind in visits}
    for kind, marker in VISIT_MARKERS.items():
        if kind in kinds:
            entries.append(mark(vocabulary("visit_kind").rows[kind]["legend_en"], marker, VISIT_COLOR, VISIT_COLOR))
    if not dated["is_done"].all():
        entries.append(mark("hollow: announced or planned", "o", PAPER, GREY))
    if not dated["is_exact"].all():
        entries.append(bar("pale, or a bar: imprecise date", GREY, _PALE))
    return entries


def _caption(events: pd.DataFrame, dated: pd.DataFrame, labelled: dict[str, int]) -> str:
    """How many events there are, how many are not drawn, and which are labelled if not all are."""
    text = ", ".join(count_events(dated)) + "."
    if len(events) > len(dated):
        text += f" {len(events) - len(dated)} without a date are not drawn."
    if sum(labelled.values()) < len(dated):
        named = [
            f"all {kind}s" if number == (dated["kind"] == kind).sum() else f"the latest {number} {kind}s"
            for kind, number in labelled.items()
            if number
        ]
        text += f" Labelled: {' and '.join(named) or 'none, they are too many'}; the tables list all."
    return text
