"""The index of everything that has a page: what it is called, where it is, what it has to do with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote_plus

import pandas as pd

from analysis.addresses import page_of
from analysis.listings.columns import label
from analysis.pages.records_filters import codes_of, mineral_groups
from analysis.pages.records_table import RecordRow, build_records_table
from analysis.pages.search_bodies import Body, bodies_of
from analysis.pages.search_names import names_of
from analysis.views.tables import Tables, tables_in
from analysis.vocab.catalogue import vocabulary

# Kind → one of it, several of it, in the order of the results.
KINDS = {
    "country": ("country or bloc", "countries and blocs"),
    "person": ("person", "people"),
    "mineral": ("mineral", "minerals"),
    "area": ("area of cooperation", "areas of cooperation"),
    "body": ("body", "bodies"),
    "place": ("place", "places"),
    "year": ("year", "years"),
    "agreement": ("agreement", "agreements"),
    "visit": ("visit", "visits"),
    "report": ("report", "reports"),
}
RECORDS = "records.html"
TABLES = ("agreements", "visits", "agreement_parties", "signatories", "meetings", "sources", "conflicts")
# Where people are named: kind of the record, table, its columns of the record and of the person.
PEOPLE = (
    ("visit", "visits", "id", "visitor_id"),
    ("visit", "meetings", "visit_id", "person_id"),
    ("agreement", "signatories", "agreement_id", "person_id"),
)
# What a record is found by beside its title and what it names: kind, table, columns of texts.
TEXTS = (("agreement", "agreements", ("expected_effects",)), ("visit", "visits", ("occasion", "topics", "outcomes")))


class Entry(NamedTuple):
    """One thing to be found.

    `page` is where the site has it; `otherwise` leads to the same records in the table of all, for a site without that
    page. `names` are what it is called beside `name`, `short` what stands for it only as a whole word. `about` are kind
    and key of the entries that it names, as an agreement its parties.
    """

    kind: str
    key: str
    name: str
    page: str
    otherwise: str
    detail: str = ""
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    about: tuple[tuple[str, str], ...] = ()


def build_search_index(
    data: Tables, reports: Mapping[str, str] | None = None, parties: Mapping[str, tuple[str, ...]] | None = None
) -> list[Entry]:
    """Everything that can be looked for: what the records name, the records themselves, and the reports.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables; a frame alone is `agreements`.
    reports : mapping of str to str, optional
        Slug and title of the reports that have a page.
    parties : mapping of str to tuple of str, optional
        By the slug of a report the codes of the countries and blocs that it is about.

    Returns
    -------
    list of Entry
        By kind in the order of `KINDS`, then by name, agreements and visits the latest first: every agreement, visit,
        person, body and place of the tables, all minerals and areas of the vocabularies, the countries and blocs that
        the tables name with the members of these blocs, and the years of the records.

    Raises
    ------
    ParameterError
        No table of agreements is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> data = load_dataset()
    >>> index = build_search_index(data)
    >>> sum(entry.kind == "agreement" for entry in index) == len(data.agreements)
    True
    """
    tables = dict(zip(TABLES, tables_in(data, *TABLES), strict=True))
    rows = build_records_table(tables)
    bodies = bodies_of(tables)
    about = _about(tables, rows, bodies)
    counts = {kind: Counter(thing for (of, _), things in about.items() if of == kind for thing in things)
              for kind in ("agreement", "visit")}  # fmt: skip
    through = _through(rows)
    things = [
        *_coded("country", _countries(tables, rows)),
        *_coded("mineral", vocabulary("mineral").rows),
        *_coded("area", vocabulary("area").rows),
        *_people(tables),
        *_bodies(bodies),
        *_places(rows),
        *_years(rows),
    ]
    found = [
        *(entry._replace(detail=_told(entry, counts, through)) for entry in things),
        *_records(tables, rows, about),
        *(_report(slug, title, (parties or {}).get(slug, ())) for slug, title in (reports or {}).items()),
    ]
    order = {kind: place for place, kind in enumerate(KINDS)}
    is_record = ("agreement", "visit")
    return sorted(
        found, key=lambda entry: (order[entry.kind], "" if entry.kind in is_record else entry.name.casefold())
    )


def _about(
    tables: Mapping[str, pd.DataFrame], rows: Sequence[RecordRow], bodies: Mapping[str, Body]
) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Kind and id of a record → kinds and keys of all that it names."""
    named: dict[tuple[str, str], list[tuple[str, str]]] = {
        (row.kind, row.key): [
            *(("country", code) for code in (*row.parties, *(group for group, _ in row.groups))),
            *(("mineral", code) for code in row.minerals),
            *(("area", code) for code in row.areas),
            *(("place", place) for place in row.places),
            *(("year", str(year)) for year in years_of(row)),
        ]
        for row in rows
    }
    for kind, table, record, person in PEOPLE:
        for identity, who in zip(tables[table][record], tables[table][person], strict=True):
            if isinstance(who, str) and (kind, identity) in named:
                named[kind, identity].append(("person", who))
    for key, body in bodies.items():
        for of in body.records:
            if of in named:
                named[of].append(("body", key))
    return {of: tuple(dict.fromkeys(things)) for of, things in named.items()}


