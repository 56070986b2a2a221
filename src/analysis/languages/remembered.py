"""What is worked out of a word is remembered while texts are read: for so many words, and for none that is too long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

LONGEST = 60  # characters: a longer run of letters is no word that comes again
Made = TypeVar("Made")


class Remembered(dict[str, Made], Generic[Made]):
    """Words with what a function makes of each, which is asked once for each; emptied when there are too many.

    Parameters
    ----------
    make : function of a word
    most : int
        How many words are remembered.

    Examples
    --------
    >>> lengths = Remembered(len)
    >>> lengths["word"], lengths["word" * 100], list(lengths)
    (4, 400, ['word'])
    """

    def __init__(self, make: Callable[[str], Made], most: int = 1 << 15):
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, word: str) -> Made:
        made = self._make(word)
        if len(word) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = made
        return made
