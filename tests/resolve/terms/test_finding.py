"""Terms in running text: where they stand, and what is none there."""

from __future__ import annotations

import pytest

from analysis.resolve.terms.finding import find_terms


def printed(text: str, kind: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[span.start : span.end], span.codes) for span in find_terms(text, kind)]


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("mineral", "Output grew. Cobalt and V2O5 were sold.", [("Cobalt", "cobalt"), ("V2O5", "vanadium")]),
        ("mineral", "Речь шла о поставках кобальта.\n\nГазеты молчат.", [("кобальта", "cobalt")]),
        ("mineral", "Кобальт өндірісі артты.", [("Кобальт", "cobalt")]),
        ("area", "They spoke of the supply\nchains of Asia.", [("supply\nchains", "supply_chains")]),
        ("agreement_type", "Сенат ратифицировал договор.", [("договор", "treaty")]),
        ("agreement_type", "R&D came first; then the memorandum.", [("memorandum", "mou")]),
        ("status", "Документ вступил в силу, а протокол будет подписан.", [
            ("вступил в силу", "in force"), ("будет подписан", "announced")
        ]),
        ("status", "Тараптар құжатқа қол қойды.", [("қол қойды", "signed")]),
    ],
)  # fmt: skip
def test_terms_stand_where_they_are_printed(kind, text, found):
    assert printed(text, kind) == [(words, (code,)) for words, code in found]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("mineral", "Cobalt Resources Ltd opened an office."),
        ("mineral", "They live in Nickel Street."),
        ("mineral", "All metals other than cobalt."),
        ("area", "The Minister of Energy came."),
        ("status", "The paper has not been signed."),
        ("status", "Протокол не подписан."),
        ("status", "They could have signed it."),
        ("mineral", ""),
    ],
)
def test_what_is_no_term_there(kind, text):
    assert printed(text, kind) == []


def test_a_status_denied_in_one_part_counts_in_another():
    assert printed("The deal was not signed, the protocol was signed.", "status") == [("was signed", ("signed",))]
