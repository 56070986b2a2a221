"""The words of a text and what sets them apart."""

from __future__ import annotations

from analysis.languages.tokens import tokenize


def test_words_of_a_text():
    tokens = tokenize("The U.S.–Japan pact: R&D, ‘rare-earth’ ores (2025).")
    words = [token.word for token in tokens]
    assert words == ["the", "u", "s", "japan", "pact", "r", "and", "d", "rare", "earth", "ores", "2025"]
    assert [token.word for token in tokens if token.apart] == ["japan", "r", "rare", "2025"]
    assert tokenize("") == tokenize(" … — ") == []


def test_a_capital_is_that_of_the_first_letter():
    assert [token.is_capital for token in tokenize("Nickel eBay Руда 5")] == [True, False, True, False]
