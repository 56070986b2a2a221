"""Agreements and visits as the lines of a chronology, which are the same on every page that they are on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup


@dataclass(frozen=True, repr=False)
class Event:
    """One agreement or visit: how it is listed, and what it is found by.

    `html` is what stands beside the date; `digest` changes with it and with the date. `start` is the first day it can
    mean. `marks` are the names of the marks within `html`.
    """

    id: str
    kind: str
    page: str
    title: str
    date: str
    when: str
    start: datetime | None
    mark: str
    html: Markup = field(hash=False)
    digest: str

    def __repr__(self) -> str:
        return f"{self.id} {self.digest}"

    @property
    def year(self) -> str:
        """The year of its first possible day."""
        return f"{self.start.year}" if self.start else ""

    @property
    def month(self) -> str:
        """The month of its first possible day, '' where the date does not say one."""
        is_known = self.start is not None and len(self.date) > 6 and self.date[5:7] <= "12"
        return f"{self.start:%B}" if is_known and self.start else ""


@dataclass(frozen=True)
class Item:
    """An event on a page, with what it is to that page: 'signed as Minister', 'names the group rare earths'."""

    event: Event
    note: Markup | str = ""
    classes: str = ""


@dataclass(frozen=True)
class Group:
    """The events of a year, or of a month."""

    name: str
    anchor: str
    items: tuple[Item, ...]

    @property
    def size(self) -> int:
        return len(self.items)


def by_year(items: Iterable[Item], latest_first: bool = True) -> list[Group]:
    """Events by the year of their first possible day, and within it by day; those without a date come last."""
    return _grouped(items, lambda event: event.year, latest_first)


def by_month(items: Iterable[Item]) -> list[Group]:
    """Events of one year by month, January first; those of no known month come last."""
    return _grouped(items, lambda event: event.month, latest_first=False)


def _grouped(items: Iterable[Item], name_of: Callable[[Event], str], latest_first: bool) -> list[Group]:
    found: dict[str, list[Item]] = {}
    for item in in_order(items, latest_first):
        found.setdefault(name_of(item.event), []).append(item)
    names = sorted(found, key=lambda name: not name)  # what has no name comes last
    return [Group(name or "Date not known", f"y-{name.lower() or 'unknown'}", tuple(found[name])) for name in names]


def in_order(items: Iterable[Item], latest_first: bool = True) -> list[Item]:
    """By first possible day, those without a date at the end; on one day visits before what was made at them."""
    dated = [item for item in items if item.event.start]
    undated = sorted((item for item in items if not item.event.start), key=lambda item: item.event.id)
    dated.sort(key=lambda item: (item.event.start, item.event.kind == "agreement", item.event.id))
    return [*(reversed(dated) if latest_first else dated), *undated]
