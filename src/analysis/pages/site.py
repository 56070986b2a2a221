"""The record as the pages need it: rows by what they belong to, read once, and the addresses of all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.addresses import page_of
from analysis.dataset.dataset import Dataset
from analysis.pages.body_roles import Bodies
from analysis.pages.wording import link, text
from analysis.resolve.countries.blocs import ever_members, is_bloc, members
from analysis.vocab.catalogue import vocabulary

Row = Mapping[str, Any]
# Lists of all pages of a kind, and what stands at the root; reports come to these.
LISTS = tuple(
    f"{folder}/index.html"
    for folder in ("agreements", "visits", "people", "bodies", "minerals", "areas", "countries", "pairs", "years")
)
ROOT_PAGES = ("index.html", "definitions.html", "records.html", "search.html")


@dataclass(frozen=True)
class Site:
    """All tables of a dataset as rows, grouped, and the set of pages that the site will have.

    `reports` are slug and title of the reports that have a page, `parties_of_reports` slug and codes of the countries
    and blocs that these are about.
    """

    data: Dataset
    reports: Mapping[str, str] = field(default_factory=dict)
    parties_of_reports: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def agreements(self) -> dict[str, Row]:
        return {row["id"]: row for row in rows_of(self.data.agreements)}

    @cached_property
    def visits(self) -> dict[str, Row]:
        return {row["id"]: row for row in rows_of(self.data.visits)}

    @cached_property
    def people(self) -> dict[str, Row]:
        return {row["person_id"]: row for row in rows_of(self.data.people)}

    @cached_property
    def parties(self) -> dict[str, list[Row]]:
        """The parties of each agreement, in the order of the record."""
        return self.bodies.parties

    @cached_property
    def signatories(self) -> dict[str, list[Row]]:
        return _grouped(self.bodies.signatories, "agreement_id")

    @cached_property
    def meetings(self) -> dict[str, list[Row]]:
        return _grouped(self.bodies.meetings, "visit_id")

    @cached_property
    def sources(self) -> dict[str, list[Row]]:
        return _grouped(rows_of(self.data.sources), "record_id")

    @cached_property
    def conflicts(self) -> dict[str, list[Row]]:
        return _grouped(rows_of(self.data.conflicts), "record_id")

    @cached_property
    def bodies(self) -> Bodies:
        """Companies, agencies and other bodies that are party to an agreement or act in one."""
        return Bodies(rows_of(self.data.agreement_parties), rows_of(self.data.signatories), rows_of(self.data.meetings))

    @cached_property
    def followed_by(self) -> dict[str, list[str]]:
        """Later agreements, by the id of what they follow."""
        found: dict[str, list[str]] = defaultdict(list)
        for later, row in self.agreements.items():
            for earlier in row["follows_ids"]:
                found[earlier].append(later)
        return found

    @cached_property
    def countries(self) -> list[str]:
        """Codes of all countries and blocs that are party to an agreement, visited, or acted for; sorted by name.

        A bloc is there, too, if all its members are party to one.
        """
        codes = set(self.by_members)
        codes |= {code for row in (*self.agreements.values(), *self.visits.values()) for code in row["party_codes"]}
        for rows in (*self.signatories.values(), *self.meetings.values()):
            codes |= {row["party_code"] for row in rows if text(row["party_code"])}
        countries = vocabulary("country")
        return sorted(codes, key=lambda code: (countries.label(code), code))

    @cached_property
    def pairs(self) -> dict[tuple[str, str], dict[str, list[str]]]:
        """Two codes that share an agreement or have a visit between them → ids of these `agreements` and `visits`."""
        found: dict[tuple[str, str], dict[str, list[str]]] = {}
        for record, row in self.agreements.items():
            for one, other in combinations(sorted(set(row["party_codes"])), 2):
                found.setdefault((one, other), {"agreements": [], "visits": []})["agreements"].append(record)
        for record, row in self.visits.items():
            for other in dict.fromkeys(row["party_codes"]):
                if row["from_code"] and other and other != row["from_code"]:
                    one, two = sorted((row["from_code"], other))
                    found.setdefault((one, two), {"agreements": [], "visits": []})["visits"].append(record)
        return found

    @cached_property
    def through_blocs(self) -> dict[str, dict[str, list[str]]]:
        """Country → agreements of blocs it was a member of on that day, without those it is party to → these blocs."""
        found: dict[str, dict[str, list[str]]] = {}
        known: dict[tuple[str, str], tuple[str, ...]] = {}
        for record, row in self.agreements.items():
            for bloc in filter(is_bloc, dict.fromkeys(row["party_codes"])):
                day = text(row["date"]) or "0001/9999"
                if (bloc, day) not in known:
                    known[bloc, day] = members(bloc, day)
                for member in known[bloc, day]:
                    if member not in row["party_codes"]:
                        found.setdefault(member, {}).setdefault(record, []).append(bloc)
        return found

    @cached_property
    def by_members(self) -> dict[str, list[str]]:
        """Bloc → agreements to which all its members of that day are party, and it is not."""
        found: dict[str, list[str]] = {}
        for record, row in self.agreements.items():
            parties = set(row["party_codes"])
            for bloc, ever in ever_members().items():
                if bloc not in parties and len(parties & ever) > 1:
                    theirs = members(bloc, text(row["date"]) or "0001/9999")
                    if len(theirs) > 1 and parties.issuperset(theirs):
                        found.setdefault(bloc, []).append(record)
        return found

    @cached_property
    def years(self) -> list[str]:
        starts = [row["date_start"] for row in (*self.agreements.values(), *self.visits.values())]
        return sorted({f"{start.year}" for start in starts if start is not None})

    @cached_property
    def pages(self) -> frozenset[str]:
        """The addresses of all pages there will be."""
        found = set(fixed_pages(self.reports))
        found |= {page_of("agreement", record) for record in self.agreements}
        found |= {page_of("visit", record) for record in self.visits}
        found |= {page_of("person", person) for person in self.people}
        found |= {page_of("body", code) for code in self.bodies.names}
        found |= {page_of(kind, code) for kind in ("mineral", "area") for code in vocabulary(kind).rows}
        found |= {page_of("country", code) for code in self.countries}
        found |= {page_of("pair", *pair) for pair in self.pairs}
        found |= {page_of("year", year) for year in self.years}
        return frozenset(found - {""})

    def link(self, shown: object, kind: str, *codes: object) -> Markup:
        """A text that leads to the page of something, where it has one."""
        return link(shown, page_of(kind, *codes), self.pages)

    def named(self, kind: str, code: object) -> Markup:
        """The English name of a code of a vocabulary, linked to its page."""
        return self._named(kind, text(code))

    @cached_property
    def _names(self) -> dict[tuple[str, str], Markup]:
        return {}

    def _named(self, kind: str, code: str) -> Markup:
        found = self._names.get((kind, code))
        if found is None:
            found = self._names[kind, code] = self.link(label(kind, code), kind, code)
        return found

    def all_named(self, kind: str, codes: Iterable[object]) -> list[Markup]:
        """As `named`, of several codes, each once."""
        return [self.named(kind, code) for code in dict.fromkeys(codes)]


def fixed_pages(reports: Iterable[str]) -> frozenset[str]:
    """The addresses of the pages that a site has whatever its records are, and of its reports, by their slugs."""
    return frozenset({*LISTS, *ROOT_PAGES, *(f"{slug}.html" for slug in reports)})


def label(kind: str, code: object) -> str:
    """The English name of a code; the code itself where the vocabulary has none, '' for no code."""
    known = vocabulary(kind)
    return known.label(code) if isinstance(code, str) and code in known.rows else text(code)


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as mappings; what is missing is None, days are `datetime`."""
    columns: dict[str, list[Any]] = {}
    for name in table.columns:
        column = table[name]
        if column.dtype != object:  # tuples are never missing
            column = column.astype(object).where(column.notna(), None)
        columns[str(name)] = column.tolist()
    names = list(columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found
