from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import ParameterError
from analysis.harmonize.agreements import normalize_agreements
from analysis.harmonize.visits import normalize_visits
from analysis.views.outcomes import COLUMNS, build_visit_outcomes

VISIT = {"visitor": "Marco Rubio", "from": "USA", "to": "KAZ", "status": "held"}


def papers(*rows: dict) -> pd.DataFrame:
    given = [{"title": "MoU", "parties": ["KAZ", "USA"], "status": "signed", **row} for row in rows]
    return normalize_agreements(given)


def journeys(*rows: dict) -> pd.DataFrame:
    return normalize_visits([{**VISIT, **row} for row in rows])


TRIP = journeys({"id": "trip", "start": "2024-05-01", "end": "2024-05-03"})


def pairs_of(*signed: str, visits: pd.DataFrame = TRIP, **row: object) -> pd.DataFrame:
    made = papers(*({"id": f"a{number}", "signed": day, **row} for number, day in enumerate(signed)))
    return build_visit_outcomes(made, visits)


@pytest.mark.parametrize(
    ("signed", "lags", "within"),
    [
        ("2024-05-01", (0, 0), 30),
        ("2024-05-03", (2, 2), 30),
        ("2024-05-31", (30, 30), 30),
        ("2024-06-01", (31, 31), 90),
        ("2025-05-01", (365, 365), 365),
        ("2025-05-02", (366, 366), None),
        ("2024-06", (31, 60), 90),
        ("2024-05", (0, 30), 30),
        ("2024", (-121, 244), None),  # it may have been before
    ],
)
def test_days_from_the_first_day_of_a_visit_to_an_agreement(signed, lags, within):
    (pair,) = pairs_of(signed).itertuples(index=False)
    assert (pair.agreement_id, pair.visit_id) == ("a0", "trip")
    assert (pair.lag_min, pair.lag_max) == lags
    assert (None if pd.isna(pair.within) else pair.within) == within
    assert pair.is_nearest
    assert not pair.is_coded


def test_an_agreement_before_the_visit_has_none_and_the_visit_stands_alone():
    frame = pairs_of("2024-04-30")
    assert frame["agreement_id"].fillna("").tolist() == ["a0", ""]
    assert frame["visit_id"].fillna("").tolist() == ["", "trip"]
    assert frame["lag_min"].isna().all()


def test_a_visit_of_a_month_may_have_begun_on_any_of_its_days():
    (pair,) = pairs_of("2024-06-10", visits=journeys({"id": "trip", "start": "2024-05"})).itertuples(index=False)
    assert (pair.lag_min, pair.lag_max, pair.within) == (10, 40, 90)


@pytest.mark.parametrize(
    ("change", "is_a_pair"),
    [
        ({"parties": ["USA", "KAZ", "UZB"]}, True),
        ({"parties": ["KAZ", "UZB"]}, False),
        ({"parties": ["KAZ", "EU"]}, False),
        ({"status": "negotiating"}, False),
    ],
)
def test_both_sides_of_the_visit_are_parties_to_what_was_made(change, is_a_pair):
    assert pairs_of("2024-05-20", **change)["within"].notna().any() == is_a_pair


def test_what_is_planned_comes_of_nothing_and_leads_to_nothing():
    planned = journeys({"id": "plan", "start": "2024-05-01", "status": "planned"})
    frame = pairs_of("2024-05-20", visits=planned)
    assert frame["visit_id"].isna().all()
    assert frame.attrs == {"n_agreements": 1, "n_visits": 0}


def test_of_several_visits_the_latest_is_nearest_unless_the_record_names_one():
    trips = journeys({"id": "early", "start": "2024-01-01"}, {"id": "late", "start": "2024-05-01"})
    frame = pairs_of("2024-05-20", visits=trips)
    assert frame["visit_id"].tolist() == ["late", "early"]
    assert frame["is_nearest"].tolist() == [True, False]
    frame = pairs_of("2024-05-20", visits=trips, visit="early")
    assert frame.set_index("visit_id").loc["early", ["is_coded", "is_nearest"]].all()
    assert not frame.set_index("visit_id").loc["late", ["is_coded", "is_nearest"]].any()


def test_what_was_made_during_a_visit_was_not_made_before_it():
    (pair,) = pairs_of("2024", visit="trip").itertuples(index=False)
    assert (pair.is_coded, pair.lag_min, pair.lag_max) == (True, 0, 244)


def test_columns_and_order_whatever_the_order_given(data):
    frame = build_visit_outcomes(data.agreements, data.visits)
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == COLUMNS
    turned = build_visit_outcomes(data.agreements.iloc[::-1], data.visits.iloc[::-1])
    pd.testing.assert_frame_equal(frame, turned)
    assert not frame.duplicated(["agreement_id", "visit_id"]).any()


def test_nothing_gives_the_same_columns_and_another_frame_an_error(nothing):
    frame = build_visit_outcomes(nothing.agreements, nothing.visits)
    assert frame.empty
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == COLUMNS
    with pytest.raises(ParameterError, match="no column of the table visits"):
        build_visit_outcomes(nothing.agreements, pd.DataFrame({"colour": ["red"]}))
