from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.dataset.dataset import Dataset, load_dataset
from analysis.errors import UnknownNameError
from analysis.listings import list_areas_shared, list_directions, list_encounters, list_journeys, list_visits
from miniature import in_text

SOURCE = "sources:\n  - {url: 'https://news.example.org/x', publisher: Example News, language: en}\nconfidence: high\n"
# A visit to the country, one of a month, one over the turn of a year, a planned one, one of a third country.
VISITS = {
    "2025-01-usa-kaz": """\
visitor: {name: Marco Rubio, post: Secretary of State, party: United States}
to: Kazakhstan
start: '2025-01-15'
meetings:
  - {name: Kassym-Jomart Tokayev, post: President, party: Kazakhstan}
  - {post: mayor, party: Kazakhstan}
  - {organization: Example Bank}
""",
    "2025-12-30-kaz-usa": """\
visitor: {name: Kassym-Jomart Tokayev, party: Kazakhstan}
to: United States
start: '2025-12-30'
end: '2026-01-02'
meetings:
  - {name: Marco Rubio, party: United States}
  - {name: Ursula von der Leyen, party: EU}
""",
    "2024-05-usa-kaz": """\
visitor: {name: Howard Lutnick, party: United States}
to: Kazakhstan
start: 2024-05
status: planned
""",
    "2023-uzb-kaz": """\
visitor: {name: Shavkat Mirziyoyev, party: Uzbekistan}
to: Kazakhstan
start: '2023'
meetings:
  - {name: Ursula von der Leyen, party: EU}
""",
}


@pytest.fixture
def mini(home: Path) -> Dataset:
    return load_dataset(home / "data" / "records")


@pytest.fixture
def data(records: Path) -> Dataset:
    for name, text in VISITS.items():
        file = records / "visits" / name[:4] / f"{name}.yml"
        file.parent.mkdir(exist_ok=True)
        status = "" if "status:" in text else "status: held\n"
        file.write_text(f"id: {name}\n{text}{status}{SOURCE}", encoding="utf-8")
    return load_dataset(records)


def test_visits_are_counted_each_way_by_year(data):
    table = list_directions(data.select(country="KAZ", partner="USA"), "Kazakhstan", "США")
    assert table.columns.tolist() == ["Year", "Kazakhstan to United States", "United States to Kazakhstan"]
    assert table.to_numpy().tolist() == [["2025", 2, 1], ["All", 2, 1]]
    turned = list_directions(data.select(country="USA", partner="KAZ"), "USA", "KAZ")
    assert turned.columns.tolist() == ["Year", "United States to Kazakhstan", "Kazakhstan to United States"]
    assert turned.to_numpy().tolist() == [["2025", 1, 2], ["All", 1, 2]]


def test_visitors_of_third_countries_have_a_column_where_there_are_any(data):
    table = list_directions(data.select(country="KAZ", partner="EU"), "KAZ", "EU")
    assert table.columns.tolist() == ["Year", "Kazakhstan to European Union", "European Union to Kazakhstan", "Others"]
    assert table.to_numpy().tolist() == [["2023", 0, 0, 1], ["2025", 1, 0, 0], ["All", 1, 0, 1]]


def test_who_met_whom_whoever_travelled(data):
    table = in_text(list_encounters(data.select(country="KAZ", partner="USA"), "KAZ", "USA"))
    assert table.columns.tolist() == [
        *("Kazakhstan", "Post", "United States", "Post there", "Meetings", "Latest", "On visits to")
    ]
    rubio, mayor = table.to_numpy().tolist()
    tokayev = "Kassym-Jomart Tokayev"
    # Met in January, in November on a day of its own, and in December without posts: those of the meeting before.
    assert rubio[:5] == [tokayev, "President", "Marco Rubio", "Secretary of State", 3]
    assert rubio[5:] == ["30 December 2025 – 2 January 2026", "United States, Kazakhstan"]
    assert mayor == ["Mayor", "", "Marco Rubio", "Secretary of State", 1, "15 January 2025", "Kazakhstan"]
    turned = in_text(list_encounters(data.select(country="KAZ", partner="USA"), "USA", "KAZ"))
    assert turned.iloc[0, :5].tolist() == ["Marco Rubio", "Secretary of State", tokayev, "President", 3]


