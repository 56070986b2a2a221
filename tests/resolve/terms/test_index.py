"""The index of terms: what stands in a text, and of terms that share a word the longest."""

from __future__ import annotations

from analysis import paths
from analysis.resolve.terms.index import TermIndex
from analysis.resolve.terms.phrase import Phrase


def test_long_terms_win_and_a_gap_may_hold_words():
    forms = {"mining": ("extraction",), "urban mining": ("recycling",), "joint laboratory": ("technology",)}
    index = TermIndex("area", forms, paths.vocab_folder(), gap=2)
    found = Phrase("urban mining and mining, a joint Korean laboratory", index).matches
    assert [(match.form, match.places) for match in found] == [
        ("urban mining", (0, 1)),
        ("mining", (3,)),
        ("joint laboratory", (5, 7)),
    ]
    assert Phrase("joint. Laboratory", index).matches == []
    assert Phrase("joint work of a laboratory", index).matches == []


def test_a_second_word_is_looked_for_as_far_as_a_gap_goes():
    """Words that join and commas make the gap longer; the nearest second word counts, and a third behind it."""
    forms = {"joint laboratory": ("technology",), "joint geological laboratory": ("exploration",)}
    index = TermIndex("area", forms, paths.vocab_folder(), gap=2, joins=frozenset(("and",)))

    def places(text: str) -> list[tuple[int, ...]]:
        return [match.places for match in Phrase(text, index).matches]

    assert places("joint new Korean laboratory laboratory") == [(0, 3)]
    assert places("joint new large Korean laboratory") == []
    assert places("joint teams, a new laboratory") == []
    assert places("joint geological new laboratory") == [(0, 1, 3)]


def test_of_terms_over_one_another_the_longest_stays_and_others_elsewhere_too():
    forms = {"ore": ("iron",), "iron ore": ("iron",), "ore body": ("copper",), "tin": ("tin",)}
    index = TermIndex("mineral", forms, paths.vocab_folder(), gap=0)
    found = Phrase("tin and iron ore body, ore, tin", index).matches
    assert [(match.form, match.places) for match in found] == [
        ("tin", (0,)),
        ("iron ore", (2, 3)),
        ("ore", (5,)),
        ("tin", (6,)),
    ]
