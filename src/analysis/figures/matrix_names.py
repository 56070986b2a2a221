"""The names of a matrix: of columns above each part, of rows beside or above their cells, with their numbers."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator
from matplotlib.transforms import ScaledTranslation

from analysis.figures.arrangement import BELOW_CELL, BELOW_GAP, GAP, LINE, NAME_GAP, Arrangement
from analysis.figures.layout import Frame
from analysis.figures.palette import GREY, INK
from analysis.figures.words import Align, add_words


def draw_heads(frame: Frame, made: Arrangement) -> None:
    """The names of columns above each part, those of the first as labels of the ticks; below them how many of each."""
    ax, size = frame.ax, made.heads.size
    columns = made.matrix.columns
    lift = GAP + made.counts_height
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", length=0, pad=lift)
    turned = {"rotation": made.heads.rotation, "ha": "left", "rotation_mode": "anchor"}
    style = {"fontsize": size, "parse_math": False} | (turned if made.heads.rotation else {})
    if made.heads.rotation == 90:
        style["va"] = "center"
    first = made.parts[0].columns
    ax.set_xticks(range(len(first)), made.heads.texts[first.start : first.stop], **style)
    over = [(part, at, part.columns[at]) for part in made.parts for at in range(len(part.columns))]
    again = [(made.heads.texts[column], at, part.starts[0]) for part, at, column in over if part is not made.parts[0]]
    _beside(ax, again, (0, lift), **style)
    if columns.totals:
        counts = add_words(ax, made.count_size, GREY, align="center", shift=(0, 2 + made.count_size / 2))
        for part, at, column in over:
            counts.add(at, part.starts[0], columns.counts[column])


def _beside(ax: Axes, texts: list[tuple[str, float, float]], shift: tuple[float, float], **style: object) -> None:
    """Texts, each so many points away from a place in the matrix."""
    right, up = (points / 72 for points in shift)
    place = ax.transData + ScaledTranslation(right, up, ax.get_figure(root=False).dpi_scale_trans)
    look = {"ha": "center", "va": "bottom", "color": GREY, "in_layout": False, "transform": place, **style}
    for text, x, y in texts:
        ax.text(x, y, text, **look)


def draw_names(frame: Frame, made: Arrangement, is_own: bool) -> None:
    """The names of rows, at the left of their cells or above them; between them and the cells how many of each."""
    ax, rows = frame.ax, made.matrix.rows
    places = [(start, row) for part in made.parts for start, row in zip(part.starts, part.rows, strict=True)]
    if made.is_below:
        cells = (NAME_GAP + BELOW_CELL + BELOW_GAP) / made.row
        ys = [start + (made.heights[row] - cells) / 2 for start, row in places]
        gap, align = 0.0, "left"
    else:
        ys = [start + made.heights[row] / 2 for start, row in places]
        gap, align = GAP + made.count_width, "right"
        if rows.totals:
            counts = add_words(ax, made.name_size, GREY, align="right", shift=(-GAP, 0))
            for y, (_, row) in zip(ys, places, strict=True):
                counts.add(-0.5, y, rows.counts[row])
            _head_counts(ax, made, made.name_size, GAP)
    if made.matrix.columns.totals:
        _head_counts(ax, made, made.count_size, 2)
    names = [made.names[row] for _, row in places]
    if is_own:
        _write_names(frame, ys, names, made, gap, align)
    else:
        ax.tick_params(axis="y", length=0, pad=gap)
        ax.set_yticks(ys, names, fontsize=made.name_size, parse_math=False, ha=align)
    ax.set_axisbelow(False)  # or the lines between columns cross names above cells
    ax.spines[:].set_visible(False)


def _write_names(frame: Frame, ys: list[float], names: list[str], made: Arrangement, gap: float, align: Align) -> None:
    """Names of rows without a tick for each, which takes longer to make than all else: an axis that knows them."""
    ax = frame.ax
    ax.yaxis.set_major_locator(FixedLocator(ys))
    ax.yaxis.set_major_formatter(FixedFormatter(names))
    ax.yaxis.set_visible(False)
    words = add_words(ax, made.name_size, INK, align=align, shift=(-gap, 0))
    line = LINE * made.name_size / made.row
    for y, name in zip(ys, names, strict=True):
        lines = name.split("\n")
        for number, text in enumerate(lines):
            words.add(-0.5, y + (number - (len(lines) - 1) / 2) * line, text)


def _head_counts(ax: Axes, made: Arrangement, size: float, gap: float) -> None:
    """What the numbers beside the names are, at the head of each part."""
    heads = add_words(ax, size, GREY, align="right", shift=(-GAP, gap + size / 2))
    for part in made.parts:
        heads.add(-0.5, part.starts[0], "n")
