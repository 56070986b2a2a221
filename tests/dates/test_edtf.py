"""EDTF text and what it means; dates compared as intervals."""

from __future__ import annotations

import copy
import datetime
import pickle
from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates.edtf import PartialDate, parse_edtf
from analysis.dates.parsing import parse_date
from analysis.errors import DateError

EDTF = [
    ("2025-11-06", "2025-11-06", "2025-11-06", "day"),
    ("2025-11-06~", "2025-11-06", "2025-11-06", "day"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2023-02?", "2023-02-01", "2023-02-28", "month"),
    ("2025", "2025-01-01", "2025-12-31", "year"),
    ("2025-21", "2025-03-01", "2025-05-31", "season"),
    ("2025-24", "2025-12-01", "2026-02-28", "season"),
    ("2023-24", "2023-12-01", "2024-02-29", "season"),
    ("2025-33", "2025-01-01", "2025-03-31", "quarter"),
    ("2025-36", "2025-10-01", "2025-12-31", "quarter"),
    ("2025-40", "2025-01-01", "2025-06-30", "half"),
    ("2025-41", "2025-07-01", "2025-12-31", "half"),
    ("2025-11-05/2025-11-07", "2025-11-05", "2025-11-07", "range"),
    ("2025-11/2026", "2025-11-01", "2026-12-31", "range"),
    ("2025-11-06/..", "2025-11-06", None, "range"),
    ("../2025-11", None, "2025-11-30", "range"),
    ("2025-11-06%", "2025-11-06", "2025-11-06", "day"),
    ("2025-11-XX", "2025-11-01", "2025-11-30", "month"),
    ("2025-XX", "2025-01-01", "2025-12-31", "year"),
    ("2025-XX-XX", "2025-01-01", "2025-12-31", "year"),
    ("199X", "1990-01-01", "1999-12-31", "range"),
    ("19XX~", "1900-01-01", "1999-12-31", "range"),
    ("2025-11-01~/2025-11-10~", "2025-11-01", "2025-11-10", "range"),
    ("0001", "0001-01-01", "0001-12-31", "year"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "day"),
]


def day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


@pytest.mark.parametrize(("text", "start", "end", "precision"), EDTF)
def test_edtf(text, start, end, precision):
    assert parse_edtf(text) == PartialDate(text, day(start), day(end), precision)


@pytest.mark.parametrize("text", [row[0] for row in EDTF])
def test_edtf_is_read_as_it_is_written(text):
    parsed = parse_date(text)
    assert parsed.edtf == str(parsed) == f"{parsed}" == text
    assert parse_date(parsed.edtf) == parsed == parse_edtf(text)


@pytest.mark.parametrize("text", ["6 November 2025", "2025-Q4", "1984..", "2025-1", "", "２０２５"])
def test_other_texts_are_no_edtf(text):
    with pytest.raises(DateError, match="not a date"):
        parse_edtf(text)


def test_long_texts_are_refused_without_being_read():
    with pytest.raises(DateError, match="not a date: 100000 characters"):
        parse_edtf("/" * 100_000)
    with pytest.raises(DateError, match="not an interval"):
        parse_edtf("/" * 100)


@pytest.mark.parametrize(("text", "approximate"), [("2025", False), ("2025~", True), ("2024/2025?", True)])
def test_approximate(text, approximate):
    assert parse_edtf(text).is_approximate is approximate


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [
        ("2031-03-07/2031-03-07", "2031-03-07", "day"),
        ("2031-03/2031-03", "2031-03", "month"),
        ("2031/2031", "2031", "year"),
        ("2031-03-07~/2031-03-07~", "2031-03-07~", "day"),
        ("2031-03-07~/2031-03-07", "2031-03-07~/2031-03-07", "range"),
        ("2031-03/2031-03-07", None, None),
        ("2031-03-01/2031-03", "2031-03-01/2031-03", "range"),
    ],
)
def test_a_range_of_one_period_is_that_period(text, edtf, precision):
    if edtf is None:
        assert parse_edtf(text).precision == "range"
    else:
        assert (parse_edtf(text).edtf, parse_edtf(text).precision) == (edtf, precision)


# --- intervals ------------------------------------------------------------------------------------

