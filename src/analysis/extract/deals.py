"""Which events of a report are of one agreement: a headline and the sentences that tell more, but no second one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.extract.bodies import body_party
from analysis.extract.events import Event, Events, is_bloc, type_of
from analysis.extract.people import Cast, Person
from analysis.extract.reading import Item, Reading, Sentence
from analysis.extract.sides import Side, is_ministry, partners_of, sides_of
from analysis.extract.signing import leaders_of, named_by_post, people_of, watchers

_GENERIC = frozenset(("", "agreement"))
_NEAR_TYPES = (
    frozenset(("mou", "letter_of_intent", "strategic_partnership", "agreement")),
    frozenset(("agreement", "framework", "treaty", "contract", "strategic_partnership", "finance", "protocol")),
    frozenset(("joint_declaration", "letter_of_intent", "strategic_partnership")),
    frozenset(("action_plan", "strategic_partnership", "framework")),
)
_MINING = frozenset(("exploration", "extraction", "processing", "recycling", "stockpiling"))
_BOTH = 2  # signatories of a document of which all are told
_ELSEWHERE = ("arrive", "stay", "meet", "plan_visit", "depart", "greet", "attend")
_MOST_CONTENT = 8  # sentences that may tell what a document holds


@dataclass(slots=True)
class Deal:
    """One agreement: the events that tell of it, who signed, and the sentences that say what it holds."""

    events: list[Event] = field(default_factory=list)
    type: str = ""
    instrument: Item | None = None
    sides: list[Side] = field(default_factory=list)
    signed: list[Person] = field(default_factory=list)
    watched: list[Person] = field(default_factory=list)
    topics: list[Item] = field(default_factory=list)
    is_mineral: bool = False
    has_topic: bool = False
    content: list[Sentence] = field(default_factory=list)

    @property
    def minerals(self) -> set[str]:
        return {code for item in self.topics if item.role == "mineral" and item.mention for code in item.mention.codes}

    @property
    def codes(self) -> list[str]:
        """Countries and blocs in order, of those who signed and of the subjects."""
        listed = [side.code for side in self.sides] + [person.party for person in self.signed if person.party]
        return list(dict.fromkeys(listed))

    @property
    def first(self) -> Sentence:
        return self.events[0].sentence


class Deals:
    """The agreements that a report says were made, ended or came into force."""

    def __init__(self, reading: Reading, cast: Cast, events: Events):
        self._reading, self._cast = reading, cast
        self.summaries: list[Event] = []
        self.found: list[Deal] = []
        body = [event for event in events.done if not event.is_headline]
        for event in body:
            self._add(event)
        for event in events.done:
            if event.is_headline:
                self._add_headline(event, bool(body))
        self._told_sentences = {event.sentence.number: event for event in events.told if event.instrument}
        self._add_content()
        self._add_watchers()

    # --- events of one deal ---

    def _made(self, event: Event) -> Deal:
        deal = Deal([event], type_of(event.instrument), event.instrument)
        deal.sides = list(sides_of(event, self._cast, self._reading))
        told = people_of(event, self._cast, self._reading)
        deal.signed = told.signed if event.act in ("sign", "exchange", "adopt") else []
        deal.watched = told.watched
        if event.act == "join":
            deal.sides += [Side(item.code, item) for item in event.items if is_bloc(item) and item.code]
        low, high = self._reach(event)
        items = [item for item in event.sentence.items if low <= item.start < high and not item.is_spoken]
        deal.topics = [item for item in items if item.role in ("mineral", "area")]
        deal.is_mineral = any(item.role == "mineral" or item.code in _MINING for item in items)
        deal.has_topic = self._has_topic(event)
        return deal

    def _reach(self, event: Event) -> tuple[int, int]:
        """From where to where a sentence speaks of the document of an event: all of it where it tells of one only."""
        low, high = event.span if event.span != (0, 0) else (event.sentence.start, event.sentence.end)
        others = [one.start for one in event.sentence.of("instrument") if event.instrument and one.start > event.instrument.end]
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
        item = event.instrument
        if item is None:
            return False
        text = self._reading.text
        after = text[item.end : item.end + 5].split()
        word = after[0].casefold() if after else ""
        if word in _ABOUT:
            return True
        before = text[max(event.sentence.start, item.start - 14) : item.start].casefold()
        return any(word in before for word in ("туралы", "жөнінде", "бойынша")) or " о " in text[item.start : item.end]

    def _add(self, event: Event) -> None:
        made = self._made(event)
        if event.is_several and not made.signed:
            self.summaries.append(event)
            return
        if event.instrument is None and not event.is_same and not made.signed and event.act not in ("join", "end", "force"):
            if event.form == "noun" or not self.found or not made.codes:
                if self.found and event.form != "noun":
                    return
                if event.form == "noun":
                    if self.found:
                        self.found[-1].events.append(event)
                    else:
                        self.summaries.append(event)
                    return
        if event.instrument is None and event.act in ("sign", "exchange", "adopt"):
            if not event.is_same and not self.found and self._antecedent(event) is None and not made.signed:
                return
            if (antecedent := self._antecedent(event)) is not None:
                made.instrument, made.type = antecedent, type_of(antecedent)
                self._take_topics(made, antecedent)
        deal = self._match(made, event)
        partners = partners_of(event, self._reading) if any(i.role == "several" for i in event.items) else []
        if deal is None and len(partners) > 1:
            self.found += self._parted(made, partners)
        elif deal is None:
            self.found.append(made)
        else:
            _merge(deal, made)

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
                    return None if is_owned or any(one.sentence is sentence for d in self.found for one in d.events) else item
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
                if not _people_differ(deal, made) or _may_share(deal, made) or min(len(deal.signed), len(made.signed)) < _BOTH:
                    return deal
            return None
        for deal in reversed(self.found):
            if not self._differs(deal, made, event):
                return deal
        return None

    def _differs(self, deal: Deal, made: Deal, event: Event) -> bool:
        if not _types_agree(deal.type, made.type):
            return True
        if event.is_more and made.has_topic and not (deal.minerals & made.minerals):
            return True
        if deal.minerals and made.minerals and not deal.minerals & made.minerals:
            return True
        if made.has_topic and deal.has_topic and deal.minerals and not made.minerals and not made.is_mineral:
            return not _people_agree(deal, made) and made.signed != []
        codes, others = set(deal.codes), set(made.codes)
        if len(codes) > 1 and len(others) > 1 and not (codes <= others or others <= codes):
            return True
        return _people_differ(deal, made) and not _may_share(deal, made)

    def _add_headline(self, event: Event, has_body: bool) -> None:
        made = self._made(event)
        if event.is_several:
            return
        if event.instrument is None and event.act not in ("end", "join", "force") and (self.found or not made.codes):
            return
        best = [deal for deal in self.found if not self._headline_differs(deal, made)]
        if best:
            best.sort(key=lambda deal: (-len(deal.minerals & made.minerals), deal.type != made.type))
            _merge_headline(best[0], made)
        elif not self.found:
            self.found.insert(0, made)

    @staticmethod
    def _headline_differs(deal: Deal, made: Deal) -> bool:
        codes, others = set(deal.codes), set(made.codes)
        if codes and others and not codes & others:
            return True
        return bool(deal.minerals and made.minerals and not deal.minerals & made.minerals)

    # --- what they hold, who watched ---

    def _add_content(self) -> None:
        if not self.found:
            return
        begun = {event.sentence.number for deal in self.found for event in deal.events}
        first = min((number for number in begun if not self._reading.sentences[number].is_headline), default=0)
        for sentence in self._reading.sentences[first:]:
            if sentence.is_headline or sentence.number in begun or not self._tells_content(sentence):
                continue
            deal = self._deal_of(sentence)
            if deal is not None and len(deal.content) < _MOST_CONTENT:
                deal.content.append(sentence)
                items = [item for item in sentence.items if not item.is_spoken and item.role in ("mineral", "area")]
                deal.topics += items

    def _tells_content(self, sentence: Sentence) -> bool:
        items = [item for item in sentence.items if not item.is_spoken]
        if any(item.role in _ELSEWHERE for item in items):
            return False
        if sentence.number in self._told_sentences:
            return False
        if any(item.role == "mood" and item.form in ("denied", "cancelled", "hearsay") for item in items):
            return False
        return any(item.role in ("content", "instrument", "document") for item in items)

    def _deal_of(self, sentence: Sentence) -> Deal | None:
        before = [deal for deal in self.found if deal.events[0].sentence.number < sentence.number or deal.first.is_headline]
        kinds = [type_of(item) for item in sentence.of("instrument")]
        for kind in kinds:
            named = [deal for deal in before if deal.type == kind]
            if len(named) == 1:
                return named[0]
        nearest = [deal for deal in before if any(event.sentence.number < sentence.number for event in deal.events)]
        nearest.sort(key=lambda deal: max(e.sentence.number for e in deal.events if e.sentence.number < sentence.number))
        return nearest[-1] if nearest else None

    def _add_watchers(self) -> None:
        for deal in self.found:
            for event in deal.events:
                for mark in [item for item in event.items if item.role == "witness"]:
                    low, high = (mark.end, event.sentence.end) if mark.form == "before" else (event.sentence.start, mark.start)
                    for person, _ in named_by_post(event.sentence, low, high, self._cast, self._reading):
                        deal.watched.append(person)
                    deal.watched += self._leaders(event.sentence, low, high, deal)
        for sentence in self._reading.sentences:
            if not self._is_ceremony(sentence):
                continue
            people = list(watchers(sentence, self._cast, self._reading))
            people += [one for one, _ in named_by_post(sentence, sentence.start, sentence.end, self._cast, self._reading)]
            for deal in self._before(sentence):
                deal.watched += people + self._leaders(sentence, sentence.start, sentence.end, deal)

    def _leaders(self, sentence: Sentence, low: int, high: int, deal: Deal) -> list[Person]:
        if not any(low <= item.start < high for item in sentence.of("leaders")):
            return []
        return list(leaders_of(deal.codes, self._cast))

    def _is_ceremony(self, sentence: Sentence) -> bool:
        items = [item for item in sentence.items if not item.is_spoken]
        if not any(item.role == "attend" for item in items) or any(item.form == "negated" for item in items):
            return False
        if any(event.sentence.number == sentence.number and event.act != "sign" for deal in self.found for event in deal.events):
            return False
        if any(item.role in ("ceremony", "document") or (item.role == "sign" and item.form == "noun") for item in items):
            return True
        follows = any(
            event.sentence.number == sentence.number - 1 and event.sentence.paragraph == sentence.paragraph
            for deal in self.found
            for event in deal.events
        )
        return follows and not any(item.role in ("kind", "organization") for item in items)

    def _before(self, sentence: Sentence) -> list[Deal]:
        """The deals whose ceremony a sentence speaks of: the last one told before, and those of its paragraph."""
        before = [deal for deal in self.found if deal.first.number < sentence.number or deal.first.is_headline]
        near = [deal for deal in before if any(event.sentence.paragraph == sentence.paragraph for event in deal.events)]
        return near or before[-1:] or self.found[:1]


_ABOUT = frozenset(
    ("о", "об", "по", "в", "на", "on", "for", "to", "of", "in", "про", "щодо", "about", "у", "zu", "über", "sur", "pour",
     "sobre", "de", "su", "per")
)  # fmt: skip


def _types_agree(one: str, other: str) -> bool:
    return one == other or not one or not other or any(one in near and other in near for near in _NEAR_TYPES)


def _people_differ(one: Deal, other: Deal) -> bool:
    return bool(one.signed and other.signed) and not _people_agree(one, other)


def _people_agree(one: Deal, other: Deal) -> bool:
    return bool({person.key for person in one.signed} & {person.key for person in other.signed})


def _may_share(one: Deal, other: Deal) -> bool:
    """Whether people of two sentences may have signed one document: each for another party."""
    parties = {person.party for person in one.signed}
    return "" not in parties and not parties & {person.party for person in other.signed} and len(parties) < 2


def _merge(deal: Deal, made: Deal) -> None:
    deal.events += made.events
    if deal.type in _GENERIC and made.type:
        deal.type, deal.instrument = made.type, made.instrument or deal.instrument
    elif deal.instrument is None:
        deal.instrument = made.instrument
    deal.sides += made.sides
    deal.signed += made.signed
    deal.watched += made.watched
    deal.topics += made.topics
    deal.content += made.content
    deal.is_mineral = deal.is_mineral or made.is_mineral
    deal.has_topic = deal.has_topic or made.has_topic


def _merge_headline(deal: Deal, made: Deal) -> None:
    deal.events.insert(0, made.events[0])
    if not deal.type:
        deal.type, deal.instrument = made.type, made.instrument
    deal.sides += made.sides
    deal.topics = [*made.topics, *deal.topics]
    deal.is_mineral = deal.is_mineral or made.is_mineral


def distinct(people: list[Person], cast: Cast) -> Iterator[Person]:
    """Each of some people once, with what the text says of him or her elsewhere."""
    seen: set[str] = set()
    for person in people:
        if person.key not in seen:
            seen.add(person.key)
            yield person
