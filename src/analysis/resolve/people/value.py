"""The words of a value with what each may be a form of, read once and held against many names."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import chain

from analysis.languages.sounds import IS_CYRILLIC
from analysis.resolve.people.forms import ENDED, Cases, NameForms
from analysis.resolve.people.names import Name
from analysis.resolve.people.parsing import Token

_START = 2  # letters of a word that is to be one with the next


class Value:
    """Words taken for a name. By sound or by letters: what each is a form of, and what neighbours are as one word."""

    def __init__(self, tokens: Sequence[Token], generation: str, forms: NameForms):
        self.tokens, self.generation = tuple(tokens), generation
        self._forms = forms
        read = [forms.cases(token.text) for token in tokens]
        self.sounds: list[Cases] = [sounds for sounds, _ in read]
        self._spellings: list[Cases] = [spellings for _, spellings in read]
        self._keys = set(chain.from_iterable(self.sounds)), set(chain.from_iterable(self._spellings))
        self._joined: dict[tuple[int, int], tuple[Cases, Cases]] = {}
        self.has_initial = any(token.is_initial for token in tokens)
        self.has_article = any(token.is_article for token in tokens)

    def words(self, by_letters: bool) -> list[Cases]:
        """What each word may be a form of."""
        return self._spellings if by_letters else self.sounds

    def joined(self, start: int, end: int, by_letters: bool) -> Cases:
        """As `words` for some words written as one; an initial is joined to initials only: Howard W. is no Говарду."""
        if end == start + 1:
            return self.words(by_letters)[start]
        if (start, end) not in self._joined:
            texts = [token.text for token in self.tokens[start:end]]
            sizes, alphabets = {len(text) == 1 for text in texts}, {bool(IS_CYRILLIC.search(text)) for text in texts}
            is_one = len(alphabets) == 1 and (by_letters or len(sizes) == 1)
            sounds, spellings = self._forms.cases("".join(texts)) if is_one else ({}, {})
            # Ли Мён is no Ли with an ending.
            self._joined[start, end] = sounds, {key: cases for key, cases in spellings.items() if cases != ENDED}
        return self._joined[start, end][by_letters]

    def nearest(self, names: Sequence[Name]) -> list[Name]:
        """The names that may fit, first those with a word of the surname and the first given name."""
        if len(names) == 1:
            return list(names)
        keys = self._keys
        near = [name for name in names if not name.sounds.isdisjoint(keys[name.is_spelled])]
        if len(self.tokens) < 2:
            return near
        full = [name for name in near if name.given and not name.given_keys[0].isdisjoint(keys[name.is_spelled])]
        return [*full, *(name for name in near if name not in full), *(name for name in names if name not in near)]

    def places(self, keys: Set[str], by_letters: bool) -> list[int]:
        """The words that may be one of those with the keys, alone or as one with the next."""
        words = self.words(by_letters)
        if not keys.isdisjoint(self._keys[by_letters]):
            return [at for at, word in enumerate(words) if not keys.isdisjoint(word)]
        if len(words) < 2:
            return []
        starts = {key[:_START] for key in keys}
        begun = [at for at, word in enumerate(words[:-1]) if any(key[:_START] in starts for key in word)]
        return [at for at in begun if not keys.isdisjoint(self.joined(at, at + 2, by_letters))]
