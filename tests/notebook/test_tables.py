from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from analysis.dataset.dataset import Dataset
from analysis.links import Link
from analysis.listings import (
    list_agreements,
    list_conflicts,
    list_facts,
    list_latest,
    list_meetings,
    list_people_met,
    list_signatories,
    list_sources,
    list_visits,
)
from analysis.notebook import show_numbers, show_provenance, show_table, show_text, show_title, tables
from analysis.notebook.html import Html
from analysis.notebook.provenance import describe
from analysis.views.breakdown import build_breakdown
from miniature import SCRIPT, Page

MOU = "2025-11-06-kaz-usa-minerals-mou"
FREE_TEXT = {
    *("title", "place", "notes", "post", "visitor_post", "visitor_name", "person_name", "printed", "organization"),
    *("publisher", "cites", "note", "value", "source", "field", "party_name"),
}


@pytest.fixture
def evil(data: Dataset) -> Dataset:
    """Every free text of every table is a script, every address one too."""
    tables = {}
    for name in ("agreements", "visits", "meetings", "sources", "conflicts", "signatories", "agreement_parties"):
        table = getattr(data, name).copy()
        for column in FREE_TEXT & set(table):
            table[column] = SCRIPT
        for column in {"url", "source_url"} & set(table):
            table[column] = "javascript:alert(1)"
        if "expected_effects" in table:
            table["expected_effects"] = pd.Series([(SCRIPT,)] * len(table), dtype=object)
        tables[name] = table
    return replace(data, **tables, label=SCRIPT)


def assert_harmless(shown: Html) -> None:
    html = shown._repr_html_()
    page = Page(html)
    page.assert_stands_alone()
    assert "<script" not in html.lower()
    assert "javascript:" not in html
    assert not page.values("href")
    assert SCRIPT in page.text
    assert SCRIPT in repr(shown)  # a terminal shows it as it is


@pytest.mark.parametrize(
    "listing",
    [
        list_agreements,
        list_visits,
        list_latest,
        lambda data: list_facts(data.event(MOU)),
        list_signatories,
        list_meetings,
        list_sources,
        list_conflicts,
        lambda data: list_people_met(data, "KAZ"),
    ],
)
def test_a_script_in_a_record_is_text_in_every_listing(evil, listing):
    assert_harmless(show_table(listing(evil)))


def test_a_script_is_text_wherever_it_comes_from(evil):
    assert_harmless(show_title(SCRIPT, evil))
    assert_harmless(show_title(evil.label, evil))
    assert_harmless(show_text(SCRIPT))
    assert_harmless(show_table(pd.DataFrame({SCRIPT: ["x"]})))
    assert SCRIPT in Page(show_table(pd.DataFrame({"A": ["x"]}), caption=SCRIPT).html).text
    table = build_breakdown(evil.agreements).assign(area_name=SCRIPT)
    assert_harmless(show_numbers(table))
    agreements = evil.agreements.assign(confidence=SCRIPT, id=SCRIPT)
    assert_harmless(show_provenance(replace(evil, agreements=agreements, digests={**evil.digests, SCRIPT: ""})))


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://news.example.org/?a=1&b=2", True),
        ("http://news.example.org/", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        (" https://news.example.org", False),
        ("data:text/html,<script>", False),
        ("//news.example.org", False),
        (None, False),
        (float("nan"), False),
    ],
)
def test_only_addresses_of_the_web_become_links(url, is_link):
    page = Page(show_table(pd.DataFrame({"Source": [Link("News", url)]})).html)
    assert page.values("href") == ([url] if is_link else [])
    assert "News" in page.text


def test_a_quote_cannot_leave_an_attribute():
    cells = [Link("News", 'https://a.b/"onmouseover="x'), Link("More", "https://a.b/'onclick='x")]
    page = Page(show_table(pd.DataFrame({'"><b onclick="x"': cells})).html)
    assert page.values("href") == ["https://a.b/'onclick='x"]  # one with a double quote is no address
    assert not page.values("onmouseover") + page.values("onclick")


def test_several_links_in_a_cell():
    cell = (Link("One", "https://one.example.org"), Link("Two", "https://two.example.org"))
    shown = show_table(pd.DataFrame({"Sources": [cell, ()]}))
    page = Page(shown.html)
    assert page.values("href") == ["https://one.example.org", "https://two.example.org"]
    assert "One, Two" in page.text
    assert "One, Two" in repr(shown)


