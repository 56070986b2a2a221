"""When, where and between whom an agreement was made."""

from __future__ import annotations

from analysis.extract.bodies import body_party
from analysis.extract.deal import Deal
from analysis.extract.deals import Deals
from analysis.extract.items import VERBS, Item, Sentence
from analysis.extract.journeys import Journeys
from analysis.extract.people import Cast
from analysis.extract.reading import Reading
from analysis.extract.sides import is_locative
from analysis.extract.timing import Timing, When
from analysis.extract.towns import country_of
from analysis.mentions.context import KNOWN_WELL

_LEADS = 2  # sentences of a report in one of which its lead is
_OPENING = 40  # characters that a phrase may take that opens a sentence: Following the meeting
_FEW = 6  # sentences back in which the two sides may be named
_BOTH = 2  # sides that an agreement has at least


class Circumstances:
    """The day, the town and the sides of each agreement of a report."""

    def __init__(self, reading: Reading, cast: Cast, deals: Deals, timing: Timing, journeys: Journeys):
        self._reading, self._cast, self._deals = reading, cast, deals
        self._timing, self._journeys = timing, journeys
        self._known: dict[int, list[str]] = {}

    def when(self, deal: Deal, before: str | None) -> When | None:
        """The day of an agreement: beside its verb, of its ceremony, of all that was signed, of the date line."""
        events = [event for event in deal.events if not event.is_headline] or deal.events
        for event in events:
            if when := self._timing.of_event(event):
                return when
        near = [event.told_in or event.sentence for event in events]
        numbers = {sentence.paragraph for sentence in near}
        ceremonies = [
            sentence
            for sentence in self._reading.sentences
            if sentence.of("ceremony") and sentence.of("held") and not sentence.of("plan_visit")
            and any(abs(sentence.paragraph - number) <= 1 for number in numbers) and not sentence.is_headline
        ]  # fmt: skip
        if when := self._timing.of_sentences(ceremonies):
            return when
        for sentence in near:
            if when := self._timing.relative(sentence, before or self._timing.anchor):
                return when
        for sentence in near:
            if when := self._told_just_before(sentence) or self._of_the_meeting(sentence):
                return when
        for event in [*self._deals.summaries, *(e for e in deal.events if e.is_headline)]:
            if when := self._timing.of_event(event):
                return when
        if (
            (lead := self._lead()) is not None
            and len(days := self._timing.days_of(lead)) == 1
            and "/" not in days[0].edtf
        ):
            return days[0]._replace(sure="likely")
        return self._timing.of_dateline()

    def _lead(self) -> Sentence | None:
        """The first sentence of a report that begins with a visit or a meeting, during which all else was done."""
        body = [one for one in self._reading.sentences if not one.is_headline][:_LEADS]
        for sentence in body:
            told = [item for item in sentence.items if item.role in VERBS and not item.is_spoken]
            if told and all(item.role in ("stay", "meet", "attend") for item in told) and not sentence.of("report"):
                return sentence
            if told:
                return None
        return None

    def _told_just_before(self, sentence: Sentence) -> When | None:
        """The day of the sentence before, in one paragraph, where nothing else was done on it."""
        before = self._reading.sentences[sentence.number - 1] if sentence.number else sentence
        is_known = self._reading.language in KNOWN_WELL  # whose verbs are listed
        others = VERBS - {"meet"} if sentence.of("occasion") else VERBS  # the talks at whose end it was signed
        if not is_known or before.paragraph != sentence.paragraph or before.of("report", *others):
            return None
        days = self._timing.days_of(before)
        return days[0]._replace(sure="likely") if len(days) == 1 and "/" not in days[0].edtf else None

    def _of_the_meeting(self, sentence: Sentence) -> When | None:
        """The day of the talks after which something was signed: Following the meeting, they signed …"""
        phrases = [item.end for item in sentence.of("meet")]
        phrases += [item.end for item in sentence.of("occasion") if item.form == "before"]
        is_after = any(place - sentence.start <= _OPENING for place in phrases)
        for number in range(sentence.number - 1, max(-1, sentence.number - _FEW), -1) if is_after else ():
            before = self._reading.sentences[number]
            for cue in before.of("meet", "held"):
                if not cue.is_spoken and (when := self._timing.of_verb(before, cue)):
                    return when._replace(sure="likely")
        return None

    def place(self, deal: Deal) -> Item | None:
        """The town of an agreement: where its clause says that it was signed, of its ceremony, of the date line."""
        spans = [(person.start, person.end) for people in self._cast.by_sentence.values() for person in people]
        events = [event for event in deal.events if not event.is_headline] or deal.events
        for event in events:
            if place := self._timing.place_in(event.sentence, event.clause, spans):
                return place
        for sentence in self._reading.sentences:
            if (
                sentence.of("ceremony")
                and sentence.of("held")
                and (place := self._timing.place_in(sentence, None, spans))
            ):
                return place
        for event in self._deals.summaries:
            if place := self._timing.place_in(event.sentence, event.clause, spans):
                return place
        lead = self._lead() if self._timing.dateline.place is None else None
        there = self._timing.place_in(lead, None, spans) if lead is not None else None
        return there or self._timing.dateline.place

    def topics(self, deal: Deal) -> list[Item]:
        """What an agreement covers: of its topics not the name of the whole sector where the text tells more of it."""
        sectors = [(one.start, one.end) for one in self._reading.phrases if one.role == "sector"]
        specific = [item for item in deal.topics if not _is_within(item, sectors)]
        return specific if any(item.role == "area" for item in specific) else deal.topics

    def codes(self, deal: Deal) -> list[str]:
        """The countries and blocs of an agreement, worked out once."""
        if id(deal) not in self._known:
            self._known[id(deal)] = self._read_codes(deal)
        return self._known[id(deal)]

    def _read_codes(self, deal: Deal) -> list[str]:
        """The countries and blocs of an agreement; where the clauses tell one only, those around it."""
        codes = deal.codes
        if len(codes) >= 2 or (not codes and not deal.events):
            return codes
        people = [self._cast.full(person).party for person in deal.signed]
        codes = list(dict.fromkeys([*codes, *filter(None, people)]))
        headline = [sentence for sentence in self._reading.sentences if sentence.is_headline]
        paragraphs = {event.sentence.paragraph for event in deal.events if not event.is_headline}
        leads = [s for s in self._reading.sentences if s.paragraph in paragraphs and self._is_lead(s)]
        if deal.instrument and deal.content and self._known and len(codes) < 2:  # a second paper of the same sides
            return list(dict.fromkeys([*codes, *list(self._known.values())[-1]]))
        spans = {event.sentence.number for event in deal.events}
        beside = [one for number in sorted(spans) for one in self._cast.by_sentence[number] if one.party]
        codes = list(dict.fromkeys([*codes, *(one.party for one in beside)])) if len(codes) == 1 else codes
        if not codes and (pair := self._both_before(deal)):
            return pair
        codes = self._filled(codes, [event.sentence for event in deal.events], headline, leads)
        if len(codes) == 1:
            codes += self._other_of_journey(codes[0])
        if len(codes) == 1:
            codes += self._named_around(codes[0], paragraphs)
        if any(self._is_international(event.sentence) for event in deal.events):
            return codes  # the other side may be of no country
        there = country_of(self.place(deal))
        return [*codes, there] if len(codes) == 1 and there and there not in codes else codes

    def _both_before(self, deal: Deal) -> list[str]:
        """The two that 'the two countries' or 'the parties' are: those of the last sentence that names just two."""
        events = [one for one in deal.events if one.cue and not one.is_headline]
        if not any(
            item.role == "both" and item.end <= one.cue.start for one in events for item in one.items if one.cue
        ):
            return []
        first = min(one.sentence.number for one in events)
        for number in range(first - 1, max(-1, first - _FEW), -1):
            sentence = self._reading.sentences[number]
            named = [item.code for item in sentence.of("country", "government") if not item.is_spoken]
            named += [one.party for one in self._cast.by_sentence[number]]
            named += [body_party(item, self._reading) for item in sentence.of("organization")]
            found = list(dict.fromkeys(filter(None, named)))
            if len(found) == _BOTH:
                return [str(code) for code in found]
        return []

    def _is_international(self, sentence: Sentence) -> bool:
        """Whether a sentence names a body that is listed and of no country: a development bank."""
        return any(item.code and not body_party(item, self._reading) for item in sentence.of("organization"))

    @staticmethod
    def _filled(codes: list[str], *groups: list[Sentence]) -> list[str]:
        """Some codes and the first that sentences name, until there are two."""
        found = list(codes)
        for sentence in (sentence for group in groups for sentence in group):
            for item in sentence.of("country", "government"):
                is_told = item.mention is None or item.mention.how != "adjective" or sentence.is_headline
                if len(found) < _BOTH and item.code and item.code not in found and not item.is_spoken and is_told:
                    found.append(item.code)
        return found

    def _other_of_journey(self, code: str) -> list[str]:
        """The other country of a journey that one side of an agreement made, or received."""
        found = [one.to for one in self._journeys.found.values() if one.visitor.party == code and one.to]
        found += [one.visitor.party for one in self._journeys.found.values() if one.to == code]
        return list(dict.fromkeys(found))[:1]

    def _named_around(self, code: str, paragraphs: set[int]) -> list[str]:
        """The one other country that the paragraphs of an agreement name as a subject."""
        found: dict[str, None] = {}
        for sentence in self._reading.sentences:
            for item in sentence.of("country") if sentence.paragraph in paragraphs else ():
                is_subject = item.mention is not None and item.mention.how in ("exact", "alias", "abbreviation")
                if item.code and item.code != code and is_subject and not is_locative(item, self._reading):
                    found[item.code] = None
        return list(found) if len(found) == 1 else []

    @staticmethod
    def _is_lead(sentence: Sentence) -> bool:
        """Whether a sentence only names what its paragraph is about: Чили и ОАЭ."""
        return not any(item.role in VERBS for item in sentence.items)


def _is_within(item: Item, sectors: list[tuple[int, int]]) -> bool:
    """Whether a term begins with the name of a sector: the mining sector, тау-кен саласы; mining and processing not."""
    return len(item.codes) == 1 and any(low <= item.start < high for low, high in sectors)
