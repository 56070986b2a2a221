"""One look for every figure: type sizes and lines, and SVG that is the same each time it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from analysis.figures.palette import GREY, INK, PAPER, RULE, SHADES

SCALE = ListedColormap(SHADES, "minerals")

_RC = {
    # DejaVu Sans comes with matplotlib and is wide: where a reader's machine lacks it, text only gets narrower.
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial", "sans-serif"],
    "font.size": 9,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 10,
    "axes.labelsize": 9,
    "axes.labelcolor": GREY,
    "axes.edgecolor": RULE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "text.color": INK,
    "text.parse_math": False,  # a title with two dollar amounts is no formula
    "xtick.color": GREY,
    "ytick.color": INK,
    "xtick.major.size": 3,
    "ytick.major.size": 0,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "figure.facecolor": PAPER,
    "figure.dpi": 100,
    "savefig.dpi": 160,
    "svg.fonttype": "none",
    "svg.hashsalt": "critical-minerals-diplomacy",
}


def use_style() -> None:
    """Set the look for every figure that follows, e.g. at the top of a notebook."""
    mpl.rcParams.update(_RC)
    mpl.rcParams["text.hinting"] = "none"  # so that text is as wide in a bitmap as it was measured


@contextmanager
def styled() -> Iterator[None]:
    """The look for one figure, leaving the caller's settings as they were."""
    with mpl.rc_context(_RC):
        yield


def dress(ax: Axes) -> None:
    """The look for Axes that somebody else made: the frame and the ticks."""
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(RULE)
    ax.tick_params(labelsize=9, color=RULE)
    ax.tick_params(axis="x", labelcolor=GREY, length=3)
    ax.tick_params(axis="y", labelcolor=INK, length=0)
