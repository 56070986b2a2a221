"""Which days a period of time has."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates import periods
from analysis.dates.periods import RefusedError

EDTF = st.one_of(
    st.integers(2, 9998).map("{:04}".format),
    st.builds("{:04}-{:02}".format, st.integers(2, 9997), st.sampled_from([*range(1, 13), *periods.PARTS])),
    st.dates(date(2, 1, 1), date(9998, 1, 1)).map(date.isoformat),
    st.integers(1, 998).map("{:03}X".format),
)  # fmt: skip


@given(EDTF, st.sampled_from(["", "~", "?", "%"]))
def test_the_period_after_one_begins_where_it_ends(text, mark):
    found = periods.point(text + mark)
    after = periods.following(found)
    assert after[1] == found[2] + timedelta(1)
    assert after[3] == found[3]
    assert periods.following(after, -1) == found


@given(st.dates(date(1, 1, 8), date(9999, 12, 1)))
def test_a_week_is_monday_to_sunday_and_has_its_day(day):
    _, first, last, _ = periods.week(day)
    assert (first.weekday(), last.weekday()) == (0, 6)
    assert first <= day <= last


@given(st.dates(date(3, 1, 1), date(9990, 1, 1)), st.integers(-24, 24))
def test_months_are_counted_over_years(day, turns):
    first = periods.months_on(day, turns)[1]
    assert (first.year * 12 + first.month) - (day.year * 12 + day.month) == turns


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("", "~", "2031~"), ("~", "", "2031~"), ("~", "~", "2031~"), ("~", "?", "2031%"), ("?", "~", "2031%"),
        ("%", "?", "2031%"),
    ],
)  # fmt: skip
def test_marks_add_up(old, new, text):
    assert periods.marked(periods.point("2031" + old), new)[0] == text


def test_an_open_end_has_no_mark():
    assert periods.marked(periods.span(periods.point("2031"), None), "~")[0] == "2031~/.."


def test_thirds_of_a_month_and_of_a_year_are_all_of_it():
    for whole in (periods.month(2031, 2), periods.whole_year(2031)):
        thirds = [periods.third(whole, number) for number in (1, 2, 3)]
        assert (thirds[0][1], thirds[-1][2]) == whole[1:3]
        assert all(one[2] + timedelta(1) == other[1] for one, other in pairwise(thirds))


def test_a_day_has_no_thirds():
    with pytest.raises(RefusedError, match="no beginning"):
        periods.third(periods.day(2031, 3, 7), 1)
