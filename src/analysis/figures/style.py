"""One look for every figure: colours by code, type sizes, and SVG that is the same each time it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

# Okabe and Ito's palette, told apart with the common colour-vision deficiencies (jfly.uni-koeln.de/color).
BLUE, ORANGE, GREEN, VERMILION, SKY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9"
INK, GREY, RULE, PAPER = "#222222", "#6B6B6B", "#D9D9D9", "#FFFFFF"

FAMILY_COLORS = {
    "memorandum": BLUE,
    "partnership": GREEN,
    "treaty": VERMILION,
    "declaration": SKY,
    "project": ORANGE,
    "other": GREY,
}
# Shape repeats what colour says, for print in black and white.
FAMILY_MARKERS = {
    "memorandum": "o",
    "partnership": "s",
    "treaty": "D",
    "declaration": "^",
    "project": "p",
    "other": "X",
}
VISIT_COLOR = "#5E3C72"
VISIT_MARKER = ">"  # a journey; no family of agreements has it
# Of a matrix: none, and seven classes, the more the stronger. Ink is read on the first five, paper on the others.
SHADES = ("#F0F4F8", "#D8E6F2", "#BAD4E8", "#94BDDC", "#6BA4CF", "#2A75AD", "#145A8D", "#083C66")
N_INK_SHADES = 5
SCALE = ListedColormap(SHADES, "minerals")
# Of a trend: what rose, what fell (as ORANGE, dark enough for text), and what rests on too little.
RISE, FALL, WEAK = BLUE, "#B34700", "#A7B0B8"

# What each colour becomes on a dark page, chosen for its contrast with #14181b and with each other.
DARK = {
    PAPER: "#14181b",
    INK: "#e4e8eb",
    GREY: "#a3adb5",
    RULE: "#39424a",
    BLUE: "#4aa3e0",
    ORANGE: "#f2b134",
    GREEN: "#2fbf94",
    VERMILION: "#ff8a4c",
    SKY: "#a5dcff",
    VISIT_COLOR: "#c3a0e0",
    FALL: "#f0955a",
    WEAK: "#5e6871",
}
_DARK_SHADES = ("#1b2229", "#1d2e3d", "#213d55", "#264d6e", "#2a5c85", "#5c9fd0", "#92c1e3", "#cbe3f4")
DARK.update(zip(SHADES, _DARK_SHADES, strict=True))

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


# Of a timeline: all days that an imprecise date may mean, in the pale of its mark, and the band of a year.
PALE = {
    BLUE: "#BFDDEE",
    GREEN: "#BFE6DB",
    VERMILION: "#F4D5BF",
    SKY: "#D5ECFA",
    ORANGE: "#F9E6BF",
    GREY: "#DADADB",
    VISIT_COLOR: "#D6CDDC",
}
BAND = "#EEF1F3"
DARK.update(
    {
        PALE[BLUE]: "#1f4159",
        PALE[GREEN]: "#1a4a3f",
        PALE[VERMILION]: "#5a3a29",
        PALE[SKY]: "#3a4f5c",
        PALE[ORANGE]: "#564522",
        PALE[GREY]: "#3b4045",
        PALE[VISIT_COLOR]: "#483f54",
        BAND: "#20262b",
    }
)


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
