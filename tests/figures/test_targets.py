from __future__ import annotations

import pandas as pd
import pytest

from analysis.figures.targets import page_for, pages_of, table_of, tips_of, urls_of
from analysis.links import Link


@pytest.mark.parametrize(
    ("selection", "codes", "page"),
    [
        ({}, {"area": "trade"}, "areas/trade.html"),
        ({}, {"mineral": "lithium"}, "minerals/lithium.html"),
        ({}, {"partner": "USA"}, "countries/usa.html"),
        ({}, {"party": "EU"}, "countries/eu.html"),
        ({}, {"year": "2024"}, "years/2024.html"),
        ({}, {"status": "in force"}, "records.html#kind=agreement&status=in%20force"),
        ({}, {"year": "2024", "area": "trade"}, "records.html#kind=agreement&area=trade&year=2024"),
        ({}, {"party": "KAZ", "partner": "USA"}, "records.html#kind=agreement&country=KAZ&partner=USA"),
        ({"country": "KAZ"}, {"area": "trade"}, "records.html#kind=agreement&country=KAZ&area=trade"),
        ({"country": "KAZ"}, {"partner": "USA"}, "records.html#kind=agreement&country=KAZ&partner=USA"),
        ({"country": "KAZ"}, {"party": "KAZ"}, "records.html#kind=agreement&country=KAZ"),
        ({"since": "2019-01-01"}, {"area": "trade"}, "records.html#kind=agreement&area=trade&year=2019-"),
        ({"until": "2023-12-31"}, {"area": "trade"}, "records.html#kind=agreement&area=trade&year=-2023"),
        ({"since": "2019-01-01"}, {"year": "2024"}, "records.html#kind=agreement&year=2024"),
    ],
)
def test_a_number_leads_to_the_list_of_its_agreements(selection, codes, page):
    assert page_for(selection, codes) == page


@pytest.mark.parametrize(
    ("selection", "codes"),
    [
        ({}, {"colour": "red"}),
        ({}, {"area": None}),
        ({"area": "trade"}, {"area": "energy"}),  # which the addresses cannot say
        ({"country": "KAZ", "partner": "USA"}, {"party": "JPN"}),
    ],
)
def test_what_no_list_can_be_asked_for_leads_nowhere(selection, codes):
    assert page_for(selection, codes) == ""


def test_without_codes_there_are_no_links():
    frame = pd.DataFrame({"area_name": ["Trade"], "n_agreements": [3]})
    assert pages_of(frame, ["area"]) == [""]
    assert urls_of([""]) == [None]
    assert tips_of(["Trade"], [3], [4], [""]) == {}
    assert table_of(frame, ["area"], [""]).to_dict("list") == {"Area": ["Trade"], "Agreements": [3]}


def test_a_tip_tells_the_number_of_how_many_and_the_share():
    tips = tips_of(["Processing, 2024", "Alone", "Part"], [33, 1, 0.5], [80, 1, 0], ["a.html", "b.html", "c.html"])
    assert tips == {
        "#minerals:a.html": "Processing, 2024: 33 of 80 agreements, 41 %",
        "#minerals:b.html": "Alone: 1 of 1 agreement, 100 %",
        "#minerals:c.html": "Part: 0.5 agreements",
    }


def test_data_hold_names_codes_numbers_and_shares_as_numbers():
    frame = pd.DataFrame(
        {
            "area_code": ["trade"],
            "area_name": ["Trade"],
            "year_code": ["2024"],
            "year_name": ["2024"],
            "n_agreements": [3],
            "share": [0.125],
            "n_across": [9],
            "share_across": [1 / 3],
        }
    )
    table = table_of(frame, ["area", "year"], ["areas/trade.html"])
    assert table.to_dict("list") == {
        "Area": [Link("Trade", page="areas/trade.html")],
        "Area code": ["trade"],
        "Year": ["2024"],
        "Agreements": [3],
        "Share, %": [12.5],
        "n": [9],
        "Share of n, %": [33.3],
    }
