"""Columns are found by our names and by the headers listed in `column_names.csv`."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import ParameterError
from analysis.harmonize import normalize_agreements, normalize_visits
from analysis.harmonize.headers import find_columns
from analysis.languages.folding import fold
from analysis.vocab.table import load_vocabulary


@pytest.mark.parametrize(
    ("parties", "signed", "kind"),
    [
        ("Contracting parties", "Date of signature", "Instrument"),
        ("Стороны", "Дата подписания", "Вид документа"),
        ("СТРАНЫ-УЧАСТНИЦЫ", "подписано", "Тип соглашения"),
        ("Тараптар", "Қол қойылған күні", "Құжат түрі"),
        ("елдер", "қол қою күні", "Түрі"),
        ("Країни-учасниці", "Дата підписання", "Вид угоди"),
    ],
)
def test_headers_of_four_languages(parties, signed, kind):
    table = normalize_agreements(pd.DataFrame({parties: ["Казахстан; Япония"], signed: "2024-05-02", kind: "MoU"}))
    found = table.loc[0, ["party_codes", "date", "date_event", "type_code"]].tolist()
    assert found == [("KAZ", "JPN"), "2024-05-02", "signed", "mou"]


@pytest.mark.parametrize(
    "header",
    [
        ("Кто", "Откуда", "Куда", "Начало", "Окончание"),
        ("Кім", "Қайдан", "Қайда", "Басталуы", "Аяқталуы"),
        ("Хто", "Звідки", "Куди", "Початок", "Кінець"),
    ],
)
def test_headers_of_visits(header):
    frame = pd.DataFrame([["Токаев", "Казахстан", "Италия", "2024-01-18", "2024-01-19"]], columns=header)
    table = normalize_visits(frame)
    found = table.loc[0, ["visitor_id", "from_code", "to_code", "date"]].tolist()
    assert found == ["tokayev-kassym-jomart", "KAZ", "ITA", "2024-01-18/2024-01-19"]


def test_problems_are_told_under_the_header_that_the_table_has():
    with pytest.raises(ParameterError, match="no column is known among: Цвет, Вкус"):
        normalize_agreements(pd.DataFrame({"Цвет": ["a"], "Вкус": "b"}))
    frame, names = find_columns(pd.DataFrame(columns=["Стороны", "Цвет"]), "agreements", {"Цвет": "signed"})
    assert list(frame) == ["party_codes", "signed"]
    assert names == {"party_codes": "Стороны", "signed": "Цвет"}


def test_the_first_listed_name_wins_and_the_other_column_stays():
    frame, names = find_columns(pd.DataFrame(columns=["Стороны", "countries"]), "agreements", None)
    assert list(frame) == ["Стороны", "party_codes"]
    assert names == {"party_codes": "countries"}


def test_a_mapping_may_name_any_listed_name():
    for ours in ("parties", "party_codes", "Стороны"):
        frame, _ = find_columns(pd.DataFrame(columns=["x"]), "agreements", {"x": ours})
        assert list(frame) == ["party_codes"]
    with pytest.raises(ParameterError, match="'x' cannot become 'partis' — did you mean 'parties'"):
        find_columns(pd.DataFrame(columns=["x"]), "agreements", {"x": "partis"})
    with pytest.raises(ParameterError, match="columns= is no mapping"):
        find_columns(pd.DataFrame(columns=["x"]), "agreements", ["parties"])


def test_a_header_means_one_column_of_a_table():
    listed = load_vocabulary("column_names")
    listed["key"] = listed["name"].map(fold)
    fields = listed.groupby(["table", "key"])["field"].nunique()
    assert fields[fields > 1].empty
    assert set(listed["language"]) == {"en", "ru", "kk", "uk"}


def test_a_name_added_to_the_list_is_seen_at_once(own_home):
    frame = pd.DataFrame({"Vertragsparteien": ["Japan"]})
    with pytest.raises(ParameterError):
        normalize_agreements(frame)
    with (own_home / "data" / "vocab" / "column_names.csv").open("a", encoding="utf-8") as file:
        file.write("party_codes,agreements,de,Vertragsparteien\n")
    assert normalize_agreements(frame).loc[0, "party_codes"] == ("JPN",)
