"""Which agreements and visits fit a selection: the one implementation, for narrowing tables and for counting alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.dates.parsing import read_date
from analysis.errors import ParameterError
from analysis.resolve.countries.blocs import ever_members, is_bloc, members
from analysis.resolve.registry import resolver
from analysis.resolve.terms.groups import related_minerals
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.levels import read_level

# The parameters by which notebooks select.
SELECTORS = (
    *("country", "partner", "since", "until", "mineral", "area"),
    *("expand_blocs", "level", "agreement_type", "status"),
)
_ALWAYS = "1900/2100"  # an event without a date counts for whoever has been a member at any time


@dataclass(frozen=True)
class Criteria:
    """What is selected, as codes and days. Made by `read_criteria`; without any, everything fits.

    Attributes
    ----------
    parties : tuple of str
        Codes of countries and blocs that all must be a party.
    mineral, area : str or None
        A code.
    first, last : date or None
        The days between which a possible day of the event must lie, both included.
    expand_blocs : bool
        Whether a bloc counts for its members of that day.
    level, agreement_type, status : str or None
        A kind of party, a code of a type, a code of a status.
    """

    parties: tuple[str, ...] = ()
    mineral: str | None = None
    area: str | None = None
    first: date | None = None
    last: date | None = None
    expand_blocs: bool = False
    level: str | None = None
    agreement_type: str | None = None
    status: str | None = None


def read_criteria(
    *,
    country: str | None = None,
    partner: str | None = None,
    since: object = None,
    until: object = None,
    mineral: str | None = None,
    area: str | None = None,
    expand_blocs: bool | None = False,
    level: str | None = None,
    agreement_type: str | None = None,
    status: str | None = None,
) -> Criteria:
    """What `Dataset.select` is given, in words, as codes and days; parameters and errors are those of it."""
    criteria = Criteria(
        parties=tuple(resolver("country").resolve(name) for name in (country, partner) if name is not None),
        mineral=None if mineral is None else resolver("mineral").resolve(mineral),
        area=None if area is None else resolver("area").resolve(area),
        first=None if since is None else read_date(since).start,
        last=None if until is None else read_date(until).end,
        expand_blocs=bool(expand_blocs),
        level=None if level is None else read_level(level),
        agreement_type=None if agreement_type is None else resolver("agreement_type").resolve(agreement_type),
        status=None if status is None else resolver("status").resolve(status),
    )
    if criteria.first and criteria.last and criteria.first > criteria.last:
        raise ParameterError(f"since {since} is after until {until} — swap them")
    return criteria


def criteria_of(values: Mapping[str, Any]) -> Criteria:
    """The criteria of a notebook's parameter values, of which it may have any of `SELECTORS`."""
    return read_criteria(**{name: values.get(name) for name in SELECTORS})


def label_selection(criteria: Criteria, since: object = None, until: object = None) -> str:
    """What is selected, for a heading; the dates as they were given.

    >>> label_selection(Criteria(("KAZ", "USA"), "lithium"), since="2024")
    'Kazakhstan and United States, lithium, since 2024'
    >>> label_selection(Criteria(("DEU",), expand_blocs=True, level="government"))
    'Germany, including agreements of its blocs, government level'
    """
    parties = criteria.parties
    parts = [" and ".join(vocabulary("country").label(code) for code in parties) or "all countries"]
    if criteria.expand_blocs and parties:
        whose = "its" if len(parties) == 1 else "their"
        of = "members' blocs" if all(map(is_bloc, parties)) else "blocs"
        parts.append(f"including agreements of {whose} {of}")
    for kind in ("mineral", "area", "agreement_type", "status"):
        code = getattr(criteria, kind)
        if code is not None:
            parts.append(vocabulary(kind).label(code).lower())
    if criteria.level is not None:
        parts.append(f"{criteria.level} level")
    if since is not None:
        parts.append(f"since {since}")
    if until is not None:
        parts.append(f"until {until}")
    return ", ".join(parts)


class Fitting:
    """The events that fit: the places they have in an `EventIndex`, in its order."""

    def __init__(self, events: EventIndex, agreements: np.ndarray, visits: np.ndarray):
        self._events = events
        self.agreements = agreements
        self.visits = visits

    @property
    def places(self) -> list[int]:
        """Agreements and visits together."""
        return sorted([*self.agreements.tolist(), *self.visits.tolist()])

    @property
    def agreement_rows(self) -> np.ndarray:
        """Their rows in the table of agreements, in its order."""
        return np.sort(self._events.rows[self.agreements])

    @property
    def visit_rows(self) -> np.ndarray:
        """Their rows in the table of visits, in its order."""
        return np.sort(self._events.rows[self.visits])

    def span(self) -> tuple[str, str]:
        """EDTF of the earliest and of the latest event by their first possible day; '' and '' where there is none."""
        dated = [place for place in self.places if place < self._events.n_dated]
        if not dated:
            return "", ""
        dates = self._events.dates
        return dates[dated[0]].split("/")[0], dates[dated[-1]].split("/")[-1]


