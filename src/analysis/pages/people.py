"""The page of each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from analysis.addresses import page_of
from analysis.pages import parts, tallies
from analysis.pages.events import Event, Item, by_year
from analysis.pages.page import Block, Page, Section, Table
from analysis.pages.site import Row, Site
from analysis.pages.wording import as_printed, counted, joined, text, when
from analysis.vocab.table import read_table


class Role(NamedTuple):
    """What somebody did in one record, by the row of the table that says it."""

    record: str
    deed: str
    row: Row
    post: str


def roles_of(site: Site) -> dict[str, list[Role]]:
    """Everything that everybody did: signed, witnessed, visited, was met."""
    found: dict[str, list[Role]] = defaultdict(list)
    for record, rows in site.signatories.items():
        for row in rows:
            found[text(row["person_id"])].append(Role(record, text(row["capacity"]), row, "post"))
    for record, row in site.visits.items():
        found[text(row["visitor_id"])].append(Role(record, "visited", row, "visitor_post"))
        for met in site.meetings.get(record, ()):
            found[text(met["person_id"])].append(Role(record, "was met", met, "post"))
    return found


def people_pages(site: Site, events: Mapping[str, Event]) -> Iterator[Page]:
    """One page a person."""
    roles = roles_of(site)
    held: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for entry in read_table("people_posts.csv"):
        held[entry["person_id"]].append(entry)
    for person, row in site.people.items():
        name, own = text(row["name"]) or person, roles.get(person, [])
        items = [Item(events[role.record], _note(role), role.deed.replace(" ", "-")) for role in own]
        sections = [
            Section("Posts", "posts", tuple(_posts(site, held.get(person, []), own))),
            Section("Whom they met", "met", tuple(_met(site, person, own))),
            Section("Events", "events", tuple(tallies.chronology(items, by_year, KINDS))),
        ]
        values = {"lead": _lead(site, row), "facts": _facts(row), "sections": sections}
        yield Page(page_of("person", person), "subject.html.j2", name, parts.crumbs("people", "People", name), values)


KINDS = (("agreements", "agreement"), ("visits", "visit"))


def _lead(site: Site, row: Row) -> Markup:
    counts = (
        (row["n_signed"], "agreement signed", "agreements signed"),
        (row["n_witnessed"], "witnessed", "witnessed"),
        (row["n_visits"], "visit made", "visits made"),
        (row["n_meetings"], "meeting with a visitor", "meetings with visitors"),
    )
    told = ", ".join(counted(int(number), *nouns) for number, *nouns in counts if number)
    states = joined(site.all_named("country", row["party_codes"]))
    return joined(part for part in (states, escape(told)) if part) if told else states


def _facts(row: Row) -> list[tuple[str, Markup]]:
    names = [("In Russian", "ru", text(row["name_ru"])), ("In Kazakh", "kk", text(row["name_kk"]))]
    return [(said, Markup('<span lang="{}">{}</span>').format(code, name)) for said, code, name in names if name]


def _note(role: Role) -> Markup:
    post = parts.post(role.row, role.post)
    return Markup("{} as {}").format(role.deed, post) if post else escape(role.deed)


def _posts(site: Site, held: list[Mapping[str, str]], own: list[Role]) -> Iterator[Block]:
    """The posts that are known with their dates, then those of the records."""
    if held:
        rows = [
            (escape(row["post"]), site.named("country", row["party"]), when(row["since"]), when(row["until"]))
            for row in held
        ]
        yield Block("table", Table(("Post", "For", "Since", "Until"), rows, caption="As far as their dates are known"))
    used: dict[str, list[Any]] = defaultdict(list)
    printed: dict[str, dict[str, None]] = defaultdict(dict)
    for role in own:
        if english := parts.post_in_english(role.row, role.post):
            event = site.agreements.get(role.record) or site.visits[role.record]
            used[english].append((event["date_start"], when(event["date"])))
            printed[english][text(role.row.get(role.post))] = None
    named: list[tuple[object, ...]] = []
    for english, days in used.items():
        others = joined((as_printed(other) for other in printed[english] if other != english), "», «")
        shown = (
            Markup('{} <span class="printed">(printed: «{}»)</span>').format(english, others)
            if others
            else as_printed(english)
        )
        dated = sorted((day for day in days if day[0]), key=lambda day: day[0])
        named.append((shown, len(days), dated[0][1] if dated else "", dated[-1][1] if dated else ""))
    if named:
        columns = ("Post", "Records", "First", "Latest")
        yield Block("table", Table(columns, named, (1,), caption="As the records name it, by the days of their events"))


def _met(site: Site, person: str, own: list[Role]) -> Iterator[Block]:
    """Whom a person met: as a visitor, or being visited."""
    found: dict[Markup, list[Row]] = defaultdict(list)
    states: dict[Markup, Markup] = {}
    for role in own:
        if role.deed not in ("visited", "was met"):
            continue
        visit = site.visits[role.record]
        if role.deed == "was met":
            if text(visit["visitor_id"]) != person:
                name = site.link(text(visit["visitor_name"]), "person", visit["visitor_id"])
                found[name].append(visit)
                states[name] = site.named("country", visit["from_code"])
            continue
        for met in site.meetings.get(role.record, ()):
            if text(met["person_name"]):
                name = site.link(text(met["person_name"]), "person", met["person_id"])
                found[name].append(visit)
                states[name] = parts.acting_for(site, met)
    if not found:
        yield Block("text", "No meeting is in this record.")
        return
    order = sorted(found, key=lambda name: (-len(found[name]), name.striptags()))
    rows = []
    for name in order:
        visits = sorted(found[name], key=lambda visit: (str(visit["date_start"]), visit["id"]), reverse=True)
        days = [site.link(when(visit["date"]) or "no date", "visit", visit["id"]) for visit in visits]
        rows.append((name, states[name], len(visits), joined(days, "; ")))
    yield Block("table", Table(("Person", "For", "Meetings", "Visits"), rows, (2,)))
