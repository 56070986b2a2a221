"""The key of a timeline: what its marks, bars and lines mean, in columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path

from analysis.figures.labels import text_width
from analysis.figures.marks import OVER, Look
from analysis.figures.palette import FAMILY_COLORS, FAMILY_MARKERS, GREY, INK, PALE, RULE, VISIT_COLOR, VISIT_MARKER
from analysis.vocab.catalogue import vocabulary

# In sizes of the text: from one entry to that below it, across a mark's place, from there to its text, between columns.
_LINE, _MARK, _GAP, _BETWEEN = 1.42, 1.4, 0.5, 1.9
_MOST_COLUMNS = 5
_BRACKET = Path([(0.6, 0.8), (-0.2, 0.8), (-0.2, -0.8), (0.6, -0.8)], [Path.MOVETO, *[Path.LINETO] * 3])
# What a mark looks like in one state, of an agreement and of a visit.
_STATES = {
    ("done", False): "signed or concluded",
    ("done", True): "held",
    ("promised", False): "hollow: proposed, negotiated or announced",
    ("promised", True): "hollow: planned",
    ("cancelled", False): "hollow and crossed: cancelled",
    ("cancelled", True): "hollow and crossed: cancelled",
    ("in force", False): "ringed: in force",
    ("ended", False): "crossed: expired or terminated",
}


class Entry(NamedTuple):
    """A meaning, and what is drawn before it, one over another."""

    label: str
    drawn: tuple[Artist, ...]


def entries_of(looks: Collection[Look], *, imprecise: bool, joined: bool, uncovered: str) -> list[Entry]:
    """What the marks that are drawn mean, and nothing else; `uncovered` says what hatching means, '' where is none."""
    found = set(looks)
    entries = [
        _mark(vocabulary("agreement_family").label(family), Look(color, FAMILY_MARKERS[family], "done"))
        for family, color in FAMILY_COLORS.items()
        if any(look.color == color for look in found)
    ]
    if any(look.color == VISIT_COLOR for look in found):
        entries.append(_mark("Visit", Look(VISIT_COLOR, VISIT_MARKER, "done")))
    states = {(look.state, look.color == VISIT_COLOR) for look in found}
    if ("cancelled", False) in states:
        states.discard(("cancelled", True))
    if any(state != "done" for state, _ in states):
        for (state, is_visit), label in _STATES.items():
            if (state, is_visit) in states:
                entries.append(_mark(label, Look(GREY, VISIT_MARKER if is_visit else "o", state)))
    if imprecise:
        pale = Patch(facecolor=PALE[GREY], edgecolor=GREY, linewidth=0.6)
        entries.append(Entry("pale bar: imprecise, all days it may mean", (pale,)))
    if joined:
        bracket = Line2D([], [], linestyle="none", marker=_BRACKET, markersize=9, mfc="none", mec=GREY)
        entries.append(Entry("bracket: agreed at this visit", (bracket,)))
    if uncovered:
        hatched = Patch(facecolor="none", edgecolor=RULE, hatch="//////", linewidth=0)
        entries.append(Entry(uncovered, (hatched,)))
    return entries


def _mark(label: str, look: Look) -> Entry:
    drawn = [Line2D([], [], linestyle="none", marker=look.marker, markersize=6, mfc=look.face, mec=look.color)]
    if look.state in OVER:
        marker, scale = OVER[look.state]
        color = look.color if marker == "o" else INK
        drawn.append(Line2D([], [], linestyle="none", marker=marker, markersize=6 * scale, mfc="none", mec=color))
    return Entry(label, tuple(drawn))


def count_columns(entries: Sequence[Entry], across: float, size: float) -> int:
    """As many columns as so many points hold, but no more than five."""
    widths = np.array([(_MARK + _GAP) * size + text_width(entry.label, size) for entry in entries])
    for n_columns in range(min(_MOST_COLUMNS, len(entries)), 1, -1):
        columns = np.array_split(widths, n_columns)  # as a legend fills them
        if sum(column.max() for column in columns) + _BETWEEN * size * (n_columns - 1) <= across:
            return n_columns
    return 1


def legend_height(entries: Sequence[Entry], across: float, size: float) -> float:
    """What a legend takes in Axes so many points across, in text of that size."""
    return _LINE * size * -(-len(entries) // count_columns(entries, across, size))


def draw_legend(ax: Axes, entries: Sequence[Entry], across: float, size: float) -> Legend:
    """The legend at the top of Axes so many points across."""
    return ax.legend(
        handles=[entry.drawn if len(entry.drawn) > 1 else entry.drawn[0] for entry in entries],
        labels=[entry.label for entry in entries],
        loc="upper left",
        bbox_to_anchor=(0, 1),
        ncols=count_columns(entries, across, size),
        fontsize=size,
        frameon=False,
        borderpad=0,
        borderaxespad=0,
        handlelength=_MARK,
        handleheight=0.6,
        handletextpad=_GAP,
        columnspacing=_BETWEEN,
        labelspacing=0.35,
    )
