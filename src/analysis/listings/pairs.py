"""Two parties side by side: who travelled to whom, who met whom, what they agree on alone and with others."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.dataset.dataset import Dataset
from analysis.dates.parsing import in_words
from analysis.listings.listings import list_visits
from analysis.normalize import normalize_country
from analysis.views.breakdown import build_breakdown
from analysis.vocab.vocabulary import vocabulary


def list_directions(data: Dataset, country: str, partner: str) -> pd.DataFrame:
    """Year, <country> to <partner>, <partner> to <country>: how many visits a year each way, the years in order.

    A visit counts for the side it was made for: that of a president to Brussels at which officials of the Union were
    met is one to the Union. A further column, Others, counts visitors of third countries who met both; it stands only
    where there are any. A visit over the turn of a year counts in the first; one without a year as 'not known'.
    Visits that are only planned, and cancelled ones, do not count. The last row is the sum, where there are rows.
    """
    codes = normalize_country(country), normalize_country(partner)
    first, second = (vocabulary("country").label(code) for code in codes)
    names = {codes[0]: f"{first} to {second}", codes[1]: f"{second} to {first}"}
    held = data.visits[data.visits["status_code"] == "held"]
    direction = held["from_code"].map(names).fillna("Others")
    years = held["date"].str[:4].where(held["date"].str.match(r"\d{4}"), "not known")
    table = pd.crosstab(years, direction).reindex(columns=[*names.values(), "Others"], fill_value=0)
    table = table if table["Others"].any() else table.drop(columns="Others")
    if len(table):
        table.loc["All"] = table.sum()
    table.columns.name = None
    return table.rename_axis("Year").reset_index()


def list_journeys(data: Dataset, origin: str, others: bool = False) -> pd.DataFrame:
    """The visits made for one country or bloc, as `list_visits`; with `others`, all but those."""
    own = data.visits["from_code"] == normalize_country(origin)
    return list_visits(replace(data, visits=data.visits[~own if others else own].reset_index(drop=True)))


def list_encounters(data: Dataset, country: str, partner: str) -> pd.DataFrame:
    """<country>, Post, <partner>, Post there, Meetings, Latest, On visits to: who of one side met whom of the other.

    One row a pair of people, the most frequent first, then the latest. Who is met without a name stands by the post
    or the organization. Posts are those of the latest meeting that states one, as printed; a meeting without a date
    of its own has that of the visit.
    """
    codes = normalize_country(country), normalize_country(partner)
    names = [vocabulary("country").label(code) for code in codes]
    columns = [names[0], "Post", names[1], "Post there", "Meetings", "Latest", "On visits to"]
    joined = data.meetings.merge(data.visits, left_on="visit_id", right_on="id", suffixes=("", "_visit"))
    met = joined["person_name"].fillna(joined["post"]).fillna(joined["organization"])
    visitors = pd.DataFrame({"name": joined["visitor_name"], "post": joined["visitor_post"]})
    hosts = pd.DataFrame({"name": met, "post": joined["post"].where(joined["person_name"].notna())})
    sides = []
    for visiting, hosting, left, right in ((*codes, visitors, hosts), (*codes[::-1], hosts, visitors)):
        fits = (joined["from_code"] == visiting) & (joined["party_code"] == hosting) & met.notna()
        side = pd.concat([left[fits].set_axis(columns[:2], axis=1), right[fits].set_axis(columns[2:4], axis=1)], axis=1)
        date, start = (joined[name].fillna(joined[f"{name}_visit"]) for name in ("date", "date_start"))
        sides.append(side.assign(date=date, start=start, to=joined["to_code"]))
    table = pd.concat(sides).sort_values(["start", names[0], names[1]], ascending=[False, True, True], kind="stable")
    rows = [
        (*pair[:1], _first(own["Post"]), *pair[1:], _first(own["Post there"]), len(own), in_words(own["date"].iloc[0]),
         ", ".join(dict.fromkeys(vocabulary("country").labels(own["to"].dropna()))))
        for pair, own in table.groupby([names[0], names[1]], sort=False)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values("Meetings", ascending=False, kind="stable", ignore_index=True)


def _first(texts: pd.Series) -> str:
    return next(iter(texts.dropna()), "")


def list_areas_shared(data: Dataset) -> pd.DataFrame:
    """Area, Agreements, The two alone, With others, First, Latest: what the parties agree on, commonest area first.

    An agreement counts once in each of its areas. Dates are those of the first and the latest that states the area.
    """
    alone = data.agreements["party_codes"].map(lambda codes: len(set(codes)) <= 2).astype(bool)
    counts = [
        build_breakdown(table, by="area").set_index("area_code")["n_agreements"]
        for table in (data.agreements[alone], data.agreements[~alone])
    ]
    stated = data.agreement_areas.merge(data.agreements, left_on="agreement_id", right_on="id")
    dated = stated.dropna(subset=["date_start"]).sort_values("date_start", kind="stable").groupby("area_code")["date"]
    first, latest = dated.first(), dated.last()
    areas = build_breakdown(data.agreements, by="area")
    return pd.DataFrame(
        {
            "Area": areas["area_name"].tolist(),
            "Agreements": areas["n_agreements"].tolist(),
            "The two alone": [int(counts[0].get(code, 0)) for code in areas["area_code"]],
            "With others": [int(counts[1].get(code, 0)) for code in areas["area_code"]],
            "First": [in_words(first.get(code)) for code in areas["area_code"]],
            "Latest": [in_words(latest.get(code)) for code in areas["area_code"]],
        }
    )
