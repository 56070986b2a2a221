"""Kazakh names in Latin letters: the alphabets of 2018 and 2021, and the romanizations of the press."""

from __future__ import annotations

import re
import unicodedata

# The letters, and how the alphabet of 2021 writes them; a hyphen stands for nothing.
_LETTERS = """а ә б в г ғ д е ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш ы і э ю я ь ъ ё щ"""
_BASE = """a ä b v g ğ d e j z i i k q l m n ñ o ö p r s t u ū ü f h h ts ch sh y i e iu ia - - io shsh"""
# What other ways of writing change; a blank parts two letters that would be taken for one sign.
_SCHEMES: tuple[dict[str, str], ...] = (
    {},  # 2021
    {"ш": "ş", "щ": "şş", "ч": "ç", "ц": "s"},  # 2021, with its letters for foreign sounds
    {"ц": "t s", "у": "ý", "ю": "iý", "х": "h"},  # 2018; accents go when the key is folded
    {"ия": "iya", "я": "ya", "ю": "yu", "й": "y"},  # the press
    {"ия": "ia", "я": "ya", "ю": "yu", "й": "y"},
    {"ия": "iya", "я": "ya", "ю": "yu", "й": "y", "ж": "zh", "х": "kh", "ғ": "gh", "ң": "ng"},
    {"ия": "iya", "я": "ya", "ю": "yu", "й": "i", "ж": "zh", "х": "kh"},
    {"ия": "iya", "я": "ya", "ю": "yu", "й": "y", "ж": "zh"},
    {"ия": "iya", "я": "ya", "ю": "yu", "й": "y", "ж": "zh", "қ": "k", "х": "kh"},
)


def latin_spellings(name: str) -> list[str]:
    """A Kazakh name of Cyrillic letters in the Latin alphabets of 2018 and 2021 and in the usual romanizations.

    >>> latin_spellings("Жапония")[:4]
    ['japoniia', 'japoniya', 'japonia', 'zhaponiya']
    """
    base = {a: "" if b == "-" else b for a, b in zip(_LETTERS.split(), _BASE.split(), strict=True)}
    spelled = []
    for scheme in _SCHEMES:
        text = name.lower()
        for old, new in sorted({**base, **scheme}.items(), key=lambda pair: -len(pair[0])):
            text = text.replace(old, new.replace(" ", ""))
        spelled.append(text)
    return list(dict.fromkeys(spelled))


# What the Latin alphabets of 2017, 2018 and 2021 make of the letters, without what tells one of them from another.
_KEY_OF_CYRILLIC = str.maketrans(
    dict(zip("аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщыіэ", "aabvggdejziikqlmnnooprstuuufhhscssiie", strict=True))
    | {"ю": "iu", "я": "ia", "ё": "io", "ь": "", "ъ": ""}
)
_DIGRAPHS = re.compile("sh|ch|ý")
_ONE_LETTER = {"sh": "s", "ch": "c", "ý": "u"}
_PLAIN_LETTERS = str.maketrans("yıәəńñŋğǵşçäáöóúūüíìî", "iiaannnggscaaoouuuiii")


def latin_key(word: str) -> str:
    """What a Kazakh word in small letters has in common in Cyrillic and in all its Latin alphabets.

    Accents, and apostrophes that stand for them, are to be left out by the caller or stand in one letter.

    >>> latin_key("қараша") == latin_key("qaraşa") == latin_key("qarasha")
    True
    >>> latin_key("қыркүйек"), latin_key("қазан") == latin_key("kazan")
    ('qirkuiek', False)
    """
    if not word.isascii():
        word = word.translate(_KEY_OF_CYRILLIC)
    return _DIGRAPHS.sub(lambda match: _ONE_LETTER[match[0]], word).translate(_PLAIN_LETTERS)


def is_latin(text: str) -> bool:
    """Whether every letter of a text is a Latin one, accents included.

    >>> is_latin("Tórshavn, 2025"), is_latin("Вашингтон")
    (True, False)
    """
    return text.isascii() or all(unicodedata.name(sign, "").startswith("LATIN") for sign in text if sign.isalpha())
