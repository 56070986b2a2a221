"""One folded key for all the ways a name is typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APART = re.compile(r"[^\w+]+")
# Й and Ё decompose like accented Latin letters, but й is a letter of its own: folding it would join words.
# A dotless ı has I for its capital, as i has.
_KEPT = (("й", "\ue001"), ("Й", "\ue001"), ("ё", "е"), ("Ё", "Е"), ("ı", "i"))
_DROPPED = re.compile("[.'’‘ʻʼ`´«»\"“”]+")
# Words in letters of English, Russian and Kazakh, between single blanks: nothing in them folds but the case.
_WORD = "[0-9A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+"
_PLAIN = re.compile(f"{_WORD}(?: {_WORD})*")


class _WithoutMarks(dict[int, int | None]):
    """For `str.translate`: every character as it is, but for those that combine with the one before."""

    def __missing__(self, character: int) -> int | None:
        kept = None if unicodedata.combining(chr(character)) else character
        return self.setdefault(character, kept)


_WITHOUT_MARKS = _WithoutMarks()


@lru_cache(maxsize=1 << 13)  # a table of more entries takes a millisecond whenever it grows
def fold(text: str) -> str:
    """The key under which two spellings of a name are the same.

    Case, accents, apostrophes, dots, the kind of space or hyphen and a leading "the" do not count; letters,
    digits and '+' (as in C5+1) do. ``fold("Côte d’Ivoire") == "cote divoire"``, ``fold("the U.S.") == "us"``.
    """
    if _PLAIN.fullmatch(text):
        text = text.casefold().replace("ё", "е")
        return text[4:] if text.startswith("the ") else text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        for letter, kept in _KEPT:
            text = text.replace(letter, kept)
        text = unicodedata.normalize("NFKD", text).translate(_WITHOUT_MARKS)
    text = _DROPPED.sub("", text.casefold()).replace("\ue001", "й")
    text = _APART.sub(" ", text.replace("_", " ").replace("&", " and ")).strip()
    return text[4:] if text.startswith("the ") else text
