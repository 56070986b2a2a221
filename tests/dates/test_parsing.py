from __future__ import annotations

import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.dates.edtf import PRECISIONS, PartialDate, parse_edtf
from analysis.dates.parsing import parse_date, parse_date_column
from analysis.errors import AnalysisError, DateError

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

WRITTEN = [
    ("6 November 2025", "2025-11-06"),
    ("November 6, 2025", "2025-11-06"),
    ("6th of November 2025", "2025-11-06"),
    ("Sept. 5, 2025", "2025-09-05"),
    ("November 2025", "2025-11"),
    ("6–7 November 2025", "2025-11-06/2025-11-07"),
    ("Q4 2025", "2025-36"),
    ("2025-Q4", "2025-36"),
    ("6 ноября 2025 года", "2025-11-06"),
    ("6\u00a0ноября 2025 г.", "2025-11-06"),
    ("12 нояб. 2025 г.", "2025-11-12"),
    ("6-7 ноября 2025", "2025-11-06/2025-11-07"),
    ("в ноябре 2025 года", "2025-11"),
    ("май 2025", "2025-05"),
    ("маи\u0306 2025", "2025-05"),
    ("1 мая 2025", "2025-05-01"),
    ("2025 год", "2025"),
    ("2025 г.", "2025"),
    ("06.11.2025", "2025-11-06"),
    ("6.11.2025 г.", "2025-11-06"),
    ("2025 жылғы 6 қараша", "2025-11-06"),
    ("2025 жылдың 6 қарашасында", "2025-11-06"),
    ("2025 жылғы 6-7 қараша", "2025-11-06/2025-11-07"),
    ("2025 ж. 5 маусым", "2025-06-05"),
    ("2025 жылғы мамыр", "2025-05"),
    (" 2025-11-06 ", "2025-11-06"),
    ("2025-11-05 / 2025-11-07", "2025-11-05/2025-11-07"),
    ("/2025", "../2025"),
    ("2025/", "2025/.."),
    ("20251106", "2025-11-06"),
    ("2025-11-06T10:00", "2025-11-06"),
]

REFUSED = [
    ("03/04/2025", "day and month cannot be told apart .* write YYYY-MM-DD"),
    ("3-4-25", "day and month cannot be told apart"),
    ("2025-02-30", "no such day .* that month has 28 days"),
    ("30 февраля 2025", "that month has 28 days"),
    ("2025-13-01", "months are 01 to 12"),
    ("2025-13", "no such month"),
    ("2025-00", "no such month"),
    ("2025-XX-06", "not a date"),
    ("000X", "years start at 0001"),
    ("19XX-11", "not a date"),
    ("0000", "years start at 0001"),
    ("0000-33", "years start at 0001"),
    ("0000-01-01", "years start at 0001"),
    ("9999-24", "no such season"),
    ("2025-11-07/2025-11-06", "ends before it starts .* swap"),
    ("2025/2026/2027", "not an interval"),
    ("../..", "not"),
    ("/", "not"),
    ("", "not a date"),
    ("soon", "not a date"),
    ("NaT", "not a date"),
    ("٢٠٢٥-١١-٠٦", "not a date"),
    ("7-6 ноября 2025", "ends before it starts"),
    ("x" * 101, "101 characters"),
]


def day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


@pytest.mark.parametrize(("text", "start", "end", "precision"), EDTF)
def test_edtf(text, start, end, precision):
    assert parse_edtf(text) == PartialDate(text, day(start), day(end), precision)


@pytest.mark.parametrize(("text", "edtf"), WRITTEN)
def test_dates_as_sources_write_them(text, edtf):
    assert parse_date(text) == parse_edtf(edtf)


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refused(text, reason):
    with pytest.raises(DateError, match=reason):
        parse_date(text)


def test_a_number_of_four_digits_is_a_year():
    assert [parse_date(value).edtf for value in (2025, 2025.0, 1000, 9999)] == ["2025", "2025", "1000", "9999"]


@pytest.mark.parametrize("value", [None, True, 20240501, 3.5, pd.NaT, ["2025"]])
def test_other_than_text_and_dates_is_refused(value):
    with pytest.raises(DateError):
        parse_date(value)


@pytest.mark.parametrize(
    "value", [datetime.date(2025, 11, 6), datetime.datetime(2025, 11, 6, 23, 59), pd.Timestamp("2025-11-06 10:00")]
)
def test_dates_and_timestamps_are_days(value):
    assert parse_date(value) == parse_edtf("2025-11-06")


@pytest.mark.parametrize("text", [row[0] for row in EDTF])
def test_edtf_is_read_as_it_is_written(text):
    parsed = parse_date(text)
    assert parsed.edtf == text
    assert parse_date(parsed.edtf) == parsed == parse_edtf(text)


def test_early_years_keep_four_digits():
    assert parse_date(datetime.date(5, 1, 2)).edtf == "0005-01-02"


def test_many_slashes_are_refused_without_recursion():
    with pytest.raises(DateError, match="not a date: 100000 characters"):
        parse_edtf("/" * 100_000)
    with pytest.raises(DateError, match="not an interval"):
        parse_edtf("/" * 100)


@pytest.mark.parametrize(("text", "approximate"), [("2025", False), ("2025~", True), ("2024/2025?", True)])
def test_approximate(text, approximate):
    assert parse_edtf(text).is_approximate is approximate


@given(st.text(max_size=120) | st.text("0123456789-/~?.qQ ", max_size=24))
def test_any_text_is_a_date_or_an_analysis_error(text):
    try:
        parsed = parse_date(text)
    except AnalysisError:
        return
    assert parsed.precision in PRECISIONS
    assert parsed.start is None or parsed.end is None or parsed.start <= parsed.end
    assert parse_edtf(parsed.edtf) == parsed


@given(st.dates())
def test_every_day_survives(given_day):
    assert parse_date(given_day) == PartialDate(given_day.isoformat(), given_day, given_day, "day")


def test_a_column_keeps_index_and_missing_values():
    column = pd.Series(["2025-11", None, "6 ноября 2025", "2025-11"], index=[7, 7, "b", 2])
    expected = pd.DataFrame(
        {
            "date": pd.Series(["2025-11", None, "2025-11-06", "2025-11"], dtype="str"),
            "date_start": pd.to_datetime(["2025-11-01", None, "2025-11-06", "2025-11-01"]).astype("datetime64[s]"),
            "date_end": pd.to_datetime(["2025-11-30", None, "2025-11-06", "2025-11-30"]).astype("datetime64[s]"),
            "date_precision": pd.Series(["month", None, "day", "month"], dtype="str"),
        }
    ).set_axis(column.index)
    assert_frame_equal(parse_date(column), expected)


def test_an_empty_column_keeps_its_dtypes():
    full, empty = parse_date(pd.Series(["2025"])), parse_date(pd.Series([], dtype="str"))
    assert empty.empty
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_dates_beyond_the_nanosecond_range_fit():
    parsed = parse_date(pd.Series(["0001", "9999"]))
    assert str(parsed["date_end"].iloc[1].date()) == "9999-12-31"


def test_a_column_raises_or_collects():
    column = pd.Series(["2025", "03/04/2025", "soon", "soon"])
    with pytest.raises(DateError, match="03/04/2025"):
        parse_date(column)
    failed: dict[str, str] = {}
    parsed = parse_date_column(column, failed)
    assert sorted(failed) == ["03/04/2025", "soon"]
    assert parsed["date"].isna().tolist() == [False, True, True, True]
