"""Characters that no text of a record holds: they cannot be seen, or make the text read as another."""

from __future__ import annotations

import re
import unicodedata

# By Unicode: controls (Cc) but for tab and line feed, what formats or turns the direction of text (Cf, with the bidi
# overrides), fillers that look like a blank, surrogates, private use, the sign for what could not be decoded,
# noncharacters. Joiners and selectors are part of Arabic, Indic and Mongolian writing, and nothing elsewhere.
_PLANES = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff"
    f"\U000f0000-\U0010ffff{_PLANES}]|(?<![\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1800-\u18aa])[\u180b-\u180f\u200c\u200d]"
)


def unseen(text: str) -> str:
    """The first character of a text that a record may not hold, as 'U+202E RIGHT-TO-LEFT OVERRIDE'; '' for none.

    >>> unseen("Astana\\u202e"), unseen("Астана")
    ('U+202E RIGHT-TO-LEFT OVERRIDE', '')
    """
    found = UNSEEN.search(text)
    return character(found[0]) if found else ""


def character(char: str) -> str:
    """A character by its number and, where it has one, its name."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
