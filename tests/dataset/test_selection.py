from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.dataset.dataset import Dataset
from analysis.dataset.selection import Criteria, EventIndex, label_selection, read_criteria
from analysis.errors import ParameterError
from analysis.reports.tally import Tally

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


def test_a_selection_in_words(data: Dataset):
    assert label_selection(("KAZ", "USA"), "lithium", "trade", "2024", None) == (
        "Kazakhstan and United States, lithium, trade, since 2024"
    )
    assert label_selection((), None, None, None, "2025") == "all countries, until 2025"
    with pytest.raises(TypeError):
        data.select("KAZ")
