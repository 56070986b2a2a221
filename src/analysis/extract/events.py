"""What was done with an agreement in each clause of a report: signed, adopted, ended; done, planned or denied.

A verb tells what was done and, by its form, whether; words of plans, talks, denials and times past around it change
that. What a headline says of a plan or a denial holds for the whole report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from analysis.extract.document_lists import listed_documents
from analysis.extract.event import CASES, DONE, Event, longest, type_of
from analysis.extract.items import TIMES, Item, Sentence
from analysis.extract.opinion import is_opinion
from analysis.extract.parties import is_bloc
from analysis.extract.people import Cast
from analysis.extract.reading import Reading

ACTS = ("sign", "exchange", "adopt", "force", "end", "join")
_VERDICT = 4  # words: This is not true.
_BESIDE = 25  # characters between a verb and its object
_NEAR, _BEHIND, _AUXILIARY = 28, 8, 14  # characters between a verb and a word that denies it or puts it off
_LAST_FIRST = frozenset(("kk", "tr", "ja", "ko", "uz", "az", "ky", "mn", "hi", "fa"))  # the verb stands at the end


class Events:
    """The events of a reading, in order: `done` and `told`, of which the report only speaks."""

    def __init__(self, reading: Reading, cast: Cast):
        self._reading, self._cast = reading, cast
        self.is_opinion = is_opinion(reading)
        self.mood = self._mood_of_headline() or self._verdict()
        self.in_order = [event for sentence in reading.sentences for event in self._events(sentence)]
        self.sort()

    def sort(self) -> None:
        """Parts what was done from what is only told, after the reason of an event has changed."""
        self.done = [event for event in self.in_order if not event.why]
        self.told = [event for event in self.in_order if event.why]

    @property
    def mood_of_visit(self) -> str:
        """What a headline that speaks of a visit says of all the report."""
        told = [sentence for sentence in self._reading.sentences if sentence.is_headline]
        return self.mood if any(sentence.of("visit", "plan_visit", "arrive", "meet") for sentence in told) else ""

    def _mood_of_headline(self) -> str:
        """What a headline says that holds for all the report: a denial, a plan; '' where something was done."""
        for sentence in self._reading.sentences:
            if not sentence.is_headline:
                break
            verbs = [item for item in sentence.items if item.role in ACTS]
            moods = {item.form for item in sentence.of("mood")}
            if any(item.form in DONE or item.form == "present" for item in verbs) and "denied" not in moods:
                return ""
            if any(item.form == "negated" for item in verbs):
                return "cancelled"
            for mood in ("denied", "cancelled", "negotiating", "planned"):
                if mood in moods:
                    return mood
            if any(item.form == "future" for item in verbs) or sentence.of("plan_visit"):
                return "planned"
        return ""

    def _verdict(self) -> str:
        """'denied' where a sentence of a few words says that what was told is false, or the first one does."""
        for number, sentence in enumerate(one for one in self._reading.sentences if not one.is_headline):
            words = self._reading.text[sentence.start : sentence.end].split()
            is_denied = any(item.form == "denied" and not item.is_spoken for item in sentence.of("mood"))
            if is_denied and (len(words) <= _VERDICT or (number == 0 and sentence.of("sign"))):
                return "denied"
        return ""

    def _events(self, sentence: Sentence) -> Iterator[Event]:
        if self._reading.text[sentence.start : sentence.end].rstrip(' »”"').endswith("?"):
            return
        if listed := list(listed_documents(self._reading.text, sentence, self._before(sentence), self._why_of_list)):
            yield from listed
            return
        clauses = sorted({item.clause for item in sentence.items})
        for clause in clauses:
            items = [item for item in sentence.items if item.clause == clause and not item.is_spoken]
            spoken = [item for item in sentence.items if item.clause == clause and item.is_spoken]
            yield from self._of_clause(sentence, clause, items)
            if spoken and not items:
                yield from self._of_speech(sentence, clause, spoken)

    def _before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one, in its paragraph."""
        before = self._reading.sentences[sentence.number - 1] if sentence.number else None
        return before if before is not None and before.paragraph == sentence.paragraph else None

    def _why_of_list(self, verb: Item, sentence: Sentence) -> str:
        items = [item for item in sentence.items if item.clause == verb.clause and not item.is_spoken]
        return self._why(verb, sentence, verb.clause, items)

    def _of_speech(self, sentence: Sentence, clause: int, items: list[Item]) -> Iterator[Event]:
        """What somebody says in quotes is no event; that nothing was signed is told of one."""
        for item in items:
            if item.role in ACTS and item.form == "negated":
                yield Event(item.role, item.form, "denied", sentence, clause, item, None)
                return

    def _of_clause(self, sentence: Sentence, clause: int, items: list[Item]) -> Iterator[Event]:
        instruments = [item for item in items if item.role == "instrument" and type_of(item) not in _NO_DOCUMENTS]
        instruments = [item for item in instruments if not self._only_says(item, items)]
        documents = [item for item in items if item.role == "document"]
        verbs = longest(item for item in items if item.role in ACTS and self._is_act(item, items, sentence))
        verbs = [self._as_participle(verb, instruments) for verb in verbs]
        if not verbs:
            if instruments and (why := self._told_why(items)):
                yield self._event("sign", "", why, sentence, clause, None, instruments[0], items, documents)
            return
        for number, verb in enumerate(verbs):
            low = verbs[number - 1].end if number else sentence.start
            high = verbs[number + 1].start if number + 1 < len(verbs) else sentence.end
            if self._repeats(verb, verbs, number) or self._is_of_law(verb, items, low, high):
                continue
            why = self._why(verb, sentence, clause, items)
            for instrument in self._instruments(verb, instruments, low, high):
                yield self._event(
                    verb.role, verb.form, why, sentence, clause, verb, instrument, items, documents, (low, high)
                )

    @staticmethod
    def _only_says(instrument: Item, items: list[Item]) -> bool:
        """Whether a document only reports another: a statement said the memorandum was signed."""
        behind = [one for one in items if one.start >= instrument.end and one.role in (*ACTS, "report", "instrument")]
        roles = [role for role, _ in groupby(one.role for one in behind)]
        return roles[:2] == ["report", "instrument"] and any(role in ACTS for role in roles[2:])

    @staticmethod
    def _repeats(verb: Item, verbs: list[Item], number: int) -> bool:
        """Whether a verb says again what the one before it said: concluded and signed; the signing … was cancelled."""
        if number == 0:
            return False
        before = verbs[number - 1]
        return verb.form in ("noun", "infinitive", "participle") or (
            before.form in DONE and verb.form in DONE and verb.start - before.end < 6
        )

    def _is_of_law(self, verb: Item, items: list[Item], low: int, high: int) -> bool:
        """Whether what is signed is a law, even one that speaks of an agreement: a decree ratifying the treaty."""
        if verb.role not in ("sign", "adopt"):
            return False
        objects = [item for item in items if item.role in ("law", "instrument") and low <= item.start < high]
        behind = [item for item in objects if item.start >= verb.end]
        if self._reading.language in _LAST_FIRST:
            near = [item for item in objects if item.end <= verb.start][-1:]
        else:
            near = behind[:1] or objects[:1]
        return bool(near) and near[0].role == "law"

    def _is_act(self, item: Item, items: list[Item], sentence: Sentence) -> bool:
        """Whether a verb is of an agreement: one that may be of much else needs a document beside it."""
        if item.form == "present" and not sentence.is_headline and sentence.number > 1:
            return False
        if item.role in ("sign", "exchange"):
            return True
        if item.role in ("end", "adopt") and self._is_of_journey(item, items):
            return False
        has_document = any(one.role in ("instrument", "document") and one.start >= 0 for one in items)
        if item.role == "join":
            return any(
                (one.role == "country" and is_bloc(one.code)) or one.role in ("organization", "instrument", "document")
                for one in items
                if one.start >= item.end or self._reading.language in _LAST_FIRST
            )
        if item.role == "adopt":
            return has_document or (sentence.is_headline and item.form in DONE)
        return has_document

    @staticmethod
    def _is_of_journey(verb: Item, items: list[Item]) -> bool:
        """Whether what was ended or concluded is a journey."""
        behind = [one for one in items if one.start >= verb.end and one.role in _OBJECTS]
        is_stay = any(one.role == "stay" and one.start < verb.end and verb.start < one.end for one in items)
        return is_stay and bool(behind) and behind[0].role in ("visit", "kind")

    def _instruments(self, verb: Item, instruments: list[Item], low: int, high: int) -> Iterator[Item | None]:
        """The documents a verb speaks of: the first after it, else the first before it; with those joined to that by
        'and'. In a language whose verbs stand last the nearest before."""
        after = [one for one in instruments if verb.end <= one.start < high]
        before = [one for one in instruments if low <= one.start < verb.start]
        if self._reading.language in _LAST_FIRST:
            chosen, rest = (before[-1:] or after[:1]), []
        else:
            is_passive = self._reading.language not in CASES and (
                verb.form == "passive" or self._is_behind(verb, before)
            )
            chosen = (before[:1] or after[:1]) if is_passive else (after[:1] or before[:1])
            rest = [one for one in (after if chosen and chosen == after[:1] else before)[1:] if self._is_joined(one)]
        if not chosen:
            yield None
        yield from [*chosen, *rest]

    def _as_participle(self, verb: Item, instruments: list[Item]) -> Item:
        """A verb as a passive one where in English it stands right behind its document: the agreement signed with …"""
        before = [one for one in instruments if one.end <= verb.start]
        is_alone = verb.form == "active" and " " not in self._reading.text[verb.start : verb.end]
        has_object = any(0 <= one.start - verb.end <= _BESIDE for one in instruments)
        is_participle = self._reading.language == "en" and is_alone and not has_object and self._is_behind(verb, before)
        return replace(verb, form="passive") if is_participle else verb

    def _is_behind(self, verb: Item, documents: list[Item]) -> bool:
        """Whether a verb stands right behind its document: the memorandum (MOU), signed in Lima, outlines …"""
        gap = self._reading.text[documents[-1].end : verb.start] if documents else "."
        return _RIGHT_BEHIND.fullmatch(gap) is not None

    def _is_joined(self, item: Item) -> bool:
        words = self._reading.text[max(0, item.start - 12) : item.start].split()
        return any(word.casefold() in _AND for word in words[-3:])

    def _event(
        self, act: str, form: str, why: str, sentence: Sentence, clause: int, verb: Item | None,
        instrument: Item | None, items: list[Item], documents: list[Item], reach: tuple[int, int] = (0, 0),
    ) -> Event:  # fmt: skip
        is_same = instrument is None and any(one.form == "same" for one in documents)
        is_more = any(item.role == "more" for item in items)
        return Event(
            act, form, why, sentence, clause, verb, instrument, is_same, is_more,
            is_several=instrument is None and any(one.form == "some" for one in documents), span=reach, items=items,
        )  # fmt: skip

    @staticmethod
    def _told_why(items: list[Item]) -> str:
        """Why a clause that names a document without saying what was done with it tells of no event; '' where it only
        tells what a document holds."""
        moods = [item.form for item in items if item.role == "mood"]
        visits = any(item.role == "plan_visit" for item in items)
        for mood in ("denied", "cancelled", "negotiating"):
            if mood in moods:
                return mood
        if "planned" in moods and not any(item.role == "content" for item in items):
            return "planned"
        return "planned" if visits and "planned" in moods else ""

    def _why(self, verb: Item, sentence: Sentence, clause: int, items: list[Item]) -> str:
        moods = {item.form for item in items if item.role == "mood"}
        every = {item.form for item in sentence.of("mood")}
        if self.is_opinion:
            return "recalled" if verb.form in (*DONE, "perfect", "participle") else "planned"
        if "denied" in every or self.mood == "denied" or ("hearsay" in every and self.mood):
            return "denied"
        if verb.form == "negated":
            return "cancelled" if "cancelled" in every or self.mood == "cancelled" else "denied"
        if verb.form in ("future", "infinitive", "noun"):
            return self._of_plan(verb, moods, items, sentence)
        if verb.form in ("perfect", "participle"):
            return "recalled"
        if self._is_denied(verb, items):
            return "denied"
        if verb.role == "adopt" and self._is_of_draft(verb, items, moods):
            return "negotiating" if "negotiating" in moods else "planned"
        if self._is_ahead(verb, items):
            return "planned"
        if "hypothetical" in moods:
            return "planned"
        if "recalled" in moods:
            return "recalled"
        if sentence.openings.get(clause) in TIMES:
            return "recalled"
        return ""

    @staticmethod
    def _is_of_draft(verb: Item, items: list[Item], moods: set[str]) -> bool:
        """Whether only a draft was approved, or only a signature agreed on: одобрил проект, договорились подписать."""
        later = [item for item in items if item.role in ("sign", "adopt") and item.start >= verb.end]
        is_to_sign = any(item.form in ("infinitive", "noun", "future") for item in later)
        return "negotiating" in moods or is_to_sign

    def _is_denied(self, verb: Item, items: list[Item]) -> bool:
        """Whether a word of negation stands right before a verb, or right behind it in Kazakh."""
        for item in items:
            if item.role != "negation":
                continue
            low, high = (item.end, verb.start) if item.form == "before" else (verb.end, item.start)
            gap = self._reading.text[low:high]
            is_near = 0 <= high - low <= (_NEAR if item.form == "before" else _BEHIND)
            if is_near and "," not in gap and not gap.strip().startswith(("only", "только", "лише", "тільки")):
                return True
        return False

    def _is_ahead(self, verb: Item, items: list[Item]) -> bool:
        """Whether an auxiliary of what is to come stands right before a verb: will put their signatures."""
        return any(
            0 <= verb.start - item.end <= _AUXILIARY and "," not in self._reading.text[item.end : verb.start]
            for item in items
            if item.role == "mood" and item.form == "planned"
        )

    def _of_plan(self, verb: Item, moods: set[str], items: list[Item], sentence: Sentence) -> str:
        if verb.form == "noun" and self._is_denied(verb, items):
            return "none"
        held = any(item.role == "held" for item in items)
        if verb.form == "noun" and held and not moods & {"cancelled", "planned"}:
            return ""
        if "cancelled" in moods or (self.mood == "cancelled" and not sentence.is_headline):
            return "cancelled"
        if "negotiating" in moods:
            return "negotiating"
        if "recalled" in moods and verb.form == "noun":
            return "recalled"
        return "planned" if moods or verb.form != "noun" else "none"


# What a vocabulary has among the types of agreements and nobody signs: bodies, and what has no one code.
_NO_DOCUMENTS = frozenset(("", "dialogue", "initiative", "institution", "other"))
_RIGHT_BEHIND = re.compile(r"\)?(?:\s*\([^()]{1,20}\))?(?:\s(?:on|for|about)\s[^,.;:()]{1,40}?)?\s*,?\s*")
_OBJECTS = frozenset(("visit", "kind", "instrument", "document"))
_AND = frozenset(("and", "и", "а", "також", "также", "та", "й", "und", "et", "y", "e", "ve", "both"))
