"""Text on figures: how wide it is before anything is drawn, where it is cut or folded, and a text cheap to draw."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text
from matplotlib.transforms import ScaledTranslation, Transform

from analysis.figures.style import INK

_FONTS = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}  # those that figures are set in; matplotlib has them
_RISE = 0.365  # of the size: from the baseline up to the middle of a capital letter or a digit


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Points across one line of text, kerning left out: seldom more than a hundredth too much, never too little."""
    return sum(_advance(character, bold) for character in text) * size


@lru_cache(maxsize=4096)
def _advance(character: str, bold: bool) -> float:
    """How far a character moves the pen, in ems; one em where another font must stand in."""
    font = _font(bold)
    index = font.get_char_index(ord(character))
    return font.load_glyph(index).linearHoriAdvance / 65536 / font.units_per_EM if index else 1.0


@lru_cache(maxsize=2)
def _font(bold: bool) -> FT2Font:
    """A font of our own, so that no renderer changes its size; held in memory, for forks would share an open file."""
    font = FT2Font(BytesIO(Path(mpl.get_data_path(), "fonts", "ttf", _FONTS[bold]).read_bytes()))
    font.set_size(font.units_per_EM, 72)
    return font


def rise(size: float) -> float:
    """Points from the baseline up to the middle of a line of text."""
    return _RISE * size


def shorten(text: str, width: int) -> str:
    """White space as single blanks, and no more than `width` characters: cut after a word, or within the only one."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = textwrap.shorten(line, width, placeholder="…")
    return cut if cut != "…" else line[: width - 1] + "…"


def fold(text: str, size: float, width: float, bold: bool = False) -> str:
    """Lines no wider than so many points, broken between words; a word wider than that stays whole."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size, bold) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


class Label(Text):
    """One line of text at a point, quick to draw as the text of an SVG; elsewhere drawn as any other text.

    An SVG aligns text by its anchor, so the point of the baseline is all it needs; `Text` would measure every
    string, each time it is drawn. A label that is clipped is left out where its point is outside the Axes;
    one that was not clipped when it was added has nothing to be clipped by later.
    """

    def set_clip_path(self, path, transform=None) -> None:
        if self.get_clip_on():  # Axes give one to every artist, which takes half the time of adding it
            super().set_clip_path(path, transform)

    def draw(self, renderer) -> None:
        if not self.get_visible() or not self.get_text():
            return
        place = self.get_unitless_position()
        if self.get_clip_on() and not self.axes.bbox.contains(*self.axes.transData.transform(place)):
            return
        x, y = self.get_transform().transform(place)
        if not self._is_simple():
            super().draw(renderer)
            return
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        gc.set_url(self.get_url())
        height = renderer.get_canvas_width_height()[1]
        font, angle = self.get_fontproperties(), self.get_rotation()
        renderer.draw_text(gc, x, height - y, self.get_text(), font, angle, mtext=self)
        gc.restore()
        self.stale = False

    def _is_simple(self) -> bool:
        """Text of an SVG with nothing about it but font, colour, alignment and link."""
        return (
            isinstance(self.axes.figure.figure.canvas, FigureCanvasSVG)  # of the whole figure
            and mpl.rcParams["svg.fonttype"] == "none"
            and self.get_va() == "baseline"
            and (not self.get_rotation() or self.get_rotation_mode() == "anchor")
            and "\n" not in self.get_text()
            and not (self.get_usetex() or self.get_parse_math() or self.get_path_effects() or self.get_bbox_patch())
            and self.get_alpha() is None
        )


class Lettering:
    """Labels of one kind on an Axes: one font, colour, alignment and shift.

    Parameters
    ----------
    ax : Axes
    size : float
        Of the font, in points.
    shift : (float, float)
        Points from where a label is put to where its line starts, ends or is centred, as `ha` says. Up, from its
        baseline, or with `middle` from the middle of its capital letters.
    base : Transform, optional
        Of the points that labels are put at; by default those of the data.
    **style
        As of `matplotlib.text.Text`: `color`, `ha`, `rotation` …
    """

    def __init__(self, ax: Axes, size: float, shift=(0, 0), base: Transform | None = None, middle=False, **style):
        self._ax = ax
        self._font = FontProperties(size=size, weight=style.pop("weight", None))
        up = shift[1] - rise(size) * middle
        moved = ScaledTranslation(shift[0] / 72, up / 72, ax.figure.dpi_scale_trans)
        self._style = {"color": INK, "clip_on": False, "transform": (base or ax.transData) + moved, **style}

    def put(self, x: float, y: float, text: str, **style) -> Label:
        """Add a label at a point; a dollar sign in it is one."""
        label = Label(x, y, text, fontproperties=self._font, parse_math=False, **self._style, **style)
        self._ax.add_artist(label)
        return label
