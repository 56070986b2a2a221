"""EDTF in English words."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates.parsing import parse_date
from analysis.dates.wording import in_words, span_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031", "2031"),
        ("2031-03", "March 2031"),
        ("2031-03-07", "7 March 2031"),
        ("2031-03~", "about March 2031"),
        ("2031?", "perhaps 2031"),
        ("2031%", "about 2031"),
        ("2031-22", "summer 2031"),
        ("2031-34", "Q2 2031"),
        ("2031-40", "first half of 2031"),
        ("203X", "203X"),
        ("2031-03-07/2031-03-09", "7 – 9 March 2031"),
        ("2031-03/2031-05", "March – May 2031"),
        ("2031-12-30/2032-01-02", "30 December 2031 – 2 January 2032"),
        ("2031/..", "2031 – ?"),
        ("../2031-03", "? – March 2031"),
        ("2031-03-07/2031-03-07", "7 March 2031"),
        ("2031-03-07/2031-03-09~", "7 – about 9 March 2031"),
        ("2031-03-07/2031-04-02?", "7 March – perhaps 2 April 2031"),
        ("2031-03-07~/2031-03-09~", "about 7 – about 9 March 2031"),
        ("2031-03-07~/2031-03-09", "about 7 March 2031 – 9 March 2031"),
        ("2031-03-07/2031-03-07~", "about 7 March 2031"),
        ("2031-03/2031-05~", "March – about May 2031"),
    ],
)
def test_words(edtf, words):
    assert in_words(edtf) == words


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, ""])
def test_what_is_missing_has_no_words(missing):
    assert in_words(missing) == ""


@given(st.dates())
def test_the_words_of_a_day_are_read_as_the_day(day):
    assert parse_date(in_words(day.isoformat())).start == day


@pytest.mark.parametrize("part", [*range(1, 13), *range(21, 25), *range(33, 37), 40, 41])
def test_the_words_of_a_period_are_read_as_the_period(part):
    assert parse_date(in_words(f"2031-{part:02}")).edtf == f"2031-{part:02}"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-07", "2031-05", "7 March 2031 to May 2031"),
        ("2031-03-07", "2031-03-07", "7 March 2031"),
        ("2031-03-07", "2031-03-07~", "7 March 2031"),
        ("2031-03-07~", "2031-03-07", "7 March 2031"),
        ("2031~", "2031~", "about 2031"),
        ("2031-03~", "2032", "about March 2031 to 2032"),
    ],
)
def test_from_one_date_to_another(first, last, words):
    assert span_in_words(first, last) == words
