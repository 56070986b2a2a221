"""Where in a text the words stand with which a reader begins: each printed word is judged once, the text once parted.

A reader has a pattern, which begins with what may stand before a word (`wordlists.APART`). To look for it at every
place of a text costs as much as all that is then read where it stands; to ask a dictionary of each word costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import compress, count

from analysis.languages.remembered import LONGEST, Remembered
from analysis.languages.tokens import Parted
from analysis.mentions.tokens import Words

_MARKS = frozenset("'‘")  # which stand before a word as well as in one, so that they part none


class Seeds(Remembered[bool]):
    """Printed words with whether the pattern of a reader may stand at them.

    Parameters
    ----------
    pattern : re.Pattern
        Begins with one sign of `wordlists.APART`.
    listed : iterable of str
        What stands behind that sign, if it may be of several words.

    Examples
    --------
    >>> seeds = Seeds(re.compile("[ \\n]no later(?= )"), ["no later"])
    >>> [found.start() for found in seeds.find(Words("no later than never, no sooner"))]
    [0]
    """

    def __init__(self, pattern: re.Pattern[str], listed: Iterable[str] = ()):
        super().__init__(self._may_begin)
        self.pattern, phrases = pattern, list(listed)
        parts = ([word for word in Parted(phrase).words if word] for phrase in listed)
        self._firsts = frozenset(words[0] for words, phrase in zip(parts, phrases, strict=True) if words != [phrase])

    def _may_begin(self, word: str) -> bool:
        padded = f"\n{word}"
        if _MARKS.isdisjoint(word):
            return word in self._firsts or self.pattern.match(padded) is not None
        is_short = len(word) <= LONGEST
        return any(
            self.pattern.match(padded, place) or (is_short and padded[place + 1 :] in self._firsts)
            for place in _places(word)
        )

    def find(self, words: Words) -> Iterator[re.Match[str]]:
        """The matches in a text, in its order; their places are one too large."""
        text, end = words.padded, 0
        for at in compress(count(), map(self.__getitem__, words.words)):
            start = words.starts[at]
            for place in _places(words.words[at]):
                if start + place >= end and (found := self.pattern.match(text, start + place)):
                    end = found.end()
                    yield found


def _places(word: str) -> list[int]:
    """Where what is apart may stand, in a word with a sign before it."""
    if _MARKS.isdisjoint(word):
        return [0]
    return [0, *(place for place, sign in enumerate(word, 1) if sign in _MARKS)]
