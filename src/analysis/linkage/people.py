"""People of two records: whether two printed names are one person, in any language and script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, NamedTuple

from analysis.errors import AnalysisError
from analysis.linkage.spelling import alike
from analysis.resolve.people.resolver import resolve_person
from analysis.vocab.catalogue import vocabulary


class Who(NamedTuple):
    """Somebody a record names: as printed, for whom, and who it is where the vocabulary knows the person."""

    name: str
    party: str
    role: str
    person_id: str = ""

    def __str__(self) -> str:
        return self.name


def who_of(entry: Mapping[str, Any], role: str, party: str, day: str) -> Who | None:
    """The person of an entry of a record that names one: ``{name, post, party}``; None where it names none."""
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        return None
    post, country = entry.get("post"), party or None
    for context in ((post, country, day or None), (None, country, day or None)):  # a wrong post hides nobody
        try:
            return Who(name, party, role, resolve_person(name, *context)[0])
        except AnalysisError:
            continue
    return Who(name, party, role)


def are_one(one: Who, other: Who) -> bool | None:
    """Whether two are one person; None where that cannot be told, as across scripts that no table of sounds knows.

    >>> are_one(Who("Stefan Rouenhoff", "DEU", ""), Who("Штефан Роуэнхофф", "DEU", ""))
    True
    """
    if one.person_id and other.person_id:
        return one.person_id == other.person_id
    if one.party and other.party and one.party != other.party:
        return False
    return alike(_spelled(one), _spelled(other))


def _spelled(who: Who) -> str:
    """The name in Latin letters where the vocabulary has it, else as printed."""
    return vocabulary("person").label(who.person_id) if who.person_id else who.name


def shared(left: Iterable[Who], right: Iterable[Who]) -> list[tuple[Who, Who]]:
    """The pairs of people who stand on both sides."""
    rest = list(right)
    found = []
    for one in left:
        same = next((other for other in rest if are_one(one, other)), None)
        if same is not None:
            rest.remove(same)
            found.append((one, same))
    return found


def may_be_shared(left: Iterable[Who], right: Iterable[Who]) -> bool:
    """Whether somebody of one side may be somebody of the other."""
    return any(are_one(one, other) is not False for one, other in product(list(left), list(right)))
