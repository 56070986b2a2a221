"""The timeline drawn: agreements above the time axis, visits below, bars where a date is imprecise."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import lru_cache

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.textpath import TextToPath
from matplotlib.transforms import ScaledTranslation

from analysis.figuredata import attach_data, count_events, describe_timeline, list_events, title_of
from analysis.figures import say_empty
from analysis.lanes import pack
from analysis.style import (
    FAMILY_COLORS,
    FAMILY_LABELS,
    FAMILY_MARKERS,
    GREY,
    INK,
    PAPER,
    RULE,
    VISIT_COLOR,
    VISIT_LABELS,
    VISIT_MARKERS,
    styled,
)
from analysis.vocab import vocabulary

_WIDTH = 10.5  # inches of a figure of our own
_MARK = 7.0  # points across a mark
_LABEL_SIZE = 7.5
_MOST_LABELLED_ROWS = 52
_FEWEST_LABELS = 12  # a handful among many marks would look like a choice of ours
_LABEL_CHARACTERS = 72
_CORNERS = {"agreement": 60.0, "visit": 34.0}  # points across the names of the groups, in the corners at the left
_PALE = 0.4  # a date that is a month or more, or approximate


@dataclass
class _Placed:
    """Where an event goes, in points from the left edge: mark from `left` to `right`, label from `text`."""

    left: float
    right: float
    label: str
    text: float | None = None
    end: float = 0.0
    row: int = 0
    bar: bool = False


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
        own = ax is None
        if own:
            _, ax = plt.subplots(figsize=(_WIDTH, 3), layout="constrained")
        first, last = dated["date_start"].min(), dated["date_end"].max() + pd.Timedelta(days=1)
        pad = max((last - first) * 0.02, pd.Timedelta(days=10))
        limits = first - pad, last + pad
        width = (_WIDTH - 0.9 if own else ax.get_window_extent().width / ax.figure.dpi) * 72
        groups = {kind: dated[dated["kind"] == kind] for kind in ("agreement", "visit")}
        placed, labelled = _placed(groups, limits, width)
        heights = {kind: _height(kind, events) for kind, events in placed.items()}
        row_points = 11.5 if any(labelled.values()) else _MARK + 1.6
        if own:
            ax.figure.set_size_inches(_WIDTH, 1.5 + max(sum(heights.values()), 3) * row_points / 72)
        for kind, events in placed.items():
            _draw(ax, groups[kind], events, 1 if kind == "agreement" else -1)
        _frame(ax, limits, heights)
        ax.set_title(title)
        _legend(ax, dated)
        _caption(ax, timeline, dated, labelled)
        attach_data(ax, describe_timeline(timeline), list_events(timeline))
    return ax


def _placed(groups: dict[str, pd.DataFrame], limits, width: float) -> tuple[dict[str, list[_Placed]], dict[str, int]]:
    """Rows for all marks, with labels for as many events as the rows allow: agreements first, the latest first."""
    scale = width / (limits[1] - limits[0]).total_seconds()
    events = {kind: list(group.itertuples()) for kind, group in groups.items()}
    order = [(kind, index) for kind in events for index in reversed(range(len(events[kind])))]

    def place(n_labels: int) -> tuple[dict[str, list[_Placed]], int]:
        labelled = set(order[:n_labels])
        placed, rows = {}, 0
        for kind, group in events.items():
            placed[kind] = [_place(e, limits[0], scale, width, (kind, i) in labelled) for i, e in enumerate(group)]
            begins = [p.left if p.text is None else min(p.left, p.text) for p in placed[kind]]
            for event, row in zip(placed[kind], pack(begins, [p.end for p in placed[kind]], 2.0), strict=True):
                event.row = row
            rows += max((event.row for event in placed[kind]), default=-1) + 1
        return placed, rows

    fewest, most = 0, len(order)
    while fewest < most:  # the largest number of labels whose rows still fit
        middle = (fewest + most + 1) // 2
        fewest, most = (middle, most) if place(middle)[1] <= _MOST_LABELLED_ROWS else (fewest, middle - 1)
    n_agreements = len(events["agreement"])
    begun = fewest - n_agreements if fewest >= n_agreements else fewest
    if fewest < len(order) and begun < _FEWEST_LABELS:
        fewest -= begun
    placed = place(fewest)[0]
    return placed, {kind: sum(event.text is not None for event in group) for kind, group in placed.items()}


def _height(kind: str, events: list[_Placed]) -> int:
    """Rows of a group; one more where its outermost row would run into the group's name in the corner."""
    last = max((event.row for event in events), default=-1)
    begins = [event.left if event.text is None else min(event.left, event.text) for event in events]
    return last + 1 + any(e.row == last and begin < _CORNERS[kind] for e, begin in zip(events, begins, strict=True))


