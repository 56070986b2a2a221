"""The words for events: each example is found by its own row, no counterexample is."""

from __future__ import annotations

import pytest

from analysis.extract.wording import FILE, Wording, tokens_of, wording_of
from analysis.vocab.cache import vocab_folder
from analysis.vocab.table import read_table

ROWS = read_table(FILE)
EXAMPLES = [row for row in ROWS if row["example"]]


def found(text: str, language: str) -> set[tuple[str, str, str]]:
    wording = wording_of(vocab_folder(), language)
    return {(one.role, one.form, text[one.start : one.end]) for one in wording.find(text, tokens_of(text))}


def is_found(row, text: str) -> bool:
    return any((role, form) == (row["role"], row["form"]) for role, form, _ in found(text, row["language"]))


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['role']}-{row['form']}-{row['words']}")
def test_an_example_is_found_and_a_counterexample_is_not(row):
    assert is_found(row, row["example"])
    assert not is_found(row, row["counterexample"])


def test_verbs_of_the_four_languages_have_examples():
    told = {(row["role"], row["language"]) for row in EXAMPLES}
    assert {("sign", language) for language in ("en", "ru", "kk", "uk")} <= told
    assert {("arrive", language) for language in ("en", "ru", "kk", "uk")} <= told
    assert {("witness", language) for language in ("en", "ru", "kk", "uk")} <= told


def test_of_phrases_over_one_another_the_longest_is_found():
    roles = {(form, text) for role, form, text in found("Стороны не подписали документ", "ru") if role == "sign"}
    assert roles == {("negated", "не подписали")}


def test_a_gap_does_not_reach_over_the_end_of_a_sentence():
    assert not [one for one in found("Подписи собраны. Поставили стол министры.", "ru") if one[0] == "sign"]


def test_a_language_is_told_by_rows_alone():
    assert not Wording(vocab_folder(), "xx")
    assert ("sign", "active", "firmaron") in found("Ambos firmaron un acuerdo", "es")
