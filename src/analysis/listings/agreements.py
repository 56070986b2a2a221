"""Agreements, one line each, and the facts of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.addresses import page_of
from analysis.dates.wording import in_words
from analysis.links import Link
from analysis.listings.columns import (
    acting_for,
    by_date,
    dates,
    gathered,
    label,
    labels,
    linked_names,
    linked_people,
    links,
    listing,
    pages,
    texts,
)
from analysis.listings.sources import linked_sources
from analysis.views.tables import Tables, tables_in

_STATES = ("government", "bloc")


def list_agreements(data: Tables, latest_first: bool = True) -> pd.DataFrame:
    """One row an agreement, in words.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `agreements`, `agreement_parties`, `signatories`, `visits` and `sources`; a frame
        alone is `agreements`, as `normalize_agreements` returns it. Without `agreement_parties` parties are the names
        of `party_codes`, without `visits` visits are named by their ids, without `sources` the first one is linked.
    latest_first : bool
        The latest by its first possible day before the others, or after them; those without a date count as latest.

    Returns
    -------
    DataFrame
        `Date`, `Agreement` (the title, a `Link`), `Type` (with the level of the parties where they are not
        governments), `Status`, `Parties`, `Areas`, `Minerals`, `At visit`, `Signed by`, `Sources` (tuples of `Link`),
        `Confidence`; texts (str), but links (object). Titles lead to the first source, where the site has a page to
        that.

    Raises
    ------
    ParameterError
        No table of agreements is given.

    Examples
    --------
    >>> from analysis import normalize_agreements
    >>> mine = normalize_agreements([{"title": "MoU", "parties": "KAZ; USA", "signed": "2025-11-06"}])
    >>> row = list_agreements(mine).iloc[0]
    >>> row["Date"], [party.text for party in row["Parties"]]
    ('6 November 2025', ['Kazakhstan', 'United States'])
    """
    table, parties, signatories, visits, sources = tables_in(
        data, "agreements", "agreement_parties", "signatories", "visits", "sources"
    )
    table = by_date(table, latest_first)
    signed = signatories[signatories["capacity"] == "signed"]
    level = table["level"]
    suffix = (" (" + level + ")").where(level.notna() & (level != "government"), "")
    columns = {
        "Date": dates(table["date"]),
        "Agreement": linked_titles(table),
        "Type": texts(table["type_name"]) + suffix,
        "Status": labels("status", table["status_code"]),
        "Parties": linked_parties(table, parties),
        "Areas": linked_names("area", table["area_codes"]),
        "Minerals": linked_names("mineral", table["mineral_codes"]),
        "At visit": linked_visits(table["visit_ids"], visits),
        "Signed by": _of_each(table["id"], gathered(signed["agreement_id"], _signed(signed))),
        "Sources": linked_sources(table, sources),
        "Confidence": table["confidence"],
    }
    return listing(columns, linked=("Agreement", "Parties", "Areas", "Minerals", "At visit", "Signed by", "Sources"))


def list_facts(data: Tables, record: Tables | None = None) -> pd.DataFrame:
    """One agreement, the first of the table, as a sheet.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `agreements`, `agreement_parties` and `visits`, as `Dataset.event` gives them; a frame
        alone is `agreements`.
    record : Dataset, mapping of str to DataFrame, or DataFrame, optional
        Whatever holds all `agreements`: those that the agreement follows, and that follow it, are named by it.

    Returns
    -------
    DataFrame
        `Field` (str) and `Value` (object; a text or a tuple of `Link`): one row a fact that is known, from date and
        type to notes and record file. Without an agreement no rows.

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
    agreements, parties, visits = tables_in(data, "agreements", "agreement_parties", "visits")
    (known,) = tables_in(agreements if record is None else record, "agreements")
    facts = {} if agreements.empty else _facts(agreements.head(1), parties, visits, known)
    facts = {field: value for field, value in facts.items() if isinstance(value, str | tuple) and value}
    return listing({"Field": facts.keys(), "Value": facts.values()}, linked=["Value"])


