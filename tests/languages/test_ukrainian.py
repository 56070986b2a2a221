"""Ukrainian words: forms of one word share a key, forms of others do not."""

from __future__ import annotations

import pytest

from analysis.languages.folding import fold
from analysis.languages.ukrainian import is_of_ukrainian, looks_ukrainian
from analysis.languages.wordforms import base_keys, word_keys

FORMS = {
    "літій": "літію літієм літії",
    "титан": "титану титаном титані",
    "мідь": "міді міддю",
    "свинець": "свинцю свинцем",
    "видобуток": "видобутку видобутком",
    "переробка": "переробки переробку переробкою переробці",
    "угода": "угоди угоду угоді угодою угод угодами",
    "договір": "договору договором",
    "збагачення": "збагаченню збагаченням збагаченні",
    "дослідження": "досліджень дослідженнями",
    "родовище": "родовища родовищ родовищами",
    "критичний": "критичні критичних критичної критичною",
    "технологія": "технології технологій технологію",
    "домовленість": "домовленості домовленістю",
}


@pytest.mark.parametrize(("base", "forms"), FORMS.items())
def test_forms_of_a_word_share_a_key(base: str, forms: str) -> None:
    assert [form for form in forms.split() if not base_keys(fold(base)) & word_keys(fold(form))] == []


@pytest.mark.parametrize(
    ("base", "other"), [("европий", "европу"), ("уголь", "угол"), ("приняли", "принял"), ("самарій", "самара")]
)
def test_other_words_share_none(base: str, other: str) -> None:
    assert not base_keys(base) & word_keys(other)


def test_ukrainian_is_told_by_its_letters_and_endings() -> None:
    assert [looks_ukrainian(word) for word in ("угоді", "угода")] == [True, False]
    assert [is_of_ukrainian(word) for word in ("ратифікація", "чинності", "келісім", "шикізат")] == [
        True,
        True,
        False,
        False,
    ]
