"""A surname alone: behind "of", as the object of a man's verb, behind a date line; a family name that stands first."""

from __future__ import annotations

import pytest

from analysis import find_mentions


def people(text):
    return [one.text for one in find_mentions(text) if one.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Kassym-Jomart Tokayev spoke. It was signed in the presence of Tokayev.", "Tokayev"),
        ("Президент Касым-Жомарт Токаев прибыл. Вечером Токаева встретил премьер-министр.", "Токаева"),
        ("Президент Касим-Жомарт Токаєв прибув. Того ж дня Токаєва прийняв президент.", "Токаєва"),
        ("Vice Minister Zhang Jianguo met the minister. Zhang said so.", "Zhang"),
        ("Trade Minister Yeo Dong-min signed it. Yeo left on Friday.", "Yeo"),
    ],
)
def test_a_surname_alone_is_of_who_was_named(text, name):
    assert people(text)[-1] == name


def test_a_particle_makes_a_longer_name_only_behind_a_given_name():
    assert people("Friedrich Merz came. Otto von Merz left.")[-1] == "Otto von Merz"


def test_an_article_behind_a_date_line_begins_no_name():
    found = find_mentions("WASHINGTON, Feb 5 - The United States signed it.")
    assert [one.code for one in found if one.kind == "country"] == ["USA"]


@pytest.mark.parametrize("text", ["Kazakistan ile ABD mutabakat zaptı imzaladı.", "Chile y EEUU firmaron un acuerdo."])
def test_what_other_languages_shorten_countries_to(text):
    assert "USA" in [one.code for one in find_mentions(text)]
