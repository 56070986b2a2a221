"""The words with capitals of a running text that may be a name, and where something else stands already."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from analysis.mentions.mention import Mention

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚЀ-ЯҐӘҒҚҢӨҰҮҺІ"
REST = "(?:[^\\W\\d_]|['’ʼ‑-](?=[^\\W\\d_])){0,40}+(?![^\\W\\d_])"  # possessive: a long word is tried once
NAME = f"[{UPPER}]{REST}"
INITIAL = f"[{UPPER}]\\."
# Endings and words that a name is judged by.
OBLIQUE_ADJECTIVES = ("ой", "ей", "ого", "его", "ых", "их", "ому", "ему", "ої", "ій", "ська", "ская")
KAZAKH_PATRONYMICS = ("ұлы", "қызы", "улы", "кызы", "оглы", "гызы")
OF_PLACES = ("in", "at", "from", "near", "to", "в", "из", "у", "з")
STATES = ("U.S.", "U.K.", "D.C.", "N.Y.", "U.N.", "L.A.", "E.U.", "P.R.", "N.V.", "S.A.", "B.V.", "A.G.")
_BARRED = frozenset(("organization", "country", "place", "government", "person", "post", "mineral", "date"))


class Word(NamedTuple):
    """One word of a run: where it stands, and what is printed."""

    start: int
    end: int
    text: str


def without_possessive(words: list[Word]) -> list[Word]:
    """The words of a name without the ’s after it."""
    if words and words[-1].text.endswith(("'s", "’s")):
        start, end, text = words[-1]
        return [*words[:-1], Word(start, end - 2, text[:-2])]
    return words


class Barred:
    """Where something else stands already."""

    def __init__(self, known: Sequence[Mention]):
        self.posts = frozenset(one.start for one in known if one.kind == "post")
        spans = sorted((one.start, one.end) for one in known if one.kind in _BARRED)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))  # the furthest so far: one may lie within another

    def overlaps(self, start: int, end: int) -> bool:
        """Whether something else stands between two places."""
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._ends[place] > start
