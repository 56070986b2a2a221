from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analysis.dataset.dataset import Dataset
from analysis.dataset.selection import Criteria, EventIndex, label_selection, read_criteria
from analysis.errors import ParameterError, UnknownNameError
from analysis.reports.tally import Tally
from analysis.resolve.countries.blocs import members
from analysis.views.matches import mineral_match, party_match

MOU = "2025-11-06-kaz-usa-minerals-mou"
TOKAYEV = "2025-11-05-kaz-usa-tokayev"


def test_words_become_codes_and_days():
    criteria = read_criteria(country="США", partner="Казахстан", since="ноябрь 2025", until=date(2026, 1, 2))
    assert criteria == Criteria(("USA", "KAZ"), None, None, date(2025, 11, 1), date(2026, 1, 2), False)
    assert read_criteria() == Criteria()
    assert read_criteria(partner="EU", mineral="литий", area="trade") == Criteria(("EU",), "lithium", "trade")


def test_a_span_that_ends_before_it_begins():
    with pytest.raises(ParameterError, match="since 2025-02 is after until 2025-01 — swap them"):
        read_criteria(since="2025-02", until="2025-01")


def test_events_stand_in_time_those_without_a_date_last(data: Dataset):
    agreements = data.agreements.copy()
    agreements.loc[0, ["date", "date_start", "date_end"]] = None
    events = EventIndex(agreements, data.visits)
    assert events.n_dated == len(events.ids) - 1 == 6
    assert events.ids[-1] == agreements["id"][0]
    assert events.dates[:-1] == sorted(events.dates[:-1])
    assert events.everything().span() == ("2022-11-07", "2025-11-06~")


def test_rows_are_those_of_each_table_in_its_order(data: Dataset):
    turned = data.agreements.iloc[::-1].reset_index(drop=True)
    found = EventIndex(turned, data.visits).fitting(read_criteria(country="KAZ", since="2025"))
    assert turned["id"].iloc[found.agreement_rows].tolist() == ["2025-11-06-kaz-usa-tungsten-jv", MOU]
    assert data.visits["id"].iloc[found.visit_rows].tolist() == [TOKAYEV]
    assert len(found.places) == 3


def test_a_visit_fits_through_an_agreement_that_fits_itself(data: Dataset):
    """The visit led to an agreement on tungsten and to one on technology; no agreement is on both."""
    events = EventIndex(data.agreements, data.visits)
    for area, fits in (("extraction", True), ("technology", False)):
        found = events.fitting(read_criteria(mineral="tungsten", area=area))
        assert bool(len(found.visits)) is fits


def test_what_has_no_index_is_asked_in_vain(data: Dataset):
    found = EventIndex(data.agreements.iloc[:0], data.visits.iloc[:0]).fitting(
        read_criteria(country="France", mineral="gold", area="trade", since="2020", expand_blocs=True)
    )
    assert (found.places, found.span(), len(found.agreement_rows)) == ([], ("", ""), 0)


def test_many_selections_are_counted_without_narrowing_a_table(data: Dataset, monkeypatch: pytest.MonkeyPatch):
    tally = Tally(data)
    expected = {code: len(data.select(country=code).agreements) for code in ("KAZ", "USA", "JPN", "FRA")}
    monkeypatch.setattr(pd.DataFrame, "__getitem__", None)
    assert {code: tally.extent({"country": code}).n_agreements for code in expected} == expected


@pytest.mark.parametrize(
    ("criteria", "dates", "label"),
    [
        (
            Criteria(("KAZ", "USA"), "lithium", "trade"),
            {"since": "2024"},
            "Kazakhstan and United States, lithium, trade, since 2024",
        ),
        (Criteria(), {"until": "2025"}, "all countries, until 2025"),
        (Criteria(("KAZ",), expand_blocs=True), {}, "Kazakhstan, including agreements of its blocs"),
        (
            Criteria(("KAZ", "EU"), expand_blocs=True),
            {},
            "Kazakhstan and European Union, including agreements of their blocs",
        ),
        (Criteria(("EU",), expand_blocs=True), {}, "European Union, including agreements of its members' blocs"),
        (Criteria(expand_blocs=True), {}, "all countries"),
        (
            Criteria(level="state company", agreement_type="mou", status="in force"),
            {},
            "all countries, memorandum of understanding, in force, state company level",
        ),
    ],
)
def test_a_selection_in_words(criteria, dates, label):
    assert label_selection(criteria, **dates) == label


def test_parameters_are_given_by_name(data: Dataset):
    with pytest.raises(TypeError):
        data.select("KAZ")


C5 = ("KAZ", "KGZ", "TJK", "TKM", "UZB")


def parties(data: Dataset, *codes: str, date: str = "2024-05-01") -> Dataset:
    """The dataset with the first agreement's parties and date as given."""
    agreements = data.agreements.copy()
    agreements.at[0, "party_codes"] = codes
    agreements.loc[0, ["date", "date_start", "date_end"]] = [date, pd.Timestamp(date), pd.Timestamp(date)]
    return replace(data, agreements=agreements)


