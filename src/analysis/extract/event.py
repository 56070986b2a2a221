"""Something that a clause says of an agreement: the verb, the document, and whether it was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.extract.items import Item, Sentence

DONE = frozenset(("active", "passive", "copular"))
CASES = frozenset(("ru", "uk", "kk"))  # in which the ending of a name tells whether it is the subject


@dataclass(slots=True)
class Event:
    """Something that a clause says of an agreement.

    `why` is '' where it was done; else one of `analysis.extract.draft.WHY`. `instrument` is the printed kind of the
    document, None where the clause only points to one (`is_same`) or names none. A document of a list is `told_in` the
    sentence with the verb; `span` is its line.
    """

    act: str
    form: str
    why: str
    sentence: Sentence
    clause: int
    cue: Item | None
    instrument: Item | None
    is_same: bool = False
    is_more: bool = False
    is_several: bool = False
    span: tuple[int, int] = (0, 0)
    told_in: Sentence | None = None
    items: list[Item] = field(default_factory=list)

    @property
    def is_listed(self) -> bool:
        """Whether it is a document of a list."""
        return self.told_in is not None

    @property
    def is_headline(self) -> bool:
        return self.sentence.is_headline


def type_of(instrument: Item | None) -> str:
    """The code of a printed kind of document; '' where it is not one."""
    if instrument is None:
        return ""
    return instrument.form or instrument.code or ""


def longest(verbs: Iterable[Item]) -> list[Item]:
    """Of verbs over one another the longest."""
    kept: list[Item] = []
    for verb in sorted(verbs, key=lambda one: (one.start - one.end, one.start)):
        if all(verb.end <= other.start or other.end <= verb.start for other in kept):
            kept.append(verb)
    return sorted(kept, key=lambda one: one.start)
