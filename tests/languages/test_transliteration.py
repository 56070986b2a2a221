"""Kazakh names in Latin letters."""

from __future__ import annotations

from analysis.languages.folding import fold
from analysis.languages.transliteration import latin_spellings


def test_latin_spellings_fold_to_what_is_written():
    spelled = {fold(name) for name in latin_spellings("Оңтүстік Корея")}
    assert {fold(name) for name in ("Oñtüstık Koreia", "Ońtústik Koreıa", "Ontustik Koreya")} <= spelled
