"""Pieces of a running text, one after the other, all of which may belong to a date."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from analysis.dates.roles import Case, Role, letter, roles_of

LONGEST_RUN = 48  # pieces; no date has half as many, so that a text made of nothing else takes no longer than others

# Letters of a word with what is written above, below and between them; signs and blanks part words.
_PART = r"""[^\s!-/:-@\[-`{-~«»„“”‘…—–‐‑−·•،؛。、，；：（）「」《》№§©®°¶]"""
_WORD = rf"{_PART}+(?:(?:['’ʼ`‐‑–−-]|(?<=\d)[.:/,+](?=\d)){_PART}+)*"
_DAY_BEFORE_A_TIME = r"(?<!\w)\d{4}-\d\d-\d\d(?=[Tt]\d\d:?\d\d)"
_PIECE = rf"(?<!\w)[ap]\.m\.|{_DAY_BEFORE_A_TIME}|{_WORD}|\S"


@lru_cache(maxsize=1)
def piece_pattern() -> re.Pattern[str]:
    """What a piece of a running text is."""
    return re.compile(_PIECE, re.IGNORECASE)


# The roles of a piece that may stand in a date.
R = Role
MATERIAL = frozenset((
    R.MONTH, R.WEEKDAY, R.SEASON, R.RELATIVE_DAY, R.RELATIVE_YEAR, R.PRESENT, R.ORDINAL, R.TENS, R.CARDINAL,
    R.YEAR_NOUN, R.YEARS, R.MONTHS, R.WEEKS, R.QUARTERS, R.HALVES, R.TEN_DAYS, R.DAY_NOUN, R.DAYS, R.TIME_OF_DAY,
    R.CALENDAR, R.PART, R.EDGE, R.LAST, R.THIS, R.NEXT, R.FINAL, R.ABOUT, R.PERHAPS, R.FROM, R.TO, R.BY, R.BY_AFTER_IT,
    R.UP_TO, R.ONWARDS, R.AND, R.BETWEEN, R.BEFORE, R.BEFORE_AFTER_IT, R.AFTER, R.AFTER_AFTER_IT, R.AGO,
    R.AFTER_A_TIME, R.AT, R.IN, R.OF, R.FOR, R.ARTICLE, R.FILLER, R.YEAR, R.NUMBER, R.ROMAN, R.AND_OR_ROMAN,
    R.ISO_DATE, R.THREE_NUMBERS, R.YEAR_DASH_NUMBER, R.YEAR_SLASH_NUMBER, R.MONTH_AND_YEAR, R.DAY_AND_MONTH, R.DASH,
    R.PUNCTUATION, R.NUMBER_ENDING, R.DECADE_ENDING,
))  # fmt: skip
# No date begins with these: prepositions, what joins, what bounds, signs.
_NOT_FIRST = (
    R.FROM, R.TO, R.BY, R.BY_AFTER_IT, R.UP_TO, R.ONWARDS, R.AND, R.BETWEEN, R.BEFORE, R.BEFORE_AFTER_IT, R.AFTER,
    R.AFTER_AFTER_IT, R.AT, R.IN, R.OF, R.FOR, R.ARTICLE, R.FILLER, R.DASH, R.PUNCTUATION, R.NUMBER_ENDING, R.PRESENT,
    R.DECADE_ENDING, R.ABOUT, R.PERHAPS, R.AGO, R.CALENDAR, R.AND_OR_ROMAN, R.DAY_AND_MONTH, R.YEARS,
)  # fmt: skip
# One of these every date has.
STRONG = (
    R.MONTH, R.WEEKDAY, R.RELATIVE_DAY, R.RELATIVE_YEAR, R.AGO, R.AFTER_A_TIME, R.YEAR, R.ISO_DATE, R.THREE_NUMBERS,
    R.YEAR_DASH_NUMBER, R.MONTH_AND_YEAR, R.QUARTERS, R.HALVES, R.SEASON, R.YEAR_SLASH_NUMBER, R.BEFORE_AFTER_IT,
)  # fmt: skip
# With one of the others, one of these is.
_UNITS = (R.YEAR_NOUN, R.MONTHS, R.WEEKS, R.DAY_NOUN, R.TIME_OF_DAY, R.TEN_DAYS, R.DAYS, R.YEARS)
_TURNS = (R.LAST, R.THIS, R.NEXT, R.EDGE, R.FINAL, R.PART)


def letters_of(*roles: Role) -> frozenset[str]:
    """The letters of some roles in any case."""
    return frozenset(letter(role, case) for role in roles for case in Case)


