"""The page of each visit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from analysis.addresses import page_of
from analysis.pages import parts
from analysis.pages.events import Event, Item, in_order
from analysis.pages.lines import visit_title
from analysis.pages.page import Page
from analysis.pages.parts import term
from analysis.pages.site import Row, Site, label
from analysis.pages.wording import beside, joined, text, when


def visit_pages(site: Site, events: Mapping[str, Event]) -> Iterator[Page]:
    """One page a visit."""
    for record, row in site.visits.items():
        title = visit_title(row)
        made = [events[other] for other in row["agreement_ids"] if other in events]
        values = {
            "mark": events[record].mark,
            "heading": title,
            "lead": ", ".join(filter(None, (text(row["kind_name"]) or "Visit", when(row["date"])))),
            "facts": _facts(site, row),
            "meetings": meeting_rows(site, row),
            "made": in_order([Item(event) for event in made], latest_first=False),
            "outcomes": list(row["outcomes"]),
            "notes": text(row["notes"]),
            "conflicts": parts.conflicts(site.conflicts.get(record, ())),
            "sources": parts.sources(site.sources.get(record, ())),
            "pairs": _pairs(site, row),
            "file": parts.record_file("visits", row["date"], record),
        }
        dated = f"{title}, {when(row['date'])}" if row["date"] else title
        yield Page(page_of("visit", record), "visit.html.j2", dated, parts.crumbs("visits", "Visits", title), values)


def meeting_rows(site: Site, visit: Row) -> list[list[Markup]]:
    """Everybody met during a visit: whom, post, for whom, and the day."""
    return [
        [parts.person(site, row), parts.post(row), parts.acting_for(site, row), escape(when(row["date"]))]
        for row in site.meetings.get(visit["id"], ())
    ]


def _pairs(site: Site, row: Row) -> list[tuple[Markup, int, int]]:
    """The visitor's country with the one visited and with blocs whose officials were met."""
    own = [row["from_code"], *row["party_codes"]]
    found = [parts.pairs_among(site, (own[0], other)) for other in dict.fromkeys(own[1:]) if other != own[0]]
    return [pair for pairs in found for pair in pairs]


def _facts(site: Site, row: Row) -> list[tuple[str, Markup]]:
    names = row.get("place_names") or row["places"]
    places = [
        beside(name, printed)
        for name, printed in zip(names, row["places"] if len(row["places"]) == len(names) else names, strict=True)
    ]
    visitor = site.link(text(row["visitor_name"]), "person", row["visitor_id"])
    status = text(row["status_code"])
    facts = [
        ("Date", escape(when(row["date"]))),
        ("Visitor", joined(part for part in (visitor, parts.post(row, "visitor_post")) if part)),
        ("From", site.named("country", row["from_code"])),
        ("To", site.named("country", row["to_code"])),
        ("Places", joined(places)),
        ("Kind", term(text(row["kind_name"]), "visit-kind", row["kind_code"])),
        ("Status", term(label("status", status) or status, "status", status)),
        ("Occasion", escape(text(row["occasion"]))),
        ("Topics", escape("; ".join(row["topics"]))),
        ("Areas", joined(site.all_named("area", row["area_codes"]))),
        ("Minerals", joined(site.all_named("mineral", row["mineral_codes"]))),
        ("Confidence", term(text(row["confidence"]), "confidence", row["confidence"])),
    ]
    return [(name, value) for name, value in facts if value]
