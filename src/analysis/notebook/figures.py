"""Figures as a notebook and the pages of the site show them: live drawings for each width, with their data.

What marks do when they are pointed at, and how a width is chosen, is in `figures.look`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from markupsafe import Markup, escape
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures.description import figure_parts
from analysis.figures.look import template
from analysis.figures.printing import with_bands
from analysis.figures.svg import live_svg
from analysis.notebook.html import EMPTY, NOTHING, Html

# What a figure is drawn for, by name: points across, three quarters of the pixels of CSS.
WIDTHS = {"wide": 840.0, "medium": 525.0, "narrow": 262.5}
_numbers = count(1)  # of the figures that this process has shown: their ids differ, in every run in the same way


def restart_numbers() -> None:
    """Begin to count anew: in a copy of a process that has shown figures, as if it had not."""
    global _numbers
    _numbers = count(1)


def show_figure(
    plot: Callable[..., Axes],
    table: pd.DataFrame,
    *,
    switch: Mapping[str, Mapping[str, Any]] | None = None,
    **options: Any,
) -> Html:
    """A figure for every width, drawn and displayed with the sentence that tells it, its data and downloads.

    Parameters
    ----------
    plot : callable
        Draws `table` and gives its Axes: ``plot_timeline``, ``plot_breakdown``, ``plot_heatmap`` or one of yours. It
        is called with each of `WIDTHS` as `width`; one without that parameter is called once.
    table : DataFrame
        What is drawn, or whatever else `plot` takes.
    switch : mapping of str to mapping, optional
        Drawings to choose from, by the word that chooses: the options of each beside `options`.
    **options
        What `plot` is given beside the table.

    Returns
    -------
    Html
        What a notebook displays at the end of a cell; of an empty table a sentence.

    Raises
    ------
    ParameterError
        From `plot`, for a table that it cannot draw.

    Examples
    --------
    >>> from analysis import build_timeline, load_agreements, plot_timeline
    >>> print(str(show_figure(plot_timeline, build_timeline(load_agreements())))[:45])
    Timeline of 5 agreements and 0 visits, 2022 t
    """
    if isinstance(table, pd.DataFrame) and table.empty:
        return Html(NOTHING, EMPTY)
    prefix = f"f{next(_numbers)}-"
    choices = [
        _choice(plot, table, {**options, **own}, label, f"{prefix}{number}")
        for number, (label, own) in enumerate((switch or {"": {}}).items())
    ]
    if all(choice["alt"] == EMPTY for choice in choices):  # of a Dataset without records
        return Html(NOTHING, EMPTY)
    return _block(choices, prefix)


def show_drawn(figure: Figure) -> Html:
    """A figure that is drawn already, as wide as it is."""
    prefix = f"f{next(_numbers)}-"
    parts = figure_parts(figure)
    if parts and not any(part["rows"] for part in parts) and len(parts) == len(figure.axes):
        return Html(NOTHING, EMPTY)
    return _block([_described(parts, [("drawn", Markup(live_svg(figure, prefix)))], "")], prefix)  # noqa: S704


def _choice(plot: Callable[..., Axes], table: pd.DataFrame, options: dict[str, Any], label: str, prefix: str) -> dict:
    """A drawing in all widths, with what is attached to it in the middle one."""
    widths = WIDTHS if "width" in inspect.signature(plot).parameters else {"medium": None}
    drawings, parts = [], []
    for name, width in widths.items():
        figure = plot(table, **options, **({} if width is None else {"width": width})).get_figure(root=True)
        own = f"{prefix}{name[0]}-"
        svg = live_svg(figure, own)
        if name == "medium":  # which is as wide as a page of paper
            parts, svg = figure_parts(figure), with_bands(svg, own)
        drawings.append((name, Markup(svg)))  # noqa: S704 — escaped there
        plt.close(figure)
    return _described(parts, drawings, label)


def _described(parts: list[dict[str, Any]], drawings: list[tuple[str, Markup]], label: str) -> dict[str, Any]:
    alt = " ".join(part["alt"] for part in parts)
    tables = [{"columns": part["columns"], "body": _body(part["rows"])} for part in parts if part["rows"]]
    return {"drawings": drawings, "alt": alt, "tables": tables, "label": label}


def _body(rows: list[list[Any]]) -> Markup:
    """The rows of a table: thousands of cells, which a template would take a second for."""
    lines = []
    for first, *others in rows:
        cells = "".join(f"<td>{_cell(cell)}</td>" for cell in others)
        lines.append(f'<tr><th scope="row">{_cell(first)}</th>{cells}</tr>')
    return Markup("\n".join(lines))  # noqa: S704 — escaped there


def _cell(cell: object) -> str:
    if not isinstance(cell, dict):
        return str(escape(cell))
    href = f' href="{escape(cell["url"])}"' if cell["url"] else ""
    page = f' data-page="{escape(cell["page"])}"' if cell.get("page") else ""
    return f"<a{href}{page}>{escape(cell['text'])}</a>"


def _block(choices: list[dict[str, Any]], prefix: str) -> Html:
    html = template("figure.html.j2").render(choices=choices, prefix=prefix)
    return Html(html, "\n".join(choice["alt"] or "A figure" for choice in choices))
