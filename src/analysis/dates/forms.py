"""The forms a date can take, each with an example, and every string of roles that they allow.

A form is written as slots (small letters) and roles (capitals). A slot says which roles may fill it, and gives the
place of their value a name. The strings of roles are written out once, so that looking one up costs the same however
many forms there are.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple

from analysis.dates.roles import Role

# What may fill a slot, '' for nothing.
SLOTS: dict[str, tuple[str, ...]] = {
    "day": ("NUMBER", "ORDINAL", "TENS ORDINAL", "TENS DASH ORDINAL"),
    "month": ("MONTH",),
    "year": ("YEAR", "RELATIVE_YEAR"),
    "year?": ("", "YEAR", "RELATIVE_YEAR"),
    "nth": ("NUMBER", "ROMAN", "ORDINAL", "FINAL"),
    "last": ("TURN",),
    "-?": ("", "DASH", "SLASH"),
    "to": ("DASH", "SLASH", "AND"),
    "second": ("YEAR", "NUMBER"),
    "count": ("NUMBER", "CARDINAL"),
    "count?": ("", "NUMBER", "CARDINAL"),
    "turn": ("TURN",),
    "unit": ("MONTHS", "WEEKS", "QUARTERS", "HALVES", "SEASON", "MONTH", "WEEKDAY"),
    "span": ("DAY_NOUN", "DAYS", "WEEKS", "MONTHS", "YEAR_NOUN", "YEARS"),
    "absolute": ("YEAR",),
    "number": ("NUMBER",),
    "first": ("ORDINAL",),
    "season": ("SEASON",),
    "pair": ("YEAR_SLASH_NUMBER", "YEAR_DASH_NUMBER"),
    "figure": ("NUMBER",),
    "numeral_month": ("ROMAN",),
    "numeral": ("ROMAN",),
    "offset": ("RELATIVE_DAY",),
    "weekday": ("WEEKDAY",),
}
# The name of a value's place where it is not the slot's; that of a role alone is 'value'.
PLACES = {"absolute": "year", "nth": "number", "numeral": "number", "numeral_month": "month", "figure": "day"}
# The name of a value's place by its role, whatever the slot: a relative year is no year, 'final' no number.
PLACES_BY_ROLE = {Role.TENS: "tens", Role.RELATIVE_YEAR: "this", Role.FINAL: "final"}


class Form(NamedTuple):
    """A kind of date, how it is written, and an example."""

    kind: str
    slots: str
    example: str


FORMS = (
    Form("turned", "turn unit", "last month"),
    Form("day", "day -? month -? year?", "6 November 2025"),
    Form("day", "month day year?", "November 6, 2025"),
    Form("day", "month DASH day DASH year", "Nov-6-2025"),
    Form("day", "year -? day -? month", "2025 жылғы 6 қараша"),
    Form("day", "year -? month -? day", "2025 November 6"),
    Form("day", "figure numeral_month absolute", "6.XI.2025"),
    Form("two digits", "number DASH month DASH number", "6-Nov-25"),
    Form("day of turn", "day turn MONTHS", "6 числа этого месяца"),
    Form("day of turn", "turn MONTHS day", "осы айдың 6-сы"),
    Form("last day", "FINAL DAY_NOUN month year?", "последний день ноября 2025 года"),
    Form("last day", "last DAY_NOUN month year", "the last day of November 2025"),
    Form("last day", "year? month FINAL DAY_NOUN", "2025 жылғы қарашаның соңғы күні"),
    Form("date", "ISO_DATE", "20251106"),
    Form("numbers", "THREE_NUMBERS", "06.11.2025"),
    Form("edtf", "YEAR_DASH_NUMBER", "in 2025-11"),
    Form("month and year", "MONTH_AND_YEAR", "11.2025"),
    Form("year and number", "YEAR_SLASH_NUMBER", "2025/11"),
    Form("month", "month -? year?", "November 2025"),
    Form("month", "year -? month", "2025 жылғы қараша"),
    Form("year", "year", "2025 год"),
    Form("decade", "absolute DECADE_ENDING", "the 1990s"),
    Form("decade", "absolute DECADE_ENDING YEARS", "1990-е годы"),
    Form("decade", "absolute -? YEARS", "1990 жылдары"),
    Form("quarter", "nth -? QUARTERS -? year?", "IV квартал 2025 года"),
    Form("quarter", "last QUARTERS year", "last quarter of 2025"),
    Form("quarter", "QUARTERS -? nth -? year?", "Q4 2025"),
    Form("quarter", "year -? nth -? QUARTERS", "2025 жылғы IV тоқсан"),
    Form("quarter", "year -? QUARTERS -? nth", "2025-Q4"),
    Form("half", "nth -? HALVES -? year?", "first half of 2025"),
    Form("half", "HALVES -? nth -? year?", "H1 2025"),
    Form("half", "year -? nth -? HALVES", "2025 жылдың бірінші жартысы"),
    Form("half", "year -? HALVES -? nth", "2025 H1"),
    Form("half of month", "nth -? HALVES month year?", "second half of November 2025"),
    Form("half of month", "year? month nth -? HALVES", "2025 жылғы қарашаның бірінші жартысы"),
    Form("ten days", "nth -? TEN_DAYS month year?", "первая декада ноября 2025 года"),
    Form("ten days", "year? month nth -? TEN_DAYS", "2025 жылғы қарашаның бірінші онкүндігі"),
    Form("season", "season -? year?", "spring of 2025"),
    Form("season", "year -? season", "2025 жылғы көктем"),
    Form("winter", "season absolute to second", "winter 2024–25"),
    Form("winter", "absolute to second season", "2024–2025 қыс"),
    Form("winter by pair", "season pair", "winter 2024/25"),
    Form("winter by pair", "season pair YEAR_NOUN", "зима 2024/25 года"),
    Form("winter by pair", "pair season", "2024/25 winter"),
    Form("months", "count MONTHS absolute", "9 месяцев 2025 года"),
    Form("months", "first count MONTHS absolute", "first nine months of 2025"),
    Form("months", "absolute count MONTHS", "2025 жылдың 9 айында"),
    Form("months", "absolute first count MONTHS", "2025 жылдың алғашқы тоғыз айында"),
    Form("week of year", "WEEKS number absolute", "week 45 of 2025"),
    Form("week of year", "number -? WEEKS absolute", "45-я неделя 2025 года"),
    Form("week of year", "absolute -? WEEKS number", "2025-W45"),
    Form("relative day", "offset", "yesterday"),
    Form("day before", "DAY_NOUN BEFORE offset", "the day before yesterday"),
    Form("day before", "DAY_NOUN BEFORE", "the day before"),
    Form("day after", "DAY_NOUN AFTER offset", "the day after tomorrow"),
    Form("next day", "turn DAY_NOUN", "the next day"),
    Form("next day", "turn TIME_OF_DAY", "this morning"),
    Form("weekday", "weekday", "on Thursday"),
    Form("weekday of week", "weekday turn WEEKS", "Thursday last week"),
    Form("weekday of week", "turn WEEKS weekday", "өткен аптаның бейсенбісі"),
    Form("ago", "count? span AGO", "two weeks ago"),
    Form("ago", "count span BEFORE", "екі апта бұрын"),
    Form("hence", "AFTER_A_TIME count? span", "через две недели"),
    Form("hence", "count span FROM_CASE AFTER", "екі аптадан кейін"),
)
# What a date may be only where the other end of a range says the rest, or under 'the beginning of'.
IN_RANGE = (
    Form("bare", "day", "4–6 November 2025"),
    Form("bare", "numeral", "I–III кварталы 2025 года"),
    Form("bare", "day year", "с 28 2024 по 3 января 2025"),
    Form("bare", "numeral year", "Q4 2024 – I 2025"),
    Form("bare", "year day", "2025 жылғы 4–6 қараша"),
    Form("bare", "year numeral", "2025 жылғы I–III тоқсан"),
    Form("day and month", "DAY_AND_MONTH", "04.11–06.11.2025"),
)
UNDER_PART = (
    Form("this year", "YEAR_NOUN", "в конце года"),
    Form("this month", "MONTHS", "в конце месяца"),
    Form("this quarter", "QUARTERS", "в конце квартала"),
)
# Where the form may say no year, the year is the one that the text around it or the day of writing gives.
YEARLY = frozenset(
    ("day", "month", "quarter", "half", "half of month", "ten days", "season", "last day", "bare", "day and month")
)

Table = dict[tuple[Role, ...], tuple[str, dict[str, int]]]


def _written_out(forms: tuple[Form, ...]) -> Table:
    table: Table = {}
    for kind, slots, _ in forms:
        for filled in product(*map(_fillings, slots.split(" "))):
            roles: list[Role] = []
            places: dict[str, int] = {}
            for role, place in chain.from_iterable(filled):
                places[place] = len(roles)
                roles.append(role)
            table.setdefault(tuple(roles), (kind, places))
    return table


@lru_cache(maxsize=128)
def _fillings(name: str) -> list[list[tuple[Role, str]]]:
    """The ways to fill a slot: roles, each with the name of its value's place."""
    written = SLOTS.get(name, (name,))
    return [[(Role[word], _place(name, Role[word])) for word in text.split()] for text in written]


def _place(name: str, role: Role) -> str:
    if role in PLACES_BY_ROLE:
        return PLACES_BY_ROLE[role]
    return PLACES.get(name, name.rstrip("?")) if name in SLOTS else "value"


@lru_cache(maxsize=1)
def tables() -> tuple[Table, Table, Table]:
    """Roles → kind and the places of its parts: of dates, of ends of ranges, of what stands under a part."""
    return _written_out(FORMS), _written_out(IN_RANGE), _written_out(UNDER_PART)
