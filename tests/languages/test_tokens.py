"""The words of a text and what sets them apart."""

from __future__ import annotations

import random

from analysis.languages.tokens import Parted, Tokens, tokenize


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


def test_words_of_signs_and_several_words_in_one():
    text = "R&D, states' x`y and ① «½»"
    tokens = Tokens(Parted(text))
    assert tokens.words == ["r", "and", "d", "states", "xy", "and", "1", "1", "2"]
    assert tokens.printed == ["R", "&", "D", "states", "x`y", "and", "①", "½", "½"]
    assert tokens.aparts == ["", "", "", ",", "", "", "", "«", ""]
    assert [
        text[start:][: len(word)] for start, word in zip(tokens.starts, tokens.printed, strict=True)
    ] == tokens.printed


def test_an_end_of_a_line_is_a_mark_where_it_is_not_asked_to_be_none():
    assert Tokens(Parted("ore\ntax")).aparts == ["", "\n"]
    assert Tokens(Parted("ore\ntax"), is_line=True).aparts == ["", ""]


def test_a_part_of_a_text_begins_anew():
    part = tokenize("Ore; tax, law.").part(1, 3, 5)
    assert (part.words, part.starts, part.aparts) == (["tax", "law"], [0, 5], ["", ","])


def test_a_text_that_is_parted_has_the_tokens_of_the_text():
    rng, signs = random.Random(7), "ab вг ½①&'’`´_+-—.,;: «»\n\u0301\u00ad\u200bʻʼ²19"
    for text in ("".join(rng.choices(signs, k=9)) for _ in range(3_000)):
        one, other = tokenize(text), Tokens(Parted(text))
        for held in Tokens.__slots__:
            assert getattr(one, held) == getattr(other, held), (text, held)
