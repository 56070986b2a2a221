"""Agreements and visits together, one line an event."""

from __future__ import annotations

import pandas as pd

from analysis.addresses import page_of
from analysis.listings.columns import dates, labels, links, listing
from analysis.views.tables import Tables, tables_in
from analysis.views.timeline import build_timeline

_CATEGORIES = ("agreement_type", "visit_kind")  # what the category of an agreement and of a visit is a code of


def list_latest(data: Tables, top: int = 10) -> pd.DataFrame:
    """The latest agreements and visits, latest first.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `agreements` and `visits`; a frame alone is `agreements`.
    top : int
        How many rows at most. Events without a date are in none.

    Returns
    -------
    DataFrame
        `Date` (in words), `Event` (a `Link` to its page or first source, object), `Kind`, `Status`; the rest
        texts (str).

    Raises
    ------
    ParameterError
        No table of agreements is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> len(list_latest(load_dataset(), top=3))
    3
    """
    agreements, visits = tables_in(data, "agreements", "visits")
    table = build_timeline(agreements, visits).dropna(subset=["date_start"]).iloc[::-1].head(top)
    is_visit = table["kind"] == "visit"
    types, kinds = (pd.Series(labels(kind, table["category"]), table.index, dtype="str") for kind in _CATEGORIES)
    named = kinds.where(is_visit, types)
    columns = {
        "Date": dates(table["date"]),
        "Event": links(table["title"], table["source_url"], map(page_of, table["kind"], table["id"])),
        "Kind": named.where(named != "", table["kind"].str.capitalize()),
        "Status": labels("status", table["status_code"]),
    }
    return listing(columns, linked=["Event"])
