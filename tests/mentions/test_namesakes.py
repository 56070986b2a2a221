"""Surnames of others in a text, names that hold other words, and surnames in a woman's form."""

from __future__ import annotations

import pytest

from analysis import find_mentions
from together import together

TRUMP, TOKAYEV, RUBIO = "trump-donald", "tokayev-kassym-jomart", "rubio-marco"


def people(text: str) -> list[tuple[str, str | None]]:
    found = find_mentions(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    return [(one.text, one.code) for one in found if one.kind == "person"]


@together([
    ("President Trump landed. A cousin, Wilma Trump, did not.", [("Trump", TRUMP), ("Wilma Trump", None)]),
    ("Wilma Trump sold the house. President Trump did not.", [("Wilma Trump", None), ("Trump", TRUMP)]),
    ("Marco Rubio spoke and Greta Rubio listened.", [("Marco Rubio", RUBIO), ("Greta Rubio", None)]),
    ("Marco Rubio spoke. G. Rubio listened, M. Rubio left.", [("Marco Rubio", RUBIO), ("M. Rubio", RUBIO)]),
    ("Donald Trump spoke. Mrs. Trump smiled.", [("Donald Trump", TRUMP), ("Trump", None)]),
    ("Donald Trump spoke. Mr. Trump smiled.", [("Donald Trump", TRUMP), ("Trump", TRUMP)]),
    ("Племянник президента Аскар Токаев открыл кафе.", [("Аскар Токаев", None)]),
    ("Қасым-Жомарт Тоқаев сөйледі. Асқар Тоқаев үндемеді.",
     [("Қасым-Жомарт Тоқаев", TOKAYEV), ("Асқар Тоқаев", None)]),
    ("Президент Зеленський поїхав. Тарас Зеленський лишився.",
     [("Зеленський", "zelensky-volodymyr"), ("Тарас Зеленський", None)]),
    ("Mohammed bin Salman came. Turki bin Salman left; bin Salman slept.",
     [("Mohammed bin Salman", "al-saud-mohammed-bin-salman"), ("Turki bin Salman", None), ("Salman", None)]),
    ("Finance minister Maria Fernanda Ávila resigned.", [("Maria Fernanda Ávila", None)]),
    ("Племянник президента Токаева Руслан Ибраев уехал.", [("Токаева", TOKAYEV), ("Руслан Ибраев", None)]),
])  # fmt: skip
def test_another_given_name_is_somebody_else(text: str, expected: list[tuple[str, str | None]]):
    assert people(text) == expected


@together([
    ("Владимир Путин вышел. Люди ждали Путина, Путина встретили.", 3),
    ("Владимир Путин вышел. Путина пела песню.", 1),
    ("Владимир Путин вышел. Лосева и Путина пели.", 1),
    ("Владимир Путин вышел. Вечером приезд Путина обсуждали.", 2),
    ("Олжас Бектенов уехал. Премьер-министр Бектенова осталась.", 1),
    ("Олжас Бектенов уехал. Встреча премьер-министра Бектенова отложена.", 2),
    ("Володимир Зеленський виступив. Зеленська слухала.", 1),
    ("Олжас Бектенов сөйледі. Бектенова тыңдады.", 1),
])  # fmt: skip
def test_a_surname_in_a_womans_form_is_a_mans_where_a_case_is_told(text: str, known: int):
    assert len([code for _, code in people(text) if code]) == known


def test_a_stranger_of_one_gender_is_no_other():
    def names(text: str) -> list[str]:
        return [one.name for one in find_mentions(text) if one.kind == "person"]

    assert names("Посол Игорь Стрешнев уехал. Стрешнева сказала, что рада.") == ["Игорь Стрешнев"]
    assert names("Посол Нина Стрешнева уехала. Стрешнев доволен, Стрешневой грустно.") == [
        "Нина Стрешнева", "Стрешнева"
    ]  # fmt: skip
    assert names("Министр Стрешнева уехала.") == ["Стрешнева"]
    assert names("Отъезд министра Стрешнева отложен.") == ["Стрешнев"]


@together([
    ("Chad Robinson opened the pit.", "Chad Robinson"),
    ("Analysts met Israel Goldberg in June.", "Israel Goldberg"),
    ("Jordan Petrosyan and others came.", "Jordan Petrosyan"),
    ("A letter by Kenya Wu, minister of trade, came.", "Kenya Wu"),
    ("Ambassador India Quell left.", "India Quell"),
    ("Georgia Rubio wrote the book.", "Georgia Rubio"),
    ("Израиль Каплан открыл шахту.", "Израиль Каплан"),
    ("Герман Вебер купил долю.", "Герман Вебер"),
    ("Министр Турков подписал приказ.", "Турков"),
    ("Вчера Пётр Поляков уехал.", "Пётр Поляков"),
    ("Міністр Поляков приїхав.", "Поляков"),
    ("Minister Holland spoke.", "Holland"),
    ("Mary May 2019 led the talks.", "Mary May"),
])  # fmt: skip
def test_a_name_that_holds_another_word(text: str, name: str):
    found = find_mentions(text)
    assert [one.text for one in found if one.kind == "person"] == [name]
    assert not [one for one in found if one.kind in ("country", "place") and one.text in name]
    assert not [one for one in found if one.kind == "date" and "May" in one.text]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Robinson Ltd signed it.",
        "Georgia Basin and Jordan Valley are dry.",
        "Приветствовали поляков и турок.",
        "Поляков в городе много.",
        "Trade with Jordan in May 2019 grew.",
        "In April May 2019 was planned.",
    ],
)
def test_what_is_no_name_of_a_person(text: str):
    assert people(text) == []


