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
# Letters and signs that no normal form of Unicode changes, but for ё and й, whose marks are letters here.
_NORMAL = re.compile("[\x00-\x7fА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІіЄєҐґ«»“”‘’–—]*")
_CYRILLIC_WORD = re.compile(_WORD.replace("A-Za-z", ""))
# Signs that are not seen: soft hyphen, zero-width space, word joiner, byte-order mark, directions of writing.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# Letters that look the same in both alphabets (Unicode's confusables.txt, of the letters used here).
_LATIN = "ABCEHIKMOPTXYaceiopxyhsj"
_CYRILLIC = "АВСЕНІКМОРТХУасеіорхуһѕј"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)
_PAIR = "[A-Za-z][\u0400-\u052f]|[\u0400-\u052f][A-Za-z]"
# A word with such a pair, looked for from its first letter on, so that each letter is looked at once.
_MIXED_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_]*?(?:{_PAIR})[^\W\d_]*")
_ASCII = re.compile("[A-Za-z]")
# A letter of one alphabet beside one of the other, or a sign that is not seen: most texts have none.
_MAY_BE_MIXED = re.compile(f"[A-Za-z]|{_UNSEEN.pattern}")  # which a Cyrillic text is told by at a sixth of the price
_TO_CLEAR = re.compile(f"{_PAIR}|{_UNSEEN.pattern}")


class _WithoutMarks(dict[int, int | None]):
    """For `str.translate`: every character as it is, but for those that combine with the one before."""

    def __missing__(self, character: int) -> int | None:
        kept = None if unicodedata.combining(chr(character)) else character
        return self.setdefault(character, kept)


_WITHOUT_MARKS = _WithoutMarks()


@lru_cache(maxsize=1 << 8)  # who folds a text often clears it too
def clear(text: str) -> str:
    """The text without signs that are not seen, each word in letters of one alphabet where they only look alike.

    A Latin letter typed within a Russian or Kazakh word is the Cyrillic one, and the other way round; a word that is
    not of one alphabet then either stays as it is.

    >>> clear("CША") == "США", clear("Kazakh\u00adstan"), clear("Zoомер")
    (True, 'Kazakhstan', 'Zoомер')
    """
    if text.isascii() or not _MAY_BE_MIXED.search(text) or not _TO_CLEAR.search(text):
        return text
    return _MIXED_WORD.sub(_in_one_alphabet, _UNSEEN.sub("", text))


def _in_one_alphabet(found: re.Match[str]) -> str:
    word = found[0]
    cyrillic = word.translate(_TO_CYRILLIC)
    if not _ASCII.search(cyrillic):
        return cyrillic
    latin = word.translate(_TO_LATIN)
    return latin if latin.isascii() else word


@lru_cache(maxsize=1 << 13)  # a table of more entries takes a millisecond whenever it grows
def fold(text: str) -> str:
    """The key under which two spellings of a name are the same.

    Case, accents, apostrophes, dots, the kind of space or hyphen, what `clear` clears and a leading "the" do not
    count; letters, digits and '+' (as in C5+1) do.
    ``fold("Côte d’Ivoire") == "cote divoire"``, ``fold("the U.S.") == "us"``.
    """
    if text.isascii():  # the two kinds of words that most are
        if text.isalnum():
            return text.lower()
    elif _CYRILLIC_WORD.fullmatch(text):
        return text.casefold().replace("ё", "е")
    text = clear(text)
    if _PLAIN.fullmatch(text):
        text = text.casefold().replace("ё", "е")
        return text[4:] if text.startswith("the ") else text
    if _NORMAL.fullmatch(text):
        text = text.replace("ё", "е").replace("Ё", "Е")
    else:
        text = unicodedata.normalize("NFC", text)
        for letter, kept in _KEPT:
            text = text.replace(letter, kept)
        text = unicodedata.normalize("NFKD", text).translate(_WITHOUT_MARKS)
    text = _DROPPED.sub("", text.casefold()).replace("\ue001", "й")
    text = _APART.sub(" ", text.replace("_", " ").replace("&", " and ")).strip()
    return text[4:] if text.startswith("the ") else text
