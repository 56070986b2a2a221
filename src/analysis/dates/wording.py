"""Dates for readers: EDTF in English words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale

_DOUBTS = "~?%"  # signs at the end of a date
_PARTS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter", "40": "first half of", "41": "second half of"}


def in_words(edtf: str | float | None) -> str:
    """EDTF for a reader; '' where there is none (None, NaN, NA).

    Examples
    --------
    >>> in_words("2025-11~"), in_words("2025-11-05/2025-11-06")
    ('about November 2025', '5 – 6 November 2025')
    """
    if not isinstance(edtf, str) or not edtf:
        return ""
    ends = [_point_in_words(part) for part in edtf.split("/")]
    if len(ends) == 1 or ends[0] == ends[1]:
        return ends[0]
    certain = [text.removeprefix("about ").removeprefix("perhaps ") for text in ends]
    if certain[0] == certain[1]:  # one day, and one end of it in doubt
        return max(ends, key=len)
    first = ends[0].split(" ")
    last = (certain[1] if certain[0] == ends[0] else ends[1]).split(" ")
    while len(first) > 1 and first[-1] == last[-1] and len(first) == len(last):
        first.pop()
        last.pop()
    return f"{' '.join(first)} – {ends[1]}"


def span_in_words(first: str, last: str) -> str:
    """From one date to another, both EDTF; one of them where they are the same day, however well it is known.

    Examples
    --------
    >>> span_in_words("2022-11-07", "2025-11~"), span_in_words("2022-11-07", "2022-11-07~")
    ('7 November 2022 to about November 2025', '7 November 2022')
    """
    ends = in_words(first), in_words(last)
    if first.rstrip(_DOUBTS) == last.rstrip(_DOUBTS):
        return min(ends, key=len)
    return " to ".join(ends)


@lru_cache(maxsize=1)
def _months() -> Mapping[int, str]:
    """Their English names; what a command that reads dates only does not wait for."""
    names: Mapping[int, str] = Locale("en").months["format"]["wide"]
    return names


def _point_in_words(edtf: str) -> str:
    if edtf in ("", ".."):
        return "?"
    if "X" in edtf:  # unspecified digits have no words
        return edtf
    about = "about " if edtf[-1] in "~%" else "perhaps " if edtf[-1] == "?" else ""
    year, *rest = edtf.rstrip(_DOUBTS).split("-")
    if not rest:
        return about + year
    if len(rest) == 2:
        return f"{about}{int(rest[1])} {_months()[int(rest[0])]} {year}"
    number = int(rest[0])
    part = _months()[number] if number <= 12 else _PARTS.get(rest[0], f"Q{number - 32}")
    return f"{about}{part} {year}"
