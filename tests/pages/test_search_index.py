from __future__ import annotations

from collections import Counter

import pytest

from analysis import normalize_agreements
from analysis.addresses import FOLDERS, page_of
from analysis.pages.search_bodies import bodies_of
from analysis.pages.search_index import KINDS, build_search_index
from analysis.pages.search_names import names_of
from analysis.vocab.catalogue import vocabulary

MOU = ("agreement", "2025-11-06-kaz-usa-minerals-mou")
REPORTS = {"country_brief-kaz": "Kazakhstan"}, {"country_brief-kaz": ("KAZ",)}


@pytest.fixture
def index(data):
    return build_search_index(data, *REPORTS)


def entry(index, kind, key):
    return next(one for one in index if (one.kind, one.key) == (kind, key))


def test_numbers_are_those_of_the_tables(index, data):
    numbers = Counter(one.kind for one in index)
    assert numbers["agreement"] == len(data.agreements)
    assert numbers["visit"] == len(data.visits)
    assert numbers["person"] == len(data.people)
    assert numbers["area"] == len(vocabulary("area").rows)
    assert numbers["mineral"] == len(vocabulary("mineral").rows)
    assert numbers["report"] == 1
    assert {*numbers} <= {*KINDS}


def test_every_address_is_that_of_the_page(index):
    for one in index:
        if one.kind in FOLDERS:
            assert one.page == page_of(one.kind, one.key)
        assert one.page or one.otherwise.startswith("records.html#place=")
        assert one.otherwise


def test_no_entry_stands_twice(index):
    assert len({(one.kind, one.key) for one in index}) == len(index)


def test_records_name_what_they_are_about(index):
    about = entry(index, *MOU).about
    for thing in (("country", "KAZ"), ("country", "USA"), ("area", "exploration"), ("place", "Washington"),
                  ("year", "2025"), ("person", "lutnick-howard")):  # fmt: skip
        assert thing in about
    known = {(one.kind, one.key) for one in index}
    assert {thing for one in index for thing in one.about} <= known


def test_people_are_known_by_printed_names_too(index):
    person = entry(index, "person", "lutnick-howard")
    assert person.name == "Howard Lutnick"
    assert "Secretary of Commerce" in person.detail
    tokayev = entry(index, "person", "tokayev-kassym-jomart")
    assert {"Касым-Жомарт Токаев", "Қасым-Жомарт Тоқаев", "Tokajew"} <= {*tokayev.names}


def test_members_of_a_bloc_are_found_and_say_how(index):
    assert entry(index, "country", "FRA").detail.endswith("1 through a bloc")
    assert entry(index, "mineral", "neodymium").detail == "none itself, 1 through a group"


def test_abbreviations_are_apart(index):
    names, short = names_of("country", "GBR")
    assert "UK" in short
    assert "UK" not in names
    assert "Great Britain" in names
    assert names[0] == "United Kingdom"
    assert names_of("country", "no such code").names == ("no such code",)


def test_bodies_have_all_their_printed_names(data):
    tables = {name: getattr(data, name) for name in ("agreement_parties", "signatories", "meetings")}
    bodies = bodies_of(tables)
    printed = data.agreement_parties.loc[~data.agreement_parties["party_kind"].isin(["government", "bloc"]), "printed"]
    assert {form for body in bodies.values() for form in body.printed} >= {*printed}
    coded = tables["agreement_parties"].assign(body_code="example", body_name="Example")
    assert bodies_of({**tables, "agreement_parties": coded})["example"].name == "Example"


def test_the_same_data_give_the_same_index(index, data):
    assert build_search_index(data, *REPORTS) == index


def test_nothing_gives_the_vocabularies_alone(nothing):
    assert {one.kind for one in build_search_index(nothing)} == {"mineral", "area"}


def test_records_without_an_id_are_found_too():
    mine = normalize_agreements([{"title": "One", "parties": "KAZ; USA"}, {"title": "Two", "parties": "KAZ; USA"}])
    found = [one.name for one in build_search_index(mine.assign(id=None)) if one.kind == "agreement"]
    assert found == ["One", "Two"]
