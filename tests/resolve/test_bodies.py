from __future__ import annotations

import pytest

from analysis.resolve.bodies import body_of, is_unnamed
from analysis.vocab.cache import look_again


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("JOGMEC", "jogmec"),
        ("Japan Oil, Gas and Metals National Corporation", "jogmec"),
        ("Korea Institute of Geoscience and Mineral Resources", "kigam"),
        ("Yacimientos de Litio Bolivianos (YLB)", "ylb"),
        ("yacimientos de litio bolivianos", "ylb"),
        ("Gecamines", "gecamines"),
        ("Казатомпром", "kazatomprom"),
        ("ЕБРР", "ebrd"),
        ("Korea Resources Corporation (KORES)", "kores"),
        ("KOMIR", "komir"),
        ("Cove Capital", "cove-capital"),
        ("Cove Kaz Capital Group", "cove-kaz"),
        ("Chinese company (not named)", None),
        ("Kazakhstan", None),
        ("", None),
    ],
)
def test_a_body_has_one_code_and_two_bodies_have_two(printed, code):
    assert body_of(printed) == code


def test_a_name_of_several_bodies_is_told_by_the_country(own_home):
    with (own_home / "data" / "vocab" / "body_names.csv").open("a", encoding="utf-8") as file:
        file.write("Geological Office,geological-survey-of-india geological-survey-of-pakistan,en,ambiguous,\n")
    look_again()
    assert body_of("Geological Office", "PAK") == "geological-survey-of-pakistan"
    assert body_of("Geological Office", "KAZ") is None
    assert body_of("Geological Office") is None


def test_who_is_not_named_is_no_body():
    assert is_unnamed("us companies (not named)")
    assert not is_unnamed("US Strategic Metals")
