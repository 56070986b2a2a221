"""A draft merged into the record of the same event: what was empty is filled, what disagrees is kept as a conflict.

Of two values that of more independent sources stands (`independence`); the record's where they are as many. The words
of the record stay where both say the same in other words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from analysis.errors import ParameterError
from analysis.linkage.compare import share_places
from analysis.linkage.event import VISIT, Event, event_of
from analysis.linkage.independence import independent
from analysis.linkage.merged_dates import better_date, is_later
from analysis.linkage.merged_people import merge_people
from analysis.records.draft_files import canonical_order
from analysis.records.flat import DATE_FIELDS
from analysis.records.models import Agreement, Visit
from analysis.vocab.catalogue import vocabulary

Mapped = dict[str, Any]

_FILLED = ("binding", "visit", "expected_effects", "topics", "outcomes", "occasion")
_PEOPLE = ("signatories", "witnesses", "meetings")


@dataclass
class Merging:
    """A record as it becomes, and what the draft says that is neither in it nor in its conflicts."""

    record: Mapped
    draft: Mapped
    source: Mapped
    is_visit: bool
    left_out: list[str] = field(default_factory=list)

    @property
    def said_by(self) -> str:
        """How a conflict names the draft's source: by publisher, by address where the publisher has several pages."""
        same = [one for one in self.record["sources"] if one["publisher"] == self.source["publisher"]]
        return str(self.source["publisher"] if len(same) == 1 else self.source["url"])

    def supporting(self, name: str) -> list[Mapped]:
        """The record's sources before the draft's that do not contradict it in a field."""
        against = {one["source"] for one in self.record.get("conflicts", ()) if one["field"] == name}
        return [
            one
            for one in self.record["sources"]
            if one["url"] != self.source["url"] and not {one["publisher"], one["url"]} & against
        ]

    def object_to(self, name: str, told: str) -> None:
        """A conflict: what the draft's source says instead of a list of the record, in words."""
        self._add(name, told, f"not kept: {_count(independent(self.supporting(name)))} otherwise")

    def settle(self, name: str, value: str) -> None:
        """The value of more independent sources stands, of as many the record's; the other is a conflict."""
        conflicts = self.record.setdefault("conflicts", [])
        same = [one for one in conflicts if one["field"] == name and one["value"] == value]
        known = {one["source"] for one in same}
        saying = [one for one in self.record["sources"] if {one["publisher"], one["url"]} & known]
        supporting = self.supporting(name)
        ours, theirs = independent(supporting), independent([*saying, self.source])
        if theirs <= ours:
            self._add(name, value, f"not kept: {_count(ours)} otherwise")
            return
        self.record["conflicts"] = [one for one in conflicts if one not in same]
        note = f"not kept: {_count(theirs)} {value}"
        for one in supporting:
            conflict = {"field": name, "value": str(self.record[name]), "source": str(one["url"]), "note": note}
            self.record["conflicts"].append(conflict)
        self.record[name] = value

    def _add(self, name: str, value: str, note: str) -> None:
        conflicts = self.record.setdefault("conflicts", [])
        own = {self.source["publisher"], self.source["url"]}
        if not any(one["field"] == name and one["source"] in own for one in conflicts):
            conflicts.append({"field": name, "value": value, "source": self.said_by, "note": note})


def merge(record: Mapping[str, Any], draft: Mapping[str, Any]) -> Merging:
    """A record with what a draft of the same event adds to it.

    Parameters
    ----------
    record, draft : mapping
        In the shape of a record file; the draft may lack fields. Neither is changed.

    Returns
    -------
    Merging
        Its `record` is in canonical order. Whether it is well formed is asked when it is written.

    Raises
    ------
    ParameterError
        The two are of different kinds, or the draft has no whole source.
    """
    ours, theirs = event_of(record), event_of(draft)
    if ours.kind != theirs.kind:
        raise ParameterError(f"the record is {_a(ours.kind)}, the draft {_a(theirs.kind)}", "merge it into another one")
    merging = Merging(_copied(record), dict(draft), _source(draft), ours.kind == VISIT)
    _add_source(merging)
    if merging.is_visit:
        _merge_visit(merging, ours, theirs)
    else:
        _merge_agreement(merging, ours, theirs)
    for name in _FILLED:
        if draft.get(name) and not merging.record.get(name):
            merging.record[name] = draft[name]
    for name in _PEOPLE:
        merge_people(merging, name, ours, theirs)
    if not merging.record.get("conflicts"):
        merging.record.pop("conflicts", None)
    merging.record = canonical_order(merging.record, Visit if merging.is_visit else Agreement)
    return merging


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copied(one) for key, one in value.items()}
    return [_copied(one) for one in value] if isinstance(value, list | tuple) else value


def _source(draft: Mapping[str, Any]) -> Mapped:
    source: Mapping[str, Any] = next(iter(draft.get("sources") or ()), {})
    if missing := [name for name in ("url", "publisher", "language") if not source.get(name)]:
        raise ParameterError(
            f"the draft's source has no {' and no '.join(missing)}", "write it under sources: of the draft"
        )
    return dict(source)


def _add_source(merging: Merging) -> None:
    """The draft's source, once; of one that is there already only what it lacks."""
    there = next((one for one in merging.record["sources"] if one["url"] == merging.source["url"]), None)
    if there is None:
        merging.record["sources"].append(merging.source)
    else:
        there.update({name: value for name, value in merging.source.items() if name not in there})
        merging.source = there


