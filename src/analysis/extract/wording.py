"""The words by which a report tells an event: ``event_words.csv``, found in a running text.

A row says what some words do (`role`, `form`) in a language. They stand one after another: ``*`` at the end of a word
stands for all its endings, ``a|b`` for either word, ``…`` for up to fourteen words in between. In scripts that do not
part words they are looked for letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.wordlists import plain
from analysis.vocab.cache import kept
from analysis.vocab.table import read_table

FILE = "event_words.csv"
GAP = "…"
_LONGEST_GAP = 14  # words that an ellipsis may stand for
_MOST_WORDS = 1 << 15  # whose phrases are remembered
_BREAK = re.compile(r"[.!?;\n。！？]\s|\n")
WORD = re.compile(r"[^\W_]+(?:[-‑'’ʼ][^\W_]+)*")
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")  # Thai, Lao, Burmese, Kana, Han


class Token(NamedTuple):
    """A word of a text: where it stands, how lists have it, and whether a sentence may end behind it."""

    start: int
    end: int
    key: str
    is_last: bool


Slot = tuple[frozenset[str], tuple[str, ...]]  # the words that may stand there, and the beginnings of words


class Phrase(NamedTuple):
    """Some words that tell of an event; the slots are of those behind the first, None for a gap."""

    role: str
    form: str
    slots: tuple[Slot | None, ...]


class Found(NamedTuple):
    """A phrase in a text."""

    start: int
    end: int
    role: str
    form: str


def tokens_of(text: str) -> list[Token]:
    """The words of a text; a hyphen or an apostrophe within one does not part it."""
    found: list[Token] = []
    spans = [(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]
    nexts = [*(start for start, _, _ in spans[1:]), len(text)]
    for (start, end, word), following in zip(spans, nexts, strict=False):  # of no words none
        is_initial = end - start == 1 and word.isupper()
        is_last = not is_initial and following - end > 1 and _BREAK.search(text, end, following) is not None
        found.append(Token(start, end, _key(word), is_last))
    return found


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> str:
    return plain(word).replace("‑", "-")


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
        self._single: dict[str, frozenset[str]] = {}
        self._begun: dict[str, tuple[Phrase, ...]] = {}

    def _add(self, role: str, form: str, words: str) -> None:
        if _UNPARTED.search(words):
            self._letters.append((words, role, form))
            return
        first, *rest = ([plain(one) for one in word.split("|")] for word in words.split())
        phrase = Phrase(role, form, tuple(None if slot == [GAP] else _slot(slot) for slot in rest))
        for word in first:
            listed = self._stems if word.endswith("*") else self._exact
            listed.setdefault(word.rstrip("*"), []).append(phrase)

    def __bool__(self) -> bool:
        return bool(self._exact or self._stems or self._letters)

    def words_of(self, role: str) -> frozenset[str]:
        """The single words with a role, as they are listed."""
        if role not in self._single:
            every = (key for key, listed in self._exact.items() if any(one.role == role for one in listed))
            self._single[role] = frozenset(every)
        return self._single[role]

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
        found = self._in_words(tokens)
        found += self._in_letters(text)
        found.sort(key=lambda one: (one.start, -one.end))
        ends: dict[str, int] = {}
        for one in found:
            if one.end > ends.get(one.role, 0):
                ends[one.role] = one.end
                yield one

    def _in_words(self, tokens: list[Token]) -> list[Found]:
        found: list[Found] = []
        for at, token in enumerate(tokens):
            for role, form, slots in self._beginning(token.key):
                if not slots:
                    found.append(Found(token.start, token.end, role, form))
                elif not token.is_last and (end := _end(slots, tokens, at + 1)):
                    found.append(Found(token.start, tokens[end - 1].end, role, form))
        return found

    def _in_letters(self, text: str) -> Iterator[Found]:
        for words, role, form in self._letters:
            start = text.find(words)
            while start >= 0:
                yield Found(start, start + len(words), role, form)
                start = text.find(words, start + len(words))


def _slot(words: list[str]) -> Slot:
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    return frozenset(word for word in words if not word.endswith("*")), stems


def _end(slots: tuple[Slot | None, ...], tokens: list[Token], place: int) -> int:
    """The place after the last word of the rest of a phrase from a word on; 0 where it does not stand there."""
    most, is_gap = len(tokens), False
    for slot in slots:
        if slot is None:
            is_gap = True
            continue
        last = min(place + _LONGEST_GAP, most - 1) if is_gap else place
        exact, stems = slot
        while place <= last and place < most:
            key = tokens[place].key
            if key in exact or (stems and key.startswith(stems)):
                break
            if tokens[place].is_last:
                return 0
            place += 1
        if place > last or place >= most:
            return 0
        place, is_gap = place + 1, False
        if tokens[place - 1].is_last and slot is not slots[-1]:
            return 0
    return place


@kept(maxsize=64)
def wording_of(folder: Path, language: str) -> Wording:
    """The phrases of a language by the files of a folder; none of a language that has no rows."""
    return Wording(folder, language)


@kept()
def languages_in(folder: Path) -> tuple[str, ...]:
    """The languages that have rows."""
    return tuple(dict.fromkeys(row["language"] for row in read_table(FILE, folder)))
