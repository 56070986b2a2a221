"""The words of people's names in their cases, as ``people_forms.csv`` writes them down: nothing is declined here.

A form is found by its sound, so that Токаєвим, Тоқаевтың and Tokajewa are forms of Токаев.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.languages.sounds import IS_CYRILLIC, LONGEST, may_begin, one_reading, readings, spelled
from analysis.vocab.table import read_plain

FORMS, LANGUAGES = "people_forms.csv", ("ru", "uk", "kk", "pl", "de")
# A case is its first letter, as heads the columns of the file, and n the nominative; in capitals that of a name in -а.
# Kazakh, of which k stands for all cases, ends the last word of a name alone, as a German genitive does.
ENDED, SLAVIC_CASES = "k", "gdail"
_ENDS_LAST_WORD, _LATIN = ("kk", "de"), ("pl", "de")
_ANY = "n" + SLAVIC_CASES
# The endings of other languages after an apostrophe: Tokayev's, Erdoğan'ın.
_APOSTROPHE_ENDING = re.compile(r"^(.{3,}?)['’‘ʼ`´][a-zığüşöçñ]{1,5}$|^(.{2,}s)['’‘ʼ]$", re.IGNORECASE)
_KAZAKH = frozenset("әғқңөұүһ")
_CONSONANTS = frozenset("бвгґғджзқкһлмнңпрстфхцчшщbcdfghjklłmnpqrstvwxzćčńřśšžź")

_MOST = 1 << 13  # words remembered
_SHORTEST = 4  # letters of a word of which two sounds stay

_WOMAN_CYRILLIC = ("ова", "ева", "ёва", "єва", "ина", "ына", "іна", "їна", "ская")
_WOMAN_LATIN = ("ova", "eva", "owa", "ewa", "ina", "yna", "ska", "skaya", "skaja", "skaia")
_WOMAN = _WOMAN_CYRILLIC + _WOMAN_LATIN

Cases = dict[str, str]  # by key of a base form: the cases in which a word then stands


class Heard(NamedTuple):
    """What a word of one sound may be a form of, by key of the first form."""

    cases: Cases  # those of forms in a case
    in_i: Cases  # and of those written with a Ukrainian -і or -ї at the end
    ended: dict[str, int]  # the letters of the shortest form with a Kazakh or German ending


class Table(NamedTuple):
    """The forms that words of one alphabet may be: by their keys, and by their letters."""

    by_sound: dict[str, Heard]
    by_letters: dict[str, Cases]


class NameForms:
    """The forms of one folder of vocabularies. `PeopleIndex` holds them."""

    def __init__(self, folder: Path):
        self._begun: dict[str, list[str]] = {}  # the lines by the first letter, and by the first sounds
        for line in read_plain(FORMS, folder):
            self._begun.setdefault(line[0], []).append(line)
        self._lines: dict[str, list[str]] = {}
        self._asked: set[str] = set()
        self._read: set[str] = set()
        self._tables = Table({}, {}), Table({}, {})  # for words in Cyrillic letters, and in Latin ones
        self._known: dict[str, tuple[Cases, Cases]] = {}

    def cases(self, word: str) -> tuple[Cases, Cases]:
        """What a word of a name may be a form of, itself first: by the keys of sounds, and letter by letter."""
        if (found := self._known.get(word)) is None:
            if len(self._known) > _MOST:
                self._known.clear()
            found = self._known[word] = self._cases(word) if len(word) <= LONGEST else ({}, {})
        return found

    def _cases(self, word: str) -> tuple[Cases, Cases]:
        if not word.isalpha() and (possessive := _APOSTROPHE_ENDING.match(word)):
            word = possessive[1] or possessive[2]
        letters, own_keys = spelled(word), readings(word)
        latin = IS_CYRILLIC.search(letters) is None
        own = "n" if latin or letters[-1:] in _CONSONANTS else _ANY
        sounds, spellings = dict.fromkeys(own_keys, own), {letters: own}
        # Tokayeva and Тоқаева are women.
        is_woman = (latin or not _KAZAKH.isdisjoint(letters)) and is_womans_form(letters)
        for start in {key[:size] for key in own_keys for size in (1, 2)} - self._read:
            self._read_lines(start)
        by_sound, by_letters = self._tables[latin]
        for key in own_keys:
            if heard := by_sound.get(key):
                for sound, shortest in heard.ended.items():
                    if len(letters) >= shortest:  # Роберта is no Робертта
                        sounds[sound] = sounds.get(sound, "") + ENDED
                if not is_woman:
                    _join(sounds, heard.cases)
                    if letters[-1:] != "ы":  # Токаевы are no Токаєві
                        _join(sounds, heard.in_i)
        if found := by_letters.get(letters):
            ended = {base: ENDED for base, cases in found.items() if ENDED in cases} if is_woman else found
            _join(spellings, ended)
        return sounds, spellings

    def _lines_of(self, start: str) -> list[str]:
        """The lines of words with these first sounds; what is in a line is told apart when somebody asks for it."""
        if start[:1] not in self._asked:
            self._asked.add(start[:1])
            starts: dict[str, str] = {}
            for lines in may_begin(start[:1], self._begun):
                for line in lines:
                    if (word := line[:_SHORTEST]) not in starts:
                        starts[word] = _start(word.partition(",")[0])
                    self._lines.setdefault(starts[word], []).append(line)
                lines.clear()
        return self._lines.get(start, [])

    def _read_lines(self, start: str) -> None:
        """Put the forms with these first sounds into the tables."""
        self._read.add(start)
        cyrillic, latin = self._tables
        for line in self._lines_of(start):
            base = line.partition(",")[0]
            base_keys, letters = readings(base), spelled(base)
            for written in (line, line.replace("ё", "е")) if "ё" in line else (line,):
                _, language, *cells = written.split(",")
                is_latin = language in _LATIN
                sounds = one_reading(",".join(cells)).split(",")
                for case, cell, sound in zip((*SLAVIC_CASES, ENDED), cells, sounds, strict=True):
                    told = ENDED if language in _ENDS_LAST_WORD else case.upper() if base[-1] in "ая" else case
                    # Emanuele is no Эммануэле, and a Latin -i may be any name's end.
                    into = [cyrillic] * (not is_latin)
                    into += [latin] * (told == ENDED or (is_latin and letters[-1:] in _CONSONANTS))
                    for form, only in zip(cell.split("|"), sound.split("|"), strict=True) if cell else ():
                        for table in into:
                            _put(table, form, readings(form) if is_latin else (only,), told, letters, base_keys)

    def declined(self, word: str) -> Iterator[tuple[str, str]]:
        """The case forms of a word in small letters, as written, each with its case."""
        for line in self._lines_of(_start(word)):
            if line.startswith(f"{word},"):
                _, language, *cells = line.split(",")
                for case, cell in zip((*SLAVIC_CASES, ENDED), cells, strict=True):
                    for form in filter(None, cell.split("|")):
                        yield form, ENDED if language in _ENDS_LAST_WORD else case


def _join(cases: Cases, more: Cases) -> None:
    for key, told in more.items():
        cases[key] = cases.get(key, "") + told


def _put(table: Table, form: str, keys: Iterable[str], case: str, base: str, base_keys: Iterable[str]) -> None:
    """One form of a word into a table, each case of a first form once."""
    form = form.replace("ё", "е")
    spellings = table.by_letters.setdefault(form, {})
    if case not in spellings.get(base, ""):
        spellings[base] = spellings.get(base, "") + case
    for key in keys:
        heard = table.by_sound.get(key) or table.by_sound.setdefault(key, Heard({}, {}, {}))
        cases = heard.in_i if form[-1] in "ії" else heard.cases
        for base_key in base_keys:
            if case == ENDED:
                heard.ended[base_key] = min(heard.ended.get(base_key, len(form)), len(form))
            elif case not in cases.get(base_key, ""):
                cases[base_key] = cases.get(base_key, "") + case


def _start(word: str) -> str:
    """The sounds that all forms of a word begin with: two, and one of a short word such as Лев, Льва."""
    start = word[:_SHORTEST]
    key = one_reading(start) if IS_CYRILLIC.search(start) else min(readings(start), default="")
    return key[:2] if len(word) >= _SHORTEST else key[:1]


def is_womans_form(word: str) -> bool:
    """Whether a surname is in a form that a woman bears in the nominative: Токаева, Zelenskaya."""
    return word.casefold().endswith(_WOMAN)
