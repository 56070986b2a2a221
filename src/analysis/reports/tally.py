"""Which records a report will show, for many reports at once, without narrowing ten tables for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from typing import Any, NamedTuple

from analysis.dataset.dataset import Dataset
from analysis.dataset.selection import EventIndex, Fitting, criteria_of
from analysis.resolve.countries.blocs import ever_members


class Extent(NamedTuple):
    """What a selection amounts to; `first` and `last` as `Dataset.span`."""

    n_agreements: int
    n_visits: int
    first: str
    last: str


class Tally:
    """The events of a dataset, ready to be counted by the parameters that notebooks select by.

    What fits is found by `analysis.dataset.selection`, as `Dataset.select` finds it.
    """

    def __init__(self, data: Dataset):
        self.data = data
        self._events = EventIndex(data.agreements, data.visits)

    def extent(self, values: Mapping[str, Any]) -> Extent:
        """The extent of what `select_records` gives for checked parameter values."""
        found = self._fitting(values)
        return Extent(len(found.agreements), len(found.visits), *found.span())

    def records(self, values: Mapping[str, Any]) -> list[str]:
        """Ids of the records that `select_records` gives for checked parameter values."""
        if "agreement" in values:
            event = self.data.event(values["agreement"])
            return [*event.agreements["id"], *event.visits["id"]]
        return [self._events.ids[place] for place in self._fitting(values).places]

    def parties(self, values: Mapping[str, Any]) -> Counter[str]:
        """Agreements and visits of each country and bloc among what fits; a bloc's those of all its members, too."""
        found = self._fitting(values).places
        counts = Counter(code for place in found for code in self._events.party_codes[place])
        counts |= Counter({bloc: len(self._events.of_party(bloc) & {*found}) for bloc in ever_members()})
        return counts

    def pairs(self, values: Mapping[str, Any]) -> Counter[frozenset[str]]:
        """Agreements that two countries or blocs are both party to, among what fits."""
        agreements = self._fitting(values).agreements
        pairs = (pair for place in agreements for pair in combinations(self._events.party_codes[place], 2))
        return Counter(map(frozenset, pairs))

    def parties_of(self, agreement_id: str) -> tuple[str, ...]:
        """The parties of one agreement, in printed order."""
        return self._events.party_codes[self._events.ids.index(agreement_id)]

    def _fitting(self, values: Mapping[str, Any]) -> Fitting:
        return self._events.fitting(criteria_of(values))
