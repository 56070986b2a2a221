"""Which sentences of a text may hold terms, of all kinds at once: each distinct printed word is worked out once.

Most words are no form of a word of any term, and most sentences hold none that begins one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from typing import NamedTuple

from analysis.languages.folding import fold
from analysis.languages.remembered import Remembered
from analysis.languages.wordforms import word_keys
from analysis.resolve.terms.formulas import Formulas
from analysis.resolve.terms.index import TermIndex
from analysis.resolve.terms.sentences import Sentences


class PrintedWord(NamedTuple):
    """What a printed word is to each kind of terms; kinds are told by bits.

    Attributes
    ----------
    counted : int
        The kinds of which it is a term by itself, or a formula.
    seconds : frozenset of (int, str)
        The second words of the longer terms that it may begin, each with its kind.
    same : frozenset of (int, str)
        The listed words that it may be a form of, each with its kind.
    """

    counted: int
    seconds: frozenset[tuple[int, str]]
    same: frozenset[tuple[int, str]]


class PrintedWords(Remembered["PrintedWord | None"]):
    """Printed words with what each is, None for most.

    Parameters
    ----------
    kinds : list of (int, TermIndex, Formulas)
        A bit for each kind, its terms and its formulas.
    """

    def __init__(self, kinds: list[tuple[int, TermIndex, Formulas]]):
        super().__init__(self._read)
        self._kinds = kinds
        indexes = [index for _, index, _ in kinds]
        self._keyed = [index.keyed for index in indexes]
        self._words = frozenset().union(*(index.own_words for index in indexes))

    def _read(self, printed: str) -> PrintedWord | None:
        is_plain = printed.isalpha()
        words = [word for word in ([fold(printed)] if is_plain else fold(printed).split()) if self._may_be_listed(word)]
        if is_plain and not words:
            return None
        counted = 0
        seconds: set[tuple[int, str]] = set()
        same: set[tuple[int, str]] = set()
        for bit, index, formulas in self._kinds:
            if any(map(index.is_term, words)) or (not is_plain and formulas.metals(printed)):
                counted |= bit
            for word in words:
                seconds.update((bit, second) for second in index.seconds(word))
                same.update((bit, other) for other in index.same(word))
        return PrintedWord(counted, frozenset(seconds), frozenset(same)) if counted or same else None

    def _may_be_listed(self, word: str) -> bool:
        """Whether a folded word is a form of a word of any term."""
        if word in self._words:
            return True
        like = [keyed.words for keyed in (known.like(word) for known in self._keyed) if keyed.may_hold(word)]
        return bool(like) and any(key in words for key in word_keys(word) for words in like)


class Noted(NamedTuple):
    """The sentences of a text that may hold a term, each with the kinds of it."""

    sentences: Sentences
    found: list[tuple[int, int]]

    def holding(self, bit: int) -> Iterator[int]:
        """The numbers of those that may hold one of a kind."""
        return (number for number, kinds in self.found if kinds & bit)


def noted(sentences: Sentences, known: PrintedWords) -> Noted:
    """The sentences that may hold a term: a word that is one, or two words of one in their order."""
    found: list[tuple[int, int]] = []
    starts, bounds = sentences.words.starts, sentences.bounds
    number = end = kinds = 0
    seconds: set[tuple[int, str]] = set()
    words = list(map(known.__getitem__, sentences.words.printed))
    for at, word in zip(compress(count(), words), filter(None, words), strict=False):
        if starts[at] >= end:
            if kinds:
                found.append((number, kinds))
            while starts[at] >= end:
                end = bounds[number][1]
                number += 1
            kinds, seconds = 0, set()
        kinds |= word.counted
        if seconds and not seconds.isdisjoint(word.same):
            for bit, _ in seconds & word.same:
                kinds |= bit
        if word.seconds:
            seconds |= word.seconds
    if kinds:
        found.append((number, kinds))
    return Noted(sentences, [(number - 1, kinds) for number, kinds in found])
