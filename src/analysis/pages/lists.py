"""The list of all pages of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup, escape

from analysis.pages.bodies import country_of
from analysis.pages.countries import affairs_of
from analysis.pages.events import Event, Item, in_order
from analysis.pages.lines import visit_title
from analysis.pages.marks import marked
from analysis.pages.minerals import Groups, records_by_code
from analysis.pages.page import Block, Crumb, Page, Section, Table
from analysis.pages.parts import HOME, post
from analysis.pages.people import roles_of
from analysis.pages.site import Site, label
from analysis.pages.wording import joined, link, text
from analysis.resolve.countries.blocs import is_bloc
from analysis.vocab.catalogue import vocabulary

_FOLDERS = {
    "agreements": "Agreements",
    "visits": "Visits",
    "people": "People",
    "bodies": "Bodies",
    "minerals": "Minerals",
    "areas": "Areas of cooperation",
    "countries": "Countries and blocs",
    "pairs": "Pairs",
    "years": "Years",
}


def list_pages(site: Site, events: Mapping[str, Event]) -> Iterator[Page]:
    """One page a kind, with all that have a page."""
    made: dict[str, Callable[[], Table]] = {
        "agreements": lambda: _agreements(site, events),
        "visits": lambda: _visits(site, events),
        "people": lambda: _people(site),
        "bodies": lambda: _bodies(site),
        "minerals": lambda: _minerals(site),
        "areas": lambda: _areas(site),
        "countries": lambda: _countries(site),
        "pairs": lambda: _pairs(site),
        "years": lambda: _years(site, events),
    }
    for folder, title in _FOLDERS.items():
        table = made[folder]()
        block = Block("table", table) if table.rows else Block("text", "None is in this record.")
        values = {"lead": f"All {len(table.rows):,} of this record.", "sections": (Section("All", "all", (block,)),)}
        yield Page(f"{folder}/index.html", "subject.html.j2", title, (HOME, Crumb(title)), values)


def _latest(events: Mapping[str, Event], kind: str) -> list[str]:
    return [item.event.id for item in in_order(Item(event) for event in events.values() if event.kind == kind)]


def _titled(event: Event) -> Markup:
    return marked(event.mark) + " " + link(event.title, event.page, {event.page})


def _agreements(site: Site, events: Mapping[str, Event]) -> Table:
    rows = []
    for record in _latest(events, "agreement"):
        row = site.agreements[record]
        rows.append(
            (
                events[record].when,
                _titled(events[record]),
                text(row["type_name"]),
                label("status", row["status_code"]),
                joined(label("country", code) for code in dict.fromkeys(row["party_codes"])),
                joined(label("area", code) for code in row["area_codes"]),
                joined(label("mineral", code) for code in row["mineral_codes"]),
                text(row["confidence"]),
            )
        )
    return Table(("Date", "Agreement", "Type", "Status", "Parties", "Areas", "Minerals", "Confidence"), rows)


def _visits(site: Site, events: Mapping[str, Event]) -> Table:
    rows = []
    for record in _latest(events, "visit"):
        row = site.visits[record]
        met = len(site.meetings.get(record, ()))
        titled = marked(events[record].mark) + " " + link(visit_title(row), events[record].page, {events[record].page})
        kind = text(row["kind_name"]) or "not stated"
        status = label("status", row["status_code"]) or text(row["status_code"])
        rows.append(
            (events[record].when, titled, post(row, "visitor_post"), kind, status, met, len(row["agreement_ids"]))
        )
    return Table(("Date", "Visit", "Post", "Kind", "Status", "Met", "Agreements"), rows, (5, 6))


def _people(site: Site) -> Table:
    roles, rows = roles_of(site), []
    for person, row in site.people.items():
        own = roles.get(person, [])
        day = {
            role.record: (site.agreements.get(role.record) or site.visits[role.record])["date_start"] for role in own
        }
        latest = sorted(own, key=lambda role: str(day[role.record]), reverse=True)
        posts = (post(role.row, role.post) for role in latest)
        counts = tuple(int(row[name]) for name in ("n_signed", "n_witnessed", "n_visits", "n_meetings"))
        states = joined(label("country", code) for code in row["party_codes"])
        rows.append((site.link(text(row["name"]), "person", person), next(filter(None, posts), ""), states, *counts))
    columns = ("Person", "Latest post", "For", "Signed", "Witnessed", "Visits", "Met by visitors")
    return Table(columns, rows, (3, 4, 5, 6))


def _bodies(site: Site) -> Table:
    rows = []
    for code, name in sorted(site.bodies.names.items(), key=lambda body: body[1].casefold()):
        as_party, acting = site.bodies.as_party.get(code, []), site.bodies.acting.get(code, [])
        kinds = joined(dict.fromkeys(text(row["party_kind"]) for row in as_party))
        states = joined(label("country", country) for country in country_of(as_party, acting))
        n_agreements = len({row["agreement_id"] for row in as_party})
        rows.append((site.link(name, "body", code), kinds, states, n_agreements, len(acting)))
    return Table(("Body", "Kind", "Of", "Agreements", "Deeds of its people"), rows, (3, 4))


def _minerals(site: Site) -> Table:
    named, groups, rows = records_by_code(site, "mineral_codes"), Groups(), []
    for code, row in vocabulary("mineral").rows.items():
        own, related = named.get(code, []), groups.related(code, named)
        n_agreements = sum(record in site.agreements for record in own)
        through = sum(record in site.agreements for record in related)
        numbers = (n_agreements, through, len(own) - n_agreements)
        rows.append((site.named("mineral", code), row["symbol"], row["kind"], *numbers))
    columns = ("Mineral or group", "Symbol", "Kind", "Agreements", "Only by a group or a member", "Visits")
    return Table(columns, rows, (3, 4, 5))


def _areas(site: Site) -> Table:
    named, rows = records_by_code(site, "area_codes"), []
    for code, row in vocabulary("area").rows.items():
        own = named.get(code, [])
        n_agreements = sum(record in site.agreements for record in own)
        rows.append((site.named("area", code), row["definition"], n_agreements, len(own) - n_agreements))
    return Table(("Area", "Is", "Agreements", "Visits"), rows, (2, 3))


def _countries(site: Site) -> Table:
    affairs, rows = affairs_of(site), []
    for code in site.countries:
        own = affairs[code]
        numbers = (len(own.agreements), len(site.through_blocs.get(code, ())), len(own.visits_from), len(own.visits_to))
        rows.append((site.named("country", code), "bloc" if is_bloc(code) else "country", *numbers))
    columns = ("Country or bloc", "Kind", "Agreements", "Further ones of its blocs", "Visits from", "Visits to")
    return Table(columns, rows, (2, 3, 4, 5))


def _pairs(site: Site) -> Table:
    rows = []
    for (one, other), shared in site.pairs.items():
        title = " and ".join(sorted((label("country", one), label("country", other))))
        rows.append((site.link(title, "pair", one, other), len(shared["agreements"]), len(shared["visits"])))
    rows.sort(key=lambda row: (-row[1], -row[2], row[0].striptags()))
    return Table(("Pair", "Agreements", "Visits"), rows, (1, 2))


def _years(site: Site, events: Mapping[str, Event]) -> Table:
    rows = []
    for year in reversed(site.years):
        own = [event for event in events.values() if event.year == year]
        n_agreements = sum(event.kind == "agreement" for event in own)
        rows.append((site.link(escape(year), "year", year), n_agreements, len(own) - n_agreements))
    return Table(("Year", "Agreements", "Visits"), rows, (1, 2))
