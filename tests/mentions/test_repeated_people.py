"""People by their surnames alone, after they have been named in full."""

from __future__ import annotations

from analysis import find_mentions
from together import together


def people(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.name) for one in find_mentions(text) if one.kind == "person"]


@together([
    ("Министр Степан Борщенко уехал. Борщенко доволен.",
     [("Степан Борщенко", "Степан Борщенко"), ("Борщенко", "Борщенко")]),
    ("Встречу с Игорем Рябцевым отменили. Рябцев болен, Рябцева ждут.",
     [("Игорем Рябцевым", "Игорь Рябцев"), ("Рябцев", "Рябцев"), ("Рябцева", "Рябцев")]),
    ("Minister Jane Holloway left. Holloway’s deputy stayed, Holloway said.",
     [("Jane Holloway", "Jane Holloway"), ("Holloway", "Holloway"), ("Holloway", "Holloway")]),
])  # fmt: skip
def test_a_surname_after_the_full_name(text, expected):
    assert people(text) == expected


@together([
    "Minister Jane Holloway left. Holloway Road is long, the Holloway-Smith fund and Acme Holloway pay.",
    "Holloway sold ore. Minister Jane Holloway left.",
    "Minister Jane Holloway left. The holloway is deep; Holloways are many.",
    "Министр Степан Борщенко уехал. Фонд «Борщенко» и Борщенко-град остались.",
])  # fmt: skip
def test_what_only_has_the_letters_of_a_surname_is_nobody(text):
    assert len(people(text)) == 1


def test_the_surname_of_two_is_either_of_them_only_in_full():
    assert [printed for printed, _ in people("Министр Анна Зорина и посол Игорь Зорин уехали. Зорина молчит.")] == [
        "Анна Зорина",
        "Игорь Зорин",
    ]
