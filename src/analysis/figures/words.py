"""Many lines of text on an Axes as one artist: laid out before, so that hundreds of them stay one drawing."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from matplotlib import rcParams
from matplotlib.artist import Artist, allow_rasterization
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.transforms import Bbox, IdentityTransform

from analysis.figures.labels import text_width

_BASELINE = 0.365  # sizes, from the middle of a line down to its baseline
Align: TypeAlias = Literal["left", "center", "right"]

_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}  # of a line's width, before its point
_ASCENT, _DESCENT = 0.95, 0.24  # sizes, above and below the baseline, accents of capitals included


class Line(NamedTuple):
    """A line of text: its place in data, the middle of its height; what it says, and where it leads."""

    x: float
    y: float
    text: str
    url: str | None = None


class Words(Artist):
    """Lines of text at their points, in one size and colour; no formulas.

    `lines` can be changed until it is drawn. In SVG each line is a text of its own, with its link.

    Parameters
    ----------
    size : float
        Of the letters, in points.
    color : str
    bold : bool
    align : {"left", "center", "right"}
        What of a line is at its point.
    shift : (float, float)
        How far all lines are right of and above their points, in points of type.
    """

    zorder = 3.5

    def __init__(
        self,
        size: float,
        color: str,
        *,
        bold: bool = False,
        align: Align = "left",
        shift: tuple[float, float] = (0.0, 0.0),
    ):
        super().__init__()
        self.size, self.color, self.is_bold, self.align, self.shift = size, color, bold, align, shift
        self.lines: list[Line] = []
        self._font = FontProperties(family=rcParams["font.family"], size=size, weight="bold" if bold else "normal")
        # What tells a renderer of SVG to leave it to the reader's font where a line begins.
        self._anchor = None if align == "left" else Text(horizontalalignment=align, transform=IdentityTransform())
        self.set_in_layout(False)

    def add(self, x: float, y: float, text: str, url: str | None = None) -> None:
        """One line more."""
        self.lines.append(Line(x, y, text, url))

    def boxes(self) -> list[Bbox]:
        """Where each line is, in pixels of the figure."""
        scale = self.figure.dpi / 72
        found = []
        for line, (x, y) in zip(self.lines, self._points(), strict=True):
            baseline = y - _BASELINE * self.size * scale
            width = text_width(line.text, self.size, self.is_bold) * scale
            x -= _BEFORE[self.align] * width
            bottom, top = baseline - _DESCENT * self.size * scale, baseline + _ASCENT * self.size * scale
            found.append(Bbox.from_extents(x, bottom, x + width, top))
        return found

    def get_window_extent(self, renderer: RendererBase | None = None) -> Bbox:  # noqa: ARG002 — as any artist's
        """Around all lines."""
        return Bbox.union(self.boxes()) if self.lines else Bbox.null()

    @allow_rasterization
    def draw(self, renderer: RendererBase) -> None:
        """Each line, by the renderer itself."""
        if not self.get_visible() or not self.lines:
            return
        renderer.open_group("words", self.get_gid())
        down = renderer.points_to_pixels(_BASELINE * self.size)
        height = renderer.get_canvas_width_height()[1]
        context = renderer.new_gc()
        context.set_foreground(to_rgba(self.color), isRGBA=True)
        context.set_alpha(self.get_alpha())
        for line, (x, y) in zip(self.lines, self._points(), strict=True):
            context.set_url(line.url)
            place = height - (y - down) if renderer.flipy() else y - down
            if self._anchor is not None:
                self._anchor.set_position((x, y - down))
                x -= _BEFORE[self.align] * renderer.points_to_pixels(text_width(line.text, self.size, self.is_bold))
            renderer.draw_text(context, x, place, line.text, self._font, 0.0, mtext=self._anchor)
        context.restore()
        renderer.close_group("words")
        self.stale = False

    def _points(self) -> np.ndarray:
        points = self.axes.transData.transform(
            np.array([(line.x, line.y) for line in self.lines], dtype=float).reshape(-1, 2)
        )
        return points + np.array(self.shift) * self.figure.dpi / 72


def add_words(
    ax: Axes,
    size: float,
    color: str,
    *,
    bold: bool = False,
    align: Align = "left",
    shift: tuple[float, float] = (0.0, 0.0),
) -> Words:
    """Words on an Axes, without lines as yet."""
    words = Words(size, color, bold=bold, align=align, shift=shift)
    words.set_clip_on(False)
    ax.add_artist(words)
    return words
