"""The verdict on each draft: the same as a record or another draft, a sequel of one, new, or for a reader to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.linkage.compare import compare, score
from analysis.linkage.event import AGREEMENT, VISIT, Event
from analysis.linkage.groups import Scored, assign, group
from analysis.linkage.index import EventIndex, are_near
from analysis.linkage.sequels import relation_of, sequel_reasons
from analysis.linkage.weights import Reason

# Measured by tests/benchmarks/bench_match.py. From SAME on two tell one event, if nothing else comes within MARGIN;
# from MAYBE on a reader should look. Parties, day and instrument alone do not reach SAME: two papers of one kind are
# signed on one day, and only people, bodies, minerals or what the titles speak of tell them apart.
SAME, MAYBE = {AGREEMENT: 15, VISIT: 12}, {AGREEMENT: 8, VISIT: 8}
MARGIN, SEQUEL = 3, 7
# A reason that weighs so much against it is not outweighed: other minerals, signatories, bodies or another instrument
# are for a reader to judge, whatever else is alike.
OBJECTION = -5
VERDICTS = ("same", "sequel", "new", "unsure")
_SHOWN = 3

Judged = Callable[[str, str], bool]


@dataclass(frozen=True, eq=False)
class Candidate:
    """An event that a draft was compared with: the sum of the weights, and the reasons."""

    event: Event
    score: int
    reasons: tuple[Reason, ...]
    is_record: bool

    @property
    def is_objected(self) -> bool:
        """Whether a reason weighs so much against it that nothing outweighs it."""
        return any(one.weight <= OBJECTION for one in self.reasons)

    @property
    def standing(self) -> int:
        """The score by which it is decided: too little for one event where a reason objects."""
        return min(self.score, SAME[self.event.kind] - 1) if self.is_objected else self.score


@dataclass(frozen=True, eq=False)
class Match:
    """What was found of one draft.

    Attributes
    ----------
    draft : Event
    verdict : str
        One of `VERDICTS`: ``unsure`` where several events fit alike, or one not well enough.
    best : Candidate or None
        What it is the same as, or a sequel of, or most like where it is unsure; its reasons are those of the verdict.
    relation : str
        Of a sequel: a word of a record's `follows`, or ``enters into force``, ``ends``.
    others : tuple of Candidate
        Further events that it is like, the likest first.
    group : str
        The key of the draft that tells the most of the same event; its own where no other tells it.
    """

    draft: Event
    verdict: str
    best: Candidate | None = None
    relation: str = ""
    others: tuple[Candidate, ...] = field(default=())
    group: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The match as JSON has it."""
        best = self.best
        return {
            "draft": self.draft.key,
            "kind": self.draft.kind,
            "title": self.draft.title,
            "verdict": self.verdict,
            "match": best.event.key if best else None,
            "match_is": None if best is None else "record" if best.is_record else "draft",
            "relation": self.relation or None,
            "score": best.score if best else None,
            "reasons": [one._asdict() for one in best.reasons] if best else [],
            "others": [{"id": one.event.key, "score": one.score} for one in self.others],
            "group": self.group,
        }


def match_events(
    drafts: Sequence[Event],
    records: EventIndex,
    *,
    is_judged_other: Judged = lambda _left, _right: False,
    recalled: Mapping[str, Sequence[Event]] | None = None,
) -> list[Match]:
    """What each draft tells, in their order.

    Parameters
    ----------
    drafts : sequence of Event
        Those of one `article` are never the same.
    records : EventIndex
    is_judged_other : function
        Whether somebody judged that the events of two keys are not the same.
    recalled : mapping
        By article, the agreements that it speaks of as made before.
    """
    matching = _Matching(drafts, records, is_judged_other, recalled or {})
    return [matching.match(number) for number in range(len(drafts))]


