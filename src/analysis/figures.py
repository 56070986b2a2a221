"""Figures: each takes a documented frame, draws on an Axes and returns it."""

from __future__ import annotations

import textwrap

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.errors import ParameterError
from analysis.figuredata import attach_data
from analysis.style import BLUE, GREY, INK, PAPER, SCALE, styled

ROW_INCHES = 0.27


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
        ax = ax or _new_axes(9, 1.1 + ROW_INCHES * len(shown))
        names = [_fold(name, 34) for name in shown.iloc[:, 1]]
        numbers = shown["n_agreements"].astype(float)
        rows = range(len(shown))
        ax.barh(rows, numbers, color=BLUE, height=0.68)
        for row, number in zip(rows, numbers, strict=True):
            ax.annotate(_number(number), (number, row), (4, 0), textcoords="offset points", va="center", color=INK,
                        fontsize=8.5)  # fmt: skip
        ax.set_yticks(list(rows), names)
        ax.set_ylim(len(shown) - 0.4, -0.6)
        ax.set_xlim(0, numbers.max() * 1.08)
        ax.xaxis.set_visible(False)
        ax.spines["bottom"].set_visible(False)
        ax.set_title(title)
        _caption(ax, breakdown, len(breakdown) - len(shown))
        attach_data(ax, _bars_in_words(breakdown, by), _in_rows(breakdown, by))
    return ax


def _plot_years(breakdown: pd.DataFrame, ax: Axes | None, title: str) -> Axes:
    """Columns, one a year, empty years included."""
    numbers = breakdown.set_index(breakdown["year_code"].astype(int))["n_agreements"].astype(float)
    numbers = numbers.reindex(range(numbers.index.min(), numbers.index.max() + 1), fill_value=0)
    ax = ax or _new_axes(9, 2.9)
    ax.bar(numbers.index, numbers, color=BLUE, width=0.72)
    for year, number in numbers.items():
        if number:
            ax.annotate(f"{number:g}", (year, number), (0, 2), textcoords="offset points", ha="center", fontsize=8)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12))
    ax.yaxis.set_visible(False)
    ax.spines["left"].set_visible(False)
    ax.set_title(title)
    _caption(ax, breakdown, 0)
    most = numbers[numbers == numbers.max()].index
    alt = (
        f"Columns, one a year: the number of agreements from {numbers.index[0]} to {numbers.index[-1]}, "
        f"{_number(numbers.sum())} in all; most in {' and '.join(str(year) for year in most[:3])}, "
        f"{_number(numbers.max())}{' each' if len(most) > 1 else ''}."
    )
    table = pd.DataFrame({"Year": [str(year) for year in numbers.index], "Agreements": numbers.tolist()})
    attach_data(ax, f"{alt} {_rule(breakdown)}".strip(), table)
    return ax


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
        rows, columns = (list(dict.fromkeys(breakdown[name])) for name in names)
        is_year = breakdown.attrs["across"] == "year"
        kept = _years(columns) if is_year else _largest(breakdown, names[1])[:top]
        table = breakdown.pivot_table(index=names[0], columns=names[1], values="n_agreements", aggfunc="sum")
        table = table.reindex(index=rows, columns=kept).astype(float)
        ax = ax or _new_axes(max(5.5, 2.6 + (0.44 if is_year else 0.52) * len(kept)), 2.0 + 0.29 * len(rows))
        ax.imshow(table.fillna(0), cmap=SCALE, aspect="auto", vmin=0)
        limit = table.max().max()
        for (row, column), number in _cells(table):
            color = PAPER if number > limit * 0.55 else INK
            ax.text(column, row, _number(number), ha="center", va="center", color=color, fontsize=8)
        labels = kept if is_year else [_fold(name, 16) for name in kept]
        ax.set_xticks(range(len(kept)), labels, rotation=0 if is_year else 45, ha="center" if is_year else "left")
        ax.xaxis.tick_top()
        ax.set_yticks(range(len(rows)), [_fold(name, 34) for name in rows])
        ax.tick_params(length=0)
        ax.set_xticks([n - 0.5 for n in range(1, len(kept))], minor=True)
        ax.set_yticks([n - 0.5 for n in range(1, len(rows))], minor=True)
        ax.grid(which="minor", color=PAPER, linewidth=1.5)
        ax.tick_params(which="minor", length=0)
        for spine in ax.spines.values():
            spine.set_visible(False)
        ax.set_title(title, pad=14)
        _caption(ax, breakdown, max(len(columns) - len(kept), 0))
        by, across = (name.removesuffix("_name") for name in names)
        alt = _matrix_in_words(breakdown, by, across, table.shape)
        attach_data(ax, alt, table.rename_axis(by.capitalize()).reset_index())
    return ax


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


def _cells(table: pd.DataFrame):
    for row, (_, values) in enumerate(table.iterrows()):
        for column, number in enumerate(values):
            if pd.notna(number) and number:
                yield (row, column), number


def say_empty(ax: Axes | None, title: str) -> Axes:
    """A figure that says there is nothing to draw, rather than none."""
    ax = ax or _new_axes(9, 0.9)
    ax.set_title(title)
    ax.text(0.5, 0.5, "No records match.", ha="center", va="center", color=GREY, transform=ax.transAxes)
    ax.set_axis_off()
    attach_data(ax, "No records match.", pd.DataFrame())
    return ax


def _new_axes(width: float, height: float) -> Axes:
    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def _fold(name: str, width: int) -> str:
    return textwrap.shorten(str(name), width, placeholder="…")


def _caption(ax: Axes, breakdown: pd.DataFrame, n_hidden: int) -> None:
    """The rule of counting and what is left out, below the figure."""
    parts = [_rule(breakdown)]
    if n_hidden:
        parts.append(f"{n_hidden} smaller {'entries are' if n_hidden > 1 else 'entry is'} not drawn.")
    text = textwrap.fill(" ".join(filter(None, parts)), 120)
    ax.set_xlabel(text, loc="left", fontsize=8, color=GREY, labelpad=8)
    ax.xaxis.set_visible(True)
    if not ax.spines["bottom"].get_visible() and ax.xaxis.get_ticks_position() != "top":
        ax.set_xticks([])


def _rule(breakdown: pd.DataFrame) -> str:
    """How agreements are counted, and how many state nothing to count."""
    attrs = breakdown.attrs
    parts = [attrs.get("rule", "")]
    if attrs.get("n_unstated"):
        parts.append(f"{attrs['n_unstated']} of {attrs['n_agreements']} agreements are left out: none stated.")
    return " ".join(filter(None, parts))
