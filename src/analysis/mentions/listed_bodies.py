"""Bodies in a running text by their names: those of ``bodies.csv``, and others that are known without a code.

Words in Cyrillic letters stand in any case. What a ministry is called for short is put together of its parts:
Мин-пром-торг, Мін-екон-розвитку.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.body_words import SLAVIC, BodyWords, body_words
from analysis.mentions.seeds import Seeds
from analysis.mentions.tokens import Words
from analysis.mentions.wordlists import APART, alternatives
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_CYRILLIC = re.compile("[\u0400-\u052f]")
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_|\s+")
_IN_BRACKETS = re.compile(r"^(.*\S) \(([^()]+)\)$")
_ENDING = "[а-яёіїєґәғқңөұүһ]"
_OF_ABBREVIATION = "(?:а|у|ом|е|ові|і)?"  # МИДом
_SHORT_ENDING = "(?:[аеоуіїйяює]|о[мй]|е[мй]|ю|ові|єм|ям|ями)?"  # Минфином, Минстроем, Міндовкіллям
_KAZAKH_CASE = "(?:-[а-яғқңұүі]{1,5})?"  # ЕҚДБ-ның
_CASE_ENDING = re.compile("[аеёиоуыэюяйьіїє]{1,2}$")
_SHORTEST = 3
_NAMES = ("name_en", "name_ru", "name_full")


class Listed(NamedTuple):
    """A listed name where it stands, and the code of its body, '' where it has none or several have the name.

    `name` is the name as it is listed, `close` where it ends; a country may follow there.
    """

    start: int
    end: int
    code: str
    name: str
    close: int


class ListedBodies:
    """The names of bodies as patterns by their first word. Use `listed_bodies`."""

    def __init__(self, folder: Path):
        names: dict[str, set[str]] = {}
        for row in read_table("bodies.csv", folder):
            if row["kind"] == "subnational" and not row["name_en"].startswith("Government"):
                continue  # a province is a place
            for name in filter(None, (row[column] for column in _NAMES)):
                names.setdefault(name, set()).add(row["code"])
                if brackets := _IN_BRACKETS.match(name):
                    names.setdefault(brackets[1], set()).add(row["code"])
        known = {code for codes in names.values() for code in codes}
        for row in read_table("body_names.csv", folder):
            if row["code"] in known and row["kind"] not in ("unnamed", "ambiguous"):
                names.setdefault(row["name"], set()).add(row["code"])
        words = body_words()
        for name in words.of("known name"):
            names.setdefault(name, {""})
        for other in words.of("common abbreviation", "mul"):  # GST is a tax
            names.pop(other, None)
        self.by_start: dict[str, list[tuple[str, str]]] = {}
        for name in sorted(names, key=len, reverse=True):
            code = next(iter(names[name])) if len(names[name]) == 1 else ""
            self.by_start.setdefault(name[:_SHORTEST], []).append((name, code))
        self.first = Seeds(re.compile(f"{APART}({alternatives(self.by_start)})"), self.by_start)
        self.short = [ShortMinistries(words, language) for language in SLAVIC]

    def find(self, words: Words) -> Iterator[Listed]:
        """The listed names in a text, the longest at a place."""
        text = words.text
        for found in self.first.find(words):
            start = found.start(1) - 1
            for listed, code in self.by_start[found[1]]:
                if name := _pattern(listed).match(text, start):
                    yield Listed(start, name.end(), code, listed, name.end())
                    break
        for short in self.short if words.is_cyrillic else ():
            yield from short.find(words)


class ShortMinistries:
    """Ministries that are called for short, in the cases of one language."""

    def __init__(self, words: BodyWords, language: str):
        begins = alternatives(
            either for word in words.of("short ministry", language) for either in (word, word.lower())
        )
        listed = words.of("short field", language)
        self.last = {field.rstrip("йя"): field for field in sorted(listed)}
        fields, last = alternatives(listed), alternatives(self.last)
        self.name = Seeds(re.compile(f"{APART}({begins}{fields}{{0,2}}?)({last})({_SHORT_ENDING})(?![^\\W_])"))

    def find(self, words: Words) -> Iterator[Listed]:
        """The ministries of a text."""
        for found in self.name.find(words):
            end = found.end() - 1
            name = found[1][0].upper() + found[1][1:] + self.last[found[2]]
            yield Listed(found.start(1) - 1, end, "", name, end)


@lru_cache(1 << 12)
def _pattern(name: str) -> re.Pattern[str]:
    """A name as it is written; its Cyrillic words in any case. Made when a text first has its first letters."""
    parts = []
    for part in _TOKEN.findall(name):
        if part.isspace():
            parts.append("[ \u00a0\u202f\n]")
        elif part in "-–":
            parts.append("[-–‑]")
        elif part in "'’":
            parts.append("['’]")
        elif _CYRILLIC.match(part) and len(part) > _SHORTEST and not part.isupper():
            stem = _CASE_ENDING.sub("", part)
            parts.append(re.escape(stem) + _ENDING + "{0,4}")
        elif _CYRILLIC.match(part) and part.isupper() and part == name:
            parts.append(re.escape(part) + _OF_ABBREVIATION)
        else:
            parts.append(re.escape(part))
    return re.compile("".join(parts) + _KAZAKH_CASE + r"(?![^\W_])")


@kept()
def _listed(folder: Path) -> ListedBodies:
    return ListedBodies(folder)


def listed_bodies() -> ListedBodies:
    """The listed names of bodies.

    >>> [found.code for found in listed_bodies().find(Words("доля Казатомпрома и ЕБРР"))]
    ['kazatomprom', 'ebrd']
    """
    return _listed(vocab_folder())
