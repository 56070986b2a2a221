from __future__ import annotations

from inspect import signature

import pandas as pd
import pytest

from analysis import listings, normalize_agreements, normalize_visits
from analysis.errors import ParameterError
from analysis.listings import (
    list_agreements,
    list_areas_shared,
    list_conflicts,
    list_directions,
    list_encounters,
    list_facts,
    list_journeys,
    list_latest,
    list_meetings,
    list_people_met,
    list_signatories,
    list_sources,
    list_visit_facts,
    list_visits,
)
from analysis.listings.columns import as_text
from analysis.schema import COLUMNS
from analysis.views.audit import build_source_audit
from analysis.views.breakdown import DIMENSIONS, build_breakdown
from analysis.views.timeline import build_timeline
from miniature import in_text


@pytest.mark.parametrize(
    "listing",
    [
        list_agreements,
        list_visits,
        list_latest,
        list_signatories,
        list_meetings,
        list_sources,
        list_conflicts,
        list_visit_facts,
        list_facts,
        list_areas_shared,
        lambda data: list_people_met(data, "KAZ"),
        lambda data: list_journeys(data, "KAZ"),
        lambda data: list_encounters(data, "KAZ", "USA"),
        lambda data: list_directions(data, "KAZ", "USA").drop(columns="Others", errors="ignore"),
    ],
)
def test_nothing_keeps_the_columns_and_dtypes(data, nothing, listing):
    empty = listing(nothing)
    assert len(empty) == 0
    assert empty.dtypes.equals(listing(data).dtypes)


def test_no_cell_is_a_word_for_missing(data):
    listings = [list_agreements(data), list_visits(data), list_latest(data), list_meetings(data), list_sources(data)]
    listings += [list_facts(data.event(record)) for record in data.agreements["id"]]
    for table in listings:
        for cell in table.to_numpy().ravel():
            assert not {"nan", "None", "<NA>", "NaT"} & set(str(cell).split())


def test_an_own_frame_will_do():
    """As normalized from anybody's table: no parties, no sources, no further tables."""
    mine = normalize_agreements(
        [
            {"title": "Mine", "parties": "Казахстан; США", "signed": "2025-11", "areas": "добыча", "status": "signed"},
            {"title": "Yours", "parties": "Japan", "signed": "2024"},
        ]
    )
    row = list_agreements(mine).map(as_text).iloc[0].to_dict()
    assert (row["Date"], row["Agreement"], row["Parties"]) == ("November 2025", "Mine", "Kazakhstan, United States")
    assert (row["Areas"], row["Status"], row["Sources"]) == ("Extraction", "Signed", "")
    assert list_latest(mine)["Date"].tolist() == ["November 2025", "2024"]
    assert dict(list_facts(mine).map(as_text).to_numpy())["Parties"] == "Kazakhstan, United States"
    assert list_areas_shared(mine)["Area"].map(as_text).tolist() == ["Extraction"]


def test_rows_without_an_id_have_nothing_in_common():
    visits = pd.DataFrame({"visitor_name": ["A", "B"], "from_code": ["KAZ", "KAZ"]})
    meetings = pd.DataFrame({"person_name": ["C", "D"], "party_code": ["USA", "USA"]})
    conflicts = pd.DataFrame({"field": ["type"], "value": ["a treaty"]})
    tables = {"visits": visits, "meetings": meetings, "conflicts": conflicts}
    assert list_people_met(tables, "KAZ").empty
    assert list_encounters(tables, "KAZ", "USA").empty
    assert listings.list_disputed(tables).empty
    assert list_visits(tables)["Met"].tolist() == [(), ()]


READ = ("agreements", "agreement_parties", "signatories", "visits", "meetings", "sources", "conflicts")


