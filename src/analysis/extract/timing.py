"""When and where what a clause tells was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.dates.edtf import parse_edtf
from analysis.extract.dateline import Dateline
from analysis.extract.days import Calendar, Day, last_day, shifted
from analysis.extract.event import Event
from analysis.extract.items import Item, Sentence
from analysis.extract.reading import Reading

_ACTS = frozenset(("sign", "exchange", "adopt", "force", "end", "join", "held"))
_VERBS = _ACTS | {"report", "meet", "arrive", "stay", "depart", "attend", "plan_visit", "visit", "greet", "begin"}
_BESIDE_CAPITAL = 4  # words between the word for a capital and its name
_STOPS = re.compile(r"[.;:!?\n]")
_COMMA_COSTS = 40  # characters that a comma between a verb and a date counts for
_OCCASIONS = frozenset(("visit", "kind", "ceremony", "occasion", "sign"))
_AND = re.compile(r"\s*,?\s(?:and|и|та|й|і|und|et|y|e)\s")
_LAST = frozenset(("kk", "tr", "ja", "ko", "uz", "az", "ky", "mn", "zh"))


class When(NamedTuple):
    """A day with where it is told, how sure it is, and other readings of it."""

    edtf: str
    start: int
    end: int
    how: str
    sure: str = "certain"
    others: tuple[str, ...] = ()


class Timing:
    """Days and places of the events of a report."""

    def __init__(self, reading: Reading, calendar: Calendar, dateline: Dateline, latest: str | None):
        self._reading, self.calendar, self.dateline = reading, calendar, dateline
        self._latest = last_day(latest)

    def of_event(self, event: Event) -> When | None:
        """The day that a clause says something was done on."""
        if event.cue is None:
            return None
        if event.told_in is not None:
            return self.of_verb(event.told_in, event.cue, event.cue.clause)
        return self.of_verb(event.sentence, event.cue, event.clause)

    @property
    def anchor(self) -> str | None:
        """The day from which 'the same day' is counted where nothing else is told."""
        return self.dateline.day.edtf if self.dateline.day else self.calendar.written

    def day_before(self, sentence: Sentence) -> str | None:
        """The day that a sentence may count from, 'the same day': the last told before it, else that of the report."""
        told = [
            day.edtf
            for day in self.calendar.between(0, sentence.start)
            if day.is_day and not self._is_dateline(day) and self._is_past(day.edtf)
        ]
        return told[-1] if told else self.anchor

    def of_verb(self, sentence: Sentence, verb: Item, clause: int | None = None) -> When | None:
        """The day beside a verb: of the dates in its clause the one that is nearer to it than to any other verb."""
        found = self.all_of_verb(sentence, verb, clause)
        nights = [
            when
            for when in found
            if "/" in when.edtf and any(one.edtf in when.edtf for one in found if one is not when)
        ]
        if nights:
            return nights[0]
        return min(found, key=lambda when: self._distance(verb, when), default=None)

    def all_of_verb(
        self, sentence: Sentence, verb: Item, clause: int | None = None, is_ahead: bool = False
    ) -> list[When]:
        """The days beside a verb, in order; with `is_ahead` those to come, too: a day of the week may be one."""
        verbs = [one for one in sentence.items if one.role in _VERBS and one.form != "negated" and not one.is_spoken]
        found: list[When] = []
        for when in self._days(sentence, is_ahead):
            before = [one for one in sentence.items if one.start <= when.start]
            own_item = [one for one in before if when.start < one.end and one.role == "date"]
            item_clause = (own_item or before[-1:])[0].clause if before else 0
            if clause is not None and item_clause != clause:
                continue
            own = self._distance(verb, when)
            rivals = [one for one in verbs if one is not verb and not self._is_same(one, verb)]
            if any(self._distance(one, when) < own and not self._is_apart(one, when, verb) for one in rivals):
                continue
            found.append(self._ahead(when) if is_ahead else when)
        if is_ahead and self._reading.language not in _LAST:  # it began on Tuesday and lasts until Friday
            return [when for when in found if when.start >= verb.end] or found
        return found

    def _is_apart(self, rival: Item, when: When, verb: Item) -> bool:
        """Whether a date is not of a verb that stands near: signed it on Thursday, the agency reported; flew in on
        Monday and left on Friday."""
        if rival.role == "visit":
            return True
        gap = self._reading.text[when.end : rival.start] if rival.start >= when.end else ""
        if rival.role == "report" and "," in gap:
            return True
        is_told = verb.end <= when.start and self._reading.language not in _LAST
        return is_told and _AND.match(gap) is not None

    def _ahead(self, when: When) -> When:
        """A day of the week that is meant to come, where it was read as past: it will end on Tuesday."""
        printed = self._reading.text[when.start : when.end]
        is_weekday = when.edtf and not any(sign.isdigit() for sign in printed) and self.anchor
        if is_weekday and when.edtf < (self.anchor or ""):
            return when._replace(edtf=shifted(when.edtf, 7), sure="likely")
        return when

    def later(self, when: When, days: int, item: Item) -> When:
        """A day so many days after another, as a phrase says: for three days."""
        first = when.edtf.partition("/")[0]
        return When(shifted(first, days), item.start, item.end, "duration", "likely")

    @staticmethod
    def _is_same(one: Item, verb: Item) -> bool:
        return one.role in _ACTS and verb.role in _ACTS

    def _distance(self, verb: Item, when: When) -> int:
        low, high = (verb.end, when.start) if verb.end <= when.start else (when.end, verb.start)
        if low > high:
            return 0
        gap = self._reading.text[low:high]
        return len(gap) + _COMMA_COSTS * (gap.count(",") + gap.count(";"))

    def days_of(self, sentence: Sentence) -> list[When]:
        """The days a sentence tells that are not to come."""
        return [when for when in self._days(sentence) if when.edtf]

    def _days(self, sentence: Sentence, is_ahead: bool = False) -> Iterator[When]:
        """The days a sentence tells, with `is_ahead` those to come as well; no deadline, no term of years."""
        for day in self.calendar.between(sentence.start, sentence.end):
            if self._is_dateline(day) or self._is_spoken(sentence, day):
                continue
            if day.others:
                yield When("", day.start, day.end, "contradiction", "doubtful", day.others)
            elif day.edtf and (is_ahead or self._is_past(day.edtf)) and _is_of_days(day.edtf):
                if "/" in day.edtf and not any(sign.isdigit() for sign in self._reading.text[day.start : day.end]):
                    continue  # this week is no day
                night = any(0 <= day.start - item.end <= 2 for item in sentence.of("night"))
                edtf = f"{shifted(day.edtf, -1)}/{day.edtf}" if night else day.edtf
                yield When(edtf, day.start, day.end, "date")

    @staticmethod
    def _is_spoken(sentence: Sentence, day: Day) -> bool:
        return any(item.is_spoken for item in sentence.items if item.start <= day.start < item.end)

    def _is_dateline(self, day: Day) -> bool:
        return self.dateline.day is not None and day.start == self.dateline.day.start

    def _is_past(self, edtf: str) -> bool:
        start = parse_edtf(edtf).start
        return start is not None and (self._latest is None or start <= self._latest)

    def of_sentences(self, sentences: Iterable[Sentence]) -> When | None:
        """The day of a ceremony in sentences that say when it was held."""
        for sentence in sentences:
            verb = next((item for item in sentence.items if item.role in ("held", "sign") and not item.is_spoken), None)
            if verb and (when := self.of_verb(sentence, verb)):
                return when
        return None

    def is_long_past(self, sentence: Sentence, verb: Item, clause: int, days: int) -> bool:
        """Whether a clause puts its verb in a time that ended so many days before the report: in 2022, last summer."""
        if self._latest is None:
            return False
        for day in self.calendar.between(sentence.start, sentence.end):
            end = last_day(day.edtf)
            item = next(
                (one for one in sentence.items if one.role == "date" and one.start <= day.start < one.end), None
            )
            if (
                end is None
                or (item is not None and (item.clause != clause or item.is_spoken))
                or self._is_dateline(day)
            ):
                continue
            rivals = [one for one in sentence.items if one.role in _VERBS and not self._is_same(one, verb)]
            own = self._distance(verb, When(day.edtf, day.start, day.end, ""))
            if any(self._distance(one, When(day.edtf, day.start, day.end, "")) < own for one in rivals):
                continue
            if (self._latest - end).days > days:
                return True
        return False

    def relative(self, sentence: Sentence, known: str | None) -> When | None:
        """The day that 'the same day' and 'the day before' mean, counted from one told before."""
        for item in sentence.of("same_day", "day_before"):
            is_of_event = item.role == "day_before" and self._is_of_event(item, sentence)
            if known and not (is_of_event or item.is_spoken) and not self.calendar.between(item.start, item.end):
                edtf = known if item.role == "same_day" else shifted(known, -1)
                return When(edtf, item.start, item.end, item.role, "likely")
        return None

    def _is_of_event(self, item: Item, sentence: Sentence) -> bool:
        """Whether 'the day before' is that before something that a text names: on the eve of the summit."""
        behind = [
            one
            for one in sentence.items
            if one.role in _OCCASIONS and 0 <= one.start - item.end <= 2 and (one.role != "sign" or one.form == "noun")
        ]
        return bool(behind) or self._reading.text[item.end : item.end + 4].split() == ["of"]

    def of_dateline(self) -> When | None:
        """The day of the date line."""
        day = self.dateline.day
        if day is None or self.dateline.is_stamp:
            return None
        return When(day.edtf, day.start, day.end, "date line", "likely")

    def place_in(self, sentence: Sentence, clause: int | None, taken: Iterable[tuple[int, int]]) -> Item | None:
        """The town in a clause where something was done: one that stands in a case or behind a word of places."""
        spans = list(taken)
        for item in sentence.of("place"):
            if item.is_spoken or (clause is not None and item.clause != clause) or self.is_of_dateline(item):
                continue
            if any(low <= item.start < high for low, high in spans):
                continue
            if self.is_in(item):
                return item
        return None

    def is_of_dateline(self, item: Item) -> bool:
        """Whether a town is that of the date line."""
        return self.dateline.place is not None and item.start == self.dateline.place.start

    def _is_beside_capital(self, item: Item) -> bool:
        """Whether a town is named beside the word for a capital: in the capital of Chile, Santiago."""
        gaps = (
            self._reading.text[word.end : item.start]
            if word.end <= item.start
            else self._reading.text[item.end : word.start]
            for word in self._reading.phrases
            if word.role == "capital" and abs(word.start - item.start) < _COMMA_COSTS
        )
        return any(len(gap.split()) <= _BESIDE_CAPITAL and not _STOPS.search(gap) for gap in gaps)

    def is_in(self, item: Item) -> bool:
        text = self._reading.text
        if self._reading.language == "kk":
            return text[item.start : item.end].endswith(("да", "де", "та", "те", "дағы", "дегі"))
        words = text[max(0, item.start - 16) : item.start].replace("’", "'").split()
        if words and words[-1].casefold() in _INS:
            return True
        if self._is_beside_capital(item):
            return True
        after = text[item.end : item.end + 5].casefold()
        return after.startswith(("'de", "'da", "'te", "'ta", "’de", "’da", "’te", "’ta", "で", "签")) or (
            self._reading.language in ("zh", "ja") and text[item.start - 1 : item.start] in ("在", "、")
        )


_INS = frozenset(("in", "at", "в", "во", "у", "à", "au", "en", "a", "w", "we", "em", "na", "на", "of"))


def _is_of_days(edtf: str) -> bool:
    """Whether an EDTF text says a month, a day or days with both ends: no term of years."""
    parsed = parse_edtf(edtf)
    if parsed.precision in ("day", "month"):
        return True
    return parsed.precision == "range" and parsed.start is not None and len(edtf.partition("/")[0]) == len("2026-01-01")
