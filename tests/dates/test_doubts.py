"""The words that make it doubtful whether something is a date."""

from __future__ import annotations

from analysis.dates.doubts import FILE, MEANINGS, doubts
from analysis.dates.words import lexicon
from analysis.vocab.table import read_table


def test_every_meaning_is_defined_and_has_words():
    assert {row["meaning"] for row in read_table(FILE)} == set(MEANINGS)
    assert all(doubts()[meaning] for meaning in MEANINGS)


def test_words_of_times_are_known_to_the_lexicon():
    for meaning in ("month or word", "weekday or word", "weekday in accusative", "eve", "half of a year"):
        unknown = [word for word in doubts()[meaning] if lexicon().read(word)[0].role.name == "OTHER"]
        assert unknown == [], meaning