@pytest.mark.parametrize(
    ("group", "codes", "plain", "expanded"),
    [
        ("Central Asia", C5, True, True),
        ("Центральная Азия", ("JPN", *C5), True, True),
        ("C5", C5[:4], False, False),
        ("C5", ("C5", "JPN"), True, True),
        ("C5", ("C5+1",), False, True),  # whose members all five are
        ("C5+1", ("USA", *C5), True, True),
        ("C5+1", ("USA", "C5"), False, True),
        ("C5+1", C5, False, False),
        ("Quad", ("AUS", "IND", "JPN", "USA"), True, True),
        ("G7", ("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"), True, True),
        ("G7", ("CAN", "EU", "GBR", "JPN", "USA"), False, True),
        ("FORGE", ("USA", "JPN"), False, False),  # no members are recorded
        ("KAZ", ("C5", "JPN"), False, True),
    ],
)
def test_a_group_is_a_party_where_all_its_members_are(data: Dataset, group, codes, plain, expanded):
    given = parties(data, *codes)
    record = given.agreements["id"][0]
    assert (record in set(given.select(country=group).agreements["id"])) is plain
    assert (record in set(given.select(country=group, expand_blocs=True).agreements["id"])) is expanded
    assert (record in set(given.select(partner=group).agreements["id"])) is plain
    assert (Tally(given).extent({"country": given.select(country=group).country}).n_agreements) == len(
        given.select(country=group).agreements
    )


def test_members_are_those_of_the_day(data: Dataset):
    """Croatia joined the Union in July 2013, and the United Kingdom left it at the end of January 2020."""
    eu = members("EU", "2012-01-01")
    for day, codes, found in (
        ("2012-01-01", eu, True),
        ("2014-01-01", eu, False),
        ("2014-01-01", (*eu, "HRV"), True),
        ("2021-01-01", ({*eu, "HRV"} - {"GBR"}), True),
    ):
        given = parties(data, *codes, date=day)
        assert (given.agreements["id"][0] in set(given.select(country="EU").agreements["id"])) is found


def test_parties_are_counted_with_groups(data: Dataset):
    counts = Tally(parties(data, *C5)).parties({})
    assert (counts["C5"], counts["C5+1"]) == (1, 0)
    assert counts["EU"] == 1


def minerals(data: Dataset, *codes: str) -> Dataset:
    agreements = data.agreements.copy()
    agreements["mineral_codes"] = [codes, *[()] * (len(agreements) - 1)]
    return replace(data, agreements=agreements)


@pytest.mark.parametrize(
    ("mineral", "codes", "match"),
    [
        ("neodymium", ("neodymium",), "named"),
        ("neodymium", ("rare_earths",), "group"),
        ("neodymium", ("light_rare_earths", "tin"), "group"),
        ("neodymium", ("heavy_rare_earths",), None),
        ("neodymium", ("rare_earths", "neodymium"), "named"),
        ("rare earths", ("dysprosium",), "member"),
        ("rare earths", ("light_rare_earths",), "member"),
        ("light_rare_earths", ("rare_earths",), "group"),
        ("light_rare_earths", ("yttrium",), None),
        ("lithium", ("battery_minerals",), "group"),
        ("battery_minerals", ("lithium",), "member"),
        ("copper", ("battery_minerals",), None),
    ],
)
def test_a_mineral_is_found_by_its_groups_and_a_group_by_its_members(data: Dataset, mineral, codes, match):
    given = minerals(data, *codes)
    found = given.select(mineral=mineral)
    assert found.agreements["id"].tolist() == (given.agreements["id"].tolist()[:1] if match else [])
    told = mineral_match(given.agreements, mineral)
    assert told.dtype == "str"
    assert [told[0]] == [match] if match else pd.isna(told[0])
    assert told[1:].isna().all()
    assert Tally(given).extent({"mineral": mineral.replace(" ", "_")}).n_agreements == len(found.agreements)


def test_how_a_party_is_one(data: Dataset):
    for country, codes, match in (
        ("Kazakhstan", ("KAZ", "EU"), "named"),
        ("Central Asia", C5, "members"),
        ("Germany", ("EU", "KAZ"), "bloc"),
        ("United Kingdom", ("EU", "KAZ"), None),
    ):
        given = parties(data, *codes)
        (told,) = party_match(given.agreements.iloc[:1], country)
        assert told == match if match else pd.isna(told)


@pytest.mark.parametrize(
    ("select", "agreements", "visits"),
    [
        ({"level": "company"}, ["2025-11-06-kaz-usa-tungsten-jv"], [TOKAYEV]),
        ({"level": "State_Company"}, [], []),
        ({"level": "government", "country": "USA"}, [MOU], [TOKAYEV]),
        ({"agreement_type": "MoU", "country": "USA"}, [MOU], [TOKAYEV]),
        ({"agreement_type": "memorandum of understanding", "level": "company"}, [], []),
        ({"status": "held"}, [], [TOKAYEV]),
        ({"status": "planned"}, [], ["2024-06-fra-nor-macron"]),
        ({"status": "announced"}, ["2024-02-kor-uzb-talks"], []),
    ],
)
def test_levels_types_and_statuses(data: Dataset, select, agreements, visits):
    chosen = data.select(**select)
    assert chosen.agreements["id"].tolist() == agreements
    assert chosen.visits["id"].tolist() == visits
    assert Tally(data).extent(select)[:2] == (len(agreements), len(visits))


@pytest.mark.parametrize(
    ("select", "said"),
    [
        ({"level": "goverment"}, "unknown level 'goverment' — did you mean government"),
        ({"level": "ministry"}, "unknown level 'ministry' — write government, international organization, state body"),
        ({"agreement_type": "handshake"}, "unknown type of agreement 'handshake'"),
        ({"status": "sined"}, "unknown status 'sined'"),
    ],
)
def test_a_level_type_or_status_that_is_none(data: Dataset, select, said):
    with pytest.raises(UnknownNameError, match=said):
        data.select(**select)
