"""Words that say together what one says alone, and words that add nothing where they stand.

To teach the reader a phrase, add a row: what it says, its roles, what they come to, and a date in which it stands. A
test reads every example and sees that it needs its rule. Roles are put together first, the longest rows first, again
and again; then what is idle goes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.dates.patterns import (
    Pattern,
    compiled,
    either,
    followed_by,
    maybe,
    not_followed_by,
    not_preceded_by,
    one,
    preceded_by,
    some,
    then,
)
from analysis.dates.roles import Case, Role, letter, roles_of, spelled

R = Role
LONGEST = 24  # words of a date


class Phrase(NamedTuple):
    """Roles, and for each of them where its value stands in the text."""

    roles: tuple[Role, ...]
    places: tuple[int, ...]

    def cut(self, first: int, last: int | None = None) -> Phrase:
        """The roles from one place to another."""
        return Phrase(self.roles[first:last], self.places[first:last])

    def without(self, place: int) -> Phrase:
        """All but one role."""
        return Phrase(self.roles[:place] + self.roles[place + 1 :], self.places[:place] + self.places[place + 1 :])

    def stripped(self, before: tuple[Role, ...] = (), after: tuple[Role, ...] = ()) -> Phrase:
        """Without some roles at the start and some at the end."""
        first, last = 0, len(self.roles)
        while first < last and self.roles[first] in before:
            first += 1
        while last > first and self.roles[last - 1] in after:
            last -= 1
        return self.cut(first, last)


class Together(NamedTuple):
    """Roles that come to fewer; the values are those of the first words."""

    says: str
    roles: tuple[Role, ...]
    into: tuple[Role, ...]
    example: str


class Idle(NamedTuple):
    """Roles that add nothing where they stand."""

    says: str
    pattern: Pattern
    example: str


# What the grammar reads a role as that only the surroundings of a date tell apart from another.
READ_AS = {
    R.LAST: R.TURN, R.THIS: R.TURN, R.NEXT: R.TURN, R.BY_AFTER_IT: R.BY, R.BEFORE_AFTER_IT: R.BEFORE,
    R.AFTER_AFTER_IT: R.AFTER, R.EARLIER_OF: R.EARLIER, R.LATER_OF: R.LATER,
}  # fmt: skip
NOTHING = frozenset((R.AT, R.IN, R.OF, R.FOR, R.ARTICLE, R.FILLER, R.PUNCTUATION, R.NUMBER_ENDING))
_CASES = {Case.FROM: (R.FROM_CASE,), Case.TO: (R.TO_CASE,)}

TOGETHER = (
    Together("the year 2025", (R.YEAR, R.YEAR_NOUN), (R.YEAR,), "6 ноября 2025 года"),
    Together("the year 2025", (R.YEAR, R.DASH, R.YEAR_NOUN), (R.YEAR,), "2025-жылғы 6 қараша"),
    Together("a relative year", (R.RELATIVE_YEAR, R.YEAR_NOUN), (R.RELATIVE_YEAR,), "былтырғы жылғы қараша"),
    Together("last year", (R.TURN, R.YEAR_NOUN), (R.RELATIVE_YEAR,), "November last year"),
    Together("the month of November", (R.MONTH, R.MONTHS), (R.MONTH,), "ноябрь месяц 2025 года"),
    Together("the month of November", (R.MONTH, R.DASH, R.MONTHS), (R.MONTH,), "қараша-айы 2025"),
    Together("the sixth of November, day", (R.MONTH, R.DAY_NOUN), (R.MONTH,), "2025 жылғы 6 қараша күні"),
    Together("the sixth of November, day", (R.MONTH, R.DASH, R.DAY_NOUN), (R.MONTH,), "2025 жылғы 6 қараша-күні"),
    Together("Thursday", (R.WEEKDAY, R.DAY_NOUN), (R.WEEKDAY,), "бейсенбі күні"),
    Together("Thursday morning", (R.WEEKDAY, R.TIME_OF_DAY), (R.WEEKDAY,), "Thursday morning"),
    Together("yesterday morning", (R.RELATIVE_DAY, R.TIME_OF_DAY), (R.RELATIVE_DAY,), "вчера вечером"),
    Together("the day of yesterday", (R.RELATIVE_DAY, R.DAY_NOUN), (R.RELATIVE_DAY,), "вчерашнего дня"),
    Together("half a year", (R.HALVES, R.YEAR_NOUN), (R.HALVES,), "2025 жылдың бірінші жарты жылдығы"),
    Together("half a year", (R.HALVES, R.DASH, R.YEAR_NOUN), (R.HALVES,), "first half-year 2025"),
    Together("the summer months", (R.SEASON, R.MONTHS), (R.SEASON,), "summer months of 2025"),
    Together("the summer months", (R.SEASON, R.DASH, R.MONTHS), (R.SEASON,), "жаз-айлары 2025"),
    Together("starting from", (R.FROM, R.FROM), (R.FROM,), "начиная с 2025 года"),
    Together("prior to", (R.BEFORE, R.TO), (R.BEFORE,), "prior to 2030"),
    Together("by or until", (R.BY, R.TO), (R.TO,), "by till 2030"),
    Together("up until", (R.TO, R.TO), (R.TO,), "through to 2030"),
    Together("apparently", (R.TO, R.DASH, R.PERHAPS), (R.PERHAPS,), "по-видимому, 2025"),
    Together("or so", (R.OR, R.ABOUT), (R.ABOUT,), "2025 or so"),
    Together("on or after", (R.OR, R.AFTER), (R.FROM,), "on or after 6 November 2025"),
    Together("on or before", (R.OR, R.BEFORE), (R.TO,), "on or before 6 November 2025"),
    Together("later than", (R.LATER, R.THAN), (R.AFTER,), "later than 2030"),
    Together("earlier than", (R.EARLIER, R.THAN), (R.BEFORE,), "earlier than 2030"),
    Together("no later than", (R.NOT, R.LATER, R.THAN), (R.TO,), "no later than 2030"),
    Together("no later than", (R.NOT, R.LATER), (R.TO,), "не позднее 2030 года"),
    Together("not after", (R.NOT, R.AFTER), (R.TO,), "not after 2030"),
    Together("no earlier than", (R.NOT, R.EARLIER, R.THAN), (R.FROM,), "no earlier than 2030"),
    Together("no earlier than", (R.NOT, R.EARLIER), (R.FROM,), "не ранее 2030 года"),
    Together("not before", (R.NOT, R.BEFORE), (R.FROM,), "not before 2030"),
    Together("and later", (R.AND, R.LATER), (R.ONWARDS,), "2025 and later"),
    Together("and onwards", (R.AND, R.ONWARDS), (R.ONWARDS,), "2025 and onwards"),
    Together("at 10:00", (R.MATTER, R.TIME), (R.TIME,), "6 листопада 2025 року о 14:30"),
    Together("10:00 by a clock", (R.TIME, R.TO, R.CLOCK), (R.TIME,), "6.11.2025, 10:00 по московскому"),
    Together("10:00 in Astana", (R.TIME, R.OTHER, R.CLOCK), (R.TIME,), "6 November 2025, 10:00 Astana time"),
    Together("10:00 UTC", (R.TIME, R.CLOCK), (R.TIME,), "2025-11-06 10:00 UTC"),
    Together("at the hour of 10:00", (R.CLOCK, R.TIME), (R.TIME,), "6 қараша 2025 жыл, сағ. 10:00"),
    Together("10 h 30 min", (R.TIME, R.NUMBER, R.CLOCK), (R.TIME,), "6 ноября 2025 г. в 10 ч. 30 мин."),
    Together("November 2025, 10.30", (R.MONTH, R.YEAR, R.DAY_AND_MONTH), (R.MONTH, R.YEAR), "6 ноября 2025, 10.30"),
    Together(
        "November 2025, 10.30 pm", (R.MONTH, R.YEAR, R.DAY_AND_MONTH, R.CLOCK), (R.MONTH, R.YEAR), "6 May 2025, 9.30 pm"
    ),
    Together("06.11.2025, 10.30", (R.THREE_NUMBERS, R.DAY_AND_MONTH), (R.THREE_NUMBERS,), "06.11.2025, 10.30"),
    Together("10.30 pm", (R.DAY_AND_MONTH, R.CLOCK), (R.TIME,), "10.30 pm, 6 November 2025"),
    Together("10:00 in the morning", (R.TIME, R.TIME_OF_DAY), (R.TIME,), "06.11.2025, 10:00 утра"),
    Together("2025, 9 p.m.", (R.YEAR, R.NUMBER, R.CLOCK), (R.YEAR, R.TIME), "6 November 2025, 9 p.m."),
)

IDLE = (
    Idle("the time of the day", one(R.TIME), "6 ноября 2025 года в 10:00"),
    Idle(
        "the ending of a day, but not of ten of them: в 20-х числах",
        then(not_preceded_by(R.YEAR), R.DECADE_ENDING, not_followed_by(one(R.DAYS, R.DAY_NOUN))),
        "6-е ноября 2025",
    ),
    Idle("'year' before a year", then(some(R.YEAR_NOUN), followed_by(R.YEAR)), "the year 2025"),
    Idle(
        "'year' after figures",
        then(
            preceded_by(one(R.THREE_NUMBERS, R.ISO_DATE, R.YEAR_DASH_NUMBER, R.MONTH_AND_YEAR, R.DAY_AND_MONTH)),
            some(R.YEAR_NOUN),
        ),
        "06.11.2025 года",
    ),
    Idle("'month' before a month", then(R.MONTHS, followed_by(R.MONTH)), "in the month of November 2025"),
    Idle("'days' after a month", then(preceded_by(R.MONTH), R.DAYS), "2025 жылғы 4–6 қараша күндері"),
    Idle(
        "the sixth day of November",
        then(
            preceded_by(one(R.NUMBER, R.ROMAN, R.ORDINAL)), maybe(R.DASH), R.DAY_NOUN, followed_by(one(R.MONTH, R.TURN))
        ),
        "the sixth day of November 2025",
    ),
    Idle(
        "November, the sixth day",
        then(preceded_by(R.MONTH, R.ORDINAL), R.DAY_NOUN),
        "2025 жылғы қарашаның алтыншы күні",
    ),
    Idle(
        "day six, but not 'in six days' or 'six days ago'",
        then(
            preceded_by(R.NUMBER), not_preceded_by(R.AFTER_A_TIME, R.NUMBER), maybe(R.DASH), one(R.DAY_NOUN, R.DAYS),
            not_followed_by(one(R.BEFORE, R.AGO, R.AFTER, R.FROM_CASE)),
        ),
        "2025 жылғы қараша айының 6 жұлдызы",
    ),
    Idle(
        "the evening of a date",
        then(R.TIME_OF_DAY, followed_by(one(R.NUMBER, R.ORDINAL, R.WEEKDAY, R.MONTH, R.YEAR))),
        "вечером 6 ноября 2025 года",
    ),
    Idle(
        "a date, in the evening",
        then(preceded_by(one(R.YEAR, R.MONTH, R.NUMBER, R.RELATIVE_YEAR)), R.TIME_OF_DAY),
        "6 November 2025 in the evening",
    ),
    Idle("earlier today", then(one(R.EARLIER, R.LATER), followed_by(R.RELATIVE_DAY)), "earlier today"),
)  # fmt: skip
_UNIT_WITH_NUMERAL = one(R.QUARTERS, R.HALVES, R.TEN_DAYS)
_AND_OR_ROMAN = spelled(R.AND_OR_ROMAN)
# і is the numeral beside its unit, at the end of a range of them, and between a day and its year.
_IS_ROMAN = either(
    then(R.AND_OR_ROMAN, followed_by(maybe(R.DASH), _UNIT_WITH_NUMERAL)),
    then(R.AND_OR_ROMAN, followed_by(R.DASH, R.ROMAN)),
    then(preceded_by(one(R.QUARTERS, R.HALVES, R.DASH)), R.AND_OR_ROMAN),
    then(preceded_by(R.NUMBER), R.AND_OR_ROMAN, followed_by(R.YEAR)),
)
# 'с. г.' would be 'from the year': an abbreviation for this year.
_THIS_YEAR = then(R.FROM, some(R.YEAR_NOUN), not_followed_by(R.YEAR))


@lru_cache(maxsize=1)
def _read_as() -> dict[str, str]:
    """Each letter of a signature as the grammar reads it; a case stands after its word as a role of its own."""
    return {
        letter(role, case): "" if role in NOTHING else spelled(READ_AS.get(role, role), *_CASES.get(case, ()))
        for role in Role
        for case in Case
    }


@lru_cache(maxsize=1)
def _together() -> tuple[re.Pattern[str], dict[str, str]]:
    into = {spelled(*rule.roles): spelled(*rule.into) for rule in TOGETHER}
    return re.compile("|".join(sorted(into, key=len, reverse=True))), into


@lru_cache(maxsize=1)
def _idle() -> re.Pattern[str]:
    return compiled(either(*(rule.pattern for rule in IDLE)))


def tidied(signature: str) -> Phrase | None:
    """The roles of a text as the grammar reads them; None where there are none, or too many.

    What adds nothing is gone, a case stands after its word as a role of its own, and the rules above are applied.
    """
    read = _read_as()
    text, places = "", []
    for place, sign in enumerate(signature):
        said = read[sign]
        text += said
        places += [place] * len(said)
    if not 0 < len(text) <= LONGEST:
        return None
    if _AND_OR_ROMAN in text:
        text = compiled(_IS_ROMAN).sub(spelled(R.ROMAN), text).replace(_AND_OR_ROMAN, spelled(R.AND))
    if match := compiled(_THIS_YEAR).search(text):
        text, places = _put(text, places, match.span(), spelled(R.RELATIVE_YEAR))
    pattern, into = _together()
    while match := pattern.search(text):
        text, places = _put(text, places, match.span(), into[match[0]])
    pattern = _idle()
    while match := pattern.search(text):
        text, places = _put(text, places, match.span(), "")
    phrase = Phrase(roles_of(text), tuple(places))
    while phrase.roles.count(R.YEAR) > 1 and R.YEARS in phrase.roles:  # 2023–2025 годы is no ten years
        phrase = phrase.without(phrase.roles.index(R.YEARS))
    return phrase


def _put(text: str, places: list[int], span: tuple[int, int], into: str) -> tuple[str, list[int]]:
    first, last = span
    return text[:first] + into + text[last:], places[: first + len(into)] + places[last:]
