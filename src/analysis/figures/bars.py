"""Bars: numbers of agreements by one dimension, or columns of one a year."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.errors import ParameterError
from analysis.figures.counting import caption_of, counting_rule, named_years, number_text, years_between
from analysis.figures.description import attach_data
from analysis.figures.inputs import require_columns
from analysis.figures.labels import cut, fitting_size, shorten, text_width
from analysis.figures.layout import Room, frame_axes, place_size, say_empty
from analysis.figures.style import BLUE, styled

# In points: a figure across, a row of bars, columns high, the years below them.
_WIDTH, _ROW, _COLUMNS, _YEAR_ROOM = 648.0, 22.0, 150.0, 16.0
_NAME_SIZE, _NUMBER_SIZE, _COLUMN_SIZE = 9.0, 8.5, 8.0
_NAME_GAP, _NUMBER_GAP = 4.0, 4.0
_NAME_CHARACTERS = 34
_NAME_PART = 0.4  # of Axes that are given, the most for names


def plot_breakdown(breakdown: pd.DataFrame, ax: Axes | None = None, title: str = "", top: int = 20) -> Axes:
    """Bars of a one-dimensional breakdown, the number at the end of each, the counting rule below.

    Years are columns, one a year from the first to the last (over more than 120 years, only those with agreements).

    Parameters
    ----------
    breakdown : DataFrame
        From `build_breakdown` without `across`. Any frame will do whose second column is a name and that has
        `n_agreements` (a number each); its first column, or `attrs["by"]`, says what is counted, and years are text or
        whole numbers in `year_code`. Bars stand in the order of the rows. `attrs["rule"]`, `attrs["n_unstated"]` and
        `attrs["n_agreements"]` make the caption where they are there. An empty frame gives Axes that say so.
    ax : Axes, optional
        Where to draw; by default a figure of its own, as high as the rows need. Given Axes become smaller where names
        and caption would leave their place, unless the figure has a layout engine, which then makes the room.
    title : str
        Above the Axes, at the left.
    top : int
        Most rows drawn, the first ones; the caption says how many are left out, `description.figure_bundle` has all.
        Years are drawn all.

    Returns
    -------
    Axes
        Bars are `ax.containers[0]`, their numbers `ax.texts`, names the labels of the ticks, the caption the x label.

    Raises
    ------
    ParameterError
        The breakdown has two dimensions, is no frame, or has no `n_agreements`.

    Notes
    -----
    How an agreement with several areas is counted is the rule of `build_breakdown`, chosen by its `count`.

    Examples
    --------
    >>> from analysis import build_breakdown, load_agreements
    >>> ax = plot_breakdown(build_breakdown(load_agreements(), by="area"), title="Areas")
    >>> [label.get_text() for label in ax.get_yticklabels()][:2]
    ['Exploration', 'Processing']
    """
    require_columns(breakdown, ("n_agreements",), "plot_breakdown", "build_breakdown(agreements, by=…)")
    by = breakdown.attrs.get("by", str(breakdown.columns[0]).removesuffix("_code"))
    with styled():
        if breakdown.empty:
            return say_empty(ax, title)
        if breakdown.attrs.get("across") is not None:
            raise ParameterError("bars show one dimension — draw a breakdown with across= by plot_heatmap")
        return _plot_years(breakdown, ax, title) if by == "year" else _plot_rows(breakdown, by, ax, title, top)


def _plot_rows(breakdown: pd.DataFrame, by: str, ax: Axes | None, title: str, top: int) -> Axes:
    """A bar a row, largest at the top."""
    shown = breakdown.head(top)
    numbers = shown["n_agreements"].astype(float).tolist()
    texts = [number_text(number) for number in numbers]
    names = [shorten(str(name), _NAME_CHARACTERS) for name in shown.iloc[:, 1]]
    if ax is not None:
        names = [cut(name, _NAME_SIZE, _NAME_PART * place_size(ax)[0]) for name in names]
    left = max(text_width(name, _NAME_SIZE) for name in names) + _NAME_GAP
    caption = caption_of(breakdown, len(breakdown) - len(shown))
    ax, width, height = frame_axes(ax, (_WIDTH, (len(shown) + 0.2) * _ROW), title, caption, Room(left))
    rows = max(len(shown) + 0.2, height / (2 * _ROW))  # a bar or two do not fill high Axes
    row = height / rows
    bars = ax.barh(range(len(shown)), numbers, height=0.68, color=BLUE)
    number_size = fitting_size(_NUMBER_SIZE, [], width, row)
    ax.bar_label(bars, texts, padding=_NUMBER_GAP, fontsize=number_size)
    size = fitting_size(_NAME_SIZE, [], width, row)
    ax.tick_params(axis="y", pad=_NAME_GAP)
    ax.set_yticks(range(len(shown)), names, fontsize=size, parse_math=False)
    beyond = text_width(max(texts, key=len), number_size) + 2 * _NUMBER_GAP  # the number at the end of the longest
    longest = max(numbers) or 1
    ax.set(xlim=(0, longest * width / max(width - beyond, width / 2)), ylim=(rows - 0.6, -0.6), xticks=[])
    ax.spines["bottom"].set_visible(False)
    attach_data(ax, _bars_in_words(breakdown, by), _all_rows(breakdown, by))
    return ax


def _plot_years(breakdown: pd.DataFrame, ax: Axes | None, title: str) -> Axes:
    """Columns, one a year."""
    years = years_between(breakdown["year_code"])
    numbers = breakdown.set_index(breakdown["year_code"].astype(int))["n_agreements"].astype(float)
    numbers = numbers.reindex(years, fill_value=0)
    caption = caption_of(breakdown, years=years)
    ax, width, height = frame_axes(ax, (_WIDTH, _COLUMNS), title, caption, Room(below=_YEAR_ROOM))
    drawn = numbers[numbers > 0]
    places = dict(zip(years, range(years[0], years[0] + len(years)), strict=True))
    bars = ax.bar([places[year] for year in drawn.index], drawn, width=0.72, color=BLUE)
    texts = [number_text(number) for number in drawn]
    size = fitting_size(_COLUMN_SIZE, texts, width / (len(years) + 0.6) * 0.95, height)
    ax.bar_label(bars, texts, padding=2, fontsize=size)
    named = named_years(years, width)
    ax.tick_params(axis="x", length=0)
    ax.set_xticks([places[year] for year in named], [str(year) for year in named])
    top = numbers.max() * height / max(height - 1.5 * size - 2, height / 2)
    ax.set(xlim=(years[0] - 0.8, years[0] + len(years) - 0.2), ylim=(0, top), yticks=[])
    ax.spines["left"].set_visible(False)
    table = pd.DataFrame({"Year": [str(year) for year in years], "Agreements": numbers.tolist()})
    attach_data(ax, _years_in_words(breakdown, numbers), table)
    return ax


def _bars_in_words(breakdown: pd.DataFrame, by: str) -> str:
    """The largest five of the bars, and how small the rest are."""
    numbers = breakdown["n_agreements"].astype(float)
    named = [f"{name} {number_text(number)}" for name, number in zip(breakdown.iloc[:, 1], numbers, strict=True)]
    rest = len(named) - 5
    if rest > 0:
        named[5:] = [f"and {rest} more, down to {number_text(numbers.min())}"]
    return f"Bars: the number of agreements by {by}. {', '.join(named)}. {counting_rule(breakdown)}".strip()


def _years_in_words(breakdown: pd.DataFrame, numbers: pd.Series) -> str:
    """From when to when, how many in all, and the years with most."""
    most = numbers.max()
    most_in = numbers[numbers == most].index
    alt = (
        f"Columns, one a year: the number of agreements from {numbers.index[0]} to {numbers.index[-1]}, "
        f"{number_text(numbers.sum())} in all; most in {' and '.join(str(year) for year in most_in[:3])}, "
        f"{number_text(most)}{' each' if len(most_in) > 1 else ''}."
    )
    return f"{alt} {counting_rule(breakdown)}".strip()


def _all_rows(breakdown: pd.DataFrame, by: str) -> pd.DataFrame:
    """All rows of a breakdown, those too many to be drawn as well."""
    table = pd.DataFrame({by.capitalize(): breakdown.iloc[:, 1], "Agreements": breakdown["n_agreements"]})
    if "share" in breakdown:
        table["Share"] = [f"{share:.0%}" for share in breakdown["share"]]
    return table
