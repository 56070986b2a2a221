"""Times counted from a day: last month, next spring, on Thursday, two weeks ago, the nearest 6 November."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from analysis.dates import periods
from analysis.dates.periods import Period, RefusedError
from analysis.dates.roles import Role


def nearest(reader: Callable[[int], Period], to: date, lean: int = 0) -> Period:
    """Of the same period in the years around a day the one nearest to it; leaning back, the last that has begun;
    leaning on, the first that has not ended."""
    found: list[tuple[int, Period]] = []
    refused: RefusedError | None = None
    for years in (0, -1, 1, -2, 2, -3, 3, -4, 4, -8, 8):  # 29 February comes every four years, and once in eight
        if len(found) >= 3 and abs(years) > 1:
            break
        try:
            reading = reader(to.year + years)
        except RefusedError as error:
            refused = error
            continue
        if lean < 0 < (reading[1] - to).days or (reading[2] - to).days < 0 < lean:
            continue
        found.append((max((reading[1] - to).days, (to - reading[2]).days, 0), reading))
    if not found:
        raise refused or RefusedError("no such date", "write its year")
    return min(found, key=lambda pair: (pair[0], pair[1][1]))[1]


def weekday_before(to: date, number: int, lean: int = 0) -> Period:
    """The latest such day of the week not after a day; leaning on, the first not before it."""
    exact = to + timedelta((number - to.weekday()) % 7) if lean > 0 else to - timedelta((to.weekday() - number) % 7)
    return periods.day(exact.year, exact.month, exact.day)


def turned(to: date, unit: Role, turn: int, value: int = 0) -> Period:
    """The last, this or the next month, week, quarter, half; season, named month or day of the week."""
    if unit is Role.MONTHS:
        return periods.months_on(to, turn)
    if unit is Role.WEEKS:
        return periods.week(to, turn)
    if unit in (Role.QUARTERS, Role.HALVES):
        base, months, count = (33, 3, 4) if unit is Role.QUARTERS else (40, 6, 2)
        years, index = divmod((to.month - 1) // months + turn, count)
        return periods.part(to.year + years, base + index)
    if abs(turn) > 1:
        raise RefusedError("which one is not said", "write its year")
    readings: list[Period]
    if unit is Role.WEEKDAY:
        this_week = to - timedelta(to.weekday()) + timedelta(value)
        readings = [_day(this_week + timedelta(7 * weeks)) for weeks in (-1, 0, 1)]
    else:
        year = to.year - (value == 24 and to.month < 3)  # in January the winter is that of the year before
        readings = [periods.part(year + years, value) for years in (-1, 0, 1)]
    return _only(readings, to, turn)


def _only(readings: list[Period], to: date, turn: int) -> Period:
    """'Last Thursday' may be this week's or last week's; only where both are one it is a date."""
    before, same, after = readings
    if turn == 0:
        return same
    if turn < 0 and same[2] < to:
        fix = f"write the date: {before[0]} and {same[0]} are both meant by it"
        raise RefusedError("which of two is not said", fix)
    if turn > 0 and same[1] > to:
        fix = f"write the date: {same[0]} and {after[0]} are both meant by it"
        raise RefusedError("which of two is not said", fix)
    return before if turn < 0 else after


def _day(exact: date) -> Period:
    return exact.isoformat(), exact, exact, "day"


def ago(to: date, unit: Role, count: int) -> Period:
    """So many days, weeks, months or years before a day (negative) or after it: as precise as the unit."""
    if unit in (Role.DAY_NOUN, Role.DAYS):
        return _day(to + timedelta(count))
    if unit is Role.WEEKS:
        return periods.week(to, count)
    return periods.months_on(to, count) if unit is Role.MONTHS else periods.whole_year(to.year + count)
