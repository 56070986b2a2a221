"""Which sentences of a text may hold terms, of all kinds at once: each distinct printed word is worked out once.

Most words are no form of a word of any term, and most sentences hold none that begins one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.languages.folding import fold
from analysis.languages.wordforms import word_keys
from analysis.resolve.terms.formulas import Formulas
from analysis.resolve.terms.index import TermIndex, starts_alike
from analysis.resolve.terms.sentences import Sentences

_MOST = 1 << 16  # printed words that are remembered


class Part(NamedTuple):
    """What a printed word is to one kind of terms.

    Attributes
    ----------
    counts : bool
        Whether it is one by itself, or a formula.
    seconds : frozenset of str
        The second words of the longer terms that it may begin.
    same : frozenset of str
        The listed words that it may be a form of.
    """

    counts: bool
    seconds: frozenset[str]
    same: frozenset[str]


class PrintedWord(NamedTuple):
    """What a printed word is to all kinds: those of which it is a term, those of which it may begin one, and how."""

    counted: int
    begun: int
    parts: dict[int, Part]


class PrintedWords(dict[str, "PrintedWord | None"]):
    """Printed words with what each is, None for most; emptied when there are too many.

    Parameters
    ----------
    kinds : list of (int, TermIndex, Formulas)
        A bit for each kind, its terms and its formulas.
    """

    def __init__(self, kinds: list[tuple[int, TermIndex, Formulas]]):
        super().__init__()
        self._kinds = kinds
        indexes = [index for _, index, _ in kinds]
        self._starts = frozenset().union(*(index.starts for index in indexes))
        self._keys = frozenset().union(*(index.keys for index in indexes))
        self._words = frozenset().union(*(index.own_words for index in indexes))

    def __missing__(self, printed: str) -> PrintedWord | None:
        if len(self) >= _MOST:
            self.clear()
        known = self[printed] = self._read(printed)
        return known

    def _read(self, printed: str) -> PrintedWord | None:
        is_plain = printed.isalpha()
        words = [word for word in ([fold(printed)] if is_plain else fold(printed).split()) if self._may_be_listed(word)]
        parts: dict[int, Part] = {}
        counted = begun = 0
        for bit, index, formulas in self._kinds:
            counts = any(map(index.is_term, words)) or (not is_plain and bool(formulas.metals(printed)))
            same = frozenset().union(*map(index.same, words))
            if not counts and not same:
                continue
            seconds = frozenset().union(*map(index.seconds, words))
            parts[bit] = Part(counts, seconds, same)
            counted |= bit if counts else 0
            begun |= bit if seconds else 0
        return PrintedWord(counted, begun, parts) if parts else None

    def _may_be_listed(self, word: str) -> bool:
        """Whether a folded word is a form of a word of any term."""
        if not starts_alike(word, self._starts):
            return False
        return word in self._words or not self._keys.isdisjoint(word_keys(word))


class Noted:
    """The sentences of a text that may hold a term of some kind. Made by `noted`."""

    def __init__(self, sentences: Sentences, found: list[tuple[int, int, int, list[PrintedWord]]]):
        self.sentences, self._found = sentences, found

    def holding(self, bit: int) -> Iterator[int]:
        """The numbers of those that may hold one of a kind: a word that is one, or two words of one in their order."""
        for number, counted, begun, words in self._found:
            if counted & bit or (begun & bit and _has_two(words, bit)):
                yield number


def noted(sentences: Sentences, known: PrintedWords) -> Noted:
    """The sentences that may hold a term."""
    found = []
    for number, printed in enumerate(sentences.words):
        words = [word for word in map(known.__getitem__, printed) if word]
        if not words:
            continue
        counted = begun = 0
        for word in words:
            counted |= word.counted
            begun |= word.begun
        if counted or begun:
            found.append((number, counted, begun, words))
    return Noted(sentences, found)


def _has_two(words: Iterable[PrintedWord], bit: int) -> bool:
    """Whether a word that may begin a longer term stands before one that may be its second."""
    seconds: set[str] = set()
    for _, _, parts in words:
        part = parts.get(bit)
        if part is None:
            continue
        if seconds and not seconds.isdisjoint(part.same):
            return True
        if part.seconds:
            seconds |= part.seconds
    return False
