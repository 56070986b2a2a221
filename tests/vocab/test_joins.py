"""The words that join two names."""

from __future__ import annotations

import re

from analysis.vocab.joins import joining_words, pattern_of
from analysis.vocab.table import read_table


def test_every_word_stands_once_with_a_known_meaning():
    rows = read_table("joins.csv")
    words = [(row["word"], row["language"]) for row in rows]
    assert len(words) == len(set(words))
    assert {row["meaning"] for row in rows} == {"and", "or", "with"}
    assert {row["language"] for row in rows} == {"en", "ru", "uk", "kk", "kk-Latn"}


def test_only_what_is_asked_for_is_given():
    assert {"and", "или", "пен"} <= joining_words()
    assert joining_words().isdisjoint({"with", "плюс", "men", "та"})
    assert joining_words(meanings=["with"]) == {"with", "плюс"}
    assert "ben" in joining_words(languages=["kk-Latn"])


def test_a_longer_word_is_tried_before_a_shorter_one_within_it():
    assert re.findall(pattern_of(["as", "as well as"]), "ore as well as tin") == ["as well as"]
