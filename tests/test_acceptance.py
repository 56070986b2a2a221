"""Which of the terms in a text count: what is a use, a place or somebody's trade names no area of cooperation."""

from __future__ import annotations

import pytest

from analysis.acceptance import accepted_terms
from analysis.phrases import _words
from analysis.terms import tokenize
from analysis.vocab import vocabulary


def areas(text: str) -> set[str]:
    return set(vocabulary("area").find(text))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("minerals for clean energy", set()),
        ("critical minerals essential to the energy transition", set()),
        ("materials used in renewable energy technologies", set()),
        ("secure supply of minerals for wind power and hydrogen", {"supply_chains"}),
        ("минералы для энергетического перехода", set()),
        ("металлы, необходимые для зелёной энергетики", set()),
        ("жасыл энергетикаға арналған минералдар", set()),
        # What is agreed for energy, and a list of fields, are another thing.
        ("cooperation for clean energy", {"energy"}),
        ("critical minerals cooperation for clean energy", {"energy"}),
        ("critical minerals and clean energy", {"energy"}),
        ("minerals for processing in Kazakhstan", {"processing"}),
        ("minerals in energy", {"energy"}),
        ("сотрудничество в энергетике", {"energy"}),
        ("жасыл энергетика және минералдар", {"energy"}),
    ],
)
def test_what_materials_are_for_is_no_area(text, codes):
    assert areas(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("road to the mine and a railway", {"infrastructure"}),
        ("occupational safety at mines", {"sustainability"}),
        ("охрана труда на рудниках", {"sustainability"}),
        ("кеніштегі еңбек қауіпсіздігі", {"sustainability"}),
        ("technology transfer to the smelter", {"technology"}),
        # Nothing else is named; the works are what is built; a verb; an accusative.
        ("работы на рудниках", {"extraction"}),
        ("environmental standards and new mines", {"sustainability", "extraction"}),
        ("loans to mines", {"investment"}),
        ("loans for mines", {"investment", "extraction"}),
        ("new technologies to mine lithium", {"technology", "extraction"}),
        ("экология и дорога на рудник", {"sustainability", "extraction"}),
        ("кенішті кеңейту және экология", {"extraction", "sustainability"}),
    ],
)
def test_works_that_are_only_a_place_are_no_area(text, codes):
    assert areas(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "mining executives met the president",
        "dialogue between mining associations",
        "oil and gas giants",
        "горнодобывающие холдинги двух стран",
        "энергетические корпорации",
        "тау-кен холдингтері",
    ],
)
def test_what_somebody_works_in_is_no_area(text):
    assert areas(text) == set()


def test_an_actor_must_follow_at_once():
    assert areas("mining and associations") == {"extraction"}
    assert areas("mining in a holding") == {"extraction"}
    assert areas("capacity building of mining regulators") == {"skills"}


def test_weak_terms_lend_one_another_company():
    """A row of them counts from either end, and not where nothing of the field stands."""
    index = _words(vocabulary("mineral").forms, "mineral").index
    for text in ("zinc lead tin lead", "lead tin lead zinc"):
        found = accepted_terms(f"{text} x", tokenize(f"{text} x"), index, 0)
        assert [match.start for match in found] == [0, 1, 2, 3]
    assert accepted_terms("lead tin lead x", tokenize("lead tin lead x"), index, 0) == []
