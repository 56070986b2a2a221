"""The index of terms: what stands in a text, and of terms that share a word the longest."""

from __future__ import annotations

from analysis import paths
from analysis.languages.tokens import tokenize
from analysis.resolve.terms.index import TermIndex


def test_long_terms_win_and_a_gap_may_hold_words():
    forms = {"mining": ("extraction",), "urban mining": ("recycling",), "joint laboratory": ("technology",)}
    index = TermIndex("area", forms, paths.vocab_folder(), gap=2)
    found = index.matches(tokenize("urban mining and mining, a joint Korean laboratory"))
    assert [(match.form, match.places) for match in found] == [
        ("urban mining", (0, 1)),
        ("mining", (3,)),
        ("joint laboratory", (5, 7)),
    ]
    assert index.matches(tokenize("joint. Laboratory")) == []
    assert index.matches(tokenize("joint work of a laboratory")) == []
