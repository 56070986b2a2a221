"""Agreements, one line each, and the facts of one."""

from __future__ import annotations

import pandas as pd

from analysis.dates.wording import in_words
from analysis.listings.columns import by_date, dates, label, labels, listing, names, texts
from analysis.listings.sources import linked_sources
from analysis.views.tables import Tables, tables_in


def list_agreements(data: Tables, latest_first: bool = True) -> pd.DataFrame:
    """One row an agreement, in words.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `agreements`, `agreement_parties` and `sources`; a frame alone is `agreements`, as
        `normalize_agreements` returns it. Without `agreement_parties` parties are the names of `party_codes`, without
        `sources` the first source is linked.
    latest_first : bool
        The latest by its first possible day before the others, or after them; those without a date count as latest.

    Returns
    -------
    DataFrame
        `Date`, `Agreement` (title), `Type` (with the level of the parties where they are not governments), `Status`,
        `Parties`, `Areas`, `Minerals`, `Sources`, `Confidence`; texts (str), but `Sources` tuples of `Link` (object).

    Raises
    ------
    ParameterError
        No table of agreements is given.

    Examples
    --------
    >>> from analysis import normalize_agreements
    >>> mine = normalize_agreements([{"title": "MoU", "parties": "KAZ; USA", "signed": "2025-11-06"}])
    >>> list_agreements(mine)[["Date", "Parties"]].values.tolist()
    [['6 November 2025', 'Kazakhstan, United States']]
    """
    table, parties, sources = tables_in(data, "agreements", "agreement_parties", "sources")
    table = by_date(table, latest_first)
    printed = printed_parties(parties)
    printed = printed.groupby(parties["agreement_id"].reindex(printed.index), sort=False).agg(", ".join)
    coded = pd.Series(names("country", table["party_codes"]), table.index, dtype="str")
    level = table["level"]
    suffix = (" (" + level + ")").where(level.notna() & (level != "government"), "")
    columns = {
        "Date": dates(table["date"]),
        "Agreement": table["title"],
        "Type": texts(table["type_name"]) + suffix,
        "Status": labels("status", table["status_code"]),
        "Parties": table["id"].map(printed).astype("str").fillna(coded),
        "Areas": names("area", table["area_codes"]),
        "Minerals": names("mineral", table["mineral_codes"]),
        "Sources": linked_sources(table, sources),
        "Confidence": table["confidence"],
    }
    return listing(columns, linked=["Sources"])


def list_facts(data: Tables) -> pd.DataFrame:
    """One agreement, the first of the table, as a sheet.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `agreements` and `agreement_parties`, as `Dataset.event` gives them; a frame alone is
        `agreements`.

    Returns
    -------
    DataFrame
        `Field` and `Value`, texts (str): one row a fact that is known, from date and type to notes and record file.
        Without an agreement no rows.

    Raises
    ------
    ParameterError
        No table of agreements is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> data = load_dataset()
    >>> list_facts(data.event(data.agreements["id"].iloc[-1]))["Field"].iloc[0]
    'Date'
    """
    agreements, parties = tables_in(data, "agreements", "agreement_parties")
    facts = {} if agreements.empty else _facts(agreements.iloc[0], parties)
    known = {field: value for field, value in facts.items() if isinstance(value, str) and value}
    return listing({"Field": known.keys(), "Value": known.values()})


def _facts(record: pd.Series, parties: pd.DataFrame) -> dict[str, object]:
    own = parties[parties["agreement_id"] == record["id"]]
    event = f" ({record['date_event']})" if isinstance(record["date_event"], str) else ""
    place = (record["place"], label("country", record["place_country_code"]))
    minerals, coded, areas = (
        names(kind, [record[f"{column}_codes"]])[0]
        for kind, column in (("mineral", "mineral"), ("country", "party"), ("area", "area"))
    )
    return {
        "Date": in_words(record["date"]) + event,
        "Type": record["type_name"],
        "Status": label("status", record["status_code"]),
        "Binding": _binding(record),
        "Place": ", ".join(text for text in place if isinstance(text, str) and text),
        "Parties": "; ".join(printed_parties(own)) or coded,
        "Areas of cooperation": areas,
        "Minerals named": minerals or "none",
        "Expected effects": "; ".join(record["expected_effects"]),
        "Confidence": record["confidence"],
        "Notes": record["notes"],
        "Record": record_file("agreements", record["date"], record["id"]),
    }


def _binding(record: pd.Series) -> str:
    if pd.isna(record["is_binding"]):
        return "not settled"
    answer = "yes" if record["is_binding"] else "no"
    return answer if record["binding_basis"] == "stated" else f"{answer}, by its type; no source says"


def printed_parties(parties: pd.DataFrame) -> pd.Series:
    """Governments and blocs by their name, bodies as printed, with their kind and whose they are.

    As far as it is known; parties of which nothing is known are left out.
    """
    rows = zip(parties["party_name"], parties["party_kind"], parties["printed"], strict=True)
    shown = pd.Series([_party(*row) for row in rows], parties.index, dtype="str")
    return shown[shown != ""]


def _party(name: object, kind: object, printed: object) -> str:
    is_state = kind in ("government", "bloc") and isinstance(name, str)
    known = [text for text in ((name,) if is_state else (printed, kind, name)) if isinstance(text, str)]
    return known[0] + (f" ({', '.join(known[1:])})" if known[1:] else "") if known else ""


def record_file(kind: str, date: object, record: object) -> str:
    """Where the file of a record is in the checkout; '' where no year or no id is known."""
    return f"data/records/{kind}/{date[:4]}/{record}.yml" if isinstance(date, str) and isinstance(record, str) else ""
