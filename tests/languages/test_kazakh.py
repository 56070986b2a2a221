"""Kazakh endings of whole names and of words."""

from __future__ import annotations

import pytest

from analysis.languages.folding import fold
from analysis.languages.kazakh import ENDINGS, endings_of, kazakh_adjective_stem, kazakh_stems, looks_kazakh


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("қазақстан", "қазақстанның қазақстанға қазақстанды қазақстанда қазақстаннан қазақстанмен қазақстандағы"),
        ("жапония", "жапонияның жапонияға жапонияны жапонияда жапониядан жапониямен жапониядағы жапониянікі"),
        ("ирак", "ирактың иракқа иракты иракта ирактан иракпен ирактағы"),
        ("ресей", "ресейдің ресейге ресейді ресейде ресейден ресеймен ресейдегі"),
        ("израиль", "израильдің израильге израильді израильде израильден израильмен"),
        ("перу", "перудің перуге перуді перуде перуден перумен"),
        ("кувейт", "кувейттің кувейтке кувейтте кувейттен кувейтпен"),
    ],
)
def test_the_cases_of_a_kazakh_name(stem, forms):
    for form in forms.split():
        assert stem in kazakh_stems(form), form


def test_a_possessed_name_takes_its_own_endings():
    for ending in ["ның", "на", "н", "нда", "нан", "мен", "ндағы"]:
        assert "қазақстан республикасы" in kazakh_stems(f"қазақстан республикасы{ending}"), ending
    assert "қазақстан республикасы" not in kazakh_stems("қазақстан республикасыға")


@pytest.mark.parametrize("form", ["ирактың".replace("т", "н"), "жапонияқа", "қазақстанқа", "қазақстантың", "малины"])
def test_an_ending_that_does_not_fit_its_stem(form):
    stems = {"ирак", "жапония", "қазақстан", "мали"}
    assert stems.isdisjoint(kazakh_stems(form))


def test_an_abbreviation_takes_any_ending_after_a_hyphen():
    for ending in ["пен", "мен", "тың", "дың", "ға", "қа", "та", "да", "нан"]:
        assert "ақш" in kazakh_stems(f"ақш {ending}", hyphen=True)
    assert "ақш" not in kazakh_stems("ақш туралы", hyphen=True)


def test_latin_endings_are_those_of_the_folded_alphabets():
    for form in ("Qazaqstannyñ", "Qazaqstannyń", "Qazaqstannyng", "Qazaqstanğa", "Qazaqstandağy", "Qazaqstanmen"):
        assert "qazaqstan" in kazakh_stems(fold(form)), form
    assert "katar" not in kazakh_stems("katarina")


def test_adjectives():
    assert kazakh_adjective_stem("перулік") == "перу"
    assert kazakh_adjective_stem("ирактық") == "ирак"
    assert kazakh_adjective_stem("қазақстанлық") is None


def test_every_ending_has_its_pair_with_the_other_vowels():
    assert ENDINGS["genitive"]["voiceless"] == ["тың", "тің"]
    assert ENDINGS["instrumental"]["voiceless"] == ["пен"]
    assert endings_of(["dative"]) == ["ға", "ге", "қа", "ке", "на", "не"]
    assert endings_of(["accusative"], ["possessed"]) == ["н"]


def test_a_letter_of_kazakh():
    assert looks_kazakh("өндіру")
    assert not looks_kazakh("добыча")