@pytest.mark.parametrize(
    ("table", "column"), [(table, column.name) for table in READ for column in COLUMNS[table]], ids=str
)
def test_any_column_may_be_missing_in_every_row(data, table, column):
    """Whatever is not known: every listing and every view is made, and no cell of a listing is missing."""
    tables = {name: getattr(data, name) for name in READ}
    dtype = object if isinstance(tables[table][column].iloc[0], tuple) else tables[table][column].dtype
    tables[table] = tables[table].assign(**{column: pd.Series(None, tables[table].index, dtype=dtype)})
    audit = build_source_audit(tables)
    build_timeline(tables["agreements"], tables["visits"])
    for by in DIMENSIONS:
        build_breakdown(tables["agreements"], by=by)
    further = {"country": "KAZ", "partner": "USA", "origin": "KAZ"}
    for name in listings.__all__:
        function = getattr(listings, name)
        asked = signature(function).parameters
        given = audit if next(iter(asked)) == "audit" else tables
        made = function(given, **{key: value for key, value in further.items() if key in asked})
        assert not made.isna().any(axis=None), name


def test_parties_are_told_as_far_as_they_are_known():
    parties = pd.DataFrame(
        {
            "agreement_id": ["a"] * 6,
            "party_name": ["Japan", None, "Japan", None, "Japan", None],
            "party_kind": ["government", "government", "company", "company", None, None],
            "printed": ["JP", "Ruritania", "Sumitomo", "Rio", "JOGMEC", None],
        }
    )
    table = list_agreements({"agreements": pd.DataFrame({"id": ["a"]}), "agreement_parties": parties})
    assert table["Parties"].map(as_text).tolist() == [
        "Japan, Ruritania (government), Sumitomo (company, Japan), Rio (company), JOGMEC (Japan)"
    ]


def test_an_agreement_without_a_title_is_named_by_its_id_and_a_visitor_without_a_name_by_the_post():
    visits = {"id": ["v"], "visitor_post": ["Minister"], "from_code": ["KAZ"], "agreement_ids": [("a",)]}
    tables = {
        "visits": pd.DataFrame(visits),
        "agreements": pd.DataFrame({"id": ["a"], "title": [None]}),
        "meetings": pd.DataFrame({"visit_id": ["v"], "person_name": ["Doe"], "party_code": ["USA"]}),
    }
    assert list_visits(tables)["Agreements made"].map(as_text).tolist() == ["a"]
    assert in_text(list_encounters(tables, "KAZ", "USA")).iloc[0].tolist() == ["Minister", "", "Doe", "", 1, "", ""]


def test_own_visits_will_do():
    mine = normalize_visits([{"visitor": "Marco Rubio", "from": "USA", "to": "KAZ", "start": "2025-11-06"}])
    row = list_visits(mine).map(as_text).iloc[0].to_dict()
    assert (row["Visitor"], row["Route"], row["Met"]) == ("Marco Rubio", "United States to Kazakhstan", "")
    assert len(list_journeys(mine, "USA")) == 1
    assert list_journeys(mine, "USA", others=True).empty
    assert list_directions(mine.assign(status_code="held"), "USA", "KAZ").to_numpy().tolist() == [
        ["2025", 1, 0],
        ["All", 1, 0],
    ]


@pytest.mark.parametrize("name", sorted(listings.__all__))
def test_what_is_no_table_is_refused_in_a_line(name):
    further = {"country": "KAZ", "partner": "USA", "origin": "KAZ"}
    function = getattr(listings, name)
    asked = {key: value for key, value in further.items() if key in signature(function).parameters}
    if next(iter(signature(function).parameters)) == "audit":
        return
    for wrong in (None, [], {"people": pd.DataFrame()}, pd.DataFrame({"x": [1]})):
        with pytest.raises(ParameterError, match="give a"):
            function(wrong, **asked)


def test_lists_and_arrays_stand_for_tuples(data, tmp_path):
    """As tuple columns come back from Parquet and JSON."""
    data.agreements.to_parquet(tmp_path / "agreements.parquet")
    again = pd.read_parquet(tmp_path / "agreements.parquet")
    pd.testing.assert_frame_equal(list_agreements(again), list_agreements(data.agreements))
    text = data.agreements.assign(party_codes="KAZ")
    with pytest.raises(ParameterError, match=r"agreements\.party_codes: 'KAZ' is a text — give a tuple"):
        list_agreements(text)
