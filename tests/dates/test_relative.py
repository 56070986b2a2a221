"""Times counted from a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates import periods
from analysis.dates.periods import RefusedError
from analysis.dates.relative import ago, nearest, turned, weekday_before
from analysis.dates.roles import Role

FRIDAY = date(2031, 3, 7)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(DAYS, st.integers(0, 6))
def test_the_latest_and_the_next_of_a_weekday_lie_within_a_week(day, number):
    before, after = weekday_before(day, number)[1], weekday_before(day, number, lean=1)[1]
    assert before.weekday() == after.weekday() == number
    assert 0 <= (day - before).days < 7
    assert 0 <= (after - day).days < 7


@given(DAYS, st.integers(1, 12))
def test_a_month_without_its_year_is_the_nearest(day, number):
    found = nearest(lambda year: periods.month(year, number), day)
    others = [periods.month(year, number) for year in range(day.year - 2, day.year + 3)]

    def away(month: periods.Period) -> int:
        return max((month[1] - day).days, (day - month[2]).days, 0)

    assert away(found) == min(map(away, others))


@pytest.mark.parametrize(
    ("unit", "turn", "value", "edtf"),
    [
        (Role.MONTHS, -1, 0, "2031-02"),
        (Role.WEEKS, 1, 0, "2031-03-10/2031-03-16"),
        (Role.QUARTERS, -1, 0, "2030-36"),
        (Role.HALVES, 1, 0, "2031-41"),
        (Role.SEASON, 0, 24, "2031-24"),
        (Role.MONTH, 1, 4, None),  # this year's April, or next year's
        (Role.WEEKDAY, -1, 3, None),
        (Role.WEEKDAY, 1, 4, "2031-03-14"),
        (Role.MONTH, -2, 4, None),
    ],
)
def test_turned(unit, turn, value, edtf):
    if edtf:
        assert turned(FRIDAY, unit, turn, value)[0] == edtf
    else:
        with pytest.raises(RefusedError, match=r"which (one|of two)"):
            turned(FRIDAY, unit, turn, value)


@pytest.mark.parametrize(
    ("unit", "count", "edtf"),
    [
        (Role.DAYS, -3, "2031-03-04"),
        (Role.DAY_NOUN, 1, "2031-03-08"),
        (Role.WEEKS, -1, "2031-02-24/2031-03-02"),
        (Role.MONTHS, -3, "2030-12"),
        (Role.YEARS, 2, "2033"),
        (Role.YEAR_NOUN, -1, "2030"),
    ],
)
def test_ago_is_as_precise_as_its_unit(unit, count, edtf):
    assert ago(FRIDAY, unit, count)[0] == edtf
