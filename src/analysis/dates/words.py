"""The words of written dates: each has a role, a letter that the grammar reads, and a value such as the month's number.

Month and weekday names are CLDR's, the rest is ``data/vocab/date_words.csv``. Kazakh names of times are listed there
as stems and take the case endings listed beside them: from (қарашадан), to (қарашаға), or neither (қарашаның).

The value of a filler tells what may follow it: 1 and 2 a place (2 also a time to come, 'in three days'), 3 a date only,
4 what a number counts or a plan is for, 5 nothing of its own. A point or a bracket is 0. Elsewhere 1 marks: nouns among
events and acts, 'before', 'after' and 'by' that stand after their object, 'earlier' and 'later' before a genitive.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import OrderedDict
from functools import lru_cache

from babel import Locale

from analysis import paths
from analysis.errors import DataError, Issue

ROLES = {
    "month": "M", "weekday": "W", "season": "S", "ordinal": "O", "tens": "x", "cardinal": "c", "year": "y",
    "years": "v", "months": "a", "weeks": "w", "quarters": "q", "halves": "h", "ten days": "k", "day noun": "d",
    "days": "j", "time of day": "m", "part": "P", "edge": "E", "turn": "T", "final": "F", "relative day": "r",
    "relative year": "R", "present": "p", "about": "~", "perhaps": "?", "from": "f", "to": "t", "by": "b",
    "up to": "D", "onwards": "J", "and": "&", "between": "z", "before": "e", "after": "g", "earlier": "B",
    "later": "G", "than": "l", "not": "!", "or": "|", "ago": "A", "after a time": "i", "clock": "u", "filler": ".",
    "calendar": "Q", "event": "*", "act": "+", "act object": "=", "document": "#", "matter": "%", "auxiliary": "@",
    "manner": "'", "date noun": "$", "state": '"', "place noun": "`", "copies": "{",
}  # fmt: skip
# Roles that have no word: Y year, N number of one or two digits, I Roman numeral, C year-month-day, n three numbers
# of which the last is a year, K year-month with EDTF's numbers, U month and year, V year/number, H day.month, X time of
# day, L two-digit year, s ending of a decade, o of an ordinal, < and > the Kazakh cases "to" and "from", Z others.
ENDINGS = {"plain": "o", "decade": "s", "from": ">", "to": "<"}
# A name in the case "from" or "to" is its letter in another row of Unicode, so that one word stays one letter.
CASES = {"plain": 0, "from": 0x100, "to": 0x200}
CASE_LETTERS = {1: ">", 2: "<"}

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_PUNCTUATION = {"-‐‑‒–—−": "-", "/": "/", ".,()[]\"«»“”„'’‘": "."}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))

# In the order they are tried. Numbers joined by one sign are one token, unless a letter stands before them: Q4-2025.
_CLOCK = r"(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:z|[ap]m|[ap]\.m\.?|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_PATTERN = r"""
    (?:(?<=[0-9])[-‐‑–]?|(?<=[ivxіх])[-‐‑–])(?:ENDINGS)(?!\w)
  | (?<!\w)c\.
  | (?<!\w)[ap]\.m(?:\.|(?!\w))
  | (?<=[0-9])t[0-9]{2}:[0-9]{2}CLOCK(?![0-9])
  | (?<=[0-9])t[0-9]{4,6}z?(?!\w)
  | [^\W\d_]+
  | [0-9]+(?![0-9./:'’apm-])
  | (?<![0-9:])[0-9]{1,2}:[0-9]{2}CLOCK(?![0-9])
  | [0-9]{1,2}(?:[ap]m(?!\w)|[ap]\.m(?:\.|(?!\w)))
  | \+[0-9]{2}:?[0-9]{2}(?![0-9])
  | (?<![^\W\d_])(?<![^\W\d_][-/])(?:
        [0-9]{1,4}\.[0-9]{1,2}\.[0-9]{1,4}(?![0-9])
      | [0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}(?![0-9])
      | [0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}(?![0-9])
      | (?:[0-9]{4}[-/][0-9]{1,2}|[0-9]{4}\.[0-9]{2}|[0-9]{1,2}[-./][0-9]{4})(?![0-9])
      | [0-9]{1,2}\.[0-9]{1,2}(?![0-9])
    )
  | ['’][0-9]{2}(?![0-9])
  | [0-9]+
  | \S
"""
_DIGITS = frozenset("0123456789")


class Lexicon(OrderedDict[str, tuple[str, tuple]]):
    """Text between blanks → its letters and as many values. What was read last is remembered."""

    REMEMBERED = 1 << 13

    def __init__(self, words: dict[str, tuple[str, object]], endings: dict[str, str], places: tuple[str, ...]):
        super().__init__()
        self.words, self.endings, self.places = words, endings, places
        longest_first = "|".join(sorted(map(re.escape, endings), key=len, reverse=True))
        self.tokens = re.compile(_PATTERN.replace("ENDINGS", longest_first).replace("CLOCK", _CLOCK), re.VERBOSE)

    def __missing__(self, chunk: str) -> tuple[str, tuple]:
        if chunk.isascii():
            text = chunk.lower()
        else:
            text = unicodedata.normalize("NFC", chunk).translate(_INVISIBLE).casefold().replace("ё", "е")
        found = [self._token(token) for token in self.tokens.findall(text)]
        entry = ("".join(letter for letter, _ in found), tuple(value for _, value in found))
        if len(self) >= self.REMEMBERED:
            self.popitem(last=False)
        self[chunk] = entry
        return entry

    def _token(self, token: str) -> tuple[str, object]:
        if not _DIGITS.isdisjoint(token):
            return number_token(token)
        known = self.words.get(token)
        if known:
            return known
        ending = self.endings.get(token.lstrip("-‐‑–"))
        return (ending, None) if ending else ("Z", token)


def number_token(token: str) -> tuple[str, object]:
    """The letter and the value of a token of digits and the signs between them."""
    if ":" in token or token[0] in "t+" or token.rstrip(".")[-1] in "mz":  # the time of a day
        return "X", None
    if not token.isdigit():
        return _joined_numbers(token)
    number = int(token)
    if len(token) <= 2:
        return "N", number
    if len(token) == 4:
        return "Y", number
    if len(token) == 8 and 1900 <= number // 10000 < 2200:
        return "C", (number // 10000, number // 100 % 100, number % 100)
    return "Z", token


def _joined_numbers(token: str) -> tuple[str, object]:
    sign = token.lstrip("0123456789")[0]
    parts = token.split(sign)
    if sign in "'’" or max(map(len, parts)) <= 2 < len(parts):
        return "L", (token, sign)
    numbers = tuple(map(int, parts))
    widths = [len(part) for part in parts]
    if 3 in widths or widths.count(4) > 1 or (len(parts) == 3 and widths[1] == 4):
        return "Z", token
    if len(parts) == 3:
        return ("C", numbers) if widths[0] == 4 else ("n", (*numbers, sign))
    if widths[0] == 4:
        return {"-": "K", "/": "V", ".": "U"}[sign], numbers
    return ("U" if widths[1] == 4 else "H"), numbers[::-1]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Every word of written dates, read once a process."""
    rows = _listed()
    cases = {(language, kind): listed for role, kind, language, _, listed in rows if role == "case ending"}
    endings = {word: ENDINGS[kind] for role, kind, _, _, listed in rows if role == "number ending" for word in listed}
    words: dict[str, tuple[str, object]] = {}
    stems: list[tuple[str, str, object]] = _names_of_cldr(words, cases["ru", "plain"])
    for role, value, _, form, listed in rows:
        if form == "stem":
            stems += [(stem, ROLES[role], int(value) if value else None) for stem in listed]
    for stem, letter, value in stems:
        words[stem] = (letter, value)
        for kind, shift in CASES.items():
            entry = (chr(ord(letter) + shift), value)
            for ending in cases["kk", kind]:
                words.setdefault(stem + ending, entry)
    for role, value, _, form, listed in rows:
        if form == "word" and role in ROLES:
            words.update(dict.fromkeys(listed, (ROLES[role], int(value) if value else None)))
    for number, numeral in enumerate(_ROMAN, 1):
        for spelling in {
            numeral,
            chr(ord("ⅰ") + number - 1),
            numeral.replace("i", "і"),
            numeral.replace("i", "і").replace("x", "х"),
        }:
            words[spelling] = ("I", number)
    for signs, letter in _PUNCTUATION.items():
        words.update(dict.fromkeys(signs, (letter, 0 if letter == "." else None)))
    return Lexicon(words, endings, tuple(cases["kk", "place"]))


def _listed() -> list[tuple[str, str, str, str, list[str]]]:
    """The rows of the file: role, value, language, form and words."""
    path = paths.vocab_folder() / "date_words.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            columns = ("role", "value", "language", "form", "words")
            rows = [[row[column] for column in columns] for row in csv.DictReader(file)]
    except FileNotFoundError:
        issue = Issue(paths.display(path), 0, "", None, "the vocabulary file is missing", "restore it")
        raise DataError([issue]) from None
    return [(role, value, language, form, words.split()) for role, value, language, form, words in rows]


def _names_of_cldr(words: dict[str, tuple[str, object]], russian_endings: list[str]) -> list[tuple[str, str, object]]:
    """Put month and weekday names among the words; returns the Kazakh months, which take endings."""
    for language in ("en", "ru", "kk"):
        locale = Locale(language)
        for names, letter in ((locale.months, "M"), (locale.days, "W")):
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    for number, name in names[context][width].items():
                        words[name.casefold().rstrip(".").replace("ё", "е")] = (letter, number)
    for number, genitive in Locale("ru").months["format"]["wide"].items():
        words.update({genitive.casefold()[:-1] + ending: ("M", number) for ending in russian_endings})
    return [(name.casefold(), "M", number) for number, name in Locale("kk").months["format"]["wide"].items()]
