"""Figures: each takes a documented frame, draws on an Axes and returns it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.path import Path

from analysis.errors import ParameterError
from analysis.figures.description import attach_data
from analysis.figures.labels import Lettering, shorten, text_width
from analysis.figures.layout import EDGE, new_axes, points_across, say_empty, write_around
from analysis.figures.style import BLUE, GREY, INK, PAPER, SCALE, styled

# In points: a figure of bars across, a row of bars, a row and a column of a matrix.
_WIDTH, _ROW, _CELL_ROW, _CELL_COLUMN = 648.0, 22.0, 25.0, 36.0
_NAME_SIZE, _NUMBER_SIZE, _CELL_SIZE = 9.0, 8.5, 8.0
_NAME_GAP = 4.0
_NAME_CHARACTERS, _HEAD_CHARACTERS = 34, 16
_YEAR_ROOM = 16.0  # for the years below their columns
_YEAR_WIDTH = 30.0  # of a year below its column, with some room


def plot_breakdown(breakdown: pd.DataFrame, ax: Axes | None = None, title: str = "", top: int = 20) -> Axes:
    """Bars of a one-dimensional breakdown, the number at the end of each, the counting rule below.

    Parameters
    ----------
    breakdown : DataFrame
        From `build_breakdown` without `across`; any frame whose second column is a name and that has
        `n_agreements` will do. An empty one gives an Axes that says so.
    ax : Axes, optional
        Where to draw; by default a figure of its own, as high as the rows need.
    top : int
        Most rows drawn, largest first; the caption says how many are left out. Years are drawn all.

    Returns
    -------
    Axes

    Raises
    ------
    ParameterError
        The breakdown has two dimensions.
    """
    with styled():
        if breakdown.empty:
            return say_empty(ax, title)
        if breakdown.attrs.get("across") is not None:
            raise ParameterError("bars show one dimension — draw a breakdown with across= by plot_heatmap")
        by = breakdown.attrs.get("by", breakdown.columns[0].removesuffix("_code"))
        if by == "year":
            return _plot_years(breakdown, ax, title)
        shown = breakdown.head(top)
        names = [shorten(str(name), _NAME_CHARACTERS) for name in shown.iloc[:, 1]]
        numbers = shown["n_agreements"].astype(float).tolist()
        caption = _caption(breakdown, len(breakdown) - len(shown))
        ax = ax or new_axes(_WIDTH, (len(shown) + 0.2) * _ROW, title, caption, left=_names_width(names))
        _bars(ax, [(0, number, row - 0.34, row + 0.34) for row, number in enumerate(numbers)])
        ends = Lettering(ax, _NUMBER_SIZE, (4, 0), middle=True)
        for row, number in enumerate(numbers):
            ends.put(number, row, _number(number))
        _name_rows(ax, names)
        ax.set(xlim=(0, max(numbers) * 1.08), ylim=(len(shown) - 0.4, -0.6))
        ax.spines["bottom"].set_visible(False)
        write_around(ax, title, caption)
        attach_data(ax, _bars_in_words(breakdown, by), _in_rows(breakdown, by))
    return ax


def _plot_years(breakdown: pd.DataFrame, ax: Axes | None, title: str) -> Axes:
    """Columns, one a year, empty years included."""
    numbers = breakdown.set_index(breakdown["year_code"].astype(int))["n_agreements"].astype(float)
    numbers = numbers.reindex(range(numbers.index.min(), numbers.index.max() + 1), fill_value=0)
    caption = _caption(breakdown, 0)
    ax = ax or new_axes(_WIDTH, 150, title, caption, below=_YEAR_ROOM)
    years, most = numbers.index, numbers.max()
    _bars(ax, [(year - 0.36, year + 0.36, 0, number) for year, number in numbers.items() if number])
    ends = Lettering(ax, _CELL_SIZE, (0, 2.5), ha="center")
    for year, number in numbers.items():
        if number:
            ends.put(year, number, f"{number:g}")
    named = max(points_across(ax) // _YEAR_WIDTH, 1)
    step = next(step for step in (1, 2, 5, 10, 20, 50, len(years)) if len(years) <= step * named)
    names = Lettering(ax, _NAME_SIZE, (0, -12), ha="center", color=GREY)
    for year in years:
        if year % step == 0:
            names.put(year, 0, str(year))
    ax.set(xlim=(years[0] - 0.8, years[-1] + 0.8), ylim=(0, most * 1.1), xticks=[], yticks=[])
    ax.spines["left"].set_visible(False)
    write_around(ax, title, caption, below=_YEAR_ROOM)
    most_in = numbers[numbers == most].index
    alt = (
        f"Columns, one a year: the number of agreements from {years[0]} to {years[-1]}, "
        f"{_number(numbers.sum())} in all; most in {' and '.join(str(year) for year in most_in[:3])}, "
        f"{_number(most)}{' each' if len(most_in) > 1 else ''}."
    )
    table = pd.DataFrame({"Year": [str(year) for year in years], "Agreements": numbers.tolist()})
    attach_data(ax, f"{alt} {_rule(breakdown)}".strip(), table)
    return ax


def _bars(ax: Axes, boxes: list[tuple[float, float, float, float]]) -> None:
    """One collection of bars, each (left, right, bottom, top) in units of the data."""
    corners = [[(left, low), (right, low), (right, high), (left, high)] for left, right, low, high in boxes]
    ax.add_collection(PolyCollection(corners, facecolors=BLUE, linewidths=0), autolim=False)


def plot_heatmap(breakdown: pd.DataFrame, ax: Axes | None = None, title: str = "", top: int = 14) -> Axes:
    """A matrix of a breakdown with `across`: rows `by`, columns `across`, the number in each cell.

    Parameters
    ----------
    breakdown : DataFrame
        From `build_breakdown` with `across`.
    top : int
        Most columns drawn, largest first; the caption says how many are left out. Years are drawn all.

    Returns
    -------
    Axes

    Raises
    ------
    ParameterError
        The breakdown has one dimension only.
    """
    with styled():
        if breakdown.empty:
            return say_empty(ax, title)
        if breakdown.attrs.get("across") is None:
            raise ParameterError("a heat map needs two dimensions — build the breakdown with across=")
        names = [column for column in breakdown.columns if column.endswith("_name")]
        is_year = breakdown.attrs["across"] == "year"
        columns = list(dict.fromkeys(breakdown[names[1]]))
        kept = _years(columns) if is_year else _largest(breakdown, names[1])[:top]
        table = _matrix(breakdown, *names, kept)
        caption = _caption(breakdown, max(len(columns) - len(kept), 0))
        rows = [shorten(str(name), _NAME_CHARACTERS) for name in table.index]
        heads = [str(name) if is_year else shorten(str(name), _HEAD_CHARACTERS) for name in kept]
        head_height, overhang = _heads_room(heads, is_year)
        if ax is None:
            left = _names_width(rows)
            width = max(left + len(kept) * _CELL_COLUMN + overhang + 2 * EDGE, 396)
            ax = new_axes(width, len(rows) * _CELL_ROW, title, caption, left, overhang, head_height)
        _cells(ax, table)
        turned = {"rotation": 0 if is_year else 45, "rotation_mode": "anchor", "ha": "center" if is_year else "left"}
        above = Lettering(ax, _NAME_SIZE, (0 if is_year else 2.5, 5), color=GREY, **turned)
        for column, head in enumerate(heads):
            above.put(column, -0.5, head)
        _name_rows(ax, rows)
        ax.set(xlim=(-0.5, len(kept) - 0.5), ylim=(len(rows) - 0.5, -0.5), xticks=[])
        ax.spines[:].set_visible(False)
        write_around(ax, title, caption, head_height)
        by, across = (name.removesuffix("_name") for name in names)
        alt = _matrix_in_words(breakdown, by, across, table.shape)
        attach_data(ax, alt, table.rename_axis(by.capitalize()).reset_index())
    return ax


def _matrix(breakdown: pd.DataFrame, by: str, across: str, kept: list[str]) -> pd.DataFrame:
    """Numbers of agreements: a row each name `by`, in their order, a column each of those kept; NaN where none."""
    places = {name: column for column, name in enumerate(kept)}
    rows = {name: row for row, name in enumerate(dict.fromkeys(breakdown[by]))}
    numbers = np.full((len(rows), len(kept)), np.nan)
    for row, column, number in zip(breakdown[by], breakdown[across], breakdown["n_agreements"], strict=True):
        if column in places and pd.notna(number):
            place = rows[row], places[column]
            numbers[place] = np.nansum((numbers[place], float(number)))
    return pd.DataFrame(numbers, index=list(rows), columns=kept)


def _cells(ax: Axes, table: pd.DataFrame) -> None:
    """Squares of a matrix, those of one number one path, with white between them; the number in each."""
    numbers = table.fillna(0).to_numpy()
    limit = numbers.max()
    paths, colors = [], []
    for number in np.unique(numbers):
        paths.append(Path.make_compound_path(*(_square(row, column) for row, column in np.argwhere(numbers == number))))
        colors.append(SCALE(number / limit if limit else 0.0))
    squares = PathCollection(paths, facecolors=colors, edgecolors=PAPER, linewidths=1.5)
    ax.add_collection(squares, autolim=False)
    inks = {color: Lettering(ax, _CELL_SIZE, middle=True, ha="center", color=color) for color in (INK, PAPER)}
    for row, column in np.argwhere(numbers):
        number = numbers[row, column]
        inks[PAPER if number > limit * 0.55 else INK].put(column, row, _number(number))


def _square(row: int, column: int) -> Path:
    left, top = column - 0.5, row - 0.5
    return Path([(left, top), (left + 1, top), (left + 1, top + 1), (left, top + 1), (left, top)], closed=True)


def _heads_room(heads: list[str], is_year: bool) -> tuple[float, float]:
    """Points that names above columns need: upwards, and at the right of the last column if they are turned."""
    if is_year:
        return 5 + _NAME_SIZE, 0.0
    widths = [text_width(head, _NAME_SIZE) for head in heads]
    # Turned by 45°, as far up as to the side; the last one begins in the middle of its column.
    beyond = max(width * 0.71 + 2.5 - _CELL_COLUMN * (len(heads) - column - 0.5) for column, width in enumerate(widths))
    return max(widths) * 0.71 + 5 + _NAME_SIZE * 0.71, max(beyond, 0.0)


def _bars_in_words(breakdown: pd.DataFrame, by: str) -> str:
    """The largest five of the bars, and how small the rest are."""
    numbers = breakdown["n_agreements"].astype(float)
    named = [f"{name} {_number(number)}" for name, number in zip(breakdown.iloc[:, 1], numbers, strict=True)]
    rest = len(named) - 5
    if rest > 0:
        named[5:] = [f"and {rest} more, down to {_number(numbers.min())}"]
    return f"Bars: the number of agreements by {by}. {', '.join(named)}. {_rule(breakdown)}".strip()


def _in_rows(breakdown: pd.DataFrame, by: str) -> pd.DataFrame:
    """All rows of a breakdown, those too many to be drawn as well."""
    table = pd.DataFrame({by.capitalize(): breakdown.iloc[:, 1], "Agreements": breakdown["n_agreements"]})
    if "share" in breakdown:
        table["Share"] = [f"{share:.0%}" for share in breakdown["share"]]
    return table


def _matrix_in_words(breakdown: pd.DataFrame, by: str, across: str, shape: tuple[int, int]) -> str:
    """The three largest numbers of the matrix, and how large it is as drawn."""
    largest = breakdown.sort_values("n_agreements", ascending=False, kind="stable").head(3)
    cells = zip(largest[f"{by}_name"], largest[f"{across}_name"], largest["n_agreements"].astype(float), strict=True)
    told = ", ".join(f"{row} and {column} {_number(number)}" for row, column, number in cells)
    size = f"{shape[0]} row{'s' * (shape[0] != 1)}, {shape[1]} column{'s' * (shape[1] != 1)}"
    alt = f"Matrix: the number of agreements by {by} and {across}, {size}. The largest: {told}. {_rule(breakdown)}"
    return alt.strip()


def _number(number: float) -> str:
    return f"{number:g}" if number == round(number) else f"{number:.1f}"


def _years(labels: list[str]) -> list[str]:
    """Every year from the first to the last, empty ones included."""
    return [str(year) for year in range(int(min(labels)), int(max(labels)) + 1)]


def _largest(breakdown: pd.DataFrame, name: str) -> list[str]:
    totals = breakdown.groupby(name, sort=False)["n_agreements"].sum()
    return totals.sort_values(ascending=False, kind="stable").index.tolist()


def _name_rows(ax: Axes, names: list[str]) -> None:
    """A name at the left of each row, for there is a number or a bar of each: no ticks, which are slow to draw."""
    beside = Lettering(ax, _NAME_SIZE, (-_NAME_GAP, 0), ax.get_yaxis_transform(), middle=True, ha="right")
    for row, name in enumerate(names):
        beside.put(0, row, name)
    ax.set(xticks=[], yticks=[])


def _names_width(names: list[str]) -> float:
    return max(text_width(name, _NAME_SIZE) for name in names) + _NAME_GAP


def _caption(breakdown: pd.DataFrame, n_hidden: int) -> str:
    """The rule of counting, and what is left out."""
    parts = [_rule(breakdown)]
    if n_hidden:
        parts.append(f"{n_hidden} smaller {'entries are' if n_hidden > 1 else 'entry is'} not drawn.")
    return " ".join(filter(None, parts))


def _rule(breakdown: pd.DataFrame) -> str:
    """How agreements are counted, and how many state nothing to count."""
    attrs = breakdown.attrs
    parts = [attrs.get("rule", "")]
    if attrs.get("n_unstated"):
        parts.append(f"{attrs['n_unstated']} of {attrs['n_agreements']} agreements are left out: none stated.")
    return " ".join(filter(None, parts))
