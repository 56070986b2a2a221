"""People whom nobody lists, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from analysis import find_mentions
from analysis.mentions.mention import Mention
from analysis.mentions.unknown_people import find_unknown_people
from marked import marked
from steps import LINEAR, growth
from together import together

POSTS = (
    "Deputy Prime Minister|Foreign Minister|Finance Minister|Energy Minister|Vice Minister|Prime Minister|Minister|"
    "President|Secretary General|Ambassador|Chief executive|minister of energy|Министр энергетики|министром торговли|"
    "Премьер-министр|Посол|Президент|Заместитель министра|Глава компании|Госсекретарь|Министр иностранных дел|"
    "Энергетика министрі|Сыртқы істер министрі|Міністр енергетики|министр финансов|министр|CEO"
)
OF_BODIES = ("Chief executive", "Глава компании", "CEO")


def known(text: str) -> Iterator[Mention]:
    """The posts and countries of the sentences, as the finder finds them before it asks for people."""
    for post in re.finditer(rf"(?<!\w)(?:{POSTS})(?!\w)", text):
        yield Mention(*post.span(), post[0], "post", ("company_head",) if post[0] in OF_BODIES else ("minister",))
    for country in re.finditer(r"\b(?:Finland|Ghana|Франции|Казахстана|США|України)\b", text):
        yield Mention(*country.span(), country[0], "country")


def found(text: str) -> list[tuple[str, str]]:
    mentions = list(find_unknown_people(text, list(known(text))))
    assert all(text[one.start : one.end] == one.text and one.kind == "person" for one in mentions)
    assert all(one.codes == () for one in mentions)
    return [(one.text, one.name) for one in mentions]


@together(marked("unknown_people"))
def test_marked_sentences(text: str, wanted: list[tuple[str, str]]):
    assert found(text) == wanted


@together(
    [
        ("Вчера Иван Сидоренко прилетел.", ["Иван Сидоренко"]),
        ("Леонид Ильич Брежнев и Иванов Иван Иванович", ["Леонид Ильич Брежнев", "Иванов Иван Иванович"]),
        ("Касымов Н. А. и Б. Ахметов", ["Касымов Н. А.", "Б. Ахметов"]),
        ("Minister Lars Lokke Rasmussen said", ["Lars Lokke Rasmussen"]),
        ("CEO Jakob Stausholm spoke", ["Jakob Stausholm"]),
        ("Peter Smith's plan", ["Peter Smith"]),
        ("Дархан Сәтбаев мырза айтты", ["Дархан Сәтбаев"]),
        ("Министр энергетики Казахстана Жомарт Беков", ["Жомарт Беков"]),
        ("встретился с Джоном Смитом", ["Джоном Смитом"]),
        ("Robert Friedland's Ivanhoe Mines", ["Robert Friedland"]),
        ("Ms. Rice's office", ["Rice"]),
        ("Посол Франции г-н Мартен", ["Мартен"]),
    ]
)
def test_names(text: str, wanted: list[str]):
    assert [printed for printed, _ in found(text)] == wanted


@together(
    [
        "роман Льва Толстого; Роман Толстого издан; Вера Христианская",
        "Улица Ивана Франко, завод имени Петрова Ивана, Абай Құнанбайұлы көшесі",
        "министр финансов Нижней Саксонии",
        "Victoria Falls, Jordan Valley, Maria Gold Corp., Kate Mine, James Cook University",
        "CEO Rio Tinto spoke; John Deere sells tractors",
        "U.S. Steel, D. C. Circuit, N. Korea, Plan B. John went",
        "Mr. President, Mr Speaker",
        "Абу-Даби и Новый Уренгой, Нижний Новгород, Великий Устюг",
        "Minister On Monday",
        "Premier Urges Senators; Minister Warns Lawmakers",
        "Mary Kathleen mine, Barbara Creek, Martin Marietta Materials, Paul Weiss LLP",
        "Кубок Владимира Петрова",
        "вчера увидел Андрей Волкову",
    ]
)
def test_what_is_no_person(text: str):
    assert found(text) == []


def test_nobody_is_found_where_something_else_stands():
    text = "Anna Lind met Peter Novak"
    assert [one.text for one in find_unknown_people(text, [Mention(0, 9, "Anna Lind", "person", ("lind-anna",))])] == [
        "Peter Novak"
    ]


@together(["А. ", "Иван ", "Aa ", "A", "A-", "Mr. ", "U.S.", "Иван-", "бин Иван ", "Jane Doe, "])
def test_steps_grow_with_the_length_of_hostile_text(part: str):
    assert growth(lambda text: list(find_unknown_people(text)), part) < LINEAR


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Его принял король Швеции Карл XVI Густаф.", "Карл XVI Густаф"),
        ("переговоры с королём Филиппом VI", "Филипп VI"),
        ("He was received by King Abdullah II of Jordan.", "Abdullah II"),
        ("Міністр зустрівся з королем Вільгельмом IV.", "Вільгельм IV"),
    ],
)
def test_monarchs_have_numbers(text: str, name: str):
    assert [one.name for one in find_mentions(text) if one.kind == "person"] == [name]


def test_an_initial_with_a_full_stop_is_no_number():
    assert not [one for one in find_mentions("King Philip V. opened") if one.text.endswith(" V")]
