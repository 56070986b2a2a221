"""What stands around the Axes of a figure: room measured in points, the title above, the caption below.

All lengths are in points. Nothing is sought when a figure is drawn: that would double the time it takes.
"""

from __future__ import annotations

from typing import NamedTuple

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.gridspec import SubplotSpec
from matplotlib.transforms import Bbox

from analysis.figures.description import attach_data
from analysis.figures.labels import fold
from analysis.figures.palette import GREY, INK
from analysis.figures.style import dress

EDGE = 7.0  # around everything
_TITLE_SIZE, _TITLE_GAP = 11.0, 10.0
_CAPTION_GAP = 8.0
MEDIUM = 525.0  # of a figure of our own, where nobody says how wide: 700 px
_NARROW = 300.0  # 400 px
_LEAST = 30.0  # that Axes keep in either direction, whatever stands around them


def is_narrow(width: float) -> bool:
    """Whether a figure so wide is for a phone: laid out anew, names above what they name."""
    return width < _NARROW


def text_size(width: float) -> float:
    """The least size of text on a figure so wide: 12 px, on a narrow one 11 px."""
    return 8.25 if is_narrow(width) else 9.0


class Room(NamedTuple):
    """What names and numbers take beside the Axes, and how far at the left of them the caption begins."""

    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    below: float = 0.0
    outdent: float = 0.0


class _Fitted(NamedTuple):
    """Where Axes that are given are drawn: asked each time, so that a layout that is sought later is heeded."""

    ax: Axes
    room: Room

    def __call__(self, _ax: Axes, _renderer: object) -> Bbox:
        return _free_box(self.ax, "", "", self.room)

    def get_subplotspec(self) -> SubplotSpec | None:
        """What `tight_layout` asks."""
        return self.ax.get_subplotspec()


class Frame(NamedTuple):
    """Axes and how large they are."""

    ax: Axes
    width: float
    height: float


def frame_axes(ax: Axes | None, size: tuple[float, float], title: str, caption: str, room: Room) -> Frame:
    """Axes with a title and a caption, and with room beside them.

    Without `ax`, a figure of their own: as wide as `size` says, the Axes as high. Those that are given are drawn
    smaller where the text beside them would leave their place or the figure, unless a layout engine makes the room.
    They are set to the project's look, but for the font, which is the caller's.
    """
    if ax is None:
        ax = _own_axes(size, title, caption, room)
        box = ax.get_position()
    else:
        box = _free_box(ax, title, caption, room)
        if not _has_layout(ax):
            ax.set_axes_locator(_Fitted(ax, _whole_room(title, caption, room, _points(ax, box)[0])))
            ax.apply_aspect(box)
        dress(ax)
    width, height = _points(ax, box)
    ax.set_title(_title(title, width), loc="left", pad=_TITLE_GAP, color=INK, parse_math=False)
    across = width + room.outdent
    size = _caption_size(across)
    ax.set_xlabel(_caption(caption, across), loc="left", fontsize=size, color=GREY, parse_math=False)
    ax.xaxis.label.set_x(-room.outdent / width)
    ax.xaxis.labelpad = _CAPTION_GAP
    return Frame(ax, width, height)


def free_size(ax: Axes, title: str, caption: str, room: Room) -> tuple[float, float]:
    """How large Axes that are given will be."""
    return _points(ax, _free_box(ax, title, caption, room))


def place_size(ax: Axes) -> tuple[float, float]:
    """How much there is for Axes that are given and all text around them."""
    return _points(ax, _place(ax))


def caption_height(caption: str, width: float) -> float:
    """What a caption takes below Axes so wide."""
    folded = _caption(caption, width)
    return _lines(folded) * _caption_size(width) * 1.35 + _CAPTION_GAP if folded else 0.0


def say_empty(ax: Axes | None, title: str, width: float | None = None) -> Axes:
    """A figure that says there is nothing to draw, rather than none."""
    ax = frame_axes(ax, (width or MEDIUM, 36), title, "", Room()).ax
    ax.text(0.5, 0.5, "No records match.", transform=ax.transAxes, ha="center", va="center", fontsize=9, color=GREY)
    ax.set_axis_off()
    attach_data(ax, "No records match.", pd.DataFrame())
    return ax


