"""The words of a value with what each may be a form of, read once and held against many names."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from analysis.resolve.people.forms import Cases, NameForms
from analysis.resolve.people.parsing import Token


class Value:
    """Words taken for a name. By sound or by letters: what each is a form of, and what neighbours are as one word."""

    def __init__(self, tokens: Sequence[Token], generation: str, forms: NameForms):
        self.tokens, self.generation = tuple(tokens), generation
        self._forms = forms
        read = [forms.cases(token.text) for token in tokens]
        self.sounds: list[Cases] = [sounds for sounds, _ in read]
        self._spellings: list[Cases] = [spellings for _, spellings in read]
        self._joined: dict[tuple[int, int], tuple[Cases, Cases]] = {}
        self._keys: tuple[set[str], set[str]] | None = None

    def words(self, by_letters: bool) -> list[Cases]:
        """What each word may be a form of."""
        return self._spellings if by_letters else self.sounds

    def joined(self, start: int, end: int, by_letters: bool) -> Cases:
        """As `words` for some words written as one; an initial is joined to initials only: Howard W. is no Говарду."""
        if (start, end) not in self._joined:
            texts = [token.text for token in self.tokens[start:end]]
            apart = 1 in (sizes := set(map(len, texts))) and len(sizes) > 1
            self._joined[start, end] = ({}, {}) if apart and not by_letters else self._forms.cases("".join(texts))
        return self._joined[start, end][by_letters]

    def may_have(self, keys: Set[str], by_letters: bool) -> bool:
        """Whether a word, or two as one, may be one of those with the keys."""
        if self._keys is None:
            pairs = [self._forms.cases(one.text + other.text) for one, other in pairwise(self.tokens)]
            self._keys = (
                set().union(*self.sounds, *(pair[0] for pair in pairs)),
                set().union(*self._spellings, *(pair[1] for pair in pairs)),
            )
        return not self._keys[by_letters].isdisjoint(keys)
