"""A running text in sentences."""

from __future__ import annotations

import pytest

from analysis.languages.tokens import Parted
from analysis.resolve.terms.sentences import LONGEST, Sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One went. Two came.", ["One went. ", "Two came."]),
        ("«Да!» Он ушёл…", ["«Да!» ", "Он ушёл…"]),
        ("At 3.5 per cent", ["At 3.5 per cent"]),
        ("a line\nthat goes on", ["a line\nthat goes on"]),
        ("A heading\nThe text", ["A heading\n", "The text"]),
        ("one\n\ntwo", ["one\n\n", "two"]),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in Sentences(Parted(text)).bounds] == expected


@pytest.mark.parametrize("piece", ["word ", "word, ", "x", "слово\n"])
def test_none_is_too_long_and_nothing_is_left_out(piece: str) -> None:
    text = piece * 2_000
    sentences = Sentences(Parted(text))
    assert max(end - start for start, end in sentences.bounds) <= LONGEST
    assert "".join(text[start:end] for start, end in sentences.bounds) == text
    assert len(sentences.text) == len(text)


def test_words_stand_where_tokens_say() -> None:
    sentences = Sentences(Parted("Вольфрам. Ни­кель и медь."))
    start, end = sentences.bounds[1]
    piece = sentences.text[start:end]
    tokens = sentences.tokens(1)
    assert [piece[one : tokens.end(place)] for place, one in enumerate(tokens.starts)] == ["Ни­кель", "и", "медь"]
    assert sentences.words.words == ["вольфрам", "никель", "и", "медь"]
