"""The page of each agreement."""

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
from analysis.pages.visits import meeting_rows
from analysis.pages.wording import beside, joined, text, when
from analysis.vocab.catalogue import vocabulary

# What an agreement does to an earlier one, said of the later and of the earlier one.
_RELATIONS = {
    "implements": ("implemented by this one", "implements this one"),
    "amends": ("amended by this one", "amends this one"),
    "extends": ("extended by this one", "extends this one"),
    "renews": ("renewed by this one", "renews this one"),
    "supersedes": ("superseded by this one", "supersedes this one"),
}


def agreement_pages(site: Site, events: Mapping[str, Event]) -> Iterator[Page]:
    """One page an agreement."""
    for record, row in site.agreements.items():
        title = text(row["title"]) or record
        visits = [site.visits[visit] for visit in row["visit_ids"] if visit in site.visits]
        values = {
            "mark": events[record].mark,
            "lead": _lead(row),
            "facts": _facts(site, row),
            "areas": _defined("area", site, row["area_codes"]),
            "minerals": [(site.named("mineral", code), _mineral_note(code)) for code in row["mineral_codes"]],
            "signatories": _signatories(site, record),
            "visits": [Item(events[visit["id"]]) for visit in visits],
            "meetings": [(visit_title(visit), meeting_rows(site, visit)) for visit in visits],
            "before": _lineage(site, events, record, back=True),
            "after": _lineage(site, events, record, back=False),
            "effects": list(row["expected_effects"]),
            "notes": text(row["notes"]),
            "conflicts": parts.conflicts(site.conflicts.get(record, ())),
            "sources": parts.sources(site.sources.get(record, ())),
            "pairs": parts.pairs_among(site, row["party_codes"]),
            "file": parts.record_file("agreements", row["date"], record),
            "report": parts.report(site, f"event_brief-{record}"),
        }
        crumbs = parts.crumbs("agreements", "Agreements", title)
        yield Page(page_of("agreement", record), "agreement.html.j2", title, crumbs, values)


def _lead(row: Row) -> str:
    names = ", ".join(label("country", code) for code in dict.fromkeys(row["party_codes"]))
    happened = " ".join(filter(None, (text(row["date_event"]), when(row["date"]))))
    return ": ".join(filter(None, (names, happened)))


def _facts(site: Site, row: Row) -> list[tuple[str, Markup]]:
    place = beside(text(row.get("place_name")), text(row["place"]))
    facts = [
        ("Date", escape(_dated(row))),
        ("Type", term(text(row["type_name"]), "type", row["type_code"])),
        ("Status", term(label("status", row["status_code"]), "status", row["status_code"])),
        ("Level", term(text(row["level"]), "level", row["level"])),
        ("Binding", escape(_binding(row))),
        ("Place", joined(part for part in (place, site.named("country", row["place_country_code"])) if part)),
        ("Parties", joined([parts.party(site, party) for party in site.parties.get(row["id"], ())], "; ")),
        ("Confidence", term(text(row["confidence"]), "confidence", row["confidence"])),
    ]
    return [(name, value) for name, value in facts if value]


def _dated(row: Row) -> str:
    event = text(row["date_event"])
    return f"{when(row['date'])} ({event})" if event and row["date"] else when(row["date"])


def _binding(row: Row) -> str:
    if row["is_binding"] is None:
        return "not settled"
    answer = "yes" if row["is_binding"] else "no"
    return answer if row["binding_basis"] == "stated" else f"{answer}, by its type; no source says"


def _defined(kind: str, site: Site, codes: tuple[str, ...]) -> list[tuple[Markup, str]]:
    rows = vocabulary(kind).rows
    return [(site.named(kind, code), rows[code]["definition"] if code in rows else "") for code in codes]


def _mineral_note(code: str) -> str:
    row = vocabulary("mineral").rows.get(code)
    if row is None:
        return ""
    return "; ".join(filter(None, ("a group" if row["kind"] == "group" else "", row["note"])))


def _signatories(site: Site, record: str) -> list[list[Markup]]:
    return [
        [
            escape(text(row["capacity"])),
            parts.person(site, row),
            parts.post(row),
            parts.acting_for(site, row),
        ]
        for row in site.signatories.get(record, ())
    ]


def _lineage(site: Site, events: Mapping[str, Event], record: str, back: bool) -> list[Item]:
    """All agreements that one builds on, or that build on it, with what they have to do with one another."""
    found: dict[str, Item] = {}
    waiting = [(record, other, True) for other in _next(site, record, back)]
    while waiting:
        near, other, is_direct = waiting.pop(0)
        if other in found or other == record or other not in events:
            continue
        later, earlier = (near, other) if back else (other, near)
        relation = _relation(site.agreements[later], earlier)
        known = _RELATIONS.get(relation, ("followed by this one", "follows this one"))[0 if back else 1]
        title = site.agreements[near]["title"]
        found[other] = Item(events[other], known if is_direct else known.replace("this one", f"“{title}”"))
        waiting += [(other, further, False) for further in _next(site, other, back)]
    return in_order(found.values(), latest_first=False)


def _next(site: Site, record: str, back: bool) -> list[str]:
    return list(site.agreements[record]["follows_ids"]) if back else site.followed_by.get(record, [])


def _relation(later: Row, earlier: str) -> str:
    relations = dict(zip(later["follows_ids"], later.get("follows_relations") or (), strict=False))
    return text(relations.get(earlier))
