"""Bodies of ``bodies.csv`` in a running text, by their listed names, in the cases of Russian and Kazakh too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.body_words import body_words
from analysis.mentions.wordlists import APART, alternatives
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_CYRILLIC = re.compile("[\u0400-\u052f]")
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_|\s+")
_IN_BRACKETS = re.compile(r"^(.*\S) \(([^()]+)\)$")
_ENDING = "[а-яёіїєґәғқңөұүһ]"
_CASE_ENDING = re.compile("[аеёиоуыэюяйьіїє]{1,2}$")
_SHORTEST = 3
_NAMES = ("name_en", "name_ru", "name_full")


class Listed(NamedTuple):
    """A listed name where it stands, and the code of its body, '' where several have the name."""

    start: int
    end: int
    code: str


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
        for other in body_words().of("common abbreviation", "mul"):  # GST is a tax
            names.pop(other, None)
        self.by_start: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for name in sorted(names, key=len, reverse=True):
            code = next(iter(names[name])) if len(names[name]) == 1 else ""
            self.by_start.setdefault(name[:_SHORTEST], []).append((re.compile(_pattern(name)), code))
        self.first = re.compile(f"{APART}({alternatives(self.by_start)})")

    def find(self, text: str) -> Iterator[Listed]:
        """The listed names in a text, the longest at a place."""
        for found in self.first.finditer("\n" + text):
            start = found.start(1) - 1
            for pattern, code in self.by_start[found[1]]:
                if name := pattern.match(text, start):
                    yield Listed(start, name.end(), code)
                    break


def _pattern(name: str) -> str:
    """A name as it is written; its Cyrillic words in any case."""
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
        else:
            parts.append(re.escape(part))
    return "".join(parts) + r"(?![^\W_])"


@kept()
def _listed(folder: Path) -> ListedBodies:
    return ListedBodies(folder)


def listed_bodies() -> ListedBodies:
    """The listed names of bodies.

    >>> [found.code for found in listed_bodies().find("доля Казатомпрома и ЕБРР")]
    ['kazatomprom', 'ebrd']
    """
    return _listed(vocab_folder())
