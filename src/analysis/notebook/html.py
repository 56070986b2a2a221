"""HTML that a notebook shows: text of records is escaped, an address becomes a link only if it is one of the web."""

from __future__ import annotations

from jinja2 import Environment

TEMPLATES = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)


class Html:
    """Safe HTML that Jupyter displays, with the plain text for a terminal."""

    def __init__(self, html: str, text: str):
        self.html, self.text = html, text

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text
