from __future__ import annotations

import pandas as pd
import pytest

from analysis.dataset.dataset import load_agreements, load_visits
from analysis.harmonize.agreements import normalize_agreements
from analysis.harmonize.visits import normalize_visits
from analysis.views.timeline import COLUMNS, build_timeline


def test_agreements_and_visits_in_time():
    events = build_timeline(load_agreements(), load_visits())
    assert events["id"].tolist() == [
        "2022-08-28-jpn-nam-mou",
        "2022-11-07-eu-kaz-partnership",
        "2024-02-kor-uzb-talks",
        "2024-06-fra-nor-macron",
        "2025-11-05-kaz-usa-tokayev",
        "2025-11-06-kaz-usa-minerals-mou",
        "2025-11-06-kaz-usa-tungsten-jv",
    ]
    by_id = events.set_index("id")
    assert by_id["kind"].value_counts().to_dict() == {"agreement": 5, "visit": 2}
    assert by_id["is_done"].tolist() == [True, True, False, False, True, True, True]
    assert by_id["is_exact"].tolist() == [True, True, False, False, True, True, False]
    assert by_id.loc["2025-11-05-kaz-usa-tokayev", "category"] == "working"
    assert by_id.loc["2025-11-06-kaz-usa-minerals-mou", "category"] == "mou"
    title = by_id.loc["2025-11-05-kaz-usa-tokayev", "title"]
    assert title.startswith("Kassym-Jomart Tokayev")
    assert title.endswith("to United States")


@pytest.mark.parametrize("given", [(), (None, None), (normalize_agreements([]), normalize_visits([]))])
def test_nothing_keeps_columns_and_types(given):
    events = build_timeline(*given)
    assert len(events) == 0
    assert {name: str(dtype) for name, dtype in events.dtypes.items()} == COLUMNS


@pytest.mark.parametrize(
    ("agreements", "visits", "kinds"),
    [
        ([{"id": "a", "signed": "2025"}], None, ["agreement"]),
        (None, [{"id": "v", "start": "2025"}], ["visit"]),
        ([{"id": "a"}], [{"id": "v", "start": "2025"}], ["visit", "agreement"]),
        ([{"id": "a", "signed": "2025-11-06"}], [{"id": "v", "start": "2025-11-06"}], ["visit", "agreement"]),
        ([{"id": "a", "signed": "2025-11-05"}], [{"id": "v", "start": "2025-11-06"}], ["agreement", "visit"]),
        ([{"id": "a", "signed": "2025-11-01"}], [{"id": "v", "start": "2025-11"}], ["agreement", "visit"]),
    ],
)
def test_the_order(agreements, visits, kinds):
    events = build_timeline(
        None if agreements is None else normalize_agreements(agreements),
        None if visits is None else normalize_visits(visits),
    )
    assert events["kind"].tolist() == kinds
    assert {name: str(dtype) for name, dtype in events.dtypes.items()} == COLUMNS


def test_a_visit_of_unknowns_has_a_title():
    assert build_timeline(None, normalize_visits([{"start": "2025"}]))["title"].tolist() == ["Visit, ? to ?"]


@pytest.mark.parametrize(
    ("status", "done"),
    [
        ("proposed", False),
        ("negotiating", False),
        ("announced", False),
        ("signed", True),
        ("in force", True),
        ("concluded", True),
        ("expired", True),
        ("terminated", True),
        (None, pd.NA),
    ],
)
def test_what_is_done(status, done):
    events = build_timeline(normalize_agreements([{"id": "a", "signed": "2025", "status": status}]))
    assert events["is_done"].tolist() == [done]


@pytest.mark.parametrize(("status", "done"), [("planned", False), ("cancelled", False), ("held", True)])
def test_what_visit_is_done(status, done):
    events = build_timeline(None, normalize_visits([{"start": "2025", "status": status}]))
    assert events["is_done"].tolist() == [done]


@pytest.mark.parametrize(
    ("date", "agreement", "visit"),
    [
        ("2025-11-06", True, True),
        ("2025-11-06~", False, False),
        ("2025-11-05/2025-11-07", False, True),
        ("2025-11-05/2025-11-07~", False, False),
        ("2025-11-05/..", False, False),
        ("2025-11", False, False),
        ("2025-11/2025-12", False, False),
        (None, pd.NA, pd.NA),
    ],
)
def test_what_is_exact(date, agreement, visit):
    assert build_timeline(normalize_agreements([{"signed": date}]))["is_exact"].tolist() == [agreement]
    assert build_timeline(None, normalize_visits([{"start": date}]))["is_exact"].tolist() == [visit]


def test_the_input_is_left_alone():
    agreements = load_agreements()
    before = agreements.copy()
    build_timeline(agreements, load_visits())
    pd.testing.assert_frame_equal(agreements, before)


def test_who_and_what_and_where_it_was_made():
    events = build_timeline(load_agreements(), load_visits()).set_index("id")
    visit, made = events.loc["2025-11-05-kaz-usa-tokayev"], events.loc["2025-11-06-kaz-usa-minerals-mou"]
    assert made["parties"] == "Kazakhstan; United States"
    assert made["party_codes"] == ("KAZ", "USA")
    assert made["visit_ids"] == ("2025-11-05-kaz-usa-tokayev",)
    assert "2025-11-06-kaz-usa-minerals-mou" in visit["agreement_ids"]
    assert made["agreement_ids"] == visit["visit_ids"] == ()
    assert "Exploration" in made["areas"].split("; ")


def test_names_of_codes_that_are_no_codes_of_ours():
    events = build_timeline(pd.DataFrame({"id": ["a", "b"], "party_codes": [("KAZ", "Narnia"), ()]}))
    assert events["parties"].fillna("").tolist() == ["Kazakhstan; Narnia", ""]