class _Matching:
    """All drafts compared with the records and with each other, once."""

    def __init__(
        self,
        drafts: Sequence[Event],
        records: EventIndex,
        is_judged_other: Judged,
        recalled: Mapping[str, Sequence[Event]],
    ):
        self._drafts, self._records, self._recalled = drafts, records, recalled
        self._is_judged_other = is_judged_other
        self._own = EventIndex(drafts)
        self._of_records = [self._compared(draft, records, True) for draft in drafts]
        self._of_drafts = [self._compared(draft, self._own, False) for draft in drafts]
        place = {id(event): number for number, event in enumerate(drafts)}
        scores = {
            (number, place[id(one.event)]): one.standing
            for number, found in enumerate(self._of_drafts)
            for one in found
            if number < place[id(one.event)]
        }
        same = [SAME[draft.kind] for draft in drafts]
        self._groups = group(scores, same, MARGIN)
        self._heads = {id(drafts[self._head(number)]) for number in range(len(drafts))}
        found = [[Scored(id(one.event), one.standing) for one in candidates] for candidates in self._of_records]
        self._picked = assign(found, [draft.article for draft in drafts], same, MARGIN)

    def _compared(self, draft: Event, index: EventIndex, is_record: bool) -> list[Candidate]:
        """The events of an index that may be the same as a draft, the likest first."""
        found = []
        for event in index.sharing(draft):
            is_sibling = bool(draft.article) and draft.article == event.article
            if is_sibling or not are_near(draft, event) or self._is_judged_other(draft.key, event.key):
                continue
            reasons = compare(draft, event)
            found.append(Candidate(event, score(reasons), tuple(reasons), is_record))
        return sorted(found, key=lambda one: (-one.standing, -one.score))

    def match(self, number: int) -> Match:
        """The verdict on one draft."""
        draft, candidates = self._drafts[number], self._of_records[number]
        members = self._groups[number]
        head = self._head(number)
        told = Match(draft, "new", group=self._drafts[head].key)
        if pick := self._record_of(number):
            others = tuple(one for one in candidates if one is not pick and one.score > 0)[:_SHOWN]
            return replace(told, verdict="same", best=pick, others=others)
        if candidates and candidates[0].score >= MAYBE[draft.kind]:
            return self._unsure(told, candidates)
        among = self._of_drafts[number]
        if head != number:
            return replace(told, verdict="same", best=next(one for one in among if one.event is self._drafts[head]))
        if len(members) == 1 and among and among[0].score >= MAYBE[draft.kind]:
            return self._unsure(told, among)
        return self._sequel(told, {id(self._drafts[member]) for member in members})

    def _head(self, number: int) -> int:
        """The draft of a group that tells the most: it is to be accepted, and the others merged into it."""
        return max(self._groups[number], key=lambda member: (_values(self._drafts[member].record), -member))

    def _record_of(self, number: int) -> Candidate | None:
        """The record that a draft is the same as, by itself or by another draft that tells the same event."""
        own = self._drafts[number].article
        taken = {
            found
            for other, found in enumerate(self._picked)
            if other != number and own and self._drafts[other].article == own
        }
        for member in (number, *self._groups[number]):
            found = self._picked[member]
            pick = next((one for one in self._of_records[number] if id(one.event) == found), None)
            if pick and pick.score > 0 and (member == number or not (pick.is_objected or found in taken)):
                return pick
        return None

    @staticmethod
    def _unsure(told: Match, candidates: Sequence[Candidate]) -> Match:
        others = tuple(one for one in candidates[1:] if one.score > 0)[:_SHOWN]
        return replace(told, verdict="unsure", best=candidates[0], others=others)

    def _sequel(self, told: Match, same: set[int]) -> Match:
        """The draft as the sequel of what it most likely follows, or new."""
        draft = told.draft
        recalled = self._recalled.get(draft.article, ())
        found = [
            Candidate(event, score(reasons), tuple(reasons), is_record)
            for index, is_record in ((self._records, True), (self._own, False))
            for event in index.sharing(draft)
            if id(event) not in same and (is_record or id(event) in self._heads)
            if (reasons := sequel_reasons(draft, event, recalled))
        ]
        found.sort(key=lambda one: (-one.score, _age(draft, one.event)))
        if not found or found[0].score < SEQUEL:
            near = [one for one in self._of_records[self._drafts.index(draft)] if one.score > 0]
            return replace(told, others=tuple(near[:_SHOWN]))
        relation = relation_of(draft, found[0].event)
        return replace(told, verdict="sequel", best=found[0], relation=relation, others=tuple(found[1 : _SHOWN + 1]))


def _values(value: object) -> int:
    """How many values a record has, those in its lists and mappings counted."""
    if isinstance(value, Mapping):
        return sum(map(_values, value.values()))
    return sum(map(_values, value)) if isinstance(value, list | tuple) else int(value not in (None, ""))


def _age(draft: Event, event: Event) -> int:
    """How many days before the draft an event was: of equals the last is meant."""
    days = [one.day.start for one in (draft, event) if one.day and one.day.start]
    return (days[0] - days[1]).days if len(days) == 2 else 0
