from __future__ import annotations

import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.dates.edtf import PRECISIONS, PartialDate, parse_edtf
from analysis.dates.parsing import parse_date, parse_date_column, read_date
from analysis.errors import AnalysisError, DataError, DateError
from together import together

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
    # other notations of an open end and of a range
    ("1979..", "1979/.."),
    ("..1979-03", "../1979-03"),
    ("[1979-03-02..]", "1979-03-02/.."),
    ("[ .. 1979 ]", "../1979"),
    ("1979-03..1979-05", "1979-03/1979-05"),
    ("1979-03 .. 1979-03", "1979-03"),
    ("6 November 2025 – 6 November 2025", "2025-11-06"),
    ("с 6 ноября по 6 ноября 2025 года", "2025-11-06"),
    # points after a word are a misprint
    ("6 ноября 2025 г..", "2025-11-06"),
    ("6 ноября 2025 года...", "2025-11-06"),
    # a year as pandas writes a column with gaps
    ("1979.0", "1979"),
    ("до 1979.0 года", "../1979"),
    # hyphens of typesetters, full-width figures
    ("1979\u201003\u201002", "1979-03-02"),
    ("02\u201103\u20111979 г.", "1979-03-02"),
    ("1979\u221203\u221202", "1979-03-02"),
    ("２ Ｍａｒｃｈ １９７９", "1979-03-02"),
    ("１９７９．０３．０２", "1979-03-02"),
    # letters of the other alphabet that look the same
    ("2 мapтa 1979", "1979-03-02"),
    ("2 МАРТA 1979 ГОДА", "1979-03-02"),
    ("1979 жылғы 2 қыркүйeк", "1979-09-02"),
    ("2 Mаrсh 1979", "1979-03-02"),
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
    ("7-6 ноября 2025", "ends before it starts"),
    ("x" * 101, "101 characters"),
    ("1979...", "not a date"),  # cut off
    ("2 March 1979..", "not a date"),  # cut off, or an open end
    ("2 March 1979…", "not a date"),
    ("..", "not a date"),
    ("[..]", "not a date"),
    ("1979.00", "no such month"),
    ("79.0", "not a date"),
    ("2031 in 4–6.11.2025", "not a date"),
    ("will be signed in March 2031", "only expected, which is not a date"),
    ("договор будет подписан в 2031 году", "only expected"),
]


@together(WRITTEN)
def test_dates_as_sources_write_them(text, edtf):
    assert parse_date(text) == parse_edtf(edtf)


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refused(text, reason):
    with pytest.raises(DateError, match=reason):
        parse_date(text)


def test_a_number_of_four_digits_is_a_year():
    assert [parse_date(value).edtf for value in (2025, 2025.0, 1000, 9999)] == ["2025", "2025", "1000", "9999"]


@pytest.mark.parametrize("value", [True, 20240501, 3.5, {"2025"}, b"2025"])
def test_other_than_text_and_dates_is_refused(value):
    with pytest.raises(DateError):
        parse_date(value)


@pytest.mark.parametrize(
    "value", [datetime.date(2025, 11, 6), datetime.datetime(2025, 11, 6, 23, 59), pd.Timestamp("2025-11-06 10:00")]
)
def test_dates_and_timestamps_are_days(value):
    assert parse_date(value) == parse_edtf("2025-11-06")


@pytest.mark.parametrize(("text", "language"), [("12/31/03", "en-US"), ("03/12/11", "kk"), ("3-4-25", "en-GB")])
def test_where_the_order_is_told_only_the_century_is_missing(text, language):
    with pytest.raises(DateError, match=r"^a year of two digits .* write all four"):
        parse_date(text, language=language)
    with pytest.raises(DateError, match="cannot be told apart"):
        parse_date(text)


@pytest.mark.parametrize("text", ["03/04/2025", "yesterday", "6 November", "3-4-25"])
def test_hints_name_a_parameter_only_where_there_is_one(text):
    with pytest.raises(DateError) as asked:
        parse_date(text)
    with pytest.raises(DateError) as alone:
        read_date(text)
    assert asked.value.reason == alone.value.reason
    assert "give" not in alone.value.hint
    assert alone.value.hint.startswith("write ")


def test_a_column_has_a_language_but_no_day_of_writing():
    column = pd.Series(["03/04/2031", "yesterday"])
    failed: dict[str, DateError] = {}
    parse_date_column(column, failed)
    assert "give language=" in failed["03/04/2031"].hint
    assert failed["yesterday"].hint.startswith("write the date")
    failed = {}
    parsed = parse_date_column(column, failed, "en-GB")
    assert parsed["date"].tolist()[0] == "2031-04-03"
    assert list(failed) == ["yesterday"]


def test_a_time_between_year_and_month_is_passed_over():
    assert parse_date("2025, 10 am, November").edtf == "2025-11"


def test_early_years_keep_four_digits():
    assert parse_date(datetime.date(5, 1, 2)).edtf == "0005-01-02"


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
    with pytest.raises(DataError) as caught:
        parse_date(column)
    assert [(issue.value, issue.rows) for issue in caught.value.issues] == [("03/04/2025", (1,)), ("soon", (2, 3))]
    assert all(issue.reason and issue.hint for issue in caught.value.issues)
    assert parse_date(column, errors="coerce")["date"].isna().tolist() == [False, True, True, True]
    failed: dict[str, DateError] = {}
    parsed = parse_date_column(column, failed)
    assert sorted(failed) == ["03/04/2025", "soon"]
    assert parsed["date"].isna().tolist() == [False, True, True, True]
