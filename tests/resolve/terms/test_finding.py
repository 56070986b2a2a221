"""Terms in running text: what is found, where it stands, and what it costs."""

from __future__ import annotations

import unicodedata

import pytest

from analysis.resolve.terms.finding import find_terms
from analysis.resolve.terms.keyed import beginning
from analysis.resolve.terms.rules import KINDS
from steps import LINEAR, growth


def found(text: str, kind: str) -> list[tuple[str, ...]]:
    return [(text[one.start : one.end], *one.codes) for one in find_terms(text, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The envoys met. They praised tungsten; no coffee was served.", "mineral", [("tungsten", "tungsten")]),
        ("Prices of neodymium, but not of steel.", "mineral", [("neodymium", "neodymium")]),
        ("Both sides want to buy Li2CO3 in bulk.", "mineral", [("Li2CO3", "lithium")]),
        ("Lithium’s price fell.", "mineral", [("Lithium", "lithium")]),
        ("Nothing but gossip.", "mineral", []),
        ("Он — о вольфраме. Она — о кобальте.", "mineral", [("вольфраме", "tungsten"), ("кобальте", "cobalt")]),
        ("The Ministry of Energy was quiet; the visit ended with a walk.", "area", []),
        ("Они обсудили добычу никеля. Потом был обед.", "area", [("добычу", "extraction")]),
        ("A memorandum of understanding was shown.", "agreement_type", [("memorandum of understanding", "mou")]),
        ("The commission met twice.", "agreement_type", []),
        ("They signed a new loan.", "agreement_type", [("loan", "finance")]),
        ("Стороны согласовали дорожную карту.", "agreement_type", [("дорожную карту", "action_plan")]),
        ("Хаттамаға кеше қол қойылды.", "agreement_type", [("Хаттамаға", "protocol")]),
        ("The pact was signed in May.", "status", [("was signed", "signed")]),
        ("The pact will be signed in May.", "status", [("will be signed", "announced")]),
        ("The pact was not signed.", "status", []),
        ("It will help once it is signed.", "status", []),
        ("Документ подписали утром.", "status", [("подписали", "signed")]),
        ("Документ так и не подписали.", "status", []),
        ("Договор вступил в силу.", "status", [("вступил в силу", "in force")]),
        ("Договор будет подписан.", "status", [("будет подписан", "announced")]),
        ("Келісім күшіне енді.", "status", [("күшіне енді", "in force")]),
        ("Це кобальт, нікель і мідь.", "mineral", [("кобальт", "cobalt"), ("нікель", "nickel"), ("мідь", "copper")]),
        ("Сторони почнуть переробку германію.", "area", [("переробку", "processing")]),
        ("Він із меморандумом про наміри.", "agreement_type", [("меморандумом про наміри", "letter_of_intent")]),
        ("Її показали на зустрічі: додаткову угоду.", "agreement_type", [("додаткову угоду", "amendment")]),
        ("Договір набув чинності.", "status", [("набув чинності", "in force")]),
        ("Договір буде підписано.", "status", [("буде підписано", "announced")]),
        ("Договір не підписано.", "status", []),
        ("Німеччина та Індія мовчать.", "mineral", []),
        ("An amendment to the agreement.", "agreement_type", [("amendment to the agreement", "amendment")]),
        ("Құжатқа қол қойылды деп күтілуде.", "status", []),
    ],
)  # fmt: skip
def test_terms_are_found_where_they_stand(text: str, kind: str, expected: list[tuple[str, ...]]) -> None:
    assert found(text, kind) == expected


def test_the_first_letters_of_a_word_may_change_in_its_forms() -> None:
    assert found("видобуток солі та сіль; caesium and cesium", "mineral")[-2:] == [
        ("caesium", "caesium"),
        ("cesium", "caesium"),
    ]
    assert beginning("сіль") == beginning("солі") != beginning("срібло")


def test_places_are_those_of_the_text_as_given() -> None:
    text = "…\u00adНа\u200b встрече\r\n\r\nпро " + unicodedata.normalize("NFD", "литий") + " и воль\u00adфрам — «ҚАЗ»."
    first, second = find_terms(text, "mineral")
    assert unicodedata.normalize("NFC", text[first.start : first.end]) == "литий"
    assert text[second.start : second.end] == "воль\u00adфрам"
    assert (first.codes, second.codes) == (("lithium",), ("tungsten",))


def test_a_line_that_goes_on_parts_no_term_and_an_empty_line_does() -> None:
    assert found("a memorandum of\nunderstanding", "agreement_type") == [("memorandum of\nunderstanding", "mou")]
    assert found("a framework\n\nagreement", "agreement_type") == [
        ("framework", "framework"),
        ("agreement", "agreement"),
    ]


def test_terms_over_one_another_are_one() -> None:
    text = "They need light and heavy rare earths."
    ((start, end, codes, _),) = find_terms(text, "mineral")
    assert text[start:end] == "light and heavy rare earths"
    assert set(codes) == {"light_rare_earths", "heavy_rare_earths"}


def test_how_tells_a_listed_form_from_another() -> None:
    assert [one.how for one in find_terms("литий, лития, Li2CO3", "mineral")] == ["exact", "inflected", "abbreviation"]


HOSTILE = [
    "lithium ",
    "lead and ",
    ".",
    "\n",
    '."',
    "l'",
    "о\u0306",
    "l\u00ad",
    "not signed ",
    "light and heavy ",
    " \n",
    "\nя",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_steps_grow_with_the_length_of_the_text(piece: str) -> None:
    def read(text: str) -> None:
        for kind in KINDS:
            for _ in find_terms(text, kind):
                pass

    assert growth(read, piece) < LINEAR
