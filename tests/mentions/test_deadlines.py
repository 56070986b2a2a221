"""Deadlines in running text."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.dates.parsing import parse_date
from analysis.errors import DateError
from analysis.mentions.deadlines import find_deadlines
from marked import marked
from steps import LINEAR, growth
from together import together


def found(text: str) -> list[tuple[str, str]]:
    mentions = list(find_deadlines(text))
    assert all(text[one.start : one.end] == one.text and one.kind == "deadline" for one in mentions)
    return [(one.text, one.code or "") for one in mentions]


def sentences() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The marked sentences whose dates are read: a deadline is no better than its date."""
    for text, wanted in marked("deadlines"):
        if not any(code.startswith("../") and not is_date(printed) for printed, code in wanted):
            yield text, wanted


def is_date(printed: str) -> bool:
    try:
        return bool(parse_date(printed.removeprefix("в срок ")))
    except DateError:
        return False


@together(sentences())
def test_marked_sentences(text: str, wanted: list[tuple[str, str]]):
    assert found(text) == wanted


@together(
    [
        ("within forty-five working days", [("within forty-five working days", "P45D")]),
        ("within a year", [("within a year", "P1Y")]),
        ("Within a period of two months", [("Within a period of two months", "P2M")]),
        ("no later than 30 days after", [("no later than 30 days", "P30D")]),
        ("by Friday", [("by Friday", "")]),
        ("by the end of the year", [("by the end of the year", "")]),
        ("by March", [("by March", "")]),
        ("no later than Dec. 31, 2025", [("no later than Dec. 31, 2025", "../2025-12-31")]),
        ("by May they left; editing by Jan Harvey", []),
        ("в течение ста восьмидесяти календарных дней", [("в течение ста восьмидесяти календарных дней", "P180D")]),
        ("в течение 30 (тридцати) рабочих дней", [("в течение 30 (тридцати) рабочих дней", "P30D")]),
        ("в течение полугода", [("в течение полугода", "P6M")]),
        ("в 30-дневный срок", [("в 30-дневный срок", "P30D")]),
        ("до 1 июля 2026 г. завод", [("до 1 июля 2026 г.", "../2026-07-01")]),
        ("до конца года", [("до конца года", "")]),
        ("30 жұмыс күні ішінде", [("30 жұмыс күні ішінде", "P30D")]),
        ("упродовж п'яти років", [("упродовж п'яти років", "P5Y")]),
    ]
)
def test_forms(text: str, wanted: list[tuple[str, str]]):
    assert found(text) == wanted


@together(
    [
        "for six months, for the past six months, within the last two years",
        "from 2020 until 2024, с 2020 до 2024 года",
        "until 1991, до 1917 года, before 1990",
        "written by 12 experts, led by 45 ministers, within 30 kilometres",
        "до 2000 тонн, к 2000 жителям, by 2026 dollars",
        "соңғы екі жыл ішінде, протягом останніх двох років",
        "в течение 2025 года, в течение всего года",
    ]
)
def test_what_is_no_deadline(text: str):
    assert found(text) == []


@together(["within ", "by the end of ", "до ", "до конца ", " ішінде", "алты ", "by 1 ", "within two ", "срок "])
def test_steps_grow_with_the_length_of_hostile_text(part: str):
    assert growth(lambda text: list(find_deadlines(text)), part) < LINEAR
