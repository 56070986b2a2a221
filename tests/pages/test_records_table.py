from __future__ import annotations

import pandas as pd
import pytest

from analysis import normalize_agreements
from analysis.addresses import page_of
from analysis.pages.records_table import build_records_table

EU = "2022-11-07-eu-kaz-partnership"
C5_STATES = "Kazakhstan; Kyrgyzstan; Tajikistan; Turkmenistan; Uzbekistan"


@pytest.fixture
def rows(data):
    return {row.id: row for row in build_records_table(data)}


def test_every_record_once_with_its_page(data):
    made = build_records_table(data)
    expected = [("agreement", one) for one in data.agreements["id"]] + [("visit", one) for one in data.visits["id"]]
    assert sorted((row.kind, row.id) for row in made) == sorted(expected)
    assert all(row.page == page_of(row.kind, row.id) for row in made)


def test_the_latest_come_first(data):
    days = [row.day for row in build_records_table(data)]
    assert days == sorted(days, reverse=True)


def test_what_has_no_date_comes_last():
    mine = normalize_agreements(
        [{"title": "Talks", "parties": "KAZ; USA"}, {"title": "MoU", "parties": "KAZ; USA", "signed": "2025-11-06"}]
    )
    made = build_records_table(mine)
    assert [(row.title, row.day is None, row.first) for row in made] == [("MoU", False, 2025), ("Talks", True, None)]


def test_a_bloc_has_its_members_of_that_day(rows):
    row = rows[EU]
    assert row.parties == ("EU", "KAZ")
    assert row.members[1] == ()
    assert "FRA" in row.members[0]
    assert "GBR" not in row.members[0]


def test_a_group_counts_where_all_its_members_are_parties():
    mine = normalize_agreements(
        [
            {"title": "All", "parties": f"India; {C5_STATES}", "signed": "2025-06-06"},
            {"title": "Two", "parties": "India; Kazakhstan; Uzbekistan", "signed": "2025-06-06"},
        ]
    )
    groups = {row.title: {code: set(some) for code, some in row.groups} for row in build_records_table(mine)}
    assert groups["All"]["C5"] == {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
    assert "C5" not in groups["Two"]


def test_quality_is_that_of_the_audit(data, rows):
    counted = data.sources.groupby("record_id").size()
    assert {row.id: row.n_sources for row in rows.values()} == counted.to_dict()


def test_a_visit_knows_the_agreements_made_then(rows):
    visit = rows["2025-11-05-kaz-usa-tokayev"]
    assert set(visit.made) == {"2025-11-06-kaz-usa-minerals-mou", "2025-11-06-kaz-usa-tungsten-jv"}
    assert visit.level == ""


def test_nothing_gives_no_rows(nothing):
    assert build_records_table(nothing) == []


def test_places_are_named_in_english_where_the_table_does(data):
    table = data.agreements.assign(place_name=pd.Series("Washington, D.C.", data.agreements.index))
    made = {row.id: row for row in build_records_table({"agreements": table})}
    assert made["2025-11-06-kaz-usa-minerals-mou"].places == ("Washington, D.C.",)


def test_records_without_an_id_are_rows_of_their_own():
    mine = normalize_agreements([{"title": "One", "parties": "KAZ; USA"}, {"title": "Two", "parties": "KAZ; USA"}])
    made = build_records_table(mine.assign(id=None))
    assert [(row.title, row.id, row.page) for row in made] == [("One", "", ""), ("Two", "", "")]
