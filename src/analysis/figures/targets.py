"""What stands behind a number: the page that lists its agreements, what is told of it, and its row of data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

import pandas as pd

from analysis.addresses import page_of, with_page
from analysis.figures.counting import number_text, percent_text
from analysis.links import Link
from analysis.vocab.catalogue import vocabulary

RECORDS = "records.html"  # the table of everything, filtered by what stands behind the number sign
_FILTERS = ("country", "partner", "area", "mineral", "year", "type", "status", "level", "q")
_PAGES = ("area", "mineral", "country", "year")


def page_for(selection: Mapping[str, str], codes: Mapping[str, object]) -> str:
    """The page of the site that lists the agreements of a code, or of several at once; '' where there is none.

    Parameters
    ----------
    selection : mapping of str to str
        What the agreements were selected by, as `build_breakdown` tells it.
    codes : mapping of str to str
        The code by its dimension: ``{"area": "trade", "year": "2024"}``.

    Examples
    --------
    >>> page_for({}, {"area": "trade"})
    'areas/trade.html'
    >>> page_for({"country": "KAZ"}, {"partner": "USA", "status": "in force"})
    'records.html#kind=agreement&country=KAZ&partner=USA&status=in%20force'
    """
    filters = {kind: code for kind, code in selection.items() if kind in _FILTERS}
    if "since" in selection or "until" in selection:
        filters["year"] = f"{selection.get('since', '')[:4]}-{selection.get('until', '')[:4]}"
    given = {}
    for by, code in codes.items():
        kind = _kind(by, code, filters | given)
        if not kind or not isinstance(code, str) or (kind != "year" and filters.get(kind, code) != code):
            return ""
        given[kind] = code
    if not selection and len(codes) == 1:
        ((kind, code),) = given.items()
        if kind in (*_PAGES, "body"):
            return page_of(kind, code)
    filters |= given
    if "body" in filters:  # which is found by its name
        filters["q"] = vocabulary("body").label(filters["body"])
    return "&".join(
        [f"{RECORDS}#kind=agreement", *(f"{kind}={quote(filters[kind])}" for kind in _FILTERS if kind in filters)]
    )


def _kind(by: str, code: object, filters: Mapping[str, str]) -> str:
    """What a dimension is called in the addresses of the site."""
    if by not in ("party", "partner"):
        return by if by in _FILTERS else ""
    if code not in vocabulary("country").rows:
        return "body"
    return "country" if filters.get("country", code) == code else "partner"


def pages_of(breakdown: pd.DataFrame, dimensions: Iterable[str]) -> list[str]:
    """The page of each row of a breakdown, by its columns of codes; '' for each where there is no such column."""
    names = list(dimensions)
    if not all(f"{name}_code" in breakdown for name in names):
        return [""] * len(breakdown)
    selection = breakdown.attrs.get("selection", {})
    codes = zip(*(breakdown[f"{name}_code"] for name in names), strict=True)
    return [page_for(selection, dict(zip(names, row, strict=True))) for row in codes]


def urls_of(pages: Iterable[str]) -> list[str | None]:
    """What artists carry to lead to these pages."""
    return [with_page("", page) or None for page in pages]


def tips_of(
    names: Iterable[str], numbers: Iterable[float], totals: Iterable[float], pages: Iterable[str]
) -> dict[str, str]:
    """What is told of numbers where they are pointed at: 'Processing, 2024: 33 of 80 agreements, 41 %'."""
    tips = {}
    for name, number, total, page in zip(names, numbers, totals, pages, strict=True):
        if page:
            of = f" of {number_text(total)}" if total else ""
            share = f", {percent_text(number / total)}" if total else ""
            plural = "s" * ((total or number) != 1)
            tips[with_page("", page)] = f"{name}: {number_text(number)}{of} agreement{plural}{share}"
    return tips


def table_of(breakdown: pd.DataFrame, dimensions: Iterable[str], pages: Iterable[str]) -> pd.DataFrame:
    """A breakdown as data of a figure: names, the first linked to its page, codes, numbers, shares in per cent."""
    columns: dict[str, object] = {}
    for place, name in enumerate(dimensions):
        label = name.capitalize()
        told = next(
            (column for column in (f"{name}_name", f"{name}_code") if column in breakdown), breakdown.columns[1]
        )
        texts = breakdown[told].astype(str)
        linked = [Link(text, page=page) if page else text for text, page in zip(texts, pages, strict=True)]
        columns[label] = pd.Series(texts if place else linked, breakdown.index, dtype=object)
        if f"{name}_code" in breakdown and not breakdown[f"{name}_code"].equals(breakdown[told]):
            columns[f"{label} code"] = breakdown[f"{name}_code"]
    columns["Agreements"] = breakdown["n_agreements"]
    if "share" in breakdown:
        columns["Share, %"] = (100 * breakdown["share"].astype(float)).round(1)
    if "n_across" in breakdown and "share_across" in breakdown:
        columns["n"] = breakdown["n_across"]
        columns["Share of n, %"] = (100 * breakdown["share_across"].astype(float)).round(1)
    return pd.DataFrame(columns)
