"""The small words of names, as they are listed."""

from __future__ import annotations

import pytest

from analysis.resolve.people.parsing import tokens_of
from analysis.resolve.people.particles import Particle, particles
from analysis.vocab.table import read_table


def test_every_row_has_a_role_and_small_letters():
    for row in read_table("name_particles.csv"):
        assert Particle(row["role"]).definition
        assert row["word"] == row["word"].casefold()


def test_sons_are_articles_and_articles_are_particles():
    listed = particles()
    assert listed.sons < listed.articles < listed.all
    assert listed.also_names < listed.all


@pytest.mark.parametrize(
    ("text", "is_particle", "is_article", "is_son"),
    [
        ("bin", True, True, True),
        ("Bin", True, True, True),
        ("ben", True, True, True),
        ("Ben", False, True, True),  # Black
        ("аль", True, True, False),
        ("фон", True, False, False),
        ("Ван", False, False, False),  # И
        ("Vance", False, False, False),
    ],
)
def test_what_a_word_of_a_name_is(text: str, is_particle: bool, is_article: bool, is_son: bool):
    (token,) = tokens_of(text)
    assert (token.is_particle, token.is_article, token.is_son) == (is_particle, is_article, is_son)
