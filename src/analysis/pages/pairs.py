"""The page of each two countries or blocs that share an agreement or have a visit between them; and of each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from analysis.addresses import page_of
from analysis.pages import parts, tallies
from analysis.pages.events import Event, Item, by_month, by_year
from analysis.pages.page import Page, Section
from analysis.pages.site import Site, label
from analysis.pages.wording import counted, text

KINDS = (
    ("agreements of the two", "two"),
    ("agreements with others", "others"),
    ("visits from {from}", "from"),
    ("visits from {to}", "to"),
)


def pair_pages(site: Site, events: Mapping[str, Event]) -> Iterator[Page]:
    """One page a pair."""
    for (one, other), shared in site.pairs.items():
        names = sorted((label("country", one), label("country", other)))
        first, second = sorted((one, other), key=lambda code: label("country", code))
        title = " and ".join(names)
        agreements = [site.agreements[record] for record in shared["agreements"]]
        items = [
            Item(events[row["id"]], "", "two" if len(set(row["party_codes"])) == 2 else "others") for row in agreements
        ]
        n_two = sum(item.classes == "two" for item in items)
        out = {record: site.visits[record]["from_code"] == first for record in shared["visits"]}
        items += [Item(events[record], "", "from" if is_out else "to") for record, is_out in out.items()]
        ends = {"from": label("country", first), "to": label("country", second)}
        kinds = [(name.format(**ends), kind) for name, kind in KINDS]
        sections = [Section("Agreements and visits", "events", tuple(tallies.chronology(items, by_year, kinds)))]
        if agreements:
            areas = tallies.by_code(site, agreements, "area", "area_codes", "Area")
            minerals = tallies.by_code(site, agreements, "mineral", "mineral_codes", "Mineral")
            sections += [
                Section("Areas of cooperation", "areas", tuple(areas)),
                Section("Minerals named", "minerals", tuple(minerals)),
            ]
        lead = f"{counted(len(agreements), 'agreement')}, {n_two} of the two alone; "
        lead += f"{counted(sum(out.values()), 'visit')} from {label('country', first)}, "
        lead += f"{len(out) - sum(out.values())} from {label('country', second)}."
        facts = [("Pages", site.named("country", first) + Markup(", ") + site.named("country", second))]
        sourced = tallies.languages(site, [*shared["agreements"], *shared["visits"]])
        facts.append(("Sources", escape(sourced)))
        values = {"lead": lead, "facts": facts, "sections": sections, "reports": _reports(site, one, other)}
        yield Page(page_of("pair", one, other), "subject.html.j2", title, parts.crumbs("pairs", "Pairs", title), values)


def _reports(site: Site, one: str, other: str) -> list[tuple[str, str]]:
    slugs = (f"pair_brief-{first}-{second}".lower() for first, second in ((one, other), (other, one)))
    return [(f"{slug}.html", site.reports[slug]) for slug in slugs if slug in site.reports]


def year_pages(site: Site, events: Mapping[str, Event]) -> Iterator[Page]:
    """One page a year: what can have happened in it first of all, by month."""
    kinds = (("agreements", "agreement"), ("visits", "visit"))
    for number, year in enumerate(site.years):
        own = [record for record, event in events.items() if event.year == year]
        agreements = [site.agreements[record] for record in own if record in site.agreements]
        types = Counter(text(row["type_name"]) for row in agreements)
        told = ", ".join(f"{count} {name.lower()}" for name, count in types.most_common())
        items = tallies.items_of(events, own)
        sections = [
            Section("Agreements and visits", "events", tuple(tallies.chronology(items, by_month, kinds))),
            Section(
                "Parties",
                "parties",
                tuple(tallies.by_code(site, agreements, "country", "party_codes", "Country or bloc")),
            ),
            Section(
                "Areas of cooperation", "areas", tuple(tallies.by_code(site, agreements, "area", "area_codes", "Area"))
            ),
            Section(
                "Minerals named",
                "minerals",
                tuple(tallies.by_code(site, agreements, "mineral", "mineral_codes", "Mineral")),
            ),
        ]
        beside = [
            site.link(other, "year", other)
            for other in (*site.years[max(0, number - 1) : number], *site.years[number + 1 : number + 2])
        ]
        facts = [
            ("By status", escape(tallies.statuses(agreements))),
            ("By type", escape(told)),
            ("Sources", escape(tallies.languages(site, own))),
            ("Beside it", Markup(", ").join(beside)),
        ]
        n_visits = len(own) - len(agreements)
        lead = f"{counted(len(agreements), 'agreement')} and {counted(n_visits, 'visit')} in this record."
        values = {"lead": lead, "facts": [(said, value) for said, value in facts if value], "sections": sections}
        yield Page(page_of("year", year), "subject.html.j2", year, parts.crumbs("years", "Years", year), values)
