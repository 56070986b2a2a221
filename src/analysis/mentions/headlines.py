"""Headlines and lines in capitals, in which a capital letter tells nothing."""

from __future__ import annotations

from analysis.mentions.context import Context
from analysis.mentions.tokens import Words

_SHORTEST = 3  # letters of a word that has a capital in a headline
_FEWEST = 3  # words that make a headline


class Headlines:
    """Which sentences of one piece of text have capitals throughout.

    Parameters
    ----------
    words : Words
    context : Context
    """

    def __init__(self, words: Words, context: Context):
        self._words, self._context = words, context
        self._known: dict[int, tuple[bool, bool]] = {}

    def holds(self, at: int) -> bool:
        """Whether all longer words of the sentence have capitals, so that these tell nothing."""
        return self._read(at)[0]

    def is_upper(self, at: int) -> bool:
        """Whether the sentence is printed in capitals alone."""
        return self._read(at)[1]

    def _read(self, at: int) -> tuple[bool, bool]:
        words, start = self._words, at
        while start > 0 and not self._ends(start):
            start -= 1
        if start not in self._known:
            end = at + 1
            while end < len(words) and not self._ends(end):
                end += 1
            long = [n for n in range(start, end) if len(words.words[n]) >= _SHORTEST and words.words[n][0].isalpha()]
            small = (n for n in long if not words.is_capital(n) and not self._context.is_small(words.key(n)))
            is_upper = end - start >= _FEWEST and "".join(words.words[start:end]).isupper()
            has_point = words.gap(end).startswith(".")  # which no headline has
            is_headline = len(long) >= _FEWEST and next(small, -1) < 0 and (is_upper or not has_point)
            self._known[start] = is_headline, is_upper
        return self._known[start]

    def _ends(self, at: int) -> bool:
        """Whether a sentence ends before a word; the point of U.S. ends none."""
        gap = self._words.gap(at)
        if gap == " " or (gap.startswith(".") and "\n" not in gap and len(self._words.words[at - 1]) == 1):
            return False
        return any(sign in ".!?\n" for sign in gap)
