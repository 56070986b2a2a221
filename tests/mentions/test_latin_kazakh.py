"""Kazakh in Latin letters: terms, amounts and deadlines where they are printed, and nothing in other languages."""

from __future__ import annotations

import pytest

from analysis.mentions.find import find_mentions


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Myrysh pen titan óndirý týraly aıtyldy.", {("titan", "titanium"), ("óndirý", "extraction")}),
        ("Qorǵasyn jäne kobalt barlau bastaldy.", {("kobalt", "cobalt"), ("barlau", "exploration")}),
        ("Tórt ai ishinde 300 mln teńge bólinedi.", {("Tórt ai ishinde", "P4M"), ("300 mln teńge", "KZT 300000000")}),
    ],
)
def test_what_is_found(text: str, wanted: set[tuple[str, str]]):
    assert wanted <= {(one.text, one.code) for one in find_mentions(text, "kk")}


@pytest.mark.parametrize(
    "text",
    [
        "El ministro quería uranio y titanio; según él, no habrá más.",
        "Türkiye ve Macaristan bir anlaşma üzerinde çalışıyor.",
        "Men of the quarry met at Barlau Street.",
    ],
)
def test_other_languages_are_not_read_as_kazakh(text: str):
    assert not {one.kind for one in find_mentions(text)} & {"mineral", "area", "deadline", "money"}
