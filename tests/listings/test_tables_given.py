from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from inspect import signature

import pandas as pd
import pytest

from analysis import listings, normalize_agreements, normalize_visits
from analysis.dataset.dataset import Dataset, load_dataset
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
FURTHER = {"country": "KAZ", "partner": "USA", "origin": "KAZ"}


def listing_of(given: object, name: str) -> pd.DataFrame:
    function = getattr(listings, name)
    asked = signature(function).parameters
    made = function(given, **{key: value for key, value in FURTHER.items() if key in asked})
    assert not made.isna().any(axis=None), name
    return made


OF_AN_AUDIT = [
    name for name in listings.__all__ if next(iter(signature(getattr(listings, name)).parameters)) == "audit"
]


def list_audit(tables: Mapping) -> None:
    audit = build_source_audit(tables)
    for name in OF_AN_AUDIT:
        listing_of(audit, name)


MAKERS = {
    "build_source_audit": list_audit,
    "build_timeline": lambda tables: build_timeline(tables["agreements"], tables["visits"]),
    "build_breakdown": lambda tables: [build_breakdown(tables["agreements"], by=by) for by in DIMENSIONS],
    **{name: partial(listing_of, name=name) for name in listings.__all__ if name not in OF_AN_AUDIT},
}


class Watched(dict):
    """Tables by name that note which of them are asked for."""

    def __init__(self, tables: Mapping):
        super().__init__(tables)
        self.asked: set[str] = set()

    def __getitem__(self, name):
        self.asked.add(name)
        return super().__getitem__(name)

    def get(self, name, default=None):
        self.asked.add(name)
        return super().get(name, default)


def tables_of(data: Dataset) -> dict[str, pd.DataFrame]:
    return {name: getattr(data, name) for name in READ}


@cache
def read_by(name: str) -> frozenset[str]:
    """The tables that something reads; the others cannot change it."""
    tables = Watched(tables_of(load_dataset()))
    MAKERS[name](tables)
    return frozenset(tables.asked)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "column"), [(table, column.name) for table in READ for column in COLUMNS[table]], ids=str
)
def test_any_column_may_be_missing_in_every_row(data, table, column):
    """Whatever is not known: what reads it is made all the same, and no cell of a listing is missing."""
    frame = getattr(data, table)
    dtype = object if isinstance(frame[column].iloc[0], tuple) else frame[column].dtype
    tables = tables_of(data) | {table: frame.assign(**{column: pd.Series(None, frame.index, dtype=dtype)})}
    for name in MAKERS:
        if table in read_by(name):
            MAKERS[name](tables)


def test_what_reads_a_table_is_known():
    assert all(read_by(name) for name in MAKERS)
    assert read_by("build_source_audit") == {"agreements", "visits", "sources", "conflicts"}
    assert read_by("list_meetings") == {"meetings", "visits"}


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
