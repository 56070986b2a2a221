"""One written date → its `Reading`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from analysis.dates import periods
from analysis.dates.evaluation import OTHERS, WITH_YEAR, Context
from analysis.dates.grammar import Point, parse
from analysis.dates.intervals import read
from analysis.dates.periods import Reading, RefusedError
from analysis.dates.surroundings import date_alone
from analysis.dates.words import lexicon
from analysis.errors import DateError

NO_CONTEXT = Context()
LONGEST = 100
_RUSSIAN_OR_KAZAKH = re.compile("[Ѐ-ӿ]")
_FIX = "write YYYY, YYYY-MM or YYYY-MM-DD, or a day as '6 November 2025'"


def read_text(text: str, context: Context = NO_CONTEXT) -> Reading:
    """A date in words or figures → EDTF text, first day, last day and precision.

    Raises `DateError`, with what to write instead, for what is no date, cannot exist or says too little.
    """
    if len(text) > LONGEST:
        raise DateError(f"not a date: {len(text)} characters — give the date alone")
    known = lexicon()
    letters, values = "", ()
    for chunk in text.split():
        found = known[chunk]
        letters += found[0]
        values += found[1]
    plan = _plan(letters)
    if plan is None:
        letters, values = date_alone(text, letters, values)
        plan = _plan(letters)
    if plan is None:
        raise DateError(_no_date(text, letters, values))
    if context.order is None and "n" in letters and _RUSSIAN_OR_KAZAKH.search(text):
        context = context._replace(order="dmy")
    try:
        return plan(values, context)
    except RefusedError as refused:
        raise DateError(refused.message(text)) from None
    except OverflowError:
        raise DateError(f"no such date {text!r} — years start at 0001 and end at 9999") from None


@lru_cache(maxsize=1 << 13)
def _plan(letters: str) -> Callable[[tuple, Context], Reading] | None:
    parsed = parse(letters)
    if parsed is None:
        return None
    if isinstance(parsed, Point) and parsed == Point(parsed.kind, parsed.at):
        return _quick_plan(parsed)
    return partial(read, parsed)


def _quick_plan(point: Point) -> Callable[[tuple, Context], Reading]:
    """The short way for the forms that most dates have: a day, month, quarter … with its year and nothing else."""
    if point.kind not in WITH_YEAR:
        return partial(OTHERS[point.kind], point) if point.kind in OTHERS else partial(read, point)
    if "year" not in point.at:
        return partial(read, point)
    year = point.at["year"]
    if point.kind == "day" and "tens" not in point.at:
        month, day = point.at["month"], point.at["day"]
        return lambda values, _: periods.day(values[year], values[month], values[day])
    reader = WITH_YEAR[point.kind]
    return lambda values, _: reader(point, values, values[year])


def _no_date(text: str, letters: str, values: tuple) -> str:
    short = values[letters.index("L")] if "L" in letters else None
    if short and short[1] in "/-":
        return f"day and month cannot be told apart, and the year has two digits {text!r} — write YYYY-MM-DD"
    bare = "".join(letter for letter in letters if letter not in ".oy-")
    if short or bare in ("NMN", "MNN", "OMN", "MON"):
        return f"a year of two digits {text!r} — write all four"
    return f"not a date {text!r} — {_FIX}"
