from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.dataset.dataset import load_agreements
from analysis.errors import ParameterError, UnknownNameError
from analysis.harmonize.agreements import normalize_agreements
from analysis.views.breakdown import DIMENSIONS, build_breakdown
from analysis.vocab.catalogue import vocabulary

ROWS = [
    {"parties": "KAZ; USA", "areas": ["exploration", "trade"], "signed": "2025", "type": "mou"},
    {"parties": "KAZ; EU", "areas": [], "signed": "2024/2025", "type": "mou", "minerals": "lithium"},
    {"parties": "JPN; KAZ; USA", "areas": ["trade"], "signed": "2024-05", "type": "contract"},
]


@pytest.fixture
def agreements(home) -> pd.DataFrame:
    return normalize_agreements(ROWS)


def numbers(table: pd.DataFrame, *columns: str) -> list:
    return table[[*columns, "n_agreements"]].to_numpy().tolist()


def test_each_counts_an_agreement_once_in_each_area(agreements):
    table = build_breakdown(agreements, by="area")
    assert numbers(table, "area_code", "area_name") == [["trade", "Trade", 2], ["exploration", "Exploration", 1]]
    assert table["share"].tolist() == [1.0, 0.5]
    assert table.dtypes.astype(str).to_dict() == {
        "area_code": "str",
        "area_name": "str",
        "n_agreements": "Int64",
        "share": "Float64",
    }
    assert (table.attrs["n_agreements"], table.attrs["n_unstated"]) == (3, 1)
    assert table.attrs["rule"] == "An agreement with several areas is counted once in each."


def test_split_adds_up_to_the_agreements_that_state_it(agreements):
    table = build_breakdown(agreements, by="area", count="split")
    assert numbers(table, "area_code") == [["trade", 1.5], ["exploration", 0.5]]
    assert str(table["n_agreements"].dtype) == "Float64"
    assert table["share"].sum() == 1
    assert "shared equally" in table.attrs["rule"]


@pytest.mark.parametrize("count", ["each", "split"])
def test_a_code_that_stands_twice_in_a_cell_counts_once(count):
    table = build_breakdown(pd.DataFrame({"area_codes": [("trade", "trade")]}), by="area", count=count)
    assert numbers(table, "area_code") == [["trade", 1]]
    assert table["share"].tolist() == [1]


def test_one_across_another(agreements):
    each = build_breakdown(agreements, by="area", across="year")
    assert numbers(each, "area_code", "year_code") == [
        ["trade", "2024", 1],
        ["trade", "2025", 1],
        ["exploration", "2025", 1],
    ]
    split = build_breakdown(agreements, by="area", across="partner", count="split", country="KAZ")
    assert split["n_agreements"].sum() == 2
    assert numbers(split, "area_code", "partner_code") == [
        ["trade", "USA", 1.0],
        ["trade", "JPN", 0.5],
        ["exploration", "USA", 0.5],
    ]
    assert split.attrs["rule"].startswith("An agreement with several areas or partners is")


def test_across_another_each_side_has_its_number_of_agreements(agreements):
    table = build_breakdown(agreements, by="area", across="year")
    assert table[["area_code", "year_code", "n_by", "n_across", "share_across"]].to_numpy().tolist() == [
        ["trade", "2024", 2, 1, 1.0],
        ["trade", "2025", 2, 1, 1.0],
        ["exploration", "2025", 1, 1, 1.0],
    ]
    assert table.dtypes.astype(str).to_dict() == {
        **dict.fromkeys(["area_code", "area_name", "year_code", "year_name"], "str"),
        **dict.fromkeys(["n_agreements", "n_by", "n_across"], "Int64"),
        **dict.fromkeys(["share", "share_across"], "Float64"),
    }
    split = build_breakdown(agreements, by="area", across="partner", count="split", country="KAZ")
    assert split[["partner_code", "n_across"]].drop_duplicates().to_numpy().tolist() == [["USA", 1.5], ["JPN", 0.5]]
    assert split.groupby("partner_code")["share_across"].sum().tolist() == pytest.approx([1, 1])


def test_who_has_more_agreements_comes_first_however_many_areas_they_name(home):
    """Pairs of areas and partners are no agreements: one of four areas is one, not four."""
    rows = [{"parties": "EU", "areas": ["trade", "energy", "skills", "exploration"]}]
    rows += [{"parties": "IND", "areas": ["trade"]}] * 2
    table = build_breakdown(normalize_agreements(rows), by="area", across="partner")
    assert table["partner_code"].tolist()[:2] == ["IND", "EU"]
    assert table["area_code"].tolist()[0] == "trade"
    rows += [{"parties": "JPN", "areas": ["energy", "skills"]}] * 2
    table = build_breakdown(normalize_agreements(rows), by="area", across="partner")
    assert table["area_code"].drop_duplicates().tolist() == ["energy", "skills", "trade", "exploration"]


@pytest.mark.parametrize(
    ("as_of", "newest"), [(None, "2025-06-30"), ("2026-02", "2026-02-28"), ("2024-05-01", "2024-05-01")]
)
def test_how_far_the_record_goes_is_told(home, as_of, newest):
    rows = [{"signed": "2025-06-30", "status": "signed"}, {"signed": "2027-01-01", "status": "negotiating"}]
    assert build_breakdown(normalize_agreements(rows), by="year", as_of=as_of).attrs["newest"] == newest


