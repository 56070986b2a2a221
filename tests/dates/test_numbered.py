"""Dates whose months are numbers with a sign, and those without blanks."""

from __future__ import annotations

import pytest

from analysis.dates.numbered import as_numbered, numbered_dates
from together import together


@together(
    (
        ("2031年3月7日", "2031-03-07"),
        ("2031 年 3 月 7 日", "2031-03-07"),
        ("２０３１年３月７日", "2031-03-07"),
        ("2031年3月", "2031-03"),
        ("2031年3月份", "2031-03"),
        ("2031年", "2031"),
        ("2031년 3월 7일", "2031-03-07"),
        ("2031년", "2031"),
        ("Ngày 7 tháng 3, 2031", "2031-03-07"),
        ("tháng 3 năm 2031", "2031-03"),
        ("2031 оны 3 сарын 7", "2031-03-07"),
        ("7 มี.ค. 2574", "2031-03-07"),
        ("7 มีนาคม พ.ศ. 2574", "2031-03-07"),
        ("7 มีนาคม ค.ศ. 2031", "2031-03-07"),
        ("7 มีนาคม 2031", "2031-03-07"),
    )
)
def test_as_numbered(text, edtf):
    assert as_numbered(text) == as_numbered(f" {text}\n") == edtf


@pytest.mark.parametrize("text", ["2031", "2031-03", "12031年3月", "2031年3月7日 или", "районы 3", "31年3月", ""])
def test_what_is_none(text):
    assert as_numbered(text) is None


def test_places():
    text = "于2031年3月7日和2031年4月"
    assert [(text[start:end], edtf) for start, end, edtf in numbered_dates(text)] == [
        ("2031年3月7日", "2031-03-07"),
        ("2031年4月", "2031-04"),
    ]
