"""Whether two spellings may be one name, in scripts of which the sounds are known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from analysis.languages.folding import fold
from analysis.languages.sounds import readings

# Of two names that no vocabulary knows, how alike (rapidfuzz, 0 to 100) the nearest readings of every word must be for
# one name, and below what they are two, on average. Measured on the people of the vocabulary in Russian and English by
# tests/benchmarks/bench_match.py.
ONE, TWO = 75.0, 60.0


@lru_cache(maxsize=1 << 14)
def alike(one: str, other: str) -> bool | None:
    """Whether two names read alike: each word of the shorter has one of the longer that does; None for not told.

    >>> alike("Хельсинки", "Helsinki"), alike("Oulu", "Турку"), alike("赫尔辛基", "Helsinki")
    (True, False, None)
    """
    from rapidfuzz import fuzz

    if fold(one) == fold(other):
        return True
    left, right = sorted((_words(one), _words(other)), key=len)
    if not left or not all(map(len, (*left, *right))):
        return None  # a script without sounds
    nearest = [
        max((fuzz.ratio(a, b) for word in right for a, b in product(own, word)), default=0.0)
        for own in left
    ]  # fmt: skip
    if min(nearest) >= ONE:
        return True if len(left) > 1 or len(right) == 1 else None
    return False if sum(nearest) / len(nearest) < TWO else None


def _words(name: str) -> Sequence[frozenset[str]]:
    """The readings of each word of a name that is more than an initial."""
    return [readings(word) for word in fold(name).split() if len(word) > 1]
