"""Deadlines in a running text: "within six months", «не позднее 1 июля 2026 года», "алты ай ішінде", "by 2030".

A deadline is printed with the words that make it one: its span begins with its preposition, or ends with the Kazakh
word that stands after it. The code is an ISO 8601 duration (``P6M``) or the EDTF of a date whose start is open
(``../2026-07-01``), as `analysis.dates` reads it: "by the end of 2027" is ``../2027``. There is none where the year is
not said. "For six months" and "within the past year" are lengths of time and no deadlines; nor is the end of a range
("from 2020 until 2024"), or a bound before the year 2000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from analysis.mentions.deadline_dates import DeadlineDates, made
from analysis.mentions.mention import Mention
from analysis.mentions.numbers import Numbers, numbers, skip
from analysis.mentions.seeds import Seeds
from analysis.mentions.tokens import Words
from analysis.mentions.wordlists import APART, BLANK, NEXT_WORD, WORD, plain
from analysis.mentions.wordlists import Words as Listed
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import Row, read_table

_FIGURES = re.compile(r"\d{1,3}(?![\d.,])")
_IN_BRACKETS = re.compile(f"{BLANK}?\\([^()\n]{{1,40}}\\)")
_LAST = re.compile(f"({WORD}|\\d+){BLANK}\\Z")
_MOST_WORDS = 6


def find_deadlines(text: str | Words) -> Iterator[Mention]:
    """The deadlines of a text, from its beginning on.

    >>> [(found.text, found.code) for found in find_deadlines("within 180 days, and no later than 31 March 2026")]
    [('within 180 days', 'P180D'), ('no later than 31 March 2026', '../2026-03-31')]
    """
    return _reader(vocab_folder()).find(Words.of(text))


class DeadlineReader:
    """Reads deadlines by the words of one folder of vocabularies."""

    def __init__(self, folder: Path, numbers: Numbers):
        self.numbers = numbers
        rows = read_table("deadline_words.csv", folder)
        roles: dict[str, list[Row]] = {}
        for row in rows:
            roles.setdefault(row["role"], []).append(row)

        def words(role: str) -> frozenset[str]:
            return frozenset(word for row in roles[role] for word in row["words"].split())

        def phrases(role: str) -> list[str]:
            return sorted({row["words"] for row in roles[role]}, key=len, reverse=True)

        self.units = Listed((word, row["value"]) for row in roles["unit"] for word in row["words"].split())
        self.compounds = {word: row["value"] for row in roles["compound"] for word in row["words"].split()}
        self.halves, self.counted, self.gone = words("half year"), words("counted"), words("gone")
        self.to_come = words("to come")
        self.dates = DeadlineDates(words("from"), words("measured"))
        self.until, self.within = frozenset(phrases("until")), frozenset(phrases("within"))
        before = sorted(self.until | self.within, key=len, reverse=True)
        by_first = {first: [phrase[1:] for phrase in before if phrase[0] == first] for first in {p[0] for p in before}}
        listed = "|".join(_in_any_case(first, rest) for first, rest in sorted(by_first.items()))
        self.before = Seeds(re.compile(f"{APART}({listed})(?={BLANK}|\n)"), _either_case(before))
        self.within_after, self.until_after = phrases("within after"), frozenset(phrases("until after"))
        after = sorted([*self.within_after, *self.until_after], key=len, reverse=True)
        self.after = re.compile(f"(?:{'|'.join(map(re.escape, after))})(?!\\w)")
        terms = "|".join(sorted(words("term")))
        self.term = re.compile(f"(?:{terms})(?!\\w)")
        self.in_term = re.compile(
            f"(?<!\\w)([ВвУу]{BLANK})((\\d{{1,3}})[-‑]|[^\\W\\d_]{{0,20}}?)({'|'.join(self.compounds)}){BLANK}\\Z"
        )

    def find(self, words: Words) -> Iterator[Mention]:
        """The deadlines of a text in their order."""
        found = sorted(self._after_words(words))
        if words.is_cyrillic:  # Kazakh deadlines and Russian ones by their terms
            found = sorted([*found, *self._before_words(words.text), *self._in_terms(words.text)])
        end = 0
        for one in found:
            if one.start >= end:
                yield one
                end = one.end

    def _after_words(self, words: Words) -> Iterator[Mention]:
        text = words.text
        for found in self.before.find(words):
            start, end = found.start(1) - 1, found.end(1) - 1
            phrase = " ".join(found[1].lower().split())
            one = self._duration_at(text, start, end) if phrase in self.within else None
            if one is None and phrase in self.until:
                one = self.dates.at(text, start, end)
            if one is not None:
                yield one

    # --- lengths of time ------------------------------------------------------------------------

    def _duration_at(self, text: str, start: int, close: int) -> Mention | None:
        """A length of time after the words that make it a deadline."""
        at = skip(text, close)
        for _ in range(_MOST_WORDS):
            word = NEXT_WORD.match(text, at, at + 30)
            if (
                word is None
                or word[0].lower() not in self.to_come
                or (self.numbers.words_at(text, at) is not None and word[0] != "a")
            ):
                break
            following = skip(text, word.end())
            if word[0].lower() == "a" and not text.startswith("period", following):
                break
            at = following
        if (word := NEXT_WORD.match(text, at, at + 30)) and word[0].lower() in self.halves:
            return made(text, start, word.end(), "P6M", "duration")
        read = self._number_at(text, at)
        if read is None:
            return None
        end, value = read
        if brackets := _IN_BRACKETS.match(text, end):  # ninety (90) days
            end = brackets.end()
        at = skip(text, end)
        for _ in range(3):
            word = NEXT_WORD.match(text, at, at + 30)
            if word is None:
                return None
            if word[0].lower() not in self.counted:
                break
            at = skip(text, word.end())
        unit = self.units.get(word[0]) if word else None
        if not word or not unit:
            return None
        if added := self.numbers.half_at(text, word.end()):  # a year and a half
            return made(text, start, added, _duration(value + Decimal("0.5"), unit), "duration")
        return made(text, start, word.end(), _duration(value, unit), "duration")

    def _number_at(self, text: str, at: int) -> tuple[int, Decimal] | None:
        figures = _FIGURES.match(text, at)
        return (figures.end(), Decimal(figures[0])) if figures else self.numbers.words_at(text, at)

    def _before_words(self, text: str) -> Iterator[Mention]:
        """Kazakh deadlines, whose last word tells them."""
        for found in self.after.finditer(text):
            if text[found.start() - 1 : found.start()].isalpha():
                continue
            one = self.dates.before(text, found) if found[0] in self.until_after else self._duration_before(text, found)
            if one is not None:
                yield one

    def _duration_before(self, text: str, found: re.Match[str]) -> Mention | None:
        unit, at = None, found.start()
        for _ in range(2):
            word = _LAST.search(text, max(0, at - 30), at)
            if word is None:
                return None
            at = word.start()
            if unit is None:
                unit = self.units.get(word[1])
                if unit is None:
                    return None
            elif plain(word[1]) not in self.counted:
                at = word.end()
                break
        figures = _LAST.search(text, max(0, at - 6), at)
        if figures and figures[1].isdigit():
            if len(figures[1]) > 3:
                return None
            read: tuple[int, Decimal] | None = (figures.start(), Decimal(figures[1]))
        else:
            read = self.numbers.words_before(text, at)
        if read is None or unit is None:
            return None
        start, value = read
        before = _LAST.search(text, max(0, start - 30), start)
        if before and plain(before[1]) in self.gone:
            return None
        return made(text, start, found.end(), _duration(value, unit), "duration")

    def _in_terms(self, text: str) -> Iterator[Mention]:
        """«в шестимесячный срок», «в 30-дневный срок»."""
        for found in self.term.finditer(text):
            before = self.in_term.search(text, max(0, found.start() - 50), found.start())
            if before is None:
                continue
            count = before[2]
            value: Decimal | None = Decimal(before[3]) if before[3] else Decimal(1)
            if count and not before[3]:
                value = Decimal("0.5") if plain(count) in self.numbers.halves else self.numbers.counts.get(count)
            if value is not None:
                code = _duration(value, self.compounds[before[4].lower()])
                yield made(text, before.start(), found.end(), code, "duration")


def _either_case(phrases: list[str]) -> list[str]:
    """Phrases of which each counts as several words, since a blank must follow, with a small and a capital letter."""
    return [f"{first}{phrase[1:]} " for phrase in phrases for first in (phrase[0], phrase[0].upper())]


def _in_any_case(first: str, phrases: list[str]) -> str:
    """Phrases of one first letter as a pattern, with a small or a capital letter first and any blanks."""
    rest = "|".join(f"(?:{BLANK}|\n)".join(map(re.escape, phrase.split(" "))) for phrase in phrases)
    return f"[{first.upper()}{first}](?:{rest})"


def _duration(value: Decimal, unit: str) -> str:
    if value == value.to_integral():
        return f"P{int(value)}{unit}"
    months = value * 12 if unit == "Y" else None
    return f"P{int(months)}M" if months is not None and months == months.to_integral() else ""


@kept()
def _reader(folder: Path) -> DeadlineReader:
    return DeadlineReader(folder, numbers())
