"""All pages that are made from the tables: what each shows, by which it is known whether it is up to date."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.pages.agreements import agreement_pages
from analysis.pages.bodies import body_pages
from analysis.pages.countries import country_pages
from analysis.pages.definitions import definition_pages
from analysis.pages.layout import Frame, render
from analysis.pages.lines import events_of
from analysis.pages.lists import list_pages
from analysis.pages.minerals import area_pages, mineral_pages
from analysis.pages.page import Page
from analysis.pages.pairs import pair_pages, year_pages
from analysis.pages.people import people_pages
from analysis.pages.records_page import records_page
from analysis.pages.search_page import search_page
from analysis.pages.site import Site
from analysis.pages.visits import visit_pages


def plan_pages(site: Site, version: str = "") -> dict[str, Page]:
    """Address → page of everything that the record knows of; `version` is that of the data.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> len(plan_pages(Site(load_dataset()))) > 0
    True
    """
    return {page.address: page for page in _all(site, version)}


def _all(site: Site, version: str) -> Iterator[Page]:
    events = events_of(site)
    yield from agreement_pages(site, events)
    yield from visit_pages(site, events)
    yield from people_pages(site, events)
    yield from body_pages(site, events)
    yield from mineral_pages(site, events)
    yield from area_pages(site, events)
    yield from country_pages(site, events)
    yield from pair_pages(site, events)
    yield from year_pages(site, events)
    yield from list_pages(site, events)
    yield from definition_pages(site, version)
    yield records_page(site.data, site.pages)
    yield search_page(site.data, site.pages, site.reports, site.parties_of_reports)


def render_page(page: Page, frame: Frame) -> str:
    """One page as HTML."""
    return render(page.template, page.address, frame, page.scripts, title=page.title, crumbs=page.crumbs, **page.values)
