"""What a word does in a written date: its role. Each is defined here; ``data/vocab/date_words.csv`` lists the words.

A text is read as its roles, whatever the language: '6 November 2025' and '6 ноября 2025' are both a number, a month and
a year. The roles of a text written together are its *signature*, one letter for each word: it is what caches are asked
for and what regular expressions are matched against. The letters are given out here and mean nothing elsewhere.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from enum import Enum
from typing import Any, NamedTuple


class Role(Enum):
    """A role: its name in ``date_words.csv``, what it means, and which values its words may have there.

    Roles without `values` have no listed words: figures, signs and endings get them by how they are written.
    """

    definition: str
    values: Container[int] | None

    def __new__(cls, name: str, definition: str = "", values: Container[int] | None = None) -> Role:
        self = object.__new__(cls)
        self._value_ = name
        self.definition, self.values = definition, values
        return self

    __hash__ = object.__hash__  # forms are looked up by their roles, and Enum's own hash is a call of Python

    # names of times
    MONTH = "month", "a month of the year, 1 to 12", range(1, 13)
    WEEKDAY = "weekday", "a day of the week, from 0 Monday to 6 Sunday", range(7)
    SEASON = "season", "a season by its EDTF number, from 21 spring to 24 winter", range(21, 25)
    RELATIVE_DAY = "relative day", "a day counted from the day of writing: -1 yesterday, 0 today", range(-2, 3)
    RELATIVE_YEAR = "relative year", "a year counted from that of writing: -1 былтыр, 0 биыл", range(-2, 2)
    PRESENT = "present", "the day of writing as the end of a range: to present", ()
    # numbers in words
    ORDINAL = "ordinal", "an ordinal number in one word: sixth, тридцатого", range(1, 32)
    TENS = "tens", "the tens before an ordinal: twenty first", (10, 20, 30)
    CARDINAL = "cardinal", "a count in words: two, девять", range(1, 32)
    # units of time
    YEAR_NOUN = "year noun", "the word year", ()
    YEARS = "years", "the word years, which makes ten years of 1990", ()
    MONTHS = "months", "the word month or months", ()
    WEEKS = "weeks", "the word week or weeks", ()
    QUARTERS = "quarters", "the word quarter or quarters", ()
    HALVES = "halves", "the word half, of a year or a month", ()
    TEN_DAYS = "ten days", "a third of a month: декада", ()
    DAY_NOUN = "day noun", "the word day", ()
    DAYS = "days", "the word days", ()
    TIME_OF_DAY = "time of day", "morning, evening", ()
    CALENDAR = "calendar", "before a unit: the calendar year", ()
    # parts and places in time
    PART = "part", "an adjective for a third of a period: 1 early, 2 mid, 3 late", (1, 2, 3)
    EDGE = "edge", "a noun for a third of a period: 1 beginning, 2 middle, 3 end", (1, 2, 3)
    LAST = "last", "the one before: -1 last, -2 the one before that", (-1, -2)
    THIS = "this", "the present one", (0,)
    NEXT = "next", "the one after", (1,)
    FINAL = "final", "the last of several: the final quarter", (-1,)
    ABOUT = "about", "the date is approximate", ()
    PERHAPS = "perhaps", "the date is uncertain", ()
    # what joins and bounds
    FROM = "from", "the start of a range, before it", ()
    TO = "to", "the end of a range, before it: to, until, до", ()
    BY = "by", "no later than, before the date: by, к", ()
    BY_AFTER_IT = "by, after it", "no later than, after the date in its Kazakh case: қарай", ()
    UP_TO = "up to", "the end of a range, after it: дейін", ()
    ONWARDS = "onwards", "the start of a range, after it: onwards, бастап", ()
    AND = "and", "joins two dates", ()
    BETWEEN = "between", "before or after two dates that are joined by 'and'", ()
    BEFORE = "before", "before a date, which is not meant itself", ()
    BEFORE_AFTER_IT = "before, after it", "the same, standing after the date: бұрын", ()
    AFTER = "after", "after a date, which is not meant itself", ()
    AFTER_AFTER_IT = "after, after it", "the same, standing after the date: кейін", ()
    EARLIER = "earlier", "a comparative that takes 'than': earlier", ()
    EARLIER_OF = "earlier, of it", "a comparative that a genitive may follow: ранее 2030 года", ()
    LATER = "later", "a comparative that takes 'than': later", ()
    LATER_OF = "later, of it", "a comparative that a genitive may follow: позднее 2030 года", ()
    THAN = "than", "between a comparative and its date", ()
    NOT = "not", "denies what follows", ()
    OR = "or", "between two choices", ()
    AGO = "ago", "after a count of units: two weeks ago", ()
    AFTER_A_TIME = "after a time", "before a count of units: через две недели", ()
    CLOCK = "clock", "belongs to a time of the day: am, UTC", ()
    # words that add nothing to the date; told apart for what may stand around it
    AT = "at", "a preposition of a place: at", ()
    IN = "in", "a preposition of a place or a time to come: in Astana, in three days", ()
    OF = "of", "a preposition of a date only: of, dated, от", ()
    FOR = "for", "a preposition of what a number counts or a plan is for: for, over, на", ()
    ARTICLE = "article", "the", ()
    FILLER = "filler", "anything else that adds nothing: during, whole, в течение", ()
    # what happened on the date, and where
    EVENT = "event", "a verb of what happened: signed, подписано, жасалды", ()
    EVENT_NOUN = "event noun", "a noun of what happened: signing, подписание", ()
    ACT = "act", "a verb that needs its object: entered (into force), took (place)", ()
    ACT_NOUN = "act noun", "a noun that needs its object: entry (into force)", ()
    ACT_OBJECT = "act object", "the object of an act done once: (took) place, қол (қойылды)", ()
    FORCE = "force", "force as the object of an act, which a document may fix beforehand: into, force, effect, силу", ()
    DOCUMENT = "document", "a kind of document: agreement, соглашение", ()
    MATTER = "matter", "what a document is of, or how it is: joint, understanding, туралы", ()
    AUXILIARY = "auxiliary", "helps a verb of the past or present: was, has been", ()
    FUTURE = "future", "helps a verb of what is to come: will, shall, будет", ()
    MANNER = "manner", "how it happened: formally, впервые", ()
    DATE_NOUN = "date noun", "the word date", ()
    STATE = "state", "in a phrase for the day something holds on: as (of), по состоянию (на)", ()
    PLACE_NOUN = "place noun", "the word city", ()
    COPIES = "copies", "in how many copies a document was made", ()

    # numbers and signs
    YEAR = "2025", "a number of four digits"
    NUMBER = "6", "a number of one or two digits"
    ROMAN = "IV", "a Roman numeral, I to XII"
    AND_OR_ROMAN = "і", "the letter і, which is the Ukrainian word for and, and the Roman one"
    SHORT_YEAR = "'25", "a number with a year of two digits, or the like"
    ISO_DATE = "2025-11-06", "year, month and day in figures"
    THREE_NUMBERS = "06/11/2025", "three numbers, the last of them a year"
    YEAR_DASH_NUMBER = "2025-11", "a year and an EDTF number"
    YEAR_SLASH_NUMBER = "2025/11", "a year and a month or a second year"
    MONTH_AND_YEAR = "11.2025", "a month and a year in figures, in any order"
    DAY_AND_MONTH = "06.11", "a day and a month in figures"
    TIME = "10:00", "a time of the day"
    DASH = "-", "a dash of any kind"
    SLASH = "/", "a slash"
    COLON = ":", "a colon"
    PUNCTUATION = ".", "a point, a comma, a bracket, a quotation mark"
    # endings written with figures, and cases
    NUMBER_ENDING = "-th", "the ending of an ordinal in figures"
    DECADE_ENDING = "-s", "the ending of a decade in figures, 1990s, which Russian writes under other numbers too"
    FROM_CASE = "-дан", "the Kazakh case 'from'"
    TO_CASE = "-ға", "the Kazakh case 'to'"
    # all else
    NAME = "Astana", "a name: an unknown word with a capital letter"
    PLACE_NAME = "Астанада", "a name in the Kazakh case 'in'"
    OTHER = "…", "a word that no date has"
    # what the grammar takes several of the above for
    TURN = "turn", "last, this or next"


class Case(Enum):
    """The case that a Kazakh name of a time stands in; other languages say it with a preposition."""

    PLAIN = 0
    FROM = 1  # қарашадан
    TO = 2  # қарашаға


class Word(NamedTuple):
    """One word or sign of a text: what it does and what it stands for, such as the number of a month."""

    role: Role
    value: Any = None
    case: Case = Case.PLAIN


# Latin letters from ¡ on: none of them means anything in a regular expression.
_LETTERS = {role: chr(0xA1 + number) for number, role in enumerate(Role)}
_OTHER_CASE = 0x100  # a case puts the letter so much further on, so that one word stays one letter


_PLAIN = Case.PLAIN


def letter(role: Role, case: Case = _PLAIN) -> str:
    """The letter of a role in a signature."""
    return _LETTERS[role] if case is _PLAIN else chr(ord(_LETTERS[role]) + _OTHER_CASE * case.value)


_ROLES = {letter(role, case): role for role in Role for case in Case}


def signature(words: Iterable[Word]) -> str:
    """The letters of some words."""
    return "".join([letter(role, case) for role, _, case in words])


def spelled(*roles: Role) -> str:
    """The letters of some roles in no case."""
    return "".join(map(_LETTERS.__getitem__, roles))


def roles_of(text: str) -> tuple[Role, ...]:
    """The roles of a signature, whatever their cases."""
    return tuple([_ROLES[sign] for sign in text])