def test_an_empty_listing_says_so(data):
    shown = show_table(list_agreements(data.select(country="KAZ", since="1995", until="1996")), "Agreements")
    assert shown.html == '<p class="empty">No records match.</p>'
    assert repr(shown) == "No records match."
    nothing = data.select(country="KAZ", since="1995", until="1996")
    assert repr(show_numbers(build_breakdown(nothing.agreements))) == "No records match."
    assert describe(nothing) == "No records match."


@pytest.mark.parametrize("caption", ["", "All events."])
def test_a_caption_is_what_is_given(data, caption):
    page = Page(show_table(list_latest(data), caption).html)
    assert len([tag for tag, _ in page.tags if tag == "tr"]) == 7 + 1
    assert ("caption" in [tag for tag, _ in page.tags]) == bool(caption)
    assert caption in page.text


@pytest.mark.parametrize("number", [1, 40, 41, 300])
def test_no_row_is_left_out_of_a_table(number):
    """A reader can open what is folded; what is cut off is nowhere on the page."""
    names = [f"row-{each}." for each in range(number)]
    listed = show_table(pd.DataFrame({"A": names}))
    counted = show_numbers(pd.DataFrame({"area_name": names, "n_agreements": 1, "share": 1 / number}))
    for shown in (listed, counted):
        page = Page(shown.html)
        assert [tag for tag, _ in page.tags].count("td") % number == 0
        assert all(name in page.text and name in repr(shown) for name in names)


def names_for_narrow_screens(page: Page) -> list[str]:
    """The columns' names as a table's style gives them to the pages' style sheet."""
    return re.findall(r'--c\d+:"(.*?): "', page.values("style")[0])


def test_a_table_reads_without_its_lines(data):
    """Header cells, and the column's name for narrow screens, where the header is not shown: once, not in each cell."""
    listing = list_latest(data)
    page = Page(show_table(listing).html)
    assert [attrs.get("scope") for tag, attrs in page.tags if tag == "th"] == ["col"] * len(listing.columns)
    assert names_for_narrow_screens(page) == listing.columns.tolist()
    assert [attrs for tag, attrs in page.tags if tag in ("td", "tr") and attrs] == []
    assert "--w1:7rem" in page.values("style")[0]


def test_a_column_s_name_cannot_leave_the_style():
    page = Page(show_table(pd.DataFrame({'a"};x{color:red': [1], "b\\": [2], "</style>": [3]})).html)
    (style,) = page.values("style")
    assert (
        re.sub(r'"[^"\n<\\]*"', "", re.sub(r"\\[0-9a-f]+ ", "", style))
        == "--c1:;--a1:right;--c2:;--a2:right;--c3:;--a3:right"
    )


def test_rows_too_many_are_folded_under_the_same_columns(monkeypatch):
    monkeypatch.setattr(tables, "FOLD", 2)
    page = Page(show_table(pd.DataFrame({"A": range(5)})).html)
    tags = [tag for tag, _ in page.tags]
    assert tags.count("table") == tags.count("thead") == 2
    assert tags.count("details") == 1
    assert "3 more" in page.text
    assert len(set(page.values("style"))) == 1
    assert "details" not in [tag for tag, _ in Page(show_table(pd.DataFrame({"A": range(2)})).html).tags]


def test_missing_cells_are_blank_and_numbers_marked():
    frame = pd.DataFrame({"A": [1, 2], "B": [0.5, float("nan")], "C": ["x", ""]})
    shown = show_table(frame)
    page = Page(shown.html)
    assert re.findall(r"--a(\d):right", page.values("style")[0]) == ["1", "2"]
    assert "0.50" in page.text
    for word in ("nan", "None", "NaN"):
        assert word not in page.text + repr(shown)


def test_numbers_of_a_breakdown(data):
    page = Page(show_numbers(build_breakdown(data.agreements)).html)
    assert names_for_narrow_screens(page) == ["Area", "Agreements", "Share"]
    assert "50%" in page.text
    split = Page(show_numbers(build_breakdown(data.agreements, count="split")).html)
    assert "1.50" in split.text
    across = Page(show_numbers(build_breakdown(data.agreements, "area", "year")).html)
    assert names_for_narrow_screens(across) == ["Area", "Year", "Agreements", "Share"]


def test_title(data):
    selection = data.select(country="NAM")
    shown = show_title("Kazakhstan", selection)
    page = Page(shown.html)
    assert [tag for tag, _ in page.tags] == ["h1", "p"]
    assert page.text.split("\n") == ["Kazakhstan", "1 agreement and 0 visits, 28 August 2022."]
    assert page.values("data-credit") == [f"newest record 28 August 2022 · data {selection.hash}"]
    assert repr(shown) == "Kazakhstan\n1 agreement and 0 visits, 28 August 2022."
