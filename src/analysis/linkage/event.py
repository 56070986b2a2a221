"""What two records are compared by: an event as codes, days and people, of a record or a draft in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from analysis.dates.edtf import PartialDate, parse_edtf
from analysis.errors import DateError, ParameterError, UnknownNameError, shorten
from analysis.languages.folding import fold
from analysis.linkage.people import Who, who_of
from analysis.linkage.titles import subject_of
from analysis.records.flat import DATE_FIELDS
from analysis.resolve.bodies import body_of
from analysis.resolve.countries.blocs import is_bloc, members
from analysis.resolve.places import english_place
from analysis.resolve.registry import resolver
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

AGREEMENT, VISIT = "agreement", "visit"
_EVER = "1900/2100"


@dataclass(frozen=True, eq=False)
class Event:
    """One agreement or visit as it is compared. Made by `event_of`.

    Attributes
    ----------
    kind : str
        ``agreement`` or ``visit``.
    key : str
        The id of the record or the draft.
    record : mapping
        What it was made of.
    article : str
        The address of the article that a draft was made of: two events of one article are two. '' for a record.
    states : frozenset of str
        Codes of the parties; of a visit those of the visitor and of the country visited. A name without a code stands
        as it is folded.
    members : frozenset of str
        The same with the members of its blocs on that day in the place of the blocs.
    bodies : dict
        By code, else by folded name, each body that is a party, as printed.
    dates : dict
        By field of the record, the dates that can be read.
    published : PartialDate or None
        When the first of its sources to do so told of it.
    people : tuple of Who
        Signatories, witnesses, the visitor and whom the visitor met, each with that role; made when first asked for, as
        are areas, minerals and what the title speaks of: most events are compared with none.
    places : frozenset of str
        English names, folded.
    journey : tuple of str
        Of a visit: from where, and to.
    """

    kind: str
    key: str
    record: Mapping[str, Any]
    article: str = ""
    states: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    bodies: Mapping[str, str] = field(default_factory=dict)
    type: str = ""
    family: str = ""
    status: str = ""
    dates: Mapping[str, PartialDate] = field(default_factory=dict)
    published: PartialDate | None = None
    places: frozenset[str] = frozenset()
    place_country: str = ""
    title: str = ""
    urls: frozenset[str] = frozenset()
    visits: frozenset[str] = frozenset()
    journey: tuple[str, str] = ("", "")

    @property
    def day(self) -> PartialDate | None:
        """The date it is filed under; None where no date can be read."""
        return next((self.dates[name] for name in (*DATE_FIELDS, "start") if name in self.dates), None)

    @cached_property
    def people(self) -> tuple[Who, ...]:
        if self.kind == VISIT:
            visitor = who_of(_visitor(self.record), "visitor", self.journey[0], _edtf(self.day))
            return tuple(filter(None, (visitor, *self._listed_people("meetings", "met"))))
        return (*self._listed_people("signatories", "signatory"), *self._listed_people("witnesses", "witness"))

    def _listed_people(self, listed: str, role: str) -> tuple[Who, ...]:
        states = _states_of_bodies(self.record)
        found = []
        for entry in _mappings(self.record, listed):
            party = str(entry.get("party") or "")
            found.append(who_of(entry, role, states.get(party, "") or _state(party), _edtf(self.day)))
        return tuple(filter(None, found))

    @property
    def visitor(self) -> Who | None:
        return next((who for who in self.people if who.role == "visitor"), None)

    @cached_property
    def areas(self) -> frozenset[str]:
        return _topics(self.record, "areas", "area")

    @cached_property
    def minerals(self) -> frozenset[str]:
        return _topics(self.record, "minerals", "mineral")

    @cached_property
    def subject(self) -> frozenset[str]:
        """The words of its title that name neither parties nor instrument."""
        return subject_of(self.title) if self.kind == AGREEMENT else frozenset()

    def people_of(self, *roles: str) -> tuple[Who, ...]:
        return tuple(who for who in self.people if who.role in roles)


def event_of(
    record: Mapping[str, Any], key: str = "", article: str = "", codes: Mapping[str, str] | None = None
) -> Event:
    """A record, or a draft in the shape of one, as it is compared. What cannot be read says nothing.

    `codes` are what the evidence of a draft resolved fields to, for words that no vocabulary has as they stand. Raises
    `ParameterError` for what is neither an agreement (with `parties`) nor a visit (with `visitor`).
    """
    if not isinstance(record, Mapping) or not ("parties" in record or "visitor" in record):
        told = shorten(sorted(record)) if isinstance(record, Mapping) else type(record).__name__
        raise ParameterError(
            f"neither an agreement nor a visit: {told}",
            "give a mapping with parties or with a visitor, as records have",
        )
    key = key or str(record.get("id") or "")
    if "visitor" in record:
        return _visit(record, key, article)
    return _agreement(record, key, article, (codes or {}).get("type", ""))


def _agreement(record: Mapping[str, Any], key: str, article: str, read_type: str) -> Event:
    dates = dict(_dates(record, DATE_FIELDS))
    day = next((dates[name] for name in DATE_FIELDS if name in dates), None)
    states = [_state(party.get("of") if isinstance(party, Mapping) else party) for party in _listed(record, "parties")]
    of_bodies = _states_of_bodies(record)
    type_code = _code("agreement_type", record.get("type")) or read_type
    rows = resolver("agreement_type").rows
    place_country = _state(record.get("place_country"))
    return Event(
        AGREEMENT, key, record, article,
        states=frozenset(filter(None, states)), members=_expanded(filter(None, states), day),
        bodies=dict(_bodies(record, of_bodies)), type=type_code,
        family=rows[type_code]["family"] if type_code in rows else "",
        status=_code("status", record.get("status")), dates=dates, published=_published(record),
        places=_places([record.get("place")], place_country), place_country=place_country,
        title=str(record.get("title") or ""), urls=_urls(record), visits=frozenset(map(str, _listed(record, "visit"))),
    )  # fmt: skip


def _states_of_bodies(record: Mapping[str, Any]) -> dict[str, str]:
    """By name, the code of the state that each body among the parties belongs to."""
    parties = _mappings(record, "parties")
    return {str(party.get("name") or ""): _state(party.get("of")) for party in parties}


def _bodies(record: Mapping[str, Any], of_bodies: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The bodies that are parties, and those for which somebody signs: code, else folded name, and as printed."""
    named = list(of_bodies.items())
    for entry in _mappings(record, "signatories"):
        if organization := str(entry.get("organization") or ""):
            party = str(entry.get("party") or "")
            named.append((organization, of_bodies.get(party, "") or _state(party)))
    for name, state in named:
        code = body_of(name, state or None)
        if name and (code or not _is_ministry(name)):
            yield code or fold(name), name


