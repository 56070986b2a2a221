"""What the documents of a report hold, and who watched while they were signed, by the sentences around their events."""

from __future__ import annotations

from analysis.extract.deal import Deal
from analysis.extract.event import type_of
from analysis.extract.events import Events
from analysis.extract.items import Sentence
from analysis.extract.people import Cast
from analysis.extract.person import Person
from analysis.extract.reading import Reading
from analysis.extract.watching import leaders_of, named_by_post, watchers

_ELSEWHERE = ("arrive", "stay", "meet", "plan_visit", "depart", "greet", "attend")
_WHO = frozenset(("person", "post", "pronoun", "guests", "side", "place"))  # without whom nobody comes or goes
_MOST_CONTENT = 8  # sentences that may tell what a document holds


class Content:
    """Adds to the deals of a report what the sentences without an event of their own tell of them.

    Parameters
    ----------
    found : list of Deal
    reading, cast, events
        Of the report.
    """

    def __init__(self, found: list[Deal], reading: Reading, cast: Cast, events: Events):
        self.found, self._reading, self._cast = found, reading, cast
        self._told_sentences = {event.sentence.number for event in events.told if event.instrument}
        self._add_content()
        self._add_headline()
        self._add_watchers()

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

    def _add_headline(self) -> None:
        """The minerals of the headline to the one agreement of which nothing else tells them."""
        if len(self.found) == 1 and not self.found[0].minerals:
            headlines = [one for one in self._reading.sentences if one.is_headline]
            self.found[0].topics += [item for one in headlines for item in one.of("mineral") if not item.is_spoken]

    def _tells_content(self, sentence: Sentence) -> bool:
        items = [item for item in sentence.items if not item.is_spoken]
        if any(item.role in _ELSEWHERE for item in items) and any(item.role in _WHO for item in items):
            return False
        if sentence.number in self._told_sentences:
            return False
        if any(item.role == "mood" and item.form in ("denied", "cancelled", "hearsay") for item in items):
            return False
        return any(item.role in ("content", "instrument", "document") for item in items)

    def _deal_of(self, sentence: Sentence) -> Deal | None:
        before = [
            deal for deal in self.found if deal.events[0].sentence.number < sentence.number or deal.first.is_headline
        ]
        kinds = [type_of(item) for item in sentence.of("instrument")]
        for kind in kinds:
            named = [deal for deal in before if deal.type == kind]
            if len(named) == 1:
                return named[0]
        nearest = [deal for deal in before if any(event.sentence.number < sentence.number for event in deal.events)]
        nearest.sort(
            key=lambda deal: max(e.sentence.number for e in deal.events if e.sentence.number < sentence.number)
        )
        return nearest[-1] if nearest else None

    def _add_watchers(self) -> None:
        for deal in self.found:
            for event in deal.events:
                for mark in [item for item in event.items if item.role == "witness"]:
                    low, high = (
                        (mark.end, event.sentence.end) if mark.form == "before" else (event.sentence.start, mark.start)
                    )
                    for person, _ in named_by_post(event.sentence, low, high, self._cast, self._reading):
                        deal.watched.append(person)
                    deal.watched += self._leaders(event.sentence, low, high, deal)
        for sentence in self._reading.sentences:
            if sentence.of("ceremony") and sentence.of("held", "sign") and sentence.of("witness"):
                self._add_marked(sentence)
            if not self._is_ceremony(sentence):
                continue
            people = list(watchers(sentence, self._cast, self._reading))
            people += [
                one for one, _ in named_by_post(sentence, sentence.start, sentence.end, self._cast, self._reading)
            ]
            for deal in self._before(sentence):
                deal.watched += people + self._leaders(sentence, sentence.start, sentence.end, deal)

    def _add_marked(self, sentence: Sentence) -> None:
        """Who stands behind 'in the presence of' in a sentence that says when the ceremony was held."""
        for mark in sentence.of("witness"):
            low, high = (mark.end, sentence.end) if mark.form == "before" else (sentence.start, mark.start)
            people = [one for one in self._cast.by_sentence[sentence.number] if low <= one.item.start < high]
            people += [one for one, _ in named_by_post(sentence, low, high, self._cast, self._reading)]
            for deal in self._before(sentence):
                deal.watched += people + self._leaders(sentence, low, high, deal)

    def _leaders(self, sentence: Sentence, low: int, high: int, deal: Deal) -> list[Person]:
        if not any(low <= item.start < high for item in sentence.of("leaders")):
            return []
        return list(leaders_of(deal.codes, self._cast))

    def _is_ceremony(self, sentence: Sentence) -> bool:
        items = [item for item in sentence.items if not item.is_spoken]
        if not any(item.role == "attend" for item in items) or any(item.form == "negated" for item in items):
            return False
        if any(
            event.sentence.number == sentence.number and event.act != "sign"
            for deal in self.found
            for event in deal.events
        ):
            return False
        if any(
            item.role in ("ceremony", "document") or (item.role == "sign" and item.form == "noun") for item in items
        ):
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
        listed = [deal for deal in self.found if any(event.is_listed for event in deal.events)]
        if not before and listed:  # the exchange of documents of which a list follows
            return listed
        near = [deal for deal in before if any(event.sentence.paragraph == sentence.paragraph for event in deal.events)]
        return near or before[-1:] or self.found[:1]
