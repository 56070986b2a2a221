"""Lists of words as they stand in a running text: each as it is printed, or a stem for all its endings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

BLANK = "[ \t\u00a0\u202f\u2009]"
WORD = "[^\\W\\d_]+(?:['’ʼ‘ʻ][^\\W\\d_]+)*"
NEXT_WORD = re.compile(WORD)
WORD_BEFORE = re.compile(f"({WORD})(?:{BLANK}|[-‑–])\\Z")
# What may stand before a word. As a first letter of a pattern it is found four times as fast as a look behind.
APART = "[ \t\n\u00a0\u202f\u2009([«\"“„‘'—–,.;:/]"
_DASHES = re.compile("[–—]")
_OPENING = "([«\"“„‘'—–"
LONGEST_WORD = 40  # of those that are looked up
_APOSTROPHES = str.maketrans("’ʼ‘ʻ", "''''")


def plain(word: str) -> str:
    """A word as the lists have it: small letters, ``е`` for ``ё``, one kind of apostrophe.

    >>> plain("П’яти"), plain("Трёх")
    ("п'яти", 'трех')
    """
    return word.translate(_APOSTROPHES).casefold().replace("ё", "е")


def chunk_before(text: str, end: int, longest: int = LONGEST_WORD) -> tuple[int, str]:
    """What stands before a blank at ``end - 1``, back to the next blank, without marks that open; and its start.

    >>> chunk_before("the (World Bank", 11)
    (5, 'World')
    """
    if end <= 0 or text[end - 1] not in " \u00a0":
        return end, ""
    low = max(0, end - longest)
    start = max(text.rfind(" ", low, end - 1), text.rfind("\n", low, end - 1), text.rfind("\u00a0", low, end - 1)) + 1
    if not start and low:
        return end, ""
    chunk = text[start : end - 1]
    bare = _DASHES.split(chunk)[-1].lstrip(_OPENING)
    return start + len(chunk) - len(bare), bare


def alternatives(words: Iterable[str]) -> str:
    """Words as alternatives of a pattern, the longest first, those of one first letter together, which is faster.

    >>> alternatives(["by", "before", "till"])
    '(?:b(?:efore|y)|t(?:ill))'
    """
    by_first: dict[str, set[str]] = {}
    for word in words:
        by_first.setdefault(word[0], set()).add(word[1:])
    return f"(?:{'|'.join(f'{re.escape(first)}(?:{_listed(rest)})' for first, rest in sorted(by_first.items()))})"


def _listed(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


class Words(Generic[T]):
    """Words with what each means; one that ends in ``*`` stands for all its endings, the longest stem first.

    >>> words = Words([("долл*", "unit"), ("евро", "EUR")])
    >>> words.get("Долларов"), words.get("евро"), words.get("европа")
    ('unit', 'EUR', None)
    """

    def __init__(self, listed: Iterable[tuple[str, T]]):
        self.exact: dict[str, T] = {}
        self.stems: dict[str, T] = {}
        for word, meaning in listed:
            if word.endswith("*"):
                self.stems.setdefault(plain(word[:-1]), meaning)
            else:
                self.exact.setdefault(plain(word), meaning)
        self._shortest = min(map(len, self.stems), default=LONGEST_WORD)
        self._longest = max(map(len, self.stems), default=0)
        self.get = lru_cache(maxsize=1 << 12)(self._get)

    def _get(self, word: str) -> T | None:
        if len(word) > LONGEST_WORD:
            return None
        key = plain(word)
        found = self.exact.get(key)
        if found is not None:
            return found
        for length in range(min(len(key), self._longest), self._shortest - 1, -1):
            if (found := self.stems.get(key[:length])) is not None:
                return found
        return None
