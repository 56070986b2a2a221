"""Who came where: what the clauses of a report tell of visits and of meetings during them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.extract.event import CASES
from analysis.extract.events import Events
from analysis.extract.items import LAST, Item, Sentence
from analysis.extract.people import Cast
from analysis.extract.person import Person
from analysis.extract.reading import Reading
from analysis.extract.subjects import Journey
from analysis.extract.timing import Timing, When
from analysis.extract.towns import country_of
from analysis.extract.travel import Travel

_OF_A_VISIT = 40  # characters between whose visit it is and the word for it: Блинкеннің Қазақстанға сапары
_MET = re.compile(r"(?:also\s)?(?:met|sat)\b|встрет|зустрі|кездес", re.IGNORECASE)
_NEXT_TO = 3  # characters between "with" and whom they met
_OF = ("of", "by", "")


class Journeys(Travel):
    """The journeys of a report by visitor: `found`, and `planned`, which have not begun."""

    def __init__(self, reading: Reading, cast: Cast, events: Events, timing: Timing):
        super().__init__(reading, cast, events, timing)
        for sentence in reading.sentences:
            for clause in sorted({item.clause for item in sentence.items}):
                self.read_travel(sentence, clause)
        for sentence in reading.sentences:
            for clause in sorted({item.clause for item in sentence.items}):
                self._read_meetings(sentence, clause)

    def _read_meetings(self, sentence: Sentence, clause: int) -> None:
        items = [item for item in sentence.items if item.clause == clause and not item.is_spoken]
        cues = [item for item in items if item.role == "meet"]
        self._read_greeting(sentence, clause, items)
        if not cues or any(item.role in ("greet", "plan_visit") for item in items):
            return
        moods = {item.form for item in items if item.role == "mood"}
        if moods & {"cancelled", "denied"} or any(item.form == "future" and item.role == "sign" for item in items):
            return
        if any(item.role == "mood" and item.form == "planned" and item.end <= cues[0].start for item in items):
            return
        stops = [item.start for item in items if item.role in ("arrive", "sign", "depart", "attend", "report")]
        for number, cue in enumerate(cues):
            low = cues[number - 1].end if number else sentence.start
            high = min(
                [place for place in stops if place > cue.end]
                + [cues[number + 1].start if number + 1 < len(cues) else sentence.end]
            )
            if number and (first := self._visitor_before(sentence, clause, cues[0])):
                people = self._cast.by_sentence[sentence.number]
                met = [one for one in people if one.clause == clause and cue.end <= one.start < high]
                self._add_meetings([first], met, self._timing.of_verb(sentence, cue, clause))
                continue
            self._meet(sentence, clause, cue, items, low, high)

    def _visitor_before(self, sentence: Sentence, clause: int, cue: Item) -> Person | None:
        """The visitor who is the subject of several verbs of meeting: he met A and was received by B."""
        if self._reading.language in LAST:
            return None
        people = [one for one in self._cast.by_sentence[sentence.number] if one.clause == clause]
        before = [one for one in people if one.item.end <= cue.start]
        return before[-1] if before and before[-1].key in self.found else None

    def _read_greeting(self, sentence: Sentence, clause: int, items: Sequence[Item]) -> None:
        """The day of a welcome at the airport is that of the arrival."""
        for cue in [item for item in items if item.role == "greet"]:
            for journey in self.found.values():
                when = self._timing.of_verb(sentence, cue, clause)
                if not journey.starts and when is not None and len(self.found) == 1:
                    journey.starts.append(when)

    def _meet(self, sentence: Sentence, clause: int, cue: Item, items: Sequence[Item], low: int, high: int) -> None:
        people = [
            one
            for one in self._cast.by_sentence[sentence.number]
            if one.clause == clause and low <= one.item.start < high
        ]
        people = [one for one in people if not self._is_beside(one, cue, items)]
        others = [one for one in people if not self._is_during_visit_of(one, items)]
        if len(people) > len(others) and (len(others) > 1 or cue.form == "active"):  # on the visit of A, B met C
            if not any(one.key in self.found for one in others):
                return
            people = others
        is_alone = len(people) == 1 and people[0].key not in self.found and not sentence.of("guests")
        if cue.form == "receives" and is_alone:
            people = self._with_whom_a_post_means(people[0], sentence, cue, items)
        visitors = [one for one in people if one.key in self.found]
        if not visitors and cue.form in ("receives", "received") and len(people) > 1:
            self._infer(sentence, clause, cue, people)
            visitors = [one for one in people if one.key in self.found]
        if not visitors and cue.form == "active" and len(people) > 1:
            self._infer_by_town(sentence, clause, cue, people)
            visitors = [one for one in people if one.key in self.found]
        when = self._timing.of_verb(sentence, cue, clause) or self._timing.relative(
            sentence, self._timing.day_before(sentence)
        )
        if len(visitors) > 1:
            visitors = [one for one in visitors if self.found[one.key].to != one.party][:1]
        if visitors:
            self._add_meetings(visitors, [one for one in people if one.key != visitors[0].key], when)
            return
        if (
            cue.form in ("receives", "received")
            and people
            and sentence.of("guests")
            and self._guests(sentence, cue, people[-1])
        ):
            guests = self._guests(sentence, cue, people[-1])
            self._add_meetings(guests, people[-1:], when)
            return
        met = [one for one in people if one.key not in self.found]
        if not met or not self.found:
            return
        implied = self._implied(sentence, clause, cue, items, people)
        if implied:
            self._add_meetings(implied, met, when)

    def _is_beside(self, person: Person, cue: Item, items: Sequence[Item]) -> bool:
        """Whether a name before a verb neither is its subject nor whom they met: at the monument to A he met B."""
        if cue.form != "active" or self._reading.language not in ("ru", "uk"):
            return False
        is_met = any(one.role == "between" and 0 <= person.start - one.end <= _NEXT_TO for one in items)
        return person.item.end <= cue.start and not person.is_nominative and not is_met

    def _with_whom_a_post_means(
        self, person: Person, sentence: Sentence, cue: Item, items: Sequence[Item]
    ) -> list[Person]:
        """Who received whom where one of them is called by the post alone: The head of state received Nicolas Maes."""
        free = [one for one in items if one.role == "post" and not person.start <= one.start < person.end]
        other = self._by_post([*free, *(one for one in items if one.role == "country")], sentence.start, cue.start)
        if other is None or other.key == person.key:
            return [person]
        is_guest = person.is_nominative and self._reading.language in CASES
        return [replace(other, is_nominative=not is_guest), person]

    def _is_during_visit_of(self, person: Person, items: Sequence[Item]) -> bool:
        """Whether a name only tells whose visit it was when others met: within the visit of Prime Minister Abe."""
        if person.is_nominative and self._reading.language in CASES:
            return False
        text = self._reading.text
        marks = [one for one in items if one.role == "occasion"]
        for noun in [one for one in items if one.role == "visit"]:
            if 0 <= noun.start - person.item.end <= _OF_A_VISIT and any(
                mark.form == "after" and abs(mark.start - noun.end) <= 2 for mark in marks
            ):
                return True
            before = any(mark.form == "before" and 0 <= noun.start - mark.end <= _OF_A_VISIT for mark in marks)
            gap = text[noun.end : person.start] if noun.end <= person.start else "."
            is_owner = gap.strip() in _OF if self._reading.language == "en" else not gap.strip()
            is_owner = is_owner or (self._is_possessor(person) and 0 <= noun.start - person.item.end <= _OF_A_VISIT)
            if before and is_owner:
                return True
        return False

    def _guests(self, sentence: Sentence, cue: Item, host: Person) -> list[Person]:
        """The guests from other countries than the host of whom the sentence before tells: all were received."""
        home = self._cast.full(host).party
        visitors = [one.visitor for one in self.found.values() if home and one.to == home]
        if len(visitors) > 1:
            return visitors
        for number in range(sentence.number - 1, max(-1, sentence.number - 3), -1):
            people = [self._cast.full(one) for one in self._cast.by_sentence[number]]
            foreign = [one for one in people if one.party and home and one.party != home]
            if not foreign:
                continue
            for one in foreign:
                journey = self.found.setdefault(one.key, Journey(one))
                journey.to = journey.to or home
                if not journey.cues:
                    journey.cues.append((sentence, cue))
            return foreign
        return []

    def _implied(
        self, sentence: Sentence, clause: int, cue: Item, items: Sequence[Item], people: Sequence[Person]
    ) -> list[Person]:
        """The visitors of a clause that names only those they met: he met …; the president received both."""
        if cue.form == "receives" and people:
            countries = {item.code for item in items if item.role == "country"}
            chosen = [one.visitor for one in self.found.values() if one.to == people[0].party or not people[0].party]
            return [one for one in chosen if one.party in countries] or chosen
        subjects = [
            one
            for one in people
            if one.item.end <= cue.start and (one.is_nominative or self._reading.language not in CASES)
        ]
        if subjects and self._reading.language not in LAST:
            return []
        if (named := self._by_post(items, sentence.start, cue.start)) and named.key in self.found:
            return [named]
        if subjects and self._reading.language in CASES:
            return []
        if sentence.openings.get(clause) and (before := self._antecedent(sentence, clause)):
            return [before] if before.key in self.found else []
        last = self._last_visitor(sentence, cue)
        return [last] if last else []

    def _last_visitor(self, sentence: Sentence, cue: Item) -> Person | None:
        for number in range(sentence.number, -1, -1):
            people = [
                one for one in self._cast.by_sentence[number] if one.key in self.found and one.item.start < cue.start
            ]
            if people:
                return people[0]
        return next((one.visitor for one in self.found.values()), None)

    def _infer(self, sentence: Sentence, clause: int, cue: Item, people: Sequence[Person]) -> None:
        """A visit that a reception abroad tells of: the guest is from another country than the host."""
        if cue.form == "received":
            guests, hosts = people[:1], people[1:]
        elif self._reading.language in CASES:
            hosts = [one for one in people if one.is_nominative]
            guests = [one for one in people if not one.is_nominative]
        else:
            hosts, guests = people[:1], people[1:]
        for guest in guests:
            full, host = self._cast.full(guest), self._cast.full(hosts[0]) if hosts else None
            if host and host.party and full.party and host.party != full.party and len(host.party) == 3:
                journey = self.found.setdefault(guest.key, Journey(full))
                journey.to = journey.to or host.party
                place = self._timing.place_in(sentence, clause, [])
                if place is not None and country_of(place) == journey.to:
                    journey.places.append(place)
                journey.cues.append((sentence, cue))

    def _infer_by_town(self, sentence: Sentence, clause: int, cue: Item, people: Sequence[Person]) -> None:
        """A visit that a meeting abroad tells of: who met somebody in a town of the other's country."""
        place = self._timing.place_in(sentence, clause, [(one.start, one.end) for one in people])
        if place is None and _MET.match(self._reading.text, cue.start):  # no telephone call
            place = self._timing.dateline.place
        there = country_of(place)
        full = [self._cast.full(one) for one in people]
        guests = [one for one in people if one.item.end <= cue.start and self._is_named_first(one)][:1]
        guests = guests or [one for one in people if cue.start < one.item.start < cue.end][:1]  # встреча X с Y
        if place is None or not there or not any(one.party == there for one in full):
            return
        for guest in guests:
            home = self._cast.full(guest).party
            if home and home != there and len(home) == len(there):
                journey = self.found.setdefault(guest.key, Journey(self._cast.full(guest)))
                journey.to = journey.to or there
                journey.places.append(place)
                journey.cues.append((sentence, cue))

    def _is_named_first(self, person: Person) -> bool:
        return person.is_nominative or self._reading.language not in CASES

    def _add_meetings(self, visitors: Sequence[Person], met: Sequence[Person], when: When | None) -> None:
        for visitor in visitors:
            journey = self.found[visitor.key]
            for person in met:
                if self._is_possessor(person):
                    continue
                full = self._cast.full(person)
                if full.party == journey.visitor.party and full.party:
                    continue
                if person.key not in {one.key for one, _ in journey.meetings}:
                    journey.meetings.append((person, when))

    def _is_possessor(self, person: Person) -> bool:
        """Whether a name only says whose others are: members of President Li's cabinet."""
        return self._reading.language == "en" and self._reading.text[person.item.end :][:2] in ("'s", "’s")

    def in_order(self) -> Iterator[Journey]:
        """The journeys that have begun, in the order of the text."""
        yield from sorted(self.found.values(), key=lambda one: one.cues[0][1].start if one.cues else 0)
