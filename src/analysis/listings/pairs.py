"""Two parties side by side: who travelled to whom, who met whom, what they agree on alone and with others."""

from __future__ import annotations

import pandas as pd

from analysis.listings.columns import dates, label, labels, linked_people, links, listing, pages, posts, texts
from analysis.listings.people import count_meetings, meetings_on_visits, people_in
from analysis.resolve.registry import resolver
from analysis.views.breakdown import build_breakdown
from analysis.views.tables import Tables, tables_in


def list_directions(data: Tables, country: str, partner: str) -> pd.DataFrame:
    """How many visits a year each way.

    A visit counts for the side it was made for: that of a president to Brussels at which officials of the Union were
    met is one to the Union. A visit over the turn of a year counts in the first; one without a year as 'not known'.
    Visits that are only planned, and cancelled ones, do not count.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the table `visits`, such as a selection of both parties; a frame alone is that table.
    country, partner : str
        Any name or code.

    Returns
    -------
    DataFrame
        `Year` (str), `<country> to <partner>`, `<partner> to <country>` (int64) and, only where there are any,
        `Others`: visitors of third countries. The years in order; the last row is the sum, where there are rows.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        A name that does not resolve.
    ParameterError
        No table of visits is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_directions(load_dataset().select(country="KAZ", partner="USA"), "KAZ", "USA").columns.tolist()
    ['Year', 'Kazakhstan to United States', 'United States to Kazakhstan']
    """
    (visits,) = tables_in(data, "visits")
    codes = resolver("country").resolve(country), resolver("country").resolve(partner)
    first, second = (label("country", code) for code in codes)
    names = {codes[0]: f"{first} to {second}", codes[1]: f"{second} to {first}"}
    held = visits[visits["status_code"] == "held"]
    direction = held["from_code"].map(names).fillna("Others")
    years = held["date"].str[:4].where(held["date"].str.match(r"\d{4}"), "not known")
    table = pd.crosstab(years, direction).reindex(columns=[*names.values(), "Others"], fill_value=0)
    table = table if table["Others"].any() else table.drop(columns="Others")
    if len(table):
        table.loc["All"] = table.sum()
    return listing({"Year": table.index, **{name: table[name] for name in table}}, counted=table.columns)


def list_encounters(data: Tables, country: str, partner: str) -> pd.DataFrame:
    """Who of one side met whom of the other, one row a pair of people.

    Who is met without a name stands by the post or the organization, a visitor without one by the post. A meeting
    without a date of its own has that of the visit.

    Parameters
    ----------
    data : Dataset, or mapping of str to DataFrame
        Whatever holds the tables `meetings` and `visits`.
    country, partner : str
        Any name or code.

    Returns
    -------
    DataFrame
        `<country>`, `Post`, `<partner>`, `Post there` (posts of the latest meeting that states one),
        `Meetings` (int64), `Latest` (in words), `On visits to`; texts (str), '' for missing, but the people are each a
        `Link` (object). The most frequent first, then the latest, then by name.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        A name that does not resolve.
    ParameterError
        No table of meetings is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_encounters(load_dataset(), "KAZ", "USA").columns.tolist()[:4]
    ['Kazakhstan', 'Post', 'United States', 'Post there']
    """
    codes = resolver("country").resolve(country), resolver("country").resolve(partner)
    joined = meetings_on_visits(data)
    named = joined["person_name"].notna()
    joined = joined.assign(
        visitor=texts(joined["visitor_name"].fillna(posts(joined, "visitor_post"))),
        visitor_post=posts(joined, "visitor_post").where(joined["visitor_name"].notna()),
        met=joined["person_name"].fillna(posts(joined)).fillna(joined["organization"]),
        post=posts(joined).where(named),
        date=joined["date"].fillna(joined["date_visit"]),
        date_start=joined["date_start"].fillna(joined["date_start_visit"]),
        to=pd.Series(labels("country", joined["to_code"]), joined.index, dtype="str").where(joined["to_code"].notna()),
    )
    there = {"visitor": "one", "visitor_post": "post_one", "met": "other", "post": "post_other"}
    back = {"visitor": "other", "visitor_post": "post_other", "met": "one", "post": "post_one"}
    sides = []
    for visiting, hosting, columns in ((*codes, there), (*codes[::-1], back)):
        fits = (joined["from_code"] == visiting) & (joined["party_code"] == hosting) & joined["met"].notna()
        sides.append(joined.loc[fits, [*columns, "date", "date_start", "to"]].rename(columns=columns))
    met = pd.concat(sides)
    met = met.sort_values(["date_start", "one", "other"], ascending=[False, True, True], kind="stable")
    table = count_meetings(met, ["one", "other"], ["post_one", "post_other"], "date", "to")
    first, second = (label("country", code) for code in codes)
    known = people_in(data)
    shown = {
        first: linked_people(table["one"], table["one"].map(known)),
        "Post": table["post_one"],
        second: linked_people(table["other"], table["other"].map(known)),
        "Post there": table["post_other"],
        "Meetings": table["n"],
        "Latest": table["latest"],
        "On visits to": map(", ".join, table["to"]),
    }
    return listing(shown, linked=[first, second], counted=["Meetings"])


def list_areas_shared(data: Tables) -> pd.DataFrame:
    """What the parties agree on, one row an area.

    An agreement counts once in each of its areas.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the table `agreements`, such as a selection of both parties; a frame alone is that table.

    Returns
    -------
    DataFrame
        `Area` (a `Link`, object), `Agreements`, of them `The two alone` and `With others` (int64), `First` and
        `Latest`: the dates of the first and the latest agreement that states the area, in words (str).
        The commonest area first.

    Raises
    ------
    ParameterError
        No such table is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_areas_shared(load_dataset().select(country="KAZ", partner="USA")).columns.tolist()
    ['Area', 'Agreements', 'The two alone', 'With others', 'First', 'Latest']
    """
    (agreements,) = tables_in(data, "agreements")
    areas = build_breakdown(agreements, by="area")
    stated = agreements.assign(alone=agreements["party_codes"].map(lambda codes: len(set(codes)) <= 2))
    stated = stated.explode("area_codes").sort_values("date_start", kind="stable")
    alone = stated.groupby("area_codes")["alone"].sum().reindex(areas["area_code"])
    dated = stated.dropna(subset=["date_start"]).groupby("area_codes")["date"]
    columns = {
        "Area": links(areas["area_name"], [""] * len(areas), pages("area", areas["area_code"])),
        "Agreements": areas["n_agreements"],
        "The two alone": alone,
        "With others": areas["n_agreements"].to_numpy() - alone.to_numpy(),
        "First": dates(dated.first().reindex(areas["area_code"])),
        "Latest": dates(dated.last().reindex(areas["area_code"])),
    }
    return listing(columns, linked=["Area"], counted=["Agreements", "The two alone", "With others"])
