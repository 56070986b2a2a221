"""The forms of the words of names: those of the table, by sound and by letter."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from analysis.languages.sounds import LONGEST, readings
from analysis.resolve.people.forms import FORMS, KEYS, LETTERS, NameForms
from analysis.resolve.people.index import people_index
from analysis.resolve.people.parsing import tokens_of
from analysis.vocab.table import COLUMNS, read_table


def cases_of(word: str) -> dict:
    return people_index().forms.cases(word)


@pytest.mark.parametrize(
    ("word", "key", "cases"),
    [
        ("Латник", "latnik", {"n"}),
        ("Латником", "latnik", {"i"}),
        ("Латника", "latnik", {"g", "a"}),
        ("Тоқаевтың", "tokaev", {"k"}),
        ("Toqaevtyn", "tokaev", {"k"}),
        ("Токаєвим", "tokaev", {"i"}),
        ("Рубио", "rubo", set("ngdail")),
        ("Tokayev’s", "tokaev", {"n"}),
        ("Мирзиеевым", "mirsoev", {"i"}),  # printed without the dots of ё
        ("Меркель", "merkel", set("ngdail")),  # a woman's, which stays in every case
        ("Хабек", "habek", {"n"}),
    ],
)
def test_a_word_stands_in_its_cases(word: str, key: str, cases: set):
    assert set(cases_of(word).get(key, "")) == cases


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Tokayeva", "tokaev"),  # a woman
        ("Токаевы", "tokaev"),  # several
        ("Giorgi", "jorja"),  # a Latin -i ends many a name
        ("Лутника", "lutnikov"),
    ],
)
def test_another_word_is_none_of_its_forms(word: str, key: str):
    assert key not in cases_of(word)


def test_names_that_are_told_apart_by_letters():
    assert set(cases_of("Чжигана")[LETTERS + "чжиган"]) == {"g", "a"}
    assert LETTERS + "ха" not in cases_of("Хе")


def test_what_is_too_long_is_no_name():
    assert cases_of("а" * (LONGEST + 1)) == {}


def test_words_of_a_table_that_was_edited(tmp_path: Path):
    """Rows in quotes, as a spreadsheet writes them, read the same as those the generator writes."""
    heads = ",".join(COLUMNS["people_keys"])
    for row in ("tkaqom,tkaq:i,", '"tkaqom","tkaq:i",""'):
        (tmp_path / KEYS).write_text(f"{heads}\n{row}\n", encoding="utf-8")
        assert NameForms(tmp_path).cases("Ткачом")["tkaq"] == "i"


@pytest.mark.parametrize(("word", "has_ending"), [("Робертта", True), ("Роберта", False), ("Roberta", False)])
def test_an_ending_that_begins_as_the_name_ends_is_told_by_length(word: str, has_ending: bool):
    assert ("k" in cases_of(word)["robert"]) == has_ending


def test_a_word_nobody_has_listed_is_read_as_the_listed_ones_are(tmp_path: Path):
    forms = people_index().forms
    (tmp_path / KEYS).write_text(",".join(COLUMNS["people_keys"]) + "\n", encoding="utf-8")
    for word in ("Tokayev", "Мирзиёев", "Çavuşoğlu"):
        assert set(forms.keys_of(word)) == set(NameForms(tmp_path).keys_of(word)) == readings(word)


def test_nothing_in_the_table_is_of_a_stranger():
    """Each word of the table is one of a listed name, or two of them."""
    listed: set[str] = set()
    for file, columns in (("people.csv", ("name", "name_ru", "name_kk")), ("people_names.csv", ("name",))):
        for row in read_table(file):
            for column in columns:
                words = [token.text.casefold() for token in tokens_of(row[column])]
                listed |= {*words, *(one + other for one, other in pairwise(words))}
    words = {row["word"] for row in read_table(FORMS)}
    assert words
    assert words <= listed
