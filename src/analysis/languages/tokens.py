"""The words of a text, and what sets them apart."""

from __future__ import annotations

import re
from itertools import accumulate, compress, count
from typing import NamedTuple

from analysis.languages.folding import fold
from analysis.languages.remembered import Remembered

# Apostrophes, marks that combine with a letter and signs that are not seen may stand within a word.
_WITHIN = "[’'ʼ‘`´]|[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+"
_TOKEN = re.compile(
    rf"([^\W_]+(?:(?:{_WITHIN})[^\W_]+)*[\u0300-\u036f]*|&|[,;:|/()\[\]\n«»“”\"—–!?•]|\.(?=\s|$))",
)


# Whatever parts two words: blanks, ASCII punctuation but for ' and +, general and East Asian punctuation. All else
# belongs to a word: marks that combine, soft hyphens, signs of direction, apostrophes, half-width and full-width signs.
_APART = (
    r"\s\x00-\x1f!-%(-*,-/:-@\[-`{-~\xa0-\xa9\xab\xac\xae\xb0\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2010-\u2017\u201a-\u2027"
    r"\u2028\u2029\u2030-\u205f\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u3030\uff01-\uff06\uff08-\uff0a\uff0c-\uff0f"
    r"\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u060c\u061b\u061f\u0964\u0965\u055d\u0589\u10fb\u1362-\u1368\u0f0b-\u0f0d"
)
_PARTED = re.compile(f"([{_APART}]+)")


class Parted:
    """A text parted into words at blanks and punctuation alone: what all that read it begin with.

    Attributes
    ----------
    text : str
    words : list of str
        As printed, with all signs that are no punctuation; the first and the last may be ''.
    gaps : list of str
        ``gaps[i]`` stands between ``words[i]`` and ``words[i + 1]``.
    starts : list of int
        Where each word begins.
    """

    __slots__ = ("gaps", "starts", "text", "words")

    def __init__(self, text: str):
        pieces = _PARTED.split(text)
        self.text = text
        self.words = pieces[::2]
        self.gaps = pieces[1::2]
        self.starts = list(accumulate(map(len, pieces), initial=0))[:-1:2]

    def __len__(self) -> int:
        return len(self.words)


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


class _Several(NamedTuple):
    """The tokens within a word of `Parted`, R&D, each with its place."""

    found: list[tuple[int, str]]


def _several(word: str) -> _Several | None:
    """None where a word is one token itself, as nearly all are."""
    found = [(token.start(), token[0]) for token in _TOKEN.finditer(word)]
    return None if found == [(0, word)] else _Several(found)


def _mark(gap: str) -> str | None:
    """The last mark between two words, '' for none; None where a word of digits stands there, or joins them: ①."""
    found = _TOKEN.findall(f"x{gap}x")
    if len(found) < 2 or not found[0] == found[-1] == "x" or any(mark[0].isalnum() for mark in found[1:-1]):
        return None
    return found[-2] if len(found) > 2 else ""


def _mark_of_line(gap: str) -> str | None:
    return _mark(gap.replace("\n", " "))


_SEVERAL = Remembered(_several)
_MARKS, _MARKS_OF_LINE = Remembered(_mark, 1 << 10), Remembered(_mark_of_line, 1 << 10)


class Tokens:
    """The words of a text, each thing that is known of them in a list.

    Parameters
    ----------
    text : str or Parted
        A short text is read from sign to sign; of one that is parted each distinct word is judged once.
    is_line : bool
        Whether an end of a line is a blank and no mark.

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
    words: list[str]
    printed: list[str]
    aparts: list[str]
    starts: list[int]

    def __init__(self, text: str | Parted, is_line: bool = False):
        if isinstance(text, str) or not self._is_taken(text, _MARKS_OF_LINE if is_line else _MARKS):
            printed = text if isinstance(text, str) else text.text
            self._read(printed.replace("\n", " ") if is_line else printed)
        self.words = list(map(_FOLDED.__getitem__, self.printed))
        if "" in self.words:
            self._drop_marks()
        if _FOLDED.has_several:
            self._part_several()

    def _is_taken(self, parted: Parted, known: Remembered[str | None]) -> bool:
        """Take the words as they are parted, but for the few that are several; not where a gap holds a word."""
        marks = [mark for mark in map(known.__getitem__, parted.gaps) if mark is not None]
        if len(marks) < len(parted.gaps):
            return False
        aparts = ["", *marks]
        printed, starts = parted.words[:], parted.starts[:]
        several = list(map(_SEVERAL.__getitem__, printed))
        for at in reversed(list(compress(count(), several))):
            [found] = several[at] or ([],)
            if not found and at + 1 < len(aparts):
                aparts[at + 1] = aparts[at + 1] or aparts[at]
            start = starts[at]
            aparts[at : at + 1] = [aparts[at], *[""] * (len(found) - 1)] if found else []
            starts[at : at + 1] = [start + place for place, _ in found]
            printed[at : at + 1] = [token for _, token in found]
        self.printed, self.starts, self.aparts = printed, starts, aparts
        return True

    def _read(self, text: str) -> None:
        """A text that has words of signs: its tokens are looked for one by one."""
        parts = _TOKEN.split(text)
        self.printed, self.aparts = parts[1::2], [""] * (len(parts) // 2)
        self.starts = list(accumulate(map(len, parts), initial=0))[1:-1:2]

    def _drop_marks(self) -> None:
        """Leave the words alone, each with the last mark before it."""
        words, printed = self.words, self.printed
        marks = ["", *("" if word else mark for word, mark in zip(words, printed, strict=True))]
        aparts = [apart or mark for mark, apart in zip(marks, self.aparts, strict=False)]
        self.aparts, self.printed = list(compress(aparts, words)), list(compress(printed, words))
        self.starts = list(compress(self.starts, words))
        self.words = list(filter(None, words))

    def __len__(self) -> int:
        return len(self.words)

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

    def part(self, first: int, last: int, begin: int) -> Tokens:
        """The words from one to before another, as those of a text that begins at a place of this one."""
        part = Tokens.__new__(Tokens)
        part.words, part.printed = self.words[first:last], self.printed[first:last]
        part.starts = [start - begin for start in self.starts[first:last]]
        part.aparts = self.aparts[first:last]
        if first < last:
            part.aparts[0] = ""
        return part

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
