"""Ukrainian terms, in their cases."""

from __future__ import annotations

import pytest

from analysis.resolve.registry import resolver
from analysis.resolve.terms.finding import find_terms


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("mineral", "поставки літію", "lithium"),
        ("mineral", "рідкісноземельними елементами", "rare_earths"),
        ("mineral", "титанових руд", "titanium"),
        ("mineral", "нікелем", "nickel"),
        ("area", "видобутку", "extraction"),
        ("area", "переробкою руди", "processing"),
        ("area", "ланцюгів постачання", "supply_chains"),
        ("agreement_type", "угодою", "agreement"),
        ("agreement_type", "Меморандуму про взаєморозуміння", "mou"),
        ("agreement_type", "додаткової угоди", "amendment"),
        ("status", "підписано", "signed"),
        ("status", "набула чинності", "in force"),
        ("status", "буде підписано", "announced"),
    ],
)
def test_terms_are_read_in_their_cases(kind, text, code):
    assert resolver(kind).find(text) == (code,)


def test_terms_stand_in_running_text():
    text = "Міністри підписали угоду про поставки літію."
    found = [text[span.start : span.end] for kind in ("status", "mineral") for span in find_terms(text, kind)]
    assert found == ["підписали", "літію"]


@pytest.mark.parametrize("text", ["Врач принял больного", "Мишель Платини", "литого", "Германа"])
def test_russian_words_are_not_read_as_ukrainian(text):
    assert [resolver(kind).find(text) for kind in ("mineral", "status")] == [(), ()]
