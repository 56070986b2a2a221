"""Small panels of one size in rows: how many side by side, how high, how large their text. All lengths in points."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from analysis.figures.labels import cut, set_width, text_width, wrap
from analysis.figures.layout import EDGE, is_narrow, text_size

_LEAST, _LEAST_NARROW = 140.0, 100.0  # across a panel
_PLOT = 62.0  # high, below the head of a panel
_TOTALS = 34.0  # high, of columns below all panels
_LINE = 1.3  # in sizes of the text
_BETWEEN = 1.6  # in sizes of the text, from one panel to the next
_SIDE = 5.0  # from the edge of a panel to its first and its last point
_ASPECT = 2.2  # of panels in Axes that are given
_HEAD, _NAME = 9.2, 14.0  # in sizes of the text, the least across: of what is said of a change, of the longest names
_BOLD = 1.16  # as much wider bold letters are
_SMALLEST = 5.0  # size of text


@dataclass(frozen=True)
class Panels:
    """Panels from the top at the left, and below all of them room for the totals."""

    names: list[list[str]]  # in lines
    n_columns: int
    width: float
    left: float  # for the labels of the scale
    plot: float
    size: float

    @property
    def line(self) -> float:
        """From one line of text to the next."""
        return _LINE * self.size

    @property
    def between(self) -> float:
        """From one panel to the next."""
        return _BETWEEN * self.size

    @property
    def panel(self) -> float:
        """Across a panel."""
        return (self.width - self.left - (self.n_columns - 1) * self.between) / self.n_columns

    @property
    def head(self) -> float:
        """For a name, and what is said below it."""
        return (max(map(len, self.names)) + 1) * self.line + 4

    @property
    def pitch(self) -> float:
        """From the top of a panel to that of the one below it."""
        return self.head + self.plot + self.line + 4 + self.between

    @property
    def totals(self) -> float:
        """Where the room for totals begins."""
        return ceil(len(self.names) / self.n_columns) * self.pitch

    @property
    def height(self) -> float:
        """Of all."""
        return self.totals + 3 * self.line + 8 + _TOTALS * self.size / 9

    def corner(self, index: int) -> tuple[float, float]:
        """Where a panel begins."""
        column, row = index % self.n_columns, index // self.n_columns
        return self.left + column * (self.panel + self.between), row * self.pitch

    def across(self, left: float, n: int, right: float | None = None) -> np.ndarray:
        """So many points from one side of a panel to the other; one alone in the middle."""
        begin, end = left + _SIDE, (left + self.panel if right is None else right) - _SIDE
        return np.linspace(begin, end, n) if n > 1 else np.array([(begin + end) / 2])


def own_panels(names: list[str], own_width: float) -> Panels:
    """For a figure of its own."""
    size, width = text_size(own_width), own_width - 2 * EDGE
    left = set_width("100", size) + 5
    least = _LEAST_NARROW if is_narrow(own_width) else _LEAST
    most = max(int((width - left + _BETWEEN * size) / (least + _BETWEEN * size)), 1)
    n_columns = ceil(len(names) / ceil(len(names) / most))
    bare = Panels([], n_columns, width, left, _PLOT, size)
    return Panels([wrap(name, size, bare.panel, bold=True) for name in names], n_columns, width, left, _PLOT, size)


def fit_panels(names: list[str], free: tuple[float, float]) -> Panels:
    """For Axes so large: as many side by side as suits their form; text is smaller where there is no room for it."""
    sizes = np.arange(9.0, _SMALLEST - 0.1, -0.5)
    widest = max(set_width(name, _BOLD) for name in names)
    least = max(_HEAD, min(widest, _NAME))
    for size in sizes:
        tried = [_fitted(names, free, n_columns, float(size)) for n_columns in range(1, len(names) + 1)]
        fitting = [panels for panels in tried if panels.plot >= 2.2 * size and panels.panel >= least * size]
        if fitting:
            return min(fitting, key=lambda panels: abs(panels.panel / panels.plot - _ASPECT))
    return max(tried, key=lambda panels: (min(panels.panel, least * _SMALLEST), panels.plot))


def _fitted(names: list[str], free: tuple[float, float], n_columns: int, size: float) -> Panels:
    """So many side by side in Axes so large: names in one line, and plots as high as the rest allows."""
    left = text_width("100", size) + 5
    bare = Panels([], n_columns, free[0], left, 0.0, size)
    short = [[cut(name, size * _BOLD, bare.panel)] for name in names]
    n_rows = ceil(len(names) / n_columns)
    rest = free[1] - Panels(short, n_columns, free[0], left, 0.0, size).height
    return Panels(short, n_columns, free[0], left, max(rest / n_rows, 1.0), size)
