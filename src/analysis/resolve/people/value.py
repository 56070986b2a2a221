"""The words of a value with what each may be a form of, read once and held against many names."""

from __future__ import annotations

from collections.abc import Sequence, Set

from analysis.languages.sounds import IS_CYRILLIC
from analysis.resolve.people.forms import ENDED, LETTERS, Cases, NameForms
from analysis.resolve.people.parsing import Token

_START = 2  # letters of a word that is to be one with the next


class Value:
    """Words taken for a name: what each is a form of, and what neighbours are as one word."""

    def __init__(self, tokens: Sequence[Token], generation: str, forms: NameForms):
        self.tokens, self.generation = tuple(tokens), generation
        self._forms = forms
        self.words = [forms.cases(token.text) for token in tokens]
        self._keys = frozenset().union(*self.words)
        self._joined: dict[tuple[int, int], Cases] = {}
        self.has_initial = any(token.is_initial for token in tokens)
        self.has_article = any(token.is_article for token in tokens)

    def joined(self, start: int, end: int) -> Cases:
        """What some words written as one are; an initial is joined to initials only: Howard W. is no Говарду."""
        if end == start + 1:
            return self.words[start]
        if (start, end) not in self._joined:
            texts = [token.text for token in self.tokens[start:end]]
            sizes, alphabets = {len(text) == 1 for text in texts}, {bool(IS_CYRILLIC.search(text)) for text in texts}
            found = self._forms.cases("".join(texts)) if len(alphabets) == len(sizes) == 1 else {}
            # Ли Мён is no Ли with an ending.
            kept = {key: cases for key, cases in found.items() if cases != ENDED or key[0] != LETTERS}
            self._joined[start, end] = kept
        return self._joined[start, end]

    def places(self, keys: Set[str]) -> list[int]:
        """The words that may be one of those with the keys, alone or as one with the next."""
        if not keys.isdisjoint(self._keys):
            return [at for at, word in enumerate(self.words) if not keys.isdisjoint(word)]
        starts = {key[:_START] for key in keys}
        begun = [at for at, word in enumerate(self.words[:-1]) if any(key[:_START] in starts for key in word)]
        return [at for at in begun if not keys.isdisjoint(self.joined(at, at + 2))]
