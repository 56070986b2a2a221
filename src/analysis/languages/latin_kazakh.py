"""Kazakh in Latin letters, read as Kazakh in Cyrillic ones, and the way back to its own places."""

from __future__ import annotations

import re

_LETTERS = {
    **dict(zip("aäbvgğdejziqlmnñoöprstuūüfhşcyıéw", "аәбвгғдежзиқлмнңоөпрстуұүфхшсыіэу", strict=True)),
    "k": "к",
    "x": "х",
    "á": "ә",
    "ó": "ө",
    "ú": "ү",
    "ý": "у",
    "ń": "ң",
    "ǵ": "ғ",
    "ç": "ч",
    "ö": "ө",
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "kh": "х",
    "gh": "ғ",
    "ng": "ң",
    "ts": "ц",
    "shch": "щ",
    "iia": "ия",
    "iiu": "ию",
    "ia": "я",
    "iu": "ю",
    "io": "ё",
    "ya": "я",
    "yu": "ю",
    "iya": "ия",
}
_SIGN = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)), re.IGNORECASE)
_VOWELS = frozenset("aäeiıoöuūüyáóúéаәеиіоөуұүыэ")
_RARE = re.compile("[äğūǵńáúý]|q(?!u)", re.IGNORECASE)


def is_latin_kazakh(text: str) -> bool:
    """Whether a text that is known to be Kazakh stands in Latin letters.

    >>> is_latin_kazakh("Qazaqstan men Avstraliya memorandumğa qol qoidy"), is_latin_kazakh("Қазақстан BRGM ұйымымен")
    (True, False)
    """
    letters = [sign for sign in text[:2000] if sign.isalpha()]
    return sum(sign < "\u0250" for sign in letters) * 2 > len(letters)


def may_be_latin_kazakh(text: str) -> bool:
    """Whether a text of which no language is known has a letter that Kazakh in Latin letters has, and few others.

    >>> may_be_latin_kazakh("Mys pen ýran óndirý josparlandy"), may_be_latin_kazakh("A question of copper")
    (True, False)
    """
    return _RARE.search(text) is not None and is_latin_kazakh(text)


class Cyrillic:
    """A text in Cyrillic letters, and where each of them stands in the text as it was given.

    >>> read = Cyrillic("Qūjatqa qol qoidy")
    >>> read.text, read.place(0, 7)
    ('Құжатқа қол қойды', (0, 7))
    >>> Cyrillic("kobalt", soft_l=True).text
    'кобальт'

    Parameters
    ----------
    text : str
        In Latin letters.
    soft_l : bool, default False
        Whether an l before another consonant or at an end is soft, as in words that came by way of Russian.
    """

    def __init__(self, text: str, soft_l: bool = False):
        written: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        end = 0
        for found in _SIGN.finditer(text):
            for place in range(end, found.start()):
                self._put(written, text[place], place, place + 1)
            end = found.end()
            made = self._letters(text, found)
            if soft_l and made.lower() == "л" and text[end : end + 1].lower() not in _VOWELS | {"l"}:
                made += "ь"
            for sign in made:
                self._put(written, sign, found.start(), end)
        for place in range(end, len(text)):
            self._put(written, text[place], place, place + 1)
        self.text = "".join(written)

    def _put(self, written: list[str], sign: str, start: int, end: int) -> None:
        written.append(sign)
        self._starts.append(start)
        self._ends.append(end)

    @staticmethod
    def _letters(text: str, found: re.Match[str]) -> str:
        printed = found[0]
        lower = printed.lower()
        before = text[found.start() - 1 : found.start()].lower()
        made = _LETTERS.get(lower, printed)
        is_glide = before == "ı" and text[found.start() - 2 : found.start() - 1].lower() in _VOWELS  # qoıyldy
        if lower in ("i", "y", "ı") and before in _VOWELS and before and not is_glide:
            made = "й"
        if printed[:1].isupper():
            made = made.upper() if len(printed) > 1 and printed.isupper() else made[:1].upper() + made[1:]
        return made

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text as it was given something stands."""
        if start >= end:
            return 0, 0
        return self._starts[start], self._ends[end - 1]
