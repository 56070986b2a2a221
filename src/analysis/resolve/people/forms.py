"""The words of people's names in their cases, as ``people_forms.csv`` writes them down: nothing is declined here.

A form is found by its sound, so that Токаєвим, Тоқаевтың and Tokajewa are forms of Токаев.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from analysis.languages.sounds import IS_CYRILLIC, LONGEST, one_reading, readings, spelled
from analysis.vocab.table import read_plain

FORMS, LANGUAGES = "people_forms.csv", ("ru", "uk", "kk", "pl", "de")
# A case is its first letter, as heads the columns of the file, and n the nominative; in capitals that of a name in -а. Kazakh, of which k stands for all
# cases, ends the last word of a name alone, as a German genitive does.
ENDED, SLAVIC_CASES = "k", "gdail"
_ENDS_LAST_WORD = ("kk", "de")
_ANY = "n" + SLAVIC_CASES
# The endings of other languages after an apostrophe: Tokayev's, Erdoğan'ın.
_APOSTROPHE_ENDING = re.compile(r"^(.{3,}?)['’‘ʼ`´][a-zığüşöçñ]{1,5}$|^(.{2,}s)['’‘ʼ]$", re.IGNORECASE)
_CONSONANT = re.compile("[бвгґғджзкқлмнңпрстфхһцчшщbcdfghjklłmnpqrstvwxzćčńřśšžź]$")

_MOST = 1 << 13  # words remembered

_WOMAN = re.compile("(?:[оеё]ва|[иы]на|ская|[oe][vw]a|[iy]na|ska(?:ya|ja|ia)?)$")

Cases = dict[str, str]  # by key of a base form: the cases in which a word then stands


class NameForms:
    """The forms of one folder of vocabularies. `PeopleIndex` holds them."""

    def __init__(self, folder: Path):
        self._lines: dict[str, list[str]] = {}  # by the first sound; what is in a line is told apart at first use
        for line in read_plain(FORMS, folder):
            self._lines.setdefault(one_reading(line[:3])[:1], []).append(line)
        self._forms: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
        self._known: dict[str, tuple[Cases, Cases]] = {}

    def cases(self, word: str) -> tuple[Cases, Cases]:
        """What a word of a name may be a form of, itself first: by the keys of sounds, and letter by letter."""
        if (found := self._known.get(word)) is None:
            if len(self._known) > _MOST:
                self._known.clear()
            found = self._known[word] = self._cases(word) if len(word) <= LONGEST else ({}, {})
        return found

    def _cases(self, word: str) -> tuple[Cases, Cases]:
        if possessive := _APOSTROPHE_ENDING.match(word):
            word = possessive[1] or possessive[2]
        letters = spelled(word)
        own = _ANY if IS_CYRILLIC.search(letters) and not _CONSONANT.search(letters) else "n"
        sounds, spellings = dict.fromkeys(readings(word), own), {letters: own}
        latin, womans = not IS_CYRILLIC.search(letters), is_womans_form(letters)
        for key in list(sounds):
            for base, case, form in self._of_sound(key[0]).get(key, ()):
                # Роберта is no Робертта, Токаевы no Токаєві.
                if (case == ENDED and len(letters) < len(form)) or (letters[-1] == "ы" and form[-1] in "ії"):
                    continue
                # A Latin -i may be any name's end, and Tokayeva is a woman.
                if latin and case != ENDED and (womans or not _CONSONANT.search(base)):
                    continue
                for sound in readings(base):
                    sounds[sound] = sounds.get(sound, "") + case
                if form == letters:
                    spellings[spelled(base)] = spellings.get(spelled(base), "") + case
        return sounds, spellings

    def _of_sound(self, first: str) -> dict[str, list[tuple[str, str, str]]]:
        """Base form, case and letters of all forms that begin with a sound, by their key."""
        if first not in self._forms:
            found = self._forms[first] = {}
            for line in self._lines.get(first, ()):
                for written in {line, line.replace("ё", "е")}:
                    base, language, *cells = written.split(",")
                    keys = one_reading(",".join(cells)).split(",")
                    for case, cell, sound in zip((*SLAVIC_CASES, ENDED), cells, keys, strict=True):
                        told = ENDED if language in _ENDS_LAST_WORD else case.upper() if base[-1] in "ая" else case
                        for form, key in zip(cell.split("|"), sound.split("|"), strict=True):
                            if key:
                                found.setdefault(key, []).append((line[: len(base)], told, spelled(form)))
        return self._forms[first]

    def declined(self, word: str) -> Iterator[tuple[str, str]]:
        """The case forms of a word in small letters, as written, each with its case."""
        for line in self._lines.get(one_reading(word[:3])[:1], ()):
            if line.startswith(f"{word},"):
                _, language, *cells = line.split(",")
                for case, cell in zip((*SLAVIC_CASES, ENDED), cells, strict=True):
                    for form in filter(None, cell.split("|")):
                        yield form, ENDED if language in _ENDS_LAST_WORD else case


def is_womans_form(word: str) -> bool:
    """Whether a surname is in a form that a woman bears in the nominative: Токаева, Zelenskaya."""
    return bool(_WOMAN.search(word.casefold()))
