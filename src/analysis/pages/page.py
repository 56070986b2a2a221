"""A page to be: its address, its template, and everything that the template is given."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Crumb(NamedTuple):
    """One step on the way from the front page; `page` is '' for the page itself."""

    text: str
    page: str = ""


class Table(NamedTuple):
    """A table: its heads, its rows of texts or safe HTML, the places of columns of numbers."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[object]]
    numbers: tuple[int, ...] = ()
    caption: str = ""


class Block(NamedTuple):
    """A part of a section, by the macro that shows it: text, facts, defined, table, events, chronology, links, fold."""

    kind: str
    content: Any
    more: Any = None


class Section(NamedTuple):
    """A part of a page under a heading."""

    heading: str
    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Page:
    """One page to be.

    `address` is relative to the folder of the site; `values` hold all that is printed: what is neither in them nor in
    the frame is the same on every page of a template. `scripts` are the templates of those it runs beside the frame's.
    """

    address: str
    template: str
    title: str
    crumbs: tuple[Crumb, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()

    def key(self, frame: object) -> str:
        """SHA-256 of what the page shows within a frame: another one means another page."""
        shown = (self.address, self.template, self.title, self.crumbs, self.values, frame)
        return hashlib.sha256(repr(shown).encode("utf-8", "surrogatepass")).hexdigest()
