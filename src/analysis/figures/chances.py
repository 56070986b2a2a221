"""What followed visits beside what chance would give: a dot for what was, a band for what shuffled dates give."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.errors import ParameterError
from analysis.figures.description import attach_data
from analysis.figures.inputs import require_columns
from analysis.figures.labels import text_width
from analysis.figures.layout import MEDIUM, Room, frame_axes, is_narrow, place_size, say_empty, text_size
from analysis.figures.palette import BLUE, GREY, INK, PAPER, RULE
from analysis.figures.style import styled

_COLUMNS = ("group_name", "days", "n_visits", "n_followed", "share", "expected", "low", "high")
_SURE = 0.05  # p_value below which a dot is filled, where there are visits enough for a share
_TOLD = 5  # rows that the sentence beside the figure names, if chance would do for them
_GAP = 8.0  # points, between the Axes and what stands beside them


def plot_visit_chances(
    chances: pd.DataFrame,
    ax: Axes | None = None,
    title: str = "",
    width: float | None = None,
    days: int = 365,
) -> Axes:
    """How many visits an agreement followed, each row beside the band that the same visits at shuffled dates give.

    A dot is what the record has, the band the middle 95 per cent of the shuffles, the line in it their mean. A dot is
    filled where fewer than one shuffle in twenty is as far out and there are ten visits or more, hollow elsewhere. On
    the right stand the visits followed and all visits, and from ten visits on the per cent.

    Parameters
    ----------
    chances : DataFrame
        From `build_visit_chances`. Any frame will do that has `group_name`, `days`, `n_visits`, `n_followed`, `share`,
        `expected`, `low`, `high` and `p_value` as documented there. An empty frame gives Axes that say so.
    ax : Axes, optional
        Where to draw; by default a figure of its own, as high as the rows need.
    title : str
        Above the Axes, at the left.
    width : float, optional
        Points across a figure of its own: by default 525 (700 px).
    days : int
        Of several groups, which number of days is drawn; of one group all are, a row each.

    Returns
    -------
    Axes
        Bands and means are `ax.collections`, dots `ax.lines`, numbers `ax.texts`; units of x are visits.

    Raises
    ------
    ParameterError
        `chances` is no frame, lacks a column, or has no row of `days`.

    Examples
    --------
    >>> from analysis import build_visit_chances, load_dataset
    >>> data = load_dataset()
    >>> chances = build_visit_chances(data.agreements, data.visits, after=True, n_shuffles=100, as_of="2027-12-31")
    >>> ax = plot_visit_chances(chances)
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['within 30 days', 'within 90 days', 'within 365 days']
    """
    build = "build_visit_chances(agreements, visits)"
    require_columns(chances, (*_COLUMNS, "p_value"), "plot_visit_chances", build)
    with styled():
        if chances.empty:
            return say_empty(ax, title, width)
        is_one = chances["group_name"].nunique() == 1
        rows = chances if is_one else chances[chances["days"] == days]
        if rows.empty:
            given = ", ".join(str(number) for number in sorted(chances["days"].unique()))
            raise ParameterError(f"plot_visit_chances: no row within {days} days — one of: {given}")
        names = [f"within {number} days" for number in rows["days"]] if is_one else rows["group_name"].tolist()
        numbers = [_number(row) for row in rows.itertuples(index=False)]
        across = width or MEDIUM if ax is None else place_size(ax)[0]
        size, above = text_size(across), is_narrow(across)
        left = 0.0 if above else max(text_width(name, size) for name in names) + 2 * _GAP
        right = max(text_width(number, size) for number in numbers) + _GAP
        step = size * (3.2 if above else 2.2)
        # In given Axes the caption begins with them: a layout engine may change how wide they are.
        outdent = max(left - _GAP, 0.0) if ax is None else 0.0
        room = Room(left=left, right=right, below=size * 1.8, outdent=outdent)
        caption = _caption(chances, int(rows["share"].notna().sum()), None if is_one else days)
        ax = frame_axes(ax, (across, step * len(rows)), title, caption, room).ax
        _draw(ax, rows, names, numbers, size, above)
        attach_data(ax, _in_words(rows, names, numbers), _table(rows, names))
    return ax


def _draw(ax: Axes, rows: pd.DataFrame, names: list[str], numbers: list[str], size: float, above: bool) -> None:
    values = rows[["n_followed", "expected", "low", "high"]].astype(float)
    at = range(len(rows))
    half = 0.2 if above else 0.3
    # The band is half a visit wider on either side, so that one of none or of one number is seen.
    lows, highs = (values["low"] - 0.5).clip(lower=0), values["high"] + 0.5
    ax.barh(at, highs - lows, left=lows, height=2 * half, color=RULE, zorder=1)
    ax.vlines(values["expected"], [y - half for y in at], [y + half for y in at], colors=GREY, linewidths=1, zorder=2)
    for y, number, is_sure in zip(at, values["n_followed"], _sure(rows), strict=True):
        face = BLUE if is_sure else PAPER
        ax.plot(number, y, "o", ms=0.7 * size, mfc=face, mec=BLUE, mew=1.3, zorder=3, clip_on=False)
    ax.set_xlim(0, 1.04 * max(values["n_followed"].max(), highs.max(), 1.0))
    ax.set_ylim(len(rows) - 0.5, -0.5 - 0.25 * above)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set_yticks([] if above else list(at), [] if above else names, fontsize=size, color=INK)
    ax.tick_params(axis="x", labelsize=size)
    ax.tick_params(axis="y", pad=_GAP)  # a dot at none stands half beside the Axes
    ax.spines["left"].set_visible(False)
    for y, name, number in zip(at, names, numbers, strict=True):
        style = {"va": "center", "fontsize": size, "parse_math": False}
        ax.annotate(number, (1, y), (_GAP, 0), xycoords=("axes fraction", "data"), textcoords="offset points", **style)
        if above:
            ax.text(0, y - 0.38, name, color=INK, **style)


def _sure(rows: pd.DataFrame) -> list[bool]:
    """Where chance would hardly do; a handful of visits proves nothing."""
    return (rows["share"].notna() & (rows["p_value"].astype(float) < _SURE)).tolist()


def _number(row: object) -> str:
    """Visits that were followed of all; from ten on with their per cent."""
    told = f"{row.n_followed} of {row.n_visits}"
    return told if pd.isna(row.share) else f"{told} ({100 * row.share:.0f} %)"


def _caption(chances: pd.DataFrame, n_rows: int, days: int | None) -> str:
    attrs = chances.attrs
    when = " after the last day" if attrs.get("after") else " from the first day" if "after" in attrs else ""
    long = f"within {days} days" if days else "within these days"
    shuffles = f"{attrs['n_shuffles']} times " if "n_shuffles" in attrs else ""
    alone = f", as of {n_rows} rows about {max(n_rows * _SURE, 1):.0f} would be by chance alone" if n_rows > 3 else ""
    return (
        f"Visits that an agreement of the same parties followed {long}{when}. Grey: the same visits at dates shuffled "
        f"{shuffles}(95 per cent of them, and the mean). Filled: ten visits or more and p below {_SURE}{alone}."
    )


def _in_words(rows: pd.DataFrame, names: list[str], numbers: list[str]) -> str:
    """What hardly is chance, and of the rest the first rows; the table beside the figure has all."""
    told, others = [], 0
    for name, number, row, is_sure in zip(names, numbers, rows.itertuples(index=False), _sure(rows), strict=True):
        if is_sure or others < _TOLD:
            others += not is_sure
            told.append(f"{name} {number}, by chance {row.expected:.0f} ({row.low:.0f} to {row.high:.0f})")
    rest = f"; and {len(names) - len(told)} more" * (len(told) < len(names))
    return f"Visits followed by an agreement: {'; '.join(told)}{rest}."


def _table(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    shown = rows[["n_visits", "n_followed", "share", "expected", "low", "high", "p_value"]]
    heads = ["Visits", "Followed", "Share", "By chance", "Low", "High", "p"]
    table = shown.set_axis(heads, axis=1)
    table.insert(0, "Visits of" if "within" not in names[0] else "When", names)
    return table
