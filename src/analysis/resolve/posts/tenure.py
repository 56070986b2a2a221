"""Who held a post when, as far as ``people_posts.csv`` knows.

The days first and last seen in the records are a hint (``2024-10~``): who was minister in May may have been one in
March, but hardly ten years before. Where the day itself is known, nobody is known to have been anything five years
before it.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from analysis.dates.edtf import PartialDate, parse_edtf

_HINT, _FAR = timedelta(days=366), timedelta(days=3653)
TERM = timedelta(days=1826)  # of an office
_AWAY, LIFE = (TERM, _FAR), timedelta(days=10957)  # from a known day, from a hint; and 30 years


class _Bound(NamedTuple):
    """The first or the last day of a post, which may be a hint only."""

    day: date
    is_hint: bool


class Held(NamedTuple):
    """One row of ``people_posts.csv``: a post that somebody held, and between which days."""

    person_id: str
    party: str
    post: str
    since: str
    until: str

    def is_far(self, day: PartialDate, is_lifelong: bool = False) -> bool:
        """Whether the day is years away from what is known of when it was held, or as far as lives are apart."""
        first, last = _days(day)
        since, until = _begun(self.since), _ended(self.until)
        more = LIFE * is_lifelong
        is_before = since is not None and since.day - last > _AWAY[since.is_hint] + more
        return is_before or (until is not None and first - until.day > _AWAY[until.is_hint] + more)

    def on(self, day: PartialDate, reach: timedelta = _FAR) -> int:
        """1 where the post was held about then, -1 where the row says it was not, 0 where nothing is known.

        The `reach` is how far from a hint the post may still have been held.
        """
        first, last = _days(day)
        since, until = _begun(self.since), _ended(self.until)
        if since and since.day - last > reach * since.is_hint:
            return -1
        if until and first - until.day > reach * until.is_hint:
            return -1
        begun = first - since.day >= -_HINT * since.is_hint if since else until is not None
        ended = last - until.day <= _HINT * until.is_hint if until else since is not None
        return int(begun and ended)


def _days(day: PartialDate) -> tuple[date, date]:
    return day.start or date.min, day.end or date.max


@lru_cache(maxsize=1 << 12)
def _begun(text: str) -> _Bound | None:
    day = parse_edtf(text) if text else None
    return _Bound(day.start or date.min, day.is_approximate) if day else None


@lru_cache(maxsize=1 << 12)
def _ended(text: str) -> _Bound | None:
    day = parse_edtf(text) if text else None
    return _Bound(day.end or date.max, day.is_approximate) if day else None
