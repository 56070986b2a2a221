"""What says nothing of a mention changes none: other names, other sentences, other blanks and quotes."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import find_mentions
from analysis.mentions.tokens import PIECE, pieces_of

SENTENCES = (
    "Kazakhstan and the European Union signed a memorandum on lithium exploration on 7 November 2022.",
    "Washington said it would lend $1.2 billion within six months.",
    "The U.S. Secretary of Commerce met officials in Tashkent.",
    "The Ministry of Trade of Japan refused.",
    "Министр энергетики Казахстана выступил в Пекине 3 марта 2023 года.",
    "Астана и Вашингтон договорились о переработке меди.",
    "Соглашение между Кореей и Монголией вступило в силу.",
    "Қазақстан мен Өзбекстан 2024 жылғы 5 мамырда келісімге қол қойды.",
    "Україна та Польща підписали угоду.",
)
NEUTRAL = ("It rained.", "Nobody was hurt.", "Шёл дождь.", "Жаңбыр жауды.", "Йшов дощ.", "They talked for long.")
STRANGERS = ("Olivia Brandt", "Tomas Lindqvist", "Gareth Holloway", "Priya Raman")
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(text: str, without: str = "") -> Counter[tuple[str, str, tuple[str, ...]]]:
    found = find_mentions(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    return Counter((" ".join(one.text.split()), one.kind, one.codes) for one in found if one.text != without)


@given(st.permutations(SENTENCES))
@FEW
def test_the_order_of_sentences_changes_nothing(sentences):
    whole: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
    for sentence in SENTENCES:
        whole += told(sentence)
    assert told("\n\n".join(sentences)) == whole


@given(st.sampled_from(SENTENCES), st.sampled_from(NEUTRAL), st.booleans())
@FEW
def test_a_sentence_that_mentions_nothing_changes_nothing(sentence, neutral, is_before):
    assert told(f"{neutral} {sentence}" if is_before else f"{sentence} {neutral}") == told(sentence)


@given(st.sampled_from(SENTENCES), st.sampled_from([" ", "\u00a0", "\n", "  ", "\u202f", "\t"]))
@FEW
def test_other_blanks_change_nothing(sentence, blank):
    assert told(sentence.replace(" ", blank)) == told(sentence)


@given(st.sampled_from(SENTENCES), st.sampled_from(["«»", "“”", '""', "„“", "()", "[]"]))
@FEW
def test_quotes_around_a_sentence_change_nothing(sentence, quotes):
    assert told(f"{quotes[0]}{sentence}{quotes[1]}") == told(sentence)


@given(st.sampled_from(SENTENCES), st.sampled_from(STRANGERS))
@FEW
def test_an_unknown_name_changes_nothing_else(sentence, stranger):
    text = f"{sentence} {stranger} watched."
    assert told(text, without=stranger) == told(sentence)


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_every_place_is_exact(text):
    last = 0
    for one in find_mentions(text):
        assert text[one.start : one.end] == one.text
        assert last <= one.start < one.end
        last = one.end


@pytest.mark.parametrize("unit", ["слово ", "word. ", "ab", "line\n", "para\n\n", "字", "«x» "])
def test_a_long_text_is_cut_into_pieces_that_are_the_whole(unit):
    text = unit * (3 * PIECE // len(unit))
    pieces = list(pieces_of(text))
    assert "".join(piece for _, piece in pieces) == text
    assert all(text[start:].startswith(piece) for start, piece in pieces)
    assert max(len(piece) for _, piece in pieces) <= PIECE


def test_a_name_at_the_end_of_a_piece_is_found_as_any_other():
    filler = "It rained all day long and nobody came. "
    for shift in range(0, 40, 7):
        text = filler * (PIECE // len(filler)) + "x" * shift + " Saudi Arabia and South Korea signed. " + filler * 50
        assert [one.code for one in find_mentions(text) if one.kind == "country"] == ["SAU", "KOR"]


def test_who_was_named_in_full_is_known_by_surname_in_a_later_piece():
    text = "Kassym-Jomart Tokayev spoke. " + "It rained all day. " * 2000 + "Later Tokayev left."
    assert [one.code for one in find_mentions(text) if one.kind == "person"] == ["tokayev-kassym-jomart"] * 2
