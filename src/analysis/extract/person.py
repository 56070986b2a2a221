"""Somebody named in a text, with what is told beside the name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.extract.items import Item


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text something stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a sentence; `start` and `end` enclose the name with its post."""

    item: Item
    sentence: int
    key: str
    name: str
    code: str | None
    is_nominative: bool
    start: int
    end: int
    post: Place | None = None
    rank: str = ""
    party: str = ""
    party_place: Place | None = None
    body: Item | None = None

    @property
    def clause(self) -> int:
        return self.item.clause


def joined(one: Person | None, other: Person) -> Person:
    """What two mentions of one person say together: the fuller name, the first post, party and body."""
    if one is None:
        return other
    is_fuller = len(other.name.split()) > len(one.name.split())
    is_better = one.name.isupper() and not other.name.isupper() and len(other.name.split()) == len(one.name.split())
    best = other if is_fuller or is_better else one  # a headline may be printed in capitals
    posted = other if other.post and (one.post is None or is_better) else one
    told = one if one.party_place else other if other.party_place else one if one.party else other
    return replace(
        best,
        code=one.code or other.code,
        post=posted.post,
        rank=posted.rank or one.rank or other.rank,
        party=told.party,
        party_place=told.party_place,
        body=one.body or other.body,
    )
