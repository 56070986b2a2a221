"""Kazakh names in Latin letters."""

from __future__ import annotations

from analysis.languages.folding import fold
from analysis.languages.transliteration import latin_key, latin_spellings


def test_latin_spellings_fold_to_what_is_written():
    spelled = {fold(name) for name in latin_spellings("Оңтүстік Корея")}
    assert {fold(name) for name in ("Oñtüstık Koreia", "Ońtústik Koreıa", "Ontustik Koreya")} <= spelled


def test_a_word_has_one_key_in_all_its_alphabets():
    for spellings in (
        ("қыркүйек", "qyrküiek", "qyrkúıek"),
        ("сәуір", "säuır", "säuir", "sáýir"),
        ("шілде", "şılde", "şilde", "shilde"),
        ("жыл", "jyl"),
        ("соңында", "soñynda", "sońynda"),
    ):
        assert len(set(map(latin_key, spellings))) == 1, spellings
    assert latin_key("қазан") != latin_key("kazan")
