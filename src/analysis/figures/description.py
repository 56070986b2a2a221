"""What a figure shows, for who does not see it: a sentence, and the table it was drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from math import isinf
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.addresses import with_page
from analysis.figures.mediatype import FIGURE_DATA as MIME
from analysis.links import Link, is_web_address

_PARTS: WeakKeyDictionary[Axes, dict[str, Any]] = WeakKeyDictionary()


def attach_data(ax: Axes, alt: str, table: pd.DataFrame, tips: Mapping[str, str] | None = None) -> None:
    """Keep a sentence and a table beside what is drawn on an Axes; drawing on it again replaces them.

    `tips` has for the url of an artist what is told of it where it is pointed at, in lines.
    """
    rows = [[_cell(value) for value in row] for row in table.itertuples(index=False, name=None)]
    _PARTS[ax] = {"alt": alt, "columns": [str(name) for name in table.columns], "rows": rows}
    if tips:
        _PARTS[ax]["tips"] = dict(tips)


def figure_parts(figure: Figure) -> list[dict[str, Any]]:
    """What is attached to the Axes of a figure, in their order: `alt`, `columns`, `rows` and `tips` of each.

    A cell of a row is a text, a number, or of a link ``{"text": …, "url": …, "page": …}``. Where no tips were given,
    an address is told by the first two cells of the rows that link to it.
    """
    parts = [_PARTS[ax] for ax in figure.axes if ax in _PARTS]
    return [{"tips": _first_cells(part["rows"]), **part} for part in parts]


def figure_bundle(figure: Figure) -> dict[str, Any]:
    """The data of a figure as JSON holds them, by their media type; nothing where none are attached."""
    parts = [{name: part[name] for name in ("alt", "columns", "rows")} for part in figure_parts(figure)]
    return {MIME: {"parts": parts}} if parts else {}


def _first_cells(rows: list[list[Any]]) -> dict[str, str]:
    """Of each address that rows link to, their first two cells, a line each row."""
    told: dict[str, list[str]] = {}
    for row in rows:
        begin = ": ".join(str(cell["text"] if isinstance(cell, dict) else cell) for cell in row[:2] if cell)
        for cell in row:
            if isinstance(cell, dict):
                told.setdefault(with_page(cell["url"], cell.get("page", "")), []).append(begin)
    return {address: "\n".join(lines) for address, lines in told.items()}


def _cell(value: object) -> object:
    """What JSON holds: a whole number as one, an infinite one as text, a missing one as ''; a link with its address.

    An address is one of the web; the page of the site stands beside it where there is one.
    """
    if isinstance(value, Link):
        url = value.url if is_web_address(value.url) else ""
        link = {"text": value.text, "url": url} | ({"page": value.page} if value.page else {})
        return link if url or value.page else _cell(value.text)
    if pd.isna(value):
        return ""
    if isinstance(value, str):
        return value
    number = float(value)
    if isinf(number):
        return str(number)
    return int(number) if number == int(number) else round(number, 2)