@together([
    ("安倍晋三首相は会談した。", [("安倍晋三", "abe-shinzo")]),
    ("岸田文雄氏と李克強氏が会談", [("岸田文雄", "kishida-fumio"), ("李克強", "li-keqiang")]),
    ("总理李强访问法国，习近平和李强会谈", [("李强", "li-qiang"), ("习近平", "xi-jinping"), ("李强", "li-qiang")]),
    ("总统埃马纽埃尔·马克龙抵达", [("埃马纽埃尔·马克龙", "macron-emmanuel")]),
    ("문재인은 말했다. 이명박 대통령과 문재인대통령이 왔다.",
     [("문재인", "moon-jae-in"), ("이명박", "lee-myung-bak"), ("문재인", "moon-jae-in")]),
    ("وقال عبد العزيز بن سلمان", [("عبد العزيز بن سلمان", "al-saud-abdulaziz-bin-salman")]),
    ("التقى وبناصر بوريطة", [("ناصر بوريطة", "bourita-nasser")]),
    ("आज नरेंद्र मोदी ने कहा", [("नरेंद्र मोदी", "modi-narendra")]),
    # Cut out of other words and of longer names
    ("李强调说", []),
    ("张李强来了", []),
    ("박진감 넘치는 경기", []),
    ("خالد بن عبد العزيز بن سلمان", []),
])  # fmt: skip
def test_names_in_their_own_script(text: str, expected: list[tuple[str, str]]):
    assert people(text) == expected


@together([
    ("Встреча с Иваном\nПетренко прошла.", ["Иваном\nПетренко"]),
    ("The talks with Peter\nHolmgren went well.", ["Peter\nHolmgren"]),
    ("Сказал министр энергетики Олег\nСтрешнев, уходя.", ["Олег\nСтрешнев"]),
    ("Он назвал Олега Ивановича\nСтрешнева, уходя.", ["Олега Ивановича\nСтрешнева"]),
    ("Касым-Жомарт\nТокаев и Donald\nTrump", ["Касым-Жомарт\nТокаев", "Donald\nTrump"]),
    ("Anna Lindqvist\nPeter Novak\n", ["Anna Lindqvist", "Peter Novak"]),  # a list
    ("Иван\n\nПетренко уехал", []),
])  # fmt: skip
def test_a_name_that_the_end_of_a_line_cuts(text: str, expected: list[str]):
    assert [printed for printed, _ in people(text)] == expected
