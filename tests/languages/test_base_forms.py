"""How the words of a name agree, with a list of a few given names."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from analysis.languages.base_forms import FIXED, RARE, SURNAME, Lists, Reader, language_of
from analysis.languages.name_paradigms import name_key
from steps import calls
from together import together

GIVEN = {
    "Урсула": "f",
    "Станислава": RARE,
    "Станислав": "m",
    "Павел": "m",
    "Никита": "m",
    "Джо": "m",
    "Мерал": "f",
    "Золя": FIXED,
    "Толстой": SURNAME,
    "Анна": "f",
}
READER = Reader(Lists({name_key(name): kind for name, kind in GIVEN.items()}, {"фон", "дер", "аль"}))
NOBODY = Reader(Lists({}, set()))


@together(
    [
        ("Урсулу Вайманд", "Урсула Вайманд", "f"),
        ("Урсулой фон дер Ляйен", "Урсула фон дер Ляйен", "f"),
        ("Павла Гейля", "Павел Гейль", "m"),
        ("Никиты Белых", "Никита Белых", "m"),
        ("Станислава Говорухина", "Станислав Говорухин", "m"),
        ("Станислава Вайманд", "Станислава Вайманд", "f"),
        ("Джо Байденом", "Джо Байден", "m"),
        ("Мерал Акшенер", "Мерал Акшенер", "f"),
        ("Павла Золя", "Павел Золя", "m"),
        ("Павла Толстого", "Павел Толстой", "m"),
        ("Павлом Аль Тани", "Павел Аль Тани", "m"),
        ("Ивановой Анне Петровне", "Иванова Анна Петровна", "f"),
    ]
)
def test_the_words_of_a_name_agree(text, expected, gender):
    assert READER.read(text, "ru")[:2] == (expected, gender)


@together(
    [
        ("Говардом Лютником", "Говард Лютник"),
        ("Касым-Жомартом Токаевым", "Касым-Жомарт Токаев"),
        ("Эльвирой Набиуллиной", "Эльвира Набиуллина"),
        ("Реджепом Тайипом Эрдоганом", "Реджеп Тайип Эрдоган"),
        ("Цянь Сюэсэнем", "Цянь Сюэсэнь"),
        ("Чон Ый Ёном", "Чон Ый Ён"),
        ("Шавкату Мирзиёеву", "Шавкат Мирзиёев"),
        ("Сергеем Викторовичем Лавровым", "Сергей Викторович Лавров"),
    ]
)
def test_much_is_told_by_endings_alone(text, expected):
    assert NOBODY.read(text, "ru").name == expected


@together(
    [
        ("Володимиром Зеленським", "uk"),
        ("Петренком", "uk"),
        ("Александром Вучичем", "ru"),
        ("Дмитрием Медведевым", "ru"),
        ("Нұртілеудің", "kk"),
        ("Бектеновке", "kk"),
        ("Ангела Меркельмен", "kk"),
        ("Марин Ле Пен", "ru"),
        ("Путин", "ru"),
    ]
)
def test_the_language_by_letters(name, language):
    assert language_of(name) == language


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщыьэюяіїєАБВГИЛМНОПРСТ -.'", max_size=40))
def test_any_text_has_a_base_form(text):
    for language in ("ru", "uk", "kk"):
        found = READER.read(text, language)
        assert found.gender in ("f", "m", None)
        assert bool(found.name) == bool(text.strip())


def test_the_calls_for_a_long_text_grow_with_it():
    for part in ("Ивановым ", "и", "цз"):
        once, twice = (calls(partial(READER.read, part * times + "а", "ru")) for times in (5_000, 10_000))
        assert twice < 2.5 * once + 100, part