class EventIndex:
    """Agreements and visits as one list of events, ready to be asked many times which of them fit.

    Parameters
    ----------
    agreements, visits : DataFrame
        Of `agreements` the columns `id`, `date`, `date_start`, `date_end`, `party_codes`, `mineral_codes`,
        `area_codes`, `status_code`, `type_code`, `level` and `visit_ids`; of `visits` the same without the last three.

    Attributes
    ----------
    ids, dates, party_codes : list
        One entry an event, sorted by first possible day and date, the `n_dated` events with a date first. A party
        stands once.
    rows : array of int
        The row of each event in its own table.
    """

    def __init__(self, agreements: pd.DataFrame, visits: pd.DataFrame):
        columns = ["id", "date", "date_start", "date_end", "party_codes", "mineral_codes", "area_codes", "status_code"]
        ours = [agreements[[*columns, "type_code", "level"]], visits[columns]]
        tables = [table.assign(row=np.arange(len(table))) for table in ours]
        is_visit = np.repeat([False, True], [len(agreements), len(visits)])
        made_during = [*agreements["visit_ids"], *[()] * len(visits)]
        events = pd.concat(tables, ignore_index=True).assign(is_visit=is_visit, visit_ids=made_during)
        events = events.sort_values(["date_start", "date"], ignore_index=True)
        self.ids: list[str] = events["id"].tolist()
        self.dates = [text if isinstance(text, str) else "" for text in events["date"]]
        self.party_codes = [tuple(dict.fromkeys(codes)) for codes in events["party_codes"]]
        self.rows: np.ndarray = events["row"].to_numpy()
        self.n_dated = int(events["date_start"].notna().sum())
        self._is_visit: np.ndarray = events["is_visit"].to_numpy(bool)
        self._visit_ids = events["visit_ids"].tolist()
        self._starts, self._ends = (events[name].to_numpy("datetime64[s]") for name in ("date_start", "date_end"))
        self._coded = {"mineral": events["mineral_codes"].tolist(), "area": events["area_codes"].tolist()}
        for kind, column in (("level", "level"), ("agreement_type", "type_code"), ("status", "status_code")):
            self._coded[kind] = [(code,) if isinstance(code, str) else () for code in events[column].tolist()]

    def fitting(self, criteria: Criteria) -> Fitting:
        """The events that fit all of the criteria."""
        fits = self._between(criteria.first, criteria.last)
        for code in criteria.parties:
            fits = fits & self._mask(self.of_party(code, criteria.expand_blocs))
        agreements, visits = fits & ~self._is_visit, fits & self._is_visit
        for kind in self._coded:
            chosen = getattr(criteria, kind)
            if chosen is not None:
                codes = related_minerals(chosen) if kind == "mineral" else (chosen,)
                named = self._mask([place for code in codes for place in self._having[kind].get(code, ())])
                agreements = agreements & named
                visits = visits & (named | self._made_during(agreements))
        return Fitting(self, np.flatnonzero(agreements), np.flatnonzero(visits))

    def everything(self) -> Fitting:
        """All events."""
        return self.fitting(Criteria())

    def _between(self, first: date | None, last: date | None) -> np.ndarray:
        """Events of which a possible day lies between; those without a date always do: NaT compares to nothing."""
        fits = np.ones(len(self.ids), dtype=bool)
        if first is not None:
            fits &= ~(self._ends < np.datetime64(first, "s"))
        if last is not None:
            fits &= ~(self._starts > np.datetime64(last, "s"))
        return fits

    def of_party(self, code: str, expand_blocs: bool = False) -> set[int]:
        """The places of the events to which a country or bloc is a party."""
        places = set(self._having["party"].get(code, ()))
        if expand_blocs:
            blocs = [bloc for bloc, theirs in ever_members().items() if code in theirs]
            via = (place for bloc in blocs for place in self._having["party"].get(bloc, ()))
            places.update(place for place in via if code in self._parties_of(place, expand_blocs))
        if is_bloc(code):
            places.update(place for place in self._with_some_of(code) if self._is_whole(code, place, expand_blocs))
        return places

    def _with_some_of(self, bloc: str) -> set[int]:
        """The events with somebody who has been a member of a bloc, or with another bloc."""
        theirs = ever_members().get(bloc, frozenset())
        return {place for code, at in self._having["party"].items() if code in theirs or is_bloc(code) for place in at}

    def _is_whole(self, bloc: str, place: int, expand_blocs: bool) -> bool:
        """Whether all members of a bloc on that day are parties, and it had at least two."""
        theirs = members(bloc, self.dates[place] or _ALWAYS)
        return len(theirs) > 1 and self._parties_of(place, expand_blocs).issuperset(theirs)

    def _parties_of(self, place: int, expand_blocs: bool) -> set[str]:
        """The parties of an event; with `expand_blocs` those who were members of a bloc among them on that day, too."""
        parties = set(self.party_codes[place])
        if expand_blocs:
            day = self.dates[place] or _ALWAYS
            parties.update(code for bloc in self.party_codes[place] if is_bloc(bloc) for code in members(bloc, day))
        return parties

    def _made_during(self, agreements: np.ndarray) -> np.ndarray:
        """The visits during which one of these agreements was made."""
        made = {visit for place in np.flatnonzero(agreements) for visit in self._visit_ids[place]}
        return self._mask([place for place, record in enumerate(self.ids) if record in made])

    def _mask(self, places: Collection[int]) -> np.ndarray:
        mask = np.zeros(len(self.ids), dtype=bool)
        mask[list(places)] = True
        return mask

    @cached_property
    def _having(self) -> dict[str, dict[str, list[int]]]:
        """Where each code stands, by kind."""
        columns = {"party": self.party_codes, **self._coded}
        return {kind: _positions(column) for kind, column in columns.items()}


def _positions(column: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, codes in enumerate(column):
        for code in codes:
            found.setdefault(code, []).append(place)
    return found
