"""Dates as sources give them: a text becomes the first and last day it can mean, and how precise it is.

A month is not its first day. Every date is kept as EDTF text (Library of Congress, ISO 8601-2 level 1:
``2025``, ``2025-11``, ``2025-11-06``, ``2025-Q4`` is written ``2025-36``, ``~`` approximate, ``?`` uncertain,
``/`` between the ends of an interval) beside the inclusive days `start` and `end`.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd
from babel import Locale

from analysis.errors import DateError
from analysis.names import fold

PRECISIONS = ("day", "month", "quarter", "season", "half", "year", "range")
LANGUAGES = ("en", "ru", "kk")


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


# EDTF level 1 numbers for the parts of a year: months 21-24 seasons, 33-36 quarters, 40-41 halves (level 2).
_PARTS = {**{20 + n: ("season", n) for n in range(1, 5)}, **{32 + n: ("quarter", n) for n in range(1, 5)}}
_PARTS |= {39 + n: ("half", n) for n in (1, 2)}
_EDTF_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$", re.ASCII)


@lru_cache(maxsize=1 << 16)
def parse_edtf(text: str) -> PartialDate:
    """EDTF text → `PartialDate`; `DateError` for anything else and for days that do not exist."""
    text = text.strip()
    if "/" in text:
        return _interval(text)
    match = _EDTF_POINT.match(text)
    if not match:
        raise DateError(f"not a date {text!r} — write YYYY, YYYY-MM or YYYY-MM-DD, with ~ where it is approximate")
    year, part, day, _mark = match.groups()
    if not part:
        return PartialDate(text, date(_year(year), 1, 1), date(_year(year), 12, 31), "year")
    number = int(part)
    if day:
        try:
            exact = date(_year(year), number, int(day))
        except ValueError:
            raise DateError(f"no such day {text!r} — {_last_day(year, number)}") from None
        return PartialDate(text, exact, exact, "day")
    if 1 <= number <= 12:
        return PartialDate(text, date(_year(year), number, 1), _month_end(_year(year), number), "month")
    if number not in _PARTS:
        raise DateError(f"no such month {text!r} — months are 01 to 12")
    precision, index = _PARTS[number]
    if (_year(year), precision, index) == (9999, "season", 4):
        raise DateError(f"no such season {text!r} — it ends after the year 9999")
    first, last = _part_of_year(_year(year), precision, index)
    return PartialDate(text, first, last, precision)


def _interval(text: str) -> PartialDate:
    left, right = (side.strip() for side in text.split("/", 1))
    if "/" in right or {left, right} <= {"", ".."}:
        raise DateError(f"not an interval {text!r} — write START/END, '..' for an open end")
    ends = [None if side in ("", "..") else parse_edtf(side) for side in (left, right)]
    start, end = (ends[0].start if ends[0] else None), (ends[1].end if ends[1] else None)
    if ends[0] and ends[1] and ends[0].start > ends[1].end:
        raise DateError(f"the interval ends before it starts {text!r} — swap the two sides")
    return PartialDate(f"{left or '..'}/{right or '..'}", start, end, "range")


def _year(text: str) -> int:
    year = int(text)
    if year == 0:
        raise DateError(f"no such year {text!r} — years start at 0001")
    return year


def _last_day(year: str, month: int) -> str:
    if not 1 <= month <= 12:
        return "months are 01 to 12"
    return f"that month has {calendar.monthrange(_year(year), month)[1]} days"


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _part_of_year(year: int, precision: str, index: int) -> tuple[date, date]:
    if precision == "season":  # meteorological, northern; winter is given by the year it begins in
        month = (3, 6, 9, 12)[index - 1]
        last = (year + (index == 4), (month + 2 - 1) % 12 + 1)
        return date(year, month, 1), _month_end(*last)
    width = 3 if precision == "quarter" else 6
    month = (index - 1) * width + 1
    return date(year, month, 1), _month_end(year, month + width - 1)


# --- text in three languages ----------------------------------------------------------------------


def _month_names() -> dict[str, int]:
    """Folded month names of CLDR in the three languages, in the forms a date uses and standing alone."""
    names: dict[str, int] = {}
    for language in LANGUAGES:
        months = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    names.setdefault(fold(name), number)
    names |= {"sept": 9, "нояб": 11, "сент": 9}  # the press abbreviates otherwise than CLDR
    for number, genitive in Locale("ru").months["format"]["wide"].items():
        names |= {fold(genitive)[:-1] + ending: number for ending in _RUSSIAN_ENDINGS}
    for number, name in Locale("kk").months["stand-alone"]["wide"].items():
        stem = fold(name)
        names |= {stem + ending: number for ending in _KAZAKH_ENDINGS}
    return names


_RUSSIAN_ENDINGS = ("е", "у", "ю", "ем", "ом")
_KAZAKH_ENDINGS = (
    *("", "ы", "і", "сы", "сі", "да", "де", "та", "те", "ында", "інде", "сында", "сінде"),
    *("дың", "дің", "тың", "тің", "ның", "нің"),
)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern, str]]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    named = rf"(?P<month>{month})"
    year = r"(?P<year>\d{4})"
    tail = r"(?: (?:года|году|год|г|ж|жыл|жылы))?"
    head = rf"{year} (?:жылғы|жылдың|жыл|жылы|ж)"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    days = r"(?P<day>\d{1,2}) ?[-–—] ?(?P<last>\d{1,2})"
    forms = [
        (rf"{days} {named} {year}{tail}", "days"),
        (rf"{named} {days} {year}", "days"),
        (rf"{head} {days} {named}", "days"),
        (rf"{day}(?: of)? {named} {year}{tail}", "day"),
        (rf"{named} {day} {year}", "day"),
        (rf"{head} {day} {named}", "day"),
        (rf"{head} {named}(?: айы| айында)?", "month"),
        (rf"(?:в )?{named} {year}{tail}", "month"),
        (rf"(?:в )?{year}{tail}", "year"),
        (rf"q(?P<quarter>[1-4]) {year}", "quarter"),
        (rf"{year}[- ]?q(?P<quarter>[1-4])", "quarter"),
    ]
    return [(re.compile(pattern + "$"), form) for pattern, form in forms]


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return _month_names()


def _text_date(text: str) -> PartialDate:
    key = re.sub(r"[,.]", " ", unicodedata.normalize("NFC", text).casefold().replace("ё", "е"))
    key = " ".join(re.sub(r"\s*[-–—]\s*", "-", key).split())
    numeric = re.fullmatch(r"(\d{1,2}) (\d{1,2}) (\d{4})(?: ?[гж])?", key)
    if numeric and re.match(r"\s*\d{1,2}\.\d{1,2}\.\d{4}", text):
        day, month, year = numeric.groups()
        return parse_edtf(f"{year}-{int(month):02}-{int(day):02}")
    for pattern, form in _patterns():
        match = pattern.match(key)
        if not match:
            continue
        found = match.groupdict()
        year = found["year"]
        if form == "year":
            return parse_edtf(year)
        if form == "quarter":
            return parse_edtf(f"{year}-{32 + int(found['quarter'])}")
        month = f"{year}-{_months()[found['month']]:02}"
        if form == "month":
            return parse_edtf(month)
        first = f"{month}-{int(found['day']):02}"
        return parse_edtf(first if form == "day" else f"{first}/{month}-{int(found['last']):02}")
    if re.fullmatch(r"\s*\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\s*", text):
        raise DateError(f"day and month cannot be told apart {text!r} — write YYYY-MM-DD")
    raise DateError(f"not a date {text!r} — write YYYY, YYYY-MM or YYYY-MM-DD, or a day as '6 November 2025'")


def parse_date(value):
    """EDTF or a date written in English, Russian or Kazakh → `PartialDate`; a Series gives a DataFrame.

    Parameters
    ----------
    value : str, date, Timestamp or Series
        e.g. ``2025-11``, ``6 November 2025``, ``6 ноября 2025 года``, ``2025 жылғы 6 қараша``, ``06.11.2025``.

    Returns
    -------
    PartialDate, or for a Series a DataFrame with its index and the columns `date` (EDTF text),
    `date_start`, `date_end` (datetime64, inclusive days, UTC-naive) and `date_precision`
    (day, month, quarter, season, half, year, range). Missing values stay missing.

    Raises
    ------
    DateError
        Not a date, a day that does not exist, or 03/04/2025, whose order nobody can know.

    Examples
    --------
    >>> parse_date("6 ноября 2025 года").edtf
    '2025-11-06'
    >>> parse_date("November 2025").end
    datetime.date(2025, 11, 30)
    """
    if isinstance(value, pd.Series):
        return parse_date_column(value)
    if isinstance(value, date):
        return parse_edtf(value.isoformat()[:10])
    if not isinstance(value, str):
        raise DateError(f"not a date {value!r} — give text or a date")
    if len(value) > 100:
        raise DateError(f"not a date: {len(value)} characters — give the date alone")
    try:
        return parse_edtf(value)
    except DateError:
        if _EDTF_POINT.match(value.strip()) or ("/" in value and _EDTF_POINT.match(value.split("/")[0].strip())):
            raise
        return _text_date(value)


def parse_date_column(values: pd.Series, failed: dict[str, str] | None = None) -> pd.DataFrame:
    """Each distinct value parsed once. With `failed`, bad values become NA and are put there with the reason."""
    codes, distinct = pd.factorize(values)
    rows: list[tuple] = []
    for value in distinct:
        try:
            parsed = parse_date(value)
            rows.append((parsed.edtf, _stamp(parsed.start), _stamp(parsed.end), parsed.precision))
        except DateError as error:
            if failed is None:
                raise
            failed[str(value)] = str(error)
            rows.append((None, pd.NaT, pd.NaT, None))
    table = pd.DataFrame(rows, columns=["date", "date_start", "date_end", "date_precision"])
    table = table.astype(
        {"date": "str", "date_start": "datetime64[s]", "date_end": "datetime64[s]", "date_precision": "str"}
    )
    return table.reindex(codes).set_axis(values.index)


def _stamp(day: date | None):
    return pd.NaT if day is None else pd.Timestamp(day)
