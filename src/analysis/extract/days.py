"""Which day a printed date is, counted from the day on which the report was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from analysis.dates.edtf import parse_edtf
from analysis.dates.finding import DateSpan, find_dates
from analysis.errors import DateError
from analysis.extract.further_days import further_days
from analysis.extract.wording import Found
from analysis.mentions.context import KNOWN_WELL

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_APART = re.compile(r"[\s,(]*")


_BESIDE = 6  # characters between "last week" and the day


class Day(NamedTuple):
    """A date in a text: EDTF, or the readings of one that contradicts itself."""

    start: int
    end: int
    edtf: str
    others: tuple[str, ...] = ()

    @property
    def first(self) -> date | None:
        return parse_edtf(self.edtf).start if self.edtf else None

    @property
    def is_day(self) -> bool:
        return is_day(self.edtf)


def is_day(edtf: str | None) -> bool:
    """Whether an EDTF text is one day."""
    return bool(edtf) and parse_edtf(edtf or "").precision == "day"


class Calendar:
    """The dates of a text by their places.

    Parameters
    ----------
    text : str
    language : str
    written : str or None
        EDTF of the day of writing; without it, days that are counted from it stay unknown.
    words : iterable of Found
        Phrases of the role ``day``: yesterday, today.
    """

    def __init__(self, text: str, language: str, written: str | None, words: list[Found]):
        self.written = written if is_day(written) else None
        weeks = [(one.start, one.end) for one in words if one.role == "last_week"]
        words = [one for one in words if one.role != "last_week"]
        found = [self._in_week(self._day(text, span), text, weeks) for span in find_dates(text, language, self.written)]
        if self.written:
            found += self._further(text, language, words, found)
        self.days = {day.start: day for day in _settled(text, sorted(found))}

    def between(self, start: int, end: int) -> list[Day]:
        """The dates that begin between two places, in order."""
        return [self.days[place] for place in sorted(self.days) if start <= place < end]

    def _day(self, text: str, span: DateSpan) -> Day:
        if not span.edtf:
            return Day(span.start, span.end, "", tuple(self._readings(text[span.start : span.end])))
        return Day(span.start, span.end, span.edtf)

    def _in_week(self, day: Day, text: str, weeks: list[tuple[int, int]]) -> Day:
        """A day of the week as that of the last one where words beside it say so: last week, on Tuesday."""
        printed = text[day.start : day.end]
        is_told = any(0 <= day.start - end <= _BESIDE or 0 <= start - day.end <= _BESIDE for start, end in weeks)
        if not is_told or not self.written or not day.is_day or any(sign.isdigit() for sign in printed):
            return day
        written, told = date.fromisoformat(self.written), date.fromisoformat(day.edtf)
        monday = written - timedelta(written.weekday() + 7)
        return day._replace(edtf=(monday + timedelta(told.weekday())).isoformat())

    def _readings(self, printed: str) -> Iterator[str]:
        """What the parts of a date say where it contradicts itself: the day of the month, the day of the week."""
        words = list(_WORD.finditer(printed))
        found: dict[str, None] = {}
        for cut in range(1, len(words)):
            for piece in (printed[words[cut].start() :], printed[: words[cut - 1].end()]):
                spans = find_dates(piece, None, self.written)
                found.update((span.edtf, None) for span in spans if span.edtf and is_day(span.edtf))
        yield from found

    def _further(self, text: str, language: str, words: list[Found], known: list[Day]) -> Iterator[Day]:
        written = date.fromisoformat(self.written or "")
        found = [] if language in KNOWN_WELL else list(further_days(text, language, written))
        for one in words:
            back = (written.weekday() - int(one.form)) % 7 if one.role == "weekday" else -int(one.form)
            found.append((one.start, one.end, (written - timedelta(back)).isoformat()))
        taken = list(known)
        for start, end, edtf in sorted(found):
            over = next((day for day in taken if day.start < end and start < day.end), None)
            if over is None:
                taken.append(Day(start, end, edtf))
                yield taken[-1]
            elif not over.edtf and is_day(edtf) and edtf not in over.others:
                known[known.index(over)] = over._replace(others=(*over.others, edtf))


def _settled(text: str, days: list[Day]) -> Iterator[Day]:
    """Dates in order; a day of the week right before a day of the month is one date with it."""
    before: Day | None = None
    for day in days:
        if before and _is_weekday(text, before) and _APART.fullmatch(text, before.end, day.start) and day.edtf:
            agree = before.edtf == day.edtf or not day.is_day
            before = (
                Day(before.start, day.end, day.edtf)
                if agree
                else Day(before.start, day.end, "", (day.edtf, before.edtf))
            )
            continue
        if before:
            yield before
        before = day
    if before:
        yield before


def _is_weekday(text: str, day: Day) -> bool:
    return day.is_day and not any(sign.isdigit() for sign in text[day.start : day.end])


def shifted(edtf: str, days: int) -> str:
    """A day so many days later; what is no day stays as it is."""
    parsed = parse_edtf(edtf)
    if parsed.precision != "day" or parsed.start is None:
        return edtf
    return (parsed.start + timedelta(days)).isoformat()


def last_day(edtf: str | None) -> date | None:
    """The last day that an EDTF text can mean; None for none."""
    if not edtf:
        return None
    try:
        return parse_edtf(edtf).end
    except DateError:
        return None
