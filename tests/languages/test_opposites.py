"""Texts that deny each other."""

from __future__ import annotations

import pytest

from analysis.languages.opposites import are_opposites
from analysis.vocab.catalogue import vocabulary


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("unsigned", "signed"),
        ("inactive", "active"),
        ("non ferrous metals", "ferrous metal"),
        ("неподписанный", "подписанные"),
        ("подписан", "не подписан"),
        ("қойылған", "қойылған жоқ"),
    ],
)
def test_opposites(one, other):
    assert are_opposites(one, other)
    assert are_opposites(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("indium", "iridium"), ("signed", "signd"), ("нефть", "нефти"), ("", ""), ("uranium", "uranum")]
)
def test_what_only_looks_alike(one, other):
    assert not are_opposites(one, other)


def test_no_hint_says_the_opposite():
    assert vocabulary("status").nearest("unsigned") == []
    assert "Signed" in vocabulary("status").nearest("sined")
    assert vocabulary("mineral").nearest("ferrous metal") == []
