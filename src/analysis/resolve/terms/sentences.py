"""A running text in sentences, as the finder of terms reads it: what is worked out once for all kinds of terms.

A sentence is a piece in which words tell of one another. Where a text has no stops it is cut at a comma or a blank, so
that no text is read as one sentence of any length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.languages.tokens import Tokens, tokenize

LONGEST = 600  # characters
_WORD = re.compile(r"[^\W_]+")
# Signs within a word, which `_WORD` would take for its end.
_WITHIN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff’'ʼ‘`´]")
# After a stop, an empty line, a line that is not continued in small letters.
_SMALL = "[a-zа-яёәғқңөұүһіїєґ]"
_STOP = rf"(?<=\n)(?![^\S\n]{{0,20}}{_SMALL})|(?<=[.!?…])[\"'»”’)\]]*+(?=\s)"
_END = re.compile(rf"[.!?…\n](?:{_STOP})\s*")
_CUT = re.compile(r"[,;:|/\n](?=\s)")


class Sentences:
    """The sentences of a text.

    Parameters
    ----------
    text : str

    Attributes
    ----------
    text : str
        The text, with a blank for the end of a line that goes on in small letters; as long as the one given.
    bounds : list of tuple of int
        Where each sentence begins and ends.
    """

    def __init__(self, text: str):
        self.bounds = list(_bounds(text))
        self.text = text.replace("\n", " ") if "\n" in text else text
        self._tokens: dict[int, Tokens] = {}

    @property
    def words(self) -> Iterator[list[str]]:
        """The printed words of each sentence, a word with signs within as it is folded."""
        text = self.text
        plain = not _WITHIN.search(text)
        for number, (start, end) in enumerate(self.bounds):
            if plain or not _WITHIN.search(text, start, end):
                yield _WORD.findall(text, start, end)
            else:
                yield self.tokens(number).words

    def tokens(self, number: int) -> Tokens:
        """The words of a sentence; their places count from its beginning."""
        found = self._tokens.get(number)
        if found is None:
            start, end = self.bounds[number]
            found = self._tokens[number] = tokenize(self.text[start:end])
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
