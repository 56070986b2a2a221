from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from analysis import find_mentions
from analysis.errors import ParameterError


def told(text: str, *kinds: str, language: str | None = None) -> list[tuple[str, str, str | None]]:
    """What a text mentions: its words, kind and code; every place is checked."""
    found = find_mentions(text, language)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    return [(one.text, one.kind, one.code) for one in found if not kinds or one.kind in kinds]


def codes(text: str, *kinds: str) -> list[tuple[str, str | None]]:
    return [(printed, code) for printed, _, code in told(text, *kinds)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kazakhstan and the EU met Uzbek envoys.", [("Kazakhstan", "KAZ"), ("EU", "EU"), ("Uzbek", "UZB")]),
        ("Imports from the U.S.-China route fell.", [("U.S.", "USA"), ("China", "CHN")]),
        ("It told us that the turkey was roasted.", []),
        ("the Republic of Korea’s minister", [("Republic of Korea", "KOR")]),
        ("Власти Казахстана и китайское руководство", [("Казахстана", "KAZ"), ("китайское", "CHN")]),
        ("казахстанско-китайский проект", [("казахстанско", "KAZ"), ("китайский", "CHN")]),
        ("Қазақстан Республикасының АҚШ-пен келісімі", [("Қазақстан Республикасының", "KAZ"), ("АҚШ-пен", "USA")]),
        ("Уряди України та Польщі", [("України", "UKR"), ("Польщі", "POL")]),
        ("Никто не ждал того, что добыча германия вырастет.", []),
        ("中国和日本签署了协议", [("中国", "CHN"), ("日本", "JPN")]),
        ("한국은 협정에 서명했다", [("한국", "KOR")]),
        ("وقعت الصين والهند الاتفاق", [("الصين", "CHN"), ("هند", "IND")]),
        ("भारत ने समझौते पर हस्ताक्षर किए", [("भारत", "IND")]),
        ("Η Γερμανία υπέγραψε", [("Γερμανία", "DEU")]),
    ],
)
def test_countries_in_the_languages_of_the_world(text, expected):
    assert codes(text, "country") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Officials toured Georgia Tech on Monday.",
        "In Atlanta, Georgia, the mill was closed.",
        "The Georgia governor vetoed it.",
        "A ball signed by Michael Jordan was sold.",
        "They flew with Turkish Airlines and Air Astana.",
        "The Bank of China lent the money.",
        "The line is run by Kazakhstan Temir Zholy.",
        "Банк России сохранил ставку.",
        "Перевозчик Казахстан Темир Жолы закупил вагоны.",
        "People of East Kazakhstan met.",
        "They ate a Turkey sandwich.",
    ],
)
def test_a_country_in_another_name_is_none(text):
    assert codes(text, "country") == []


@pytest.mark.parametrize("text", ["Korea signed it.", "Congo has signed.", "Корея подписала"])
def test_a_name_of_two_countries_has_no_code(text):
    [one] = [one for one in find_mentions(text) if one.kind == "country"]
    assert (one.code, one.codes, one.how) == (None, (), "ambiguous")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Washington said it would wait.", {"Washington": "government"}),
        ("The talks were held in Washington.", {"Washington": "place"}),
        ("Astana and Washington agreed on a plan.", {"Astana": "government", "Washington": "government"}),
        ("Beijing's position has not changed.", {"Beijing": "government"}),
        ("A train from Beijing to Astana", {"Beijing": "place", "Astana": "place"}),
        ("Official Tashkent kept silent.", {"Tashkent": "government"}),
        ("TASHKENT, 5 May (Agency) — It rains.", {"TASHKENT": "place"}),
        ("Washington, D.C. was cold.", {"Washington": "place"}),
        ("Астана и Вашингтон договорились о поставках.", {"Астана": "government", "Вашингтон": "government"}),
        ("В Астане прошла встреча.", {"Астане": "place"}),
        ("Делегация прибыла в Пекин.", {"Пекин": "place"}),
        ("Позиция Пекина известна.", {"Пекина": "government"}),
        ("Переговоры с Москвой продолжаются.", {"Москвой": "government"}),
        ("Астана мен Вашингтон келісімге қол қойды.", {"Астана": "government", "Вашингтон": "government"}),
        ("Кездесу Астанада өтті.", {"Астанада": "place"}),
        ("Київ підписав угоду з Лондоном.", {"Київ": "government", "Лондоном": "government"}),
        ("Almaty said it would wait.", {"Almaty": "place"}),  # no capital
    ],
)
def test_a_capital_is_a_town_but_where_its_government_is_meant(text, kinds):
    found = {one.text: one for one in find_mentions(text) if one.kind in ("government", "place", "country")}
    assert {printed: found[printed].kind for printed in kinds} == kinds
    assert all(one.code is None or one.kind == "government" for one in found.values())


