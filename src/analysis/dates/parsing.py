"""Dates as sources give them: a text becomes the first and last day it can mean, and how precise it is.

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
  'қол қойылды') and is left out; what is expected, doubted or denied, or two dates of two events, are refused.
- A week is Monday to Sunday. Words that depend on the day of writing need `relative_to`: 'on Thursday' is the latest
  Thursday not after it, a day or month without its year the one nearest to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from numbers import Real
from typing import TYPE_CHECKING

from babel import Locale

from analysis.dates import periods
from analysis.dates.evaluation import Context
from analysis.dates.periods import POINT, RefusedError
from analysis.dates.reader import LONGEST, NO_CONTEXT, read_text
from analysis.errors import DateError, ParameterError, shorten

if TYPE_CHECKING:
    import pandas as pd

PRECISIONS = ("day", "month", "quarter", "season", "half", "year", "range")
# In which order a language writes the numbers of a day; the English of nowhere in particular tells nothing.
LANGUAGES = {"en": None, "en-GB": "dmy", "en-US": "mdy", "ru": "dmy", "kk": "dmy"}
_PARTS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter", "40": "first half of", "41": "second half of"}


@dataclass(frozen=True)
class PartialDate:
    """A date as precise as its source: EDTF text, first and last possible day, precision, whether approximate."""

    edtf: str
    start: date | None
    end: date | None
    precision: str

    @property
    def is_approximate(self) -> bool:
        return any(mark in self.edtf for mark in "~?%")


_SIDE = r"\s*(?:\d{4}[\d~?%X-]*|\.\.)?\s*"
_INTERVAL = re.compile(f"{_SIDE}(?:/{_SIDE})+", re.ASCII)


@lru_cache(maxsize=1 << 14)
def parse_edtf(text: str) -> PartialDate:
    """EDTF text → `PartialDate`; `DateError` for anything else and for days that do not exist."""
    return PartialDate(*_read_edtf(text.strip()))


def _read_edtf(text: str) -> periods.Reading:
    try:
        if "/" not in text:
            return periods.point(text)
        left, right = (side.strip() for side in text.split("/", 1))
        if "/" in right or {left, right} <= {"", ".."}:
            raise RefusedError("not an interval", "write START/END, '..' for an open end")
        start, end = (None if side in ("", "..") else periods.point(side) for side in (left, right))
        return periods.span(start, end)
    except RefusedError as refused:
        raise DateError(refused.message(text)) from None


def parse_date(value, relative_to=None, language: str | None = None):
    """EDTF or a date written in English, Russian or Kazakh → `PartialDate`; a Series gives a DataFrame.

    Parameters
    ----------
    value : str, date, Timestamp, int or Series
        e.g. ``2025-11``, ``6 November 2025``, ``6 ноября 2025 года``, ``2025 жылғы 6 қараша``, ``06.11.2025``,
        ``IV квартал 2025 года``, ``late 2024 to early 2025``, ``до 2030 года``. A number is a year, 1000 to 9999.
    relative_to : str or date, optional
        The day on which the text was written. Without it 'yesterday', 'в четверг', 'келесі жылы' and days without
        a year are refused.
    language : {'en', 'en-GB', 'en-US', 'ru', 'kk'}, optional
        Settles whether 03/04/2025 is a day in April (en-GB, ru, kk) or in March (en-US). Not needed for words.

    Returns
    -------
    PartialDate, or for a Series a DataFrame with its index and the columns `date` (EDTF text),
    `date_start`, `date_end` (datetime64, inclusive days, UTC-naive) and `date_precision`
    (day, month, quarter, season, half, year, range). Missing values stay missing.

    Raises
    ------
    DateError
        Not a date, a day that does not exist, a date that depends on a day that is not given, or 03/04/2025,
        whose order nobody can know.
    ParameterError
        `relative_to` is no day, or the language none of those above.

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
    """
    context = _context(relative_to, language)
    if not isinstance(value, str | date):
        from analysis import distinct  # with pandas, which one date does not wait for

        if distinct.is_series(value):
            return distinct.parse_series(value, partial(_read, context=context))
    return PartialDate(*_read(value, context))


def parse_date_column(
    values: pd.Series, failed: dict[str, str] | None = None, language: str | None = None
) -> pd.DataFrame:
    """Each distinct value parsed once. With `failed`, bad values become NA and are put there with the reason."""
    from analysis.distinct import parse_series

    return parse_series(values, partial(_read, context=_context(None, language)), failed)


def _context(relative_to, language: str | None) -> Context:
    if relative_to is None and language is None:
        return NO_CONTEXT
    if language is not None and language not in LANGUAGES:
        raise ParameterError(f"no such language {language!r} — one of: {', '.join(LANGUAGES)}")
    day = None
    if relative_to is not None:
        try:
            first, last = _read(relative_to, NO_CONTEXT)[1:3]
        except DateError as error:
            raise ParameterError(f"relative_to is no day: {error}") from None
        if first != last:
            raise ParameterError(f"relative_to is no day {relative_to!r} — write YYYY-MM-DD")
        day = first
    return Context(day, LANGUAGES.get(language))


def _read(value, context: Context) -> periods.Reading:
    """What one value says: EDTF first, then words."""
    if isinstance(value, str):
        # Most texts are no EDTF, which a look at two characters tells at a fifth of the price.
        if (value[:2].isdigit() and POINT.fullmatch(value)) or ("/" in value and _is_interval(value)):
            return _read_edtf(value.strip())
        return read_text(value, context)
    if isinstance(value, date):
        return _read_edtf(value.isoformat()[:10])
    if isinstance(value, Real):
        if value == value // 1 and 1000 <= value <= 9999:
            return _read_edtf(str(int(value)))
        raise DateError(f"no year {value!r} — give years as 1000 to 9999, and other dates as text, 'YYYY-MM-DD'")
    raise DateError(f"not a date {shorten(repr(value))} — give text, a date or a year")


def _is_interval(text: str) -> bool:
    return len(text) <= LONGEST and _INTERVAL.fullmatch(text) is not None


def in_words(edtf: str | float | None) -> str:
    """EDTF for a reader: 'about November 2025', '5 – 6 November 2025'; '' where there is none."""
    if not isinstance(edtf, str) or not edtf:
        return ""
    ends = [_point_in_words(part) for part in edtf.split("/")]
    if len(ends) == 1 or ends[0] == ends[1]:
        return ends[0]
    first, last = ends[0].split(" "), ends[1].split(" ")
    while len(first) > 1 and first[-1] == last[-1] and len(first) == len(last):
        first.pop()
        last.pop()
    shared = ends[1].split(" ")[len(last) :]
    return f"{' '.join(first)} – {' '.join([*last, *shared])}"


@lru_cache(maxsize=1)
def _months() -> Mapping[int, str]:
    """Their English names; what a command that reads dates only does not wait for."""
    return Locale("en").months["format"]["wide"]


def _point_in_words(edtf: str) -> str:
    if edtf in ("", ".."):
        return "?"
    if "X" in edtf:  # unspecified digits have no words
        return edtf
    about = "about " if edtf[-1] in "~%" else "perhaps " if edtf[-1] == "?" else ""
    year, *rest = edtf.rstrip("~?%").split("-")
    if not rest:
        return about + year
    if len(rest) == 2:
        return f"{about}{int(rest[1])} {_months()[int(rest[0])]} {year}"
    number = int(rest[0])
    part = _months()[number] if number <= 12 else _PARTS.get(rest[0], f"Q{number - 32}")
    return f"{about}{part} {year}"
