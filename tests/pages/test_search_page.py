"""The page of the search, and in Node.js what is found."""

from __future__ import annotations

import json
import re

import pytest

from analysis.addresses import page_of
from analysis.pages.layout import frame_of
from analysis.pages.plan import plan_pages, render_page
from analysis.pages.search_index import build_search_index
from analysis.pages.search_page import packed, search_page
from analysis.pages.site import Site
from miniature import Page
from page_scripts import needs_node, run

SCRIPTS = ["fold.js", "nearest_names.js", "search_match.js"]


@pytest.fixture
def index(data):
    return packed(build_search_index(data), ())


def hits(index, query):
    """Kind → names of the hits, kinds and hits in their order."""
    found = run(
        SCRIPTS,
        "(({ groups }) => groups.map(([kind, hits]) => [index.kinds[kind][0], hits.map(([entry]) => entry[2])]))"
        "(searchIn(index).search(query))",
        index=index, query=query,
    )  # fmt: skip
    return dict(found)


def test_the_page_stands_alone_and_holds_the_index(data, index):
    frame = frame_of({"records.html", "search.html"})
    html = render_page(search_page(data, ()), frame)
    page = Page(html)
    page.assert_stands_alone()
    (block,) = re.findall(r'<script type="application/json" id="search-index">(.*?)</script>', html, re.DOTALL)
    assert json.loads(block) == index
    assert html == render_page(search_page(data, ()), frame)


def test_addresses_lead_to_pages_that_are_there(data):
    address = page_of("country", "KAZ")
    entries = packed(build_search_index(data), {address})["entries"]
    found = {entry[2]: entry[1] for entry in entries if entry[0] == 0}
    assert found["Kazakhstan"] == address
    assert found["United States"] == "records.html#country=USA"


def test_entries_name_others_by_their_place(data, index):
    by_title = {entry[2]: entry for entry in index["entries"]}
    named = [index["entries"][at][2] for at in by_title["Kazakhstan–US memorandum on critical minerals"][6]]
    assert {"Kazakhstan", "United States", "Howard Lutnick", "Exploration"} <= {*named}


@needs_node
@pytest.mark.parametrize(
    ("query", "kind", "name"),
    [
        ("tungsten", "mineral", "Tungsten"),
        ("вольфрам", "mineral", "Tungsten"),
        ("ВОЛЬФРАМ", "mineral", "Tungsten"),
        ("W", "mineral", "Tungsten"),
        ("Tokayev", "person", "Kassym-Jomart Tokayev"),
        ("Токаев", "person", "Kassym-Jomart Tokayev"),
        ("Тоқаев", "person", "Kassym-Jomart Tokayev"),
        ("tokajew", "person", "Kassym-Jomart Tokayev"),
        ("kassym jomart", "person", "Kassym-Jomart Tokayev"),
        ("США", "country", "United States"),
        ("АҚШ", "country", "United States"),
        ("акш", "country", "United States"),
        ("U.S.", "country", "United States"),
        ("Казахстан", "country", "Kazakhstan"),
        ("geological survey", "area", "Exploration"),
        ("Geologische", "mineral", None),
        ("2025", "year", "2025"),
        ("example samruk", "body", "Example Samruk"),
        ("washington", "place", "Washington"),
    ],
)
def test_names_in_any_language_come_first(index, query, kind, name):
    found = hits(index, query)
    assert (found.get(kind) or [None])[0] == name
    if name:
        assert next(iter(found)) == kind


@needs_node
def test_records_are_found_by_what_they_name(index):
    found = hits(index, "вольфрам")
    assert found["agreement"] == ["Joint venture for a tungsten deposit"]
    assert hits(index, "Lutnick reliable")["agreement"] == ["Kazakhstan–US memorandum on critical minerals"]
    assert hits(index, "Макрон") == hits(index, "макрон")


@needs_node
def test_short_words_are_whole_ones(data):
    more = data.agreement_parties.assign(party_code="GBR")
    table = data.agreements.assign(party_codes=[("GBR", "UKR")] * len(data.agreements))
    index = packed(build_search_index({"agreements": table, "agreement_parties": more}), ())
    assert hits(index, "UK")["country"] == ["United Kingdom"]
    assert hits(index, "great britain")["country"] == ["United Kingdom"]
    assert hits(index, "ukr")["country"] == ["Ukraine"]
    assert hits(index, "ukra")["country"] == ["Ukraine"]


@needs_node
def test_an_exact_name_comes_before_a_beginning_and_this_before_the_inside(index):
    minerals = hits(index, "rare earths")["mineral"]
    assert minerals[0] == "Rare earths"
    assert {*minerals[1:]} == {"Heavy rare earths", "Light rare earths"}
    assert hits(index, "anganese")["mineral"] == ["Manganese", *hits(index, "anganese")["mineral"][1:]]


@needs_node
@pytest.mark.parametrize(("query", "name"), [("tungsen", "Tungsten"), ("Tokayef", "Kassym-Jomart Tokayev"),
                                             ("Казахстн", "Kazakhstan")])  # fmt: skip
def test_the_nearest_names_are_offered(index, query, name):
    assert hits(index, query) == {}
    near = run(SCRIPTS, "searchIn(index).nearest(query).map(([entry]) => entry[2])", index=index, query=query)
    assert near[0] == name


@needs_node
def test_what_reads_like_nothing_has_no_near_names(index):
    assert run(SCRIPTS, 'searchIn(index).nearest("qqqqqqqq")', index=index) == []


@needs_node
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ёлка", "елка"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Kassym-Jomart", "kassym jomart"),
        ("Тоқаев", "Токаев"),
        ("U.K.", "uk"),
        ("Kazakh\u00adstan", "kazakhstan"),
        ("Łódź", "lodz"),
    ],
)
def test_spellings_fold_alike(one, other):
    assert (
        run(["fold.js"], "[fold(one), fold(other)]", one=one, other=other)
        == [other.lower().replace("токаев", "токаев")] * 2
    )


@needs_node
def test_a_plus_stays():
    assert run(["fold.js"], 'wordsOf("C5+1 (2024)")') == ["c5+1", "2024"]


def test_the_site_has_both_pages_and_all_that_they_lead_to(data):
    site = Site(data, {"country_brief-kaz": "Kazakhstan"}, {"country_brief-kaz": ("KAZ",)})
    planned = plan_pages(site)
    assert {"records.html", "search.html"} <= {*planned}
    for address in ("records.html", "search.html"):
        html = render_page(planned[address], frame_of(site.pages))
        told = re.findall(r'href="([^"#]+)"', html) + [
            one[1] for one in packed(build_search_index(data), site.pages)["entries"]
        ]
        lead = {one.partition("#")[0] for one in told if not one.startswith(("http", "data:"))}
        assert lead <= {*planned, "index.html"}
    report = json.loads(re.search(r'id="search-index">(.*?)</script>', html, re.DOTALL)[1])["entries"][-1]
    assert report[1:3] == ["country_brief-kaz.html", "Kazakhstan"]
    assert len(report[6]) == 1


def test_every_page_leads_to_the_search(data):
    site = Site(data)
    html = render_page(plan_pages(site)[page_of("country", "KAZ")], frame_of(site.pages))
    (box,) = [attrs for tag, attrs in Page(html).tags if tag == "form"]
    assert (box["data-page"], "hidden" in box) == ("../search.html", True)
    assert "search.html" not in render_page(plan_pages(site)[page_of("country", "KAZ")], frame_of(()))
