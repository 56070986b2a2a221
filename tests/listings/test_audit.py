from __future__ import annotations

import pandas as pd
import pytest

from analysis.dataset.dataset import load_dataset
from analysis.links import Link
from analysis.listings import (
    list_disputed,
    list_languages,
    list_low_confidence,
    list_open,
    list_overdue,
    list_relayed,
    list_shortcomings,
    list_single_source,
    list_sites,
    list_source_counts,
    list_without_official,
)
from analysis.views.audit import build_source_audit

MOU = "2025-11-06-kaz-usa-minerals-mou"
MIRROR = "mexc.com"


def test_shortcomings_count_records_of_each_kind(data):
    table = list_shortcomings(build_source_audit(data, "2024-03-01")).set_index("Records")
    assert table.loc["All"].tolist() == [5, 2, "100%"]
    assert table.loc["On one independent source", "Agreements"] == sum(
        build_source_audit(data).query("record_kind == 'agreement'")["n_independent"] <= 1
    )
    assert table.loc["Without an official source", "Share"] == "100%"
    assert table.loc["On mirrors or unreliable sites alone"].tolist() == [0, 0, "0%"]
    assert table.loc["Contradicted by a source"].tolist() == [1, 0, "14%"]
    assert table.loc["Open: nothing later is known"].tolist() == [1, 1, "29%"]
    assert table.loc["Overdue on 1 March 2024"].tolist() == [0, 0, "0%"]
    assert table.loc["Of low confidence"].tolist() == [1, 1, "29%"]


def test_what_has_no_source_at_all_is_on_no_mirror_and_in_no_language(data):
    table = list_shortcomings(build_source_audit(data.agreements)).set_index("Records")
    assert table.loc["All", "Agreements"] == table.loc["On one independent source", "Agreements"] == 5
    assert table.loc["On mirrors or unreliable sites alone", "Agreements"] == 0
    assert table.loc["In one language", "Agreements"] == 0


def test_numbers_of_sources_end_in_one_row_for_many(sourced, records):
    sourced(*((f"{n}.org", f"P{n}", "") for n in range(9)))
    audit = build_source_audit(load_dataset(records))
    table = list_source_counts(audit, most=3).set_index("Number")
    assert table.columns.tolist() == ["Sources", "Independent", "Languages"]
    assert table.index.tolist() == ["1", "2", "3 or more"]
    assert table.loc["3 or more"].tolist() == [1, 1, 0]
    assert table.sum().tolist() == [len(audit)] * 3


def test_what_rests_on_one_source_latest_first(data):
    audit = build_source_audit(data)
    table = list_single_source(audit)
    assert table.columns.tolist() == ["Date", "Record", "Kind", "Sources", "Languages", "Confidence"]
    assert len(table) == (audit["n_independent"] <= 1).sum() == 6
    assert MOU not in [link.url for link in table["Record"]]
    assert table.iloc[0]["Record"] == Link(
        "Joint venture for a tungsten deposit",
        "https://news.example.org/2025/11/tungsten",
        "agreements/2025-11-06-kaz-usa-tungsten-jv.html",
    )
    assert table.iloc[-1]["Date"] == "28 August 2022"


def test_two_sources_of_one_origin_are_one(sourced, records):
    sourced(("a.org", "A", "Reuters"), ("b.org", "B", "Reuters"))
    table = list_single_source(build_source_audit(load_dataset(records)))
    (row,) = [row for row in table.to_dict("records") if row["Date"] == "February 2024"]
    assert (row["Sources"], row["Languages"], row["Confidence"]) == (2, 1, "medium")


def test_what_has_no_official_source(sourced, records):
    sourced(("www.state.gov", "US Department of State", ""))
    audit = build_source_audit(load_dataset(records))
    table = list_without_official(audit)
    assert len(table) == len(audit) - 1
    assert "Planned Korea–Uzbekistan agreement on lithium" not in [link.text for link in table["Record"]]


def test_low_confidence_and_overdue_say_why(data):
    audit = build_source_audit(data)
    assert list_low_confidence(audit)["Record"].map(lambda link: link.text).tolist() == [
        "Emmanuel Macron, France to Norway",
        "Planned Korea–Uzbekistan agreement on lithium",
    ]
    table = list_open(audit)
    assert table.columns.tolist() == ["Date", "Record", "Kind", "Status", "Overdue", "Notes"]
    assert table[["Date", "Kind", "Status", "Overdue"]].to_numpy().tolist() == [
        ["June 2024", "Visit", "Planned", "yes"],
        ["February 2024", "Agreement", "Announced", ""],
    ]
    assert list_overdue(audit).equals(table.drop(columns="Overdue").head(1))


def test_disputes_lead_to_their_record(data):
    (row,) = list_disputed(data).to_dict("records")
    assert row == {
        "Date": "6 November 2025",
        "Record": Link(
            "Kazakhstan–US memorandum on critical minerals",
            "https://news.example.org/2025/11/memorandum",
            f"agreements/{MOU}.html",
        ),
        "Field": "type",
        "Source": "Example Agency",
        "Says otherwise": "calls it a treaty",
        "We hold": "the others say memorandum",
    }


def test_a_site_of_which_no_address_can_be_read_has_no_standing():
    sources = pd.DataFrame(
        {
            "record_id": ["a", "b", "c"],
            "domain": ["state.gov", "state.gov", "x"],
            "url": [None, "https://www.state.gov/a", "https://[x"],
        }
    )
    assert list_sites(sources)[["Site", "Standing", "Addresses", "Records"]].to_numpy().tolist() == [
        ["state.gov", "official", 1, 2],
        ["x", "", 1, 1],
    ]
    assert list_sites(sources.drop(columns="url"))["Standing"].tolist() == ["", ""]


def test_nothing_selected_gives_the_same_columns_and_dtypes(data, nothing):
    full, empty = build_source_audit(data), build_source_audit(nothing)
    for listing in (
        *(list_shortcomings, list_source_counts, list_single_source, list_without_official),
        *(list_low_confidence, list_open, list_overdue),
    ):
        assert listing(empty).empty
        assert listing(empty).dtypes.equals(listing(full).dtypes)
    for listing in (list_disputed, list_sites, list_languages, list_relayed):
        assert listing(nothing).empty
        assert listing(nothing).dtypes.equals(listing(data).dtypes)


@pytest.mark.slow
def test_the_real_record(real_home):
    data = load_dataset(real_home / "data" / "records")
    audit = build_source_audit(data)
    assert list_source_counts(audit)["Independent"].sum() == len(audit)
    assert len(list_disputed(data)) == len(data.conflicts)
    assert not list_languages(data)["Language"].str.len().le(3).any(), "a language without a name"


def test_frames_by_name_do_as_well_as_a_dataset(data):
    tables = {"conflicts": data.conflicts, "agreements": data.agreements, "visits": data.visits}
    pd.testing.assert_frame_equal(list_disputed(tables), list_disputed(data))
    for listing in (list_sites, list_languages, list_relayed):
        pd.testing.assert_frame_equal(listing(data.sources), listing(data))
