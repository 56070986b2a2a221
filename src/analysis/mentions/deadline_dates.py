"""The date of a deadline: which words after "by" or before «дейін» are one, and what it means."""

from __future__ import annotations

import re

from analysis.dates.parsing import parse_date
from analysis.dates.roles import Role
from analysis.dates.words import lexicon
from analysis.errors import DateError
from analysis.languages.remembered import Remembered
from analysis.mentions.mention import Mention
from analysis.mentions.numbers import skip
from analysis.mentions.wordlists import NEXT_WORD

_CHUNK = re.compile(r"\S{1,40}")
_CHUNK_BEFORE = re.compile(r"(\S{1,40})\s\Z")
_MOST_CHUNKS = 8
_AT_ENDS = '.,;:!?()[]«»"“”„…'
_ENDS_SENTENCE = re.compile(r"[^\W\d_]{3,}[.]|\d[.]|.*[,;:!?)\]»”…]", re.DOTALL)
_EARLIEST = 2000
_SHORT_MONTH = 3
_RANGE = 40  # characters in which the start of a range stands before its end
_DAY_OF_WRITING = "2026-01-01"  # for asking whether a text would be a date, were that day known
_R = Role
_IN_DATES = frozenset({
    _R.MONTH, _R.WEEKDAY, _R.SEASON, _R.YEAR_NOUN, _R.QUARTERS, _R.HALVES, _R.TEN_DAYS, _R.DAY_NOUN, _R.CALENDAR,
    _R.PART, _R.EDGE, _R.NEXT, _R.THIS, _R.OF, _R.ARTICLE, _R.ORDINAL, _R.TENS, _R.YEAR, _R.NUMBER, _R.ROMAN,
    _R.ISO_DATE, _R.THREE_NUMBERS, _R.MONTH_AND_YEAR, _R.DAY_AND_MONTH, _R.DASH, _R.PUNCTUATION, _R.NUMBER_ENDING,
    _R.FILLER, _R.TO_CASE, _R.FROM_CASE, _R.MONTHS, _R.YEAR_DASH_NUMBER, _R.WEEKS, _R.IN,
})  # fmt: skip
_TELLING = frozenset({
    _R.MONTH, _R.WEEKDAY, _R.SEASON, _R.YEAR, _R.YEAR_NOUN, _R.ISO_DATE, _R.THREE_NUMBERS, _R.MONTH_AND_YEAR,
    _R.QUARTERS, _R.YEAR_DASH_NUMBER, _R.MONTHS, _R.WEEKS,
})  # fmt: skip
_NOT_LAST = frozenset({_R.ARTICLE, _R.OF, _R.IN, _R.FILLER, _R.THIS, _R.NEXT, _R.PART, _R.EDGE, _R.DASH})
_BESIDE_A_YEAR = frozenset({_R.YEAR, _R.PUNCTUATION, _R.ARTICLE})


def made(text: str, start: int, end: int, code: str, how: str) -> Mention:
    """A deadline where it stands."""
    return Mention(start, end, text[start:end], "deadline", (code,) if code else (), how)