# this one, the other: before, after, contains, overlaps
COMPARED = [
    ("2025-11", "2025-12", "before"),
    ("2025-11", "2025-10-31", "after"),
    ("2025-11", "2025-11-30", "contains overlaps"),
    ("2025-11", "2025-11", "contains overlaps"),
    ("2025-11", "2025", "overlaps"),
    ("2025-11", "2025-11-30/2025-12-02", "overlaps"),
    ("2025", "2024/..", "overlaps"),
    ("2024/..", "2025", "contains overlaps"),
    ("../2030", "2025/..", "overlaps"),
    ("../2030", "../2029", "contains overlaps"),
    ("../2030", "2031/..", "before"),
    ("2031/..", "../2030", "after"),
    ("2024/..", "2025/..", "contains overlaps"),
    ("2025/..", "2024/..", "overlaps"),
    ("2024/..", "2023", "after"),
]


@pytest.mark.parametrize(("text", "other", "holds"), COMPARED)
def test_dates_are_compared_as_intervals(text, other, holds):
    one = parse_edtf(text)
    for given_as in (other, parse_edtf(other)):
        said = {name for name in ("before", "after", "contains", "overlaps") if getattr(one, name)(given_as)}
        assert said == set(holds.split())


@pytest.mark.parametrize(
    "other", [datetime.date(2025, 11, 6), datetime.datetime(2025, 11, 6, 23, 59), pd.Timestamp("2025-11-06 10:00")]
)
def test_a_day_to_compare_with_in_any_form(other):
    assert parse_edtf("2025-11").contains(other)
    assert parse_edtf("2025-11-05").before(other)


@pytest.mark.parametrize("other", [None, 2025, ["2025"]])
def test_what_no_date_is_compared_with(other):
    with pytest.raises(TypeError, match="a PartialDate, a day or EDTF text"):
        parse_edtf("2025").before(other)


def test_words_are_no_edtf_to_compare_with():
    with pytest.raises(DateError, match="not a date 'November 2025'"):
        parse_edtf("2025").contains("November 2025")


def test_dates_have_no_total_order():
    with pytest.raises(TypeError):
        sorted([parse_edtf("2025"), parse_edtf("2025-11")])


DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2000, 1, 9))
INTERVALS = st.builds(
    lambda start, length, opened: PartialDate(
        "", None if opened == 1 else start, None if opened == 2 else start + datetime.timedelta(length), "range"
    ),
    DAYS,
    st.integers(0, 4),
    st.sampled_from([0, 0, 1, 2]),
)


@given(INTERVALS, INTERVALS)
def test_intervals_are_sets_of_days(one, other):
    window = [datetime.date(1999, 12, 1) + datetime.timedelta(n) for n in range(80)]
    first, second = (
        {day for day in window if (not d.start or d.start <= day) and (not d.end or day <= d.end)} for d in (one, other)
    )
    assert one.overlaps(other) == other.overlaps(one) == bool(first & second)
    assert one.contains(other) == (second <= first)
    assert one.before(other) == other.after(one) == all(a < b for a, b in product(first, second))
    assert one.before(other) + one.after(other) + one.overlaps(other) == 1


# --- errors ---------------------------------------------------------------------------------------


def test_an_error_has_its_reason_value_and_hint():
    with pytest.raises(DateError) as caught:
        parse_edtf("2025-02-30")
    error = caught.value
    assert (error.reason, error.value, error.hint) == ("no such day", "2025-02-30", "that month has 28 days")
    assert str(error) == "no such day '2025-02-30' — that month has 28 days"


@pytest.mark.parametrize("value", ["2025-13", "x" * 200, 20240501, 3.5, {1}, b"2025", "\n\ud800"])
def test_an_error_is_one_line_and_survives_pickle_and_copy(value):
    with pytest.raises(DateError) as caught:
        parse_date(value)
    error = caught.value
    assert "\n" not in str(error)
    assert len(str(error)) < 300
    for made in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(made) is DateError
        assert (str(made), made.reason, made.hint) == (str(error), error.reason, error.hint)


class Hostile:
    def __repr__(self):
        raise RuntimeError


def test_what_cannot_be_shown_is_refused_all_the_same():
    for value, shown in ((10**5000, "no year '<int>'"), (Hostile(), "not a date '<Hostile>'")):
        with pytest.raises(DateError, match=shown):
            parse_date(value)
