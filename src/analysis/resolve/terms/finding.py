"""Terms in running text: every mineral, area, type of agreement and status that a text speaks of, at its place.

Most sentences hold no word that begins a term. Which do is told by looking their printed words up, each worked out
once; the others are read with the rules that phrases are read with (`filters`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from analysis.languages.folding import fold
from analysis.resolve.terms.filters import accepted_terms, well_written
from analysis.resolve.terms.formulas import Formulas
from analysis.resolve.terms.index import TermIndex
from analysis.resolve.terms.matches import Match
from analysis.resolve.terms.phrase import Phrase
from analysis.resolve.terms.reader import REACH, TermReader
from analysis.resolve.terms.rules import Rule
from analysis.resolve.terms.sentences import sentences_of
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary

_MOST = 1 << 16  # words whose beginning of a term is remembered
_OWNED = re.compile("(?<=.)['’ʼ`´]s$", re.IGNORECASE)  # lithium's
_FORMULA = re.compile(r"[A-Za-z]\d")
_OPEN_BEFORE, _OPEN_AFTER = 4, 2  # words beside a status
_CUE_BEFORE = 4  # words from what is signed back to the verb


class TermSpan(NamedTuple):
    """A term in a running text.

    Attributes
    ----------
    start, end : int
        ``text[start:end]`` are its words as they stand in the text given.
    codes : tuple of str
        What it stands for, in vocabulary order.
    how : str
        ``exact`` as it is listed, ``inflected`` in another form, ``abbreviation`` for a formula.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    how: str


def find_terms(text: str, kind: str) -> Iterator[TermSpan]:
    """The terms of one vocabulary in a running text, in its order, no two over one another.

    Parameters
    ----------
    text : str
        Of any length, in English, Russian, Ukrainian or Kazakh.
    kind : str
        ``mineral``, ``area``, ``agreement_type`` or ``status``.

    Yields
    ------
    TermSpan
        A term that the rules of ``term_rules.csv`` accept in its sentence. A status that is denied or left open
        ("not signed", "if signed") is none; "will be signed" is the one that announces.

    Examples
    --------
    >>> text = "Астана и Вашингтон подписали меморандум о взаимопонимании по вольфраму."
    >>> [(text[span.start : span.end], *span.codes) for span in find_terms(text, "mineral")]
    [('вольфраму', 'tungsten')]
    >>> [(text[span.start : span.end], *span.codes) for span in find_terms(text, "agreement_type")]
    [('меморандум о взаимопонимании', 'mou')]
    >>> [(text[span.start : span.end], *span.codes) for span in find_terms(text, "status")]
    [('подписали', 'signed')]
    """
    return _finder(kind, vocab_folder()).find(text)


@kept()
def _finder(kind: str, folder: Path) -> TermFinder:
    return TermFinder(kind, folder)


class _Printed(NamedTuple):
    """What is known of a printed word."""

    counts: bool  # by itself: a term, or a formula
    seconds: frozenset[str]  # of the longer terms that it may begin
    same: frozenset[str]  # the listed words that it may be a form of


_NOTHING = _Printed(False, frozenset(), frozenset())


class _Begins(dict[str, _Printed]):
    """Printed words with what is known of each, worked out once; emptied when there are too many."""

    def __init__(self, index: TermIndex, formulas: Formulas):
        super().__init__()
        self._index, self._formulas = index, formulas

    def __missing__(self, printed: str) -> _Printed:
        if len(self) >= _MOST:
            self.clear()
        known = self[printed] = self._read(printed)
        return known

    def _read(self, printed: str) -> _Printed:
        index = self._index
        if printed.isalpha():
            word = fold(printed)
            same = index.same(word)
            return _Printed(index.is_term(word), index.seconds(word), same) if same else _NOTHING
        words = fold(printed).split()
        return _Printed(
            any(map(index.is_term, words)) or bool(self._formulas.metals(printed)),
            frozenset().union(*map(index.seconds, words)),
            frozenset().union(*map(index.same, words)),
        )


