"""Dates whose months are numbers with a sign or a word, and whose words stand without blanks: 2025年11月6日.

Chinese, Japanese, Korean, Vietnamese and Mongolian write the number of a month; Thai has names for them and counts its
years from the Buddha, 543 before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

_YEAR, _ONE = r"(?P<year>\d{4})", r"\d{1,2}"
_NAMED = "(?:[月火水木金土日]曜日?|(?:星期|周|週)[一二三四五六日天])"
_WEEKDAY = rf"(?:\s?{_NAMED}|\s?[（(](?:{_NAMED}|[月火水木金土日])[)）])?"
# What a text has that holds such a date, and how the date is written.
_PATTERNS = {
    "年": rf"(?<!\d){_YEAR}\s?年(?:\s?(?P<month>{_ONE})\s?月(?:份|\s?(?P<day>{_ONE})\s?[日号號]{_WEEKDAY})?)?",
    "년": rf"(?<!\d){_YEAR}\s?년(?:\s?(?P<month>{_ONE})\s?월(?:\s?(?P<day>{_ONE})\s?일(?:\s?[월화수목금토일]요일)?)?)?",
    "háng ": rf"(?:(?:ngày\s+)?(?P<day>{_ONE})\s+)?tháng\s+(?P<month>{_ONE})(?:,\s*|\s+năm\s+|\s+){_YEAR}(?!\d)",
    " оны ": rf"(?<!\d){_YEAR}\s+оны\s+(?P<month>{_ONE})\s*(?:-?р|дугаар|дүгээр)?\s+сар(?:ын\s+(?P<day>{_ONE}))?",
}
_INTERVAL = re.compile(r"(?<![\w./-])\d{4}-\d\d(?:-\d\d)?/\d{4}-\d\d(?:-\d\d)?(?![\w/-])")  # 2025-11-06/2025-11-08
_THAI = re.compile("[\u0e00-\u0e7f]")
_BUDDHIST = 543


@lru_cache(maxsize=8)
def _pattern(sign: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[sign], re.IGNORECASE)


@lru_cache(maxsize=1)
def _thai_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _thai_months()), key=len, reverse=True))
    return re.compile(rf"(?:(?P<day>{_ONE})\s*)?(?P<name>{names})\s*(?:พ\.ศ\.|ค\.ศ\.)?\s*{_YEAR}(?!\d)")


@lru_cache(maxsize=1)
def _thai_months() -> dict[str, int]:
    widths = Locale("th").months["format"]
    return {name: number for width in ("wide", "abbreviated") for number, name in widths[width].items()}


def numbered_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Where such dates stand in a text, and what they say in EDTF, which may be a day that does not exist."""
    if "/" in text:
        yield from ((match.start(), match.end(), match[0]) for match in _INTERVAL.finditer(text))
    if text.isascii():
        return
    patterns = [_pattern(sign) for sign in _PATTERNS if sign in text]
    if _THAI.search(text):
        patterns.append(_thai_pattern())
    for pattern in patterns:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            year = int(parts["year"])
            month = _thai_months()[parts["name"]] if parts.get("name") else parts["month"]
            if parts.get("name") and year >= 1900 + _BUDDHIST:
                year -= _BUDDHIST
            numbers = [f"{year:04}", *(f"{int(part):02}" for part in (month, parts.get("day")) if part is not None)]
            yield match.start(), match.end(), "-".join(numbers)


def as_numbered(text: str) -> str | None:
    """The EDTF of a text that is one such date and nothing else."""
    bare = text.strip()
    found = next(numbered_dates(bare), None)
    return found[2] if found and found[:2] == (0, len(bare)) else None
