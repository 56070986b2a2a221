"""Russian and Ukrainian endings."""

from __future__ import annotations

import pytest

from analysis.languages.russian import (
    NOUNS,
    adjective_lemma,
    by_case,
    ends_as_adjective,
    ends_as_surname,
    first_of_two,
    is_ending,
    russian_keys,
)


def test_adjectives_of_countries():
    for ending in ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "их", "ими"]:
        assert adjective_lemma(f"немецк{ending}") == "немецкий"
    for ending in ["ий", "ого", "ому", "им", "ім", "а", "оі", "ій", "у", "ою", "е", "і", "их", "ими"]:
        assert adjective_lemma(f"японськ{ending}") == "японський"
    assert adjective_lemma("немецкый") is adjective_lemma("москва") is None
    assert first_of_two("казахстанско") == ("казахстанский",)


def test_the_table_of_endings():
    assert by_case(NOUNS["noun-а"])["P"] == ("", "ам", "ами", "ах")
    assert all(set(by_case(paradigm)) >= set("ngdilNP") for paradigm in NOUNS.values())
    assert is_ending("")
    assert is_ending("ями")
    assert not is_ending("ость")


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("рудах", {"noun:руд", "noun-а:руд", "noun-о:руд"}),  # the last letters decide which classes are possible
        ("ноги", {"noun:ног", "noun-а:ног"}),
        ("литиями", {"noun-й:лити", "noun-я:лити", "noun-ь:лити", "noun-е:лити", "fem-ь:лити"}),
    ],
)
def test_classes_that_a_form_may_be_of(word, keys):
    assert keys <= russian_keys(word)
    assert not any(key.startswith("adj:") for key in russian_keys(word))


def test_endings_after_a_hushing_letter():
    assert "noun:плащ" in russian_keys("плащем")
    assert "noun:рудник" not in russian_keys("рудникем")


def test_surnames_and_adjectives_before_the_name_of_a_body_by_their_endings():
    assert all(map(ends_as_surname, ("свинцов", "королев")))
    assert not any(map(ends_as_surname, ("свинец", "свинцова", "lead")))
    assert all(map(ends_as_adjective, ("научный", "горный", "рудничий", "геологическая", "учебное", "донской")))
    assert not any(map(ends_as_adjective, ("центр", "научного", "national")))
