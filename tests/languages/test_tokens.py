"""The words of a text and what sets them apart."""

from __future__ import annotations

from analysis.languages.tokens import tokenize


def test_words_of_a_text():
    tokens = tokenize("The U.S.–Japan pact: R&D, ‘rare-earth’ ores (2025).")
    assert tokens.words == ["the", "u", "s", "japan", "pact", "r", "and", "d", "rare", "earth", "ores", "2025"]
    assert [word for word, mark in zip(tokens.words, tokens.aparts, strict=True) if mark] == [
        *("japan", "r", "rare", "2025"),
    ]
    assert tokenize("").words == tokenize(" … — ").words == []


def test_a_capital_is_that_of_the_first_letter():
    tokens = tokenize("Nickel eBay Руда 5")
    assert [tokens.is_capital(place) for place in range(len(tokens))] == [True, False, True, False]


def test_of_several_marks_the_last_sets_a_word_apart():
    assert tokenize("(one): — two;").aparts == ["(", "—"]


def test_what_is_printed_as_one_word_and_folded_as_two_is_two_in_one_place():
    tokens = tokenize("tin, 5½ ore")
    assert tokens.words == ["tin", "51", "2", "ore"]
    assert tokens.printed == ["tin", "5½", "5½", "ore"]
    assert tokens.aparts == ["", ",", "", ""]
    assert [(start, tokens.end(place)) for place, start in enumerate(tokens.starts)] == [
        (0, 3),
        (5, 7),
        (5, 7),
        (8, 11),
    ]
