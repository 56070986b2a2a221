"""How well words fit a name: all of it, a part, more than is known; written together or apart."""

from __future__ import annotations

import pytest

from analysis.resolve.people.index import people_index
from analysis.resolve.people.matching import EXTRA, FULL, HOUSE, PART, fit
from analysis.resolve.people.names import Name, spelling_of
from analysis.resolve.people.parsing import tokens_of
from analysis.resolve.posts.lexicon import post_book
from analysis.vocab.catalogue import vocabulary

ANYBODY = 0


def name_of(code: str) -> Name:
    spelling = spelling_of(vocabulary("person").rows[code]["name"], code, post_book())
    return Name([spelling], [spelling])


@pytest.mark.parametrize(
    ("code", "words", "level"),
    [
        ("lutnick-howard", "Говардом Лутником", FULL),
        ("lutnick-howard", "Lutnick Howard", FULL),
        ("lutnick-howard", "H Lutnick", PART),
        ("lutnick-howard", "Lutnick", PART),
        ("lutnick-howard", "Howard William Lutnick", EXTRA),
        ("lutnick-howard", "Howard", ANYBODY),
        ("lutnick-howard", "Steve Lutnick", ANYBODY),
        ("lutnick-howard", "Howard Smith", ANYBODY),
        # One side writes as one word what the other writes apart
        ("lutnick-howard", "Howard Lut Nick", FULL),
        ("lutnick-howard", "Lut Nick", PART),
        ("lutnick-howard", "Говардом Лут Ником", FULL),
        ("lutnick-howard", "Howard Lut Nicholson", ANYBODY),
        ("lutnick-howard", "HowardLutnick", ANYBODY),
        ("lutnick-howard", "Council Говард Лутник", ANYBODY),  # words of two alphabets are never one
        ("lutnick-howard", "Howard W. Lutnick", FULL),  # nor is an initial one with a name: Говарду
        ("al-nahyan-mohamed-bin-zayed", "Mohamed bin Zayed Alnahyan", FULL),
        ("al-nahyan-mohamed-bin-zayed", "Mohamed bin Zayed Nahyan", FULL),
        ("al-nahyan-mohamed-bin-zayed", "Mohamed bin Zayed Almaktoum", ANYBODY),
        # A father's name is neither the own name nor a surname, unless bin says whose son it is
        ("al-nahyan-mohamed-bin-zayed", "Al Nahyan", HOUSE),
        ("al-nahyan-mohamed-bin-zayed", "Zayed Al Nahyan", ANYBODY),
        ("al-nahyan-mohamed-bin-zayed", "Mohamed Al Nahyan", PART),
        ("al-saud-mohammed-bin-salman", "Salman Mohammed", ANYBODY),
        ("al-saud-faisal-bin-farhan", "Faisal", ANYBODY),
        ("xi-jinping", "Xi Jin Ping", FULL),
        ("xi-jinping", "Xijin Ping", ANYBODY),
        ("xi-jinping", "Shi Jinping", ANYBODY),
    ],
)
def test_levels(code: str, words: str, level: int):
    assert fit(people_index().value(tokens_of(words)), name_of(code))[0] == level


def test_no_words_and_another_generation():
    name = name_of("lutnick-howard")
    assert fit(people_index().value(()), name) == (0, "")
    assert fit(people_index().value(tokens_of("Howard Lutnick"), "junior"), name) == (0, "")
