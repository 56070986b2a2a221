"""Terms found in a text, and which are taken of those that share a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from analysis.resolve.terms.known import NO_RULES
from analysis.resolve.terms.rules import Rule


class Match(NamedTuple):
    """A term in a text: the words it took, its codes (none for a phrase that is no term), its listed form and the
    rules that list that."""

    places: tuple[int, ...]
    codes: tuple[str, ...]
    form: str
    rules: frozenset[Rule] = NO_RULES

    @property
    def start(self) -> int:
        return self.places[0]

    @property
    def end(self) -> int:
        return self.places[-1] + 1


Size = tuple[int, int, int, bool, int, str]
_places = attrgetter("places")


def taken(contiguous: list[Match], crossing: list[Match], size: Callable[[Match], Size]) -> list[Match]:
    """The matches that are taken of those that share words, in the order of the text.

    Parameters
    ----------
    contiguous, crossing : list of Match
        Those without, and with, a joining word or a mark in a gap.
    size : function of a match
        By which the longest are taken first.
    """
    contiguous.sort(key=_places)
    if not crossing:
        found: list[Match] = []
        for some in _apart(contiguous):
            found += some if len(some) == 1 else _longest(some, size).in_order()
        return found
    kept = _longest(contiguous, size)
    for match in sorted(crossing, key=size):
        if _shares(match, contiguous):
            kept.take_crossing(match)
    return kept.in_order()


def _apart(matches: list[Match]) -> Iterator[list[Match]]:
    """Matches in the order of the text, together those that stand over one another."""
    some: list[Match] = []
    end = -1
    for match in matches:
        if some and match.places[0] > end:
            yield some
            some = []
        some.append(match)
        end = max(end, match.places[-1])
    if some:
        yield some


def _longest(matches: list[Match], size: Callable[[Match], Size]) -> Kept:
    """Those of several matches that are taken, the longest first."""
    kept = Kept()
    seen: set[tuple[tuple[int, ...], bool]] = set()
    for match in sorted(matches, key=size):
        told = match.places, bool(match.codes)
        if told not in seen:  # of two of the same words only the first may be taken
            seen.add(told)
            kept.take(match)
    return kept


def _shares(match: Match, others: Iterable[Match]) -> bool:
    """Whether another term in the gap shares a word with this one or stands beside it: then both are meant."""
    own = set(match.places)
    return any(
        bool(own & {*other.places, other.start - 1, other.end})
        for other in others
        if other.codes and match.start <= other.start and other.end <= match.end and set(other.places) - own
    )


class Kept:
    """The matches that are taken, and the places they take."""

    def __init__(self) -> None:
        self.matches: list[Match] = []
        self._at: dict[int, list[Match]] = {}

    def take(self, match: Match) -> None:
        """Keep a match that shares no word with another, or holds another in its gap."""
        others = self._beside(match)
        if not others:
            self._keep(match)
        elif match.codes and self._is_new(match):
            first, last = match.places[0], match.places[-1]
            # "переработка электронных отходов"
            if all(other.codes and first <= other.places[0] and other.places[-1] <= last for other in others):
                self._keep(match)

    def take_crossing(self, match: Match) -> None:
        """Keep a match across "and" that says something of a word that no other has taken."""
        told = {code for other in self._beside(match) for code in other.codes}
        if self._is_new(match) and not told.issuperset(match.codes):
            self._keep(match)

    def in_order(self) -> list[Match]:
        """The matches that are taken, in the order of the text."""
        return sorted(self.matches, key=_places)

    def _beside(self, match: Match) -> list[Match]:
        return [other for place in match.places for other in self._at.get(place, ())]

    def _is_new(self, match: Match) -> bool:
        return not self._at.keys() >= set(match.places)

    def _keep(self, match: Match) -> None:
        self.matches.append(match)
        for place in match.places:
            self._at.setdefault(place, []).append(match)