def _merge_agreement(merging: Merging, ours: Event, theirs: Event) -> None:
    draft = merging.draft
    _merge_stage(merging, ours, theirs)
    for name in DATE_FIELDS:
        _merge_date(merging, name, ours, theirs)
    if draft.get("type") and theirs.type and theirs.type != ours.type and theirs.type not in ("agreement", "other"):
        merging.settle("type", str(draft["type"]))
    _merge_place(merging, ours, theirs)
    words = vocabulary("country")
    if extra := sorted(theirs.members - ours.members):
        labels = [words.label(code) if code in words.rows else code for code in extra]
        merging.object_to("parties", f"also {' and '.join(labels)}")
    _merge_topics(merging, ours, theirs)


def _merge_stage(merging: Merging, ours: Event, theirs: Event) -> None:
    """The status of the later stage, where the draft has the date that it rests on."""
    if theirs.status and is_later(theirs.status, ours.status) and theirs.dates:
        merging.record["status"] = merging.draft["status"]


def _merge_date(merging: Merging, name: str, ours: Event, theirs: Event) -> None:
    said = theirs.dates.get(name)
    if said is None:
        return
    known = ours.dates.get(name)
    if known is None:
        other = {"signed": "concluded", "concluded": "signed"}.get(name, "")
        if other in ours.dates:  # one calls it signed and the other adopted: the day is compared
            _merge_day(merging, other, name, ours, theirs)
        elif name != "announced" or not ours.dates.keys() & {"signed", "concluded"}:
            merging.record[name] = merging.draft[name]
        return
    _merge_day(merging, name, name, ours, theirs)


def _merge_day(merging: Merging, name: str, said: str, ours: Event, theirs: Event) -> None:
    """A date of the record against one of the draft: the more exact of two that agree, else what more sources say."""
    chosen = better_date(ours.dates[name], theirs.dates[said])
    if chosen is None:
        merging.settle(name, str(merging.draft[said]))
    elif chosen is not ours.dates[name]:
        merging.record[name] = merging.draft[said]


def _merge_place(merging: Merging, ours: Event, theirs: Event) -> None:
    record, draft = merging.record, merging.draft
    if not draft.get("place"):
        return
    if not record.get("place"):
        record["place"] = draft["place"]
        if draft.get("place_country") and not record.get("place_country"):
            record["place_country"] = draft["place_country"]
    elif (said := share_places(ours.places, theirs.places)) is None:
        merging.left_out.append(f"place: {draft['place']}, which may be {record['place']}")
    elif not said:
        merging.settle("place", str(draft["place"]))
        if record["place"] == draft["place"]:
            record.pop("place_country", None)
            record |= {"place_country": draft["place_country"]} if draft.get("place_country") else {}


def _merge_topics(merging: Merging, ours: Event, theirs: Event) -> None:
    """Minerals are all that any source names; areas those of the source that the record follows."""
    record, draft = merging.record, merging.draft
    printed = draft.get("minerals") or ()
    extra = [word for word in printed if not _minerals(word) or _minerals(word) - ours.minerals]
    if extra:
        record["minerals"] = [*record.get("minerals", ()), *extra]
    if not record.get("areas"):
        if draft.get("areas"):
            record["areas"] = list(draft["areas"])
    elif theirs.areas and ours.areas.isdisjoint(theirs.areas):
        merging.object_to("areas", ", ".join(sorted(theirs.areas)))
    elif more := sorted(theirs.areas - ours.areas):
        merging.left_out.append(f"areas: {', '.join(more)}")


def _minerals(word: str) -> frozenset[str]:
    """The codes of one printed word; none for an unknown one, which the checks refuse."""
    return event_of({"parties": [], "minerals": [word]}).minerals


def _merge_visit(merging: Merging, ours: Event, theirs: Event) -> None:
    record, draft = merging.record, merging.draft
    _merge_stage(merging, ours, theirs)
    for name in ("start", "end"):
        if name in theirs.dates and name not in ours.dates:
            record[name] = draft[name]
        elif name in theirs.dates:
            _merge_day(merging, name, name, ours, theirs)
    if draft.get("kind") and not record.get("kind"):
        record["kind"] = draft["kind"]
    elif theirs.type and theirs.type != ours.type:
        merging.settle("kind", str(draft["kind"]))
    if new := _new_places(draft.get("places") or (), ours, theirs):
        record["places"] = [*record.get("places", ()), *new]
    visitor, said = record["visitor"], draft["visitor"]
    if isinstance(said, Mapping) and said.get("post") and not visitor.get("post"):
        visitor["post"] = said["post"]


def _new_places(printed: Iterable[str], ours: Event, theirs: Event) -> list[str]:
    """The towns of the draft that the record does not have, under any name."""
    to = theirs.record.get("to")
    towns = [(town, event_of({"visitor": {}, "to": to, "places": [town]}).places) for town in printed]
    return [town for town, named in towns if share_places(ours.places, named) is False]


def _a(kind: str) -> str:
    return f"a{'' if kind == VISIT else 'n'} {kind}"


def _count(number: int) -> str:
    return "one independent source says" if number == 1 else f"{number} independent sources say"
