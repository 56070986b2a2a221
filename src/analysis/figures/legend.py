"""The key of a timeline: marks and what they mean, in columns below its caption."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Patch
from matplotlib.path import Path
from matplotlib.transforms import ScaledTranslation

from analysis.figures.labels import text_width
from analysis.figures.style import FAMILY_COLORS
from analysis.vocab.catalogue import vocabulary

_SIZE, _LEAST_SIZE = 8.5, 6.5  # in points: of the text, and in narrow Axes
_WIDE = 510.0  # points across, from which on the text has its size
# In sizes of the text: from one entry to that below it, across a mark's place, from there to its text, between columns.
_LINE, _MARK, _GAP, _BETWEEN = 1.53, 1.2, 0.45, 1.9
_MOST_COLUMNS = 4


def mark(label: str, marker: str, face: str, edge: str) -> Line2D:
    """A mark of one point and its meaning."""
    return Line2D([], [], linestyle="none", marker=marker, markersize=6, mfc=face, mec=edge, label=label)


def family_of(code: object) -> str:
    """Of a type of agreement; other where it is unknown or missing, or is a family without a look of its own."""
    family = vocabulary("agreement_type").rows.get(code, {"family": "other"})["family"]
    return family if family in FAMILY_COLORS else "other"


@lru_cache(maxsize=32)
def shape_of(marker: str) -> Path:
    """The outline of a mark, one across."""
    style = MarkerStyle(marker)
    return style.get_path().transformed(style.get_transform())


def bar(label: str, color: str, alpha: float) -> Patch:
    """A short bar and its meaning."""
    return Patch(facecolor=color, alpha=alpha, linewidth=0, label=label)


def count_columns(entries: Sequence[Artist], across: float) -> int:
    """As many columns as so many points hold, but no more than four."""
    size = _size(across)
    widths = np.array([(_MARK + _GAP) * size + text_width(str(entry.get_label()), size) for entry in entries])
    for n_columns in range(min(_MOST_COLUMNS, len(entries)), 1, -1):
        columns = np.array_split(widths, n_columns)  # as a legend fills them
        if sum(column.max() for column in columns) + _BETWEEN * size * (n_columns - 1) <= across:
            return n_columns
    return 1


def legend_height(entries: Sequence[Artist], across: float) -> float:
    """What a legend takes in Axes so many points across."""
    return _LINE * _size(across) * -(-len(entries) // count_columns(entries, across))


def _size(across: float) -> float:
    return max(min(_SIZE, _SIZE * across / _WIDE), _LEAST_SIZE)


def draw_legend(ax: Axes, entries: Sequence[Artist], across: float, below: float) -> Legend:
    """The legend of the Axes, so many points below them at their left."""
    place = ax.transAxes + ScaledTranslation(0, -below / 72, ax.get_figure(root=False).dpi_scale_trans)
    return ax.legend(
        handles=entries,
        loc="upper left",
        bbox_to_anchor=(0, 0),
        bbox_transform=place,
        ncols=count_columns(entries, across),
        fontsize=_size(across),
        frameon=False,
        borderpad=0,
        borderaxespad=0,
        handlelength=_MARK,
        handleheight=0.6,
        handletextpad=_GAP,
        columnspacing=_BETWEEN,
        labelspacing=0.35,
    )
