"""The places of an article that a draft rests on: which field, what it was read as, and where they lie in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from analysis.records.draft_block import DraftBlock

# What a field tells, by its first part. A place is marked by this, in colour and in the kind of its underline.
KINDS: dict[str, tuple[str, ...]] = {
    "what": ("type", "status", "kind", "title", "binding"),
    "when": ("signed", "concluded", "announced", "in_force", "ended", "start", "end"),
    "where": ("place", "place_country", "places"),
    "side": ("parties", "to", "from"),
    "person": ("signatories", "witnesses", "visitor", "meetings"),
    "topic": ("areas", "minerals", "topics", "occasion", "outcomes", "expected_effects"),
    "other": (),
}
MEANINGS = {
    "what": "what it is",
    "when": "when",
    "where": "where",
    "side": "between whom",
    "person": "people and posts",
    "topic": "areas, minerals, topics",
    "other": "anything else",
}
_KIND_OF = {field: kind for kind, fields in KINDS.items() for field in fields}


@dataclass(frozen=True)
class Place:
    """One place of the evidence. `number` counts those of a draft from 1 in the order of the text."""

    number: int
    field: str
    start: int
    end: int
    text: str
    sure: str
    code: str
    how: str

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        parts = self.field.split(".")
        return "when" if parts[-1] == "date" else _KIND_OF.get(parts[0], "other")

    @property
    def name(self) -> str:
        """The field for a reader."""
        return field_name(self.field)


@dataclass(frozen=True)
class Piece:
    """A stretch of the text on which the same places lie; `ending` are those that end with it."""

    text: str
    places: tuple[Place, ...] = ()
    ending: tuple[Place, ...] = ()


def field_name(field: str) -> str:
    """A field for a reader, people and sources counted from one.

    >>> field_name("signatories.0.name"), field_name("place_country"), field_name("sources[1].url")
    ('signatories 1 name', 'place country', 'sources 2 url')
    """
    parts = re.split(r"[.\[\]]+", field.strip("[]."))
    return " ".join(f"{int(part) + 1}" if part.isdecimal() else part.replace("_", " ") for part in parts)


def places_of(block: DraftBlock) -> list[Place]:
    """All places of a draft in the order of the text."""
    found = [(one.start, one.end, field, one) for field, places in block.evidence.items() for one in places]
    found.sort(key=lambda each: each[:3])
    return [
        Place(number, field, start, end, one.text, one.sure, one.code or "", one.how or "")
        for number, (start, end, field, one) in enumerate(found, 1)
    ]


def by_field(places: Iterable[Place]) -> Mapping[str, list[Place]]:
    """The places of each field."""
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.field, []).append(place)
    return found


def paragraphs(text: str, places: Iterable[Place]) -> list[list[Piece]]:
    """The paragraphs of a text, each in pieces that are marked alike; places may overlap. Blank lines are left out."""
    places = [place for place in places if 0 <= place.start < place.end <= len(text)]
    found = []
    for line in re.finditer(r"[^\n]+", text):
        if not line[0].strip():
            continue
        within = [place for place in places if place.start < line.end() and place.end > line.start()]
        cuts = {line.start(), line.end()}
        for place in within:
            cuts |= {max(place.start, line.start()), min(place.end, line.end())}
        edges = sorted(cuts)
        found.append(
            [
                Piece(
                    text[start:end],
                    tuple(place for place in within if place.start <= start and end <= place.end),
                    tuple(place for place in within if place.end == end and place.start <= start),
                )
                for start, end in pairwise(edges)
            ]
        )
    return found
