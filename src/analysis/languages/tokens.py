"""The words of a text, and what sets them apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.languages.folding import fold

# Apostrophes, marks that combine with a letter and signs that are not seen may stand within a word.
_WITHIN = "[’'ʼ‘`´]|[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+"
_WORD = re.compile(
    rf"[^\W_]+(?:(?:{_WITHIN})[^\W_]+)*[\u0300-\u036f]*|&|[,;:|/()\[\]\n«»“”\"—–!?•]|\.(?=\s|$)",
)


class Token(NamedTuple):
    """A word of a text: folded, as printed, the mark that sets it apart from the word before ('' if none), its place.

    ``text[start:end]`` is `printed`.
    """

    word: str
    printed: str
    apart: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it is printed with a capital letter."""
        return self.printed[0].isupper()


def tokenize(text: str) -> list[Token]:
    """The words of a text. Articles stay; punctuation shows in the next word's `apart`.

    >>> [(token.word, token.apart) for token in tokenize("R&D, the ores")]
    [('r', ''), ('and', ''), ('d', ''), ('the', ','), ('ores', '')]
    >>> [(token.start, token.end) for token in tokenize("R&D, the ores")]
    [(0, 1), (1, 2), (2, 3), (5, 8), (9, 13)]
    """
    tokens: list[Token] = []
    new = tuple.__new__  # without the detour of a named tuple's own
    apart = ""
    for found in _WORD.finditer(text):
        printed = found[0]
        words = _folded(printed)
        if not words:
            apart = printed
            continue
        start, end = found.span()
        for word in words:
            tokens.append(new(Token, (word, printed, apart, start, end)))
            apart = ""
    return tokens


@lru_cache(maxsize=1 << 13)
def _folded(printed: str) -> tuple[str, ...]:
    """A printed word folded, () for a mark; a few are two words then: ½."""
    if printed == "&":
        return ("and",)
    return tuple(fold(printed).split()) if printed[0].isalnum() else ()
