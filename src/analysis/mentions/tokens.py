"""The words of a running text at their exact places, and how each is looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from analysis.languages.folding import clear, fold
from analysis.languages.remembered import Remembered
from analysis.languages.tokens import Parted

_QUOTES = "'’‘`´ʼʹ\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"
_CYRILLIC = re.compile("[\u0400-\u052f]")
_OWNED = re.compile(r"(?<=.)(?:['’ʼ`´][sS]|(?<=[sS])['’])$")
# Blanks and hyphens, of which none is an empty line.
_WITHIN = re.compile(r"(?!\s*\n\s*\n)[\s\xa0\u202f\u2009]+|[-‐‑–]\s?|\s[-‐‑–—]\s?|·|་|،\s|\s?&\s?")
_SENTENCE_END = frozenset(".!?…\n。！？")
_SHORTENED = 4  # letters of a word that may end in a dot within a name: St., Dem.
_LONGEST = 60  # characters of a word that may be a name; longer runs are looked into only where a script has no blanks


class Bare(NamedTuple):
    """A word without what is stuck to it: its folded key, and how many signs stand before and after it."""

    key: str
    before: int
    after: int
    is_owner: bool  # printed with 's


NOTHING = Bare("", 0, 0, False)


# The first letters of the scripts whose words are no words once they are folded: their vowels are marks.
_UNFOLDED = re.compile("[\u0530-\u10ff\u1100-\u1cff\u2c80-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\U00010280-\U0001efff]")


def key_of(word: str) -> str:
    """The key of one word: folded, or after ``=`` as it stands in small letters in scripts that fold would break."""
    if is_folded(word):
        return fold(word)
    return "=" + " ".join(clear(unicodedata.normalize("NFKC", word)).casefold().split())


def is_folded(word: str) -> bool:
    """Whether the keys of words in these letters are their folded forms."""
    return word.isascii() or not _UNFOLDED.match(word)


def _bare(word: str) -> Bare:
    if len(word) > _LONGEST:
        return NOTHING
    if word.isalpha():
        return Bare(key_of(word), 0, 0, False)
    inner = word.lstrip(_QUOTES)
    before = len(word) - len(inner)
    bare = inner.rstrip(_QUOTES + "+") if not inner[-1:].isalnum() else inner
    owner = _OWNED.sub("", bare)
    return Bare(key_of(owner), before, len(inner) - len(owner), owner != bare)


BARES = Remembered(_bare)  # printed words with their `Bare`
_KEYS = Remembered(lambda word: BARES[word].key)


class Words(Parted):
    """The words of a piece of text, what stands before each, and where; see `Parted`.

    Attributes
    ----------
    padded : str
        The text behind an end of a line, so that something stands before its first word.
    is_cyrillic : bool
        Whether any of its letters is Cyrillic.
    """

    __slots__ = ("is_cyrillic", "padded")

    def __init__(self, text: str):
        super().__init__(text)
        self.padded = "\n" + text
        self.is_cyrillic = _CYRILLIC.search(text) is not None

    @classmethod
    def of(cls, text: str | Words) -> Words:
        """The words of a text that may be parted already."""
        return text if isinstance(text, Words) else cls(text)

    def key(self, at: int) -> str:
        """The folded word at a place, '' outside the text."""
        words = self.words
        return _KEYS[words[at]] if 0 <= at < len(words) else ""

    def gap(self, at: int) -> str:
        """What stands before a word; an end of text reads as a line's."""
        return self.gaps[at - 1] if 0 < at <= len(self.gaps) else "\n"

    def start(self, at: int) -> int:
        """Where the word itself begins, without quotes."""
        return self.starts[at] + BARES[self.words[at]].before

    def end(self, at: int) -> int:
        """Where the word itself ends, without 's and quotes."""
        word = self.words[at]
        return self.starts[at] + len(word) - BARES[word].after

    def is_capital(self, at: int) -> bool:
        """Whether the word begins with a capital letter."""
        if not 0 <= at < len(self.words):
            return False
        word = self.words[at]
        return word[:1].isupper() or (bool(word) and not word[0].isalnum() and word.lstrip(_QUOTES)[:1].isupper())

    def begins_sentence(self, at: int) -> bool:
        """Whether a word is the first of its sentence or line, or follows an opening quote or a colon."""
        gap = self.gap(at)
        return at == 0 or not self.words[at - 1] or (gap != " " and any(sign in _OPENS for sign in gap))

    def is_joined(self, at: int) -> bool:
        """Whether a word and the one before may be of one name: a blank, a hyphen or a short word's dot is between."""
        if not 0 < at <= len(self.gaps):
            return False
        gap = self.gaps[at - 1]
        if gap == " ":
            return True
        if gap in (".", ". ", ".\xa0"):
            return len(self.words[at - 1]) <= _SHORTENED and self.words[at - 1][:1].isupper()
        return _WITHIN.fullmatch(gap) is not None

    def is_beside(self, at: int) -> bool:
        """Whether only a blank stands between a word and the one before."""
        if not 0 < at < len(self.words) or not self.words[at - 1]:
            return False
        gap = self.gaps[at - 1]
        return gap == " " or (gap.isspace() and gap.count("\n") < 2)


_OPENS = _SENTENCE_END | frozenset('"“„«:;•*—(—–')


# --- pieces of a long text ---

PIECE = 20_000  # characters, about: what is made of a piece is dropped before the next is read
_PARAGRAPH = re.compile(r"\n\s*\n")
_LINE = re.compile(r"\n|(?<=[.!?。！？…])\s")


def pieces_of(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces with their places: whole paragraphs, where they are not too long, else sentences or words."""
    start = 0
    while len(text) - start > PIECE:
        end = _cut(text, start, start + PIECE)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def _cut(text: str, start: int, end: int) -> int:
    """The last good place to cut before `end`: an empty line, an end of a line or sentence, a blank."""
    half = start + PIECE // 2
    for place in (text.rfind("\n\n", half, end), text.rfind("\n", half, end)):
        if place >= 0:
            return place
    sentences = [found.start() for found in _LINE.finditer(text, end - PIECE // 10, end)]
    if sentences:
        return sentences[-1]
    blank = text.rfind(" ", half, end)
    return blank if blank >= 0 else end
