"""What a parsed date means: one point, or the span between two, either of which may be open."""

from __future__ import annotations

from analysis.dates import periods
from analysis.dates.evaluation import Context, Values, read_point
from analysis.dates.forms import YEARLY
from analysis.dates.grammar import Point, Span
from analysis.dates.periods import Reading, RefusedError
from analysis.dates.roles import Role


def read(parsed: Point | Span, values: Values, context: Context) -> Reading:
    """The `Reading` of a text; `RefusedError` where it is impossible or cannot be known."""
    if isinstance(parsed, Point):
        return read_point(parsed, values, context)
    left, right, link = parsed.left, parsed.right, parsed.link
    if left and right:
        found = _read_range(parsed, values, context)
    elif link == "since":
        found = periods.span(read_point(left, values, context._replace(lean=-1), "start"), None)
    elif link == "until" or (right and right.part_role is Role.EDGE and values[right.part] == 3):  # before the end of
        found = periods.span(None, read_point(right, values, context._replace(lean=1), "end"))
    elif link == "after":
        found = periods.span(periods.following(read_point(left, values, context, "end")), None)
    else:
        found = periods.span(None, periods.following(read_point(right, values, context, "start"), -1))
    return periods.marked(found, parsed.mark)


def _read_range(span: Span, values: Values, context: Context) -> Reading:
    left, right = span.left, span.right
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
    if span.link == "and" and not _touch(first, last):
        raise RefusedError("two dates", "give them one by one, or write from … to …")
    return periods.span(first, last)


def _lacks_year(point: Point) -> bool:
    return point.kind in YEARLY and "year" not in point.at and "this" not in point.at


def _same_month(left: Point, right: Point) -> bool:
    """Whether two days stand in one month that is named once: 7-6 November is no range over two years."""
    return left.kind == "day" and (
        "month" not in left.at or "month" not in right.at or left.at["month"] == right.at["month"]
    )


def _touch(first: Reading, last: Reading) -> bool:
    if "/" in first[0] or "/" in last[0]:
        return False
    return periods.following(first)[0].rstrip("~?%") == last[0].rstrip("~?%")
