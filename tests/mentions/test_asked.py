"""What a caller says of a text, the ways in which something was found, and errors that name a row."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import find_mentions
from analysis.errors import ParameterError
from analysis.mentions.language import language_code
from analysis.mentions.mention import HOWS, KINDS
from score_mentions import texts
from together import together

EXAMPLES = {
    ("date", "date"): "It closed on 4 March 2024.",
    ("deadline", "date"): "The plant must open by 1 July 2029.",
    ("deadline", "duration"): "Payment is due within 30 days.",
    ("money", "amount"): "It cost $40 million.",
    ("person", "exact"): "Kassym-Jomart Tokayev spoke.",
    ("person", "inflected"): "Встреча с Касым-Жомартом Токаевым прошла.",
    ("person", "surname"): "President Tokayev spoke.",
    ("person", "post"): "Министр энергетики Пётр Ладожский уехал.",
    ("person", "title"): "They wrote to Mr. Orford.",
    ("person", "pattern"): "Вчера Андрей Ладожский уехал.",
    ("organization", "listed"): "Kazatomprom paid.",
    ("organization", "kind"): "The Ministry of Forests paid.",
    ("organization", "name"): "They flew with Kenya Lowland Airways.",
    ("country", "exact"): "They left Norway.",
    ("country", "alias"): "They left America.",
    ("country", "abbreviation"): "They left the UK.",
    ("country", "former"): "They left Burma.",
    ("country", "foreign"): "Une mine de l'Allemagne.",
    ("country", "adjective"): "A Danish firm paid.",
    ("country", "inflected"): "Они живут в Норвегии.",
    ("country", "demonym"): "Two Swedes paid.",
    ("country", "compound"): "российско-монгольская граница",
    ("country", "ambiguous"): "Korea paid.",
    ("country", "context"): "South Korea waits, and Korean firms pay.",
    ("country", "gone"): "Yugoslavia fell apart.",
    ("government", "capital"): "Ottawa has agreed.",
    ("government", "seat"): "The White House agreed.",
    ("place", "place"): "They met in Ottawa.",
    ("post", "alias"): "The minister left.",
    ("post", "phrase"): "The minister of energy left.",
    ("mineral", "exact"): "They sell lithium.",
    ("mineral", "inflected"): "Запасы лития растут.",
    ("area", "exact"): "They talked of exploration.",
    ("area", "inflected"): "Речь шла о геологоразведке.",
    ("agreement_type", "exact"): "A memorandum of understanding lay there.",
    ("agreement_type", "inflected"): "Речь шла о меморандуме.",
    ("status", "exact"): "It was signed there.",
}


@together(list(EXAMPLES.items()))
def test_an_example_of_each_way(pair, text):
    kind, how = pair
    assert (kind, how) in {(one.kind, one.how) for one in find_mentions(text)}


def test_every_way_that_is_found_is_listed_and_every_kind_has_some():
    assert tuple(HOWS) == KINDS
    found = {(one.kind, one.how) for text in texts() for one in find_mentions(text.text, text.language)}
    assert {(kind, how) for kind, how in found if how not in HOWS[kind]} == set()
    unseen = {(kind, how) for kind in KINDS for how in HOWS[kind]} - EXAMPLES.keys()
    assert unseen == {("person", "alias"), ("status", "inflected")}


@together([
    ("They talked yesterday.", "yesterday", "2025-11-05"),
    ("Talks end on Friday.", "Friday", "2025-10-31"),
    ("Накануне прошла встреча.", "Накануне", "2025-11-05"),
    ("Кеше кездесу болды.", "Кеше", "2025-11-05"),
    ("Учора відбулася зустріч.", "Учора", "2025-11-05"),
    ("It opened on 2 May.", "2 May", "2026-05-02"),
])  # fmt: skip
def test_the_day_of_writing_gives_codes_to_what_depends_on_it(text, printed, edtf):
    [dated] = [one for one in find_mentions(text, relative_to="2025-11-06") if one.kind == "date"]
    assert (dated.text, dated.code) == (printed, edtf)
    table = find_mentions([text], relative_to="2025-11-06")
    assert table.loc[table["kind"] == "date", "code"].tolist() == [edtf]
    assert [one.code for one in find_mentions(text) if one.kind == "date"] in ([None], [])


@together([("en-GB", "2025-02-03"), ("en_US", "2025-03-02"), ("kk-Latn-KZ", "2025-02-03"), ("UK-ua", "2025-02-03")])
def test_a_language_with_a_country_or_a_script_settles_the_order_of_a_day(language, edtf):
    [dated] = find_mentions("(03/02/2025)", language)
    assert dated.code == edtf


def test_a_code_of_a_language_may_name_more_than_the_language():
    assert [language_code(code) for code in ("en-GB", "kk_Latn", "pt-BR", "RU")] == ["en", "kk", "pt", "ru"]
    with pytest.raises(ParameterError, match="no language 'english'"):
        language_code("english")


def test_what_is_no_text_names_its_row():
    with pytest.raises(ParameterError, match="row 'c': 7 is no text"):
        find_mentions(pd.Series(["Norway", None, 7, 7], index=list("abcd")))
    with pytest.raises(ParameterError, match="row 1: 7 is no text"):
        find_mentions(["Norway", 7])
