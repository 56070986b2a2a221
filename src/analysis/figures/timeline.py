"""The timeline drawn: every event a row of its year, and above them all events at a glance."""

from __future__ import annotations

from datetime import date

import pandas as pd
from matplotlib.axes import Axes

from analysis.dates.parsing import read_date
from analysis.figures.density import draw_glance
from analysis.figures.description import attach_data
from analysis.figures.events import complete_events, count_events, describe_timeline, links_of, list_events, tips_of
from analysis.figures.inputs import require_columns
from analysis.figures.layout import EDGE, MEDIUM, Room, frame_axes, free_size, say_empty, text_size
from analysis.figures.legend import draw_legend
from analysis.figures.marks import looks_of
from analysis.figures.plan import Covered, plan_timeline
from analysis.figures.row_drawing import draw_rows
from analysis.figures.style import styled
from analysis.views.tables import Tables, tables_in
from analysis.views.timeline import build_timeline

_COLUMNS = ("kind", "title", "date_start", "date_end")
_LONGEST_NAMED = "Named are the latest 9999"
_KINDS = ("agreement", "visit")


def plot_timeline(
    timeline: pd.DataFrame | Tables,
    ax: Axes | None = None,
    title: str = "",
    *,
    width: float | None = None,
    as_of: str | date | None = None,
) -> Axes:
    """Every event a row of its year, the newest first; above the rows all of them at a glance.

    In a row the mark stands on its day between January and December; a pale bar covers all days that an imprecise date
    may mean. An agreement stands below the visit at which it was made, joined by a bracket. Colour and shape tell
    families of agreements, and visits from them; hollow is what is only proposed, negotiated, announced or planned,
    ringed what is in force, crossed what has ended or is off. Titles are whole. In SVG every mark and title leads to
    its source and, on the site, to its page.

    Of more than 400 events only the notable are rows: the latest, and agreements of three parties or more, in force or
    ended; all are marks at a glance, in bands of families and kinds. So they are in Axes that have not the height for
    all rows, with as many of the latest named as there is room for. The caption says which are named.

    Parameters
    ----------
    timeline : DataFrame, or Dataset or whatever else holds the tables `agreements` and `visits`
        A frame is one from `build_timeline`. Any frame will do that has `kind` (agreement or visit), `title`,
        `date_start` and `date_end` (datetime64: the first and the last day that are possible); used where they are
        there are its other columns (where missing, `is_done` is yes, `is_exact` whether first and last day are one).
        In the order of dates. Events without any date are not drawn; the caption counts them. An empty frame gives
        Axes that say so.
    ax : Axes, optional
        Where to draw; by default a figure of its own, as high as the events need. Given Axes become smaller where the
        caption would leave their place, unless the figure has a layout engine, which then makes the room.
    title : str
        Above the Axes, at the left.
    width : float, optional
        Of a figure of its own, in points; by default 525. Under 300 it is laid out for a phone.
    as_of : str or date, optional
        The day to which the record reaches: its year says so, and the rest of it is hatched. By default
        `attrs["as_of"]`; without that the day of the newest event that has happened, and the words say that it is this.

    Returns
    -------
    Axes
        In points, y downwards. Marks, bars and lines are `ax.collections`, lines of text `ax.artists` (`Words`), the
        caption is the x label, the legend `ax.get_legend()`.

    Raises
    ------
    DateError
        `as_of` is no date.
    ParameterError
        The timeline has not the columns that are needed, or is nothing that holds the tables.

    Notes
    -----
    What is done and what is exact is the rule of `build_timeline`. Families of agreement types are those of
    ``data/vocab/agreement_types.csv``, their names in ``agreement_families.csv``. At a glance each event is a mark of
    one size, stacked on its column: a quarter in the last years that hold seven tenths of all events, before that a
    year.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> plot_timeline(load_dataset()).get_xlabel()
    '5 agreements, 2 visits.'
    """
    if not isinstance(timeline, pd.DataFrame):
        timeline = build_timeline(*tables_in(timeline, "agreements", "visits"))
    require_columns(timeline, _COLUMNS, "plot_timeline", "build_timeline(data.agreements, data.visits)")
    as_of = as_of or timeline.attrs.get("as_of")
    stated = None if as_of is None else pd.Timestamp(read_date(as_of).end)
    events = complete_events(timeline)
    dated = events.dropna(subset=["date_start", "date_end"])
    dated = dated[dated["kind"].isin(_KINDS)].reset_index(drop=True)
    with styled():
        if dated.empty:
            return say_empty(ax, title, width)
        looks, urls = looks_of(dated), links_of(dated)
        covered = Covered(_newest(dated), is_stated=False) if stated is None else Covered(stated, is_stated=True)
        own, room = width or MEDIUM, None
        across = own - 2 * EDGE
        if ax is not None:
            across, room = free_size(ax, title, _caption(events, dated, _LONGEST_NAMED), Room())
        plan = plan_timeline(dated, looks, across, room, covered)
        ax, across, height = frame_axes(ax, (own, plan.height), title, _caption(events, dated, plan.named), Room())
        ax.set(xlim=(0, across), ylim=(height, 0), xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
        if plan.entries:
            draw_legend(ax, plan.entries, across, text_size(across + 2 * EDGE))
        if plan.glance:
            draw_glance(ax, plan.glance, looks, urls, plan.tops[0], covered.day)
        if plan.grid:
            draw_rows(ax, dated, looks, urls, plan.grid, plan.years, plan.tops[1], covered.day)
        attach_data(ax, describe_timeline(events), list_events(events), tips_of(dated, urls))
    return ax


def _newest(dated: pd.DataFrame) -> pd.Timestamp:
    """The day of the newest event that has happened; where none has, of the newest."""
    done = dated.loc[dated["is_done"].astype(bool), "date_start"]
    return (done if len(done) else dated["date_start"]).max()


def _caption(events: pd.DataFrame, dated: pd.DataFrame, named: str) -> str:
    """How many events there are, how many are not drawn, and which are named if not all are."""
    text = ", ".join(count_events(dated)) + "."
    if len(events) > len(dated):
        text += f" {len(events) - len(dated)} without a date are not drawn."
    if named:
        text += f" {named}; all are marks, and rows of the data."
    return text
