"""What the words of the site mean, how it counts, what the record covers and what it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from analysis.addresses import page_of
from analysis.pages import marks
from analysis.pages.page import Block, Crumb, Page, Section, Table
from analysis.pages.parts import HOME, term_anchor
from analysis.pages.site import Row, Site, label
from analysis.pages.wording import counted, language_name, link, text, when
from analysis.vocab.catalogue import vocabulary

Defined = tuple[object, object, str]

_CONFIDENCE = (
    ("high", "Several sources that do not rest on one another agree, or an official one says it."),
    ("medium", "One good source, or several that rest on one another; or details that are open."),
    ("low", "One weak source, or sources that contradict each other on what matters."),
)
_LEVELS = {
    "government": "Parties are states: their governments, ministries or heads; blocs count as governments.",
    "bloc": "A bloc of states that is itself a party.",
    "state body": "An agency, a geological survey or a bank of a state.",
    "state company": "A company that a state owns or controls.",
    "company": "A private company.",
    "subnational": "A state, province or region within a country.",
    "international organization": "An organization of many states, such as a development bank.",
}
_DATES = (
    ("6 November 2025", "The day is known."),
    ("November 2025, 2025", "The source gives no day, or no month: the event is somewhere within."),
    ("5 – 7 November 2025", "From the first to the last day, both included."),
    ("about 6 November 2025", "Approximate: the source is dated so, or says so in other words."),
    ("perhaps 6 November 2025", "Uncertain: sources differ or the date was inferred."),
)
_COUNTING = (
    "An agreement in several areas, with several minerals or parties, is counted once in each: numbers of a table "
    "add up to more than there are agreements. A share is of those agreements that state any; how many state none is "
    "said below the table.",
    "Nothing stated is not known; it is never none. An agreement whose sources name no mineral may cover any.",
    "An agreement belongs to a country that is party to it. Those of a bloc are listed apart on the pages of who was a "
    "member on that day, and are not among its numbers.",
    "A visit belongs to the visitor's country, to the one visited, and to a bloc whose officials were met.",
    "A mineral is named, or only a group of it is: the two are counted apart.",
    "Announced is not signed, a letter of intent is not money, the same city is not a meeting.",
    "Events stand in the year of their first possible day.",
)


def definition_pages(site: Site, version: str) -> Iterator[Page]:
    """The one page of definitions."""
    sections = (
        Section("What the record covers", "coverage", tuple(_coverage(site))),
        Section("How it counts", "counting", (Block("bullets", _COUNTING),)),
        Section("Marks", "marks", (Block("defined", _marks()),)),
        Section("Statuses", "statuses", (Block("defined", _rows("status", "status")),)),
        Section("Families of agreements", "families", (Block("defined", _rows("agreement_family", "family")),)),
        Section("Types of agreements", "types", (Block("defined", _types()),)),
        Section("Levels of parties", "levels", (Block("defined", _levels()),)),
        Section("Areas of cooperation", "areas", (Block("defined", _areas(site)),)),
        Section("Kinds of visits", "visit-kinds", (Block("defined", _rows("visit_kind", "visit-kind")),)),
        Section("Confidence", "confidence", (Block("defined", _confidence()),)),
        Section("Dates", "dates", (Block("defined", [(shown, meaning, "") for shown, meaning in _DATES]),)),
        Section("Citation, version, licence", "citation", tuple(_citation(site, version))),
    )
    values = {"lead": "What the words mean, how agreements are counted, what is in the record.", "sections": sections}
    yield Page("definitions.html", "subject.html.j2", "Definitions", (HOME, Crumb("Definitions")), values)


def _rows(kind: str, anchor: str) -> list[Defined]:
    rows = vocabulary(kind).rows
    return [(label(kind, code), row["definition"], term_anchor(anchor, code)) for code, row in rows.items()]


def _types() -> list[Defined]:
    return [
        (label("agreement_type", code), _with_excluded(row), term_anchor("type", code))
        for code, row in vocabulary("agreement_type").rows.items()
    ]


def _areas(site: Site) -> list[Defined]:
    return [
        (
            link(label("area", code), page_of("area", code), site.pages, up=""),
            _with_excluded(row),
            term_anchor("area", code),
        )
        for code, row in vocabulary("area").rows.items()
    ]


def _with_excluded(row: Mapping[str, str]) -> Markup:
    told = escape(row["definition"])
    return told + Markup(' <span class="soft">{}</span>').format(row["excludes"]) if row["excludes"] else told


def _levels() -> list[Defined]:
    return [(kind, meaning, term_anchor("level", kind)) for kind, meaning in _LEVELS.items()]


def _confidence() -> list[Defined]:
    return [(level, meaning, term_anchor("confidence", level)) for level, meaning in _CONFIDENCE]


def _marks() -> list[Defined]:
    shown = [(Markup("{} {}").format(marks.marked(mark), name), "", "") for mark, name in marks.legend()]
    hollow = Markup("{} hollow").format(marks.marked(marks.mark_of_agreement("memorandum", False)))
    return [*shown, (hollow, "Proposed, under negotiation, announced, planned or cancelled: it has not happened.", "")]


def _coverage(site: Site) -> Iterator[Block]:
    agreements, visits = site.agreements.values(), site.visits.values()
    n_sources = sum(map(len, site.sources.values()))
    told = f"{counted(len(agreements), 'agreement')} and {counted(len(visits), 'visit')}"
    yield Block(
        "text",
        f"{told} that {counted(n_sources, 'source')} report. It is no census: what is not here may still have "
        "happened, and few events of a country may only mean that few of its sources were read. Compare the numbers of "
        "two countries only with these tables beside them.",
    )
    years = Counter((kind, _year(row)) for kind, rows in (("a", agreements), ("v", visits)) for row in rows)
    body: list[tuple[object, ...]] = [(year, years["a", year], years["v", year]) for year in site.years]
    yield Block("table", Table(("Year", "Agreements", "Visits"), body, (1, 2), "By year of the first possible day"))
    tongues = Counter(text(row["language"]) for rows in site.sources.values() for row in rows)
    order = sorted(tongues, key=lambda code: (-tongues[code], code))
    body = [(language_name(code) or "not known", tongues[code], f"{tongues[code] / n_sources:.0%}") for code in order]
    columns = ("Language of the source", "Sources", "Share")
    yield Block("table", Table(columns, body, (1, 2), "By language of the sources"))
    yield Block("fold", f"By country and bloc: {len(site.countries)}", (Block("table", _by_country(site)),))


def _by_country(site: Site) -> Table:
    """Agreements, visits and sources of each, the most agreements and visits first."""
    records: dict[str, list[str]] = {code: [] for code in site.countries}
    for record, row in (*site.agreements.items(), *site.visits.items()):
        for code in dict.fromkeys((*row["party_codes"], text(row.get("from_code")))):
            if code in records:
                records[code].append(record)
    rows = []
    for code in sorted(records, key=lambda code: (-len(records[code]), label("country", code))):
        own = records[code]
        n_agreements = sum(record in site.agreements for record in own)
        tongues = Counter(text(source["language"]) for record in own for source in site.sources.get(record, ()))
        named = link(label("country", code), page_of("country", code), site.pages, up="")
        most = ", ".join(f"{number} {language_name(tongue)}" for tongue, number in tongues.most_common())
        rows.append((named, n_agreements, len(own) - n_agreements, sum(tongues.values()), most))
    return Table(("Country or bloc", "Agreements", "Visits", "Sources", "In languages"), rows, (1, 2, 3))


def _year(row: Row) -> str:
    return f"{row['date_start'].year}" if row["date_start"] else ""


def _citation(site: Site, version: str) -> Iterator[Block]:
    dated = [row for row in (*site.agreements.values(), *site.visits.values()) if row["date_start"]]
    newest = max(dated, key=lambda row: (row["date_start"], row["id"]), default=None)
    numbered, digest = version or "not numbered", site.data.hash
    facts = [
        ("Cite as", f"Critical Minerals Diplomacy, data version {numbered}, records {digest}. CC BY 4.0."),
        ("Data version", numbered),
        ("Records", f"{len(site.agreements) + len(site.visits)}, hash {digest}"),
        ("Newest event", when(newest["date"]) if newest else "none"),
        ("Licence", "Data and reports: Creative Commons Attribution 4.0 (CC BY 4.0). Code: MIT."),
    ]
    yield Block("facts", facts)
    yield Block("note", "The hash changes with any cell of any record: two sites with one hash show the same facts.")
