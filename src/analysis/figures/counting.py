"""What figures of numbers say about them: how agreements are counted, and what is left out."""

from __future__ import annotations

import pandas as pd

_LONGEST = 120  # years: a column each, from the first to the last; over more years, only those that have any


def number_text(number: float) -> str:
    """A whole number as one, a part with one decimal."""
    return f"{number:g}" if number == round(number) else f"{number:.1f}"


def counting_rule(breakdown: pd.DataFrame) -> str:
    """How agreements are counted, and how many state nothing to count."""
    attrs = breakdown.attrs
    parts = [attrs.get("rule", "")]
    if attrs.get("n_unstated"):
        parts.append(f"{attrs['n_unstated']} of {attrs['n_agreements']} agreements are left out: none stated.")
    return " ".join(filter(None, parts))


def caption_of(breakdown: pd.DataFrame, n_hidden: int = 0, years: list[int] | None = None) -> str:
    """The rule of counting, and what is not drawn."""
    parts = [counting_rule(breakdown)]
    if n_hidden:
        parts.append(f"{n_hidden} smaller {'entries are' if n_hidden > 1 else 'entry is'} not drawn.")
    if years and len(years) <= years[-1] - years[0]:
        parts.append("Years without any are left out.")
    return " ".join(filter(None, parts))


def years_between(codes: pd.Series) -> list[int]:
    """Every year from the first to the last, empty ones included unless they are far apart."""
    years = sorted({int(code) for code in codes})
    return list(range(years[0], years[-1] + 1)) if years[-1] - years[0] < _LONGEST else years


def named_years(years: list[int], width: float) -> list[int]:
    """The years that there is room to name below columns, in so many points: all, or the round ones."""
    most = max(width // 30, 1)
    step = next(step for step in (1, 2, 5, 10, 20, 50, len(years)) if len(years) <= step * most)
    return [year for year in years if year % step == 0] or years[:1]
