"""HTML that a notebook shows: text of records is escaped, an address becomes a link only if it is one of the web."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
from jinja2 import Environment, PackageLoader, Template

TEMPLATES = Environment(
    loader=PackageLoader("analysis.notebook"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


# What stands in the place of a figure or a table without rows.
EMPTY = "No records match."
NOTHING = f'<p class="empty">{EMPTY}</p>'


class Html:
    """Safe HTML that Jupyter displays, with the plain text for a terminal.

    Attributes
    ----------
    html, text : str
        What is shown.
    frame : DataFrame or None
        The table that is shown, to go on with: ``show_table(list_agreements(data)).frame``.
    """

    def __init__(self, html: str, text: str, frame: pd.DataFrame | None = None):
        self.html, self.text, self.frame = html, text, frame

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


@lru_cache(maxsize=8)
def template(name: str) -> Template:
    """A template of this package, compiled once."""
    return TEMPLATES.get_template(name)
