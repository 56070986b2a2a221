"""Terms in running text: where minerals, areas, types and statuses stand in news, a speech or a contract.

A text is read sentence by sentence with the rules by which phrases are read. A sentence without the telling
word of a term is passed over after one look into a table for each of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.languages.folding import fold
from analysis.languages.tokens import word_places
from analysis.resolve.terms.index import Match
from analysis.resolve.terms.phrase import Phrase
from analysis.resolve.terms.reader import TermReader, term_reader
from analysis.resolve.terms.rules import Rule
from analysis.vocab.cache import kept, vocab_folder

# Where a sentence ends: a mark before a blank and a capital, or an empty line.
_END = re.compile(r"(?<=[.!?…])[»”\"]?[^\S\n]+(?=[«“\"(]?[^\W\d_a-zа-я])|\n\s*\n|(?<=[^\w,\-–—])\n")
_WRAPPED = re.compile(r"(?<=[\w,])\n(?=([^\W\d_]))")  # a line that goes on below
_WORD = re.compile(r"[^\W_]+(?:[’'ʼ‘`´][^\W_]+)*|&")
_DOUBT_BEFORE, _DOUBT_AFTER = 5, 2  # words beside a status
_MOST_WORDS = 1 << 17  # that a table of known and unknown words holds


class TermSpan(NamedTuple):
    """A term in a text: ``text[start:end]`` is what is printed there, words in its gaps included.

    `how` is ``exact`` (as it is listed), ``inflected``, ``phrase`` (with other words in it) or ``abbreviation`` (a
    chemical formula).
    """

    start: int
    end: int
    codes: tuple[str, ...]
    how: str


def find_terms(text: str, kind: str) -> Iterator[TermSpan]:
    """Each term of a running text that counts, in its order.

    Parameters
    ----------
    text : str
        A sentence, a paragraph or more.
    kind : str
        ``mineral``, ``area``, ``agreement_type`` or ``status``.

    Yields
    ------
    TermSpan
        Two that share words may overlap: "light and heavy rare earths". A type counts wherever it stands, also as
        the object of an act; of a status, what is denied or left open gives nothing.

    Examples
    --------
    >>> text = "They signed a memorandum. Lithium exports, but not copper, were discussed."
    >>> [(text[span.start : span.end], span.codes) for span in find_terms(text, "mineral")]
    [('Lithium', ('lithium',))]
    >>> [(text[span.start : span.end], span.codes) for span in find_terms(text, "status")]
    [('signed', ('signed',))]
    """
    finder = _finder(kind, vocab_folder())
    for start, end, words in _sentences(text):
        if finder.may_hold(words):
            yield from finder.find(text[start:end], start)


class _Telling(dict[str, bool]):
    """Whether a word, as it is printed, tells that a term may stand there; a word is looked at once."""

    def __init__(self, reader: TermReader):
        super().__init__()
        self._reader = reader

    def __missing__(self, printed: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        index = self._reader.index
        known = any(index.tells(word) for word in fold(printed).split()) or bool(self._reader.metals(printed))
        self[printed] = known
        return known


class _Finder:
    """Finds the terms of one vocabulary."""

    def __init__(self, reader: TermReader, kind: str):
        self._reader, self._kind = reader, kind
        self._telling = _Telling(reader)

    def may_hold(self, words: tuple[str, ...]) -> bool:
        """Whether one of the words tells that a term may stand beside it."""
        return any(map(self._telling.__getitem__, words))

    def find(self, sentence: str, offset: int) -> Iterator[TermSpan]:
        """The terms of a sentence that begins at an offset of the text."""
        phrase = Phrase(_unwrapped(sentence), self._reader.index)
        matches = self._reader.accepted(phrase)
        if self._kind == "status":
            matches = [match for match in matches if not _is_open(match, phrase)]
        taken = {place for match in matches for place in match.places}
        formulas = [
            (place, tuple(metals))
            for place, token in enumerate(phrase.tokens)
            if place not in taken and (metals := self._reader.metals(token.printed))
        ]
        if not matches and not formulas:
            return
        places = word_places(phrase.text)
        found = [
            (places[match.start][0], places[match.end - 1][1], match.codes, _how(match, phrase)) for match in matches
        ]
        found += [(*places[place], codes, "abbreviation") for place, codes in formulas]
        for start, end, codes, how in sorted(found):
            yield TermSpan(offset + start, offset + end, codes, how)


@kept(maxsize=16)
def _finder(kind: str, folder: Path) -> _Finder:  # noqa: ARG001 — what is kept hangs on the folder
    return _Finder(term_reader(kind), kind)


@lru_cache(maxsize=2)  # one text is read for each kind
def _sentences(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Where each sentence begins and ends, and its words as they are printed."""
    found, start = [], 0
    for mark in _END.finditer(text):
        found.append((start, mark.end(), tuple(_WORD.findall(text, start, mark.end()))))
        start = mark.end()
    found.append((start, len(text), tuple(_WORD.findall(text, start))))
    return tuple(found)


def _unwrapped(sentence: str) -> str:
    """A sentence with blanks for the ends of lines within it; every sign keeps its place."""
    if "\n" not in sentence:
        return sentence
    return _WRAPPED.sub(lambda found: " " if found[1].islower() else "\n", sentence)


def _how(match: Match, phrase: Phrase) -> str:
    if match.end - match.start > len(match.places):
        return "phrase"
    printed = " ".join(phrase.tokens[place].word for place in match.places)
    return "exact" if printed == match.form else "inflected"


def _is_open(match: Match, phrase: Phrase) -> bool:
    """Whether a word beside a status, in the same part of the sentence, denies it or only expects it."""
    tokens = phrase.tokens
    for place in range(match.start - 1, max(match.start - 1 - _DOUBT_BEFORE, -1), -1):
        if tokens[place + 1].apart:
            break
        if phrase.lists(Rule.NEGATION, place) or phrase.marks(Rule.DOUBT, place):
            return True
    for place in range(match.end, min(match.end + _DOUBT_AFTER, len(tokens))):
        if tokens[place].apart or not phrase.kazakh:
            break
        if phrase.lists(Rule.NEGATION, place) or phrase.marks(Rule.DOUBT, place):
            return True
    return False
