"""The words of written dates, by their roles.

Month and weekday names are CLDR's, the rest is ``data/vocab/date_words.csv``, of which `analysis.dates.roles.Role` says
what its roles mean. Kazakh names of times are listed there as stems and take the case endings listed beside them: from
(қарашадан), to (қарашаға), or neither (қарашаның).
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from babel import Locale

from analysis import paths
from analysis.dates.doubts import doubts
from analysis.dates.roles import Case, Role, Word, letter, signature
from analysis.dates.run import MATERIAL, Entry
from analysis.dates.tokens import as_read, in_one_alphabet, number_word, token_pattern
from analysis.errors import DataError, Issue
from analysis.languages.likeness import nearest
from analysis.languages.remembered import LONGEST
from analysis.languages.transliteration import latin_key
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import Row, read_table

FILE, LANGUAGES_FILE = "date_words.csv", "date_languages.csv"
_CASES = {"plain": Case.PLAIN, "from": Case.FROM, "to": Case.TO}
_ENDINGS = {
    "plain": Role.NUMBER_ENDING, "decade": Role.DECADE_ENDING, "from": Role.FROM_CASE, "to": Role.TO_CASE,
}  # fmt: skip
# The two kinds of rows that list endings; their values are words.
_ENDING_VALUES = {"number ending": tuple(_ENDINGS), "case ending": (*_CASES, "place")}
# Every role of the file with its definition, as data/README.md prints them.
ROLES = {role.value: role.definition for role in Role if role.values is not None} | {
    "number ending": "an ending of figures: plain of an ordinal, decade, or the Kazakh cases from and to",
    "case ending": "an ending of a name of a time: plain, the Kazakh cases from and to, and place for names of places",
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SIGNS = {"-‐‑‒–—−": Role.DASH, "/": Role.SLASH, ":": Role.COLON, ".,()[]\"«»“”„'’‘،、": Role.PUNCTUATION}
_DIGITS = frozenset("0123456789")
LONGEST_PIECE = 40  # characters of a piece of a running text that may belong to a date
_OF_KAZAKH_ALONE = frozenset("jq")


# What stands between two blanks: its signature, as many values, and the words.
Chunk = tuple[str, tuple[Any, ...], list[Word]]
Made = TypeVar("Made")


class Remembered(OrderedDict[str, Made]):
    """What a function makes of a text, kept for the texts that came last."""

    def __init__(self, make: Callable[[str], Made], size: int = 1 << 13):
        super().__init__()
        self._make, self.size = make, size

    def __missing__(self, text: str) -> Made:
        made = self._make(text)
        if len(text) > LONGEST:
            return made
        if len(self) >= self.size:
            self.popitem(last=False)
        self[text] = made
        return made


def _is_abbreviated(piece: str, word: Word) -> bool:
    """Whether a name of a time is cut short: Sept, нояб, гг; a point may stand behind it. Its piece may be 2025-Dec."""
    piece = re.split("[-–]", piece)[-1]
    if word.role in (Role.YEAR_NOUN, Role.YEARS, Role.QUARTERS):
        return len(piece) <= 2
    return (
        word.role in (Role.MONTH, Role.WEEKDAY)
        and len(piece) <= 4
        and piece.casefold() not in doubts()["whole short name"]
    )


Chunks = Remembered[Chunk]  # a text between blanks → what it says


class Lexicon:
    """Every word of written dates; `chunks` maps a text between blanks to what it says."""

    def __init__(self, words: dict[str, Word], endings: dict[str, Role], places: tuple[str, ...], kazakh: list[str]):
        self.words, self.endings = words, endings
        self._kazakh = kazakh
        self.foreign: set[str] = set()
        self.places = places  # the endings of a place in the Kazakh case 'in'
        self.chunks = Remembered(self._chunk)
        self.pieces = Remembered(self._piece, 1 << 15)
        self._tokens = token_pattern(list(endings))

    def add(self, words: list[str], meaning: Word) -> None:
        """Words of a language of which little more is known."""
        for word in words:
            if word not in self.words:
                self.words[word] = meaning
                self.foreign.add(word)

    def read(self, chunk: str) -> list[Word]:
        """The words of a text between blanks."""
        return [self._word(token) for token in self._tokens.findall(as_read(chunk))]

    def _chunk(self, chunk: str) -> Chunk:
        words = self.read(chunk)
        if len(words) == 1:  # most texts between blanks are one word, which is worth the short way
            [(role, value, case)] = words
            return letter(role, case), (value,), words
        return signature(words), tuple([value for _, value, _ in words]), words

    def _piece(self, piece: str) -> Entry | None:
        """A piece of a running text as a part of a date, None where it cannot be one."""
        if len(piece) > LONGEST_PIECE:
            return None
        if piece.isascii() and piece.isalpha() and self._word(piece.lower()).role not in MATERIAL:
            return None  # as most words: one token, as it stands
        words = self.read(piece)
        if not words or any(word.role not in MATERIAL for word in words):
            return None
        last = words[-1]
        is_short = piece.isdigit() and len(piece) in (1, 2, 4)
        takes_point = is_short or _is_abbreviated(piece, last)
        return Entry(
            signature(words), tuple([word.value for word in words]), takes_point, as_read(piece) in self.foreign
        )

    def _word(self, token: str) -> Word:
        if not _DIGITS.isdisjoint(token):
            return number_word(token)
        known = self.words.get(token)
        if known:
            return known
        ending = self.endings.get(token.lstrip("-‐‑–"))
        if ending:
            return Word(ending)
        meant = [self.words[other] for other in in_one_alphabet(token) if other in self.words]
        return meant[0] if meant else self._in_latin_letters.get(latin_key(token)) or Word(Role.OTHER, token)

    @cached_property
    def _in_latin_letters(self) -> dict[str, Word]:
        """The Kazakh words as the Latin alphabets write them, by a key that all of these share.

        A short key that no letter tells from a word of other languages stands for nothing: 'men', 'ai'.
        """
        keys = {key: self.words[word] for word in self._kazakh if (key := latin_key(word))}
        return {key: word for key, word in keys.items() if len(key) > 3 or not _OF_KAZAKH_ALONE.isdisjoint(key)}


def lexicon() -> Lexicon:
    """Every word of written dates."""
    return _lexicon_in(vocab_folder())


@kept()
def _lexicon_in(folder: Path) -> Lexicon:
    known = listed_lexicon(folder)
    for row in read_table(LANGUAGES_FILE, folder):
        word = Word(Role(row["role"]), int(row["number"]) if row["number"] else None)
        known.add(row["words"].split(), word)
    return known


def listed_lexicon(folder: Path | None = None) -> Lexicon:
    """The words of ``date_words.csv`` alone, without those that are generated."""
    folder = folder or vocab_folder()
    rows = read_table(FILE, folder)
    try:
        return _lexicon_of(rows)
    except (KeyError, ValueError):
        place = paths.display(folder / FILE)
        issues = [Issue(place, *problem) for problem in check_words(rows)]
        if not issues:
            raise
        raise DataError(issues) from None


def _lexicon_of(table: Iterable[Row]) -> Lexicon:
    rows = [(row["role"], row["value"], row["language"], row["form"], row["words"].split()) for row in table]
    cases = {(language, kind): listed for role, kind, language, _, listed in rows if role == "case ending"}
    endings = {word: _ENDINGS[kind] for role, kind, _, _, listed in rows if role == "number ending" for word in listed}
    words: dict[str, Word] = {}
    stems = _names_of_cldr(words, cases["ru", "plain"])
    for role, value, _, form, listed in rows:
        if form == "stem":
            stems += [(stem, Word(Role(role), int(value) if value else None)) for stem in listed]
    before = {*words}
    for stem, word in stems:
        words[stem] = word
        for kind, case in _CASES.items():
            inflected = word._replace(case=case)
            for ending in cases["kk", kind]:
                words.setdefault(stem + ending, inflected)
    kazakh = [stem for stem, _ in stems] + [*words.keys() - before]
    for role, value, language, form, listed in rows:
        if form == "word" and role not in _ENDING_VALUES:
            words.update(dict.fromkeys(listed, Word(Role(role), int(value) if value else None)))
            kazakh += listed if language == "kk" else ()
    words.update(_numerals_and_signs())
    return Lexicon(words, endings, tuple(cases["kk", "place"]), kazakh)


def _numerals_and_signs() -> Iterable[tuple[str, Word]]:
    """Roman numerals, also in letters of Cyrillic that look the same, and the signs."""
    for number, numeral in enumerate(_ROMAN, 1):
        cyrillic = numeral.replace("i", "і")
        for spelling in (numeral, chr(ord("ⅰ") + number - 1), cyrillic, cyrillic.replace("x", "х")):
            yield spelling, Word(Role.AND_OR_ROMAN if spelling == "і" else Role.ROMAN, number)
    for signs, role in _SIGNS.items():
        yield from dict.fromkeys(signs, Word(role)).items()


def _names_of_cldr(words: dict[str, Word], russian_endings: list[str]) -> list[tuple[str, Word]]:
    """Put month and weekday names among the words; returns the Kazakh months, which take endings."""
    for language in ("en", "ru", "kk", "uk"):
        locale = Locale(language)
        for names, role in ((locale.months, Role.MONTH), (locale.days, Role.WEEKDAY)):
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    for number, name in names[context][width].items():
                        words[as_read(name).rstrip(".")] = Word(role, number)
    for number, genitive in Locale("ru").months["format"]["wide"].items():
        words.update({genitive.casefold()[:-1] + ending: Word(Role.MONTH, number) for ending in russian_endings})
    return [(name.casefold(), Word(Role.MONTH, number)) for number, name in _kazakh_months()]


def _kazakh_months() -> Iterable[tuple[int, str]]:
    names: dict[int, str] = Locale("kk").months["format"]["wide"]
    return names.items()


Problem = tuple[int, str, str | None, str, str]


def check_words(rows: Iterable[Row]) -> Iterator[Problem]:
    """What is wrong with rows of ``date_words.csv``: line (0 for the file), field, value, message and hint of each."""
    tokens = token_pattern([])
    seen: dict[tuple[bool, str], int] = {}
    endings = set()
    for row in rows:
        line = row.line
        endings.add((row["role"], row["language"], row["value"]))
        for field, message, hint in _check_row(row):
            yield line, field, row[field], message, hint
        for word in row["words"].split():
            if row["role"] in _ENDING_VALUES:
                continue
            first = seen.setdefault((row["form"] == "stem", word), line)
            if first != line:
                yield line, "words", word, f"the word stands in line {first} too", "a word has one role: keep one"
            elif word != as_read(word):
                yield line, "words", word, "words are read in small letters, without ё", f"write {as_read(word)}"
            elif tokens.findall(word) != [word]:
                yield line, "words", word, "the word is never read as one", "list its parts, or letters only"
    for ending in _NEEDED:
        if ending not in endings:
            yield 0, "", None, f"no row {', '.join(ending)}", "restore it"


_NEEDED = (
    ("case ending", "ru", "plain"), *(("case ending", "kk", kind) for kind in (*_CASES, "place")),
)  # fmt: skip
_LANGUAGES, _FORMS = ("en", "ru", "kk", "uk"), ("word", "stem")


def _check_row(row: Row) -> Iterator[tuple[str, str, str]]:
    role, value = row["role"], row["value"]
    if role in _ENDING_VALUES:
        if value not in _ENDING_VALUES[role]:
            yield "value", "no such kind of ending", f"one of: {', '.join(_ENDING_VALUES[role])}"
    elif role not in ROLES:
        near = nearest(role, list(ROLES))
        yield "role", "unknown role", f"did you mean {' or '.join(near)}?" if near else f"one of: {', '.join(ROLES)}"
    elif problem := _check_value(Role(role), value):
        yield "value", *problem
    if row["language"] not in _LANGUAGES:
        yield "language", "unknown language", f"one of: {', '.join(_LANGUAGES)}"
    if row["form"] not in _FORMS:
        yield "form", "unknown form", f"one of: {', '.join(_FORMS)}"
    elif row["form"] == "stem" and (row["language"] != "kk" or role in _ENDING_VALUES):
        yield "form", "only Kazakh names of times are stems", "write word, with every form of it"
    if not row["words"].split():
        yield "words", "no words", "list them, blanks between, or drop the row"


def _check_value(role: Role, value: str) -> tuple[str, str] | None:
    if not role.values:
        return (f"the words of {role.value!r} have no value", "leave it empty") if value else None
    is_fine = value.lstrip("-").isdecimal() and int(value) in role.values
    return None if is_fine else (f"no value of {role.value!r}", role.definition)
