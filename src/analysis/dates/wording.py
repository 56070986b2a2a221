"""Dates for readers: EDTF in English words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale

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
    first, last = ends[0].split(" "), ends[1].split(" ")
    while len(first) > 1 and first[-1] == last[-1] and len(first) == len(last):
        first.pop()
        last.pop()
    shared = ends[1].split(" ")[len(last) :]
    return f"{' '.join(first)} – {' '.join([*last, *shared])}"


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
    year, *rest = edtf.rstrip("~?%").split("-")
    if not rest:
        return about + year
    if len(rest) == 2:
        return f"{about}{int(rest[1])} {_months()[int(rest[0])]} {year}"
    number = int(rest[0])
    part = _months()[number] if number <= 12 else _PARTS.get(rest[0], f"Q{number - 32}")
    return f"{about}{part} {year}"
