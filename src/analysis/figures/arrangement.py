"""How a matrix is laid out: which way it lies, in how many parts, how its names are written. All lengths in points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from analysis.figures.labels import cut, fit_names, fitting_size, fold, set_width, text_width, wrap
from analysis.figures.layout import EDGE, Room, is_narrow, text_size
from analysis.figures.matrix import Matrix

GAP = 5.0  # between a name and the matrix
LINE = 1.25  # in sizes of the text
_ROW, BELOW_CELL = 23.0, 17.0  # a row with its name beside it; the cells of one with its name above
NAME_GAP = 3.0  # from a name to the cells below it
BELOW_GAP = 5.0  # from the cells of a row to the next name above others
_PARTS = 14.0  # from a part of a matrix to the heads of the next
_WIDEST = 110.0  # of a column
_HIGHEST = 540.0  # of a part, where names of columns are to stay in sight
_NAME_PART = 0.3  # of a figure, the most for names; of given Axes a little more
_GIVEN_PART = 0.35
_DIAGONAL = 0.71  # of its length, how far a text turned by 45° goes up and to the side
_SMALL = 6.5  # the size of a font in which what is in cells can still be read
_GIVEN_HEAD = 95.0  # of a turned name over Axes that are given: a layout engine makes no room beyond the last column
_HEAD = 130.0  # from which on turned names are folded, if there is room for lines


class Part(NamedTuple):
    """Rows and columns that are drawn together; `starts` are where its rows begin, counted in plain rows."""

    rows: range
    columns: range
    starts: list[float]


class Heads(NamedTuple):
    """Names of columns: as they are written, turned by so many degrees, and the room they take."""

    texts: list[str]
    rotation: int
    size: float
    height: float
    right: float = 0.0


@dataclass(frozen=True)
class Arrangement:
    """A matrix as it is laid out."""

    matrix: Matrix
    names: list[str]
    name_size: float
    is_below: bool  # cells stand below the names of their rows
    heads: Heads
    parts: list[Part]
    n_columns: int  # those for which there is room side by side
    row: float  # a plain one; others are so many times as high as `heights` say
    heights: list[float]
    room: Room
    count_size: float  # of the font, for the numbers of agreements
    cell_size: float = 0.0  # and in cells; 0 where it must be sought

    @property
    def n_rows(self) -> float:
        """How many plain rows high all parts are."""
        last = self.parts[-1]
        return last.starts[-1] + self.heights[last.rows[-1]]

    @property
    def height(self) -> float:
        """Of all parts."""
        return self.n_rows * self.row

    @property
    def counts_height(self) -> float:
        """What the numbers of agreements below names of columns take."""
        return _counts_height(self.matrix, self.count_size)

    @property
    def count_width(self) -> float:
        """What the numbers of agreements beside rows take."""
        return _count_width(self.matrix, self.name_size)

    @property
    def n_beside(self) -> int:
        """Parts that the columns are split into."""
        return len({part.columns.start for part in self.parts})


def arrange(matrix: Matrix, own_width: float) -> Arrangement:
    """For a figure of its own: as it is, or turned where more of its columns have room side by side then."""
    return min((_arrange(one, own_width) for one in (matrix, matrix.turned())), key=lambda one: one.n_beside)


def _arrange(matrix: Matrix, own_width: float) -> Arrangement:
    size, is_below = text_size(own_width), is_narrow(own_width)
    across = own_width - 2 * EDGE
    if is_below:
        names = [wrap(name, size, across) for name in _counted_names(matrix)]
        left = text_width("n", size) + GAP if matrix.columns.totals else 0.0
    else:
        names = [wrap(name, size, _NAME_PART * own_width) for name in matrix.rows.names]
        left = max(text_width(line, size) for name in names for line in name) + GAP + _count_width(matrix, size)
    lines = [len(name) * LINE * size for name in names]
    row = LINE * size + NAME_GAP + BELOW_CELL + BELOW_GAP if is_below else _ROW
    heights = [1 + (line - LINE * size) / row if is_below else max(1.0, (line + 3) / row) for line in lines]
    least = max([matrix.widest(size) + 1.5, *(set_width(text, size) + 3 for text in matrix.columns.counts)])
    heads, n_columns = _fit_heads(matrix, size, across - left, least, 90 if is_below else 45)
    above = heads.height + GAP + _counts_height(matrix, size)
    parts = _parts(matrix, n_columns, heights, (_HIGHEST / row, (above + _PARTS) / row))
    room = Room(left, heads.right, above, outdent=left)
    texts = ["\n".join(name) for name in names]
    return Arrangement(matrix, texts, size, is_below, heads, parts, n_columns, row, heights, room, size, size)


def _fit_heads(matrix: Matrix, size: float, across: float, least: float, turn: int) -> tuple[Heads, int]:
    """The names of columns that are at least so wide, and how many columns have room side by side."""
    n_all = len(matrix.columns.names)
    right = 0.0
    for _ in range(3):  # names that lean over the last column take room, which makes columns narrower
        n_parts = ceil(n_all / max(int((across - right) / least), 1))
        n_columns = ceil(n_all / n_parts)
        n_columns = max(n_columns, int(across / _WIDEST))
        heads = heads_of(matrix, size, (across - right) / n_columns, turn)
        if heads.right <= right:
            break
        right = heads.right
    return heads._replace(right=right), n_columns


def heads_of(matrix: Matrix, size: float, step: float, turn: int) -> Heads:
    """The names of columns so far from one another: upright where they have room, else turned."""
    names = matrix.columns.names
    years = [f"’{name[2:]}" for name in names] if matrix.columns.dimension == "year" else names
    for texts in (names, years):
        folded = [fold(text, size, step - 3) for text in texts]
        if all(text_width(line, size) <= step - 2 for text in folded for line in text.split("\n")):
            return Heads(folded, 0, size, max(text.count("\n") + 1 for text in folded) * 1.2 * size)
    lines = int(step * (_DIAGONAL if turn == 45 else 1) / (1.2 * size))
    if lines > 1:
        names = [fold(name, size, max(_HEAD, text_width(name, size) / (lines - 0.3))) for name in names]
    return _turned(names, size, step, turn)


def _turned(names: list[str], size: float, step: float, turn: int) -> Heads:
    """Names turned upwards, or by 45°, when they lean over the last column."""
    widths = [max(text_width(line, size) for line in name.split("\n")) for name in names]
    if turn == 90:
        return Heads(names, 90, size, max(widths))
    beyond = max(_DIAGONAL * width + 2.5 - step * (len(names) - at - 0.5) for at, width in enumerate(widths))
    lines = max(name.count("\n") + 1 for name in names)
    return Heads(names, 45, size, _DIAGONAL * (max(widths) + lines * 1.2 * size), max(beyond, 0.0))


def _parts(matrix: Matrix, n_columns: int, heights: list[float], limits: tuple[float, float]) -> list[Part]:
    """Columns that have room side by side, and of these so many rows that the names of columns stay in sight.

    `limits` are how high a part may be and what is between two, in plain rows.
    """
    n_rows, n_all = len(matrix.rows.names), len(matrix.columns.names)
    highest, between = limits
    n_below = 1 if sum(heights) <= 1.4 * highest else ceil(sum(heights) / highest)
    parts: list[Part] = []
    start = 0.0
    for first in range(0, n_all, n_columns):
        columns = range(first, min(first + n_columns, n_all))
        for index in range(n_below):
            rows = range(n_rows * index // n_below, n_rows * (index + 1) // n_below)
            ends = list(accumulate((heights[row] for row in rows), initial=start))
            parts.append(Part(rows, columns, ends[:-1]))
            start = ends[-1] + between
    return parts


def arrange_given(
    matrix: Matrix, place: tuple[float, float], free: Callable[[Room], tuple[float, float]]
) -> Arrangement:
    """For Axes that are given: as it is, or turned where its columns would be too narrow for what is in them.

    `place` is how much there is for the Axes and all text around them, `free` how large they are with such room.
    """
    ways = [_arrange_given(one, place, free) for one in (matrix, matrix.turned())]
    steps = [free(way.room)[0] / way.n_columns for way in ways]
    return ways[0] if steps[0] >= min(matrix.widest(_SMALL), steps[1]) else ways[1]


def _arrange_given(
    matrix: Matrix, place: tuple[float, float], free: Callable[[Room], tuple[float, float]]
) -> Arrangement:
    size = 9.0
    n_rows, n_columns = len(matrix.rows.names), len(matrix.columns.names)
    most = _GIVEN_PART * place[0]
    beside = min(max(text_width(name, size) for name in matrix.rows.names), most) + GAP + _count_width(matrix, size)
    step = (place[0] - beside - 2 * EDGE) / n_columns
    heads = heads_of(matrix, size, step, 45)
    if heads.rotation:
        head_size = fitting_size(size, [], step, step * _DIAGONAL)
        long = min(_GIVEN_PART * place[1] / _DIAGONAL, _GIVEN_HEAD)
        lines = max(int(step * _DIAGONAL / (1.2 * head_size)), 1)
        texts = [_within(name, head_size, long, lines) for name in matrix.columns.names]
        heads = _turned(texts, head_size, step, 45)
    room = Room(beside, heads.right, heads.height + GAP + _counts_height(matrix, size))
    row = free(room)[1] / n_rows
    names, name_size = fit_names(matrix.rows.names, size, most, row)
    left = max(text_width(line, name_size) for name in names for line in name.split("\n"))
    left += GAP + _count_width(matrix, name_size)
    room = room._replace(left=left)
    parts = [Part(range(n_rows), range(n_columns), [float(at) for at in range(n_rows)])]
    count_size = fitting_size(size, matrix.columns.counts, free(room)[0] / n_columns - 1, row)
    return Arrangement(matrix, names, name_size, False, heads, parts, n_columns, row, [1.0] * n_rows, room, count_size)


def _within(name: str, size: float, width: float, n_lines: int) -> str:
    """A name in so many lines at most, the last one cut where that is too few."""
    lines = wrap(name, size, width)
    if len(lines) > n_lines:
        lines[n_lines - 1 :] = [cut(" ".join(lines[n_lines - 1 :]), size, width)]
    return "\n".join(lines)


def _counted_names(matrix: Matrix) -> list[str]:
    """Names of rows with their numbers of agreements."""
    side = matrix.rows
    if not side.totals:
        return side.names
    counts = [f" (n = {count[1:-1]})" if count.startswith("(") else f", n = {count}" for count in side.counts]
    return [f"{name}{count}" for name, count in zip(side.names, counts, strict=True)]


def _count_width(matrix: Matrix, size: float) -> float:
    if not matrix.rows.totals:
        return 0.0
    return max(text_width(text, size) for text in matrix.rows.counts) + 2 * GAP


def _counts_height(matrix: Matrix, size: float) -> float:
    """Of the numbers of agreements below names of columns."""
    return 1.4 * size if matrix.columns.totals else 0.0
