"""From visit to agreement: which agreements followed which visits of the same parties, and how long after."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.dates.parsing import read_date
from analysis.schema import VIEWS
from analysis.views.tables import complete
from analysis.vocab.catalogue import vocabulary

COLUMNS = {column.name: column.dtype for column in VIEWS["visit_outcomes"]}
WINDOWS = (30, 90, 365)  # days
_ENDS = r"\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}"


def build_visit_outcomes(agreements: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """Every agreement beside every earlier visit of the same parties, with the days between them.

    The parties are the same where the visitor's and one whom the visit was to are both parties of the agreement; a bloc
    is not its members. What has not happened (`is_done` of its status in `vocab/statuses.csv`) or has no date is left
    out, but for a visit that an agreement of the frame says it was made during.

    Parameters
    ----------
    agreements, visits : DataFrame
        Tables with the documented columns, ours or normalized by `normalize_agreements` and `normalize_visits`; a
        column that is not there counts as missing in every row.

    Returns
    -------
    DataFrame
        One row a pair; an agreement before which no visit is known has one row without a visit, a visit without
        agreements one without an agreement. Sorted by the first possible day of the agreement, its id, `lag_max` and
        the visit's id; visits without agreements come last, by day. Columns:

        - `agreement_id`, `agreement_date`, `visit_id`, `visit_date` (EDTF), `from_code`, `to_code` (of the visit)
        - `is_coded`: the record says that it was made during the visit; `is_nearest`: of the visits of its agreement
          the coded ones, else those with the least `lag_max`
        - `lag_min`, `lag_max`: days from the first day of the visit to the agreement, as few and as many as the dates
          allow; below 0 the agreement may have come first. A coded one was made no earlier than that first day.
        - `within`: 30, 90 or 365, the fewest of these days that `lag_max` surely is within, `lag_min` not below 0; NA
          where none

        `frame.attrs` has `n_agreements` and `n_visits`, of how many it was made.

    Raises
    ------
    ParameterError
        A frame has none of the documented columns.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> data = load_dataset().select(country="KAZ", partner="USA")
    >>> pairs = build_visit_outcomes(data.agreements, data.visits)
    >>> bool((pairs["lag_min"] <= pairs["lag_max"]).dropna().all())
    True
    """
    papers, journeys = done(complete(agreements, "agreements")), done(complete(visits, "visits"))
    pairs = _same_parties(papers, journeys).merge(_coded(papers, journeys), how="outer")
    pairs["is_coded"] = pairs["is_coded"].eq(True)
    paper, journey = papers.loc[pairs["agreement"]], journeys.loc[pairs["visit"]]
    begins, _ = visit_days(journey)
    signed = _days(paper["date_start"]), _days(paper["date_end"])
    lag_min, lag_max = signed[0] - begins[1], signed[1] - begins[0]
    known = pairs["is_coded"].to_numpy() & (lag_max >= 0)
    pairs["lag_min"], pairs["lag_max"] = np.where(known, np.maximum(lag_min, 0), lag_min), lag_max
    pairs = pairs[(pairs["lag_max"] >= 0) | pairs["is_coded"]]
    pairs = _with_the_others(pairs, papers, journeys)
    frame = pairs.sort_values(["day", "agreement_id", "lag_max", "visit_day", "visit_id"], ignore_index=True)
    frame = frame[list(COLUMNS)].astype(COLUMNS)
    frame.attrs = {"n_agreements": len(papers), "n_visits": len(journeys)}
    return frame


def end_of_record(agreements: pd.DataFrame, as_of: object = None) -> np.datetime64:
    """How far a record goes: `as_of`, else what the frame says of itself, else its newest agreement; NaT if unknown."""
    agreements = complete(agreements, "agreements")
    if as_of is None:
        as_of = agreements.attrs.get("as_of") or None
    if as_of is not None:
        return np.datetime64(read_date(as_of).end or "NaT", "D")
    newest = agreements["date_end"].max()
    return np.datetime64("NaT", "D") if pd.isna(newest) else newest.to_datetime64().astype("datetime64[D]")


def done(records: pd.DataFrame) -> pd.DataFrame:
    """The dated records whose status speaks of what has happened or is not known, numbered anew."""
    promised = [code for code, row in vocabulary("status").rows.items() if row["is_done"] == "false"]
    is_done = ~records["status_code"].isin(promised) & records["date_start"].notna() & records["date_end"].notna()
    return records[is_done].reset_index(drop=True)


def visit_days(visits: pd.DataFrame) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """The earliest and latest that the first day of each visit can be, and the same of its last; days since 1970."""
    starts, ends = _days(visits["date_start"]), _days(visits["date_end"])
    is_known = visits["date"].astype("str").str.fullmatch(_ENDS).fillna(False).to_numpy(bool)
    return (starts, np.where(is_known, starts, ends)), (np.where(is_known, ends, starts), ends)


def sides(visits: pd.DataFrame) -> pd.DataFrame:
    """Of each visit (by its index) the visitor's party `mine` and, a row each, those whom it was to `theirs`."""
    found = visits[["from_code", "to_code", "party_codes"]].reset_index(names="visit")
    whom = [[*codes, to] for codes, to in zip(found["party_codes"], found["to_code"], strict=True)]
    found = found.assign(theirs=whom).explode("theirs").rename(columns={"from_code": "mine"})
    found = found[["visit", "mine", "theirs"]].astype({"mine": "str", "theirs": "str"}).dropna()
    return found[found["mine"] != found["theirs"]].drop_duplicates(ignore_index=True)


