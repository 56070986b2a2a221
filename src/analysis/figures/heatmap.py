"""Heat map: numbers or shares of agreements by two dimensions, the larger the darker."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.colors import BoundaryNorm
from matplotlib.path import Path
from matplotlib.transforms import AffineDeltaTransform

from analysis.errors import ParameterError
from analysis.figures.arrangement import (
    BELOW_CELL,
    BELOW_GAP,
    Arrangement,
    Part,
    arrange,
    arrange_given,
)
from analysis.figures.counting import (
    FEW,
    caption_of,
    check_values,
    gaps_note,
    unfinished_note,
)
from analysis.figures.description import attach_data
from analysis.figures.inputs import require_columns
from analysis.figures.labels import fitting_size
from analysis.figures.layout import MEDIUM, Frame, frame_axes, free_size, place_size, say_empty
from analysis.figures.matrix import Matrix, matrix_of
from analysis.figures.matrix_names import draw_heads, draw_names
from analysis.figures.palette import INK, N_INK_SHADES, PAPER, SHADES
from analysis.figures.sentences import matrix_in_words
from analysis.figures.style import SCALE, styled
from analysis.figures.targets import pages_of, table_of, tips_of, urls_of
from analysis.figures.words import add_words

_CELL_SIZE = 9.0
_SHARE_STEP = 0.1  # of a class of shares: the darkest is over 60 %


def plot_heatmap(
    breakdown: pd.DataFrame,
    ax: Axes | None = None,
    title: str = "",
    width: float | None = None,
    values: str = "n_agreements",
) -> Axes:
    """A matrix of a breakdown with `across`: rows `by`, columns `across`, the number in each cell.

    Where more columns than there is room for would stand side by side, the matrix is turned: its columns run down the
    page. Nothing is left out; a long matrix has the names of its columns again and again. In SVG every cell leads to
    the list of its agreements.

    Parameters
    ----------
    breakdown : DataFrame
        From `build_breakdown` with `across`. Any frame will do that has two columns `<by>_name` and `<across>_name`,
        in this order, and `n_agreements` (a number each), with `attrs["across"]`; years are those where that is
        "year". With `n_across` the number of agreements stands beside each column's name, in brackets under ten. The
        other `attrs` make the caption where they are there. An empty frame gives Axes that say so.
    ax : Axes, optional
        Where to draw; by default a figure of its own, as high as the matrix needs. Given Axes become smaller where
        names and caption would leave their place, unless the figure has a layout engine, which then makes the room;
        text that has no room there becomes smaller, and names are cut last.
    title : str
        Above the names of the columns, at the left.
    width : float, optional
        Points across a figure of its own: by default 525 (700 px). Under 300 names stand above their rows.
    values : {"n_agreements", "share"}
        What is drawn: the numbers, or `share_across` in per cent, of the agreements of a column (of a row, where
        columns run down the page).

    Returns
    -------
    Axes
        The cells are `ax.collections[0]`, what is written in them and beside names are `ax.artists`, names are the
        labels of the ticks, the caption is the x label.

    Raises
    ------
    ParameterError
        The breakdown has one dimension only, is no frame, or has no `n_agreements`, or no `share_across` where that is
        drawn.

    Notes
    -----
    How an agreement with several areas or partners is counted is the rule of `build_breakdown`, chosen by its `count`.

    Examples
    --------
    >>> from analysis import build_breakdown, load_agreements
    >>> ax = plot_heatmap(build_breakdown(load_agreements(), by="area", across="year"))
    >>> [label.get_text() for label in ax.get_xticklabels()]
    ['2022', '2023', '2024', '2025*']
    """
    check_values(values)
    require_columns(breakdown, ("n_agreements",), "plot_heatmap", "build_breakdown(agreements, by=…, across=…)")
    names = [column for column in breakdown.columns if str(column).endswith("_name")]
    with styled():
        if breakdown.empty:
            return say_empty(ax, title, width)
        if breakdown.attrs.get("across") is None or len(names) < 2:
            raise ParameterError("a heat map needs two dimensions — build the breakdown with across=")
        if values == "share":
            needed = ("share_across",)
            require_columns(breakdown, needed, "plot_heatmap", "build_breakdown(agreements, by=…, across=…)")
        by, across = (name.removesuffix("_name") for name in names[:2])
        matrix = matrix_of(breakdown, by, across, values)
        pages = pages_of(breakdown, [by, across])
        made = _arranged(matrix, breakdown, ax, title, width or MEDIUM)
        frame = frame_axes(ax, (width or MEDIUM, made.height), title, _caption(breakdown, made.matrix), made.room)
        draw_heads(frame, made)
        draw_names(frame, made, is_own=ax is None)
        _draw_cells(frame, made, _keyed(breakdown, made.matrix, by, across, pages))
        tips = _tips(breakdown, by, across, pages)
        alt = matrix_in_words(breakdown, (by, across), made.matrix.shown.shape)
        attach_data(frame.ax, alt, table_of(breakdown, [by, across], pages), tips)
    return frame.ax


def _arranged(matrix: Matrix, breakdown: pd.DataFrame, ax: Axes | None, title: str, own_width: float) -> Arrangement:
    if ax is None:
        return arrange(matrix, own_width)
    caption = _caption(breakdown, matrix)
    return arrange_given(matrix, place_size(ax), lambda room: free_size(ax, title, caption, room))


def _draw_cells(frame: Frame, made: Arrangement, urls: dict[tuple[int, int], str | None]) -> None:
    """Cells with white between them, the number in each that has any."""
    ax, matrix = frame.ax, made.matrix
    high = BELOW_CELL / made.row if made.is_below else 1.0
    ax.set(xlim=(-0.5, made.n_columns - 0.5), ylim=(made.n_rows, 0))
    cells = [
        (column - part.columns.start, y, row, column)
        for part in made.parts
        for y, row in zip(_middles(made, part), part.rows, strict=True)
        for column in part.columns
    ]
    shown = [cell for cell in cells if matrix.shown[cell[2:]] > 0]
    bounds = _bounds(matrix)
    square = Path(
        [(-0.5, -high / 2), (0.5, -high / 2), (0.5, high / 2), (-0.5, high / 2), (-0.5, -high / 2)], closed=True
    )
    squares = PathCollection(
        [square],
        offsets=[cell[:2] for cell in shown],
        offset_transform=ax.transData,
        array=[matrix.shown[cell[2:]] for cell in shown],
        cmap=SCALE,
        norm=BoundaryNorm(bounds, len(SHADES)),
        edgecolors=PAPER,
        linewidths=1,
        urls=[urls.get(cell[2:]) for cell in shown],
        clip_on=False,
    )
    squares.set_transform(AffineDeltaTransform(ax.transData))
    ax.add_collection(squares, autolim=False)
    _draw_ground(ax, made, high)
    texts = [matrix.text(row, column) for *_, row, column in shown]
    size = made.cell_size or fitting_size(_CELL_SIZE, texts, frame.width / made.n_columns - 1, made.row * high)
    shades = np.digitize(squares.get_array(), bounds) - 1
    dark, light = (add_words(ax, size, color, align="center") for color in (INK, PAPER))
    for (x, y, *place), text, shade in zip(shown, texts, shades, strict=True):
        (dark if shade < N_INK_SHADES else light).add(x, y, text, urls.get(tuple(place)))


def _middles(made: Arrangement, part: Part) -> list[float]:
    """Of the cells of each row: below their name, or beside it."""
    up = (BELOW_GAP + BELOW_CELL / 2) / made.row
    return [
        start + (made.heights[row] - up if made.is_below else made.heights[row] / 2)
        for start, row in zip(part.starts, part.rows, strict=True)
    ]


def _draw_ground(ax: Axes, made: Arrangement, high: float) -> None:
    """Below the cells: the palest shade, and white lines between all."""
    boxes, lines = [], []
    for part in made.parts:
        right = len(part.columns) - 0.5
        middles = _middles(made, part)
        boxes += [
            [(-0.5, y - high / 2), (right, y - high / 2), (right, y + high / 2), (-0.5, y + high / 2)] for y in middles
        ]
        spans = [(y - high / 2, y + high / 2) for y in middles]
        lines += [[(at + 0.5, spans[0][0]), (at + 0.5, spans[-1][1])] for at in range(len(part.columns) - 1)]
    ax.add_collection(
        PolyCollection(boxes, facecolors=SHADES[0], edgecolors=PAPER, linewidths=1, zorder=0.5, clip_on=False),
        autolim=False,
    )
    ax.add_collection(LineCollection(lines, colors=PAPER, linewidths=1, zorder=0.6), autolim=False)


def _bounds(matrix: Matrix) -> np.ndarray:
    """Of the classes: none, and seven equal ones up to the largest number; of shares, ten per cent each."""
    step = _SHARE_STEP if matrix.is_share else matrix.shown.max() / (len(SHADES) - 1)
    bounds = step * np.arange(len(SHADES)) + 1e-9
    return np.array([0.0, *bounds[:-1], max(bounds[-1], matrix.shown.max() + 1e-9)])


def _keyed(
    breakdown: pd.DataFrame, matrix: Matrix, by: str, across: str, pages: list[str]
) -> dict[tuple[int, int], str | None]:
    """The url of each cell."""
    places = []
    for name in (by, across):
        side = matrix.rows if matrix.rows.dimension == name else matrix.columns
        codes = breakdown[f"{name}_code" if f"{name}_code" in breakdown else f"{name}_name"].astype(str)
        places.append(codes.map(dict(zip(side.codes, range(len(side.codes)), strict=True))).tolist())
    if matrix.rows.dimension != by:
        places.reverse()
    return dict(zip(zip(*places, strict=True), urls_of(pages), strict=True))


def _caption(breakdown: pd.DataFrame, matrix: Matrix) -> str:
    """In which order rows and columns stand, what a share is of, how agreements are counted."""
    sides = {"rows": matrix.rows, "columns": matrix.columns}
    across = breakdown.attrs["across"]
    noun = across if f"{across}_name" in breakdown else "column"
    years = next(([int(code) for code in side.codes] for side in sides.values() if side.dimension == "year"), [])
    orders = {
        name: "year by year" if side.dimension == "year" else "most agreements first" for name, side in sides.items()
    }
    told = "; ".join(f"{name}: {order}" for name, order in orders.items() if len(sides[name].codes) > 1)
    if len(set(orders.values())) == 1 and ";" in told:
        told = f"rows and columns: {orders['rows']}"
    counted = next((side for side in sides.values() if side.totals), None)
    return caption_of(
        breakdown,
        f"Per cent of the agreements of each {noun} (n)." if matrix.is_share else "",
        f"{told.capitalize()}." if told else "",
        f"n in brackets: fewer than {FEW}." if counted and any(0 < n < FEW for n in counted.totals) else "",
        unfinished_note(breakdown, years),
        gaps_note(years),
    )


def _tips(breakdown: pd.DataFrame, by: str, across: str, pages: list[str]) -> dict[str, str]:
    names = breakdown[f"{by}_name"].astype(str) + ", " + breakdown[f"{across}_name"].astype(str)
    totals = breakdown["n_across"] if "n_across" in breakdown else [0] * len(breakdown)
    return tips_of(names, breakdown["n_agreements"].astype(float), map(float, totals), pages)
