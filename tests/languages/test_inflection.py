"""Endings and spellings of whole names, and the generated files they make."""

from __future__ import annotations

import pytest

from analysis.languages.folding import fold
from analysis.languages.inflection import (
    adjective_lemma,
    decline,
    first_of_two,
    kazakh_adjective_stem,
    kazakh_stems,
    latin_spellings,
)
from analysis.resolve.countries import generate
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table


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
    for ending in ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "их", "ими"]:
        assert adjective_lemma(f"немецк{ending}") == "немецкий"
    for ending in ["ий", "ого", "ому", "им", "ім", "а", "оі", "ій", "у", "ою", "е", "і", "их", "ими"]:
        assert adjective_lemma(f"японськ{ending}") == "японський"
    assert first_of_two("казахстанско") == ("казахстанский",)


def test_latin_spellings_fold_to_what_is_written():
    spelled = {fold(name) for name in latin_spellings("Оңтүстік Корея")}
    assert {fold(name) for name in ("Oñtüstık Koreia", "Ońtústik Koreıa", "Ontustik Koreya")} <= spelled


def test_generated_forms_mean_one_thing_and_contradict_no_listed_name():
    listed = vocabulary("country").forms
    seen: dict[str, str] = {}
    for row in read_table(generate.FORMS):
        for form in row["forms"].split("|"):
            assert fold(form) == form
            assert seen.setdefault(form, row["codes"]) == row["codes"], form
            assert set(listed.get(form, row["codes"].split())) == set(row["codes"].split()), form
    for row in read_table(generate.LANGUAGES):
        for form in row["forms"].split("|"):
            assert seen.setdefault(form, row["code"]) == row["code"], form


@pytest.mark.parametrize(
    ("name", "language", "form"),
    [
        ("Соединённые Штаты Америки", "ru", "соединёнными штатами америки"),
        ("Папуа — Новая Гвинея", "ru", "папуа — новой гвинее"),
        ("Босния и Герцеговина", "ru", "боснией и герцеговиной"),
        ("Соединённое Королевство Великобритании и Северной Ирландии", "ru",
         "соединённого королевства великобритании и северной ирландии"),
        ("Большая семёрка", "ru", "большой семёрки"),
        ("Південна Корея", "uk", "південною кореєю"),
    ],
)  # fmt: skip
def test_declining_with_pymorphy(name, language, form):
    pytest.importorskip(f"pymorphy3_dicts_{language}")
    assert form in decline(name, language)
    assert decline("Перу", language) == decline("Того", language) == []


def test_the_generated_files_are_up_to_date():
    """Every form that the generator makes now is in the file: another dictionary may know a few names differently."""
    pytest.importorskip("pymorphy3_dicts_ru")
    pytest.importorskip("pymorphy3_dicts_uk")
    written = {(row["codes"], form) for row in read_table(generate.FORMS) for form in row["forms"].split("|")}
    made = set()
    for line in generate.build_forms().splitlines()[1:]:
        codes, _, _, forms = line.split(",")
        made |= {(codes, form) for form in forms.split("|")}
    assert len(made ^ written) <= len(written) // 100
