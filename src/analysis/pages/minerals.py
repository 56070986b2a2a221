"""The page of each mineral and group of minerals, and of each area of cooperation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup, escape

from analysis.addresses import page_of
from analysis.pages import parts, tallies
from analysis.pages.events import Event, Item, by_year
from analysis.pages.page import Block, Page, Section, Table
from analysis.pages.site import Row, Site
from analysis.pages.wording import cited, counted, joined, text
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

_KINDS = (("agreements", "agreement"), ("visits", "visit"))


def records_by_code(site: Site, column: str) -> dict[str, list[str]]:
    """Code → ids of the agreements and visits that have it in a column of tuples."""
    found: dict[str, list[str]] = defaultdict(list)
    for rows in (site.agreements, site.visits):
        for record, row in rows.items():
            for code in dict.fromkeys(row[column]):
                found[code].append(record)
    return found


class Groups:
    """Which mineral belongs to which groups."""

    def __init__(self) -> None:
        self.of: dict[str, list[Mapping[str, str]]] = defaultdict(list)
        self.members: dict[str, list[Mapping[str, str]]] = defaultdict(list)
        for row in read_table("mineral_groups.csv"):
            self.of[row["member"]].append(row)
            self.members[row["group"]].append(row)

    def related(self, mineral: str, named: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """Records that do not name a mineral but a group of it, or of a group one of its members → these."""
        found: dict[str, list[str]] = defaultdict(list)
        others = [row["group"] for row in self.of.get(mineral, [])] + [
            row["member"] for row in self.members.get(mineral, [])
        ]
        own = set(named.get(mineral, []))
        for other in dict.fromkeys(others):
            for record in named.get(other, []):
                if record not in own:
                    found[record].append(other)
        return found


def mineral_pages(site: Site, events: Mapping[str, Event]) -> Iterator[Page]:
    """One page a mineral or group of the vocabulary, also of those that no record names."""
    named, groups = records_by_code(site, "mineral_codes"), Groups()
    lists: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in read_table("critical_lists.csv"):
        lists[row["mineral"]].append(row)
    for code, row in vocabulary("mineral").rows.items():
        name, own = vocabulary("mineral").label(code), named.get(code, [])
        related = groups.related(code, named)
        agreements = [site.agreements[record] for record in own if record in site.agreements]
        sections = _kin(site, code, groups)
        if lists[code]:
            shown = [(entry["list"], entry["printed"], cited(entry["source"])) for entry in lists[code]]
            table = Block("table", Table(("List", "As the list prints it", "Source"), shown))
            sections.append(Section("Lists of critical minerals", "lists", (table,)))
        if agreements:
            deals = tallies.by_code(site, agreements, "country", "party_codes", "Country or bloc")
            sections.append(Section("Who deals in it", "parties", tuple(deals)))
            areas = tallies.by_code(site, agreements, "area", "area_codes", "Area")
            sections.append(Section("In which areas", "areas", tuple(areas)))
        named_items = tallies.items_of(events, own)
        sections.append(Section("Named", "named", tuple(tallies.chronology(named_items, by_year, _KINDS))))
        if related:
            sections.append(_through(site, events, row, related))
        values = {"lead": _lead(site, own, related, row), "facts": _facts(row), "sections": sections}
        yield Page(
            page_of("mineral", code), "subject.html.j2", name, parts.crumbs("minerals", "Minerals", name), values
        )


def _lead(site: Site, own: list[str], related: Mapping[str, list[str]], row: Mapping[str, str]) -> str:
    n_agreements = sum(record in site.agreements for record in own)
    through = "one of its members" if row["kind"] == "group" else "a group that it belongs to"
    told = f"Named in {counted(n_agreements, 'agreement')} and {counted(len(own) - n_agreements, 'visit')}"
    return f"{told}; {counted(len(related), 'further record')} by {through}." if related else f"{told}."


def _facts(row: Mapping[str, str]) -> list[tuple[str, Markup]]:
    facts = [
        ("Kind", escape(row["kind"])),
        ("Symbol", escape(row["symbol"])),
        *names_in(row),
        ("Note", escape(row["note"])),
    ]
    return [(said, value) for said, value in facts if value]


def names_in(row: Mapping[str, str]) -> list[tuple[str, Markup]]:
    """The Russian and the Kazakh name of a code."""
    told = (("In Russian", "ru"), ("In Kazakh", "kk"))
    return [(said, Markup('<span lang="{}">{}</span>').format(code, row[f"name_{code}"])) for said, code in told]


def _kin(site: Site, code: str, groups: Groups) -> list[Section]:
    sections = []
    for heading, anchor, column, rows in (
        ("Groups it belongs to", "groups", "group", groups.of.get(code, [])),
        ("Members", "members", "member", groups.members.get(code, [])),
    ):
        if rows:
            body = [(site.named("mineral", row[column]), cited(row["source"])) for row in rows]
            sections.append(Section(heading, anchor, (Block("table", Table(("Mineral", "Says so"), body)),)))
    return sections


def _through(
    site: Site, events: Mapping[str, Event], row: Mapping[str, str], related: Mapping[str, list[str]]
) -> Section:
    items = [
        Item(events[record], Markup("names {}").format(joined(site.all_named("mineral", others))))
        for record, others in related.items()
    ]
    is_group = row["kind"] == "group"
    heading = "Only a member named" if is_group else "Only a group named"
    told = (
        "These name a member of the group, not the group itself."
        if is_group
        else ("These name a group that it belongs to, not the mineral itself: whether it is meant is not known.")
    )
    folded = (Block("note", told), *tallies.chronology(items, by_year, _KINDS))
    return Section(heading, "through", (Block("fold", counted(len(items), "record"), folded),))


def area_pages(site: Site, events: Mapping[str, Event]) -> Iterator[Page]:
    """One page an area of cooperation."""
    named = records_by_code(site, "area_codes")
    years = Counter(_year(row) for row in site.agreements.values())
    for code, row in vocabulary("area").rows.items():
        name, own = vocabulary("area").label(code), named.get(code, [])
        agreements = [site.agreements[record] for record in own if record in site.agreements]
        sections = [
            Section("By year", "years", tuple(_by_year(site, agreements, years))),
            Section(
                "Parties",
                "parties",
                tuple(tallies.by_code(site, agreements, "country", "party_codes", "Country or bloc")),
            ),
            Section(
                "Minerals named",
                "minerals",
                tuple(tallies.by_code(site, agreements, "mineral", "mineral_codes", "Mineral")),
            ),
            Section("Events", "events", tuple(tallies.chronology(tallies.items_of(events, own), by_year, _KINDS))),
        ]
        facts = [("Is", escape(row["definition"])), ("Is not", escape(row["excludes"])), *names_in(row)]
        lead = f"An area of cooperation of {counted(len(agreements), 'agreement')}, and among the topics of "
        lead += f"{counted(len(own) - len(agreements), 'visit')}."
        values = {"lead": lead, "facts": facts, "sections": sections}
        yield Page(page_of("area", code), "subject.html.j2", name, parts.crumbs("areas", "Areas", name), values)


def _year(row: Row) -> str:
    """The year of an agreement where its date says one."""
    start, end = row["date_start"], row["date_end"]
    return f"{start.year}" if start is not None and end is not None and start.year == end.year else ""


def _by_year(site: Site, agreements: Iterable[Row], years: Counter[str]) -> list[Block]:
    numbers = Counter(map(_year, agreements))
    rows = [
        (site.link(year, "year", year), numbers[year], years[year], f"{numbers[year] / years[year]:.0%}")
        for year in sorted(years, reverse=True)
        if year
    ]
    columns = ("Year", "Agreements of this area", "All agreements", "Share")
    return [Block("table", Table(columns, rows, (1, 2, 3))) if rows else Block("text", text(None) or "None.")]
