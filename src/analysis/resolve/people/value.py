"""The words of a value with what each may be a form of, read once and held against many names."""

from __future__ import annotations

from collections.abc import Sequence, Set

from analysis.languages.sounds import IS_CYRILLIC
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
        self._keys: list[set[str] | None] = [None, None]

    def words(self, by_letters: bool) -> list[Cases]:
        """What each word may be a form of."""
        return self._spellings if by_letters else self.sounds

    def joined(self, start: int, end: int, by_letters: bool) -> Cases:
        """As `words` for some words written as one; an initial is joined to initials only: Howard W. is no Говарду."""
        if (start, end) not in self._joined:
            texts = [token.text for token in self.tokens[start:end]]
            sizes, alphabets = {len(text) == 1 for text in texts}, {bool(IS_CYRILLIC.search(text)) for text in texts}
            is_one = len(alphabets) == 1 and (by_letters or len(sizes) == 1)
            self._joined[start, end] = self._forms.cases("".join(texts)) if is_one else ({}, {})
        return self._joined[start, end][by_letters]

    def may_have(self, keys: Set[str], by_letters: bool) -> bool:
        """Whether a word, or two as one, may be one of those with the keys."""
        if self._keys[by_letters] is None:
            pairs = (self.joined(at, at + 2, by_letters) for at in range(len(self.tokens) - 1))
            self._keys[by_letters] = set().union(*self.words(by_letters), *pairs)
        return not (self._keys[by_letters] or set()).isdisjoint(keys)