def test_people_of_a_third_party_are_not_of_the_pair(data):
    table = in_text(list_encounters(data.select(country="KAZ", partner="EU"), "KAZ", "EU"))
    assert table[["Kazakhstan", "European Union"]].to_numpy().tolist() == [
        ["Kassym-Jomart Tokayev", "Ursula von der Leyen"]
    ]
    assert in_text(list_encounters(data.select(country="UZB", partner="KAZ"), "UZB", "KAZ")).empty


def test_a_meeting_with_a_day_of_its_own_shows_that_day(mini):
    table = in_text(list_encounters(mini.select(country="KAZ", partner="USA"), "KAZ", "USA"))
    assert table["Latest"].tolist() == ["6 November 2025"]


def test_journeys_of_one_side_and_of_the_rest_are_all_visits(data):
    pair = data.select(country="KAZ", partner="EU")
    out, back = in_text(list_journeys(pair, "Казахстан")), in_text(list_journeys(pair, "KAZ", others=True))
    assert out["Visitor"].tolist() == ["Kassym-Jomart Tokayev"]
    assert back["Visitor"].tolist() == ["Shavkat Mirziyoyev"]
    assert out.columns.tolist() == in_text(list_visits(pair)).columns.tolist()
    assert len(out) + len(back) == len(pair.visits)


def test_areas_alone_and_with_others_and_since_when(records):
    text = """\
id: 2025-03-kaz-usa-uzb
title: Three on energy
type: memorandum of understanding
status: signed
signed: 2025-03
parties: [Kazakhstan, United States, Uzbekistan]
areas: [technology, energy]
"""
    (records / "agreements" / "2025" / "2025-03-kaz-usa-uzb.yml").write_text(text + SOURCE, encoding="utf-8")
    table = in_text(list_areas_shared(load_dataset(records).select(country="KAZ", partner="USA"))).set_index("Area")
    assert table.columns.tolist() == ["Agreements", "The two alone", "With others", "First", "Latest"]
    assert table.loc["Technology"].tolist() == [2, 1, 1, "March 2025", "6 November 2025"]
    assert table.loc["Energy"].tolist() == [1, 0, 1, "March 2025", "March 2025"]
    assert table.loc["Extraction"].tolist() == [1, 1, 0, "about 6 November 2025", "about 6 November 2025"]
    assert table.index[0] == "Technology"


def test_companies_of_the_two_are_the_two_alone(mini):
    jv = mini.select(country="KAZ", partner="USA", mineral="tungsten")
    assert in_text(list_areas_shared(jv))["The two alone"].tolist() == [1, 1]


@pytest.mark.parametrize("listing", [list_directions, list_encounters])
def test_a_pair_without_anything(mini, listing):
    nothing = mini.select(country="BRA", partner="KAZ")
    table = listing(nothing, "BRA", "KAZ")
    assert table.empty
    assert len(table.columns) >= 3
    assert in_text(list_areas_shared(nothing)).empty
    assert in_text(list_journeys(nothing, "BRA")).empty
    with pytest.raises(UnknownNameError):
        listing(nothing, "Brasilistan", "KAZ")


def test_nothing_given_is_changed(data):
    pair = data.select(country="KAZ", partner="USA")
    before = {name: getattr(pair, name).copy() for name in ("visits", "meetings", "agreements", "agreement_areas")}
    list_directions(pair, "KAZ", "USA")
    list_encounters(pair, "KAZ", "USA")
    list_journeys(pair, "KAZ")
    list_areas_shared(pair)
    for name, table in before.items():
        pd.testing.assert_frame_equal(getattr(pair, name), table)
