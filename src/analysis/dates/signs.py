"""Commas, points, quotation marks and brackets within a date of a running text: which of them are its own."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.dates.candidate import Candidate
from analysis.dates.roles import Role

R = Role
_LATIN = re.compile("[a-zà-ɏ]")
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
    """The role of the word before a piece and of the one after it, within the date."""
    before = it.run.roles(at - 1, at)[-1] if at > it.first else None
    return before, it.run.role_at(at + 1) if at + 1 < it.end else None


def _comma(it: Candidate, at: int) -> bool:
    """A comma stands before the year, beside the day of the week or between the days of a list: 5, 6 and 7 May."""
    before, after = _beside(it, at)
    if before is R.NUMBER and after is R.NUMBER:
        return True
    if it.run.piece_before(at).casefold() in it.doubts["ahead of a comma"]:
        return False
    return R.WEEKDAY in (before, after) or (after is R.YEAR and before is not R.YEAR)


def _point(it: Candidate, at: int) -> bool:
    """A point stands behind an abbreviation; behind a number only where the language writes days so: 6. November."""
    before, after = _beside(it, at)
    if before not in (R.NUMBER, R.YEAR):
        return True
    following = it.run.pieces[at + 1] if after else ""
    if after and it.run.entries[at + 1].is_foreign:
        return True
    if after is R.MONTH and following.islower():  # English has a capital here, and Russian no point before
        return _LATIN.match(following) is not None
    is_told = it.before in it.doubts["before 6."] or it.run.entries[it.first].is_foreign
    return before is R.NUMBER and after is R.MONTH and (is_told or not it.before.isalpha())


def _quote(it: Candidate, at: int) -> bool:
    """Quotation marks stand around the number of a day."""
    return R.NUMBER in _beside(it, at)


def _bracket(it: Candidate, at: int) -> bool:
    """Brackets stand around a day of the week."""
    return R.WEEKDAY in _beside(it, at)


_SIGNS: dict[str, Callable[[Candidate, int], bool]] = {
    ",": _comma, "،": _comma, ".": _point, "(": _bracket, ")": _bracket, **dict.fromkeys("«»“”„\"'[]", _quote),
}  # fmt: skip
