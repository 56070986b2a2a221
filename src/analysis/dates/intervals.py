"""What a parsed date means: one point, the span between two, or all days on one side of one."""

from __future__ import annotations

from datetime import timedelta

from analysis.dates import periods
from analysis.dates.evaluation import Context, Values, read_point
from analysis.dates.forms import YEARLY
from analysis.dates.grammar import Bound, Parsed, Point, Span
from analysis.dates.periods import Period, Reading, RefusedError
from analysis.dates.roles import Role


def read(parsed: Parsed, values: Values, context: Context) -> Reading:
    """The `Reading` of a text; `RefusedError` where it is impossible or cannot be known."""
    if isinstance(parsed, Point):
        return read_point(parsed, values, context)
    found = _read_span(parsed, values, context) if isinstance(parsed, Span) else _read_bound(parsed, values, context)
    return periods.marked(found, parsed.mark)


def _read_bound(bound: Bound, values: Values, context: Context) -> Reading:
    point, link = bound.point, bound.link
    if link == "since":
        return periods.span(read_point(point, values, context._replace(lean=-1), "start"), None)
    if link == "until" or (link == "before" and _is_end(point, values)):
        return periods.span(None, read_point(point, values, context._replace(lean=1), "end"))
    if link == "after":
        return periods.span(periods.following(read_point(point, values, context, "end")), None)
    return periods.span(None, periods.following(read_point(point, values, context, "start"), -1))


def _is_end(point: Point, values: Values) -> bool:
    """Before the end of 2030 is until 2030."""
    return point.part_role is Role.EDGE and point.part is not None and values[point.part] == 3


def _read_span(span: Span, values: Values, context: Context) -> Period:
    left, right = span.first, span.last
    if _lacks_year(right) and not _lacks_year(left):
        first = read_point(left, values, context, "start")
        last = read_point(right, values, context, "end", first)
        if first[1] > last[1] and not _same_month(left, right):
            last = read_point(right, values, context, "end", first, first[1].year + 1)
    else:
        last = read_point(right, values, context, "end")
        first = read_point(left, values, context, "start", last if _lacks_year(left) else None)
        if _lacks_year(left) and first[1] > last[1] and not _same_month(left, right):
            first = read_point(left, values, context, "start", last, last[1].year - 1)
    for place in span.between:
        day = first[1] + timedelta(1 + span.between.index(place))
        if (values[place], day.month) != (day.day, first[1].month):
            raise RefusedError("two dates", "give them one by one, or write from … to …")
    if span.link == "and" and not _touch(first, last, 1 + len(span.between)):
        raise RefusedError("two dates", "give them one by one, or write from … to …")
    return periods.span(first, last)


def _lacks_year(point: Point) -> bool:
    return point.kind in YEARLY and "year" not in point.at and "this" not in point.at


def _same_month(left: Point, right: Point) -> bool:
    """Whether two days stand in one month that is named once: 7-6 November is no range over two years."""
    return left.kind == "day" and (
        "month" not in left.at or "month" not in right.at or left.at["month"] == right.at["month"]
    )


def _touch(first: Period, last: Period, days: int = 1) -> bool:
    """Whether one period follows the other, or a day another after so many."""
    if "/" in first[0] or "/" in last[0]:
        return False
    if days > 1:
        return last[1] - first[1] == timedelta(days)
    return periods.following(first)[0].rstrip("~?%") == last[0].rstrip("~?%")
