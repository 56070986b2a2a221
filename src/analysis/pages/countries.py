"""The page of each country and bloc."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from analysis.addresses import page_of
from analysis.pages import parts, tallies
from analysis.pages.bodies import country_of
from analysis.pages.events import Event, Item, by_year
from analysis.pages.minerals import names_in
from analysis.pages.page import Block, Page, Section, Table
from analysis.pages.site import Row, Site, label
from analysis.pages.wording import cited, counted, joined, text, when
from analysis.resolve.countries.blocs import is_bloc
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

KINDS = (("agreements", "agreement"), ("visits from here", "from"), ("visits to here", "to"))


COVERED = Markup(
    "The record is no census: few events may only mean that few sources of a country were read. "
    '<a href="../definitions.html#coverage">What it covers</a>.'
)


@dataclass
class Meeting:
    """Somebody of a country who met somebody of another one, at a visit."""

    name: Markup
    post: Markup
    state: Markup
    visit: Row
    other: Markup


@dataclass
class Affairs:
    """What concerns one country or bloc."""

    agreements: list[str] = field(default_factory=list)
    visits_from: list[str] = field(default_factory=list)
    visits_to: list[str] = field(default_factory=list)
    people: Counter[tuple[str, str]] = field(default_factory=Counter)
    met: list[Meeting] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)


def affairs_of(site: Site) -> dict[str, Affairs]:
    """Country or bloc → its agreements and visits, its people, whom they met."""
    found: dict[str, Affairs] = defaultdict(Affairs)
    for record, row in site.agreements.items():
        for code in dict.fromkeys(row["party_codes"]):
            found[code].agreements.append(record)
        for person in site.signatories.get(record, ()):
            _count(found, person["party_code"], person["person_id"], person["person_name"])
    for record, row in site.visits.items():
        if row["from_code"]:
            found[row["from_code"]].visits_from.append(record)
        for code in dict.fromkeys(row["party_codes"]):
            if code != row["from_code"]:
                found[code].visits_to.append(record)
        _count(found, row["from_code"], row["visitor_id"], row["visitor_name"])
        for met in site.meetings.get(record, ()):
            _count(found, met["party_code"], met["person_id"], met["person_name"])
            _meet(site, found, row, met)
    for code in site.bodies.names:
        for country in country_of(site.bodies.as_party.get(code, []), site.bodies.acting.get(code, [])):
            found[country].bodies.append(code)
    return found


def _count(found: dict[str, Affairs], country: object, person: object, name: object) -> None:
    if text(country) and text(person):
        found[text(country)].people[text(person), text(name)] += 1


def _meet(site: Site, found: dict[str, Affairs], visit: Row, met: Row) -> None:
    """A meeting counts for the visitor's country and for that of the person met, where it is another."""
    guest, host = text(visit["from_code"]), text(met["party_code"])
    if guest == host or not text(met["person_name"]):
        return
    visitor = site.link(text(visit["visitor_name"]), "person", visit["visitor_id"])
    person = site.link(text(met["person_name"]), "person", met["person_id"])
    if guest:
        meeting = Meeting(person, parts.post(met), parts.acting_for(site, met), visit, visitor)
        found[guest].met.append(meeting)
    if host:
        post = parts.post(visit, "visitor_post")
        found[host].met.append(Meeting(visitor, post, site.named("country", guest), visit, person))


def country_pages(site: Site, events: Mapping[str, Event]) -> Iterator[Page]:
    """One page a country or bloc."""
    affairs, none = affairs_of(site), Affairs()
    for code in site.countries:
        own, name = affairs.get(code, none), label("country", code)
        agreements = [site.agreements[record] for record in own.agreements]
        items = _items(events, own)
        through = site.through_blocs.get(code, {})
        sections = [
            Section("Partners", "partners", tuple(_partners(site, code))),
            Section(
                "Areas of cooperation", "areas", tuple(tallies.by_code(site, agreements, "area", "area_codes", "Area"))
            ),
            Section(
                "Minerals named",
                "minerals",
                tuple(tallies.by_code(site, agreements, "mineral", "mineral_codes", "Mineral")),
            ),
            Section("Agreements and visits", "events", tuple(tallies.chronology(items, by_year, KINDS))),
        ]
        if code in site.by_members:
            sections.append(_by_members(events, name, site.by_members[code]))
        if through:
            sections.append(_through_blocs(site, events, name, through))
        sections.append(Section("People met", "met", tuple(_people_met(site, own.met))))
        sections += _people_and_bodies(site, name, own)
        sections += [_members(site, code)] if is_bloc(code) else _memberships(site, code)
        values = {
            "lead": _lead(own, through),
            "facts": _facts(site, code, agreements, own),
            "note": COVERED,
            "sections": sections,
            "reports": _reports(site, code),
        }
        yield Page(
            page_of("country", code), "subject.html.j2", name, parts.crumbs("countries", "Countries", name), values
        )


def _items(events: Mapping[str, Event], own: Affairs) -> list[Item]:
    classes = (("", own.agreements), ("from", own.visits_from), ("to", own.visits_to))
    return [item for kind, records in classes for item in tallies.items_of(events, records, kind)]


def _lead(own: Affairs, through: Mapping[str, object]) -> str:
    told = counted(len(own.agreements), "agreement")
    if through:
        told += f" of its own, {len(through)} more of blocs that it was a member of on that day"
    visits = f"{counted(len(own.visits_from), 'visit')} from here, {len(own.visits_to)} to here"
    return f"In this record {told}; {visits}."


