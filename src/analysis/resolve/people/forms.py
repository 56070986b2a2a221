"""The words of people's names in their cases, as ``people_keys.csv`` writes them down: nothing is declined here.

A form is found by its sound, so that Токаєвим, Тоқаевтың and Tokajewa are forms of Токаев. Short names that sound
alike, as those of East Asia, are told apart by letters: the key of such a word is its letters after `LETTERS`.
The table has the keys of the listed words themselves too, after `WRITTEN`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from analysis.languages.sounds import IS_CYRILLIC, LONGEST, readings, spelled
from analysis.vocab.table import read_plain

FORMS, KEYS = "people_forms.csv", "people_keys.csv"
ENDS_LAST_WORD = ("kk", "de")  # languages
# A case is its first letter, as heads the columns of ``people_forms.csv``, and n the nominative; in capitals that of a
# name in -а. Kazakh, of which k stands for all cases, ends the last word of a name alone, as a German genitive does.
ENDED, SLAVIC_CASES = "k", "gdail"
LETTERS, WRITTEN = "=", "+"
_ANY = "n" + SLAVIC_CASES
# The endings of other languages after an apostrophe: Tokayev's, Erdoğan'ın.
_APOSTROPHE_ENDING = re.compile(r"^(.{3,}?)['’‘ʼ`´][a-zığüşöçñ]{1,5}$|^(.{2,}s)['’‘ʼ]$", re.IGNORECASE)
_KAZAKH = frozenset("әғқңөұүһ")
CONSONANTS = frozenset("бвгґғджзқкһлмнңпрстфхцчшщbcdfghjklłmnpqrstvwxzćčńřśšžź")
_SLAVIC, _OF_A_MAN = re.compile(f"[{SLAVIC_CASES}]", re.IGNORECASE), re.compile(f"[{SLAVIC_CASES}]")
_MOST = 1 << 13  # words remembered

_WOMAN_CYRILLIC = ("ова", "ева", "ёва", "єва", "ина", "ына", "іна", "їна", "ская")
_WOMAN_LATIN = ("ova", "eva", "owa", "ewa", "ina", "yna", "ska", "skaya", "skaja", "skaia")
_WOMAN = _WOMAN_CYRILLIC + _WOMAN_LATIN

Cases = dict[str, str]  # by key of a first form: the cases in which a word then stands


class NameForms:
    """The forms of one folder of vocabularies. `PeopleIndex` holds them."""

    def __init__(self, folder: Path):
        self._lines = sorted(read_plain(KEYS, folder))
        self._beginning = lru_cache(maxsize=None)(self._lines_beginning)
        self.cases = lru_cache(maxsize=_MOST)(self._cases)

    def _lines_beginning(self, letter: str) -> dict[str, str]:
        start, end = (bisect_left(self._lines, first) for first in (letter, chr(ord(letter) + 1)))
        return dict(line.split(",", 1) for line in self._lines[start:end])

    def keys_of(self, word: str) -> Iterable[str]:
        """As `readings`; those of a word of a listed name stand in the table, so that none need be worked out."""
        held = self._beginning(WRITTEN).get(WRITTEN + word.casefold())
        return held[:-1].split("|") if held else readings(word)

    def _cases(self, word: str) -> Cases:
        """What a word of a name may be a form of, by key; itself first, by its sounds and letter by letter."""
        if len(word) > LONGEST:
            return {}
        if not word.isalpha() and (possessive := _APOSTROPHE_ENDING.match(word)):
            word = possessive[1] or possessive[2]
        letters = spelled(word)
        keys = [*sorted(readings(word)), LETTERS + letters]
        is_latin = IS_CYRILLIC.search(letters) is None
        found = dict.fromkeys(keys, "n" if is_latin or letters[-1:] in CONSONANTS else _ANY)
        # Tokayeva and Тоқаева are women, and Токаевы no Токаєві.
        is_woman = (is_latin or not _KAZAKH.isdisjoint(letters)) and letters.endswith(_WOMAN)
        not_told = _SLAVIC if is_woman else _OF_A_MAN if letters[-1:] == "ы" else None
        for key in keys:
            if not (held := self._beginning(key[0]).get(key)):
                continue
            for entry in held.split(",")[is_latin].split("|"):
                base, _, cases = entry.partition(":")
                if not_told:
                    cases = not_told.sub("", cases)
                if cases[-1:].isdigit():  # Роберта is no Робертта
                    cases, _, size = cases.partition(ENDED)
                    cases += ENDED * (len(letters) >= int(size))
                if cases:
                    found[base] = found[base] + cases if base in found else cases
        return found


def is_womans_form(word: str) -> bool:
    """Whether a surname is in a form that a woman bears in the nominative: Токаева, Zelenskaya."""
    return word.casefold().endswith(_WOMAN)


def key_of(word: str, by_letters: bool) -> frozenset[str]:
    """The keys of a word of a listed name."""
    return frozenset([LETTERS + spelled(word)]) if by_letters else readings(word)
