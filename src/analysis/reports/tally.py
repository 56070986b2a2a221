"""Which records a report will show, for many reports at once, without narrowing ten tables for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

from analysis.dataset.dataset import Dataset
from analysis.dates.parsing import read_date

_PARTIES = ("country", "partner")
_NAMED = {"mineral": "mineral_codes", "area": "area_codes"}


class Extent(NamedTuple):
    """What a selection amounts to; `first` and `last` as `Dataset.span`."""

    n_agreements: int
    n_visits: int
    first: str
    last: str


class Tally:
    """The events of a dataset, ready to be counted by the parameters that notebooks select by."""

    def __init__(self, data: Dataset):
        self.data = data
        columns = ["id", "date", "date_start", "date_end", "party_codes", *_NAMED.values()]
        events = pd.concat([data.agreements[[*columns, "visit_ids"]], data.visits[columns]], ignore_index=True)
        events = events.sort_values(["date_start", "date"], ignore_index=True)
        self._ids: list[str] = events["id"].tolist()
        self._dates = [date if isinstance(date, str) else "" for date in events["date"]]
        self._days = list(zip(events["date_start"], events["date_end"], strict=True))
        self._n_dated = int(events["date_start"].notna().sum())  # they stand first
        self._visit_ids = dict(zip(data.agreements["id"], data.agreements["visit_ids"], strict=True))
        self._parties = [tuple(dict.fromkeys(codes)) for codes in events["party_codes"]]
        self._having = {column: _positions(events[column]) for column in ("party_codes", *_NAMED.values())}

    def extent(self, values: Mapping[str, Any]) -> Extent:
        """The extent of what `select_records` gives for checked parameter values; the two must agree."""
        agreements, visits = self._fitting(values)
        dated = sorted(place for place in agreements | visits if place < self._n_dated)
        first = self._dates[dated[0]].split("/")[0] if dated else ""
        last = self._dates[dated[-1]].split("/")[-1] if dated else ""
        return Extent(len(agreements), len(visits), first, last)

    def records(self, values: Mapping[str, Any]) -> list[str]:
        """Ids of the records that `select_records` gives for checked parameter values; the two must agree."""
        if "agreement" in values:
            event = self.data.event(values["agreement"])
            return [*event.agreements["id"], *event.visits["id"]]
        agreements, visits = self._fitting(values)
        return [self._ids[place] for place in sorted(agreements | visits)]

    def parties(self, values: Mapping[str, Any]) -> Counter[str]:
        """Agreements and visits of each country and bloc among what fits."""
        agreements, visits = self._fitting(values)
        return Counter(code for place in sorted(agreements | visits) for code in self._parties[place])

    def pairs(self, values: Mapping[str, Any]) -> Counter[frozenset[str]]:
        """Agreements that two countries or blocs are both party to, among what fits."""
        agreements, _ = self._fitting(values)
        pairs = (pair for place in sorted(agreements) for pair in combinations(self._parties[place], 2))
        return Counter(map(frozenset, pairs))

    def parties_of(self, agreement_id: str) -> tuple[str, ...]:
        """The parties of one agreement, in printed order."""
        return self._parties[self._ids.index(agreement_id)]

    def _fitting(self, values: Mapping[str, Any]) -> tuple[set[int], set[int]]:
        """Places of the agreements and of the visits that fit all values."""
        places = self._between(values.get("since"), values.get("until"))
        for name in _PARTIES:
            if values.get(name) is not None:
                places &= self._having["party_codes"].get(values[name], set())
        agreements = {place for place in places if self._ids[place] in self._visit_ids}
        visits = places - agreements
        for name, column in _NAMED.items():
            if values.get(name) is not None:
                having = self._having[column].get(values[name], set())
                agreements &= having
                made = {visit for place in agreements for visit in self._visit_ids[self._ids[place]]}
                visits = {place for place in visits if place in having or self._ids[place] in made}
        return agreements, visits

    def _between(self, since: object, until: object) -> set[int]:
        """Places of the events of which a possible day lies between; those without a date always do."""
        first = pd.Timestamp(read_date(since).start) if since is not None else None
        last = pd.Timestamp(read_date(until).end) if until is not None else None
        return {
            place
            for place, (start, end) in enumerate(self._days)
            if (first is None or not end < first) and (last is None or not start > last)
        }


def _positions(column: pd.Series) -> dict[str, set[int]]:
    """Where each code stands."""
    found: dict[str, set[int]] = {}
    for place, codes in enumerate(column):
        for code in codes:
            found.setdefault(code, set()).add(place)
    return found
