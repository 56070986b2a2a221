"""Pieces of a running text that read as a date, and what stands beside them."""

from __future__ import annotations

from typing import Any, NamedTuple

from analysis.dates.doubts import Doubts
from analysis.dates.roles import Role
from analysis.dates.run import Run

R = Role


class Candidate(NamedTuple):
    """Some pieces of a run that read as a date, from the first to the one after the last."""

    run: Run
    first: int
    end: int
    roles: tuple[Role, ...]
    values: tuple[Any, ...]
    doubts: Doubts

    @property
    def pieces(self) -> list[str]:
        return self.run.pieces[self.first : self.end]

    @property
    def last(self) -> str:
        """The last piece in small letters."""
        return self.run.pieces[self.end - 1].casefold()

    @property
    def years(self) -> list[int]:
        """Every year in figures."""
        place = {R.YEAR: None, R.THREE_NUMBERS: 2} | dict.fromkeys(_YEAR_FIRST, 0)
        told = zip(self.roles, self.values, strict=True)
        return [value if place[role] is None else value[place[role]] for role, value in told if role in place]

    @property
    def role_before(self) -> Role | None:
        return self.run.role_at(self.first - 1)

    @property
    def before(self) -> str:
        """The piece before the first in small letters."""
        return self.run.piece_before(self.first).casefold()

    @property
    def after(self) -> str:
        return self.run.piece_after(self.end)

    def place_of(self, role: Role) -> int:
        """Which piece has a role; the first where none has."""
        some = range(self.first, self.end)
        return next((at for at in some if role in self.run.roles(at, at + 1)), self.first)

    def has_preposition(self) -> bool:
        """Whether a preposition of times stands before it."""
        return self.role_before in BEFORE_A_YEAR

    def follows_a_count(self) -> bool:
        """Whether what stands behind it is what a number counts, or a sign of percent or of money."""
        return bool(self.after) and (self.after[0] in "%$€£₸₽°" or self.after.casefold() in self.doubts["counted"])


_YEAR_FIRST = (R.ISO_DATE, R.YEAR_DASH_NUMBER, R.MONTH_AND_YEAR, R.YEAR_SLASH_NUMBER)
BEFORE_A_YEAR = (
    R.IN, R.FROM, R.OF, R.BY, R.TO, R.BEFORE, R.AFTER, R.FOR, R.ABOUT, R.FILLER, R.BETWEEN, R.AT,
)  # fmt: skip
