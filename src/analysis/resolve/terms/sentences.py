"""A running text in sentences, as the finder of terms reads it: what is worked out once for all kinds of terms.

A sentence is a piece in which words tell of one another. Where a text has no stops it is cut at a comma or a blank, so
that no text is read as one sentence of any length.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.languages.tokens import Parted, Tokens

LONGEST = 600  # characters
# After a stop, an empty line, a line that is not continued in small letters.
_SMALL = "[a-zа-яёәғқңөұүһіїєґ]"
_STOP = rf"(?<=\n)(?![^\S\n]{{0,20}}{_SMALL})|(?<=[.!?…])[\"'»”’)\]]*+(?=\s)"
_END = re.compile(rf"[.!?…\n](?:{_STOP})\s*")
_CUT = re.compile(r"[,;:|/\n](?=\s)")


class Sentences:
    """The sentences of a text, whose words are told apart once for all of them.

    Parameters
    ----------
    parted : Parted
        The text.

    Attributes
    ----------
    text : str
        The text, with a blank for the end of a line that goes on in small letters; as long as the one given.
    bounds : list of tuple of int
        Where each sentence begins and ends.
    words : Tokens
        The words of the whole text.
    """

    def __init__(self, parted: Parted):
        text = parted.text
        self.bounds = list(_bounds(text))
        self.text = text.replace("\n", " ") if "\n" in text else text
        self.words = Tokens(parted, is_line=True)
        self._tokens: dict[int, Tokens] = {}

    def tokens(self, number: int) -> Tokens:
        """The words of a sentence; their places count from its beginning."""
        found = self._tokens.get(number)
        if found is None:
            (start, end), starts = self.bounds[number], self.words.starts
            first = bisect_left(starts, start)
            found = self._tokens[number] = self.words.part(first, bisect_left(starts, end, first), start)
        return found


def _bounds(text: str) -> list[tuple[int, int]]:
    bounds = []
    start = 0
    for found in [*(end.end() for end in _END.finditer(text)), len(text)]:
        while found - start > LONGEST:
            cut = _cut(text, start)
            bounds.append((start, cut))
            start = cut
        if found > start:
            bounds.append((start, found))
            start = found
    return bounds


def _cut(text: str, start: int) -> int:
    """Where to end a sentence that is too long: after a mark, a blank, or anywhere."""
    end = start + LONGEST
    marks = [found.end() for found in _CUT.finditer(text, start + LONGEST // 2, end)]
    if marks:
        return marks[-1]
    blank = text.rfind(" ", start + 1, end)
    return blank if blank > 0 else end
