"""The words of people's names in their cases, as ``people_forms.csv`` writes them down: nothing is declined here.

A form is found by its sound, so that Токаєвим, Тоқаевтың and Tokajewa are forms of Токаев.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
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


class Form(NamedTuple):
    """One form of a word: the keys of its first form and that by letters, the case, and the form as written."""

    base_keys: frozenset[str]
    base: str
    case: str
    written: str


FormsByKey = dict[str, list[Form]]


class NameForms:
    """The forms of one folder of vocabularies. `PeopleIndex` holds them."""

    def __init__(self, folder: Path):
        self._begun: dict[str, list[str]] = {}  # the lines by the first letter, and by the first sounds
        for line in read_plain(FORMS, folder):
            self._begun.setdefault(line[0], []).append(line)
        self._lines: dict[str, list[str]] = {}
        self._asked: set[str] = set()
        self._forms: dict[str, tuple[FormsByKey, FormsByKey]] = {}
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
        has_no_genitive = latin or not _KAZAKH.isdisjoint(letters)
        for form in self._of_sounds(own_keys, latin):
            # Роберта is no Робертта, Токаевы no Токаєві; Tokayeva and Тоқаева are women.
            if form.case == ENDED:
                if len(letters) < len(form.written):
                    continue
            elif is_womans_form(letters) if has_no_genitive else letters[-1] == "ы" and form.written[-1] in "ії":
                continue
            for sound in form.base_keys:
                sounds[sound] = sounds.get(sound, "") + form.case
            if form.written == letters:
                spellings[form.base] = spellings.get(form.base, "") + form.case
        return sounds, spellings

    def _of_sounds(self, keys: Iterable[str], latin: bool) -> list[Form]:
        """All forms with one of the keys that a word in Latin letters, or in Cyrillic ones, may be."""
        found: list[Form] = []
        for key in keys:
            for start in (key[:1], key[:2]):
                if (read := self._forms.get(start)) is None:
                    read = self._forms[start] = self._read(self._lines_of(start))
                found += read[latin].get(key, ())
        return found

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

    @staticmethod
    def _read(lines: Iterable[str]) -> tuple[FormsByKey, FormsByKey]:
        """The forms by their keys that words in Cyrillic letters may be, and those that words in Latin ones may."""
        found: tuple[dict[str, dict[Form, None]], dict[str, dict[Form, None]]] = {}, {}
        for line in lines:
            base = line.partition(",")[0]
            base_keys, letters = readings(base), spelled(base)
            for written in (line, line.replace("ё", "е")) if "ё" in line else (line,):
                _, language, *cells = written.split(",")
                is_latin = language in _LATIN
                sounds = one_reading(",".join(cells)).split(",")
                for case, cell, sound in zip((*SLAVIC_CASES, ENDED), cells, sounds, strict=True):
                    told = ENDED if language in _ENDS_LAST_WORD else case.upper() if base[-1] in "ая" else case
                    # Emanuele is no Эммануэле, and a Latin -i may be any name's end.
                    into = [found[0]] * (not is_latin)
                    into += [found[1]] * (told == ENDED or (is_latin and letters[-1:] in _CONSONANTS))
                    for form, only in zip(cell.split("|"), sound.split("|"), strict=True) if cell else ():
                        one = Form(base_keys, letters, told, form.replace("ё", "е"))
                        for key, table in product(readings(form) if is_latin else (only,), into):
                            table.setdefault(key, {})[one] = None
        cyrillic, latin = ({key: list(forms) for key, forms in table.items()} for table in found)
        return cyrillic, latin

    def declined(self, word: str) -> Iterator[tuple[str, str]]:
        """The case forms of a word in small letters, as written, each with its case."""
        for line in self._lines_of(_start(word)):
            if line.startswith(f"{word},"):
                _, language, *cells = line.split(",")
                for case, cell in zip((*SLAVIC_CASES, ENDED), cells, strict=True):
                    for form in filter(None, cell.split("|")):
                        yield form, ENDED if language in _ENDS_LAST_WORD else case


def _start(word: str) -> str:
    """The sounds that all forms of a word begin with: two, and one of a short word such as Лев, Льва."""
    start = word[:_SHORTEST]
    key = one_reading(start) if IS_CYRILLIC.search(start) else min(readings(start), default="")
    return key[:2] if len(word) >= _SHORTEST else key[:1]


def is_womans_form(word: str) -> bool:
    """Whether a surname is in a form that a woman bears in the nominative: Токаева, Zelenskaya."""
    return word.casefold().endswith(_WOMAN)
