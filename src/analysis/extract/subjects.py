"""Who a clause about a visit speaks of: by name, by post, by a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.extract.event import CASES
from analysis.extract.events import Events
from analysis.extract.items import LAST, Item, Sentence
from analysis.extract.parties import LEADERS, parties
from analysis.extract.people import Cast
from analysis.extract.person import Person
from analysis.extract.reading import Reading
from analysis.extract.timing import Timing, When

_JOINING = re.compile(r"\s*(?:,|,?\s*\b(?:and|и|мен|бен|пен|және|та|й|und|et|y|ve|e)\b)\s*(?:the\s)?", re.IGNORECASE)
_BESIDE = 8  # characters between a visit and the post of the visitor: the president's visit, visit of the president
_MEETING = frozenset(("meet", "sign", "arrive", "attend"))  # verbs whose object is not whose visit it was
_OF_OCCASION, _TO_A_PLACE = 30, 8  # characters before and behind a visit: during his official, to the
# Whose visit it is: of the one before.
_ITS = re.compile(r"\b(?:his|her|their|его|её|ее|його|її)\s(?:[^\W\d_]+\s){0,3}\Z", re.IGNORECASE)
# A participle in a case: прибывшего, находящимся, який is none.
_OF_NOUN = re.compile(
    r"\w+(?:вш|ющ|ящ|ущ|ащ)(?:ий|его|ему|им|ем|ая|ей|ую|ие|их|ими)(?:ся)?\b|\w+(?:юч|яч|уч|ач)(?:ий|ого|ому|им|а|ої|ою|у|і|их|ими)\b"
)
_PARTICIPLES = ("ған", "ген", "қан", "кен", "en", "an")


@dataclass(slots=True)
class Journey:
    """What a report tells of one visitor's journey."""

    visitor: Person
    cues: list[tuple[Sentence, Item]] = field(default_factory=list)
    to: str = ""
    to_item: Item | None = None
    places: list[Item] = field(default_factory=list)
    starts: list[When] = field(default_factory=list)
    ends: list[When] = field(default_factory=list)
    kind: tuple[str, Item] | None = None
    meetings: list[tuple[Person, When | None]] = field(default_factory=list)
    why: str = ""


