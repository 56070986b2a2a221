"""What stands around the Axes of a figure: room measured in points, the title above, the caption below."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from analysis.figures.description import attach_data
from analysis.figures.labels import Lettering, fold
from analysis.figures.style import GREY

EDGE = 7.0  # points, around everything
_TITLE_SIZE, _TITLE_GAP = 11.0, 10.0
_CAPTION_SIZE, _CAPTION_GAP = 8.0, 8.0


def new_axes(
    width: float,
    height: float,
    title: str = "",
    caption: str = "",
    left: float = 0.0,
    right: float = 0.0,
    above: float = 0.0,
    below: float = 0.0,
) -> Axes:
    """Axes in a figure of their own, all lengths in points.

    The figure is `width` across, the Axes are `height` high. Beside the Axes there is room for names at the `left`
    and for what stands out at the `right`, for heads `above` and for dates `below`; then for the title and the caption.
    """
    across = max(width - left - right - 2 * EDGE, 1.0)
    top = EDGE + above + (_lines(_title(title, across)) * _TITLE_SIZE * 1.25 + _TITLE_GAP if title else 0)
    bottom = EDGE + below + _caption_height(_caption(caption, across))
    total = bottom + height + top
    figure = plt.figure(figsize=(width / 72, total / 72), layout="none")
    return figure.add_axes(((left + EDGE) / width, bottom / total, across / width, height / total))


def write_around(ax: Axes, title: str, caption: str, above: float = 0.0, below: float = 0.0) -> float:
    """The title and the caption, folded to the width of the Axes, beyond so many points taken by other text.

    Returns how many points the caption takes.
    """
    across = points_across(ax)
    # With a place of its own, the title is not placed anew at each drawing.
    ax.set_title(_title(title, across), y=1, pad=_TITLE_GAP + above)
    text, pad = _caption(caption, across), _CAPTION_GAP + below
    ax.set_xlabel(text, loc="left", fontsize=_CAPTION_SIZE, color=GREY, labelpad=pad)
    return _caption_height(text)


def points_across(ax: Axes) -> float:
    """How wide an Axes is."""
    return ax.bbox.width * 72 / ax.figure.dpi


def say_empty(ax: Axes | None, title: str) -> Axes:
    """A figure that says there is nothing to draw, rather than none."""
    ax = ax or new_axes(648, 36, title)
    write_around(ax, title, "")
    Lettering(ax, 9, base=ax.transAxes, middle=True, ha="center", color=GREY).put(0.5, 0.5, "No records match.")
    ax.set_axis_off()
    attach_data(ax, "No records match.", pd.DataFrame())
    return ax


def _title(title: str, width: float) -> str:
    return fold(title, _TITLE_SIZE, width, bold=True)


def _caption(caption: str, width: float) -> str:
    return fold(caption, _CAPTION_SIZE, width)


def _caption_height(folded: str) -> float:
    return _lines(folded) * _CAPTION_SIZE * 1.35 + _CAPTION_GAP if folded else 0.0


def _lines(text: str) -> int:
    return text.count("\n") + 1
