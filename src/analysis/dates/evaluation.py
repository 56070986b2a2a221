"""What one point means: the values put into their places, and words such as 'yesterday' counted from a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from analysis.dates import periods
from analysis.dates.forms import YEARLY
from analysis.dates.grammar import Point
from analysis.dates.periods import Period, RefusedError
from analysis.dates.relative import ago, nearest, turned, weekday_before
from analysis.dates.roles import Role

Values = tuple[Any, ...]  # what the words of a text stand for, one for each


class Context(NamedTuple):
    """The day a text was written, and whether its 03/04 is the day first (dmy) or the month (mdy)."""

    relative: date | None = None
    order: str | None = None
    lean: int = 0  # where a year is to be found: the nearest, -1 not after the day of writing, 1 not before it
    parameters: tuple[str, ...] = ()  # those that the caller can give, so that a hint may ask for them

    def today(self) -> date:
        if self.relative is None:
            fix = f"give {_DAY_OF_WRITING}" if "relative_to" in self.parameters else "write the date"
            raise RefusedError("the date depends on the day of writing", fix)
        return self.relative

    def fix(self, always: str, parameter: str) -> str:
        """What to write instead, and which parameter would settle it where the caller has it."""
        return f"{always}, or give {parameter}" if parameter.startswith(self.parameters) else always


_DAY_OF_WRITING = "relative_to, the day on which the text was written"


def read_point(
    point: Point, values: Values, context: Context, end: str = "", given: Period | None = None, year: int = 0
) -> Period:
    """The `Period` of one point.

    As the `start` or `end` of something its beginning or end is its first or last day; `given` is
    the other end of a range, which says what this one leaves out, and `year` overrides all.
    """
    if point.kind in YEARLY:
        if "month" not in point.at and given and point.kind == "day":
            found = periods.day(year or given[1].year, given[1].month, _number(point, values, "day"))
        else:
            found = _read_yearly(point, values, context, given, year)
    else:
        found = OTHERS[point.kind](point, values, context)
    if point.weekday is not None and found[1].weekday() != values[point.weekday]:
        weekday = found[1].strftime("%A")
        raise RefusedError("the day of the week does not fit", f"{found[0]} is a {weekday}: mend one of the two")
    if point.is_week:
        found = periods.week(found[1])
    if point.part is not None:
        found = _part(point, values[point.part], found, end)
    return periods.marked(found, point.mark)


def _read_yearly(point: Point, values: Values, context: Context, given: Period | None, year: int) -> Period:
    reader = WITH_YEAR[point.kind]
    if year:
        return reader(point, values, year)
    if "year" in point.at:
        return reader(point, values, values[point.at["year"]])
    if "this" in point.at:
        return reader(point, values, _relative_year(point, values, context))
    if given:
        return reader(point, values, given[1].year)
    if context.relative is None:
        reader(point, values, 2024)  # a day that no leap year has is impossible, with or without its year
        raise RefusedError("no year", context.fix("write the year", _DAY_OF_WRITING))
    return nearest(lambda number: reader(point, values, number), context.relative, context.lean)


def _relative_year(point: Point, values: Values, context: Context) -> int:
    """Last year, биыл; 'с. г.' has no number of its own and is this year."""
    later: int = values[point.at["this"]] or 0
    return context.today().year + later


def _part(point: Point, value: int, whole: Period, end: str) -> Period:
    if point.part_role is Role.FINAL:
        return periods.third(whole, 3)
    if point.part_role is Role.ORDINAL and value != 1:
        raise RefusedError("not a date", "write the days by their numbers")
    if point.part_role is Role.EDGE and (end, value) in (("start", 1), ("end", 3)):
        return whole
    return periods.third(whole, value)


def _number(point: Point, values: Values, name: str, last: int = 0) -> int:
    """An ordinal, in words or figures; `last` is what the last one counts as."""
    at = point.at
    if "final" in at:
        return last
    if "last" in at:
        if values[at["last"]] != -1:
            raise RefusedError("not a date", "write which one by its number")
        return last
    number: int = values[at[name]]
    tens: int = values[at["tens"]] if "tens" in at else 0
    if tens and number > 9:
        raise RefusedError("not a date", "write the day in figures")
    return tens + number


def _day(point: Point, values: Values, year: int) -> Period:
    return periods.day(year, values[point.at["month"]], _number(point, values, "day"))


def _last_day(point: Point, values: Values, year: int) -> Period:
    _number(point, values, "", -1)
    last = periods.month(year, values[point.at["month"]])[2]
    return periods.day(last.year, last.month, last.day)


def _nth(point: Point, values: Values, count: int) -> int:
    number = _number(point, values, "number", count)
    if not 1 <= number <= count:
        raise RefusedError("no such part of a year or month", f"there are {count} of them")
    return number


def _month(point: Point, values: Values, year: int) -> Period:
    return periods.month(year, values[point.at["month"]])


def _half_of_month(point: Point, values: Values, year: int) -> Period:
    first, last = ((1, 15), (16, None))[_nth(point, values, 2) - 1]
    return periods.days_of_month(year, values[point.at["month"]], first, last, "~")


def _ten_days(point: Point, values: Values, year: int) -> Period:
    first, last = ((1, 10), (11, 20), (21, None))[_nth(point, values, 3) - 1]
    return periods.days_of_month(year, values[point.at["month"]], first, last)


WITH_YEAR: dict[str, Callable[[Point, Values, int], Period]] = {
    "day": _day,
    "last day": _last_day,
    "month": _month,
    "quarter": lambda point, values, year: periods.part(year, 32 + _nth(point, values, 4)),
    "half": lambda point, values, year: periods.part(year, 39 + _nth(point, values, 2)),
    "season": lambda point, values, year: periods.part(year, values[point.at["season"]]),
    "half of month": _half_of_month,
    "ten days": _ten_days,
    "day and month": lambda point, values, year: periods.day(year, *values[point.at["value"]]),
}


def _numbers(point: Point, values: Values, context: Context) -> Period:
    first, second, year, sign = values[point.at["value"]]
    order = context.order or ("dmy" if sign == "." else None)
    if sign == "." and context.order == "mdy":
        order = None  # with points the day stands first everywhere else, so that nobody can know
    if order is None and first <= 12 and second <= 12 and first != second:
        fix = context.fix("write YYYY-MM-DD", "language='ru', 'kk', 'uk', 'en-GB' (day first) or 'en-US' (month first)")
        raise RefusedError("day and month cannot be told apart", fix)
    if order is None:
        order = "mdy" if second > 12 >= first else "dmy"
    return periods.day(year, second, first) if order == "dmy" else periods.day(year, first, second)


def _year_and_number(point: Point, values: Values, _context: Context) -> Period:
    year, number = values[point.at["value"]]
    if not 1 <= number <= 12 or number == (year + 1) % 100:
        raise RefusedError("a month or a second year", "write YYYY-MM, or YYYY/YYYY")
    return periods.month(year, number)


def _year(point: Point, values: Values, context: Context) -> Period:
    if "year" in point.at:
        return periods.whole_year(values[point.at["year"]])
    return periods.whole_year(_relative_year(point, values, context))


def _decade(point: Point, values: Values, _context: Context) -> Period:
    year = values[point.at["year"]]
    if year % 10:
        raise RefusedError("neither a year nor ten years", "write the year alone, or the years from and to")
    return periods.decade(year)


def _winter(point: Point, values: Values, _context: Context) -> Period:
    at = point.at
    year, second = values[at["pair"]] if "pair" in at else (values[at["year"]], values[at["second"]])
    if values[at["season"]] != 24 or second not in (year + 1, (year + 1) % 100):
        raise RefusedError("two years for one season", "only a winter lies in two years, one after the other")
    return periods.part(year, 24)


def _months(point: Point, values: Values, _context: Context) -> Period:
    """The first nine months of a year."""
    count, year = values[point.at["count"]], values[point.at["year"]]
    if "first" in point.at and values[point.at["first"]] != 1:
        raise RefusedError("not a date", "write the months from and to")
    return periods.span(periods.month(year, 1), periods.month(year, count))


def _week_of_year(point: Point, values: Values, _context: Context) -> Period:
    year, number = values[point.at["year"]], values[point.at["number"]]
    try:
        return periods.week(date.fromisocalendar(year, number, 1))
    except ValueError:
        raise RefusedError("no such week", "the weeks of a year are 1 to 52, of some 53") from None


def _shifted(context: Context, days: int) -> Period:
    exact = context.today() + timedelta(days)
    return periods.day(exact.year, exact.month, exact.day)


def _next_day(point: Point, values: Values, context: Context) -> Period:
    turn = values[point.at["turn"]]
    if turn < 0:
        raise RefusedError("which day is not said", "write 'yesterday', or the date")
    return _shifted(context, turn)


def _weekday_of_week(point: Point, values: Values, context: Context) -> Period:
    monday = periods.week(context.today(), values[point.at["turn"]])[1]
    return weekday_before(monday + timedelta(6), values[point.at["weekday"]])


def _two_digits(_point: Point, _values: Values, _context: Context) -> Period:
    raise RefusedError("a year of two digits", "write all four")


def _offset(point: Point, values: Values) -> int:
    days: int = values[point.at["offset"]] if "offset" in point.at else 0
    return days


def _day_of_turn(point: Point, values: Values, context: Context) -> Period:
    first = periods.months_on(context.today(), values[point.at["turn"]])[1]
    return periods.day(first.year, first.month, _number(point, values, "day"))


def _count(point: Point, values: Values) -> int:
    count: int = values[point.at["count"]] if "count" in point.at else 1
    return count


def _unit(point: Point) -> Role:
    assert point.unit is not None, "a form with a unit has one"
    return point.unit


def _weekday(point: Point, values: Values, context: Context) -> Period:
    return weekday_before(context.today(), values[point.at["weekday"]], context.lean)


OTHERS: dict[str, Callable[[Point, Values, Context], Period]] = {
    "date": lambda point, values, _context: periods.day(*values[point.at["value"]]),
    "numbers": _numbers,
    "edtf": lambda point, values, _context: periods.part(*values[point.at["value"]]),
    "month and year": lambda point, values, _context: periods.month(*values[point.at["value"]]),
    "year and number": _year_and_number,
    "year": _year,
    "decade": _decade,
    "winter": _winter,
    "winter by pair": _winter,
    "months": _months,
    "week of year": _week_of_year,
    "relative day": lambda point, values, context: _shifted(context, _offset(point, values)),
    "day before": lambda point, values, context: _shifted(context, _offset(point, values) - 1),
    "day after": lambda point, values, context: _shifted(context, _offset(point, values) + 1),
    "next day": _next_day,
    "weekday": _weekday,
    "turned": lambda point, values, context: turned(
        context.today(), _unit(point), values[point.at["turn"]], values[point.at["unit"]]
    ),
    "weekday of week": _weekday_of_week,
    "day of turn": _day_of_turn,
    "two digits": _two_digits,
    "ago": lambda point, values, context: ago(context.today(), _unit(point), -_count(point, values)),
    "hence": lambda point, values, context: ago(context.today(), _unit(point), _count(point, values)),
    "this year": lambda _point, _values, context: periods.whole_year(context.today().year),
    "this month": lambda _point, _values, context: periods.months_on(context.today(), 0),
    "this quarter": lambda _point, _values, context: turned(context.today(), Role.QUARTERS, 0),
}
