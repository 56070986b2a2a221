"""Case forms of people's names, as they are written down."""

from __future__ import annotations

import pytest

from analysis.languages.personal_names import ALL_CASES, NamePart, decline_latin, decline_word, is_womans_name

pytest.importorskip("pytrovich")
pytest.importorskip("pymorphy3_dicts_ru")


@pytest.mark.parametrize(
    ("word", "language", "part", "woman", "forms"),
    [
        ("назарбаев", "ru", NamePart.FAMILY, False, "назарбаева назарбаеву назарбаева назарбаевым назарбаеве"),
        ("назарбаева", "ru", NamePart.FAMILY, True, "назарбаевой назарбаевой назарбаеву назарбаевой назарбаевой"),
        ("павел", "ru", NamePart.GIVEN, False, "павла павлу павла павлом павле"),  # the dictionary
        ("джей", "ru", NamePart.GIVEN, False, "джея джею джея джеем джее"),  # which no rule of given names has
        ("меркель", "ru", NamePart.FAMILY, True, "меркель меркель меркель меркель меркель"),
        ("рубио", "ru", NamePart.FAMILY, False, "рубио рубио рубио рубио рубио"),
        ("зеленський", "uk", NamePart.FAMILY, False, "зеленського зеленському зеленського зеленським зеленському"),
        ("ольга", "uk", NamePart.GIVEN, True, "ольги ользі ольгу ольгою ользі"),
        ("юлія", "uk", NamePart.GIVEN, True, "юлії юлії юлію юлією юлії"),
        ("лагард", "uk", NamePart.FAMILY, True, "лагард лагард лагард лагард лагард"),
    ],
)
def test_a_word_in_its_cases(word: str, language: str, part: NamePart, woman: bool, forms: str):
    made = decline_word(word, language, part, woman)
    assert [made[case][0] for case in ALL_CASES[:-1]] == forms.split()


def test_forms_that_are_written_either_way():
    assert decline_word("джорджа", "ru", NamePart.GIVEN, woman=True)["genitive"] == ["джорджи"]
    assert "джорджей" in decline_word("джорджа", "ru", NamePart.GIVEN, woman=True)["instrumental"]
    assert set(decline_word("насритдин", "ru", NamePart.FAMILY, woman=False)["instrumental"]) == {
        "насритдиным",
        "насритдином",
    }
    assert "меркосові" in decline_word("меркос", "uk", NamePart.FAMILY, woman=False)["dative"]


def test_latin_letters():
    assert decline_latin("tusk")["pl"]["genitive"] == ["tuska"]
    assert decline_latin("scholz").keys() == {"pl"}  # no -s after s and z
    assert decline_latin("meloni") == {}


@pytest.mark.parametrize(
    ("given", "family", "woman"),
    [
        ("дарига нурсултановна", "назарбаева", True),
        ("мустафа кемелевич", "озтюрк", False),
        ("рейчел", "иванова", True),
        ("говард", "латник", False),
        ("ольга", "коваленко", True),
        ("никита", "коваленко", None),  # a man in truth, which no ending tells
    ],
)
def test_whose_name_it_is(given: str, family: str, woman: bool | None):
    assert is_womans_name([(given.split(), [family])]) is woman
