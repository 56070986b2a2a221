"""Days without a year, days of the week and "yesterday" in the languages of Unicode's locale data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

_SHORTEST = 3  # letters of an abbreviated name that is told from other words
_HAN = re.compile(r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:(?:から|至|到|[-–~～])(?P<to>\d{1,2})日)?")


class _Names(NamedTuple):
    day: re.Pattern[str] | None
    weekday: re.Pattern[str] | None
    months: dict[str, int]
    weekdays: dict[str, int]


def further_days(text: str, language: str, written: date) -> Iterator[tuple[int, int, str]]:
    """Places and EDTF of the days of the month, of the week, that have no year, nearest to the day of writing.

    >>> sorted(further_days("am Montag, 16. Februar", "de", date(2026, 2, 17)))
    [(3, 9, '2026-02-16'), (11, 22, '2026-02-16')]
    """
    if "日" in text:
        yield from _by_han(text, written)
    names = _names(language)
    if names.day:
        for found in names.day.finditer(text):
            number = int(found["first"] or found["second"])
            if day := _nearest(written, names.months[(found["after"] or found["before"]).casefold()], number):
                yield found.start(), found.end(), day.isoformat()
    if names.weekday:
        for found in names.weekday.finditer(text):
            back = (written.weekday() - names.weekdays[found[0].casefold()]) % 7
            yield found.start(), found.end(), (written - timedelta(back)).isoformat()


def _by_han(text: str, written: date) -> Iterator[tuple[int, int, str]]:
    for found in _HAN.finditer(text):
        month = int(found["month"] or written.month)
        first = _nearest(written, month, int(found["day"]))
        last = _nearest(written, month, int(found["to"])) if found["to"] else first
        if first and last and first <= last:
            yield found.start(), found.end(), first.isoformat() if first == last else f"{first}/{last}"


def _nearest(written: date, month: int, day: int) -> date | None:
    days = []
    for year in (written.year - 1, written.year, written.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return min(days, key=lambda one: abs((one - written).days), default=None)


@lru_cache(maxsize=32)
def _names(language: str) -> _Names:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return _Names(None, None, {}, {})
    months = _listed(locale.months, 1)
    weekdays = _listed(locale.days, 0)
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day = rf"(?<!\d)(?P<first>\d{{1,2}})(?:\.|er|º)?\s(?:de\s)?(?P<after>{month})(?!\w)(?!\s(?:de\s)?\d{{4}})"
    day += rf"|(?<!\w)(?P<before>{month})\s(?P<second>\d{{1,2}})(?!\d)(?!,?\s\d{{4}})"
    named = "|".join(sorted(map(re.escape, weekdays), key=len, reverse=True))
    return _Names(
        re.compile(day, re.IGNORECASE) if months else None,
        re.compile(rf"(?<!\w)(?:{named})(?!\w)", re.IGNORECASE) if weekdays else None,
        *(months, weekdays),
    )


def _listed(widths: object, base: int) -> dict[str, int]:
    """The names of a locale by their numbers: those that are told from other words."""
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in widths[context][width].items():  # type: ignore[index]
                bare = name.rstrip(".").casefold()
                if len(bare) >= _SHORTEST + (width == "abbreviated" and base == 0) and not bare[0].isdigit():
                    names.setdefault(bare, number)
    return names
