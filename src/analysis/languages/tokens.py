"""The words of a text, and what sets them apart."""

from __future__ import annotations

import re
from itertools import accumulate

from analysis.languages.folding import fold
from analysis.languages.remembered import Remembered

# Apostrophes, marks that combine with a letter and signs that are not seen may stand within a word.
_WITHIN = "[’'ʼ‘`´]|[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+"
_SPLIT = re.compile(
    rf"([^\W_]+(?:(?:{_WITHIN})[^\W_]+)*[\u0300-\u036f]*|&|[,;:|/()\[\]\n«»“”\"—–!?•]|\.(?=\s|$))",
)


class _Folded(Remembered[str]):
    """Printed words folded, '' for a mark. A few are two words then: ½."""

    def __init__(self) -> None:
        super().__init__(self._folded)
        self.has_several = False  # whether words that are two are among those read so far

    def _folded(self, printed: str) -> str:
        if printed == "&":
            return "and"
        word = fold(printed) if printed[0].isalnum() else ""
        self.has_several |= " " in word
        return word


_FOLDED = _Folded()


class Tokens:
    """The words of a text, each thing that is known of them in a list.

    Attributes
    ----------
    words : list of str
        Folded. Articles stay.
    printed : list of str
        As printed: ``text[starts[i] : starts[i] + len(printed[i])]``.
    aparts : list of str
        The mark that sets each apart from the word before, '' if none does.
    starts : list of int
        Where each begins.
    """

    __slots__ = ("aparts", "printed", "starts", "words")

    def __init__(self, text: str):
        parts = _SPLIT.split(text)
        self.printed: list[str] = parts[1::2]
        self.words = list(map(_FOLDED.__getitem__, self.printed))
        self.starts = list(accumulate(map(len, parts), initial=0))[1:-1:2]
        self.aparts = [""] * len(self.words)
        if "" in self.words:
            self._drop_marks()
        if _FOLDED.has_several:
            self._part_several()

    def __len__(self) -> int:
        return len(self.words)

    def _drop_marks(self) -> None:
        """Leave the words alone, each with the last mark before it."""
        words, printed, aparts, starts = self.words, self.printed, self.aparts, self.starts
        for place in reversed([place for place, word in enumerate(words) if not word]):
            if place + 1 < len(words) and not aparts[place + 1]:
                aparts[place + 1] = printed[place]
            del words[place], printed[place], aparts[place], starts[place]

    def _part_several(self) -> None:
        """Part what is printed as one word and folded as two."""
        words, printed, aparts, starts = self.words, self.printed, self.aparts, self.starts
        for place in reversed([place for place, word in enumerate(words) if " " in word]):
            several = words[place].split()
            more = len(several) - 1
            words[place : place + 1] = several
            printed[place:place] = [printed[place]] * more
            starts[place:place] = [starts[place]] * more
            aparts[place + 1 : place + 1] = [""] * more

    def is_capital(self, place: int) -> bool:
        """Whether a word is printed with a capital letter."""
        return self.printed[place][0].isupper()

    def end(self, place: int) -> int:
        """Where a word ends."""
        return self.starts[place] + len(self.printed[place])


def tokenize(text: str) -> Tokens:
    """The words of a text; punctuation shows in the next word's mark.

    >>> tokens = tokenize("R&D, the ores")
    >>> tokens.words, tokens.aparts
    (['r', 'and', 'd', 'the', 'ores'], ['', '', '', ',', ''])
    >>> [(start, tokens.end(place)) for place, start in enumerate(tokens.starts)]
    [(0, 1), (1, 2), (2, 3), (5, 8), (9, 13)]
    """
    return Tokens(text)