def parties(agreements: pd.DataFrame) -> pd.DataFrame:
    """Of each agreement (by its index) its parties, a row each."""
    found = (
        agreements["party_codes"]
        .explode()
        .dropna()
        .astype("str")
        .rename("party")
        .rename_axis("agreement")
        .reset_index()
    )
    return found.drop_duplicates(ignore_index=True)


def _same_parties(papers: pd.DataFrame, journeys: pd.DataFrame) -> pd.DataFrame:
    of = parties(papers)
    found = sides(journeys).merge(of.rename(columns={"party": "mine"}))
    found = found.merge(of.rename(columns={"party": "theirs"}))
    return found[["agreement", "visit"]].drop_duplicates()


def _coded(papers: pd.DataFrame, journeys: pd.DataFrame) -> pd.DataFrame:
    places = pd.Series(journeys.index, journeys["id"].astype("str"))
    stated = papers["visit_ids"].explode().dropna().map(places[~places.index.duplicated()]).dropna().astype("int64")
    return stated.rename("visit").rename_axis("agreement").reset_index().assign(is_coded=True)


def _with_the_others(pairs: pd.DataFrame, papers: pd.DataFrame, journeys: pd.DataFrame) -> pd.DataFrame:
    """The pairs in words, and a row for each record that is in none of them."""
    is_sure = pairs["lag_min"] >= 0
    within = [next((days for days in WINDOWS if lag <= days), pd.NA) for lag in pairs["lag_max"]]
    pairs = pairs.assign(within=pd.array(within, dtype="Int64"))
    pairs["within"] = pairs["within"].where(is_sure)
    ranked = pairs["lag_max"] - 1e6 * pairs["is_coded"]
    least = ranked.groupby(pairs["agreement"]).transform("min")
    pairs["is_nearest"] = pairs["is_coded"] | (ranked == least)
    bare = [
        pd.DataFrame({"agreement": papers.index.difference(pairs["agreement"])}),
        pd.DataFrame({"visit": journeys.index.difference(pairs["visit"])}),
    ]
    every = pd.concat([pairs, *bare], ignore_index=True)
    every[["is_coded", "is_nearest"]] = every[["is_coded", "is_nearest"]].eq(True)
    told = papers[["id", "date", "date_start"]].set_axis(["agreement_id", "agreement_date", "day"], axis=1)
    gone = journeys[["id", "date", "date_start", "from_code", "to_code"]]
    gone = gone.set_axis(["visit_id", "visit_date", "visit_day", "from_code", "to_code"], axis=1)
    return every.join(told, on="agreement").join(gone, on="visit")


def _days(dates: pd.Series) -> np.ndarray:
    return dates.to_numpy("datetime64[D]").astype("int64")