def _place(event, origin, scale: float, width: float, labelled: bool) -> _Placed:
    left = (event.date_start - origin).total_seconds() * scale
    right = (event.date_end + pd.Timedelta(days=1) - origin).total_seconds() * scale
    middle = (left + right) / 2
    is_bar = not event.is_exact and right - left > _MARK
    left, right = min(left, middle - _MARK / 2), max(right, middle + _MARK / 2)
    placed = _Placed(left, right, "", end=right, bar=is_bar)
    if labelled:
        placed.label = textwrap.shorten(title_of(event.title), _LABEL_CHARACTERS, placeholder="…")
        while _text_width(placed.label) + 6 > max(width - right, left, right - left) and len(placed.label) > 1:
            placed.label = placed.label[: (len(placed.label) - 1) * 9 // 10].rstrip(" …") + "…"
        length = _text_width(placed.label) + 3
        if right + 3 + length <= width:
            placed.text, placed.end = right + 3, right + 3 + length
        elif left - 3 - length >= 0 or not is_bar:  # no room to the right edge: the label goes before the mark
            placed.text = left - 3 - length
        else:  # a bar from edge to edge: upon it
            placed.text = left + 3
    return placed


@lru_cache(maxsize=4096)
def _text_width(text: str) -> float:
    """Points across a label."""
    font = FontProperties(family="DejaVu Sans", size=_LABEL_SIZE)
    return TextToPath().get_text_width_height_descent(text, font, False)[0]


def _draw(ax: Axes, events: pd.DataFrame, placed: list[_Placed], side: int) -> None:
    """Marks and bars, one collection for each look, so that thousands of events stay one drawing."""
    families = {code: row["family"] for code, row in vocabulary("agreement_type").rows.items()}
    looks: dict[tuple, list[tuple]] = {}
    for event, place in zip(events.itertuples(), placed, strict=True):
        if event.kind == "agreement":
            family = families.get(event.category, "other")
            color, marker = FAMILY_COLORS[family], FAMILY_MARKERS[family]
        else:
            color, marker = VISIT_COLOR, VISIT_MARKERS.get(event.category, VISIT_MARKERS["other"])
        begin, end = event.date_start, event.date_end + pd.Timedelta(days=1)
        done = pd.isna(event.is_done) or bool(event.is_done)
        exact = bool(event.is_exact)
        y = side * (place.row + 1)
        middle = begin + (end - begin) / 2
        url = event.source_url if str(event.source_url).startswith(("https://", "http://")) else None
        if not exact and place.bar:
            ax.barh(y, end - begin, left=begin, height=0.5, facecolor=color if done else PAPER, edgecolor=color,
                    linewidth=0.9, alpha=_PALE if done else 1, url=url, zorder=2)  # fmt: skip
        else:
            looks.setdefault((color, marker, done, exact), []).append((middle, y, url))
        if place.text is not None:
            before = place.text < place.left
            anchor = (begin if place.text < place.right else end) if place.bar else middle
            offset = 3 if place.bar else _MARK / 2 + 3
            ax.annotate(place.label, (anchor, y), (-offset if before else offset, 0), textcoords="offset points",
                        va="center_baseline", ha="right" if before else "left", fontsize=_LABEL_SIZE, color=INK,
                        url=url)  # fmt: skip
    for (color, marker, done, exact), marks in looks.items():
        days, rows, urls = zip(*marks, strict=True)
        fill = color if done else PAPER
        drawn = ax.scatter(days, rows, s=(_MARK - 1.3) ** 2, marker=marker, facecolors=fill, edgecolors=color,
                           linewidths=1.0, alpha=1 if exact else _PALE, zorder=3)  # fmt: skip
        drawn.set_urls(urls)


def _frame(ax: Axes, limits, heights: dict[str, int]) -> None:
    ax.set_xlim(*limits)
    ax.set_ylim(-heights["visit"] - 0.9, heights["agreement"] + 0.9)
    ax.axhline(0, color=GREY, linewidth=0.8, zorder=1)
    ax.yaxis.set_visible(False)
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_visible(False)
    ax.grid(axis="x", color=RULE, linewidth=0.6)
    locator = mdates.AutoDateLocator(minticks=4, maxticks=11)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator, show_offset=False))
    for kind, y, name in (("agreement", 1, "Agreements"), ("visit", 0, "Visits")):
        if heights[kind]:
            ax.annotate(name, (0, y), (2, -2 if y else 2), xycoords="axes fraction", textcoords="offset points",
                        va="top" if y else "bottom", fontsize=8, color=GREY, fontweight="bold")  # fmt: skip


