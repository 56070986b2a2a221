"""How the dates of two records agree: days, months and years as their sources give them."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.dates.edtf import PartialDate
from analysis.linkage.event import Event
from analysis.linkage.weights import Reason, reason

FEW_DAYS = (
    3  # sources differ by the clocks of two capitals, by "yesterday", by the day of a meeting for that of arrival
)
_MONTH = 31
NEWS = 10  # days in which news of an event comes out
_LATE = 60
PROMISE = 60  # days in which what was announced is done, if it is the same that was announced
_DAY = timedelta(days=1)

Span = tuple[date, date]


def span_of(day: PartialDate | None) -> Span | None:
    """First and last day of a date; an open end is that of the other side of it."""
    if day is None:
        return None
    start, end = day.start or day.end, day.end or day.start
    return (start, end) if start and end else None


def gap(left: Span, right: Span) -> int:
    """Days from the one to the other: 1 for neighbours, 0 or less where they overlap."""
    return (max(left[0], right[0]) - min(left[1], right[1])).days


def _width(span: Span) -> int:
    return (span[1] - span[0]).days + 1


def _of_days(left: Span, right: Span, is_loose: bool) -> str:
    apart = gap(left, right)
    if apart <= 0:
        widest = max(_width(left), _width(right))
        return "same day" if widest <= FEW_DAYS else "within" if widest <= _MONTH else "wide"
    if apart > FEW_DAYS or max(_width(left), _width(right)) > FEW_DAYS:
        return "other days"
    return "a day apart" if apart == 1 else "days apart" if is_loose else "other days"


def compare_days(left: Event, right: Event) -> Reason | None:
    """The dates of two agreements; None where neither tells one."""
    said, other = left.day, right.day
    for names in (("signed", "concluded"), ("in_force",), ("ended",), ("announced",)):
        one = next((left.dates[name] for name in names if name in left.dates), None)
        two = next((right.dates[name] for name in names if name in right.dates), None)
        ours, theirs = span_of(one), span_of(two)
        if one and two and ours and theirs:
            outcome = _of_days(ours, theirs, True)
            return reason("agreement", "date", outcome, one, two)
    if said and other:
        return reason("agreement", "date", _of_stages(left, right), said, other)
    return _told(left, right)


def _of_stages(left: Event, right: Event) -> str:
    """What it means that one side has a date of signing or adoption and the other only that of another stage."""
    ours, theirs = span_of(left.day), span_of(right.day)
    if not ours or not theirs:
        return "other days"
    if gap(ours, theirs) <= 1:
        return _of_days(ours, theirs, True)
    earlier, later = (left, right) if ours < theirs else (right, left)
    first, last = sorted((ours, theirs))
    if "announced" in earlier.dates and not {"signed", "concluded"} & earlier.dates.keys():
        return "promised before" if gap(first, last) <= PROMISE else "other days"
    is_late = not {"signed", "concluded", "announced"} & later.dates.keys()
    return "later stage" if is_late else "other days"


def _told(left: Event, right: Event) -> Reason | None:
    """A side that gives no day, by when it was published."""
    known, told = (right, left) if right.day else (left, right)
    published = span_of(told.published)
    day = span_of(known.day) or span_of(known.published)
    if published is None or day is None:
        return None
    if day[0] > published[1] + _DAY:
        outcome = "other days" if known.day else "told later"
    else:
        ago = (published[0] - day[1]).days
        outcome = "told then" if ago <= NEWS else "told later" if ago <= _LATE else "other days"
    texts = {id(event): str(event.day or f"published {event.published}") for event in (left, right)}
    return reason(left.kind, "date", outcome, texts[id(left)], texts[id(right)])


def visit_span(event: Event) -> Span | None:
    """From the first to the last day of a visit that can be meant."""
    start, end = span_of(event.dates.get("start")), span_of(event.dates.get("end"))
    if start and end:
        return start[0], max(start[1], end[1])
    return start or end


def compare_visit_days(left: Event, right: Event) -> Reason | None:
    """The days of two visits; None where neither tells one."""
    ours, theirs = visit_span(left), visit_span(right)
    if not ours or not theirs:
        return _told(left, right)
    is_loose = any(day.is_approximate for event in (left, right) for day in event.dates.values())
    has_month = any(
        len(event.dates["start"].edtf) < len("2025-01-01") for event in (left, right) if "start" in event.dates
    )
    outcome = _of_days(ours, theirs, is_loose or _is_one_ended(left, right))
    if outcome == "same day" or (outcome in ("within", "wide") and not has_month):
        outcome = "same days"
    texts = ["/".join(dict.fromkeys(str(day) for day in event.dates.values())) for event in (left, right)]
    return reason("visit", "date", outcome, *texts)


def _is_one_ended(left: Event, right: Event) -> bool:
    """Whether one side does not know the day of departure: the other may tell of a later day."""
    return ("end" in left.dates) != ("end" in right.dates)
