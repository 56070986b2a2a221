"""What stands on the front page above the reports: numbers, the latest events, the list of each kind of page."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from analysis.pages.events import Event, Item, in_order
from analysis.pages.lines import events_of
from analysis.pages.site import Site
from analysis.pages.wording import UP, counted

N_LATEST = 10
_LISTS = (
    ("agreements", "Agreements", "who agreed what with whom, who signed, and how sure that is"),
    ("visits", "Visits", "who went where, met whom, and what came of it"),
    ("countries", "Countries and blocs", "partners, areas, minerals, everything in time"),
    ("pairs", "Pairs", "all that two countries or blocs share"),
    ("people", "People", "posts, signatures, visits, whom they met"),
    ("bodies", "Bodies", "agencies, companies, funds and banks that are party or act"),
    ("minerals", "Minerals", "who deals in what; which lists call it critical"),
    ("areas", "Areas", "what is cooperated in, from exploration to stockpiling"),
    ("years", "Years", "month by month"),
)


class Listed(NamedTuple):
    """The list of a kind of page, with the number of its pages and what they tell."""

    name: str
    page: str
    number: int
    told: str


class Front(NamedTuple):
    """The upper part of the front page."""

    told: str
    lists: tuple[Listed, ...]
    latest: tuple[Item, ...]


def front_of(site: Site, pages: Set[str]) -> Front:
    """Numbers of a record, and what is newest in it; `pages` are the addresses that there are."""
    told = f"{counted(len(site.agreements), 'agreement')} and {counted(len(site.visits), 'visit')}"
    n_sources = sum(map(len, site.sources.values()))
    years = f", {site.years[0]} to {site.years[-1]}" if site.years else ""
    lists = []
    for folder, name, tells in _LISTS:
        number = sum(page.startswith(f"{folder}/") for page in pages) - 1
        if f"{folder}/index.html" in pages:
            lists.append(Listed(name, f"{folder}/index.html", number, tells))
    events = events_of(site) if lists else {}
    happened = [Item(_from_root(event)) for event in events.values() if event.start and "-hollow" not in event.mark]
    latest = in_order(happened)[:N_LATEST]
    return Front(f"{told}{years}, from {counted(n_sources, 'source')}", tuple(lists), tuple(latest))


def _from_root(event: Event) -> Event:
    """The same line with links as they are at the root of the site."""
    html = Markup(str(event.html).replace(f'href="{UP}', 'href="'))  # noqa: S704 — as safe as it was
    return replace(event, html=html)
