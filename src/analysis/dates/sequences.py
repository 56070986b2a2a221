"""Where in a run of pieces a date may stand: found by roles alone, once for all runs that are written alike."""

from __future__ import annotations

from functools import lru_cache

from analysis.dates.grammar import Span, parse
from analysis.dates.roles import Role, letter
from analysis.dates.run import NO_START, letters_of

R = Role
MOST = 14  # pieces of a date
# No date ends with these: prepositions, what joins, what bounds, signs.
_NOT_LAST = (
    R.FROM, R.TO, R.BY, R.BY_AFTER_IT, R.UP_TO, R.ONWARDS, R.AND, R.BETWEEN, R.BEFORE, R.AFTER, R.AT, R.IN, R.OF,
    R.FOR, R.ARTICLE, R.FILLER, R.DASH, R.PUNCTUATION, R.ABOUT, R.PERHAPS, R.AFTER_A_TIME, R.AND_OR_ROMAN, R.CALENDAR,
)  # fmt: skip


_NO_END = letters_of(*_NOT_LAST)

Sequences = tuple[tuple[int, tuple[int, ...]], ...]


@lru_cache(maxsize=1 << 13)
def sequences(signature: str, places: tuple[int, ...]) -> Sequences:
    """From which piece to which there is a date: each first piece with the ends it may have, the farthest first.

    `places` says where in the signature the pieces begin, and where the last one ends.
    """
    found = []
    for start in range(len(places) - 1):
        first = places[start]
        if signature[first] in NO_START:
            continue
        last = _farthest(signature, places, start)
        fitting = tuple(end for end in range(last, start, -1) if _may_be_one(signature[first : places[end]]))
        if fitting:
            found.append((start, fitting))
    return tuple(found)


def _may_be_one(signature: str) -> bool:
    """Whether roles are a date that does not end with a preposition, unless it is that of a range: … шілдеге дейін."""
    if signature[-1] not in _NO_END:
        return parse(signature) is not None
    return signature[-1] in _UP_TO and isinstance(parse(signature), Span)


_UP_TO = letters_of(R.UP_TO)
# How often a date may have one role, where it is not twice: so a text of nothing but such words takes no longer.
_OFTEN = {letter(R.NUMBER): 4, letter(R.PUNCTUATION): 8, letter(R.DASH): 4}


def _farthest(signature: str, places: tuple[int, ...], start: int) -> int:
    """The last piece that may belong to a date that begins at one."""
    counts: dict[str, int] = {}
    for end in range(start + 1, min(start + MOST, len(places) - 1) + 1):
        for sign in signature[places[end - 1] : places[end]]:
            counts[sign] = counts.get(sign, 0) + 1
            if counts[sign] > _OFTEN.get(sign, 2):
                return end - 1
    return end
