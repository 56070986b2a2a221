"""Amounts of money in running text."""

from __future__ import annotations

from analysis.mentions.money import find_money
from marked import marked
from steps import LINEAR, growth
from together import together


def found(text: str) -> list[tuple[str, str]]:
    mentions = list(find_money(text))
    assert all(text[one.start : one.end] == one.text and one.kind == "money" for one in mentions)
    return [(one.text, one.code or "") for one in mentions]


@together(marked("money"))
def test_marked_sentences(text: str, wanted: list[tuple[str, str]]):
    assert found(text) == wanted


@together(
    [
        ("a loan of US$ 1,250,000.50", [("US$ 1,250,000.50", "USD 1250000.5")]),
        ("between $5 and $7 million", [("$5 and $7 million", "USD 5000000/7000000")]),
        ("$5 million and $7 million", [("$5 million", "USD 5000000"), ("$7 million", "USD 7000000")]),
        ("€2.5–3bn", [("€2.5–3bn", "EUR 2500000000/3000000000")]),
        ("1.5 billion U.S. dollars", [("1.5 billion U.S. dollars", "USD 1500000000")]),
        ("40 billion South Korean won", [("40 billion South Korean won", "KRW 40000000000")]),
        ("2 млрд долларов Соединенных Штатов", [("2 млрд долларов Соединенных Штатов", "USD 2000000000")]),
        ("1,250 млрд тенге", [("1,250 млрд тенге", "KZT 1250000000")]),
        ("$1,250 million", [("$1,250 million", "USD 1250000000")]),
        ("25 тыс. долл. США", [("25 тыс. долл. США", "USD 25000")]),
        ("5-тен 10 млн теңгеге дейін", [("5-тен 10 млн теңге" + "ге", "KZT 5000000/10000000")]),
        ("півмільярда гривень", [("півмільярда гривень", "UAH 500000000")]),
        ("300\u00a0млн\u00a0€", [("300\u00a0млн\u00a0€", "EUR 300000000")]),
        ("1.250 euros", [("1.250 euros", "")]),
        ("€7.850,25", [("€7.850,25", "EUR 7850.25")]),
        ("3 млрд 40 млн тенге", [("3 млрд 40 млн тенге", "KZT 3040000000")]),
        ("от 1 млн 500 тыс. до 2 млн рублей", [("1 млн 500 тыс. до 2 млн рублей", "RUB 1500000/2000000")]),
        ("2 million 10 billion dollars", [("10 billion dollars", "USD 10000000000")]),
        ("700 crore Indian rupees", [("700 crore Indian rupees", "INR 7000000000")]),
        ("500 million pounds", []),
        ("5 Egyptian pounds", [("5 Egyptian pounds", "EGP 5")]),
        ("two and a half million euros", [("two and a half million euros", "EUR 2500000")]),
        ("a trillion and a half yen", [("a trillion and a half yen", "JPY 1500000000000")]),
        ("три с половиной миллиарда тенге", [("три с половиной миллиарда тенге", "KZT 3500000000")]),
        ("чотири з половиною мільйони гривень", [("чотири з половиною мільйони гривень", "UAH 4500000")]),
        ("екі жарым миллион еуро", [("екі жарым миллион еуро", "EUR 2500000")]),
    ]
)
def test_forms(text: str, wanted: list[tuple[str, str]]):
    assert found(text) == wanted


@together(
    [
        "5 million tonnes of ore",
        "TOP 10 mines, ALL 5 of them, COP 28 and CUP 2026",
        "a fall of 12 percent, 3 won and 4 lost",
        "$name and A$ and US$",
        "C5+1, 2025–2030 and 31.12.2026",
        "billions of dollars",
        "in 2025 the yen fell",
        "7 миллионов человек, 3 млн тонн, 20 млн жителей",
    ]
)
def test_what_is_no_money(text: str):
    assert found(text) == []


@together(["1", "1 000 ", "1,000,", "$", "two and ", "hundred ", "illion", "1-", "$1-", "million "])
def test_steps_grow_with_the_length_of_hostile_text(part: str):
    assert growth(lambda text: list(find_money(text)), part) < LINEAR
