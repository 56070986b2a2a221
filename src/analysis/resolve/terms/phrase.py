"""A text as the readers of terms see it: its words, the terms in them, and the words that are not open to terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from analysis.languages.kazakh import looks_kazakh
from analysis.languages.tokens import Token, tokenize
from analysis.languages.ukrainian import is_of_ukrainian
from analysis.resolve.terms.index import TermIndex
from analysis.resolve.terms.matches import Match
from analysis.resolve.terms.rules import Rule

_KAZAKH_ONLY = re.compile("[әғқңөұүһ]")
OF = frozenset(("of", "for", "на", "с"))  # prepositions within the name of an office
_AFTER_OFFICE, _BEFORE_OFFICE = 5, 4  # words


class Phrase:
    """A text, its words (those of `tokenize`, where they are not given) and the terms in it.

    Attributes
    ----------
    tokens : list of Token
    matches : list of Match
        The terms, and the phrases that are none, in the order of the text.
    """

    def __init__(self, text: str, index: TermIndex, tokens: list[Token] | None = None):
        self.text, self.index = text, index
        self.tokens = tokenize(text) if tokens is None else tokens
        self.matches = index.matches(self.tokens)

    @cached_property
    def kazakh(self) -> bool:
        """Whether a word has a letter that Russian lacks, and none tells of Ukrainian."""
        text = self.text.casefold()
        if not looks_kazakh(text):
            return False
        return bool(_KAZAKH_ONLY.search(text)) or not any(is_of_ukrainian(token.word) for token in self.tokens)

    @cached_property
    def shouted(self) -> bool:
        """Whether all is in capitals, so that a capital says nothing."""
        return self.text.isupper()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters."""
        return frozenset(token.word for token in self.tokens)

    @cached_property
    def unbroken(self) -> bool:
        """Whether no comma or other mark stands between its words."""
        return not any(token.apart for token in self.tokens)

    def lists(self, rule: Rule, place: int) -> bool:
        """Whether the word at a place is one that a rule lists, as it is printed."""
        return self.tokens[place].word in self.index.listed[rule]

    def is_of(self, rule: Rule, match: Match) -> bool:
        """Whether a rule lists a term."""
        return match.form in self.index.listed[rule]

    def marks(self, rule: Rule, place: int) -> bool:
        """Whether the word at a place is one that a rule lists, in any inflection."""
        return self.index.marks(rule, self.tokens[place].word)

    def is_small(self, place: int) -> bool:
        """Whether the word at a place is an article, a joining word or a preposition."""
        word, index = self.tokens[place].word, self.index
        return word in index.articles or word in index.joins or word in index.glue

    @property
    def taken(self) -> set[int]:
        """The places of all terms."""
        return {place for match in self.matches for place in match.places}

    @cached_property
    def set_aside(self) -> set[int]:
        """The places of words that belong to an office ("Minister of Energy") or are excluded ("excluding uranium")."""
        return set(self._aside())

    def _aside(self) -> Iterator[int]:
        index = self.index
        for place, token in enumerate(self.tokens):
            if token.word in index.excepting:
                yield from self._excepted(place)
            elif index.marks(Rule.OFFICE, token.word):
                if not self.kazakh:  # Kazakh names the office last
                    yield from self._of_office(place, 1, _AFTER_OFFICE)
                yield from self._of_office(place, -1, _BEFORE_OFFICE)

    def _excepted(self, place: int) -> Iterator[int]:
        if words := self.index.row_of(Rule.EXCEPT, self.tokens, place):
            yield from range(place + words, self._next_mark(place + words - 1))
        elif self.index.row_of(Rule.EXCEPT_AFTER, self.tokens, place):
            yield from self._before(place)

    def _next_mark(self, place: int) -> int:
        """Where the next word stands that a mark sets apart."""
        after = range(place + 1, len(self.tokens))
        return next((at for at in after if self.tokens[at].apart), len(self.tokens))

    def _before(self, place: int) -> Iterator[int]:
        """The places before one, back to a mark, a joining word or a preposition."""
        for at in range(place - 1, -1, -1):
            if self.tokens[at + 1].apart or self.is_small(at):
                return
            yield at

    def _of_office(self, place: int, step: int, most: int) -> Iterator[int]:
        """The places beside an office that belong to its name, up to punctuation or a preposition."""
        tokens, index = self.tokens, self.index
        for at in range(place + step, place + step * (most + 1), step):
            if not 0 <= at < len(tokens) or tokens[max(at, at - step)].apart:
                return
            word = tokens[at].word
            if word in index.glue and (step < 0 or word not in OF):
                return
            # "mining, and the energy minister" is two things, "the Trade and Industry Minister" one.
            if step < 0 and word in index.joins and not (at and tokens[at - 1].is_capital):
                return
            yield at
