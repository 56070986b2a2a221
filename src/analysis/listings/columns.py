"""Columns of the tables in the words of a listing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from analysis.addresses import page_of
from analysis.dates.wording import in_words
from analysis.links import Link
from analysis.vocab.catalogue import vocabulary


def listing(
    columns: Mapping[str, Iterable[object]], linked: Collection[str] = (), counted: Collection[str] = ()
) -> pd.DataFrame:
    """A frame of columns of texts, of links (dtype object) and of numbers (int64), whether it has rows or not.

    A text that is missing is ''.
    """
    dtypes = {name: "object" if name in linked else "int64" if name in counted else "str" for name in columns}
    made = {name: pd.Series(list(columns[name]), dtype=dtype) for name, dtype in dtypes.items()}
    return pd.DataFrame({name: texts(made[name]) if dtype == "str" else made[name] for name, dtype in dtypes.items()})


def by_date(table: pd.DataFrame, latest_first: bool) -> pd.DataFrame:
    """In the order of first possible days, or the other way round. What has none is the newest: it may yet come."""
    table = table.sort_values("date_start", kind="stable")
    return table.iloc[::-1] if latest_first else table


def texts(column: pd.Series) -> pd.Series:
    """Texts, '' where there is none."""
    return column.astype("str").fillna("")


def dates(column: pd.Series) -> list[str]:
    """EDTF in words."""
    return [in_words(text) for text in column]


def label(kind: str, code: object) -> str:
    """The English name of a code, the code itself where the vocabulary has none; '' for no code."""
    return labels(kind, [code])[0]


def labels(kind: str, codes: Iterable[object]) -> list[str]:
    """As `label`, of many codes."""
    known = _labels(kind)
    return [known.get(code, code) if isinstance(code, str) else "" for code in codes]


def names(kind: str, cells: Iterable[Iterable[str]]) -> list[str]:
    """The English names of tuples of codes, each parted by commas."""
    known = _labels(kind)
    return [", ".join([known.get(code, code) for code in codes]) for codes in cells]


def _labels(kind: str) -> dict[str, str]:
    known = vocabulary(kind)
    return {code: known.label(code) for code in known.rows}


def links(column: Iterable[object], urls: Iterable[object], pages: Iterable[str] = ()) -> list[Link]:
    """Texts that lead to addresses, and to pages of the site where these are given."""
    column = list(column)
    rows = zip(column, urls, list(pages) or [""] * len(column), strict=True)
    return [Link(*("" if pd.isna(value) else str(value) for value in row)) for row in rows]


def pages(kind: str, codes: Iterable[object]) -> list[str]:
    """The site's pages of records, people or codes; '' where there is none."""
    return [page_of(kind, code) for code in codes]


def linked_names(kind: str, cells: Iterable[Iterable[str]]) -> list[tuple[Link, ...]]:
    """The English names of tuples of codes, each with its page."""
    known = _labels(kind)
    return [tuple(Link(known.get(code, code), page=page_of(kind, code)) for code in codes) for codes in cells]


def linked_people(names: Iterable[object], ids: Iterable[object]) -> list[Link]:
    """People by what is told of them, each with the page of the person."""
    column = list(names)
    return links(column, [""] * len(column), pages("person", ids))


def gathered(owners: pd.Series, cells: Iterable[Link]) -> dict[object, tuple[Link, ...]]:
    """The links of each owner, in order, those without a text left out."""
    found: dict[object, list[Link]] = {}
    for owner, link in zip(owners, cells, strict=True):
        if link.text and not pd.isna(owner):
            found.setdefault(owner, []).append(link)
    return {owner: tuple(links) for owner, links in found.items()}


def as_text(cell: object) -> str:
    """A cell as text: the texts of links, those of a tuple parted by commas; '' for missing."""
    if isinstance(cell, Link):
        return cell.text
    if isinstance(cell, tuple):
        return ", ".join(map(as_text, cell))
    return "" if pd.isna(cell) else f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def posts(people: pd.DataFrame, column: str = "post") -> pd.Series:
    """Posts in English where the table has their wording, else as printed."""
    wording = f"{column}_name"
    return people[wording].fillna(people[column]) if wording in people else people[column]


def acting_for(people: pd.DataFrame) -> list[Link]:
    """The organization of each person, or else the country or bloc with its page."""
    organizations = texts(people["organization"])
    codes = people["party_code"].where(organizations == "")
    states = pd.Series(labels("country", codes), people.index, dtype="str")
    shown = organizations.where(organizations != "", states)
    return links(shown, [""] * len(people), pages("country", codes))
