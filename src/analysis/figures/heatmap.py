"""Heat map: numbers of agreements by two dimensions, the larger the darker."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.errors import ParameterError
from analysis.figures.counting import caption_of, counting_rule, named_years, number_text, years_between
from analysis.figures.description import attach_data
from analysis.figures.inputs import require_columns
from analysis.figures.labels import cut, fitting_size, shorten, text_width
from analysis.figures.layout import EDGE, Frame, Room, frame_axes, place_size, say_empty
from analysis.figures.style import INK, PAPER, SCALE, styled

# In points: the least across, a row and a column of a matrix.
_WIDTH, _ROW, _COLUMN = 396.0, 25.0, 36.0
_NAME_SIZE, _CELL_SIZE = 9.0, 8.0
_GAP = 5.0  # between a name and the matrix
_NAME_CHARACTERS, _HEAD_CHARACTERS = 34, 16
_NAME_PART = 0.35  # of Axes that are given, the most for names, in either direction
_DIAGONAL = 0.71  # of its length, how far a text turned by 45° goes up and to the side
_DARK = 0.55  # of the largest number: above it, numbers are written in white


def plot_heatmap(breakdown: pd.DataFrame, ax: Axes | None = None, title: str = "", top: int = 14) -> Axes:
    """A matrix of a breakdown with `across`: rows `by`, columns `across`, the number in each cell.

    Parameters
    ----------
    breakdown : DataFrame
        From `build_breakdown` with `across`. Any frame will do that has two columns `<by>_name` and `<across>_name`,
        in this order, and `n_agreements` (a number each), with `attrs["across"]`; years are those where that is
        "year". `attrs["rule"]`, `attrs["n_unstated"]` and `attrs["n_agreements"]` make the caption where they are
        there. An empty frame gives Axes that say so.
    ax : Axes, optional
        Where to draw; by default a figure of its own, as large as the matrix needs. Given Axes become smaller where
        names and caption would leave their place, unless the figure has a layout engine, which then makes the room.
    title : str
        Above the names of the columns, at the left.
    top : int
        Most columns drawn, largest first; the caption says how many are left out, `description.figure_bundle`
        has all. Years are drawn all (over more than 120 years, those with agreements).

    Returns
    -------
    Axes
        The matrix is `ax.collections[0]`, numbers are `ax.texts`, names the labels of the ticks, the caption the x
        label.

    Raises
    ------
    ParameterError
        The breakdown has one dimension only, is no frame, or has no `n_agreements`.

    Notes
    -----
    How an agreement with several areas or partners is counted is the rule of `build_breakdown`, chosen by its `count`.

    Examples
    --------
    >>> from analysis import build_breakdown, load_agreements
    >>> ax = plot_heatmap(build_breakdown(load_agreements(), by="area", across="year"))
    >>> [label.get_text() for label in ax.get_xticklabels()]
    ['2022', '2023', '2024', '2025']
    """
    require_columns(breakdown, ("n_agreements",), "plot_heatmap", "build_breakdown(agreements, by=…, across=…)")
    names = [column for column in breakdown.columns if str(column).endswith("_name")]
    with styled():
        if breakdown.empty:
            return say_empty(ax, title)
        if breakdown.attrs.get("across") is None or len(names) < 2:
            raise ParameterError("a heat map needs two dimensions — build the breakdown with across=")
        by, across = names[:2]
        is_year = breakdown.attrs["across"] == "year"
        years = years_between(breakdown[across]) if is_year else []
        heads = [str(year) for year in years] if is_year else _largest(breakdown, across)
        whole = _matrix(breakdown, by, across, heads)
        table = whole if is_year else whole.iloc[:, :top]
        caption = caption_of(breakdown, whole.shape[1] - table.shape[1], years)
        ax, width, height = _frame(ax, table, years, title, caption)
        _draw_cells(ax, table.fillna(0).to_numpy(), width, height)
        ax.spines[:].set_visible(False)
        alt = _matrix_in_words(breakdown, by, across, table.shape)
        attach_data(ax, alt, whole.rename_axis(_title_of(by)).reset_index())  # with the columns that are not drawn
    return ax


def _frame(ax: Axes | None, table: pd.DataFrame, years: list[int], title: str, caption: str) -> Frame:
    """Axes with the names of rows at the left and of columns above."""
    names = [shorten(str(name), _NAME_CHARACTERS) for name in table.index]
    heads = [shorten(str(head), _HEAD_CHARACTERS) for head in table.columns]
    given = ax is not None
    if given:
        across, high = (_NAME_PART * points for points in place_size(ax))
        names = [cut(name, _NAME_SIZE, across) for name in names]
        heads = [cut(head, _NAME_SIZE, high / _DIAGONAL) for head in heads]
    left = max(text_width(name, _NAME_SIZE) for name in names) + _GAP
    column = (place_size(ax)[0] - left - 2 * EDGE) / len(heads) if given else _COLUMN
    above, right = (_GAP + _NAME_SIZE, 0.0) if years else _heads_room(heads, column)
    size = max(left + len(heads) * _COLUMN + right + 2 * EDGE, _WIDTH), len(names) * _ROW
    frame = frame_axes(ax, size, title, caption, Room(left, right, above))
    ax, width, height = frame
    ax.xaxis.tick_top()
    ax.tick_params(length=0, pad=_GAP)
    name_size = fitting_size(_NAME_SIZE, [], width, height / len(names))
    ax.set_yticks(range(len(names)), names, fontsize=name_size, parse_math=False)
    if years:
        named = named_years(years, width)
        ax.set_xticks([years.index(year) for year in named], [str(year) for year in named])
    else:  # turned by 45°, lines of text need so much more from one column to the next
        head_size = fitting_size(_NAME_SIZE, [], width, width / len(heads) * _DIAGONAL)
        turned = {"rotation": 45, "ha": "left", "rotation_mode": "anchor"}
        ax.set_xticks(range(len(heads)), heads, fontsize=head_size, parse_math=False, **turned)
    return frame


def _heads_room(heads: list[str], column: float) -> tuple[float, float]:
    """Points that names turned by 45° need above columns: upwards, and at the right of the last column."""
    widths = [_DIAGONAL * text_width(head, _NAME_SIZE) for head in heads]
    # The last one begins in the middle of its column.
    beyond = max(width + 2.5 - column * (len(heads) - place - 0.5) for place, width in enumerate(widths))
    return max(widths) + _GAP + _DIAGONAL * _NAME_SIZE, max(beyond, 0.0)


def _draw_cells(ax: Axes, numbers: np.ndarray, width: float, height: float) -> None:
    """Squares with white between them, the number in each that has any."""
    n_rows, n_columns = numbers.shape
    largest = numbers.max() or 1.0
    edges = np.arange(n_columns + 1) - 0.5, np.arange(n_rows + 1) - 0.5
    ax.pcolormesh(*edges, numbers, cmap=SCALE, vmin=0, vmax=largest, edgecolors=PAPER, linewidth=1)
    cells = [(row, column, number_text(numbers[row, column])) for row, column in np.argwhere(numbers)]
    size = fitting_size(_CELL_SIZE, [text for *_, text in cells], 0.9 * width / n_columns, height / n_rows)
    for row, column, text in cells:
        ink = PAPER if numbers[row, column] > largest * _DARK else INK
        ax.text(column, row, text, ha="center", va="center_baseline", fontsize=size, color=ink, in_layout=False)
    ax.set(xlim=edges[0][[0, -1]], ylim=edges[1][[-1, 0]])


def _matrix(breakdown: pd.DataFrame, by: str, across: str, columns: list[str]) -> pd.DataFrame:
    """Numbers of agreements: a row each name `by`, in their order, a column each of these; NaN where none."""
    numbers = breakdown["n_agreements"].astype(float)
    table = numbers.groupby([breakdown[by], breakdown[across].astype("str")], sort=False).sum().unstack()
    return table.reindex(index=breakdown[by].unique(), columns=columns)


def _largest(breakdown: pd.DataFrame, name: str) -> list[str]:
    totals = breakdown.groupby(name, sort=False)["n_agreements"].sum()
    return totals.sort_values(ascending=False, kind="stable").index.tolist()


def _matrix_in_words(breakdown: pd.DataFrame, by: str, across: str, shape: tuple[int, int]) -> str:
    """The three largest numbers of the matrix, and how large it is as drawn."""
    largest = breakdown.sort_values("n_agreements", ascending=False, kind="stable").head(3)
    cells = zip(largest[by], largest[across], largest["n_agreements"].astype(float), strict=True)
    told = ", ".join(f"{row} and {column} {number_text(number)}" for row, column, number in cells)
    size = f"{shape[0]} row{'s' * (shape[0] != 1)}, {shape[1]} column{'s' * (shape[1] != 1)}"
    what = f"{by.removesuffix('_name')} and {across.removesuffix('_name')}"
    alt = f"Matrix: the number of agreements by {what}, {size}. The largest: {told}."
    return f"{alt} {counting_rule(breakdown)}".strip()


def _title_of(column: str) -> str:
    return column.removesuffix("_name").capitalize()
