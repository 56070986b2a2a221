"""What the records rest on, source by source, and where sources disagree."""

from __future__ import annotations

import pandas as pd

from analysis.addresses import FOLDERS, page_of
from analysis.links import Link
from analysis.listings.columns import dates, links, listing, texts
from analysis.views.tables import Tables, tables_in


def list_sources(data: Tables) -> pd.DataFrame:
    """The sources of all records, one row each.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the table `sources`; a frame alone is that table.

    Returns
    -------
    DataFrame
        In the order of the table: `Record` (Agreement or Visit, a `Link` to its page), `Publisher` (a `Link`),
        `Published` (in words), `Language` (BCP-47), `Relays`, `Note`; texts (str), '' for missing, but links (object).

    Raises
    ------
    ParameterError
        No such table is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_sources(load_dataset()).columns.tolist()
    ['Record', 'Publisher', 'Published', 'Language', 'Relays', 'Note']
    """
    (table,) = tables_in(data, "sources")
    columns = {
        "Record": _records(table),
        "Publisher": links(table["publisher"], table["url"]),
        "Published": dates(table["published"]),
        "Language": table["language"],
        "Relays": texts(table["cites"]),
        "Note": texts(table["note"]),
    }
    return listing(columns, linked=["Record", "Publisher"])


def list_conflicts(data: Tables) -> pd.DataFrame:
    """Where a source says otherwise than the record, one row a statement.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the table `conflicts`; a frame alone is that table.

    Returns
    -------
    DataFrame
        In the order of the table: `Record` (Agreement or Visit, a `Link` to its page; object), `Field`, `Source`,
        `Says otherwise`, `We hold`; texts (str).

    Raises
    ------
    ParameterError
        No such table is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_conflicts(load_dataset()).columns.tolist()
    ['Record', 'Field', 'Source', 'Says otherwise', 'We hold']
    """
    (table,) = tables_in(data, "conflicts")
    columns = {
        "Record": _records(table),
        "Field": table["field"].str.replace("_", " "),
        "Source": table["source"],
        "Says otherwise": table["value"],
        "We hold": texts(table["note"]),
    }
    return listing(columns, linked=["Record"])


def _records(table: pd.DataFrame) -> list[Link]:
    """Which record a row is of, by its kind, with the page of the record."""
    led = [page_of(kind, record) if kind in FOLDERS else "" for kind, record in
           zip(table["record_kind"], table["record_id"], strict=True)]  # fmt: skip
    return links(table["record_kind"].str.capitalize(), [""] * len(table), led)


def linked_sources(records: pd.DataFrame, sources: pd.DataFrame) -> list[tuple[Link, ...]]:
    """The sources of each record, linked: two by their publisher, further ones by their number.

    A record of which no source is given has its `source_url` alone.
    """
    shown = sources["publisher"].where(sources["position"] <= 2, sources["position"].astype("str"))
    found: dict[str, list[Link]] = {}
    for record, link in zip(sources["record_id"], links(shown, sources["url"]), strict=True):
        found.setdefault(record, []).append(link)
    first = [(Link("source", url),) if isinstance(url, str) else () for url in records["source_url"]]
    return [tuple(found.get(record, own)) for record, own in zip(records["id"], first, strict=True)]
