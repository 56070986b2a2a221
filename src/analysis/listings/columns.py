"""Columns of the tables in the words of a listing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

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


def links(column: Iterable[object], urls: Iterable[object]) -> list[Link]:
    """Texts that lead to addresses."""
    return [Link(*("" if pd.isna(value) else str(value) for value in pair)) for pair in zip(column, urls, strict=True)]


def acting_for(people: pd.DataFrame) -> pd.Series:
    """The organization of each person, or else the country or bloc."""
    states = pd.Series(labels("country", people["party_code"]), people.index, dtype="str")
    return texts(people["organization"].fillna(states))
