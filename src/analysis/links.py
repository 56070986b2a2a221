"""A text that leads to an address, and what is an address of the web."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """A text that leads to an address, as a cell of a listing."""

    text: str
    url: str


def is_web_address(text: object) -> bool:
    """Whether a text may become a link: an address of the web, in small letters from its first character."""
    return isinstance(text, str) and text.startswith(("https://", "http://"))
