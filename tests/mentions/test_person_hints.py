"""Names that are told by an occupation, a verb of saying, commas or a company beside them."""

from __future__ import annotations

from analysis import find_mentions
from together import together


def people(text: str) -> list[str]:
    return [one.text for one in find_mentions(text) if one.kind == "person"]


@together([
    ("Это показал геолог Джон Уимпл, добавив карту.", "Джон Уимпл"),
    ("Как считает аналитик Питер Гросс, цена упадёт.", "Питер Гросс"),
    ("Сарапшы Джон Уимпл келді.", "Джон Уимпл"),
    ("Анна Штольц заявила об этом вчера.", "Анна Штольц"),
    ("По словам директора компании ORVEX Петра Гросса, руды хватит.", "Петра Гросса"),
    ("The commissioner Anna van der Poel resigned.", "Anna van der Poel"),
    ("The ambassador of Chile to the Czech Republic Thomas Ndlovu left.", "Thomas Ndlovu"),
    ("Об этом сказал посол в Перу Хосе Виламар.", "Хосе Виламар"),
])  # fmt: skip
def test_what_tells_a_person_beside_a_name(text, name):
    assert people(text) == [name]


@together([
    "Эксперт Северного Холдинга ушёл.",
    "Аналитики Виктория Банк ждут роста.",
    "Роман Мастера сказал многое.",
    "The analyst firm Goldman Rock said so.",
])  # fmt: skip
def test_what_is_no_name_stays_none_beside_an_occupation(text):
    assert people(text) == []
