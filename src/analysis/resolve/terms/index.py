"""The terms of one vocabulary, and where they stand in a text.

A term is found in any inflection of its words. Of terms that share a word the longest is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from operator import attrgetter
from pathlib import Path

from analysis.languages.tokens import Token
from analysis.languages.wordforms import base_keys, word_keys
from analysis.resolve.terms.known import NONE, UNKNOWN, Known, KnownWords, Term
from analysis.resolve.terms.matches import Kept, Match, shares
from analysis.resolve.terms.rules import WORDS, Rule, rules_of

_places = attrgetter("places")
_BARRED = -1_000  # more words than a gap may ever have left
_AFTER_JOIN = 2  # words a gap may hold beyond its length, once a joining word stands in it
_LONG = 3  # words; a longer term may be printed with its commas
_START, _LONG_STEM = 3, 6  # letters
_ALONE = "="  # before the word of a term of one word, which is listed in its first form


class TermIndex:
    """The terms of one vocabulary, ready to be looked for.

    Parameters
    ----------
    kind : str
        Whose rules apply: ``mineral``, ``area``, ``agreement_type`` or ``status``.
    forms : mapping
        Folded name to codes.
    folder : Path
        Where ``term_rules.csv`` lies.
    gap : int
        How many words may stand between the words of a term.
    joins : set of str
        The words that join two names: and, or.

    Attributes
    ----------
    listed : dict of Rule to set of str
        What ``term_rules.csv`` lists for this vocabulary.
    used : set of Rule
        Those that list anything for it.
    rank : dict of str to int
        The codes in vocabulary order.
    """

    def __init__(
        self,
        kind: str,
        forms: Mapping[str, tuple[str, ...]],
        folder: Path,
        gap: int,
        joins: frozenset[str] = frozenset(),
    ):
        self.kind, self.gap, self.joins = kind, gap, joins
        self.rank = {code: number for number, code in enumerate(dict.fromkeys(c for cs in forms.values() for c in cs))}
        self.listed = rules_of(kind, folder)
        self.articles, self.glue = self.listed[Rule.ARTICLE], self.listed[Rule.GLUE]
        self._by_key: dict[str, list[str]] = {}
        self._by_first: dict[str, list[Term]] = {}
        self._words: dict[str, tuple[str, ...]] = {}  # of a form, without articles
        self._keyed: set[str] = set()
        self._rows = {rule: _by_first(self.listed[rule]) for rule in Rule if rule.lists == WORDS}
        # The words with which a row that sets others aside may begin.
        self.excepting = self._rows[Rule.EXCEPT].keys() | self._rows[Rule.EXCEPT_AFTER].keys()
        self.used = frozenset(rule for rule in Rule if self.listed[rule])
        self._known = KnownWords(self._read)
        for form, codes in forms.items():
            self._add(form, codes)
        for form in self.listed[Rule.NOT]:
            self._add(form, ())
        self._marks: dict[str, set[Rule]] = {}  # by key
        for rule in Rule:
            for key in (key for word in self.listed[rule] if rule.inflected for key in base_keys(word)):
                self._marks.setdefault(key, set()).add(rule)

        # A short stem may change its third letter: орын, орны.
        stems = (key.partition(":")[2] for key in (*self._by_key, *self._marks))
        self._starts = {stem[: _START - (len(stem) < _LONG_STEM)] for stem in stems}

    def _add(self, form: str, codes: tuple[str, ...]) -> None:
        words = tuple(word for word in form.split() if word not in self.articles)
        if not words or (len(words) == 1 and (len(form) < 2 or form in self.listed[Rule.ALONE])):
            return
        self._words[form] = words
        # A term of one word is listed in its first form; in a longer one any word may be inflected as it stands.
        keys = base_keys if len(words) == 1 else word_keys
        if len(words) == 1:
            words = (_ALONE + words[0],)
        for word in words:
            if word not in self._keyed:
                self._keyed.add(word)
                for key in keys(word.lstrip(_ALONE)):
                    self._by_key.setdefault(key, []).append(word)
        self._by_first.setdefault(words[0], []).append(Term(words, codes, form))

    def ordered(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes once each, in vocabulary order."""
        return tuple(sorted(dict.fromkeys(codes), key=self.rank.__getitem__))

    def marks(self, rule: Rule, word: str) -> bool:
        """Whether a word is, in any inflection, one that the rule lists."""
        return rule in self._known[word].rules

    def row_of(self, rule: Rule, tokens: list[Token], at: int) -> int:
        """How many words from a place on are a row that the rule lists, 0 where they are none."""
        for words in self._rows[rule].get(tokens[at].word, ()):
            here = tokens[at : at + len(words)]
            if len(here) == len(words) and all(token.word == word for token, word in zip(here, words, strict=True)):
                return len(words)
        return 0

    def same(self, word: str) -> frozenset[str]:
        """The listed words that a word of a text may be a form of."""
        return self._known[word].same

    def is_term(self, word: str) -> bool:
        """Whether a folded word is, in any inflection, a term by itself, or a phrase that is none."""
        return bool(self._known[word].alone)

    def seconds(self, word: str) -> frozenset[str]:
        """The second words of the longer terms that may begin with a folded word."""
        begun = self._known[word].begun
        return frozenset(begun) if begun else NONE

    def _starts_as_listed(self, word: str) -> bool:
        """Whether a word may be listed, told by its first letters, which inflection leaves as they are."""
        return (
            len(word) < _START or word.isascii() or word[:_START] in self._starts or word[: _START - 1] in self._starts
        )

    def _read(self, word: str) -> Known:
        if not self._starts_as_listed(word):
            return UNKNOWN
        keys = word_keys(word)
        same = {other for key in keys if key in self._by_key for other in self._by_key[key]}
        same.update(other for other in (word, _ALONE + word) if other in self._keyed)
        marked = {rule for key in keys if key in self._marks for rule in self._marks[key]}
        if not same and not marked:
            return UNKNOWN
        alone: list[Term] = []
        begun: dict[str, list[Term]] = {}
        for term in (term for first in same for term in self._by_first.get(first, ())):
            if len(term.words) == 1:
                alone.append(term)
            else:
                begun.setdefault(term.words[1], []).append(term)
        return Known(frozenset(same), frozenset(marked), tuple(alone), begun)

    def matches(self, tokens: list[Token]) -> list[Match]:
        """The longest terms in a text that do not share a word, in the order of the text."""
        contiguous: list[Match] = []
        crossing: list[Match] = []
        for match in self._found(tokens):
            crosses = match.end - match.start > len(match.places) and self._crosses(match, tokens)
            (crossing if crosses else contiguous).append(match)
        contiguous.sort(key=_places)
        if not crossing and all(one.places[-1] < other.places[0] for one, other in pairwise(contiguous)):
            return contiguous
        kept = Kept()
        size = self._sizes(tokens)
        for match in sorted(contiguous, key=size):
            kept.take(match)
        for match in sorted(crossing, key=size) if crossing else ():
            if shares(match, contiguous):
                kept.take_crossing(match)
        return sorted(kept.matches, key=_places)

    def _found(self, tokens: list[Token]) -> Iterator[Match]:
        """Every term wherever it may stand, also where terms share words."""
        known = [self._known[token.word] for token in tokens]
        same = [word.same for word in known]
        last: dict[str, int] = {}
        steps: dict[int, list[int]] = {}
        listed = [(place, word) for place, word in enumerate(known) if word.same]
        for start, (_, _, alone, begun) in listed:
            for _, codes, form in alone:
                yield Match((start,), codes, form)
            if not begun:
                continue
            last = last or {word: place for place, here in listed for word in here.same}
            for second in begun.keys() & last.keys():
                for words, codes, form in begun[second] if last[second] > start else ():
                    if len(words) > 2 and not all(last.get(word, 0) > start for word in words[2:]):
                        continue
                    gap = self.gap if codes else 0
                    if gap not in steps:
                        steps[gap] = [self._step(tokens, at, gap) for at in range(len(tokens))]
                    if places := _walk(words, tokens, same, start, steps[gap], gap):
                        yield Match(places, codes, form)

    def _step(self, tokens: list[Token], at: int, gap: int) -> int:
        """How many words more, or fewer, may follow in a gap once this one has been passed over."""
        word, apart = tokens[at].word, tokens[at].apart
        if apart and apart != ",":
            return _BARRED
        if word in self.joins:
            return _AFTER_JOIN  # "light and heavy rare earths": whether both halves are terms is checked later
        if apart:
            return 1
        if word in self.articles:
            # Of the deposits, but not: to pilot the plant. Phrases that are no term are laxer.
            before = tokens[at - 1].word
            return 0 if not gap or before in self.glue or before in self.joins else _BARRED
        return _BARRED if word in self.glue else -1

    def _crosses(self, match: Match, tokens: list[Token]) -> bool:
        """Whether a joining word stands in a gap of the match: "light and heavy rare earths"."""
        between = set(range(match.start, match.end)) - set(match.places)
        return any(tokens[place].word in self.joins or tokens[place].apart for place in between)

    def _sizes(self, tokens: list[Token]) -> Callable[[Match], tuple[int, int, int, bool, int, str]]:
        """What to sort matches by: the longest first, of these the closest, then the one printed as it is listed."""

        def size(match: Match) -> tuple[int, int, int, bool, int, str]:
            words = self._words[match.form]
            exact = sum(tokens[place].word == word for place, word in zip(match.places, words, strict=True))
            return -len(match.places), match.end - match.start, -exact, bool(match.codes), match.start, match.form

        return size


def _by_first(rows: Iterable[str]) -> dict[str, list[list[str]]]:
    """Rows of words by their first one, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for words in sorted(map(str.split, rows), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


def _walk(
    words: tuple[str, ...], tokens: list[Token], same: list[frozenset[str]], start: int, steps: list[int], gap: int
) -> tuple[int, ...]:
    """The places of a term's words from `start`, () where one is missing; a short gap is allowed."""
    places = [start]
    # A long term may be printed with its commas: "environmental, social and governance standards".
    marks = ("", ",") if len(words) > _LONG else ("",)
    for word in words[1:]:
        left = gap
        at = places[-1] + 1
        while at < len(tokens) and not (word in same[at] and tokens[at].apart in marks):
            left += steps[at]
            if left < 0:
                return ()
            at += 1
        if at == len(tokens):
            return ()
        places.append(at)
    return tuple(places)
