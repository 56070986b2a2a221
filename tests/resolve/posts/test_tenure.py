"""Whether somebody held a post on a day, and how far the day is from it."""

from __future__ import annotations

import pytest

from analysis.dates.edtf import parse_edtf
from analysis.resolve.posts.tenure import Held


@pytest.mark.parametrize(
    ("since", "until", "day", "on", "is_far"),
    [
        ("2010", "2014", "2012-05", 1, False),
        ("2010", "2014", "2009-12-31", -1, False),
        ("2010", "2014", "2015-01-01", -1, False),
        ("2010", "2014", "2004-12-31", -1, True),
        ("2010", "2014", "2020-01-01", -1, True),
        ("2010~", "2014~", "2009-12-31", 1, False),
        ("2010~", "2014~", "2004", 0, False),
        ("2010~", "2014~", "1999", -1, True),
        ("2010~", "2014~", "2018", 0, False),
        ("2010~", "2014~", "2025", -1, True),
        ("2010~", "2014~", "1999/2011", 0, False),
        ("", "2014", "1999", 1, False),
        ("", "", "1999", 0, False),
        ("2010", "", "0001", -1, True),
        ("", "2014~", "9999", -1, True),
        ("../2010", "", "1700", 1, False),
        ("2010", "2012/..", "2400", 1, False),
    ],
)
def test_when_a_post_was_held(since: str, until: str, day: str, on: int, is_far: bool):
    held = Held("nobody", "USA", "President", since, until)
    assert (held.on(parse_edtf(day)), held.is_far(parse_edtf(day))) == (on, is_far)