def _any(roles: tuple[Role, ...]) -> str:
    return "".join(sorted(letters_of(*roles)))


NO_START = letters_of(*_NOT_FIRST)
TELLING = letters_of(*STRONG, *_TURNS)  # one of these is in whatever `Run.is_worth_it`
_WORTH = re.compile(f"[{_any(STRONG)}]|[{_any(_TURNS)}].*[{_any(_UNITS)}]|[{_any(_UNITS)}].*[{_any(_TURNS)}]")


_CYRILLIC, _NEAR = re.compile("[Ѐ-ӿ]"), 200
_POSSESSIVE = ("'s", "’s")
_QUOTES = frozenset("«»“”„\"'")


class Entry:
    """What a piece says: its letters, a value for each, and whether a point behind it ends no sentence."""

    __slots__ = ("is_foreign", "is_idle", "letters", "takes_point", "values")

    def __init__(self, letters: str, values: tuple[Any, ...], takes_point: bool, is_foreign: bool):
        self.letters, self.values, self.takes_point = letters, values, takes_point
        self.is_idle = letters in NO_START  # one word that no date begins with
        self.is_foreign = is_foreign  # a name of a month in a language of which the reader knows little more


class Run:
    """Pieces one after the other, what stands before the first and after the last, and where they stand."""

    __slots__ = ("after", "before", "entries", "pieces", "places", "starts", "text")

    def __init__(self, text: str):
        self.text, self.before, self.after = text, "", ""
        self.pieces: list[str] = []
        self.starts: list[int] = []  # in the text
        self.entries: list[Entry] = []
        self.places: list[int] = [0]  # in the signature, one more than pieces

    def append(self, start: int, piece: str, entry: Entry) -> None:
        self.pieces.append(piece)
        self.starts.append(start)
        self.entries.append(entry)
        self.places.append(self.places[-1] + len(entry.letters))

    def may_have_point(self, at: int) -> bool:
        """Whether a point there belongs to the last piece, which it abbreviates."""
        return bool(self.pieces) and self.entries[-1].takes_point and self.starts[-1] + len(self.pieces[-1]) == at

    def is_worth_it(self) -> bool:
        """Whether there may be a date in it."""
        return bool(self.pieces) and _WORTH.search(self.signature()) is not None

    def signature(self) -> str:
        return "".join([entry.letters for entry in self.entries])

    def between(self, start: int, end: int) -> tuple[str, tuple[Any, ...]]:
        """The signature and the values of some pieces."""
        some = self.entries[start:end]
        values: tuple[Any, ...] = ()
        for entry in some:
            values += entry.values
        return "".join([entry.letters for entry in some]), values

    def roles(self, start: int, end: int) -> tuple[Role, ...]:
        return roles_of("".join([entry.letters for entry in self.entries[start:end]]))

    def is_beside_cyrillic(self, at: int) -> bool:
        """Whether the text around a piece has letters of Russian, Kazakh or Ukrainian."""
        start = self.starts[at]
        return _CYRILLIC.search(self.text, max(0, start - _NEAR), start + _NEAR) is not None

    def role_at(self, at: int) -> Role | None:
        """The first role of a piece, None outside the run."""
        return roles_of(self.entries[at].letters[0])[0] if 0 <= at < len(self.entries) else None

    def letter_before(self, start: int) -> str:
        return self.entries[start - 1].letters if start else ""

    def letter_after(self, end: int) -> str:
        return self.entries[end].letters if end < len(self.entries) else ""

    def piece_before(self, start: int) -> str:
        return self.pieces[start - 1] if start else self.before

    def piece_after(self, end: int) -> str:
        return self.pieces[end] if end < len(self.pieces) else self.after

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where some pieces stand in the text, with the point of an abbreviation and both quotation marks."""
        last = self.starts[end - 1] + len(self.pieces[end - 1])
        if self.pieces[end - 1][-2:] in _POSSESSIVE:
            last -= 2
        following = self.text[last : last + 1]
        is_cut_short = self.entries[end - 1].takes_point and not self.pieces[end - 1].isdigit()
        is_open = "(" in self.pieces[start:end] and ")" not in self.pieces[start:end]
        last += (following == "." and is_cut_short) or (following == ")" and is_open)
        first = self.starts[start]
        is_quoted = (
            start and start + 1 < end and self.pieces[start - 1] in _QUOTES and self.pieces[start + 1] in _QUOTES
        )
        return (self.starts[start - 1] if is_quoted else first), last
