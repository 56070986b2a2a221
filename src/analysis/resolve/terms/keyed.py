"""The words of terms and of rules by their keys, which are made when a word that begins alike is first read.

A vocabulary lists thousands of words in four languages; a text has words of one or two, and a phrase has three.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.languages.remembered import Remembered
from analysis.languages.wordforms import base_keys, word_keys
from analysis.resolve.terms.rules import Rule

ALONE = "="  # before the word of a term of one word, which is listed in its first form
_START, _LONG_STEM = 3, 6  # letters
_SHORT = 5  # letters of a word whose second one may be in its last syllable
_CHANGING, _VOWEL = frozenset("іоеьєїё"), "о"  # second letters of which one may stand for another


def beginning(word: str) -> str:
    """The first letters of a folded word, which all its forms and spellings share: cesium, caesium; сіль, солі."""
    if word.isascii() or len(word) < 2:
        return word[:1]
    return word[0] + (_VOWEL if word[1] in _CHANGING else word[1])


class Keyed(NamedTuple):
    """By key the words of terms and the rules that mark a word; and the first letters of their stems."""

    words: dict[str, list[str]]
    rules: dict[str, set[Rule]]
    starts: frozenset[str] = frozenset()

    def may_hold(self, word: str) -> bool:
        """Whether a folded word may have one of the keys, by its first letters: to make its own takes longer."""
        starts = self.starts
        return len(word) < _START or word.isascii() or word[:_START] in starts or word[: _START - 1] in starts


class KeyedWords:
    """The words of terms, and those that rules list in any inflection, by their `beginning`."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._marking: dict[str, list[tuple[str, Rule]]] = {}
        self._made = Remembered(self._make)

    def add(self, word: str) -> None:
        """A word of a term, behind `ALONE` if it is the whole of one."""
        self._words.setdefault(_beginning_of(word.removeprefix(ALONE)), []).append(word)

    def mark(self, word: str, rule: Rule) -> None:
        """A word that a rule lists."""
        self._marking.setdefault(_beginning_of(word), []).append((word, rule))

    def like(self, word: str) -> Keyed:
        """What begins as a folded word does, by its keys."""
        return self._made[beginning(word)]

    def _make(self, start: str) -> Keyed:
        keyed = Keyed({}, {})
        for begun in dict.fromkeys((start[:1], start)):
            for word in self._words.get(begun, ()):
                # A term of one word is listed in its first form; in a longer one any may be inflected as it stands.
                for key in base_keys(word[1:]) if word.startswith(ALONE) else word_keys(word):
                    keyed.words.setdefault(key, []).append(word)
            for word, rule in self._marking.get(begun, ()):
                for key in base_keys(word):
                    keyed.rules.setdefault(key, set()).add(rule)
        # A short stem may change its third letter: орын, орны.
        stems = (key.partition(":")[2] for key in (*keyed.words, *keyed.rules))
        return keyed._replace(starts=frozenset(stem[: _START - (len(stem) < _LONG_STEM)] for stem in stems))


def _beginning_of(listed: str) -> str:
    """The beginning of a listed word; of a short one the first letter, for the second may go: день, дня."""
    return listed[:1] if len(listed) <= _SHORT else beginning(listed)
