"""A text as the finders read it, without what a reader does not see, and the way back to its own places."""

from __future__ import annotations

import re
from bisect import bisect_right

_ODD_BLANK = re.compile(r"[^\S\n ]")
# Signs that are not seen, further blanks, blanks around the end of a line.
_DROPPED = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|(?<= ) +|(?<=\n) +| +(?=\n)")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# The end of a line within a sentence: a small letter follows, or a small word or a comma stands before.
_WRAPPED = re.compile(
    r"\n(?:(?<=[^\n]\n)(?=[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐ])|(?<=[ \n][a-zа-яіқғ]{2}\n)(?!\n)|(?<=,\n)(?!\n))"
)


class Plain:
    """A text with plain single blanks and no unseen signs, one sentence in one line where that can be told.

    >>> plain = Plain("Ministry\\n  of  Tra\\u00adde")
    >>> plain.text, plain.place(12, 17)
    ('Ministry of Trade', (15, 21))
    """

    __slots__ = ("_at", "_shifts", "text")

    def __init__(self, text: str):
        text = _ODD_BLANK.sub(" ", text)
        self._at, self._shifts = [0], [0]
        kept: list[str] = []
        end = length = 0
        has_dropped = "  " in text or "\n " in text or " \n" in text or _UNSEEN.search(text)
        for found in _DROPPED.finditer(text) if has_dropped else ():
            kept.append(text[end : found.start()])
            length += found.start() - end
            end = found.end()
            self._at.append(length)
            self._shifts.append(end - length)
        if end:
            text = "".join([*kept, text[end:]])
        self.text = _WRAPPED.sub(" ", text) if "\n" in text else text

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text as it was given something stands."""
        return self._back(start), self._back(end - 1) + 1

    def _back(self, place: int) -> int:
        return place + self._shifts[bisect_right(self._at, place) - 1]
