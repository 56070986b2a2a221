"""Minerals, areas of cooperation, types and statuses in running text: the terms that count in their sentence.

Most sentences have no word with which a term begins, or not the next one; the readers of terms see the others only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from analysis.languages.tokens import Token, tokenize
from analysis.mentions.mention import Mention
from analysis.mentions.tokens import BARES, Words
from analysis.resolve.terms.finding import finder_of
from analysis.resolve.terms.index import TermIndex
from analysis.vocab.cache import kept
from analysis.vocab.table import read_table

KINDS = ("mineral", "area", "agreement_type", "status")
_MOST = 1 << 15
_LONGEST_SENTENCE = 80  # words
_START = 3  # letters that an inflected word shares with the listed one


class TermFinder:
    """Finds the terms of one kind.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    folder : Path
        Of the vocabularies.
    """

    def __init__(self, kind: str, folder: Path):
        self.kind = kind
        self._finder = finder_of(kind)
        self._index: TermIndex = self._finder.index
        rows = read_table("statuses.csv", folder) if kind == "status" else []
        self._planned_visits = frozenset(
            row["code"] for row in rows if row["applies_to"] == "visit" and row["is_promise"] == "true"
        )
        self._starts = self._index.starts(_START)

    def firsts(self, key: str) -> frozenset[str]:
        """The listed words that terms begin with and that a folded word may be a form of."""
        same = self._index.same(key) if key[:_START] in self._starts else frozenset()
        return frozenset(other for other in same if self._index.seconds(other))

    def begins(self, words: Words, at: int, firsts: frozenset[str]) -> bool:
        """Whether a term may stand from a word on: its second word is among the next ones."""
        near = range(at + 1, min(at + 3 + self._index.gap, len(words)))
        seconds = [self._index.seconds(first) for first in firsts]
        if any("" in second for second in seconds):
            return True
        return any(
            not self._index.same(words.key(place)).isdisjoint(second) for second in seconds if second for place in near
        )

    def in_sentence(self, sentence: Sentence) -> Iterator[Mention]:
        """The terms of a sentence in its order."""
        for start, end, codes, how in self._finder.find(sentence.text, sentence.start, sentence.tokens):
            if self.kind == "status" and self._planned_visits.issuperset(codes):
                continue
            printed = sentence.text[start - sentence.start : end - sentence.start]
            yield Mention(start, end, printed, self.kind, self._index.ordered(codes), how)


class _Firsts(dict[str, tuple[tuple[int, frozenset[str]], ...]]):
    """Printed words with the finders, by their number, whose terms may begin with each, and with which listed words."""

    def __init__(self, finders: Sequence[TermFinder]):
        super().__init__()
        self._finders = finders

    def __missing__(self, word: str) -> tuple[tuple[int, frozenset[str]], ...]:
        if len(self) >= _MOST:
            self.clear()
        key = BARES[word].key
        every = ((number, finder.firsts(key)) for number, finder in enumerate(self._finders))
        found = self[word] = tuple((number, firsts) for number, firsts in every if firsts)
        return found


class Terms:
    """Finds the terms of all kinds of one folder of vocabularies in one go."""

    def __init__(self, folder: Path):
        self._finders = tuple(TermFinder(kind, folder) for kind in KINDS)
        self._firsts = _Firsts(self._finders)

    def find(self, words: Words) -> Iterator[Mention]:
        """The terms of a text, sentence by sentence."""
        until = [0] * len(self._finders)
        sentence = Sentence(words, 0, 0)
        for at, begun in [(at, found) for at, found in enumerate(map(self._firsts.__getitem__, words.words)) if found]:
            for number, firsts in begun:
                finder = self._finders[number]
                if at >= until[number] and finder.begins(words, at, firsts):
                    if at >= sentence.last:
                        sentence = Sentence(words, *_sentence(words, at, sentence.last))
                    until[number] = sentence.last
                    yield from finder.in_sentence(sentence)


class Sentence:
    """A sentence of a text with its words as the readers of terms take them, and where each stands in it."""

    def __init__(self, words: Words, first: int, last: int):
        self.last = last
        self.start = words.starts[first]
        end = words.starts[last - 1] + len(words.words[last - 1]) if last else self.start
        self.text = words.text[self.start : end].replace("\n", " ")  # a line may end within a term

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of the sentence."""
        return tokenize(self.text)


def _sentence(words: Words, at: int, floor: int) -> tuple[int, int]:
    """The first word of the sentence that a word stands in, and the one after its last."""
    first, last = at, at + 1
    while first > floor and at - first < _LONGEST_SENTENCE and not _ends(words.gap(first)):
        first -= 1
    while last < len(words) and last - at < _LONGEST_SENTENCE and not _ends(words.gap(last)):
        last += 1
    return first, last


def _ends(gap: str) -> bool:
    return gap != " " and (gap.count("\n") > 1 or (gap[0] in ".!?…" and gap[-1].isspace()))


@kept()
def terms_of(folder: Path) -> Terms:
    """The finder of all terms of one folder of vocabularies."""
    return Terms(folder)