class Subjects:
    """Finds the subjects of clauses; `found` are the journeys told so far, `planned` those that have not begun."""

    def __init__(self, reading: Reading, cast: Cast, events: Events, timing: Timing):
        self._reading, self._cast, self._events, self._timing = reading, cast, events, timing
        self.found: dict[str, Journey] = {}
        self.planned: dict[str, Journey] = {}

    def _subjects(self, sentence: Sentence, clause: int, cue: Item, items: Sequence[Item]) -> list[Person]:
        """Everybody who is the subject of a verb of travel: A and B arrived."""
        one = self._subject(sentence, clause, cue, items)
        if one is None:
            return []
        people = [p for p in self._cast.by_sentence[sentence.number] if p.clause == clause]
        chain = [one]
        for other in reversed([p for p in people if p.item.end <= one.start]):
            gap = self._reading.text[other.item.end : chain[-1].start]
            if not _JOINING.fullmatch(gap):
                break
            chain.append(other)
        return chain[::-1]

    def _subject(self, sentence: Sentence, clause: int, cue: Item, items: Sequence[Item]) -> Person | None:
        people = [one for one in self._cast.by_sentence[sentence.number] if one.clause == clause]
        if within := [one for one in people if cue.start < one.item.start < cue.end]:
            return within[0]  # the visit of President Li began
        if named := self._by_post(items, cue.start, cue.end):
            return named
        if self._reading.language in ("ru", "uk") and _OF_NOUN.match(self._reading.text, cue.start):
            nouns = [one for one in self._cast.by_sentence[sentence.number] if one.item.end <= cue.start]
            if nouns:
                return nouns[-1]  # с президентом Х, находящимся в стране
        printed = self._reading.text[cue.start : cue.end].casefold()
        language = self._reading.language
        if language in LAST and printed.endswith(_PARTICIPLES):
            after = next((one for one in people if one.start >= cue.end), None)
            named = self._by_post(items, cue.end, sentence.end)
            posts = [item for item in items if item.role == "post" and item.start >= cue.end]
            if (
                posts
                and named
                and (after is None or (posts[0].start < after.start and not after.start <= posts[0].start))
            ):
                return named
            if after is not None:
                return after
            if any(0 <= item.start - cue.end <= 2 for item in items if item.role == "side"):
                return None  # delegations that came: who came has no name
        subjects = [one for one in people if one.is_nominative] if language in CASES else people
        before = [one for one in subjects if one.item.start < cue.start and not self._is_under_mark(one, items)]
        if before:
            nearer = self._by_leader(items, before[-1].item.end, cue.start)
            return nearer or (before[0] if len(before) == 1 or language in LAST else before[-1])
        if named := self._by_leader(items, sentence.start, cue.start):
            return named
        antecedent = self._antecedent(sentence, clause) if sentence.openings.get(clause) else None
        if antecedent:
            return antecedent
        behind = [one for one in subjects if one.item.start >= cue.end and not self._is_under_mark(one, items)]
        if behind and language not in ("en", "de", "fr"):
            return behind[0]
        if named := self._by_post(items, sentence.start, cue.start):
            return named
        return self._last_subject(sentence, cue)

    def _is_under_mark(self, person: Person, items: Sequence[Item]) -> bool:
        return any(
            item.role in ("occasion", "instead", "between", "witness", "by")
            and item.form == "before"
            and 0 <= person.start - item.end <= 3
            and self._reading.language not in ("kk",)
            for item in items
        )

    def _antecedent(self, sentence: Sentence, clause: int) -> Person | None:
        """Who a relative clause speaks of: the last person before it."""
        first = min((item.start for item in sentence.items if item.clause == clause), default=sentence.start)
        people = [one for one in self._cast.by_sentence[sentence.number] if one.item.end <= first]
        if people:
            return people[-1]
        posts = [item for item in sentence.items if item.end <= first and item.role in ("post", "country")]
        return self._by_post(posts, sentence.start, first)

    def _by_post(self, items: Sequence[Item], low: int, high: int) -> Person | None:
        """Who is meant by a post alone: the Kazakh leader, the envoy, президент Казахстана."""
        for post in [item for item in items if item.role == "post" and low <= item.start < high]:
            country = next(
                (
                    one.code
                    for one in items
                    if one.role == "country" and one.code
                    and (0 <= post.start - one.end <= 3 or 0 <= one.start - post.end <= 3)
                ),
                "",
            )  # fmt: skip
            people = list(self._cast.known.values())
            fitting = [one for one in people if self._may_be(one, post, country or "")]
            if not post.code:  # the Uzbek leader
                fitting = [one for one in fitting if self._is_leader(one)] or fitting
            if len({one.key for one in fitting}) == 1 or (fitting and country):
                return fitting[0]
            visitors = [one for one in fitting if one.key in self.found]
            if visitors:
                return visitors[-1]
            named = [one for one in fitting if one.item.start < post.start]
            if named:
                return named[-1]
        return None

    @staticmethod
    def _is_leader(person: Person) -> bool:
        ranks = parties().classes_of(person.code) if person.code else frozenset((person.rank,))
        return bool(ranks & LEADERS) or person.rank in LEADERS

    def _by_leader(self, items: Sequence[Item], low: int, high: int) -> Person | None:
        """Who is meant by a country and a post without a code, nearer to a verb than any name: the Kazakh leader."""
        posts = [item for item in items if item.role == "post" and not item.code and low <= item.start < high]
        near = [item for item in items if posts and low <= item.start < high]
        return self._by_post(near, low, high) if any(item.role == "country" for item in near) else None

    @staticmethod
    def _may_be(person: Person, post: Item, country: str) -> bool:
        if country and person.party and person.party != country:
            return False
        ranks = parties().classes_of(person.code) if person.code else frozenset()
        if not post.code:
            return bool(country) and person.party == country
        return post.code in ranks or person.rank == post.code or (not person.rank and not ranks and bool(country))

    def _last_subject(self, sentence: Sentence, cue: Item) -> Person | None:
        """Who 'he' or a sentence without a subject speaks of: the first person of the sentence before."""
        earlier = [one for one in self._cast.by_sentence[sentence.number] if one.item.end <= cue.start]
        if earlier:
            return earlier[0]
        if self.found:
            return list(self.found.values())[-1].visitor
        for number in range(sentence.number - 1, max(-1, sentence.number - 3), -1):
            other = self._reading.sentences[number]
            if other.paragraph != sentence.paragraph:
                return None
            people = self._cast.by_sentence[number]
            known = [one for one in people if one.key in self.found]
            if known or people:
                return (known or people)[0]
            if named := self._by_post(other.items, other.start, other.end):
                return named
        return None

    def _leader(self, people: Sequence[Person], sentence: Sentence, noun: Item) -> Person | None:
        """Who leads the delegation whose visit it was: визита делегации во главе с министром …"""
        sides = [one for one in sentence.of("side") if 0 <= one.start - noun.end <= _OF_OCCASION * 2]
        for person in people if sides else ():
            gap = self._reading.text[sides[0].end : person.start]
            if 0 < len(gap) <= _OF_OCCASION and "," not in gap:
                return person
        return None

    def _subject_during(self, people: Sequence[Person], sentence: Sentence, noun: Item) -> Person | None:
        """The subject of a clause that tells what was done on a visit: During a visit to Oslo, Minister X met …"""
        marks = [one for one in sentence.of("occasion") if one.form == "before" and one.start < noun.start]
        is_during = any(noun.start - one.end <= _OF_OCCASION for one in marks)
        towns = [one for one in sentence.of("place", "country") if 0 < one.start - noun.end <= _TO_A_PLACE]
        if not is_during or not towns or self._reading.language in LAST:
            return None
        if any(0 < one.start - towns[0].end <= _BESIDE for one in sentence.of("pronoun")):
            return self._last_subject(sentence, noun)  # during a visit to Oslo, he met …
        able = [one for one in people if one.is_nominative or self._reading.language not in CASES]
        able = [one for one in able if not self._is_under_mark(one, sentence.items)]
        before = [one for one in able if one.item.end <= marks[-1].start]
        behind = [one for one in able if one.item.start >= towns[0].end]
        return next(iter(before[-1:] or behind[:1]), None)

    def _owner(self, sentence: Sentence, clause: int, noun: Item) -> Person | None:
        """Whose visit it is: the name right before or behind the word."""
        people = [one for one in self._cast.by_sentence[sentence.number] if one.clause == clause]
        text = self._reading.text
        for person in people:
            if person.item.end <= noun.start:
                gap = text[person.item.end : noun.start]
                if (
                    len(gap.split()) <= 5
                    and "," not in gap
                    and (self._reading.language in LAST or gap[:2] in ("'s", "’s", "' ", "’ "))
                ):
                    return person
            if noun.end <= person.start and self._reading.language not in LAST:
                gap = text[noun.end : person.start]
                is_met = any(one.role in _MEETING and noun.end <= one.start < person.start for one in sentence.items)
                if (
                    not is_met
                    and len(gap.split()) <= 4
                    and "," not in gap
                    and (not person.is_nominative or not gap.strip() or gap.split()[:1] in (["of"], ["by"], ["de"]))
                ):
                    return person
        if _ITS.search(text, max(sentence.start, noun.start - _OF_OCCASION), noun.start):
            return self._last_subject(sentence, noun)
        if (leader := self._leader(people, sentence, noun)) is not None:
            return leader
        if (guest := self._subject_during(people, sentence, noun)) is not None:
            return guest
        named = self._by_post(
            [i for i in sentence.items if noun.start - 40 <= i.start <= noun.end + 40], noun.start - 40, noun.end + 40
        )
        is_its = any(
            item.role == "post" and (0 <= item.start - noun.end <= _BESIDE or 0 <= noun.start - item.end <= _BESIDE)
            for item in sentence.items
        )
        if named is not None and (is_its or named.key in self.found or sentence.of("begin")):
            return named
        is_run = noun.form == "noun" and sentence.of("begin", "held") and not people
        return next(iter(self.found.values())).visitor if is_run and len(self.found) == 1 else None
