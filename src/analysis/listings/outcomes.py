"""From visit to agreement, in words: what followed each visit, and which visit came before each agreement."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.links import Link
from analysis.listings.agreements import linked_titles, linked_visits
from analysis.listings.columns import by_date, dates, listing
from analysis.views.outcomes import WINDOWS, build_visit_outcomes, end_of_record, visit_days
from analysis.views.tables import Tables, tables_in


def list_visit_outcomes(data: Tables) -> pd.DataFrame:
    """One row a visit that was held: the agreements of the same parties that surely followed within a year.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `agreements` and `visits`; a frame alone is `agreements`.

    Returns
    -------
    DataFrame
        The latest visit first: `Date` (str), `Visit` (a tuple of `Link`), `Within 30 days`, `Within 90 days`, `Within
        365 days` (int64, how many agreements, from the first day of the visit), `Days covered` (int64, of these days
        how many the record surely goes on for, at most 365: of the others nothing is known) and `What followed` (a
        tuple of `Link`, each with its days). What the record says was made during the visit is told in the last column
        though its date may be too vague to be counted.

    Raises
    ------
    ParameterError
        No table of agreements is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_visit_outcomes(load_dataset()).columns[:2].tolist()
    ['Date', 'Visit']
    """
    agreements, visits = tables_in(data, "agreements", "visits")
    pairs = build_visit_outcomes(agreements, visits).dropna(subset=["visit_id"])
    told = dict(zip(agreements["id"], linked_titles(agreements), strict=True))
    followed = pairs[pairs["within"].notna() | pairs["is_coded"]].sort_values("lag_max", kind="stable")
    led: dict[str, list[Link]] = {}
    for pair in followed.itertuples(index=False):
        link = told[pair.agreement_id]
        led.setdefault(pair.visit_id, []).append(link._replace(text=f"{link.text} ({_after(pair)})"))
    held = by_date(visits[visits["id"].isin(pairs["visit_id"])], latest_first=True)
    counts = {f"Within {days} days": _counted(pairs[pairs["within"] <= days], held["id"]) for days in WINDOWS}
    columns = {
        "Date": dates(held["date"]),
        "Visit": linked_visits([(visit,) for visit in held["id"]], visits),
        **counts,
        "Days covered": _covered(agreements, held),
        "What followed": [tuple(led.get(visit, ())) for visit in held["id"]],
    }
    return listing(columns, linked=("Visit", "What followed"), counted=[*counts, "Days covered"])


def list_nearest_visits(data: Tables) -> pd.DataFrame:
    """One row an agreement that was made: the visit it was made during, or the latest before it of the same parties.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `agreements` and `visits`; a frame alone is `agreements`.

    Returns
    -------
    DataFrame
        The latest agreement first: `Date` (str), `Agreement` (`Link`), `Visit` (a tuple of `Link`, empty where none is
        known), `Days` (str, from its first day) and `Known by` (str: the record, or the dates alone).

    Raises
    ------
    ParameterError
        No table of agreements is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_nearest_visits(load_dataset()).columns[2:].tolist()
    ['Visit', 'Days', 'Known by']
    """
    agreements, visits = tables_in(data, "agreements", "visits")
    pairs = build_visit_outcomes(agreements, visits).dropna(subset=["agreement_id"])
    made = by_date(agreements[agreements["id"].isin(pairs["agreement_id"])], latest_first=True)
    nearest = pairs[pairs["is_nearest"]].groupby("agreement_id", sort=False)
    before = {agreement: tuple(ids) for agreement, ids in nearest["visit_id"]}
    first = {pair.agreement_id: pair for pair in nearest.head(1).itertuples(index=False)}
    columns = {
        "Date": dates(made["date"]),
        "Agreement": linked_titles(made),
        "Visit": linked_visits([before.get(agreement, ()) for agreement in made["id"]], visits),
        "Days": [_after(first[agreement]) if agreement in first else "" for agreement in made["id"]],
        "Known by": [_known_by(first.get(agreement)) for agreement in made["id"]],
    }
    return listing(columns, linked=("Agreement", "Visit"))


def _covered(agreements: pd.DataFrame, visits: pd.DataFrame) -> list[int]:
    (_, begun), _ = visit_days(visits)
    end = end_of_record(agreements)
    return [0] * len(visits) if np.isnat(end) else np.clip(end.astype("int64") - begun, 0, max(WINDOWS)).tolist()


def _counted(pairs: pd.DataFrame, visits: pd.Series) -> list[int]:
    counts = pairs["visit_id"].value_counts()
    return [int(counts.get(visit, 0)) for visit in visits]


def _known_by(pair: object) -> str:
    return "" if pair is None else "record" if pair.is_coded else "dates"


def _after(pair: object) -> str:
    """The days from visit to agreement in words."""
    few, many = int(pair.lag_min), int(pair.lag_max)
    if few < 0:  # the dates leave open which came first
        return f"{-few} day{'s' * (few != -1)} before to {many} after"
    return f"after {many} day{'s' * (many != 1)}" if few == many else f"after {few} to {many} days"
