"""Figures: each takes a documented frame, draws on an Axes and returns it."""

from __future__ import annotations

import textwrap

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.errors import ParameterError
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
            ax.annotate(f"{number:g}" if number == round(number) else f"{number:.1f}", (number, row), (4, 0),
                        textcoords="offset points", va="center", color=INK, fontsize=8.5)  # fmt: skip
        ax.set_yticks(list(rows), names)
        ax.set_ylim(len(shown) - 0.4, -0.6)
        ax.set_xlim(0, numbers.max() * 1.08)
        ax.xaxis.set_visible(False)
        ax.spines["bottom"].set_visible(False)
        ax.set_title(title)
        _caption(ax, breakdown, len(breakdown) - len(shown))
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
            text = f"{number:g}" if number == round(number) else f"{number:.1f}"
            ax.text(column, row, text, ha="center", va="center", color=color, fontsize=8)
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
    return ax


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
    return ax


def _new_axes(width: float, height: float) -> Axes:
    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def _fold(name: str, width: int) -> str:
    return textwrap.shorten(str(name), width, placeholder="…")


def _caption(ax: Axes, breakdown: pd.DataFrame, n_hidden: int) -> None:
    """The rule of counting and what is left out, below the figure."""
    attrs = breakdown.attrs
    parts = [attrs.get("rule", "")]
    if attrs.get("n_unstated"):
        parts.append(f"{attrs['n_unstated']} of {attrs['n_agreements']} agreements are left out: none stated.")
    if n_hidden:
        parts.append(f"{n_hidden} smaller {'entries are' if n_hidden > 1 else 'entry is'} not drawn.")
    text = textwrap.fill(" ".join(filter(None, parts)), 120)
    ax.set_xlabel(text, loc="left", fontsize=8, color=GREY, labelpad=8)
    ax.xaxis.set_visible(True)
    if not ax.spines["bottom"].get_visible() and ax.xaxis.get_ticks_position() != "top":
        ax.set_xticks([])
