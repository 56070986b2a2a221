"""How words of names sound: the same key for the same sounds, whatever the length or the letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.languages.sounds import readings, squeezed


@pytest.mark.parametrize(
    ("key", "short"),
    [
        ("tokaiev", "tokaev"),
        ("mirziioiev", "mirzoev"),
        ("aia", "a"),
        ("iia", "a"),
        ("iaia", "a"),
        ("hussein", "husein"),
        ("islam", "islam"),
        ("aaaa", "a"),
        ("i", "i"),
        ("", ""),
    ],
)
def test_glides_and_doubled_sounds_count_once(key: str, short: str):
    assert squeezed(key) == short


@given(st.text("iaeouklr", max_size=12))
def test_what_is_squeezed_holds_no_glide_and_nothing_twice(key: str):
    """Letter by letter: a glide goes when a vowel follows, and a sound that already stands last is not put again."""
    out: list[str] = []
    for sound in key:
        if sound in "aeou" and out[-1:] == ["i"]:
            out.pop()
        if out[-1:] != [sound]:
            out.append(sound)
    assert squeezed(key) == "".join(out)
    assert not re.search(r"i[aeou]|(.)\1", squeezed(key))


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("Schtscherbakow", {"xerbakov", "xerbakou"}),  # the longest letters win: schtsch, not sch and t
        ("Chou", {"qu", "qou", "hu", "hou", "xu", "xou", "ku", "kou"}),
        ("Жьё", {"jo", "je"}),
        ("Джапаров", {"japarov"}),
        ("O’Farrell", {"ofarel"}),
        ("İlham", {"ilham"}),
        ("习近平", set()),
        ("123", set()),
    ],
)
def test_readings_of_a_word(word: str, keys: set):
    assert readings(word) == keys


def test_a_long_word_has_few_readings():
    assert 1 < len(readings("ch" * 20)) <= 24
    assert readings("ch" * 21) == readings("дан" * 14) == frozenset()
