"""Who came where and left when, by the clauses of a report that tell of travel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.extract.items import VERBS, Item, Sentence
from analysis.extract.person import Person
from analysis.extract.subjects import Journey, Subjects
from analysis.extract.towns import country_of

_TRAVEL = ("arrive", "stay")
_GATHERINGS = ("conference", "summit", "ministerial")
_TO_A_REGION = re.compile(r"\s+(?:to\s+)?(?:the\s+)?([A-Z]\w+)")  # visit to Africa
# Behind an adjective it is the name of a state: в Иранскую Республику.
_STATE = re.compile(r"\s+(?:Республик|Королевств|Федераци|Эмират|Султанат|Республік|Королівств|Republic|Kingdom)")
_VISITED = ("visited", "посетил", "посетила", "посетили", "відвідав", "відвідала", "відвідали")
_BEFORE_PLACE = 2  # words between "visited" and the place
_PLACES = frozenset(("place", "country", "government", "organization"))
_BESIDE_NOUN = 40  # characters between a verb and the noun that tells of the same visit
_OF_STAY = frozenset(("visit", "place", "country", "kind", "government", "date", "days_long"))
_NEAR = 25  # characters between "ahead of" and the visit
_BLOCKS = frozenset(("planned", "cancelled", "denied", "hearsay"))


class Travel(Subjects):
    """Reads the clauses about arrivals, stays and departures."""

    def read_travel(self, sentence: Sentence, clause: int) -> None:
        items = [item for item in sentence.items if item.clause == clause and not item.is_spoken]
        plans = [item.start for item in items if item.role == "plan_visit"]
        if plans:
            self._plan(sentence, clause, items)
            items = [item for item in items if item.start < min(plans) and item.end <= min(plans)]
        cues = [item for item in items if item.role in _TRAVEL or self._is_abroad(item, sentence, clause)]
        nouns = [item for item in items if item.role == "visit"]
        moods = {item.form for item in items if item.role == "mood"} & _BLOCKS
        for cue in cues:
            if self._is_lasting(cue, items):
                continue
            first = next((one for one in cues if one.end <= cue.start and self._is_one_journey(one, cue)), cue)
            for visitor in self._subjects(sentence, clause, first, items):  # находящимся в стране с визитом
                self._tell(visitor, sentence, clause, cue, items)
        for noun in nouns:
            if any(self._is_one_journey(cue, noun) for cue in cues):
                continue
            owner = self._owner(sentence, clause, noun)
            if owner is None:
                continue
            if moods or self._events.mood_of_visit in _BLOCKS or self._is_ahead(noun, sentence):
                self._plan(sentence, clause, items, owner)
            else:
                self._tell(owner, sentence, clause, noun, items)
        for cue in [item for item in items if item.role == "depart"]:
            self._leave(sentence, clause, cue, items)

    def _is_one_journey(self, cue: Item, noun: Item) -> bool:
        """Whether a verb tells the visit that a noun names: находящимся в России с государственным визитом."""
        is_near = abs(cue.start - noun.start) < _BESIDE_NOUN
        gap = self._reading.text[cue.end : noun.start] if cue.end <= noun.start else ","
        return is_near or cue.start <= noun.start < cue.end or ("," not in gap and len(gap) < _BESIDE_NOUN)

    @staticmethod
    def _is_ahead(noun: Item, sentence: Sentence) -> bool:
        """Whether something was done before a visit: on the eve of the visit, ahead of the visit."""
        marks = [item for item in sentence.items if item.role in ("ahead", "day_before")]
        return any(0 <= noun.start - one.end <= _NEAR for one in marks)

    def _is_abroad(self, cue: Item, sentence: Sentence, clause: int) -> bool:
        """Whether somebody took part in a conference of which the clause tells the town."""
        if cue.role != "attend" or cue.form == "negated":
            return False
        has_kind = any(item.clause == clause and item.form in _GATHERINGS for item in sentence.of("kind"))
        return has_kind and self._timing.place_in(sentence, clause, []) is not None

    def _is_lasting(self, cue: Item, items: Sequence[Item]) -> bool:
        """Whether a word for a stay means something else: it needs a visit or a place beside it."""
        if cue.role != "stay":
            return False
        if self._reading.text[cue.start : cue.end].casefold().endswith(_VISITED):  # a country or a town, not a school
            places = [
                item for item in items if item.role in ("place", "country", "government") and item.start >= cue.end
            ]
            gap = self._reading.text[cue.end : places[0].start] if places else ""
            dated = any(item.role == "date" and cue.end <= item.start < places[0].start for item in items if places)
            return not places or (len(gap.split()) > _BEFORE_PLACE and not dated)
        return not any(item.role in _OF_STAY for item in items)

    def _tell(self, visitor: Person, sentence: Sentence, clause: int, cue: Item, items: Sequence[Item]) -> None:
        full = self._cast.full(visitor)
        to, item, place = self._destination(full, cue, items, sentence)
        if not to and (self._is_to_a_region(cue, items) or self._is_at_home(full, items)):
            return
        if not to:
            to, item, place = self._by_dateline(full)
        if not full.party and full.post and (home := country_of(self._timing.dateline.place)) and to not in ("", home):
            full = replace(full, party=home)  # an agency calls its own ministers without the country
        if not to or to == full.party or not full.party:
            is_told = cue.role in _TRAVEL and bool(full.party) and to != full.party
            if visitor.key not in self.found and not is_told:
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
        if self._is_to_a_region(cue, items):
            return "", None, None
        people = [(one.start, one.end) for one in self._cast.by_sentence[sentence.number]]
        found: list[tuple[int, str, Item]] = []
        for item in items:
            if any(low <= item.start < high for low, high in people) or item.is_spoken:
                continue
            code = (
                item.code
                if item.role in ("country", "government")
                else country_of(item)
                if item.role == "place"
                else ""
            )
            if code and code != visitor.party and len(code) == 3 and not self._timing.is_of_dateline(item):
                distance = item.start - cue.end if item.start >= cue.end else cue.start - item.end
                is_adjective = item.mention is not None and item.mention.how == "adjective"
                if is_adjective and not (self._is_capital(item) or _STATE.match(self._reading.text, item.end)):
                    continue
                found.append((distance, code, item))
        if not found:
            return ("", None, None) if self._is_at_home(visitor, items) else self._told_before(visitor, sentence)
        _, code, item = min(found, key=lambda one: one[0])
        town = next(
            (one for _, other, one in sorted(found, key=lambda f: f[0]) if one.role == "place" and other == code), None
        )
        return code, item, town

    def _is_to_a_region(self, cue: Item, items: Sequence[Item]) -> bool:
        """Whether a visit is told to be to something else than a country or a town: visit to Africa."""
        behind = _TO_A_REGION.match(self._reading.text, cue.end) if cue.role == "visit" else None
        place = behind.start(1) if behind else -1
        return behind is not None and not any(one.start <= place < one.end for one in items if one.role in _PLACES)

    def _is_at_home(self, visitor: Person, items: Sequence[Item]) -> bool:
        """Whether a clause says that somebody is in a town of his or her own country."""
        towns = [item for item in items if item.role == "place" and not self._timing.is_of_dateline(item)]
        return any(country_of(item) == visitor.party and self._timing.is_in(item) for item in towns if visitor.party)

    def _told_before(self, visitor: Person, sentence: Sentence) -> tuple[str, Item | None, Item | None]:
        """Where 'there' or 'in the city' is: the last town that the paragraph has told."""
        for number in range(sentence.number - 1, -1, -1):
            other = self._reading.sentences[number]
            if other.paragraph != sentence.paragraph:
                break
            if not any(item.role in VERBS for item in other.items):  # the heading of an item: Rwanda.
                leads = [one for one in other.of("country") if one.code and one.code != visitor.party]
                if len(leads) == 1:
                    return str(leads[0].code), leads[0], None
            for item in reversed(other.of("place")):
                code = country_of(item)
                if code and code != visitor.party and not self._timing.is_of_dateline(item):
                    return code, item, item
        return "", None, None

    def _is_capital(self, item: Item) -> bool:
        return any(0 <= word.start - item.end <= 2 for word in self._reading.phrases if word.role == "capital")

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
            begun = sentence.of("begin")[:1]
            days = [when for one in begun if (when := self._timing.of_verb(sentence, one, one.clause))]
            journey.starts = [*days, *journey.starts]
            return
        if (
            not days
            and cue.role == "arrive"
            and (when := self._timing.relative(sentence, self._timing.day_before(sentence)))
        ):
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
        if visitor is not None and cue.form == "from" and (noun or any(one.role == "days_long" for one in items)):
            self._tell(visitor, sentence, clause, replace(cue, form="ended"), items)
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