def _through(rows: Sequence[RecordRow]) -> dict[tuple[str, str], Counter[str]]:
    """How many records count for a country or mineral that they do not name, by what they count for it through."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    groups = mineral_groups()

    def count(kind: str, codes: Iterable[str], how: str) -> None:
        for code in codes:
            counts.setdefault((kind, code), Counter())[how] += 1

    for row in rows:
        named = set(row.minerals)
        below = {member for group in named for member in groups.get(group, ())}
        above = {group for group, within in groups.items() if named & {*within}}
        count("country", {code for some in row.members for code in some} - {*row.parties}, "through a bloc")
        count("mineral", below - named, "through a group")
        count("mineral", above - named - below, "through what belongs to it")
    return counts


def _told(
    entry: Entry, counts: Mapping[str, Counter[tuple[str, str]]], through: Mapping[tuple[str, str], Counter[str]]
) -> str:
    """What is known of a thing, and how many records name it, itself or by what it belongs to."""
    thing = (entry.kind, entry.key)
    numbers = [(counts[kind][thing], kind) for kind in ("agreement", "visit")]
    told = [f"{number} {kind}{'' if number == 1 else 's'}" for number, kind in numbers if number]
    further = [f"{number} {how}" for how, number in through.get(thing, Counter()).items()]
    known = told or (["none itself"] if further else ["none in the record"])
    return " · ".join(filter(None, [entry.detail, ", ".join([*known, *further])]))


def _coded(kind: str, codes: Iterable[str]) -> Iterator[Entry]:
    for code in codes:
        (name, *names), short = names_of(kind, code)
        yield Entry(kind, code, name, page_of(kind, code), _filtered(kind, code), "", tuple(names), short)


def _countries(tables: Mapping[str, pd.DataFrame], rows: Sequence[RecordRow]) -> list[str]:
    """Parties, whom people act for, and the members of the blocs among the parties."""
    codes = {code for row in rows for code in codes_of(row)}
    for table in ("signatories", "meetings"):
        codes |= {code for code in tables[table]["party_code"] if isinstance(code, str)}
    return sorted(codes)


def _people(tables: Mapping[str, pd.DataFrame]) -> Iterator[Entry]:
    """Everybody with an id: by all names, those that the sources print too; with the post named last."""
    printed: dict[str, dict[str, None]] = {}
    last: dict[str, tuple[str, str]] = {}
    for _, table, _, person in PEOPLE:
        frame, is_visit = tables[table], person == "visitor_id"
        post = "visitor_post" if is_visit else "post"
        english = frame[f"{post}_name"] if f"{post}_name" in frame else frame[post]
        forms = frame["visitor_name" if is_visit else "printed"]
        parties = frame["from_code" if is_visit else "party_code"]
        for who, form, *known in zip(frame[person], forms, english.fillna(frame[post]), parties, strict=True):
            if not isinstance(who, str):
                continue
            printed.setdefault(who, {})
            if isinstance(form, str):
                printed[who][form] = None
            if isinstance(known[0], str):
                last[who] = (known[0], label("country", known[1]))
    for who, forms_of in printed.items():
        (name, *names), short = names_of("person", who)
        more = [form for form in forms_of if form != name and form not in names]
        detail = ", ".join(filter(None, last.get(who, ())))
        yield Entry("person", who, name, page_of("person", who), _words(name), detail, (*names, *more), short)


def _bodies(bodies: Mapping[str, Body]) -> Iterator[Entry]:
    for key, body in bodies.items():
        listed = names_of("body", key)
        others = tuple(form for form in dict.fromkeys([*listed.names, *body.printed]) if form not in (body.name, key))
        page, otherwise = page_of("body", key), _words(body.name)
        yield Entry("body", key, body.name, page, otherwise, body.detail, others, listed.short)


def _places(rows: Sequence[RecordRow]) -> Iterator[Entry]:
    """Towns; they have no page of their own."""
    for place in dict.fromkeys(place for row in rows for place in row.places):
        (_, *names), _ = names_of("place", place)
        yield Entry("place", place, place, "", _filtered("place", place), names=tuple(names))


def _years(rows: Sequence[RecordRow]) -> Iterator[Entry]:
    for year in sorted({year for row in rows for year in years_of(row)}):
        yield Entry("year", str(year), str(year), page_of("year", str(year)), _filtered("year", str(year)))


def years_of(row: RecordRow) -> range:
    """The years that a record can be of."""
    return range(0) if row.first is None or row.last is None else range(row.first, row.last + 1)


def _records(
    tables: Mapping[str, pd.DataFrame], rows: Sequence[RecordRow],
    about: Mapping[tuple[str, str], tuple[tuple[str, str], ...]],
) -> Iterator[Entry]:  # fmt: skip
    texts: dict[tuple[str, str], list[str]] = {}
    for kind, table, columns in TEXTS:
        for column in columns:
            for record, cell in zip(tables[table]["id"], tables[table][column], strict=True):
                some = cell if isinstance(cell, tuple) else (cell,)
                texts.setdefault((kind, record), []).extend(text for text in some if isinstance(text, str))
    for kind, table, record, person in PEOPLE[1:]:  # who has no id has no entry of his own
        frame = tables[table]
        for of, who, form in zip(frame[record], frame[person], frame["printed"], strict=True):
            if not isinstance(who, str) and isinstance(form, str):
                texts.setdefault((kind, of), []).append(form)
    for row in rows:
        names = dict.fromkeys(
            text for text in (row.id, *texts.get((row.kind, row.id), ())) if text and text != row.title
        )
        detail = " · ".join(filter(None, [row.date, row.type_name, row.status_name]))
        otherwise = row.url or _words(row.id or row.title)
        yield Entry(
            row.kind, row.key, row.title, row.page, otherwise, detail, tuple(names), about=about[row.kind, row.key]
        )


def _report(slug: str, title: str, parties: Iterable[str]) -> Entry:
    page, kind = f"{slug}.html", slug.partition("-")[0].replace("_", " ").capitalize()
    return Entry("report", slug, title, page, page, kind, about=tuple(("country", code) for code in parties))


def _filtered(key: str, value: str) -> str:
    return f"{RECORDS}#{key}={quote_plus(value)}"


def _words(text: str) -> str:
    return _filtered("q", text)
