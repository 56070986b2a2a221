"""Everybody who appears in a set of records, with what they did in them."""

from __future__ import annotations

import pandas as pd

from analysis.schema import conform, empty_table
from analysis.vocab.catalogue import vocabulary


def count_people(signatories: pd.DataFrame, meetings: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """The table `people` of these signatures, meetings and visits.

    Parameters
    ----------
    signatories, meetings, visits : DataFrame
        The tables of those names, with the documented columns.

    Returns
    -------
    DataFrame
        The columns of `people` in `schema.COLUMNS`, one row a person with an id, sorted by `name` and `person_id`.
    """
    ours = {"visitor_id": "person_id", "visitor_post": "post", "from_code": "party_code"}
    made = visits.rename(columns=ours | {"visitor_post_name": "post_name"})
    columns = ["person_id", "post", "post_name", "party_code"]
    roles = pd.concat(
        [
            signatories[columns].assign(role="n_" + signatories["capacity"]),
            made[columns].assign(role="n_visits"),
            meetings[columns].assign(role="n_meetings"),
        ]
    ).dropna(subset=["person_id"])
    if roles.empty:
        return empty_table("people")
    frame = roles.groupby(["person_id", "role"]).size().unstack(fill_value=0)
    frame = frame.reindex(columns=["n_signed", "n_witnessed", "n_visits", "n_meetings"], fill_value=0)
    parties, posts, names = (_each_of(roles, column) for column in ("party_code", "post", "post_name"))
    frame["party_codes"] = [tuple(sorted(parties.get(person, ()))) for person in frame.index]
    frame["posts"] = [tuple(posts.get(person, ())) for person in frame.index]
    frame["post_names"] = [tuple(names.get(person, ())) for person in frame.index]
    frame = frame.reset_index()
    rows = vocabulary("person").rows
    for column in ("name", "name_ru", "name_kk"):
        frame[column] = frame["person_id"].map({code: row[column] or None for code, row in rows.items()})
    return conform(frame.sort_values(["name", "person_id"], ignore_index=True), "people")


def _each_of(roles: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """Person → the distinct values of a column, in order; forty times as fast as an aggregate of a group."""
    found: dict[str, list[str]] = {}
    rows = roles[["person_id", column]].dropna().drop_duplicates()
    for person, value in zip(rows["person_id"], rows[column], strict=True):
        found.setdefault(person, []).append(value)
    return found
