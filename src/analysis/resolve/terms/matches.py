"""Terms found in a text, and which are taken of those that share a word."""

from __future__ import annotations

from collections.abc import Iterable
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


def shares(match: Match, others: Iterable[Match]) -> bool:
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
        # "переработка электронных отходов"
        holds = all(
            other.codes and match.start < other.end <= match.end and match.start <= other.start for other in others
        )
        if not others or (holds and match.codes and self._is_new(match)):
            self._keep(match)

    def take_crossing(self, match: Match) -> None:
        """Keep a match across "and" that says something of a word that no other has taken."""
        told = {code for other in self._beside(match) for code in other.codes}
        if self._is_new(match) and not told.issuperset(match.codes):
            self._keep(match)

    def _beside(self, match: Match) -> list[Match]:
        return [other for place in match.places for other in self._at.get(place, ())]

    def _is_new(self, match: Match) -> bool:
        return not self._at.keys() >= set(match.places)

    def _keep(self, match: Match) -> None:
        self.matches.append(match)
        for place in match.places:
            self._at.setdefault(place, []).append(match)
