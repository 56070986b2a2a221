"""A written date → the first and last day it can mean, and how precise it is.

A month is not its first day. Every date is kept as EDTF text (Library of Congress, ISO 8601-2 level 1:
``2025``, ``2025-11``, ``2025-11-06``, ``2025-Q4`` is written ``2025-36``, ``~`` approximate, ``?`` uncertain,
``/`` between the ends of an interval) beside the inclusive days `start` and `end`.

What a phrase means is settled here once:

- A season is meteorological and northern (spring is March to May); winter is named by the year it begins in.
- Early, mid and late are days 1-10, 11-20 and the rest of a month, four months of a year, approximately; of a season,
  a quarter or a half they are the whole of it, approximately. Its first or second half is two weeks of a month.
- 'Since March 2025' has no end and 'until', 'by' and 'до' have no start: their own period counts with them.
  'After 2030' begins with 2031, 'before 2030' ends with 2029.
- What happened, to which document and where may be written around a date ('signed in Astana on', 'Соглашение от',
  'қол қойылды') and is left out; what is expected, doubted or denied, or two dates of two events, are refused. A
  document may fix beforehand the day on which it comes into force: 'shall enter into force on' is a date.
- ``1984..`` and ``[..2010-05]`` are open ends, as EDTF's ``1984/..``; several points after other figures may be a text
  cut off and are refused. A range of one period is that period.
- A week is Monday to Sunday. Words that depend on the day of writing need `relative_to`: 'on Thursday' is the latest
  Thursday not after it, a day or month without its year the one nearest to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from numbers import Real
from typing import TYPE_CHECKING, Literal, TypeAlias, overload

from analysis.dates import periods
from analysis.dates.edtf import LONGEST, PartialDate, as_edtf, read_edtf, too_long
from analysis.dates.evaluation import OTHERS, WITH_YEAR, Context, Values
from analysis.dates.grammar import Point, parse
from analysis.dates.intervals import read
from analysis.dates.languages import LANGUAGES, listed_language
from analysis.dates.numbered import as_numbered
from analysis.dates.periods import Reading, RefusedError
from analysis.dates.roles import Role, letter, roles_of
from analysis.dates.rules import NOTHING
from analysis.dates.surroundings import date_alone
from analysis.dates.words import Chunks, lexicon
from analysis.errors import DateError, ParameterError, shorten
from analysis.vectorize import Found, one_or_many

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_ALONE = Context()
_PARAMETERS = ("relative_to", "language")
_ASKED = Context(parameters=_PARAMETERS)
_THREE_NUMBERS = letter(Role.THREE_NUMBERS)
_CYRILLIC = re.compile("[Ѐ-ӿ]")


Column: TypeAlias = "pd.Series | pd.Index | pd.api.extensions.ExtensionArray | np.ndarray"
Listed: TypeAlias = "list[str] | list[str | None] | list[date] | list[object] | tuple[object, ...]"


@overload
def parse_date(
    value: str | date | int,
    relative_to: str | date | None = None,
    language: str | None = None,
    errors: Literal["raise"] = "raise",
) -> PartialDate: ...
@overload
def parse_date(
    value: str | date | float | None,
    relative_to: str | date | None = None,
    language: str | None = None,
    errors: Literal["raise", "coerce"] = "raise",
) -> PartialDate | None: ...
@overload
def parse_date(
    value: Listed | Column,
    relative_to: str | date | None = None,
    language: str | None = None,
    errors: Literal["raise", "coerce"] = "raise",
) -> pd.DataFrame: ...
def parse_date(
    value: object,
    relative_to: str | date | None = None,
    language: str | None = None,
    errors: str = "raise",
) -> PartialDate | pd.DataFrame | None:
    """EDTF or a date written in English, Russian, Kazakh or Ukrainian → `PartialDate`; a column gives a DataFrame.

    Parameters
    ----------
    value : str, date, Timestamp or int, or a list, tuple, array, Index or Series of them
        e.g. ``2025-11``, ``6 November 2025``, ``6 ноября 2025 года``, ``2025 жылғы 6 қараша``, ``2025 jylğy 6 qaraşa``,
        ``6 листопада 2025 року``, ``06.11.2025``, a date line ``АСТАНА, 6 ноября 2025 года —``, in any language of
        CLDR a day or a month with its year: ``6 novembre 2025``, ``2025年11月6日``,
        ``IV квартал 2025 года``, ``late 2024 to early 2025``, ``до 2030 года``. A number is a year, 1000 to 9999.
    relative_to : str or date, optional
        The day on which the text was written. Without it 'yesterday', 'в четверг', 'келесі жылы' and days without
        a year are refused.
    language : {'en', 'en-GB', 'en-US', 'ru', 'kk', 'uk'}, optional
        With or without a script or a country (``kk-Latn``).
        Settles whether 03/04/2025 is a day in April (en-GB, ru, kk, uk) or in March (en-US). Not needed for words.
    errors : {"raise", "coerce"}
        "coerce" makes None or NA of what is no date.

    Returns
    -------
    PartialDate, None for a missing value. For whatever has one dimension a DataFrame with the index of a Series, else
    from 0, and the columns `date` (EDTF text), `date_start`, `date_end` (datetime64[s], inclusive days, UTC-naive) and
    `date_precision` (day, month, quarter, season, half, year, range), all NA where the value is missing.

    Raises
    ------
    DateError
        Not a date, a day that does not exist, a date that depends on a day that is not given, or 03/04/2025,
        whose order nobody can know.
    DataError
        Values of a list or a column are no dates: each, with its rows.
    ParameterError
        `relative_to` is no day, or the language or `errors` none of those above.

    Examples
    --------
    >>> parse_date("6 ноября 2025 года").edtf
    '2025-11-06'
    >>> parse_date("November 2025").end
    datetime.date(2025, 11, 30)
    >>> parse_date("2025 жылғы 4–6 қараша").edtf
    '2025-11-04/2025-11-06'
    >>> parse_date("в прошлом месяце", relative_to="2025-11-06").edtf
    '2025-10'
    >>> parse_date(["November 2025", "soon"], errors="coerce")["date"].tolist()
    ['2025-11', nan]
    """
    read = partial(_read, context=_context(relative_to, language), known=lexicon().chunks)
    found = one_or_many(value, read, Found.dates, errors)
    return PartialDate(*found) if isinstance(found, tuple) else found


def read_date(value: str | date | float) -> PartialDate:
    """One value as `parse_date` reads it, where a caller cannot say the day of writing or the language.

    The hints of its `DateError` do not speak of them: for the parameters of a report, a selection, a cell.
    """
    return PartialDate(*_read(value, _ALONE))


def parse_date_column(
    values: pd.Series, failed: dict[str, DateError] | None = None, language: str | None = None
) -> pd.DataFrame:
    """Each distinct value parsed once. With `failed`, bad values become NA and are put there with their error.

    `language` settles the order of day and month as in `parse_date`; the hints ask for it, but for no day of writing.
    """
    from analysis.distinct import parse_series

    context = _context(None, language)._replace(parameters=("language",))
    return parse_series(values, partial(_read, context=context, known=lexicon().chunks), failed)


def _context(relative_to: str | date | None, language: str | None) -> Context:
    if relative_to is None and language is None:
        return _ASKED
    listed = listed_language(language)
    if language is not None and listed is None:
        raise ParameterError(f"no such language {_shown(language)} — one of: {', '.join(LANGUAGES)}")
    return Context(day_of_writing(relative_to), LANGUAGES[listed] if listed else None, parameters=_PARAMETERS)


def day_of_writing(relative_to: str | date | None) -> date | None:
    """The day that the parameter `relative_to` gives; `ParameterError` where it gives none."""
    if relative_to is None:
        return None
    try:
        _, first, last, _ = _read(relative_to, _ALONE)
    except DateError as error:
        raise ParameterError(f"relative_to is no day: {error}") from None
    if first != last:
        raise ParameterError(f"relative_to is no day {relative_to!r} — write YYYY-MM-DD")
    return first


def _read(value: object, context: Context, known: Chunks | None = None) -> Reading:
    """What one value says: EDTF first, then words."""
    if isinstance(value, str):
        edtf = as_edtf(value)
        return read_edtf(edtf) if edtf else read_text(value, context, known)
    if isinstance(value, date):
        return read_edtf(value.isoformat()[:10])
    if isinstance(value, Real):
        year = _year(value)
        if year:
            return read_edtf(str(year))
        raise DateError("no year", _shown(value), "give years as 1000 to 9999, and other dates as text, 'YYYY-MM-DD'")
    raise DateError("not a date", _shown(value), "give text, a date or a year")


def _year(number: Real) -> int | None:
    try:
        year = float(number)
    except OverflowError:
        return None
    return int(year) if year.is_integer() and 1000 <= year <= 9999 else None


def _shown(value: object) -> str | float:
    """A value that is neither text nor date, for a message: numbers as they are, others as far as they can be told."""
    try:
        return value if isinstance(value, bool | int | float) and len(repr(value)) < LONGEST else shorten(repr(value))
    except Exception:  # noqa: BLE001 - whatever a stranger's __repr__ raises; a number of 5,000 digits has none
        return f"<{type(value).__name__}>"


# --- one text -------------------------------------------------------------------------------------

Plan = Callable[[Values, Context], Reading]


def read_text(text: str, context: Context = _ALONE, known: Chunks | None = None) -> Reading:
    """A date in words or figures → EDTF text, first day, last day and precision.

    `known` are the chunks of the lexicon, which whoever reads many texts asks for once.

    Raises `DateError`, with what to write instead, for what is no date, cannot exist or says too little.
    """
    if len(text) > LONGEST:
        raise too_long(text)
    if known is None:
        known = lexicon().chunks
    signature = ""
    values: Values = ()
    for chunk in text.split():
        found = known[chunk]
        signature += found[0]
        values += found[1]
    plan = _plan(signature)
    if plan is None:
        signature, values = date_alone(text, signature, values)
        plan = _plan(signature)
    if plan is None and (edtf := as_numbered(text)):
        return read_edtf(edtf)
    if plan is None:
        raise _no_date(text, signature, values, context)
    if context.order is None and _THREE_NUMBERS in signature and _CYRILLIC.search(text):
        context = context._replace(order="dmy")
    try:
        return plan(values, context)
    except RefusedError as refused:
        raise refused.error(text) from None
    except OverflowError:
        raise DateError("no such date", text, "years start at 0001 and end at 9999") from None


@lru_cache(maxsize=1 << 13)
def _plan(signature: str) -> Plan | None:
    """How the values of a text with these roles become a date: found once for all texts that are written alike."""
    parsed = parse(signature)
    if parsed is None:
        return None
    if isinstance(parsed, Point) and parsed == Point(parsed.kind, parsed.at):
        return _quick_plan(parsed)
    return partial(read, parsed)


def _quick_plan(point: Point) -> Plan:
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


_N, _M = Role.NUMBER, Role.MONTH
_SHORT_DAYS = ([_N, _M, _N], [_M, _N, _N], [Role.ORDINAL, _M, _N], [_M, Role.ORDINAL, _N])


def _no_date(text: str, signature: str, values: Values, context: Context) -> DateError:
    """The error of a text that no form fits."""
    roles = roles_of(signature)
    short = values[roles.index(Role.SHORT_YEAR)] if Role.SHORT_YEAR in roles else None
    if short and short[1] in "/-" and context.order is None:
        reason = "day and month cannot be told apart, and the year has two digits"
        return DateError(reason, text, "write YYYY-MM-DD")
    if Role.FUTURE in roles:
        return DateError("only expected, which is not a date", text, "write the date alone, or wait for the day")
    bare = [role for role in roles if role not in NOTHING and role not in (Role.YEAR_NOUN, Role.DASH)]
    if short or bare in _SHORT_DAYS:
        return DateError("a year of two digits", text, "write all four")
    return DateError("not a date", text, "write YYYY, YYYY-MM or YYYY-MM-DD, or a day as '6 November 2025'")