def test_a_selection_keeps_how_far_the_whole_record_goes_and_what_it_is_of(data):
    table = build_breakdown(data.select(country="KAZ", until="2024").agreements, by="area")
    assert table.attrs["newest"] == build_breakdown(data.agreements).attrs["newest"] == "2025-11-06"
    assert table.attrs["selection"] == {"country": "KAZ", "until": "2024-12-31"}
    assert build_breakdown(data.agreements, by="partner", country="Kazakhstan").attrs["selection"] == {"country": "KAZ"}
    assert build_breakdown(normalize_agreements([])).attrs["newest"] == ""


def test_a_body_of_no_country_is_a_partner_by_its_own_name(home):
    agreements = pd.DataFrame({"party_codes": [("KAZ",), ("KAZ",)], "body_codes": [("ebrd",), ("kazatomprom",)]})
    table = build_breakdown(agreements, by="partner", country="KAZ")
    assert numbers(table, "partner_code", "partner_name") == [["ebrd", vocabulary("body").label("ebrd"), 1]]
    assert table.attrs["n_unstated"] == 1


def test_a_year_counts_only_where_both_ends_agree_on_it(agreements):
    table = build_breakdown(agreements, by="year")
    assert numbers(table, "year_code") == [["2024", 1], ["2025", 1]]
    assert table.attrs["n_unstated"] == 1
    assert table.attrs["rule"] == ""


@pytest.mark.parametrize("country", ["KAZ", "Казахстан", "kaz"])
def test_partners_are_all_parties_but_the_country(agreements, country):
    table = build_breakdown(agreements, by="partner", country=country)
    assert numbers(table, "partner_code") == [["USA", 2], ["EU", 1], ["JPN", 1]]


def test_equal_numbers_are_in_the_order_of_names(agreements):
    assert build_breakdown(agreements, by="party")["party_name"].tolist() == [
        "Kazakhstan",
        "United States",
        "European Union",
        "Japan",
    ]


def test_types_have_their_labels(agreements):
    assert numbers(build_breakdown(agreements, by="type"), "type_code", "type_name") == [
        ["mou", "Memorandum of understanding", 2],
        ["contract", "Contract", 1],
    ]


@pytest.mark.parametrize("count", ["each", "split"])
@pytest.mark.parametrize("by", DIMENSIONS)
def test_nothing_to_count_keeps_columns_and_types(by, count):
    across = "type" if by != "type" else "area"
    for empty in (normalize_agreements([]), normalize_agreements([{"id": "a"}])):
        for table in (build_breakdown(empty, by, count=count), build_breakdown(empty, by, across, count=count)):
            assert len(table) == 0
            assert str(table["n_agreements"].dtype) == ("Float64" if count == "split" else "Int64")
            assert str(table["share"].dtype) == "Float64"
            assert table[f"{by}_code"].dtype == table[f"{by}_name"].dtype == "str"
            assert table.attrs["n_unstated"] == len(empty)


@pytest.mark.parametrize("by", DIMENSIONS)
def test_every_dimension_of_the_records_adds_up(by):
    agreements = load_agreements()
    split = build_breakdown(agreements, by=by, count="split")
    stated = split.attrs["n_agreements"] - split.attrs["n_unstated"]
    assert split["n_agreements"].sum() == pytest.approx(stated)
    assert split["share"].sum() == pytest.approx(1 if stated else 0)
    each = build_breakdown(agreements, by=by)
    assert each["n_agreements"].sum() >= stated
    assert (each["n_agreements"] <= stated).all()
    assert set(each[f"{by}_code"]) == set(split[f"{by}_code"])


AREAS = st.lists(st.sampled_from(["exploration", "trade", "energy", "skills"]), unique=True, max_size=4)
PARTIES = st.lists(st.sampled_from(["KAZ", "USA", "EU", "NAM"]), unique=True, max_size=4)


@pytest.mark.slow
@settings(max_examples=15)  # each takes 50 ms
@given(st.lists(st.fixed_dictionaries({"areas": AREAS, "parties": PARTIES}), max_size=8))
def test_each_and_split_add_up_for_any_agreements(rows):
    agreements = normalize_agreements(rows)
    stated = sum(bool(row["areas"]) for row in rows)
    each = build_breakdown(agreements, by="area")
    assert each["n_agreements"].sum() == sum(len(row["areas"]) for row in rows)
    assert build_breakdown(agreements, by="area", count="split")["n_agreements"].sum() == pytest.approx(stated)
    both = build_breakdown(agreements, by="area", across="party")
    assert both["n_agreements"].sum() == sum(len(row["areas"]) * len(row["parties"]) for row in rows)
    split = build_breakdown(agreements, by="area", across="party", count="split")
    complete = sum(bool(row["areas"] and row["parties"]) for row in rows)
    assert split["n_agreements"].sum() == pytest.approx(complete)
    assert split.attrs["n_unstated"] == len(rows) - complete


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"by": "areas"}, "cannot count by 'areas' — one of: area"),
        ({"by": "colour"}, "cannot count by 'colour'"),
        ({"by": "area", "across": "area"}, "'area' across itself"),
        ({"count": "twice"}, "count='twice' — write 'each' or 'split'"),
    ],
)
def test_caller_mistakes(agreements, given, words):
    with pytest.raises(ParameterError, match=words):
        build_breakdown(agreements, **given)


def test_an_unknown_country_is_loud(agreements):
    with pytest.raises(UnknownNameError, match="Kazakhstan"):
        build_breakdown(agreements, by="partner", country="Kazahkstan")
