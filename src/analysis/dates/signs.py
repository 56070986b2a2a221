"""Commas, points, quotation marks and brackets within a date of a running text: which of them are its own."""

from __future__ import annotations

from collections.abc import Callable

from analysis.dates.candidate import Candidate
from analysis.dates.roles import Role

R = Role
_APART = frozenset("—–-")


def signs_belong(it: Candidate, is_point: bool) -> bool:
    """Whether the commas, brackets and dashes between the pieces are those of one date."""
    for place, piece in enumerate(it.pieces, it.first):
        if piece in _APART and is_point:
            return False
        if piece in _SIGNS and not _SIGNS[piece](it, place):
            return False
    return True


def _beside(it: Candidate, at: int) -> tuple[Role | None, Role | None]:
    """The roles of the pieces before and after one, within the date."""
    before = it.run.role_at(at - 1) if at > it.first else None
    return before, it.run.role_at(at + 1) if at + 1 < it.end else None


def _comma(it: Candidate, at: int) -> bool:
    """A comma stands before the year or beside the day of the week."""
    before, after = _beside(it, at)
    return R.WEEKDAY in (before, after) or (after is R.YEAR and before is not R.YEAR)


def _point(it: Candidate, at: int) -> bool:
    """A point stands behind an abbreviation; behind a number only where the language writes days so: 6. November."""
    if _beside(it, at)[0] is not R.NUMBER:
        return True
    known_so = it.before in it.doubts["before 6."] or it.run.entries[it.first].is_foreign
    return known_so or (at + 1 < it.end and it.run.entries[at + 1].is_foreign)


def _quote(it: Candidate, at: int) -> bool:
    """Quotation marks stand around the number of a day."""
    return R.NUMBER in _beside(it, at)


def _bracket(it: Candidate, at: int) -> bool:
    """Brackets stand around a day of the week."""
    return R.WEEKDAY in _beside(it, at)


_SIGNS: dict[str, Callable[[Candidate, int], bool]] = {
    ",": _comma, "،": _comma, ".": _point, "(": _bracket, ")": _bracket, **dict.fromkeys("«»“”„\"'[]", _quote),
}  # fmt: skip
