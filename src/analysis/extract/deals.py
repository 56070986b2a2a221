"""Which events of a report are of one agreement: a headline and the sentences that tell more, but no second one."""

from __future__ import annotations

import re

from analysis.extract.bodies import body_party
from analysis.extract.content import Content
from analysis.extract.deal import (
    MINING,
    Deal,
    may_share,
    merge,
    merge_headline,
    people_agree,
    people_differ,
    types_agree,
)
from analysis.extract.event import Event, type_of
from analysis.extract.events import Events
from analysis.extract.items import Item
from analysis.extract.parties import is_bloc
from analysis.extract.people import Cast
from analysis.extract.person import Person
from analysis.extract.reading import Reading
from analysis.extract.sides import Side, is_ministry, partners_of, sides_of
from analysis.extract.signing import people_of
from analysis.extract.timing import Timing
from analysis.extract.watching import signing_leaders

OLD = 25  # days before the report after which something is no news but recalled
_ACTS_ALONE = ("join", "end", "force")  # that need no document to be named
_NEXT = 2  # sentences behind one that says that several documents were signed
_BOTH = 2  # signatories of a document of which all are told


class Deals:
    """The agreements that a report says were made, ended or came into force."""

    def __init__(self, reading: Reading, cast: Cast, events: Events, timing: Timing):
        self._reading, self._cast = reading, cast
        self.summaries: list[Event] = []
        self._watched_all: list[tuple[Event, list[Person]]] = []
        self.found: list[Deal] = []
        for event in events.done:
            if (event.cue and timing.is_long_past(event.sentence, event.cue, event.clause, OLD)) or self._goes_on(
                event, events
            ):
                event.why = "recalled"
        events.sort()
        body = [event for event in events.done if not event.is_headline]
        for event in body:
            self._add(event)
        for event in events.done:
            if event.is_headline:
                self._add_headline(event)
        self._share_watchers()
        Content(self.found, reading, cast, events)

    @staticmethod
    def _goes_on(event: Event, events: Events) -> bool:
        """Whether a clause tells more of what the sentence before it recalls: then they put their signatures."""
        if event.instrument is not None:
            return False
        before = [
            one
            for one in events.in_order
            if one.sentence.paragraph == event.sentence.paragraph and one.sentence.number < event.sentence.number
        ]
        return bool(before) and before[-1].why == "recalled"

    def _share_watchers(self) -> None:
        """Who watched while several documents were signed has watched the one that is told of next."""
        for event, people in self._watched_all:
            for deal in self.found:
                told = [one.sentence.number for one in deal.events if not one.is_headline]
                if people and told and 0 < min(told) - event.sentence.number <= _NEXT:
                    deal.watched += people

    # --- events of one deal ---

    def _made(self, event: Event) -> Deal:
        deal = Deal([event], type_of(event.instrument), event.instrument)
        deal.sides = list(sides_of(event, self._cast, self._reading))
        told = people_of(event, self._cast, self._reading)
        deal.signed = told.signed if event.act in ("sign", "exchange", "adopt") else []
        deal.watched = told.watched
        for person in deal.signed:
            self._cast.learn(person)
        if not deal.signed and event.form == "active" and event.act == "sign":
            deal.signed = signing_leaders(event, self._cast, self._reading)
        if event.act == "join":
            deal.sides += [Side(item.code, item) for item in event.items if is_bloc(item.code) and item.code]
        low, high = self._reach(event)
        items = [
            item
            for item in event.sentence.items
            if low <= item.start < high and not item.is_spoken and not self._is_turned(item, event)
        ]
        people = [(one.start, one.end) for one in self._cast.by_sentence[event.sentence.number]]
        deal.topics = [
            item
            for item in items
            if item.role in ("mineral", "area") and not any(first <= item.start < last for first, last in people)
        ]
        deal.has_topic = self._has_topic(event)
        is_other = any(item.role == "not_mineral" for item in items)
        deal.is_mineral = any(item.role == "mineral" or (item.code in MINING and not is_other) for item in items)
        names = [item for item in items if item.role == "mineral_name"]
        bodies = [side.item for side in deal.sides if side.is_body]
        if any(body.start <= name.start < body.end for body in bodies for name in names):
            deal.is_mineral = True
        if is_other and not deal.is_mineral:
            deal.has_topic = True
        return deal

    @staticmethod
    def _is_turned(item: Item, event: Event) -> bool:
        """Whether something stands in a clause that says the contrary: …, but it does not concern the subsoil."""
        opening = event.sentence.openings.get(item.clause, "")
        return item.clause != event.clause and opening in _TURNS

    def _reach(self, event: Event) -> tuple[int, int]:
        """From where to where a sentence speaks of the document of an event: all of it where it tells of one only."""
        low, high = event.span if event.span != (0, 0) else (event.sentence.start, event.sentence.end)
        if event.is_listed:
            return low, high
        others = [
            one.start
            for one in event.sentence.of("instrument")
            if event.instrument and one.start > event.instrument.end
        ]
        rivals = [place for place in others if self._is_joined(place)]
        if event.instrument and rivals:
            high = min(high, *rivals)
        if event.instrument and self._is_joined(event.instrument.start) and event.is_more:
            low = max(low, event.instrument.start)
        return low, high

    def _is_joined(self, place: int) -> bool:
        words = self._reading.text[max(0, place - 12) : place].casefold().split()
        return any(word in ("and", "и", "та", "й", "und", "et", "y", "ve", "және") for word in words[-2:])

    def _has_topic(self, event: Event) -> bool:
        """Whether a clause says what a document is about: words follow it (or stand before it in Kazakh)."""
        item = event.instrument or next((one for one in event.items if event.is_several and one.form == "some"), None)
        if item is None:
            return False
        text = self._reading.text
        place = self._behind_sides(item.end, event)
        after = text[place : place + 6].replace(",", " ").split()
        word = after[0].casefold() if after else ""
        if word in _ABOUT:
            return True
        before = text[max(event.sentence.start, item.start - 14) : item.start].casefold()
        return any(word in before for word in ("туралы", "жөнінде", "бойынша")) or " о " in text[item.start : item.end]

    def _behind_sides(self, place: int, event: Event) -> int:
        """Where the countries end whose names stand right behind a document: соглашение США с Камбоджей о торговле."""
        for item in event.items:
            if (
                item.role == "country"
                and place <= item.start
                and _SIDE.fullmatch(self._reading.text[place : item.start])
            ):
                place = item.end
        return place

    def _add(self, event: Event) -> None:
        made = self._made(event)
        if event.is_several and not made.signed:
            self.summaries.append(event)
            self._watched_all.append((event, made.watched))
            return
        if event.instrument is None and not event.is_same and not made.signed and event.act not in _ACTS_ALONE:
            if event.form == "noun":  # the signing took place in Paris: tells when and where, no more
                (self.found[-1].events if self.found else self.summaries).append(event)
                return
            if self.found and not made.codes:
                return
        if event.instrument is None and event.act in ("sign", "exchange", "adopt"):
            if not event.is_same and not self.found and self._antecedent(event) is None and not made.signed:
                return
            if (antecedent := self._antecedent(event)) is not None and not (event.is_more and made.has_topic):
                made.instrument, made.type = antecedent, type_of(antecedent)
                self._take_topics(made, antecedent)
        if self._is_minor(event, made):
            return
        deal = self._match(made, event)
        partners = partners_of(event, self._reading) if any(i.role == "several" for i in event.items) else []
        if deal is None and len(partners) > 1:
            if not any(one.cue is event.cue for other in self.found for one in other.events):  # frameworks and MOUs
                self.found += self._parted(made, partners)
        elif deal is None:
            self.found.append(made)
        else:
            merge(deal, made)

    def _is_minor(self, event: Event, made: Deal) -> bool:
        """Whether only a working group's paper was signed: its minutes, a plan of its work."""
        near = [event.sentence, *(s for s in self._reading.sentences[:1] if s.is_headline)]
        if len({person.party for person in made.signed if person.party}) >= _BOTH:
            return False  # ministers of both sides put their names to it
        return made.type in ("", "protocol", "action_plan") and any(s.of("minor") for s in near)

    @staticmethod
    def _parted(made: Deal, partners: list[Side]) -> list[Deal]:
        """The agreements that one side made with each of several others: bilateral frameworks with A, B and C."""
        codes = {side.code for side in partners}
        own = [side for side in made.sides if side.code not in codes]
        return [
            Deal(
                *(list(made.events), made.type, made.instrument, [*own, partner]),
                [person for person in made.signed if person.party not in codes - {partner.code}],
                *(list(made.watched), list(made.topics), made.is_mineral, made.has_topic),
            )
            for partner in partners
        ]

    def _antecedent(self, event: Event) -> Item | None:
        """The document that 'it' stands for: one named in the sentences before of which no event tells."""
        owned = {id(one.instrument) for deal in self.found for one in deal.events if one.instrument}
        owned_at = {deal.instrument.start for deal in self.found if deal.instrument}
        for sentence in reversed(self._reading.sentences[max(0, event.sentence.number - 2) : event.sentence.number]):
            if sentence.is_headline or sentence.paragraph != event.sentence.paragraph:
                continue
            for item in reversed(sentence.of("instrument")):
                if type_of(item) and not item.is_spoken:
                    is_owned = item.start in owned_at or id(item) in owned
                    return (
                        None
                        if is_owned or any(one.sentence is sentence for d in self.found for one in d.events)
                        else item
                    )
        return None

    def _take_topics(self, made: Deal, antecedent: Item) -> None:
        sentence = next(one for one in self._reading.sentences if one.start <= antecedent.start < one.end)
        made.content.append(sentence)
        items = [item for item in sentence.items if not item.is_spoken]
        made.topics += [item for item in items if item.role in ("mineral", "area")]
        after = self._reading.text[antecedent.end : antecedent.end + 5].split()
        made.has_topic = bool(after) and after[0].casefold() in _ABOUT
        for item in items:
            if item.role in ("country", "government") and item.code:
                made.sides.append(Side(item.code, item))
            elif item.role == "organization" and (party := body_party(item, self._reading)):
                made.sides.append(Side(party, item, is_body=not is_ministry(item, self._reading)))

    def _match(self, made: Deal, event: Event) -> Deal | None:
        """The deal that an event tells more of; None where it is of another."""
        if made.instrument is None:
            for deal in reversed(self.found):
                if (
                    not people_differ(deal, made)
                    or may_share(deal, made)
                    or min(len(deal.signed), len(made.signed)) < _BOTH
                ):
                    return deal
            return None
        for deal in reversed(self.found):
            if not self._differs(deal, made, event):
                return deal
        return None

    def _differs(self, deal: Deal, made: Deal, event: Event) -> bool:
        if event.is_listed and any(one.sentence is event.sentence for one in deal.events):
            return True  # another line of the list
        if not types_agree(deal.type, made.type):
            return True
        if event.is_more and made.has_topic and not (deal.minerals & made.minerals):
            return True
        if deal.minerals and made.minerals and not deal.minerals & made.minerals:
            return True
        if made.has_topic and deal.has_topic and deal.minerals and not made.minerals and not made.is_mineral:
            is_other_kind = bool(deal.type and made.type) and deal.type != made.type and not made.signed
            return is_other_kind or (not people_agree(deal, made) and made.signed != [])
        codes, others = set(deal.codes), set(made.codes)
        if len(codes) > 1 and len(others) > 1 and not (codes <= others or others <= codes):
            return True
        if others - codes and len({person.party for person in deal.signed} & codes) >= _BOTH:
            return True  # who signed for both sides is told, and this is with another
        return people_differ(deal, made) and not may_share(deal, made)

    def _add_headline(self, event: Event) -> None:
        made = self._made(event)
        if event.is_several:
            return
        if event.instrument is None and event.act not in ("end", "join", "force") and (self.found or not made.codes):
            return
        best = [deal for deal in self.found if not self._headline_differs(deal, made)]
        if best:
            best.sort(key=lambda deal: (-len(deal.minerals & made.minerals), deal.type != made.type))
            merge_headline(best[0], made)
        elif not self.found:
            self.found.insert(0, made)

    @staticmethod
    def _headline_differs(deal: Deal, made: Deal) -> bool:
        codes, others = set(deal.codes), set(made.codes)
        if codes and others and not codes & others:
            return True
        return bool(deal.minerals and made.minerals and not deal.minerals & made.minerals)


_SIDE = re.compile(r"\s*(?:с|со|между|и|із|з|та|with|between|and)?\s*(?:the\s)?")
_TURNS = frozenset(("but", "however", "но", "однако", "але", "однак", "проте", "бірақ", "алайда"))
_ABOUT = frozenset(
    ("о", "об", "по", "в", "на", "on", "for", "to", "of", "in", "про", "щодо", "about", "у", "zu", "über", "sur",
     "pour", "sobre", "de", "su", "per")
)  # fmt: skip
