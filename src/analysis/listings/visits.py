"""Visits, one line each, and what else is known of them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.addresses import page_of
from analysis.links import Link
from analysis.listings.agreements import linked_titles, record_file
from analysis.listings.columns import (
    by_date,
    dates,
    gathered,
    labels,
    linked_people,
    links,
    listing,
    pages,
    posts,
    texts,
)
from analysis.listings.sources import linked_sources
from analysis.resolve.registry import resolver
from analysis.views.tables import Tables, tables_in


def list_visits(data: Tables, latest_first: bool = True) -> pd.DataFrame:
    """One row a visit, in words.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `visits`, `meetings`, `agreements` and `sources`; a frame alone is `visits`, as
        `normalize_visits` returns it. Agreements are named by the titles of `agreements`, and of a `Dataset` by those
        of all records, whatever is selected.
    latest_first : bool
        The latest by its first possible day before the others, or after them; those without a date count as latest.

    Returns
    -------
    DataFrame
        `Date` (with the status of one that is not held), `Visitor` (with the post, a `Link`), `Route` (a `Link` to the
        page of the visit or its first source), `Kind`, `Met`, `Agreements made`, `Sources` (tuples of `Link`); texts
        (str), '' for missing, but links (object).

    Raises
    ------
    ParameterError
        No table of visits is given.

    Examples
    --------
    >>> from analysis import normalize_visits
    >>> mine = normalize_visits([{"visitor": "Marco Rubio", "from": "USA", "to": "KAZ", "start": "2025-11-06"}])
    >>> list_visits(mine)["Date"].tolist(), list_visits(mine)["Route"].iloc[0].text
    (['6 November 2025'], 'United States to Kazakhstan')
    """
    table, meetings, agreements, sources = tables_in(data, "visits", "meetings", "agreements", "sources")
    table = by_date(table, latest_first)
    met = gathered(meetings["visit_id"], linked_people(_people(meetings), meetings["person_id"]))
    made = {name: Link(title, page=page_of("agreement", name)) for name, title in _all_titles(data).items()}
    made |= dict(zip(agreements["id"], linked_titles(agreements), strict=True))
    routes = [" to ".join(ends) for ends in zip(*_ends(table), strict=True)]
    status = table["status_code"]
    columns = {
        "Date": pd.Series(dates(table["date"]), table.index, dtype="str")
        + (" (" + status + ")").where(status.notna() & (status != "held"), ""),
        "Visitor": linked_people(_joined(table["visitor_name"], posts(table, "visitor_post")), table["visitor_id"]),
        "Route": links(routes, table["source_url"], pages("visit", table["id"])),
        "Kind": texts(table["kind_name"]),
        "Met": [met.get(visit, ()) for visit in table["id"]],
        "Agreements made": [tuple(made[name] for name in ids if name in made) for ids in table["agreement_ids"]],
        "Sources": linked_sources(table, sources),
    }
    return listing(columns, linked=["Visitor", "Route", "Met", "Agreements made", "Sources"])


def list_journeys(data: Tables, origin: str, others: bool = False) -> pd.DataFrame:
    """The visits made for one country or bloc, or with `others` all but those.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        As for `list_visits`.
    origin : str
        Any name or code of the country or bloc.
    others : bool
        The visits of everybody else instead.

    Returns
    -------
    DataFrame
        Columns, dtypes and order of `list_visits`.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        `origin` does not resolve.
    ParameterError
        No table of visits is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> visits = load_dataset().visits
    >>> len(list_journeys(visits, "KAZ")) + len(list_journeys(visits, "KAZ", others=True)) == len(visits)
    True
    """
    visits, meetings, agreements, sources = tables_in(data, "visits", "meetings", "agreements", "sources")
    own = visits["from_code"] == resolver("country").resolve(origin)
    titles = pd.DataFrame({"id": _all_titles(data).keys(), "title": _all_titles(data).values()}, dtype="str")
    known = pd.concat([titles, agreements[["id", "title", "source_url"]]])
    return list_visits(
        {"visits": visits[~own if others else own], "meetings": meetings, "agreements": known, "sources": sources}
    )


def list_visit_facts(data: Tables) -> pd.DataFrame:
    """What is known of visits beside their line: one row a fact.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the table `visits`; a frame alone is that table.

    Returns
    -------
    DataFrame
        `Visitor` (a `Link`, object), `Field` and `Value`, texts (str), in the order of the table: occasion, topics,
        other outcomes, confidence, notes and record file of each visit, as far as they are known.

    Raises
    ------
    ParameterError
        No table of visits is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_visit_facts(load_dataset()).columns.tolist()
    ['Visitor', 'Field', 'Value']
    """
    (visits,) = tables_in(data, "visits")
    facts = pd.DataFrame(
        {
            "Occasion": texts(visits["occasion"]),
            "Topics": visits["topics"].map("; ".join),
            "Other outcomes": visits["outcomes"].map("; ".join),
            "Confidence": texts(visits["confidence"]),
            "Notes": texts(visits["notes"]),
            "Record": [record_file("visits", *ends) for ends in zip(visits["date"], visits["id"], strict=True)],
        },
        index=visits.index,
    )
    visitors = linked_people(visits["visitor_name"], visits["visitor_id"])
    long = facts.reset_index(drop=True).melt(var_name="Field", value_name="Value", ignore_index=False)
    long = long[long["Value"] != ""].sort_index(kind="stable")
    columns = {"Visitor": [visitors[row] for row in long.index], "Field": long["Field"], "Value": long["Value"]}
    return listing(columns, linked=["Visitor"])


def _all_titles(data: Tables) -> Mapping[str, str]:
    """Of all records that were loaded, where it is a `Dataset`."""
    return {} if isinstance(data, pd.DataFrame | Mapping) else getattr(data, "titles", {})


def _ends(visits: pd.DataFrame) -> tuple[list[str], list[str]]:
    return labels("country", visits["from_code"]), labels("country", visits["to_code"])


def _joined(name: pd.Series, post: pd.Series) -> pd.Series:
    both = (name + ", " + post).fillna(name).fillna(post)
    return texts(both)


def _people(meetings: pd.DataFrame) -> pd.Series:
    """Who was met: a name with the post, or one of them, or the organization."""
    name, post = meetings["person_name"], posts(meetings)
    return texts((name + " (" + post + ")").fillna(name).fillna(post).fillna(meetings["organization"]))
