"""Who came where: what the clauses of a report tell of visits and of meetings during them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analysis.extract.events import Events
from analysis.extract.parties import parties
from analysis.extract.people import Cast, Person
from analysis.extract.reading import Item, Reading, Sentence
from analysis.extract.signing import CASES
from analysis.extract.timing import Timing, When, country_of

_TRAVEL = ("arrive", "stay")
_BLOCKS = frozenset(("planned", "cancelled", "denied", "hearsay"))
_LAST = frozenset(("kk", "tr", "ja", "ko", "uz", "az", "ky"))
_JOINING = re.compile(r"\s*(?:,|,?\s*\b(?:and|и|мен|бен|пен|және|та|й|und|et|y|ve|e)\b)\s*(?:the\s)?", re.IGNORECASE)
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


class Journeys:
    """The journeys of a report by visitor: `found`, and `planned`, which have not begun."""

    def __init__(self, reading: Reading, cast: Cast, events: Events, timing: Timing):
        self._reading, self._cast, self._events, self._timing = reading, cast, events, timing
        self.found: dict[str, Journey] = {}
        self.planned: dict[str, Journey] = {}
        for sentence in reading.sentences:
            for clause in sorted({item.clause for item in sentence.items}):
                self._read_travel(sentence, clause)
        for sentence in reading.sentences:
            for clause in sorted({item.clause for item in sentence.items}):
                self._read_meetings(sentence, clause)

    # --- travel ---

    def _read_travel(self, sentence: Sentence, clause: int) -> None:
        items = [item for item in sentence.items if item.clause == clause and not item.is_spoken]
        plans = [item.start for item in items if item.role == "plan_visit"]
        if plans:
            self._plan(sentence, clause, items)
            items = [item for item in items if item.start < min(plans) and item.end <= min(plans)]
        cues = [item for item in items if item.role in _TRAVEL]
        nouns = [item for item in items if item.role == "visit"]
        moods = {item.form for item in items if item.role == "mood"} & _BLOCKS
        for cue in cues:
            if self._is_lasting(cue, items):
                continue
            for visitor in self._subjects(sentence, clause, cue, items):
                self._tell(visitor, sentence, clause, cue, items)
        for noun in nouns:
            if any(cue.start <= noun.start < cue.end or abs(cue.start - noun.start) < 40 for cue in cues):
                continue
            visitor = self._owner(sentence, clause, noun)
            if visitor is None:
                continue
            if moods or self._events.mood in _BLOCKS:
                self._plan(sentence, clause, items, visitor)
            else:
                self._tell(visitor, sentence, clause, noun, items)
        for cue in [item for item in items if item.role == "depart"]:
            self._leave(sentence, clause, cue, items)

    def _is_lasting(self, cue: Item, items: Sequence[Item]) -> bool:
        """Whether a word for a stay means something else: it needs a visit or a place beside it."""
        if cue.role != "stay":
            return False
        return not any(item.role in ("visit", "place", "country", "kind", "government", "date") for item in items)

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
        printed = self._reading.text[cue.start : cue.end].casefold()
        language = self._reading.language
        if language in _LAST and printed.endswith(_PARTICIPLES):
            after = next((one for one in people if one.start >= cue.end), None)
            named = self._by_post(items, cue.end, sentence.end)
            posts = [item for item in items if item.role == "post" and item.start >= cue.end]
            if posts and named and (after is None or posts[0].start < after.start and not after.start <= posts[0].start):
                return named
            if after is not None:
                return after
        subjects = [one for one in people if one.is_nominative] if language in CASES else people
        before = [one for one in subjects if one.item.start < cue.start and not self._is_under_mark(one, items)]
        if before:
            return before[0] if len(before) == 1 or language in _LAST else before[-1]
        if opening := sentence.openings.get(clause):
            if antecedent := self._antecedent(sentence, clause):
                return antecedent
            del opening
        after = [one for one in subjects if one.item.start >= cue.end and not self._is_under_mark(one, items)]
        if after and (language in ("ru", "uk") or not before) and language not in ("en", "de", "fr"):
            return after[0]
        if named := self._by_post(items, sentence.start, cue.start):
            return named
        return self._last_subject(sentence, clause, cue)

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
    def _may_be(person: Person, post: Item, country: str) -> bool:
        if country and person.party and person.party != country:
            return False
        ranks = parties().classes_of(person.code) if person.code else frozenset()
        if not post.code:
            return bool(country) and person.party == country
        return post.code in ranks or person.rank == post.code or (not person.rank and not ranks and bool(country))

    def _last_subject(self, sentence: Sentence, clause: int, cue: Item) -> Person | None:
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

    def _owner(self, sentence: Sentence, clause: int, noun: Item) -> Person | None:
        """Whose visit it is: the name right before or behind the word."""
        people = [one for one in self._cast.by_sentence[sentence.number] if one.clause == clause]
        text = self._reading.text
        for person in people:
            if person.item.end <= noun.start:
                gap = text[person.item.end : noun.start]
                if len(gap.split()) <= 5 and "," not in gap and (self._reading.language in _LAST or gap[:2] in ("'s", "’s", "' ", "’ ")):
                    return person
            if noun.end <= person.start and self._reading.language not in _LAST:
                gap = text[noun.end : person.start]
                if len(gap.split()) <= 4 and "," not in gap and (not person.is_nominative or gap.split()[:1] in (["of"], ["by"], ["de"])):
                    return person
        named = self._by_post([i for i in sentence.items if noun.start - 40 <= i.start <= noun.end + 40], noun.start - 40, noun.end + 40)
        return named if named is not None and named.key in self.found else None

    def _tell(self, visitor: Person, sentence: Sentence, clause: int, cue: Item, items: Sequence[Item]) -> None:
        full = self._cast.full(visitor)
        to, item, place = self._destination(full, cue, items, sentence)
        if not to:
            to, item, place = self._by_dateline(full)
        if not to or to == full.party or not full.party:
            if visitor.key not in self.found:
                return
            to = ""
        journey = self.found.get(visitor.key)
        if journey is None:
            journey = self.found.setdefault(visitor.key, Journey(full))
        if to and not journey.to:
            journey.to, journey.to_item = to, item
        if place is not None:
            journey.places.append(place)
        journey.cues.append((sentence, cue))
        self._add_days(journey, sentence, clause, cue, items)
        self._add_kind(journey, items, cue)

    def _destination(
        self, visitor: Person, cue: Item, items: Sequence[Item], sentence: Sentence
    ) -> tuple[str, Item | None, Item | None]:
        """The country and the town of a journey that its clause tells."""
        people = [(one.start, one.end) for one in self._cast.by_sentence[sentence.number]]
        found: list[tuple[int, str, Item]] = []
        for item in items:
            if any(low <= item.start < high for low, high in people) or item.is_spoken:
                continue
            code = item.code if item.role in ("country", "government") else country_of(item) if item.role == "place" else ""
            if code and code != visitor.party and len(code) == 3 and not self._timing.is_of_dateline(item):
                distance = item.start - cue.end if item.start >= cue.end else cue.start - item.end
                if item.mention and item.mention.how == "adjective" and not self._is_capital(item):
                    continue
                found.append((distance, code, item))
        if not found:
            return self._told_before(visitor, sentence)
        _, code, item = min(found, key=lambda one: one[0])
        town = next((one for _, other, one in sorted(found, key=lambda f: f[0]) if one.role == "place" and other == code), None)
        return code, item, town

    def _told_before(self, visitor: Person, sentence: Sentence) -> tuple[str, Item | None, Item | None]:
        """Where 'there' or 'in the city' is: the last town that the paragraph has told."""
        for number in range(sentence.number - 1, -1, -1):
            other = self._reading.sentences[number]
            if other.paragraph != sentence.paragraph:
                break
            for item in reversed(other.of("place")):
                code = country_of(item)
                if code and code != visitor.party and not self._timing.is_of_dateline(item):
                    return code, item, item
        return "", None, None

    def _is_capital(self, item: Item) -> bool:
        after = self._reading.text[item.end : item.end + 12].strip().casefold()
        return after.startswith(("capital", "столиц", "астана"))

    def _by_dateline(self, visitor: Person) -> tuple[str, Item | None, Item | None]:
        place = self._timing.dateline.place
        code = country_of(place)
        return (code, place, place) if code and code != visitor.party else ("", None, None)

    def _add_days(self, journey: Journey, sentence: Sentence, clause: int, cue: Item, items: Sequence[Item]) -> None:
        days = self._timing.all_of_verb(sentence, cue, clause)
        long = next((item for item in items if item.role == "days_long"), None)
        if cue.form == "ended":
            journey.ends += days
            if days and long:
                journey.starts.append(self._timing.later(days[-1], 1 - int(long.form), long))
            return
        if cue.role == "visit" and not any("/" in one.edtf for one in days):
            days = []
        if not days and cue.role in _TRAVEL:
            anchor = self._timing.anchor
            if when := self._timing.relative(sentence, anchor):
                days = [when]
        for when in days:
            (journey.starts if not journey.starts or cue.role == "arrive" else journey.ends).append(when)
        if len(days) > 1 and cue.role == "stay":
            journey.starts, journey.ends = [days[0]], [days[-1]]
        for item in items:
            if item.role == "days_long" and journey.starts and not journey.ends:
                first = journey.starts[0]
                journey.ends.append(self._timing.later(first, int(item.form) - 1, item))

    def _add_kind(self, journey: Journey, items: Sequence[Item], cue: Item) -> None:
        kinds = [item for item in items if item.role == "kind"]
        kinds.sort(key=lambda item: (item.form in ("conference", "summit", "ministerial"), abs(item.start - cue.start)))
        if kinds and (journey.kind is None or journey.kind[0] == "conference"):
            journey.kind = kinds[0].form, kinds[0]

    def _leave(self, sentence: Sentence, clause: int, cue: Item, items: Sequence[Item]) -> None:
        moods = {item.form for item in items if item.role == "mood"}
        if any(item.role == "plan_visit" for item in items) or "cancelled" in moods:
            return
        visitor = self._subject(sentence, clause, cue, items)
        noun = next((item for item in sentence.items if item.role == "visit"), None)
        owner = self._owner(sentence, noun.clause, noun) if noun else None
        for one in (visitor, owner):
            journey = self.found.get(one.key) if one else None
            if journey:
                for when in self._timing.all_of_verb(sentence, cue, clause, is_ahead=True):
                    journey.ends.append(when)
                return

    def _plan(self, sentence: Sentence, clause: int, items: Sequence[Item], owner: Person | None = None) -> None:
        cue = next((item for item in items if item.role in ("plan_visit", "visit")), None)
        if cue is None:
            return
        visitor = owner or self._subject(sentence, clause, cue, items)
        if visitor is None or visitor.key in self.found:
            return
        full = self._cast.full(visitor)
        to, item, place = self._destination(full, cue, items, sentence)
        if not to:
            return
        moods = {one.form for one in items if one.role == "mood"}
        why = "cancelled" if "cancelled" in moods or self._events.mood == "cancelled" else "planned"
        journey = self.planned.setdefault(visitor.key, Journey(full, why=why))
        journey.to, journey.to_item = journey.to or to, journey.to_item or item
        journey.cues.append((sentence, cue))
        if place is not None:
            journey.places.append(place)

    # --- meetings ---

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
            high = min([place for place in stops if place > cue.end] + [cues[number + 1].start if number + 1 < len(cues) else sentence.end])
            self._meet(sentence, clause, cue, items, low, high)

    def _read_greeting(self, sentence: Sentence, clause: int, items: Sequence[Item]) -> None:
        """The day of a welcome at the airport is that of the arrival."""
        for cue in [item for item in items if item.role == "greet"]:
            for journey in self.found.values():
                when = self._timing.of_verb(sentence, cue, clause)
                if not journey.starts and when is not None and len(self.found) == 1:
                    journey.starts.append(when)

    def _meet(self, sentence: Sentence, clause: int, cue: Item, items: Sequence[Item], low: int, high: int) -> None:
        people = [one for one in self._cast.by_sentence[sentence.number] if one.clause == clause and low <= one.item.start < high]
        visitors = [one for one in people if one.key in self.found]
        if not visitors and cue.form in ("receives", "received") and len(people) > 1:
            self._infer(sentence, clause, cue, people, items)
            visitors = [one for one in people if one.key in self.found]
        if not visitors and cue.form == "active" and len(people) > 1:
            visitors = []
        when = self._timing.of_verb(sentence, cue, clause) or self._timing.relative(sentence, self._timing.anchor)
        if len(visitors) > 1:
            visitors = [one for one in visitors if self.found[one.key].to != one.party][:1]
        if visitors:
            self._add_meetings(visitors, [one for one in people if one.key != visitors[0].key], when)
            return
        if cue.form in ("receives", "received") and people and sentence.of("guests") and self._guests(sentence, cue, people[-1]):
            guests = self._guests(sentence, cue, people[-1])
            self._add_meetings(guests, people[-1:], when)
            return
        met = [one for one in people if one.key not in self.found]
        if not met or not self.found:
            return
        implied = self._implied(sentence, clause, cue, items, people)
        if implied:
            self._add_meetings(implied, met, when)

    def _guests(self, sentence: Sentence, cue: Item, host: Person) -> list[Person]:
        """Those of whom the sentence before tells who are from other countries than the host: all of them were received."""
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
        is_host = cue.form == "receives" and people
        if is_host:
            countries = {item.code for item in items if item.role == "country"}
            chosen = [one.visitor for one in self.found.values() if one.to == people[0].party or not people[0].party]
            named = [one for one in chosen if one.party in countries]
            return named or chosen
        subjects = [one for one in people if one.item.end <= cue.start and (one.is_nominative or self._reading.language not in CASES)]
        if subjects and self._reading.language not in _LAST:
            return []
        if (named := self._by_post(items, sentence.start, cue.start)) and named.key in self.found:
            return [named]
        if subjects and self._reading.language in CASES:
            return []
        if sentence.openings.get(clause) and (one := self._antecedent(sentence, clause)):
            return [one] if one.key in self.found else []
        one = self._last_visitor(sentence, cue)
        return [one] if one else []

    def _last_visitor(self, sentence: Sentence, cue: Item) -> Person | None:
        for number in range(sentence.number, -1, -1):
            people = [one for one in self._cast.by_sentence[number] if one.key in self.found and one.item.start < cue.start]
            if people:
                return people[0]
        return next((one.visitor for one in self.found.values()), None)

    def _infer(self, sentence: Sentence, clause: int, cue: Item, people: Sequence[Person], items: Sequence[Item]) -> None:
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

    def _add_meetings(self, visitors: Sequence[Person], met: Sequence[Person], when: When | None) -> None:
        for visitor in visitors:
            journey = self.found[visitor.key]
            for person in met:
                full = self._cast.full(person)
                if full.party == journey.visitor.party and full.party:
                    continue
                if person.key not in {one.key for one, _ in journey.meetings}:
                    journey.meetings.append((person, when))

    def in_order(self) -> Iterator[Journey]:
        """The journeys that have begun, in the order of the text."""
        yield from sorted(self.found.values(), key=lambda one: one.cues[0][1].start if one.cues else 0)
