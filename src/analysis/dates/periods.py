"""Periods of time: each is its EDTF text, the first and last day it can mean, and its precision.

A season is meteorological and northern, and winter is named by the year it begins in. EDTF numbers the parts of a
year 21-24 (spring to winter), 33-36 (quarters) and 40-41 (halves).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TypeVar, overload

from analysis.errors import DateError

# EDTF text, first day, last day, precision. A reading may be open on one side, a period is not.
Period = tuple[str, date, date, str]
Reading = tuple[str, date | None, date | None, str]
AnyReading = TypeVar("AnyReading", Period, Reading)

# EDTF number → precision, first month, number of months
PARTS = {
    **{20 + n: ("season", 3 * n, 3) for n in (1, 2, 3, 4)},
    **{32 + n: ("quarter", 3 * n - 2, 3) for n in (1, 2, 3, 4)},
    **{39 + n: ("half", 6 * n - 5, 6) for n in (1, 2)},
}
POINT = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)", re.ASCII)


class RefusedError(Exception):
    """Why a text cannot be read, and what to write instead. `named` is the part that is wrong, '' for all of it."""

    def __init__(self, reason: str, fix: str, named: str = ""):
        super().__init__(reason, fix, named)
        self.reason, self.fix, self.named = reason, fix, named

    def error(self, text: str) -> DateError:
        """The error that a caller gets who gave this text."""
        return DateError(self.reason, self.named or text, self.fix)


def day(year: int, month: int, number: int) -> Period:
    """One day, `RefusedError` where the calendar has none such."""
    try:
        exact = date(year, month, number)
    except ValueError:
        raise RefusedError("no such day", _why_not(year, month), f"{year:04}-{month:02}-{number:02}") from None
    return exact.isoformat(), exact, exact, "day"


def _why_not(year: int, month: int) -> str:
    if not 1 <= year <= 9999:
        return "years start at 0001"
    if not 1 <= month <= 12:
        return "months are 01 to 12"
    return f"that month has {_length(year, month)} days"


_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and calendar.isleap(year) else _LENGTHS[month]


def _check_year(number: int) -> None:
    if not 1 <= number <= 9999:
        raise RefusedError("no such year", "years start at 0001 and end at 9999", f"{number:04}")


def month(year: int, number: int) -> Period:
    """A month of a year."""
    try:
        first = date(year, number, 1)
    except ValueError:
        raise RefusedError("no such month", _why_not(year, number), f"{year:04}-{number:02}") from None
    return first.isoformat()[:7], first, date(year, number, _length(year, number)), "month"


def part(year: int, code: int) -> Period:
    """A month, season, quarter or half of a year by its EDTF number."""
    if code not in PARTS:
        return month(year, code)
    _check_year(year)
    precision, first, months = PARTS[code]
    if (year, code) == (9999, 24):
        raise RefusedError("no such season", "it ends after the year 9999", "9999-24")
    later, number = divmod(first + months - 2, 12)
    last = date(year + later, number + 1, _length(year + later, number + 1))
    return f"{year:04}-{code}", date(year, first, 1), last, precision


def whole_year(number: int) -> Period:
    """A year."""
    _check_year(number)
    return f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year"


def decade(number: int) -> Period:
    """The ten years of the 1990s, by the first of them."""
    return point(f"{number // 10:03}X")


def days_of_month(year: int, number: int, first: int, last: int | None, mark: str = "") -> Period:
    """Some days of a month; to its end without `last`."""
    end = _length(year, number) if last is None and 1 <= year <= 9999 else last
    return marked(span(day(year, number, first), day(year, number, end or 1)), mark)


def week(of: date, turns: int = 0) -> Period:
    """Monday to Sunday, of the week that has a day, or so many weeks later."""
    monday = of - timedelta(of.weekday()) + timedelta(7 * turns)
    sunday = monday + timedelta(6)
    return f"{monday}/{sunday}", monday, sunday, "range"


def third(of: Period, number: int) -> Period:
    """The early, middle or late third: days 1-10, 11-20 and the rest of a month, four months of a year.

    Others have no agreed thirds: the whole of a season, quarter, half or decade is meant, approximately.
    """
    text, first, _, precision = of
    if precision == "month":
        start, last = ((1, 10), (11, 20), (21, None))[number - 1]
        return days_of_month(first.year, first.month, start, last, "~")
    if precision == "year":
        start = 4 * number - 3
        return marked(span(month(first.year, start), month(first.year, start + 3)), "~")
    if precision in ("season", "quarter", "half") or text[-1] == "X":
        return marked(of, "~")
    raise RefusedError("no beginning, middle or end is known of", "name the month or the year", text)


def marked(of: AnyReading, mark: str) -> AnyReading:
    """The same days, approximate (~), uncertain (?) or both (%)."""
    if not mark:
        return of
    ends = [end if end == ".." else end.rstrip("~?%") + _both(end[-1], mark) for end in of[0].split("/")]
    _, first, last, precision = of
    return "/".join(ends), first, last, precision


def _both(old: str, new: str) -> str:
    return new if old.isalnum() or old == new else "%"


@overload
def span(left: Period, right: Period) -> Period: ...
@overload
def span(left: Reading | None, right: Reading | None) -> Reading: ...
def span(left: Reading | None, right: Reading | None) -> Reading:
    """From the start of one to the end of the other, either of which may be open; '..' on both sides is nothing.

    From one period to itself is the period: a visit on one day, written with its first and its last.
    """
    if left and right and left[0] == right[0]:
        return left
    start, end = left[1] if left else None, right[2] if right else None
    first, last = left[0] if left else "..", right[0] if right else ".."
    if start and end and start > end:
        raise RefusedError("the interval ends before it starts", "swap the two sides", f"{first}/{last}")
    first, last = first.split("/")[0], last.split("/")[-1]
    if first == last == "..":
        raise RefusedError("not an interval", "write START/END, '..' for an open end", f"{first}/{last}")
    return f"{first}/{last}", start, end, "range"


def point(text: str) -> Period:
    """An EDTF date that is no interval; `RefusedError` where it is something else or does not exist."""
    match = POINT.fullmatch(text)
    if not match:
        raise RefusedError("not a date", "write YYYY, YYYY-MM or YYYY-MM-DD, with ~ where it is approximate")
    year, code, number, _ = match.groups()
    if "X" in year:
        if code:
            raise RefusedError("not a date", "a month needs its year")
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return text, whole_year(first)[1], whole_year(last)[2], "range"
    if code is None or code == "XX":
        if number and number != "XX":
            raise RefusedError("not a date", "a day needs its month")
        found = whole_year(int(year))
    elif number is None:
        found = part(int(year), int(code))
    else:
        found = month(int(year), int(code)) if number == "XX" else day(int(year), int(code), int(number))
    return text, found[1], found[2], found[3]


def following(of: Period, turns: int = 1) -> Period:
    """The period of the same kind right after one, or so many after it (before it, where negative)."""
    text = of[0].split("/")[-1 if turns > 0 else 0]
    if text == "..":
        raise RefusedError("nothing comes after an open end", "name a day, a month or a year")
    bare = text.rstrip("~?%")
    _, first, _, precision = point(bare)
    if precision == "day":
        exact = first + timedelta(turns)
        found: Period = (exact.isoformat(), exact, exact, "day")
    elif precision == "year":
        found = whole_year(first.year + turns)
    elif precision == "month":
        found = months_on(first, turns)
    elif precision == "range":
        found = decade(first.year + 10 * turns)
    else:
        base, count = {"season": (21, 4), "quarter": (33, 4), "half": (40, 2)}[precision]
        later, index = divmod(int(bare[5:]) - base + turns, count)
        found = part(first.year + later, base + index)
    return marked(found, text[len(bare) :])


def months_on(of: date, turns: int) -> Period:
    """The month so many months after the one that has a day."""
    later, index = divmod(of.month - 1 + turns, 12)
    return month(of.year + later, index + 1)