def _legend(ax: Axes, dated: pd.DataFrame) -> None:
    """Only what is drawn."""
    handles = []
    families = {code: row["family"] for code, row in vocabulary("agreement_type").rows.items()}
    codes = dated.loc[dated["kind"] == "agreement", "category"]
    present = {families.get(code, "other") for code in codes}
    for family, color in FAMILY_COLORS.items():
        if family in present:
            handles.append(_mark(FAMILY_MARKERS[family], color, color, FAMILY_LABELS[family]))
    kinds = set(dated.loc[dated["kind"] == "visit", "category"].fillna("other"))
    for kind, marker in VISIT_MARKERS.items():
        if kind in kinds:
            handles.append(_mark(marker, VISIT_COLOR, VISIT_COLOR, VISIT_LABELS[kind]))
    if (~dated["is_done"].fillna(True)).any():
        handles.append(_mark("o", PAPER, GREY, "hollow: announced or planned"))
    if not dated["is_exact"].all():
        handles.append(Patch(facecolor=GREY, alpha=_PALE, label="pale, or a bar: imprecise date"))
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(0, 0), bbox_transform=_below(ax), ncols=4,
              handletextpad=0.3, columnspacing=1.4, borderaxespad=0, borderpad=0)  # fmt: skip


def _below(ax: Axes):
    """Axes fractions, shifted down past the tick labels and the caption."""
    return ax.transAxes + ScaledTranslation(0, -40 / 72, ax.figure.dpi_scale_trans)


def _mark(marker: str, face: str, edge: str, label: str) -> Line2D:
    return Line2D([], [], marker=marker, markersize=6, markerfacecolor=face, markeredgecolor=edge, linestyle="none",
                  label=label)  # fmt: skip


def _caption(ax: Axes, timeline: pd.DataFrame, dated: pd.DataFrame, labelled: dict[str, int]) -> None:
    n = dated["kind"].value_counts()
    text = ", ".join(count_events(dated)) + "."
    if len(timeline) > len(dated):
        text += f" {len(timeline) - len(dated)} without a date are not drawn."
    if sum(labelled.values()) < len(dated):
        named = [
            f"all {kind}s" if number == n[kind] else f"the latest {number} {kind}s"
            for kind, number in labelled.items()
            if number
        ]
        text += f" Labelled: {' and '.join(named) or 'none, they are too many'}; the tables list all."
    ax.set_xlabel(text, loc="left", fontsize=8, color=GREY)
