from __future__ import annotations

import pandas as pd
import pytest

from analysis.links import Link
from analysis.listings.columns import (
    acting_for,
    as_text,
    dates,
    gathered,
    label,
    labels,
    linked_names,
    links,
    listing,
    names,
    posts,
    texts,
)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025", "2025"),
        ("2025-11", "November 2025"),
        ("2025-11-06", "6 November 2025"),
        ("2025-11-06~", "about 6 November 2025"),
        ("2025-11~", "about November 2025"),
        ("2025%", "about 2025"),
        ("2025-11?", "perhaps November 2025"),
        ("2025-21", "spring 2025"),
        ("2025-24", "winter 2025"),
        ("2025-33", "Q1 2025"),
        ("2025-36", "Q4 2025"),
        ("2025-40", "first half of 2025"),
        ("2025-41", "second half of 2025"),
        ("2025-11-05/2025-11-07", "5 – 7 November 2025"),
        ("2025-10-30/2025-11-02", "30 October – 2 November 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2025-11/2025-12", "November – December 2025"),
        ("2024-11/2025-11", "November 2024 – November 2025"),
        ("2024/2025", "2024 – 2025"),
        ("2025/2025", "2025"),
        ("2025-11-05/2025-11-06~", "5 – about 6 November 2025"),
        ("2025-11-05/..", "5 November 2025 – ?"),
        ("../2025", "? – 2025"),
        ("", ""),
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
    ],
)
def test_a_column_of_dates_in_words(edtf, words):
    assert dates(pd.Series([edtf, "2024"])) == [words, "2024"]


def test_a_code_that_no_vocabulary_has_stays_a_code():
    assert (label("country", "KAZ"), label("country", "XXX"), label("country", None)) == ("Kazakhstan", "XXX", "")
    assert labels("status", pd.Series(["signed", None, "odd"])) == ["Signed", "", "odd"]
    assert names("area", [("trade", "odd"), ()]) == ["Trade, odd", ""]
    trade = (Link("Trade", page="areas/trade.html"), Link("odd", page="areas/odd.html"))
    assert linked_names("area", [("trade", "odd"), ()]) == [trade, ()]


def test_a_listing_has_its_dtypes_with_rows_and_without():
    full = listing({"A": ["x"], "B": [Link("a", "b")], "C": [1]}, linked=["B"], counted=["C"])
    empty = listing({"A": [], "B": [], "C": []}, linked=["B"], counted=["C"])
    assert full.dtypes.astype(str).tolist() == ["str", "object", "int64"]
    assert empty.dtypes.equals(full.dtypes)
    assert full["B"][0] == Link("a", "b")


def test_what_is_missing_is_an_empty_text():
    column = pd.Series(["a", None], dtype="str")
    assert texts(column).tolist() == ["a", ""]
    assert links(column, [None, "https://a.org"]) == [Link("a", ""), Link("", "https://a.org")]
    people = pd.DataFrame({"organization": ["Bank", None, None], "party_code": ["KAZ", "USA", None]}, dtype="str")
    assert acting_for(people) == [Link("Bank"), Link("United States", page="countries/usa.html"), Link("")]


def test_links_of_one_owner_are_gathered_in_their_order():
    owners = pd.Series(["a", "b", None, "a", "b"], dtype="str")
    cells = [Link("1"), Link("2"), Link("3"), Link("4", page="x.html"), Link("")]
    assert gathered(owners, cells) == {"a": (Link("1"), Link("4", page="x.html")), "b": (Link("2"),)}


def test_posts_are_in_english_where_their_wording_is_known():
    people = pd.DataFrame({"post": ["президент", "mayor"], "post_name": ["President", None]}, dtype="str")
    assert posts(people).tolist() == ["President", "mayor"]
    assert posts(people.drop(columns="post_name")).tolist() == ["президент", "mayor"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("x", "x"),
        (None, ""),
        (2, "2"),
        (0.5, "0.50"),
        (Link("A", "https://a.org"), "A"),
        ((Link("A"), "b"), "A, b"),
        ((), ""),
    ],
)
def test_a_cell_as_text(cell, text):
    assert as_text(cell) == text