def _facts(table: pd.DataFrame, parties: pd.DataFrame, visits: pd.DataFrame, known: pd.DataFrame) -> dict[str, object]:
    record = table.iloc[0]
    event = f" ({record['date_event']})" if isinstance(record["date_event"], str) else ""
    town = record.get("place_name")  # in English, where its wording is known
    place = (town if isinstance(town, str) else record["place"], label("country", record["place_country_code"]))
    areas, minerals = (linked_names(kind, table[f"{kind}_codes"])[0] for kind in ("area", "mineral"))
    follows = known[known["id"].isin(record["follows_ids"])]
    later = known[[record["id"] in ids for ids in known["follows_ids"]]]
    return {
        "Date": in_words(record["date"]) + event,
        "Type": record["type_name"],
        "Status": label("status", record["status_code"]),
        "Binding": _binding(record),
        "Place": ", ".join(text for text in place if isinstance(text, str) and text),
        "Parties": linked_parties(table, parties)[0],
        "Areas of cooperation": areas or "no source names any",
        "Minerals named": minerals or "no source names any",
        "Made at": linked_visits(table["visit_ids"], visits)[0],
        "Follows": tuple(linked_titles(follows)) or record["follows_ids"],
        "Followed by": tuple(linked_titles(later)),
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


def linked_titles(agreements: pd.DataFrame) -> list[Link]:
    """Titles that lead to the pages of agreements, or to their first source; one without a title by its id."""
    return links(
        agreements["title"].fillna(agreements["id"]), agreements["source_url"], pages("agreement", agreements["id"])
    )


def linked_parties(agreements: pd.DataFrame, parties: pd.DataFrame) -> list[tuple[Link, ...]]:
    """The parties of each agreement: governments and blocs by their name, bodies as printed, with kind and country.

    As far as it is known; parties of which nothing is known are left out. Without rows of `parties`, by the codes.
    """
    rows = zip(parties["party_name"], parties["party_kind"], parties["printed"], strict=True)
    is_state = parties["party_kind"].isin(_STATES)
    bodies = parties["body_code"] if "body_code" in parties else pd.Series(None, parties.index, dtype="str")
    shown = [_party(*row) for row in rows]
    led = [
        page_of("country", country) if own else page_of("body", body)
        for own, country, body in zip(is_state, parties["party_code"], bodies, strict=True)
    ]
    known = gathered(parties["agreement_id"], links(shown, [""] * len(parties), led))
    coded = linked_names("country", agreements["party_codes"])
    return [known.get(record, own) for record, own in zip(agreements["id"], coded, strict=True)]


def linked_visits(cells: Iterable[Iterable[str]], visits: pd.DataFrame) -> list[tuple[Link, ...]]:
    """Visits by who travelled where, with their pages; one that is not in the table by its id."""
    goals = labels("country", visits["to_code"])
    told = [
        f"{name} to {goal}" if goal else str(name)
        for name, goal in zip(visits["visitor_name"].fillna("Visit"), goals, strict=True)
    ]
    known = dict(zip(visits["id"], zip(told, visits["source_url"], strict=True), strict=True))
    return [
        tuple(
            Link(text, url if isinstance(url, str) else "", page_of("visit", visit))
            for visit in ids
            for text, url in [known.get(visit, (visit, ""))]
        )
        for ids in cells
    ]


def _signed(signatories: pd.DataFrame) -> list[Link]:
    """Who signed, and for whom."""
    names = texts(signatories["person_name"].fillna(signatories["printed"]))
    sides = [f" ({side.text})" if side.text else "" for side in acting_for(signatories)]
    return linked_people(
        [name + side if name else "" for name, side in zip(names, sides, strict=True)], signatories["person_id"]
    )


def _of_each(owners: Iterable[object], known: Mapping[object, tuple[Link, ...]]) -> list[tuple[Link, ...]]:
    return [known.get(owner, ()) for owner in owners]


def _party(name: object, kind: object, printed: object) -> str:
    is_state = kind in _STATES and isinstance(name, str)
    known = [text for text in ((name,) if is_state else (printed, kind, name)) if isinstance(text, str)]
    return known[0] + (f" ({', '.join(known[1:])})" if known[1:] else "") if known else ""


def record_file(kind: str, date: object, record: object) -> str:
    """Where the file of a record is in the checkout; '' where no year or no id is known."""
    return f"data/records/{kind}/{date[:4]}/{record}.yml" if isinstance(date, str) and isinstance(record, str) else ""
