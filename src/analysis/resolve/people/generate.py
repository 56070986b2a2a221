"""The generated files of people's names: every word of a name with its case forms, and the forms by their sound.

``python -m analysis.resolve.people.generate`` writes them anew after a change of ``people.csv`` or
``people_names.csv``. It needs pytrovich and pymorphy3 (the `test` extra); reading the files needs nothing. Russian and
Ukrainian forms are made for words in letters of the language, and Kazakh ones for all in Cyrillic letters; Polish and
German ones for those in Latin letters.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import product

from analysis import paths
from analysis.languages.kazakh import declined
from analysis.languages.personal_names import ALL_CASES, NamePart, decline_latin, decline_word, is_womans_name
from analysis.languages.sounds import one_reading, readings, spelled
from analysis.resolve.people.forms import CONSONANTS, ENDED, ENDS_LAST_WORD, FORMS, KEYS, LETTERS, WRITTEN
from analysis.resolve.people.index import people_index
from analysis.resolve.people.names import Spelling
from analysis.resolve.people.particles import particles
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import COLUMNS

_CYRILLIC = re.compile("[а-яёіїєґўәғқңөұүһ]+(?:['’ʼ][а-яёіїєґ]+)?")
_UKRAINIAN = re.compile("[їєґ]|^[^әғқңөұүһ]*і[^әғқңөұүһ]*$")
_NOT_UKRAINIAN = re.compile("[ыэёъәғқңөұүһ]")
_PATRONYMIC = re.compile("(?:ич|[оеё]вна|ична)$")
_SHORT = 2
LANGUAGES, _LATIN = ("ru", "uk", "kk", "pl", "de"), ("pl", "de")

Alphabets = tuple[defaultdict[str, dict[str, int]], defaultdict[str, dict[str, int]]]  # Cyrillic words, and Latin ones
Table = dict[tuple[str, str], dict[str, dict[str, None]]]  # by word and language: the forms of each case


def build_files() -> dict[str, str]:
    """The text of each file."""
    people = people_index()
    forms, told_by_letters = _declined()
    cells = [(*entry, *("|".join(cases[case]) for case in ALL_CASES)) for entry, cases in forms.items()]
    listed = {word.casefold() for code in people.words.rows for words in people.words_of(code) for word in words}
    keys = [(WRITTEN + word, "|".join(sorted(sounds)), "") for word in listed if (sounds := readings(word))]
    return {FORMS: _text_of(FORMS, cells), KEYS: _text_of(KEYS, sorted([*keys, *_by_key(forms, told_by_letters)]))}


def _text_of(file: str, rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS[file.removesuffix(".csv")], *rows])
    return text.getvalue()


def _declined() -> tuple[Table, set[str]]:
    """The words with their forms, in the order of the file, and those of names that are told apart by letters."""
    table: Table = defaultdict(lambda: defaultdict(dict))
    told_by_letters = set()
    for person_id in vocabulary("person").rows:
        names = people_index().spellings_of(person_id)
        gender = people_index().gender_of(person_id)
        woman = (
            gender == "f" if gender else is_womans_name([(_small(name.given), _small(name.family)) for name in names])
        )
        for name in names:
            for word, part in _words_of(name):
                if name.is_spelled:
                    told_by_letters.add(word)
                if not _CYRILLIC.fullmatch(word):
                    for language, latin in decline_latin(word).items():
                        table[word, language] |= {case: dict.fromkeys(found) for case, found in latin.items()}
                    continue
                if name.is_spelled and word[-1] in "ая":  # no declension of Чан Хонг Ха
                    table[word, "ru"] |= {case: {word: None} for case in ALL_CASES[:-1]}
                    _add_kazakh(table, word)
                    continue
                for is_woman in (False,) if name.is_spelled else (False, True) if woman is None else (woman,):
                    _add_forms(table, word, part, is_woman)
    ordered = sorted(table, key=lambda entry: (entry[0], LANGUAGES.index(entry[1])))
    return {entry: table[entry] for entry in ordered}, told_by_letters


def _by_key(forms: Table, told_by_letters: Set[str]) -> Iterator[tuple[str, str, str]]:
    """By what a word sounds like, or by its letters: what it is a form of where it is Cyrillic, and where Latin."""
    # The cases of each first form, and of how many letters a word must be to have that ending.
    found: dict[str, Alphabets] = defaultdict(lambda: (defaultdict(dict), defaultdict(dict)))
    for (word, language), cases in forms.items():
        is_latin, is_ended, letters = language in _LATIN, language in ENDS_LAST_WORD, spelled(word)
        # Emanuele is no Эммануэле, and a Latin -i may be any name's end.
        into = [0] * (not is_latin) + [1] * (is_ended or (is_latin and letters[-1:] in CONSONANTS))
        for case in ALL_CASES:
            told = ENDED if is_ended else case[0].upper() if word[-1] in "ая" else case[0]
            for form in cases[case]:
                written = form.replace("ё", "е")
                sounds = readings(form) if is_latin else {one_reading(form), one_reading(written)}
                by_letters = [(LETTERS + written, LETTERS + letters)] if word in told_by_letters else []
                # Робертта sounds as Роберта does, and is told by its length.
                unheard = readings(form[: len(word)] + form[len(word) + 1 :]) if is_ended else frozenset()
                for (key, base), alphabet in product([*product(sounds, sorted(readings(word))), *by_letters], into):
                    sizes, size = found[key][alphabet][base], len(form) if key in unheard else 0
                    sizes[told] = min(size, sizes.get(told, size))
    for key, alphabets in found.items():
        cyrillic, latin = ("|".join(f"{base}:{_told(sizes)}" for base, sizes in words.items()) for words in alphabets)
        yield key, cyrillic, latin


def _told(sizes: dict[str, int]) -> str:
    """The cases as the table has them, endings last."""
    return "".join(case + str(size or "") for case, size in sorted(sizes.items(), key=lambda told: told[0] == ENDED))


def _add_forms(table: Table, word: str, part: NamePart, woman: bool) -> None:
    for language, other in (("ru", _UKRAINIAN), ("uk", _NOT_UKRAINIAN)):
        if not other.search(word):
            for case, found in decline_word(word, language, part, woman).items():
                table[word, language][case].update(dict.fromkeys(found))
    _add_kazakh(table, word)


def _add_kazakh(table: Table, word: str) -> None:
    for case, found in declined(word).items():
        # Хада and Идан may be names of their own, as Чан Хонг Ха is.
        if len(word) > _SHORT or case not in ("locative", "ablative"):
            table[word, "kk"][case].update(dict.fromkeys(found))


def _words_of(name: Spelling) -> Iterator[tuple[str, NamePart]]:
    """The words that may be declined: no initials and none such as аль and фон; those of a side also as one word."""
    for words, part in ((name.given, NamePart.GIVEN), (name.family, NamePart.FAMILY)):
        declined = [word.casefold() for word in words if not _stays(word, name)]
        for number, word in enumerate(declined):
            is_patronymic = number and part == NamePart.GIVEN and _PATRONYMIC.search(word)
            yield word, NamePart.PATRONYMIC if is_patronymic else part
        joined = "".join(words).casefold()
        if (
            len(words) == 2
            and len("".join(declined[-1:])) > _SHORT
            and joined.endswith(declined[-1])
            and not _PATRONYMIC.search(joined)
        ):
            yield joined, part  # Касымжомартом, Альхорайефа


def _stays(word: str, name: Spelling) -> bool:
    plain, listed = word.casefold(), particles()
    is_particle = plain in listed.all and (word.islower() or plain not in listed.also_names)
    return is_particle or (len(plain) < 2 and not name.is_spelled)


def _small(words: tuple[str, ...]) -> list[str]:
    return [word.casefold() for word in words]


def write() -> None:
    """Write the files into the folder of vocabularies."""
    for file, text in build_files().items():
        (paths.vocab_folder() / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