def _is_ministry(name: str) -> bool:
    """Whether a body is a ministry, which stands for its state."""
    return any(word.startswith(_ministries(vocab_folder())) for word in fold(name).split())


@kept()
def _ministries(folder: Path) -> tuple[str, ...]:
    rows = read_table("organization_words.csv", folder)
    return tuple(fold(row["word"].rstrip("*")) for row in rows if row["role"] == "ministry")


def _visit(record: Mapping[str, Any], key: str, article: str) -> Event:
    dates = dict(_dates(record, ("start", "end")))
    home, to = _state(record.get("from") or _visitor(record).get("party")), _state(record.get("to"))
    states = [code for code in (home, to) if code]
    return Event(
        VISIT, key, record, article,
        states=frozenset(states), members=_expanded(states, dates.get("start")),
        status=_code("status", record.get("status")), type=_code("visit_kind", record.get("kind")), dates=dates,
        published=_published(record), places=_places(_listed(record, "places"), to), place_country=to,
        title=str(record.get("occasion") or ""), urls=_urls(record), journey=(home, to),
    )  # fmt: skip


def _visitor(record: Mapping[str, Any]) -> Mapping[str, Any]:
    visitor = record["visitor"]
    return visitor if isinstance(visitor, Mapping) else {"name": visitor}


def _listed(record: Mapping[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    return list(value) if isinstance(value, list | tuple) else [] if value is None else [value]


def _mappings(record: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    return (entry for entry in _listed(record, name) if isinstance(entry, Mapping))


def _codes(kind: str, value: object) -> tuple[str, ...]:
    try:
        return resolver(kind).resolve_all(value) if isinstance(value, str) and value.strip() else ()
    except UnknownNameError:
        return ()


def _code(kind: str, value: object) -> str:
    """The one code of a printed word; '' where it has none, or several."""
    codes = _codes(kind, value)
    return codes[0] if len(codes) == 1 else ""


def _state(value: object) -> str:
    """The code of a country or bloc; of one that is unknown the folded name, which is at least itself."""
    if not isinstance(value, str) or not value.strip():
        return ""
    return _code("country", value) or fold(value)


def _expanded(states: Iterable[str], day: PartialDate | None) -> frozenset[str]:
    found = set[str]()
    for code in states:
        within = members(code, _edtf(day) or _EVER) if is_bloc(code) else ()
        found |= set(within) or {code}
    return frozenset(found)


def _dates(record: Mapping[str, Any], names: Iterable[str]) -> Iterator[tuple[str, PartialDate]]:
    for name in names:
        if (day := _day(record.get(name))) is not None:
            yield name, day


def _day(value: object) -> PartialDate | None:
    try:
        return parse_edtf(value) if isinstance(value, str) and value.strip() else None
    except DateError:
        return None


def _edtf(day: PartialDate | None) -> str:
    return day.edtf if day else ""


def _published(record: Mapping[str, Any]) -> PartialDate | None:
    days = [day for source in _mappings(record, "sources") if (day := _day(source.get("published"))) and day.start]
    return min(days, key=lambda day: str(day.start), default=None)


def _places(printed: Iterable[object], country: str) -> frozenset[str]:
    towns = [text for text in printed if isinstance(text, str) and text.strip()]
    return frozenset(fold(english_place(town, country or None) or english_place(town) or town) for town in towns)


def _topics(record: Mapping[str, Any], name: str, kind: str) -> frozenset[str]:
    return frozenset(code for word in _listed(record, name) for code in _codes(kind, word))


def _urls(record: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(str(source["url"]) for source in _mappings(record, "sources") if source.get("url"))
