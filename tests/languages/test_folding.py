from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.languages.folding import clear, fold
from analysis.languages.likeness import nearest


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Côte d’Ivoire", "cote divoire"),
        ("Cote d'Ivoire", "cote divoire"),
        ("the U.S.", "us"),
        ("The United  States", "united states"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Guinea\u2011Bissau", "guinea bissau"),
        ("Türkiye", "turkiye"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("supply_chains", "supply chains"),
        ("C5+1", "c5+1"),
        ("«Самрук»", "самрук"),
        ("КОРОЛЁВ", "королев"),
        ("Straße", "strasse"),
        ("", ""),
        ("…", ""),
    ],
)
def test_fold(text: str, key: str):
    assert fold(text) == key


@pytest.mark.parametrize("word", ["Китай", "май", "Йозеф", "российский", "Қазақстан", "Ұлыбритания", "Өзбекстан"])
def test_letters_of_their_own_are_kept(word: str):
    assert fold(word) == word.lower()
    assert fold(unicodedata.normalize("NFD", word)) == word.lower()


def test_short_i_is_not_i():
    assert fold("Корей") != fold("Кореи")


@given(st.text(max_size=40))
def test_case_form_and_outer_space_do_not_count(text: str):
    key = fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == key
    assert fold(f" {text}\t") == key
    assert key == key.strip()
    assert "  " not in key


def test_nearest_is_for_hints():
    known = ["Kazakhstan", "Kyrgyzstan", "Uzbekistan", "Iran"]
    assert nearest("Kazahkstan", known)[0] == "Kazakhstan"
    assert nearest("Nowhere", known) == []
    assert nearest("", known) == []
    assert nearest("Kazakhstan", []) == []
    assert len(nearest("Kazkhstan", known * 5, limit=2)) <= 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("МOНГОЛИЯ", "МОНГОЛИЯ"),  # a Latin O
        ("Tүркия", "Түркия"),
        ("Жапонияның Үкiметi", "Жапонияның Үкіметі"),
        ("Сhile", "Chile"),  # a Cyrillic С
        ("Mon\u00adgo\u200blia", "Mongolia"),
        ("\u202aPeru\u202c", "Peru"),
        ("zoомер", "zoомер"),  # of no one alphabet
        ("C5+1 и США", "C5+1 и США"),
        ("МИД/MFA", "МИД/MFA"),
    ],
)
def test_what_only_looks_alike_or_is_not_seen_does_not_count(typed, meant):
    assert clear(typed) == meant
    assert fold(typed) == fold(meant)


def test_a_joiner_that_a_script_needs_stays():
    assert clear("می\u200cخواهم") == "می\u200cخواهم"
