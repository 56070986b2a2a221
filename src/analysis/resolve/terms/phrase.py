"""A text as the readers of terms see it: its words, the terms in them, and the words that are not open to terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.languages.kazakh import looks_kazakh
from analysis.languages.tokens import Tokens, tokenize
from analysis.languages.ukrainian import is_of_ukrainian
from analysis.resolve.terms.index import TermIndex
from analysis.resolve.terms.rules import Rule

_KAZAKH_ONLY = re.compile("[әғқңөұүһ]")
OF = frozenset(("of", "for", "на", "с"))  # prepositions within the name of an office
_AFTER_OFFICE, _BEFORE_OFFICE = 5, 4  # words


class Phrase:
    """A text, its words (those of `tokenize`, where they are not given) and the terms in it.

    Attributes
    ----------
    words, printed, aparts : list of str
        Its words folded and as printed, and the mark before each; as long as the phrase.
    known : list of Known
        What is known of each word.
    matches : list of Match
        The terms, and the phrases that are none, in the order of the text.
    """

    __slots__ = ("_kazakh", "_set_aside", "aparts", "index", "known", "matches", "printed", "text", "tokens", "words")

    def __init__(self, text: str, index: TermIndex, tokens: Tokens | None = None):
        self.text, self.index = text, index
        self.tokens = tokens = tokenize(text) if tokens is None else tokens
        self.words, self.printed, self.aparts = tokens.words, tokens.printed, tokens.aparts
        self.known = index.known(tokens.words)
        self.matches = index.matches(tokens, self.known)
        self._kazakh: bool | None = None
        self._set_aside: frozenset[int] | None = None

    def __len__(self) -> int:
        return len(self.words)

    @property
    def kazakh(self) -> bool:
        """Whether a word has a letter that Russian lacks, and none tells of Ukrainian."""
        if self._kazakh is None:
            text = self.text.casefold()
            self._kazakh = looks_kazakh(text) and (
                bool(_KAZAKH_ONLY.search(text)) or not any(map(is_of_ukrainian, self.words))
            )
        return self._kazakh

    @property
    def shouted(self) -> bool:
        """Whether all is in capitals, so that a capital says nothing."""
        return self.text.isupper()

    @property
    def unbroken(self) -> bool:
        """Whether no comma or other mark stands between its words."""
        return not any(self.aparts)

    def is_capital(self, place: int) -> bool:
        """Whether the word at a place is printed with a capital letter."""
        return self.printed[place][0].isupper()

    def lists(self, rule: Rule, place: int) -> bool:
        """Whether the word at a place is one that a rule lists, as it is printed."""
        return self.words[place] in self.index.listed[rule]

    def marks(self, rule: Rule, place: int) -> bool:
        """Whether the word at a place is one that a rule lists, in any inflection."""
        return rule in self.known[place].rules

    def is_small(self, place: int) -> bool:
        """Whether the word at a place is an article, a joining word or a preposition."""
        return self.words[place] in self.index.small

    @property
    def taken(self) -> set[int]:
        """The places of all terms."""
        return {place for match in self.matches for place in match.places}

    @property
    def set_aside(self) -> frozenset[int]:
        """The places of words that belong to an office ("Minister of Energy") or are excluded ("excluding uranium")."""
        if self._set_aside is None:
            is_any = not self.index.setting.isdisjoint(self.words)
            self._set_aside = frozenset(self._aside() if is_any else ())
        return self._set_aside

    def _aside(self) -> Iterator[int]:
        index = self.index
        for place, word in enumerate(self.words):
            if word in index.excepting:
                yield from self._excepted(place)
            elif self.marks(Rule.OFFICE, place):
                if not self.kazakh:  # Kazakh names the office last
                    yield from self._of_office(place, 1, _AFTER_OFFICE)
                yield from self._of_office(place, -1, _BEFORE_OFFICE)

    def _excepted(self, place: int) -> Iterator[int]:
        if words := self.index.row_of(Rule.EXCEPT, self.words, place):
            yield from range(place + words, self._next_mark(place + words - 1))
        elif self.index.row_of(Rule.EXCEPT_AFTER, self.words, place):
            yield from self._before(place)

    def _next_mark(self, place: int) -> int:
        """Where the next word stands that a mark sets apart."""
        return next((at for at in range(place + 1, len(self)) if self.aparts[at]), len(self))

    def _before(self, place: int) -> Iterator[int]:
        """The places before one, back to a mark, a joining word or a preposition."""
        for at in range(place - 1, -1, -1):
            if self.aparts[at + 1] or self.is_small(at):
                return
            yield at

    def _of_office(self, place: int, step: int, most: int) -> Iterator[int]:
        """The places beside an office that belong to its name, up to punctuation or a preposition."""
        index = self.index
        for at in range(place + step, place + step * (most + 1), step):
            if not 0 <= at < len(self) or self.aparts[max(at, at - step)]:
                return
            word = self.words[at]
            if word in index.glue and (step < 0 or word not in OF):
                return
            # "mining, and the energy minister" is two things, "the Trade and Industry Minister" one.
            if step < 0 and word in index.joins and not (at and self.is_capital(at - 1)):
                return
            yield at