class DeadlineDates:
    """Reads dates after or before the words that make them deadlines.

    Parameters
    ----------
    range_from : set of str
        Words before the start of a range, whose end is no deadline.
    measured : set of str
        Words after figures that look like a year and are none.
    """

    def __init__(self, range_from: frozenset[str], measured: frozenset[str]):
        self.range_from, self.measured = range_from, measured
        self._roles = Remembered(_roles_of)

    def at(self, text: str, start: int, close: int) -> Mention | None:
        """A date after the words that make it a deadline."""
        ends: list[int] = []
        roles: list[tuple[Role, ...]] = []
        at = close
        for _ in range(_MOST_CHUNKS):
            here_from = skip(text, at)
            chunk = _CHUNK.match(text, here_from)
            if chunk is None:
                break
            here = self._roles[chunk[0]]
            if not here:
                break
            roles.append(here)
            at = chunk.end()
            ends.append(here_from + len(chunk[0].rstrip(_AT_ENDS)))
            if chunk[0][-1] == "." and _R.MONTH in here:  # Dec. 31, 2025
                continue
            if _ENDS_SENTENCE.fullmatch(chunk[0]) and (roles[-1][-1:] != (_R.PUNCTUATION,) or _R.NUMBER not in here):
                if chunk[0].endswith(",") and _R.YEAR not in here and chunk[0][:-1].isdigit():
                    continue  # March 31, 2026
                break
        for count in range(len(ends), 0, -1):
            said = [role for chunk_roles in roles[:count] for role in chunk_roles]
            if _TELLING.isdisjoint(said):
                return None
            if next(role for role in reversed([_R.OF, *said]) if role is not _R.PUNCTUATION) in _NOT_LAST:
                continue
            if self._is_bare(text, close, said, ends[count - 1]):
                continue
            end = _with_point(text, ends[count - 1])
            if one := self._dated(text, start, end, text[start : ends[count - 1]]):
                return None if self._ends_range(text, start) else one
        return None

    def _is_bare(self, text: str, close: int, said: list[Role], end: int) -> bool:
        """Whether figures that could be a year are alone, and more likely a number: by 2026 dollars, до 2000 тонн."""
        if said == [_R.MONTH]:
            month, after = text[close:end].strip(), text[skip(text, end) : skip(text, end) + 1]
            return len(month) <= _SHORT_MONTH or after.isupper()  # by May, by Jan Harvey
        if not _BESIDE_A_YEAR.issuperset(said):
            return False
        if not text[close - 1].isascii():
            return True
        word = NEXT_WORD.match(text, skip(text, end), end + 30)
        return bool(word and word[0].lower() in self.measured)

    def before(self, text: str, found: re.Match[str]) -> Mention | None:
        """A date before the Kazakh word that makes it a deadline."""
        known = lexicon()
        starts: list[int] = []
        telling = False
        at = found.start()
        for _ in range(_MOST_CHUNKS):
            chunk = _CHUNK_BEFORE.search(text, max(0, at - 42), at)
            if chunk is None or (starts and chunk[1][-1] in ",;:!?."):
                break
            here = {word.role for word in known.chunks[chunk[1]][2]}
            if not _IN_DATES.issuperset(here):
                break
            telling = telling or not _TELLING.isdisjoint(here)
            starts.append(chunk.start(1))
            at = chunk.start(1)
        for start in reversed(starts) if telling else ():
            while text[start : start + 1] in _AT_ENDS and start < found.start():
                start += 1
            if one := self._dated(text, start, found.end(), text[start : found.end()]):
                return None if self._ends_range(text, start) else one
        return None

    def _dated(self, text: str, start: int, end: int, said: str) -> Mention | None:
        """The deadline, if its words are a date; without a code where the date depends on the day of writing."""
        said = self._as_parsed(said)
        try:
            date = parse_date(said)
        except DateError:
            try:
                date = parse_date(said, relative_to=_DAY_OF_WRITING)
            except DateError:
                return None
            return made(text, start, end, "", "date") if date.edtf.startswith("../") else None
        if date.end is None or date.start is not None or date.end.year < _EARLIEST:
            return None
        return made(text, start, end, date.edtf, "date")

    def _as_parsed(self, said: str) -> str:
        """The words as dates know them: «в срок до» is «до»."""
        first = said.split(None, 1)[0].lower()
        if first in ("в", "у", "на"):
            said = said.split(None, 2)[2]
        return " ".join(said.split())

    def _ends_range(self, text: str, start: int) -> bool:
        """Whether a start of the range stands before: from 2020 until 2024."""
        before = re.split(r"[.;!?\n]", text[max(0, start - _RANGE) : start])[-1]
        words = before.lower().split()
        place = next((place for place, word in enumerate(words) if word in self.range_from), None)
        return place is not None and any(character.isdigit() for word in words[place:] for character in word)


def _roles_of(chunk: str) -> tuple[Role, ...]:
    """The roles of what stands between two blanks, if all may stand in a date; without its marks, if they may not."""
    known = lexicon()
    for said in (chunk, chunk.rstrip(_AT_ENDS)):
        roles = tuple(word.role for word in known.chunks[said][2]) if said else ()
        if roles and _IN_DATES.issuperset(roles):
            return roles
    return ()


def _with_point(text: str, end: int) -> int:
    """With the full stop of a shortened year: 2026 г."""
    return (
        end + 1
        if text[end : end + 1] == "." and text[end - 2 : end] in (" г", " р", " ж", "\u00a0г", "\u00a0р")
        else end
    )
