"""The page of each company, agency, fund or other body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from analysis.addresses import page_of
from analysis.pages import parts, tallies
from analysis.pages.events import Event, Item, by_year
from analysis.pages.page import Block, Page, Section, Table
from analysis.pages.site import Row, Site
from analysis.pages.wording import as_printed, counted, joined, text, when


def body_pages(site: Site, events: Mapping[str, Event]) -> Iterator[Page]:
    """One page a body."""
    for code, name in site.bodies.names.items():
        as_party, acting = site.bodies.as_party.get(code, []), site.bodies.acting.get(code, [])
        records = {row["agreement_id"]: "party" for row in as_party}
        for row in acting:
            records.setdefault(row.get("agreement_id") or row["visit_id"], "")
        items = [Item(events[record], note, "") for record, note in records.items()]
        sections = [Section("Events", "events", tuple(tallies.chronology(items, by_year, _KINDS)))]
        if acting:
            sections.append(Section("Who acted for it", "people", (_people(site, acting),)))
        values = {"lead": _lead(as_party, acting), "facts": _facts(site, name, as_party, acting), "sections": sections}
        yield Page(page_of("body", code), "subject.html.j2", name, parts.crumbs("bodies", "Bodies", name), values)


_KINDS = (("agreements", "agreement"), ("visits", "visit"))


def country_of(as_party: list[Row], acting: list[Row]) -> list[str]:
    """Codes of the countries and blocs that a body belongs to, as its records say."""
    return list(dict.fromkeys(text(row["party_code"]) for row in (*as_party, *acting) if text(row["party_code"])))


def _lead(as_party: list[Row], acting: list[Row]) -> str:
    n_agreements = len({row["agreement_id"] for row in as_party})
    told = [f"party to {counted(n_agreements, 'agreement')}"] if n_agreements else []
    signed = sum(row.get("capacity") is not None for row in acting)
    met = len(acting) - signed
    told += [f"{counted(signed, 'signature')} by its people"] if signed else []
    told += [f"met in {counted(met, 'meeting')}"] if met else []
    return "; ".join(told)


def _facts(site: Site, name: str, as_party: list[Row], acting: list[Row]) -> list[tuple[str, Markup]]:
    kinds = dict.fromkeys(text(row["party_kind"]) for row in as_party)
    printed = dict.fromkeys(text(row["printed"]) for row in as_party)
    printed |= dict.fromkeys(text(row.get("organization")) for row in acting)
    others = [as_printed(other) for other in printed if other and other != name]
    facts = [
        ("Kind", joined(parts.term(kind, "level", kind) for kind in kinds if kind)),
        ("Of", joined(site.all_named("country", country_of(as_party, acting)))),
        ("As printed", joined(others, "; ")),
    ]
    return [(said, value) for said, value in facts if value]


def _people(site: Site, acting: list[Row]) -> Block:
    rows = []
    for row in acting:
        kind, record = ("agreement", row["agreement_id"]) if "agreement_id" in row else ("visit", row["visit_id"])
        event = site.agreements[record] if kind == "agreement" else site.visits[record]
        deed = text(row.get("capacity")) or "was met"
        day = site.link(when(event["date"]) or "no date", kind, record)
        rows.append((parts.person(site, row), parts.post(row), deed, day))
    return Block("table", Table(("Person", "Post at the time", "Deed", "Date"), rows))
