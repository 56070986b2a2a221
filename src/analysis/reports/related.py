"""Which pages stand beside a page: those of its parties, of their pairs and partners, of the events they are in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from analysis.reports.report import Report
from analysis.reports.tally import Tally


def relate(reports: Sequence[Report], tally: Tally) -> list[Report]:
    """The reports with `related` filled, nearest first, all of them; nothing leads to an empty one.

    - one party: its pairs and the reports of its partners, most agreements first; its events; those on all records
    - two parties: the reports of either and of both; events of both; further pairs of either, in turn, by title
    - an event: the reports of its parties and of their pairs; events with two of its parties
    - all records: the others of the kind

    The order within one party's list hangs on the records of that party, all other orders only on which reports
    there are: a changed record does not stir the pages of others.
    """
    shown = _Shown([report for report in reports if not report.is_empty], tally)
    return [replace(report, related=_nearest(report, shown)) for report in reports]


class _Shown:
    """The reports that have a page, by what they are about, in the order of the manifest."""

    def __init__(self, reports: Sequence[Report], tally: Tally):
        self.common = tally.pairs({})
        self.on_all: list[Report] = []
        self.on_one: dict[str, list[Report]] = {}
        self.pairs: dict[frozenset[str], list[Report]] = {}
        self.events: list[tuple[Report, frozenset[str]]] = []
        for report in reports:
            if "agreement" in report.parameters:
                self.events.append((report, frozenset(report.parties)))
            elif len(report.parties) == 2:
                self.pairs.setdefault(frozenset(report.parties), []).append(report)
            elif report.parties:
                self.on_one.setdefault(report.parties[0], []).append(report)
            else:
                self.on_all.append(report)

    def pairs_of(self, code: str) -> list[Report]:
        """The reports on pairs with one party, by title."""
        found = chain.from_iterable(reports for pair, reports in self.pairs.items() if code in pair)
        return sorted(found, key=lambda report: (report.title, report.slug))

    def of_each(self, codes: Iterable[str]) -> list[Report]:
        return [report for code in codes for report in self.on_one.get(code, ())]

    def with_parties(self, parties: frozenset[str], least: int) -> list[Report]:
        """Events in which at least so many of the parties take part."""
        return [report for report, theirs in self.events if len(parties & theirs) >= least]

    def partners(self, code: str) -> list[str]:
        """Parties to agreements with one, most agreements first, then by code."""
        found = {next(iter(pair - {code})): number for pair, number in self.common.items() if code in pair}
        return sorted(found, key=lambda other: (-found[other], other))


def _nearest(report: Report, shown: _Shown) -> tuple[tuple[str, str], ...]:
    parties, either = report.parties, frozenset(report.parties)
    if "agreement" in report.parameters:
        pairs = [other for pair, others in shown.pairs.items() if pair <= either for other in others]
        found = [*shown.of_each(parties), *pairs, *shown.with_parties(either, 2)]
    elif len(parties) == 2:
        in_turn = chain.from_iterable(zip_longest(*(shown.pairs_of(code) for code in parties)))
        further = [other for other in in_turn if other]
        found = [*shown.pairs.get(either, ()), *shown.of_each(parties), *shown.with_parties(either, 2), *further]
    elif parties:
        pairs = sorted(shown.pairs_of(parties[0]), key=lambda other: -other.n_agreements)
        found = [*shown.of_each(parties), *pairs, *shown.of_each(shown.partners(parties[0]))]
        found += shown.with_parties(either, 1)
    else:
        found = []
    titles = {other.slug: other.title for other in [*found, *shown.on_all] if other.slug != report.slug}
    return tuple(titles.items())
