"""A text between blanks as tokens: words, figures, signs and the endings of figures."""

from __future__ import annotations

import re
import unicodedata

from analysis.dates.roles import Role, Word

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_AS_READ: dict[int, int | None] = {}
_AS_READ |= str.maketrans(_HYPHENS := "‐‑−﹣", "-" * len(_HYPHENS))  # an en dash stays: 2024–25 is a range
_AS_READ |= dict.fromkeys(map(ord, _INVISIBLE))
_AS_READ |= {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}  # full-width letters, digits and signs
# The figures of all scripts are figures; accents and vowel points tell no word of dates from another.
for _code in (*range(0x300, 0x1D00), *range(0xA620, 0xAC00)):
    if (_category := unicodedata.category(chr(_code))) == "Nd":
        _AS_READ[_code] = ord("0") + unicodedata.digit(chr(_code))
    elif _category == "Mn" and _code < 0x900:
        _AS_READ[_code] = None

# An apostrophe within a word is none of its letters: п'ятниця, jylg'y; but not that of today's.
_WITHIN_A_WORD = re.compile(r"(?:(y)|(?<=[^\W\d_]))['’ʼ`](?=[^\W\d_])(?!s(?!\w))")

# In the order they are tried. Numbers joined by one sign are one token, unless a letter stands before them: Q4-2025.
# So are several points, which after figures may be an open end or a text cut off; after a word they are a misprint.
_CLOCK = r"(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:z|[ap]m|[ap]\.m\.?|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_PATTERN = r"""
    (?:(?<=[0-9])[-‐‑–]?|(?<=[ivxіх])[-‐‑–])(?:ENDINGS)(?!\w)
  | (?<!\w)c\.
  | (?<!\w)[ap]\.m(?:\.|(?!\w))
  | (?<=[0-9])t[0-9]{2}:[0-9]{2}CLOCK(?![0-9])
  | (?<=[0-9])t[0-9]{4,6}z?(?!\w)
  | (?:[^\W\d_]+|[\u0900-\u109f\u1780-\u17ff])++
  | [0-9]+(?![0-9./:'’apm-])
  | (?<![0-9:])[0-9]{1,2}:[0-9]{2}CLOCK(?![0-9])
  | [0-9]{1,2}(?:[ap]m(?!\w)|[ap]\.m(?:\.|(?!\w)))
  | \+[0-9]{1,2}(?::?[0-9]{2})?(?![0-9])
  | (?<![^\W\d_])(?<![^\W\d_][-/])(?:
        [0-9]{1,4}\.[0-9]{1,2}\.[0-9]{1,4}(?![0-9])
      | [0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}(?![0-9])
      | [0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}(?![0-9])
      | (?:[0-9]{4}[-/][0-9]{1,2}|[0-9]{4}\.[0-9]{2}|[0-9]{1,2}[-./][0-9]{4})(?![0-9])
      | [0-9]{1,2}\.[0-9]{1,2}(?![0-9])
    )
  | (?<![\w.])[0-9]{4}\.0(?![\w.])
  | ['’][0-9]{2}(?![0-9])
  | (?<![^\W\d_])(?<!\.)\.\.+
  | [0-9]+
  | \S
"""


def token_pattern(endings: list[str]) -> re.Pattern[str]:
    """What a token is, with the endings that figures take in some language."""
    longest_first = "|".join(sorted(map(re.escape, endings), key=len, reverse=True))
    return re.compile(_PATTERN.replace("ENDINGS", longest_first).replace("CLOCK", _CLOCK), re.VERBOSE)


def as_read(chunk: str) -> str:
    """A text as its words are listed: small letters, plain hyphens and figures, nothing that cannot be seen."""
    if chunk.isascii():
        return _without_apostrophes(chunk.lower()) if "'" in chunk else chunk.lower()
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", chunk).translate(_AS_READ).casefold())
    text = text.replace("ё", "е").replace("i̇", "i")
    return _without_apostrophes(text)


def _without_apostrophes(text: str) -> str:
    """The Kazakh letter y' of 2017 is another than its y, and ý since."""
    return _WITHIN_A_WORD.sub(lambda match: "ý" if match[1] else "", text)


# Letters of the two alphabets that look the same, small or as capitals.
_LATIN, _CYRILLIC = "abcehikmopstxy", "авсенікморѕтху"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)
_IN_LATIN, _IN_CYRILLIC = re.compile("[a-z]"), re.compile("[а-яѕіһ]")


def in_one_alphabet(token: str) -> tuple[str, ...]:
    """A word with letters of the other alphabet among its own, as it is meant: сәуiр with a Latin i."""
    if token.isascii() or not _IN_LATIN.search(token) or not _IN_CYRILLIC.search(token):
        return ()
    return token.translate(_TO_CYRILLIC), token.translate(_TO_LATIN)


def number_word(token: str) -> Word:
    """What a token of digits and the signs between them says."""
    if ":" in token or token[0] in "t+" or token.rstrip(".")[-1] in "mz":
        return Word(Role.TIME)
    if (
        len(token) == 6 and token.endswith(".0") and token[:4].isdigit()
    ):  # a year as pandas writes a column with gaps: 2015.0
        return Word(Role.YEAR, int(token[:4]))
    if not token.isdigit():
        return _joined_numbers(token)
    number = int(token)
    if len(token) <= 2:
        return Word(Role.NUMBER, number)
    if len(token) == 4:
        return Word(Role.YEAR, number)
    if len(token) == 8 and 1900 <= number // 10000 < 2200:
        return Word(Role.ISO_DATE, (number // 10000, number // 100 % 100, number % 100))
    return Word(Role.OTHER, token)


_YEAR_FIRST = {"-": Role.YEAR_DASH_NUMBER, "/": Role.YEAR_SLASH_NUMBER, ".": Role.MONTH_AND_YEAR}


def _joined_numbers(token: str) -> Word:
    sign = token.lstrip("0123456789")[0]
    parts = token.split(sign)
    if sign in "'’" or max(map(len, parts)) <= 2 < len(parts):
        return Word(Role.SHORT_YEAR, (token, sign))
    numbers = tuple(map(int, parts))
    widths = [len(part) for part in parts]
    if 3 in widths or widths.count(4) > 1 or (len(parts) == 3 and widths[1] == 4):
        return Word(Role.OTHER, token)
    if len(parts) == 3:
        return Word(Role.ISO_DATE, numbers) if widths[0] == 4 else Word(Role.THREE_NUMBERS, (*numbers, sign))
    if widths[0] == 4:
        return Word(_YEAR_FIRST[sign], numbers)
    return Word(Role.MONTH_AND_YEAR if widths[1] == 4 else Role.DAY_AND_MONTH, numbers[::-1])
