"""The words by which a report tells an event: ``event_words.csv``, found in a running text.

A row says what some words do (`role`, `form`) in a language. They stand one after another: ``*`` at the end of a word
stands for all its endings, ``a|b`` for either word, ``…`` for up to fourteen words in between. In scripts that do not part
words they are looked for letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.wordlists import plain
from analysis.vocab.cache import kept
from analysis.vocab.table import read_table

FILE = "event_words.csv"
GAP = "…"
_LONGEST_GAP = 14  # words that an ellipsis may stand for
_MOST_WORDS = 1 << 15  # whose phrases are remembered
WORD = re.compile(r"[^\W_]+(?:[-‑'’ʼ][^\W_]+)*")
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")  # Thai, Lao, Burmese, Kana, Han


class Token(NamedTuple):
    """A word of a text: where it stands, and how lists have it."""

    start: int
    end: int
    key: str


class Phrase(NamedTuple):
    """Some words that tell of an event."""

    role: str
    form: str
    slots: tuple[tuple[str, ...], ...]


class Found(NamedTuple):
    """A phrase in a text."""

    start: int
    end: int
    role: str
    form: str


def tokens_of(text: str) -> list[Token]:
    """The words of a text; a hyphen or an apostrophe within one does not part it."""
    return [Token(found.start(), found.end(), plain(found[0]).replace("‑", "-")) for found in WORD.finditer(text)]


class Wording:
    """The phrases of one language. Use `wording_of`."""

    def __init__(self, folder: Path, language: str):
        self._exact: dict[str, list[Phrase]] = {}
        self._stems: dict[str, list[Phrase]] = {}
        self._letters: list[tuple[str, str, str]] = []
        for row in read_table(FILE, folder):
            if row["language"] == language:
                self._add(row["role"], row["form"], row["words"])
        lengths = [len(stem) for stem in self._stems]
        self._shortest, self._longest = min(lengths, default=1), max(lengths, default=0)
        self._begun: dict[str, tuple[Phrase, ...]] = {}

    def _add(self, role: str, form: str, words: str) -> None:
        if _UNPARTED.search(words):
            self._letters.append((words, role, form))
            return
        slots = tuple(tuple(plain(one) for one in word.split("|")) for word in words.split())
        phrase = Phrase(role, form, slots)
        for first in slots[0]:
            listed = self._stems if first.endswith("*") else self._exact
            listed.setdefault(first.rstrip("*"), []).append(phrase)

    def __bool__(self) -> bool:
        return bool(self._exact or self._stems or self._letters)

    def words_of(self, role: str) -> frozenset[str]:
        """The single words with a role, as they are listed."""
        return frozenset(key for key, listed in self._exact.items() if any(one.role == role for one in listed))

    def begins(self, word: str, role: str) -> bool:
        """Whether a phrase of a role begins with a word."""
        return any(one.role == role for one in self._beginning(plain(word)))

    def _beginning(self, key: str) -> tuple[Phrase, ...]:
        found = self._begun.get(key)
        if found is None:
            listed = list(self._exact.get(key, ()))
            for length in range(self._shortest, min(len(key), self._longest) + 1):
                listed += self._stems.get(key[:length], ())
            if len(self._begun) >= _MOST_WORDS:
                self._begun.clear()
            found = self._begun[key] = tuple(listed)
        return found

    def find(self, text: str, tokens: list[Token]) -> Iterator[Found]:
        """The phrases in a text; of those with one role over one another the longest."""
        found = [*self._in_words(tokens), *self._in_letters(text)]
        found.sort(key=lambda one: (one.start, -one.end))
        ends: dict[str, int] = {}
        for one in found:
            if one.end > ends.get(one.role, 0):
                ends[one.role] = one.end
                yield one

    def _in_words(self, tokens: list[Token]) -> Iterator[Found]:
        for at, token in enumerate(tokens):
            for phrase in self._beginning(token.key):
                if end := _end(phrase.slots, tokens, at):
                    yield Found(token.start, tokens[end - 1].end, phrase.role, phrase.form)

    def _in_letters(self, text: str) -> Iterator[Found]:
        for words, role, form in self._letters:
            start = text.find(words)
            while start >= 0:
                yield Found(start, start + len(words), role, form)
                start = text.find(words, start + len(words))


def _end(slots: tuple[tuple[str, ...], ...], tokens: list[Token], at: int) -> int:
    """The place after the last word of a phrase that begins at a word; 0 where it does not stand there."""
    place, gap = at, 0
    for slot in slots:
        if slot == (GAP,):
            gap = _LONGEST_GAP
            continue
        last = min(place + gap, len(tokens) - 1)
        while place <= last and not _is_one_of(tokens[place].key, slot):
            place += 1
        if place > last:
            return 0
        place, gap = place + 1, 0
    return place


def _is_one_of(key: str, slot: tuple[str, ...]) -> bool:
    return any(key.startswith(word[:-1]) if word.endswith("*") else key == word for word in slot)


@kept(maxsize=64)
def wording_of(folder: Path, language: str) -> Wording:
    """The phrases of a language by the files of a folder; none of a language that has no rows."""
    return Wording(folder, language)


@kept()
def languages_in(folder: Path) -> tuple[str, ...]:
    """The languages that have rows."""
    return tuple(dict.fromkeys(row["language"] for row in read_table(FILE, folder)))
