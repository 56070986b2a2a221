"""Where in a run of pieces a date may stand: found by roles alone, once for all runs that are written alike."""

from __future__ import annotations

from functools import lru_cache

from analysis.dates.grammar import parse
from analysis.dates.roles import Case, Role, letter

R = Role
MOST = 14  # pieces of a date
# No date begins or ends with these: prepositions, what joins, what bounds, signs.
_NOT_FIRST = (
    R.FROM, R.TO, R.BY, R.BY_AFTER_IT, R.UP_TO, R.ONWARDS, R.AND, R.BETWEEN, R.BEFORE, R.BEFORE_AFTER_IT, R.AFTER,
    R.AFTER_AFTER_IT, R.AT, R.IN, R.OF, R.FOR, R.ARTICLE, R.FILLER, R.DASH, R.PUNCTUATION, R.NUMBER_ENDING, R.PRESENT,
    R.DECADE_ENDING, R.ABOUT, R.PERHAPS, R.AGO, R.CALENDAR, R.AND_OR_ROMAN, R.DAY_AND_MONTH, R.YEARS,
)  # fmt: skip
_NOT_LAST = (
    R.FROM, R.TO, R.BY, R.BY_AFTER_IT, R.UP_TO, R.ONWARDS, R.AND, R.BETWEEN, R.BEFORE, R.AFTER, R.AT, R.IN, R.OF,
    R.FOR, R.ARTICLE, R.FILLER, R.DASH, R.PUNCTUATION, R.ABOUT, R.PERHAPS, R.AFTER_A_TIME, R.AND_OR_ROMAN, R.CALENDAR,
)  # fmt: skip


def letters_of(*roles: Role) -> frozenset[str]:
    """The letters of some roles in any case."""
    return frozenset(letter(role, case) for role in roles for case in Case)


_NO_START, _NO_END = letters_of(*_NOT_FIRST), letters_of(*_NOT_LAST)

Sequences = tuple[tuple[int, tuple[int, ...]], ...]


@lru_cache(maxsize=1 << 13)
def sequences(signature: str, places: tuple[int, ...]) -> Sequences:
    """From which piece to which there is a date: each first piece with the ends it may have, the farthest first.

    `places` says where in the signature the pieces begin, and where the last one ends.
    """
    count = len(places) - 1
    ends = [end for end in range(1, count + 1) if signature[places[end] - 1] not in _NO_END]
    found = []
    for start in range(count):
        if signature[places[start]] in _NO_START:
            continue
        first = places[start]
        fitting = tuple(
            end for end in reversed(ends) if start < end <= start + MOST and parse(signature[first : places[end]])
        )
        if fitting:
            found.append((start, fitting))
    return tuple(found)
