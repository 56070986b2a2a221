"""What is worked out of words is remembered, within bounds."""

from __future__ import annotations

from analysis.languages.remembered import LONGEST, Remembered


def test_each_word_is_worked_out_once():
    asked: list[str] = []
    made = Remembered(lambda word: asked.append(word) or word.upper())
    assert [made["tin"], made["ore"], made["tin"]] == ["TIN", "ORE", "TIN"]
    assert asked == ["tin", "ore"]


def test_neither_many_words_nor_long_ones_fill_the_memory():
    made = Remembered(len, most=10)
    assert [made[f"word {number}"] for number in range(25)] == [len(f"word {number}") for number in range(25)]
    assert len(made) <= 10
    assert made["x" * (LONGEST + 1)] == LONGEST + 1
    assert all(len(word) <= LONGEST for word in made)
