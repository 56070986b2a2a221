"""Who signed, who was met, and how often."""

from __future__ import annotations

import pandas as pd

from analysis.listings.columns import acting_for, dates, labels, linked_people, listing, posts, texts
from analysis.resolve.registry import resolver
from analysis.views.tables import Tables, tables_in


def list_signatories(data: Tables) -> pd.DataFrame:
    """Who signed agreements and who watched, one row a person and agreement.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the table `signatories`; a frame alone is that table.

    Returns
    -------
    DataFrame
        In the order of the table: `Capacity` (Signed or Witnessed), `Name`, `As printed`, `Post` (in English where
        its wording is known), `For` (the organization, or else the country or bloc); texts (str), but `Name` and `For`
        are each a `Link` (object).

    Raises
    ------
    ParameterError
        No such table is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_signatories(load_dataset()).columns.tolist()
    ['Capacity', 'Name', 'As printed', 'Post', 'For']
    """
    (table,) = tables_in(data, "signatories")
    columns = {
        "Capacity": table["capacity"].str.capitalize(),
        "Name": linked_people(table["person_name"], table["person_id"]),
        "As printed": table["printed"],
        "Post": texts(posts(table)),
        "For": acting_for(table),
    }
    return listing(columns, linked=["Name", "For"])


def list_meetings(data: Tables) -> pd.DataFrame:
    """Everybody met during visits, one row a person or body and visit.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `meetings` and `visits`; a frame alone is `meetings`.

    Returns
    -------
    DataFrame
        In the order of the table: `Visitor`, `Met` ('not named' where no name is known), `As printed`, `Post` (in
        English where its wording is known), `For` (the organization, or else the country or bloc), `Date` (in words);
        texts (str), '' for missing, but `Visitor`, `Met` and `For` are each a `Link` (object).

    Raises
    ------
    ParameterError
        No table of meetings is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_meetings(load_dataset()).columns.tolist()
    ['Visitor', 'Met', 'As printed', 'Post', 'For', 'Date']
    """
    table, visits = tables_in(data, "meetings", "visits")
    visitors = visits.drop_duplicates("id").set_index("id")
    travelled = (table["visit_id"].map(visitors[column]) for column in ("visitor_name", "visitor_id"))
    columns = {
        "Visitor": linked_people(*travelled),
        "Met": linked_people(table["person_name"].fillna("not named"), table["person_id"]),
        "As printed": texts(table["printed"]),
        "Post": texts(posts(table)),
        "For": acting_for(table),
        "Date": dates(table["date"]),
    }
    return listing(columns, linked=["Visitor", "Met", "For"])


def list_people_met(data: Tables, country: str) -> pd.DataFrame:
    """Who of other countries met or was met by a country's visitors, one row a person.

    Parameters
    ----------
    data : Dataset, or mapping of str to DataFrame
        Whatever holds the tables `meetings` and `visits`.
    country : str
        Any name or code.

    Returns
    -------
    DataFrame
        `Person` (a `Link`), `Post` (of the latest meeting that states one), `Party` (country, bloc or else
        organization), `Meetings` (int64), `Latest` (date of the visit, in words), `With` (whom of the country, latest
        first; a tuple of `Link`); texts (str), but links (object). The most frequent first, then the latest, then by
        name.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        `country` does not resolve.
    ParameterError
        No table of meetings is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_people_met(load_dataset(), "Kazakhstan")["Meetings"].is_monotonic_decreasing
    True
    """
    code = resolver("country").resolve(country)
    joined = meetings_on_visits(data)
    is_host = joined["from_code"] == code
    hosts = joined[is_host].assign(other=joined["visitor_name"], post=posts(joined))
    guests = joined[~is_host & (joined["party_code"] == code)]
    guests = guests.assign(
        other=guests["person_name"],
        person_name=guests["visitor_name"],
        post=posts(guests, "visitor_post"),
        party_code=guests["from_code"],
        organization=None,
    )
    met = pd.concat([hosts, guests])
    met = met[met["person_name"].notna() & (met["party_code"] != code)]
    met = met.sort_values(["date_start_visit", "person_name"], ascending=[False, True], kind="stable")
    states = pd.Series(labels("country", met["party_code"]), met.index, dtype="str")
    met = met.assign(party=states.where(met["party_code"].notna(), texts(met["organization"])))
    counted = count_meetings(met, ["person_name", "party"], ["post"], "date_visit", "other")
    known = people_in(data)
    columns = {
        "Person": linked_people(counted["person_name"], counted["person_name"].map(known)),
        "Post": counted["post"],
        "Party": counted["party"],
        "Meetings": counted["n"],
        "Latest": counted["latest"],
        "With": [tuple(linked_people(names, map(known.get, names))) for names in counted["other"]],
    }
    return listing(columns, linked=["Person", "With"], counted=["Meetings"])


def people_in(data: Tables) -> dict[str, str]:
    """The id of everybody who met somebody, by name; who shares a name with somebody else is left out."""
    meetings, visits = tables_in(data, "meetings", "visits")
    pairs = [*zip(meetings["person_name"], meetings["person_id"], strict=True),
             *zip(visits["visitor_name"], visits["visitor_id"], strict=True)]  # fmt: skip
    found: dict[str, set[str]] = {}
    for name, person in pairs:
        if isinstance(name, str) and isinstance(person, str):
            found.setdefault(name, set()).add(person)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def meetings_on_visits(data: Tables) -> pd.DataFrame:
    """Each meeting with its visit; columns that both have end in ``_visit`` for those of the visit."""
    meetings, visits = tables_in(data, "meetings", "visits")
    meetings = meetings.dropna(subset=["visit_id"])  # or a missing id would be one in common
    return meetings.merge(visits, left_on="visit_id", right_on="id", suffixes=("", "_visit"))


def count_meetings(met: pd.DataFrame, people: list[str], posts: list[str], date: str, other: str) -> pd.DataFrame:
    """Meetings, latest first, as one row a group of people, the most frequent first, then the latest.

    Columns: `people`, their `posts` of the latest meeting that states one, the number `n`, `latest` (the date in
    words), and the distinct values of `other`, a tuple.
    """
    groups = met.groupby(people, sort=False)
    latest = met.drop_duplicates(people).set_index(people)
    others = met.dropna(subset=[other]).drop_duplicates([*people, other]).groupby(people, sort=False)[other]
    counted = pd.DataFrame({name: texts(groups[name].first()) for name in posts}, index=latest.index)
    counted = counted.assign(n=groups.size(), latest=dates(latest[date]))
    distinct = {key: tuple(values) for key, values in others}
    counted[other] = pd.Series([distinct.get(key, ()) for key in counted.index], counted.index, dtype=object)
    return counted.reset_index().sort_values("n", ascending=False, kind="stable", ignore_index=True)
