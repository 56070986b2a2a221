"""What the ending of a word of a name may be undone to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.languages.name_paradigms import PARADIGMS, STATES, as_written, name_key, undone
from together import together


def read(word: str, language: str, listed: set[str] = frozenset()) -> set[str]:
    return {f"{found.lemma} {STATES[state]}" for found in undone(word, language, listed) for state in found.states}


@together(
    [
        ("вучичем", "ru", "вучич mi"),
        ("токаевым", "ru", "токаев mi"),
        ("токаевой", "ru", "токаева fi"),
        ("зеленского", "ru", "зеленский mg"),
        ("складовскую", "ru", "складовская fa"),
        ("сергею", "ru", "сергей md"),
        ("дмитрии", "ru", "дмитрий ml"),
        ("марии", "ru", "мария fd"),
        ("ильёй", "ru", "илья mi"),
        ("кравца", "ru", "кравец mg"),
        ("коломийца", "ru", "коломиец mg"),
        ("шольца", "ru", "шольц mg"),
        ("льва", "ru", "лев mg"),
        ("горячему", "ru", "горячий md"),
        ("сибізі", "uk", "сибіга md"),
        ("стрільцем", "uk", "стрілець mi"),
        ("кличкові", "uk", "кличко md"),
        ("єрмакові", "uk", "єрмак md"),
        ("стефанішиній", "uk", "стефанішина fl"),
        ("андрієві", "uk", "андрій md"),
        ("маєю", "uk", "мая fi"),
    ]
)
def test_endings_undone(word, language, expected):
    assert expected in read(word, language)


def test_a_vowel_comes_back_and_some_classes_are_there_only_for_names_that_are_listed():
    assert "павел mg" in read("павла", "ru", {"павел"})
    assert "павел mg" not in read("павла", "ru")
    paradigms = [found.paradigm for found in undone("рашели", "ru", set()) if found.lemma == "рашель"]
    assert {(paradigm.gender, paradigm.listed_only) for paradigm in paradigms} == {("f", True)}


@together([("трампу", "шольцом"), ("вучиче", "гутерришем")])
def test_no_first_form_without_a_vowel_or_with_another_stem(*words):
    for word in words:
        for found in undone(word, "ru", set()):
            assert word.startswith(found.stem)
            assert found.lemma.startswith(found.stem)


@given(st.text(max_size=30), st.sampled_from(sorted(PARADIGMS)))
def test_any_text_is_undone_to_something_or_nothing(text, language):
    for found in undone(text, language, {"павел"}):
        assert as_written(text, found.stem, found.lemma)


def test_letters_stay_as_they_are_written():
    assert as_written("Макговерном", "макговерн", "макговерн") == "Макговерн"
    assert as_written("МакГоверном", "макговерн", "макговерн") == "МакГоверн"
    assert as_written("ИЛЬЮ", "иль", "илья") == "ИЛЬЯ"
    assert as_written("Стрільця", "стрільц", "стрілець") == "Стрілець"


def test_the_languages_share_a_key():
    assert name_key("Дінара") == name_key("Динара")
    assert name_key("Мұхтар Әли") == name_key("мухтар али")
    assert name_key("Мар'ян") == name_key("Мар’ян")