def _facts(site: Site, code: str, agreements: list[Row], own: Affairs) -> list[tuple[str, Markup]]:
    row: Mapping[str, str] = vocabulary("country").rows.get(code, {})
    records = [*own.agreements, *own.visits_from, *own.visits_to]
    facts = [
        *(names_in(row) if row else []),
        ("Is", escape(row.get("definition", ""))),
        ("By status", escape(tallies.statuses(agreements))),
        ("Sources", escape(tallies.languages(site, records))),
    ]
    return [(said, value) for said, value in facts if value]


def _partners(site: Site, code: str) -> Iterator[Block]:
    """All it shares an agreement or a visit with, each with the page of the two."""
    rows = []
    for pair, shared in site.pairs.items():
        if code in pair:
            other = pair[0] if pair[1] == code else pair[1]
            out_from = sum(site.visits[visit]["from_code"] == code for visit in shared["visits"])
            numbers = (len(shared["agreements"]), out_from, len(shared["visits"]) - out_from)
            rows.append((-numbers[0], -sum(numbers), label("country", other), other, numbers))
    if not rows:
        yield Block("text", "No agreement or visit with another country or bloc is in this record.")
        return
    own = label("country", code)
    body = [
        (site.named("country", other), *numbers, site.link(f"{own} and {name}", "pair", code, other))
        for _, _, name, other, numbers in sorted(rows, key=lambda row: row[:3])
    ]
    columns = ("Country or bloc", "Agreements", "Visits from here", "Visits to here", "The two")
    yield Block("table", Table(columns, body, (1, 2, 3)))
    yield Block("note", "An agreement with several partners is counted once for each.")


def _through_blocs(site: Site, events: Mapping[str, Event], name: str, through: Mapping[str, list[str]]) -> Section:
    items = [
        Item(events[record], Markup("as a member of {}").format(joined(site.all_named("country", blocs))))
        for record, blocs in through.items()
    ]
    numbers = Counter(bloc for blocs in through.values() for bloc in blocs)
    told = ", ".join(f"{label('country', bloc)} {number}" for bloc, number in numbers.most_common())
    summary = f"{counted(len(items), 'agreement')} of blocs that {name} was a member of on that day: {told}"
    return Section(
        "Agreements of its blocs", "blocs", (Block("fold", summary, tuple(tallies.chronology(items, by_year))),)
    )


def _by_members(events: Mapping[str, Event], name: str, records: list[str]) -> Section:
    summary = f"{counted(len(records), 'agreement')} to which all members of {name} of that day are party"
    items = tallies.items_of(events, records, "")
    return Section(
        "Agreements of all its members",
        "together",
        (Block("fold", summary, tuple(tallies.chronology(items, by_year))),),
    )


def _people_met(site: Site, met: list[Meeting]) -> Iterator[Block]:
    """Who of others met its people, one row a person; the most frequent first, then the latest."""
    if not met:
        yield Block("text", "No meeting is in this record.")
        return
    found: dict[Markup, list[Meeting]] = defaultdict(list)
    for meeting in sorted(met, key=lambda meeting: str(meeting.visit["date_start"]), reverse=True):
        found[meeting.name].append(meeting)
    order = sorted(found, key=lambda name: -len(found[name]))
    rows = []
    for name in order:
        own = found[name]
        latest = own[0].visit
        post = next((meeting.post for meeting in own if meeting.post), Markup(""))
        day = site.link(when(latest["date"]) or "no date", "visit", latest["id"])
        rows.append((name, post, own[0].state, len(own), day, joined(dict.fromkeys(meeting.other for meeting in own))))
    yield Block("table", Table(("Person", "Post", "For", "Meetings", "Latest", "With"), rows, (3,)))


def _people_and_bodies(site: Site, name: str, own: Affairs) -> list[Section]:
    sections = []
    if own.people:
        order = sorted(own.people, key=lambda person: (-own.people[person], person[1]))
        people = [site.link(shown, "person", person) for person, shown in order]
        sections.append(Section(f"People of {name}", "people", (Block("links", people),)))
    if own.bodies:
        bodies = [site.link(site.bodies.names[code], "body", code) for code in own.bodies]
        sections.append(Section(f"Bodies of {name}", "bodies", (Block("links", sorted(bodies, key=Markup.striptags)),)))
    return sections


def _members(site: Site, code: str) -> Section:
    rows = [
        (site.named("country", row["member"]), when(row["since"]), when(row["until"]), cited(row["source"]))
        for row in read_table("memberships.csv")
        if row["bloc"] == code
    ]
    return Section("Members", "members", (Block("table", Table(("Member", "Since", "Until", "Source"), rows)),))


def _memberships(site: Site, code: str) -> list[Section]:
    rows = [
        (site.named("country", row["bloc"]), when(row["since"]), when(row["until"]), cited(row["source"]))
        for row in read_table("memberships.csv")
        if row["member"] == code
    ]
    table = Block("table", Table(("Bloc", "Since", "Until", "Source"), rows))
    return [Section("Blocs that it is or was a member of", "memberships", (table,))] if rows else []


def _reports(site: Site, code: str) -> list[tuple[str, str]]:
    """The reports on a country and on its pairs."""
    small = code.lower()
    slugs = [slug for slug in site.reports if slug == f"country_brief-{small}"]
    slugs += [slug for slug in site.reports if slug.startswith("pair_brief-") and small in slug.split("-")[1:3]]
    return [(f"{slug}.html", site.reports[slug]) for slug in slugs]