TOKAYEV = "tokayev-kassym-jomart"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kassym-Jomart Tokayev spoke.", ["Kassym-Jomart Tokayev"]),
        ("встреча с Касым-Жомартом Токаевым", ["Касым-Жомартом Токаевым"]),
        ("President Tokayev arrived.", ["Tokayev"]),
        ("Tokayev arrived.", []),
        ("Касым-Жомарт Токаев прибыл. Вечером Токаева ждали.", ["Касым-Жомарт Токаев", "Токаева"]),
        ("Касым-Жомарт Токаев прибыл. К. Токаев выступил. О. Токаев молчал.", ["Касым-Жомарт Токаев", "К. Токаев"]),
        ("Қасым-Жомарт Тоқаевтың сөзі", ["Қасым-Жомарт Тоқаевтың"]),
    ],
)
def test_people_of_the_vocabulary(text, expected):
    assert [one for one in codes(text, "person") if one[1]] == [(printed, TOKAYEV) for printed in expected]


def test_a_surname_after_another_given_name_is_somebody_else():
    text = "Donald Trump spoke. Later Fred Trump spoke, and Donald Trump Jr. left."
    assert [one for one in codes(text, "person") if one[1]] == [("Donald Trump", "trump-donald")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the deputy prime minister of Kazakhstan", [("deputy prime minister", "deputy_head_of_government")]),
        ("Chinese Trade Minister Wang", [("Trade Minister", "minister")]),
        ("министр промышленности и строительства Казахстана", [("министр промышленности и строительства", "minister")]),
        ("министр энергетики провёл переговоры", [("министр энергетики", "minister")]),
        ("Қазақстанның сыртқы істер министрі", [("сыртқы істер министрі", "foreign_minister")]),
        ("They went home. Deputy Minister of Energy", [("Deputy Minister of Energy", "deputy_minister")]),
    ],
)
def test_posts_with_their_field_and_without_the_country(text, expected):
    assert codes(text, "post") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kazakh\u00adstan",
        "K\u200bazakhstan",
        "Cote d\u2019Ivoire",
        "Co\u0302te d'Ivoire",
        "Ｋａｚａｋｈｓｔａｎ",
        "Saudi\u00a0Arabia",
        "Saudi\nArabia",
        "Казахстан\u0301",
    ],
)
def test_a_place_is_that_of_the_text_as_it_is_given(text):
    [one] = find_mentions(f"…ß {text}, x")
    assert (one.text, one.start) == (text, 3)
    assert one.kind == "country"


def test_a_column_gives_a_row_a_mention():
    texts = pd.Series(["Kazakhstan and Korea", None, "Kazakhstan and Korea", ""], index=["a", "b", "c", "d"])
    table = find_mentions(texts)
    assert table.columns.tolist() == ["row", "start", "end", "text", "kind", "code", "codes", "how", "name"]
    assert table["row"].tolist() == ["a", "a", "c", "c"]
    assert table["code"].fillna("").tolist() == ["KAZ", "", "KAZ", ""]
    assert table["codes"].tolist() == [("KAZ",), (), ("KAZ",), ()]
    assert table.dtypes.astype(str).tolist()[1:] == ["int64", "int64", "str", "str", "str", "object", "str", "str"]
    for given in (texts.tolist(), np.array(texts, dtype=object), pd.Index(texts)):
        assert find_mentions(given)["row"].tolist() == [0, 0, 2, 2]


def test_a_column_of_nothing_gives_the_same_columns():
    table = find_mentions([None, float("nan")])
    assert len(table) == 0
    assert table["start"].dtype == "int64"
    assert find_mentions(None) == []


@pytest.mark.parametrize("wrong", [3, {"a": 1}, b"Kazakhstan", ["Kazakhstan", 3]])
def test_what_is_no_text_is_refused(wrong):
    with pytest.raises(ParameterError, match="no text"):
        find_mentions(wrong)


def test_an_unknown_language_is_refused():
    with pytest.raises(ParameterError, match="no language 'kz'"):
        find_mentions("Kazakhstan", "kz")
    for wrong in (["en"], 5, ""):
        with pytest.raises(ParameterError, match="no language"):
            find_mentions("Kazakhstan", wrong)
    assert find_mentions("Alemania firmó", "es")[0].code == "DEU"


def test_a_text_is_read_without_pandas():
    code = "import sys; from analysis import find_mentions; find_mentions('Kazakhstan'); print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Голова болить. У голові шумить; на голову вищий.", []),
        ("Виступив голова фонду, а також голова Ігор Мельник.", ["голова", "голова"]),
    ],
)
def test_a_part_of_the_body_is_a_post_only_before_a_body_or_a_name(text, posts):
    assert [one.text for one in find_mentions(text) if one.kind == "post"] == posts
