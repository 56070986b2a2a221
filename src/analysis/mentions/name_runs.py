"""The words with capitals of a running text that may be a name, and where something else stands already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.mentions.mention import Mention

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚЀ-ЯҐӘҒҚҢӨҰҮҺІ"
REST = "(?:[^\\W\\d_]|['’ʼ‑-](?=[^\\W\\d_])){0,40}+(?![^\\W\\d_])"  # possessive: a long word is tried once
NAME = f"[{UPPER}]{REST}"
INITIAL = f"[{UPPER}]\\."
_BARRED = frozenset(("organization", "country", "place", "government", "person", "post", "mineral", "date"))


class Word(NamedTuple):
    """One word of a run: where it stands, and what is printed."""

    start: int
    end: int
    text: str


class Barred:
    """Where something else stands already."""

    def __init__(self, known: Sequence[Mention]):
        self.posts = frozenset(one.start for one in known if one.kind == "post")
        self._starts = sorted((one.start, one.end) for one in known if one.kind in _BARRED)
        self._places = {place for start, end in self._starts for place in range(start, min(end, start + 400))}

    def overlaps(self, start: int, end: int) -> bool:
        return start in self._places or end - 1 in self._places
