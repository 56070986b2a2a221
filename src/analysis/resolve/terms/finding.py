"""Terms in running text: every mineral, area, type of agreement and status that a text speaks of, at its place.

Most sentences hold no word that begins a term. Which do is told by looking their printed words up, each worked out
once; the others are read with the rules that phrases are read with (`filters`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.languages.folding import fold
from analysis.languages.tokens import Parted
from analysis.resolve.terms.filters import accepted_terms, well_written
from analysis.resolve.terms.matches import Match
from analysis.resolve.terms.noted import Noted, PrintedWords, noted
from analysis.resolve.terms.phrase import Phrase
from analysis.resolve.terms.reader import REACH, TermReader
from analysis.resolve.terms.rules import KINDS, Rule
from analysis.resolve.terms.sentences import Sentences
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary

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
    folder = vocab_folder()
    return _finders(folder)[kind].find(_noted(Parted(text), folder))


def find_all_terms(parted: Parted, kinds: Iterable[str] = KINDS) -> Iterator[tuple[str, TermSpan]]:
    """The terms of several vocabularies, each with its kind, in a text that is parted already; see `find_terms`."""
    folder = vocab_folder()
    finders, found = _finders(folder), _noted(parted, folder)
    for kind in kinds:
        for span in finders[kind].find(found):
            yield kind, span


@kept()
def _finders(folder: Path) -> dict[str, TermFinder]:
    return {kind: TermFinder(kind, 1 << number, folder) for number, kind in enumerate(KINDS)}


def _noted(parted: Parted, folder: Path) -> Noted:
    """The sentences of a text that may hold a term."""
    return noted(Sentences(parted), _words(folder))


@kept()
def _words(folder: Path) -> PrintedWords:
    finders = _finders(folder).values()
    return PrintedWords([(finder.bit, finder.index, finder.formulas) for finder in finders])


class TermFinder:
    """Finds the terms of one vocabulary in running text.

    Parameters
    ----------
    kind : str
    bit : int
        By which `Noted` tells its kind from others.
    folder : Path
        Where the vocabulary files lie.
    """

    def __init__(self, kind: str, bit: int, folder: Path):
        reader = TermReader(kind, vocabulary(kind).forms, folder)
        self.kind, self.bit, self.index, self.formulas = kind, bit, reader.index, reader.formulas
        pairs = (pair.split(" of ") for pair in self.index.listed[Rule.BECOMES])
        self._becomes = {of_visit: of_instrument for of_instrument, of_visit in pairs}

    def find(self, noted: Noted) -> Iterator[TermSpan]:
        """The terms of a text; see `find_terms`."""
        for number in noted.holding(self.bit):
            start, end = noted.sentences.bounds[number]
            phrase = Phrase(noted.sentences.text[start:end], self.index, noted.sentences.tokens(number))
            yield from self._in_sentence(phrase, start)

    def _in_sentence(self, phrase: Phrase, place: int) -> list[TermSpan]:
        """The terms of a sentence that begins at a place, those that stand over one another as one."""
        found = [self._span(match, phrase, place) for match in self._taken(phrase)]
        if self.kind == "mineral" and _FORMULA.search(phrase.text):
            found += self._formulas_of(phrase, place)
        if len(found) < 2:
            return found
        spans: list[TermSpan] = []
        for one in sorted(found):
            if spans and one.start < spans[-1].end:
                last = spans[-1]
                codes = self.index.ordered((*last.codes, *one.codes))
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
        return [match for match in matches if Rule.LEADING not in match.rules or _leads(match, phrase)]

    def _span(self, match: Match, phrase: Phrase, place: int) -> TermSpan:
        places, codes, form, rules = match
        start, end = phrase.tokens.starts[places[0]], phrase.tokens.end(places[-1])
        text = phrase.text[start:end]
        if text[-1] in "sS":
            text = _OWNED.sub("", text)
        how = "exact" if fold(text) == form else "inflected"
        start += place
        if len(codes) > 1:
            codes = self.index.ordered(codes)
        if Rule.CANCELS in rules and _has(Rule.INSTRUMENT, phrase) and not _has(Rule.VISIT, phrase):
            codes = tuple(self._becomes.get(code, code) for code in codes)
        return TermSpan(start, start + len(text), codes, how)

    def _formulas_of(self, phrase: Phrase, place: int) -> Iterator[TermSpan]:
        for at, printed in enumerate(phrase.printed):
            if metals := self.formulas.metals(printed):
                start = place + phrase.tokens.starts[at]
                yield TermSpan(start, start + len(printed), self.index.ordered(metals), "abbreviation")


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
    if Rule.OF_INSTRUMENT in match.rules:
        return _has(Rule.INSTRUMENT, phrase)
    return Rule.OF_VISIT not in match.rules or _has(Rule.VISIT, phrase)


def _has(rule: Rule, phrase: Phrase) -> bool:
    return any(phrase.marks(rule, place) for place in range(len(phrase)))


def _is_open(match: Match, phrase: Phrase) -> bool:
    """Whether a word beside a status, in the same clause, denies it or leaves it open; in Kazakh it comes after."""
    if phrase.kazakh:
        after = range(match.end, min(match.end + _OPEN_AFTER, len(phrase)))
        if any(_denies(place, phrase) for place in _unbroken(after, phrase)):
            return True
    before = range(match.start - 1, max(match.start - 1 - _OPEN_BEFORE, -1), -1)
    return any(_denies(place, phrase) for place in _unbroken(before, phrase))


def _unbroken(places: range, phrase: Phrase) -> Iterator[int]:
    """The places up to a mark."""
    for place in places:
        if phrase.aparts[place if places.step > 0 else place + 1]:
            return
        yield place


def _denies(place: int, phrase: Phrase) -> bool:
    return phrase.lists(Rule.NEGATION, place) or phrase.marks(Rule.DOUBT, place)