class TermFinder:
    """Finds the terms of one vocabulary in running text.

    Parameters
    ----------
    kind : str
    folder : Path
        Where the vocabulary files lie.
    """

    def __init__(self, kind: str, folder: Path):
        reader = TermReader(kind, vocabulary(kind).forms, folder)
        self.kind, self._index, self._formulas = kind, reader.index, reader.formulas
        self._begins = _Begins(self._index, self._formulas)
        pairs = (pair.split(" of ") for pair in self._index.listed[Rule.BECOMES])
        self._becomes = {of_visit: of_instrument for of_instrument, of_visit in pairs}

    def find(self, text: str) -> Iterator[TermSpan]:
        """The terms of a text; see `find_terms`."""
        sentences, begins = sentences_of(text), self._begins
        known = {printed: begins[printed] for printed in sentences.every}
        begun = {printed for printed, (counts, seconds, _) in known.items() if counts or seconds}
        if not begun:
            return
        for number, words in enumerate(sentences.words):
            if not begun.isdisjoint(words) and _may_hold(words, known):
                start, end = sentences.bounds[number]
                phrase = Phrase(sentences.text[start:end], self._index, sentences.tokens(number))
                for one in self._in_sentence(phrase):
                    yield one._replace(start=one.start + start, end=one.end + start)

    def _in_sentence(self, phrase: Phrase) -> list[TermSpan]:
        """The terms of a sentence, those that stand over one another as one; places count from its beginning."""
        spans: list[TermSpan] = []
        for one in sorted([*self._formulas_of(phrase), *(self._span(match, phrase) for match in self._taken(phrase))]):
            if spans and one.start < spans[-1].end:
                last = spans[-1]
                codes = self._index.ordered((*last.codes, *one.codes))
                spans[-1] = last._replace(end=max(last.end, one.end), codes=codes)
            else:
                spans.append(one)
        return spans

    def _taken(self, phrase: Phrase) -> list[Match]:
        """The terms that count in a sentence."""
        if not phrase.matches:
            return []
        if self.kind in REACH:
            return accepted_terms(phrase, REACH[self.kind])
        matches = well_written(phrase)
        if self.kind == "status":
            return [match for match in matches if not _is_open(match, phrase) and _has_its_object(match, phrase)]
        return [match for match in matches if not phrase.is_of(Rule.LEADING, match) or _leads(match, phrase)]

    def _span(self, match: Match, phrase: Phrase) -> TermSpan:
        start, end = phrase.tokens[match.start].start, phrase.tokens[match.end - 1].end
        text = _OWNED.sub("", phrase.text[start:end])
        how = "exact" if fold(text) == match.form else "inflected"
        codes = self._index.ordered(match.codes)
        if phrase.is_of(Rule.CANCELS, match) and _has(Rule.INSTRUMENT, phrase) and not _has(Rule.VISIT, phrase):
            codes = tuple(self._becomes.get(code, code) for code in codes)
        return TermSpan(start, start + len(text), codes, how)

    def _formulas_of(self, phrase: Phrase) -> Iterator[TermSpan]:
        if self.kind != "mineral" or not _FORMULA.search(phrase.text):
            return
        for token in phrase.tokens:
            if metals := self._formulas.metals(token.printed):
                yield TermSpan(token.start, token.end, self._index.ordered(metals), "abbreviation")


def _may_hold(words: list[str], known: Mapping[str, _Printed]) -> bool:
    """Whether a term may stand among printed words: one of one word, or two words of one in their order."""
    seconds: set[str] = set()
    for printed in words:
        one = known[printed]
        if one.counts or (seconds and not seconds.isdisjoint(one.same)):
            return True
        if one.seconds:
            seconds |= one.seconds
    return False


def _leads(match: Match, phrase: Phrase) -> bool:
    """Whether a type that is also a body or a common word is named as an instrument: "signed a new loan"."""
    before = range(match.start - 1, max(match.start - 1 - _CUE_BEFORE, -1), -1)
    for place in _unbroken(before, phrase):
        if phrase.lists(Rule.CUE, place):
            return True
        if phrase.lists(Rule.GLUE, place):
            return False
    return False


def _has_its_object(match: Match, phrase: Phrase) -> bool:
    """Whether what a deed is done to stands in its sentence, if it must: "extended the contract", not "the hall"."""
    if phrase.is_of(Rule.OF_INSTRUMENT, match):
        return _has(Rule.INSTRUMENT, phrase)
    return not phrase.is_of(Rule.OF_VISIT, match) or _has(Rule.VISIT, phrase)


def _has(rule: Rule, phrase: Phrase) -> bool:
    return any(phrase.marks(rule, place) for place in range(len(phrase.tokens)))


def _is_open(match: Match, phrase: Phrase) -> bool:
    """Whether a word beside a status, in the same clause, denies it or leaves it open; in Kazakh it comes after."""
    if phrase.kazakh:
        after = range(match.end, min(match.end + _OPEN_AFTER, len(phrase.tokens)))
        if any(_denies(place, phrase) for place in _unbroken(after, phrase)):
            return True
    before = range(match.start - 1, max(match.start - 1 - _OPEN_BEFORE, -1), -1)
    return any(_denies(place, phrase) for place in _unbroken(before, phrase))


def _unbroken(places: range, phrase: Phrase) -> Iterator[int]:
    """The places up to a mark."""
    for place in places:
        if phrase.tokens[place if places.step > 0 else place + 1].apart:
            return
        yield place


def _denies(place: int, phrase: Phrase) -> bool:
    return phrase.lists(Rule.NEGATION, place) or phrase.marks(Rule.DOUBT, place)
