"""A date as precise as its source: EDTF text beside the first and the last day it can mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from analysis.dates import periods
from analysis.dates.periods import Reading, RefusedError
from analysis.errors import DateError

LONGEST = 100  # characters of a written date
PRECISIONS = ("day", "month", "quarter", "season", "half", "year", "range")


@dataclass(frozen=True)
class PartialDate:
    """An interval of days: EDTF text, the first and the last day it can mean, and how precise it is.

    ``str()`` gives the EDTF text, which `parse_date` and `parse_edtf` read back. Two dates are compared by what is
    certain of their days, with `before`, `after`, `contains` and `overlaps`; ``<`` and sorting stay a TypeError,
    because intervals have no total order: of a year and a month in it neither comes first.

    Attributes
    ----------
    edtf : str
        Library of Congress EDTF, level 1 (ISO 8601-2), e.g. ``2025-11``, ``2025-36``, ``2024/..``.
    start, end : datetime.date or None
        First and last day, inclusive; None where the interval is open.
    precision : str
        One of `PRECISIONS`.

    Examples
    --------
    >>> month = parse_edtf("2025-11")
    >>> str(month), month.end
    ('2025-11', datetime.date(2025, 11, 30))
    >>> month.before("2025-12"), month.contains(date(2025, 11, 6)), month.overlaps("2025"), month.after("2025-10-31/..")
    (True, True, True, False)
    """

    edtf: str
    start: date | None
    end: date | None
    precision: str

    def __str__(self) -> str:
        return self.edtf

    @property
    def is_approximate(self) -> bool:
        """Whether the source gives it as approximate or uncertain."""
        return any(mark in self.edtf for mark in "~?%")

    def before(self, other: PartialDate | date | str) -> bool:
        """Whether every day of this one lies before every day of the other (a `PartialDate`, a day or EDTF text)."""
        them = _interval(other)
        return self.end is not None and them.start is not None and self.end < them.start

    def after(self, other: PartialDate | date | str) -> bool:
        """Whether every day of this one lies after every day of the other."""
        return _interval(other).before(self)

    def contains(self, other: PartialDate | date | str) -> bool:
        """Whether every day of the other is one of this one's. An open end holds all that comes on its side."""
        them = _interval(other)
        starts = self.start is None or (them.start is not None and self.start <= them.start)
        return starts and (self.end is None or (them.end is not None and them.end <= self.end))

    def overlaps(self, other: PartialDate | date | str) -> bool:
        """Whether the two have a day in common."""
        them = _interval(other)
        return not self.before(them) and not them.before(self)


def _interval(other: PartialDate | date | str) -> PartialDate:
    if isinstance(other, PartialDate):
        return other
    if isinstance(other, date):
        return parse_edtf(other.isoformat()[:10])
    if isinstance(other, str):
        return parse_edtf(other)
    raise TypeError(f"a date is compared with a PartialDate, a day or EDTF text, not with {type(other).__name__}")


@lru_cache(maxsize=1 << 14)
def parse_edtf(text: str) -> PartialDate:
    """EDTF text → `PartialDate`.

    Raises `DateError` for anything else and for days that do not exist. A range of one period is that period:
    ``2025-04-22/2025-04-22`` is a day.

    Examples
    --------
    >>> parse_edtf("2025-11-06/..").start
    datetime.date(2025, 11, 6)
    """
    return PartialDate(*read_edtf(text.strip()))


def read_edtf(text: str) -> Reading:
    """The `Reading` of EDTF text without blanks around it."""
    if len(text) > LONGEST:
        raise too_long(text)
    try:
        if "/" not in text:
            return periods.point(text)
        left, right = (side.strip() for side in text.split("/", 1))
        if "/" in right or {left, right} <= {"", ".."}:
            raise RefusedError("not an interval", "write START/END, '..' for an open end")
        start, end = (None if side in ("", "..") else periods.point(side) for side in (left, right))
        return periods.span(start, end)
    except RefusedError as refused:
        raise refused.error(text) from None


def too_long(text: str) -> DateError:
    """The error of a text that nobody needs to read through to see that it is more than a date."""
    return DateError(f"not a date: {len(text)} characters", hint="give the date alone")


_SIDE = r"\s*(?:\d{4}[\d~?%X-]*|\.\.)?\s*"
_INTERVAL = re.compile(f"{_SIDE}(?:/{_SIDE})+", re.ASCII)
_DAY = r"\s*(\d{4}(?:-\d\d){0,2}[~?%]?)?\s*"
_TWO_POINTS = re.compile(rf"\s*\[?{_DAY}\.\.{_DAY}\]?\s*", re.ASCII)


def as_edtf(text: str) -> str | None:
    """A text that is to be read by the rules of EDTF, for better or worse; None for words.

    So are ``1984..``, ``[..2010-05]`` and ``1981-09..1981-10``, other notations of an interval. Most texts are none,
    which a look at two characters tells at a fifth of the price.
    """
    if text[:2].isdigit() and periods.POINT.fullmatch(text):
        return text
    if "/" in text and len(text) <= LONGEST and _INTERVAL.fullmatch(text):
        return text.strip()
    if ".." in text and len(text) <= LONGEST and (ends := _TWO_POINTS.fullmatch(text)) and any(ends.groups()):
        return "/".join(end or ".." for end in ends.groups())
    return None