def _own_axes(size: tuple[float, float], title: str, caption: str, room: Room) -> Axes:
    width, height = size
    across = max(width - room.left - room.right - 2 * EDGE, 1.0)
    whole = _whole_room(title, caption, room, across)
    bottom = EDGE + whole.below
    total = bottom + height + whole.above + EDGE
    figure = plt.figure(figsize=(width / 72, total / 72), layout="none")
    return figure.add_axes(((room.left + EDGE) / width, bottom / total, across / width, height / total))


def _free_box(ax: Axes, title: str, caption: str, room: Room) -> Bbox:
    """Where Axes that are given go, as parts of the figure: where they are, but for what stands around them."""
    place, box = _place(ax), ax.get_position(original=True)
    across, high = (1 / points for points in _points(ax, Bbox.unit()))
    x0 = max(box.x0, place.x0 + (EDGE + room.left) * across)
    x1 = max(min(box.x1, place.x1 - (EDGE + room.right) * across), x0 + _LEAST * across)
    whole = _whole_room(title, caption, room, (x1 - x0) / across)
    y0 = max(box.y0, place.y0 + (EDGE + whole.below) * high)
    y1 = max(min(box.y1, place.y1 - (EDGE + whole.above) * high), y0 + _LEAST * high)
    return Bbox.from_extents(x0, y0, x1, y1)


def _whole_room(title: str, caption: str, room: Room, width: float) -> Room:
    """The room with that of the title and the caption of Axes so wide."""
    above = room.above + _title_height(title, width)
    below = room.below + caption_height(caption, width + room.outdent)
    return room._replace(above=above, below=below)


def _place(ax: Axes) -> Bbox:
    """The part of the figure for Axes and their text: up to the middle of the gap to the next subplots."""
    spec = ax.get_subplotspec()
    if spec is None:
        return Bbox.unit()
    bottoms, tops, lefts, rights = spec.get_gridspec().get_grid_positions(ax.get_figure(root=False))
    (top, bottom), (left, right) = ((span.start, span.stop - 1) for span in (spec.rowspan, spec.colspan))
    is_outermost = spec.get_topmost_subplotspec() == spec
    edges = (0.0, 1.0) if is_outermost else (None, None)

    def between(ends, begins, index: int, edge: float | None, own: float) -> float:
        if 0 <= index < len(ends) and 0 <= index + 1 < len(begins):
            return (ends[index] + begins[index + 1]) / 2
        return own if edge is None else edge

    return Bbox.from_extents(
        between(rights, lefts, left - 1, edges[0], lefts[left]),
        between(bottoms, tops, bottom, edges[0], bottoms[bottom]),
        between(rights, lefts, right, edges[1], rights[right]),
        between(bottoms, tops, top - 1, edges[1], tops[top]),
    )


def _has_layout(ax: Axes) -> bool:
    """Whether somebody else says where the Axes are: a layout engine, or whoever put them into others."""
    is_put = not isinstance(ax.get_axes_locator(), _Fitted | None)
    return is_put or ax.get_figure(root=True).get_layout_engine() is not None


def _points(ax: Axes, box: Bbox) -> tuple[float, float]:
    """How large a part of the figure is."""
    figure = ax.get_figure(root=False)
    scale = 72 / figure.dpi
    return box.width * figure.bbox.width * scale, box.height * figure.bbox.height * scale


def _title(title: str, width: float) -> str:
    return fold(title, _TITLE_SIZE, width, bold=True)


def _title_height(title: str, width: float) -> float:
    return _lines(_title(title, width)) * _TITLE_SIZE * 1.25 + _TITLE_GAP if title else 0.0


def _caption(caption: str, width: float) -> str:
    return fold(caption, _caption_size(width), width)


def _caption_size(width: float) -> float:
    """By the width of the Axes, which have names beside them."""
    return text_size(width + 2 * EDGE)


def _lines(text: str) -> int:
    return text.count("\n") + 1
