"""The generated file of the months and weekdays of all languages of CLDR: ``data/vocab/date_languages.csv``.

``python -m analysis.dates.generate`` writes it anew after a change of ``date_words.csv`` or of Babel. A word stands
in it if it means one month, or one day of the week, in all languages that have it, or in those that many write; the
words of ``date_words.csv`` go before. Beside them stand the words that the long dates of CLDR have between day, month
and year: 6 *de* noviembre *de* 2025.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator

from babel import Locale
from babel.localedata import locale_identifiers

from analysis import paths
from analysis.dates.roles import Role
from analysis.dates.tokens import as_read, token_pattern
from analysis.dates.words import LANGUAGES_FILE, listed_lexicon
from analysis.vocab.table import read_table

# Languages that many write; of the others a word counts only if none of these has it for something else.
WIDELY_WRITTEN = frozenset(
    """af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id ig is it ja
    ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nn no or pa pl ps pt ro ru sd si sk sl so sq sr sv sw ta te tg
    tk tr tt ug uk ur uz vi xh yo yue zh zu""".split()  # noqa: SIM905
)
# Words that another language has for something that stands beside numbers: out (October), set (September).
_LEFT_OUT = frozenset(("out", "set", "mag", "gen", "oct", "an", "is", "no", "not", "der", "die", "men", "des"))
_NAMES = (("months", Role.MONTH), ("days", Role.WEEKDAY))
# What comes before a month as one word with it, or after it: בנובמבר, azaroaren.
_BEFORE_MONTHS = {"he": "ב"}
_AFTER_MONTHS = {"eu": ("ren", "k")}
_BY_PATTERN = frozenset(("th", "vi", "zh", "yue", "ja", "ko"))  # which `numbered` reads
_LITERAL = re.compile(r"(?<![^\W\d_])'([^']+)'(?![^\W\d_])")  # a word by itself in a pattern
_LONG_ENOUGH = 5  # letters of a name that no language of many has, which may be any word of another

Meaning = tuple[Role, int | None]


def build() -> str:
    """The text of the file."""
    everywhere: dict[str, set[Meaning]] = defaultdict(set)
    widely: dict[str, set[Meaning]] = defaultdict(set)
    for identifier in locale_identifiers():
        language = identifier.split("_")[0]
        for word, meaning in _words_of(Locale.parse(identifier), language):
            everywhere[word].add(meaning)
            if language in WIDELY_WRITTEN:
                widely[word].add(meaning)
    known = listed_lexicon()
    names = _names()
    found: dict[Meaning, list[str]] = defaultdict(list)
    for word in sorted(everywhere):
        meanings = widely.get(word) or everywhere[word]
        if (
            len(meanings) == 1
            and word not in known.words
            and word not in known.endings
            and word not in _LEFT_OUT | names
        ):
            found[next(iter(meanings))].append(word)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("role", "number", "words"))
    for (role, number), words in sorted(found.items(), key=lambda item: (item[0][0].value, item[0][1] or 0)):
        writer.writerow((role.value, "" if number is None else number, " ".join(words)))
    return text.getvalue()


def _names() -> set[str]:
    """Names that a date may stand beside: Душанбе is Monday in Tajik; and short ones that are parts of others."""
    places = {name for file in ("places.csv", "countries.csv") for row in read_table(file) for name in row.values()}
    whole = {as_read(name) for cell in places for name in cell.split("|") if len(name) > 3}
    people = {as_read(part) for row in read_table("people.csv") for part in row["name"].split()}
    return whole | {part for part in people if 2 < len(part) < _LONG_ENOUGH}


def _words_of(locale: Locale, language: str) -> Iterator[tuple[str, Meaning]]:
    if language in _BY_PATTERN:
        return
    tokens = token_pattern([])
    is_wide = language in WIDELY_WRITTEN
    shortest = 3 if is_wide else _LONG_ENOUGH
    for attribute, role in _NAMES if is_wide else _NAMES[:1]:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated") if is_wide else ("wide",):
                for number, name in getattr(locale, attribute)[context][width].items():
                    for word in _spellings(as_read(name).rstrip("."), language, role):
                        if (
                            len(word) >= shortest - (is_wide and word[0] > "ӿ")
                            and tokens.findall(word) == [word]
                            and not any(map(str.isdigit, word))
                        ):
                            yield word, (role, number)
    if is_wide:
        for width in ("long", "full"):
            for literal in _LITERAL.findall(locale.date_formats[width].pattern):
                word = as_read(literal).strip(" .,")
                if (len(word) > 1 or not word.isascii()) and tokens.findall(word) == [word]:
                    yield word, (Role.FILLER, None)


def _spellings(word: str, language: str, role: Role) -> Iterator[str]:
    yield word
    if "ı" in word:
        yield word.replace("ı", "i")  # the small letters of KASIM
    if role is Role.MONTH:
        if language in _BEFORE_MONTHS:
            yield _BEFORE_MONTHS[language] + word
        for ending in _AFTER_MONTHS.get(language, ()):
            yield word + ending


def write() -> None:
    """Write the file into the folder of vocabularies."""
    (paths.vocab_folder() / LANGUAGES_FILE).write_text(build(), encoding="utf-8")


if __name__ == "__main__":
    write()
