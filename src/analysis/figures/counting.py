"""What figures of numbers say about them: how agreements are counted, of how many, and which say nothing."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.dates.wording import in_words
from analysis.errors import ParameterError

VALUES = ("n_agreements", "share")
FEW = 10  # agreements; a share of fewer is marked
_LONGEST = 120  # years: a column each, from the first to the last; over more years, only those that have any
# What agreements name that are counted by a dimension.
NAMED = {
    "area": "an area",
    "mineral": "a mineral",
    "party": "a party",
    "partner": "a partner",
    "type": "a type",
    "status": "a status",
    "level": "a level",
    "year": "a year",
}


def check_values(values: str) -> None:
    """Raise `ParameterError` for what can not be drawn."""
    if values not in VALUES:
        raise ParameterError(f"values={values!r} — write {' or '.join(map(repr, VALUES))}")


def number_text(number: float) -> str:
    """A whole number as one, a part with one decimal."""
    return f"{number:g}" if number == round(number) else f"{number:.1f}"


def percent_text(share: float, sign: str = " %") -> str:
    """A share in per cent, whole; less than half a per cent is not nothing."""
    return f"<1{sign}" if 0 < share < 0.005 else f"{100 * share:.0f}{sign}"


def what_is_named(breakdown: pd.DataFrame) -> str:
    """What agreements name that are counted: an area and a year."""
    dimensions = filter(None, (breakdown.attrs.get("by"), breakdown.attrs.get("across")))
    return " and ".join(NAMED.get(name, f"a {name}") for name in dimensions)


def counted(breakdown: pd.DataFrame) -> str:
    """How many agreements name what is counted, as in "12 of 15 agreements name an area."."""
    attrs = breakdown.attrs
    if "n_agreements" not in attrs:
        return ""
    n_all, unstated = attrs["n_agreements"], attrs.get("n_unstated", 0)
    agreements = f"{n_all} agreement{'s' * (n_all != 1)}"
    if not unstated:
        return f"{agreements}."
    stated = n_all - unstated
    return f"{stated} of {agreements} name{'s' * (stated == 1)} {what_is_named(breakdown)}."


def counting_rule(breakdown: pd.DataFrame) -> str:
    """Of how many agreements, and how each is counted."""
    return " ".join(filter(None, [counted(breakdown), breakdown.attrs.get("rule", "")]))


def caption_of(breakdown: pd.DataFrame, *notes: str) -> str:
    """What is to be known before numbers are compared, in sentences: notes of the figure, then the rule of counting."""
    return " ".join(filter(None, [*notes, counting_rule(breakdown)]))


def is_sorted(numbers: pd.Series) -> bool:
    """Whether the largest is first: a frame of somebody else may have any order."""
    return bool(numbers.astype(float).is_monotonic_decreasing)


def years_between(codes: pd.Series) -> list[int]:
    """Every year from the first to the last, empty ones included unless they are far apart."""
    years = sorted({int(code) for code in codes})
    return list(range(years[0], years[-1] + 1)) if years[-1] - years[0] < _LONGEST else years


def gaps_note(years: list[int]) -> str:
    """Said where years are not drawn."""
    return "Years without any are left out." if years and len(years) <= years[-1] - years[0] else ""


def unfinished_year(breakdown: pd.DataFrame) -> int | None:
    """The year that is not over as far as the record goes."""
    newest = breakdown.attrs.get("newest")
    if not newest:
        return None
    day = date.fromisoformat(newest)
    return day.year if (day.month, day.day) != (12, 31) else None


def year_name(year: int, unfinished: int | None) -> str:
    """2025, 2026*."""
    return f"{year}*" if year == unfinished else str(year)


def unfinished_note(breakdown: pd.DataFrame, years: list[int]) -> str:
    """* 2026: to May 2026."""
    year = unfinished_year(breakdown)
    if year not in years:
        return ""
    return f"* {year}: to {in_words(breakdown.attrs['newest'][:7])}."


def named_years(years: list[int], width: float) -> list[int]:
    """The years that there is room to name below columns, in so many points: all, or the round ones."""
    most = max(width // 30, 1)
    step = next(step for step in (1, 2, 5, 10, 20, 50, len(years)) if len(years) <= step * most)
    return [year for year in years if year % step == 0] or years[:1]
