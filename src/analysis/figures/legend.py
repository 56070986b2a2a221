"""The key of a figure: marks and what they mean, in columns below the Axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from analysis.figures.labels import Lettering, rise, text_width

LINE = 13.0  # points from one entry to that below it
_SIZE = 8.5
_MOST_COLUMNS = 4
_INDENT = 14.0  # points from the left of a mark to its text
_BETWEEN = 16.0  # points between columns


@dataclass(frozen=True)
class Entry:
    """A mark, or a short bar where there is no marker, and its meaning."""

    text: str
    marker: str
    face: str
    edge: str
    alpha: float = 1.0


def in_columns(entries: Sequence[Entry], across: float) -> list[list[Entry]]:
    """Entries filled in column by column, as many columns as so many points hold, but no more than four."""
    for n_columns in range(min(_MOST_COLUMNS, len(entries)), 0, -1):
        n_rows = -(-len(entries) // n_columns)
        columns = [list(entries[start : start + n_rows]) for start in range(0, len(entries), n_rows)]
        if sum(map(_width, columns)) - _BETWEEN <= across:
            break
    return columns


def _width(column: list[Entry]) -> float:
    return _INDENT + max(text_width(entry.text, _SIZE) for entry in column) + _BETWEEN


def draw_legend(ax: Axes, columns: list[list[Entry]], below: float) -> None:
    """Draw the columns, so many points below the Axes.

    Marks are lines of one point and texts are labels of the Axes: its `get_legend()` stays None, a legend of the
    caller's own may be added.
    """
    corner = ScaledTranslation(0, 0, ax.transAxes)
    inches = ax.figure.dpi_scale_trans + corner
    texts = Lettering(ax, _SIZE, base=inches)
    left = 0.0
    for column in columns:
        for row, entry in enumerate(column):
            middle = -(below + (row + 0.5) * LINE)
            texts.put((left + _INDENT) / 72, (middle - rise(_SIZE)) / 72, entry.text)
            if entry.marker:
                look = {"marker": entry.marker, "markersize": 6, "linestyle": "none"}
                line = Line2D([(left + 5) / 72], [middle / 72], mfc=entry.face, mec=entry.edge, **look)
            else:
                ends = [left / 72, (left + 10) / 72]
                line = Line2D(ends, [middle / 72] * 2, color=entry.face, linewidth=5, solid_capstyle="butt")
            line.set(transform=inches, alpha=entry.alpha, clip_on=False)
            ax.add_artist(line)
        left += _width(column)
