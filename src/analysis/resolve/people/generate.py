"""The generated file of people's names: every word of a name with its case forms.

``python -m analysis.resolve.people.generate`` writes it anew after a change of ``people.csv`` or ``people_names.csv``.
It needs pytrovich and pymorphy3 (the `test` extra); reading the file needs nothing. Russian and Ukrainian forms are
made for words in letters of the language, and Kazakh ones for all in Cyrillic letters; Polish and German ones for those
in Latin letters.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator

from analysis import paths
from analysis.languages.kazakh import declined
from analysis.languages.personal_names import ALL_CASES, NamePart, decline_latin, decline_word, is_womans_name
from analysis.resolve.people.forms import FORMS, LANGUAGES
from analysis.resolve.people.index import people_index
from analysis.resolve.people.names import Name
from analysis.resolve.people.particles import particles
from analysis.vocab.catalogue import vocabulary

_CYRILLIC = re.compile("[а-яёіїєґўәғқңөұүһ]+(?:['’ʼ][а-яёіїєґ]+)?")
_UKRAINIAN = re.compile("[їєґ]|^[^әғқңөұүһ]*і[^әғқңөұүһ]*$")
_NOT_UKRAINIAN = re.compile("[ыэёъәғқңөұүһ]")
_PATRONYMIC = re.compile("(?:ич|[оеё]вна|ична)$")
_SHORT = 2

Table = dict[tuple[str, str], dict[str, dict[str, None]]]  # by word and language: the forms of each case


def build_forms() -> str:
    """The text of ``people_forms.csv``."""
    table: Table = defaultdict(lambda: defaultdict(dict))
    for person_id in vocabulary("person").rows:
        names = people_index().spellings_of(person_id)
        gender = people_index().gender_of(person_id)
        woman = (
            gender == "f" if gender else is_womans_name([(_small(name.given), _small(name.family)) for name in names])
        )
        for name in names:
            for word, part in _words_of(name):
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
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("word", "language", *ALL_CASES))
    for (word, language), forms in sorted(table.items(), key=lambda item: (item[0][0], LANGUAGES.index(item[0][1]))):
        writer.writerow((word, language, *("|".join(forms[case]) for case in ALL_CASES)))
    return text.getvalue()


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


def _words_of(name: Name) -> Iterator[tuple[str, NamePart]]:
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


def _stays(word: str, name: Name) -> bool:
    plain, listed = word.casefold(), particles()
    is_particle = plain in listed.all and (word.islower() or plain not in listed.also_names)
    return is_particle or (len(plain) < 2 and not name.is_spelled)


def _small(words: tuple[str, ...]) -> list[str]:
    return [word.casefold() for word in words]


def write() -> None:
    """Write the file into the folder of vocabularies."""
    (paths.vocab_folder() / FORMS).write_text(build_forms(), encoding="utf-8")


if __name__ == "__main__":
    write()
