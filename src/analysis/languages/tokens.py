"""The words of a text, and what sets them apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.languages.folding import fold

_WORD = re.compile(r"[^\W_]+(?:[’'ʼ‘`´][^\W_]+)*|&|[,;:|/()\[\]\n«»“”\"—–!?•]|\.(?=\s|$)")


class Token(NamedTuple):
    """A word of a text: folded, as printed, and the mark that sets it apart from the word before ('' if none)."""

    word: str
    printed: str
    apart: str

    @property
    def is_capital(self) -> bool:
        """Whether it is printed with a capital letter."""
        return self.printed[0].isupper()


def tokenize(text: str) -> list[Token]:
    """The words of a text. Articles stay; punctuation shows in the next word's `apart`.

    >>> [(token.word, token.apart) for token in tokenize("R&D, the ores")]
    [('r', ''), ('and', ''), ('d', ''), ('the', ','), ('ores', '')]
    """
    tokens: list[Token] = []
    apart = ""
    for found in _WORD.finditer(text):
        printed = found[0]
        if not printed[0].isalnum() and printed != "&":
            apart = printed
            continue
        for word in ["and"] if printed == "&" else fold(printed).split():
            tokens.append(Token(word, printed, apart))
            apart = ""
    return tokens


def word_places(text: str) -> list[tuple[int, int]]:
    """Where each word of `tokenize` begins and ends in the text.

    >>> word_places("R&D, the ores")
    [(0, 1), (1, 2), (2, 3), (5, 8), (9, 13)]
    """
    places: list[tuple[int, int]] = []
    for found in _WORD.finditer(text):
        printed = found[0]
        if printed == "&":
            places.append(found.span())
        elif printed[0].isalnum():
            places.extend([found.span()] * len(fold(printed).split()))
    return places
