"""Which events are compared at all."""

from __future__ import annotations

import pytest

from analysis.linkage.event import event_of
from analysis.linkage.index import EventIndex, are_near, is_earlier


def agreement(*parties: str, **dates: str) -> dict:
    return {"parties": list(parties)} | dates


def visit(to: str, party: str = "Kazakhstan", **dates: str) -> dict:
    return {"visitor": {"name": "Somebody", "party": party}, "to": to} | dates


@pytest.mark.parametrize(
    ("asked", "kept", "is_compared"),
    [
        (agreement("Chile", "Finland"), agreement("Финляндия", "Чили"), True),
        (agreement("Chile", "Finland"), agreement("Chile", "Finland", "Peru"), True),
        (agreement("Chile", "Finland"), agreement("Chile", "Peru"), False),
        (agreement("Chile"), agreement("Chile"), True),
        (
            agreement("C5", "Japan"),
            agreement("Kazakhstan", "Japan"),
            True,
        ),  # a bloc of few is looked for by its members
        (agreement("EU", "Japan"), agreement("Germany", "Japan"), False),
        (agreement("EU", "Japan"), agreement("European Union", "Japan"), True),
        (visit("Belgium"), visit("Бельгия"), True),
        (visit("EU"), visit("Belgium"), True),
        (visit("Belgium"), visit("EU"), True),
        (visit("Belgium"), visit("France"), False),
        (visit("Belgium"), visit("Belgium", "Peru"), False),
        (visit("Belgium", ""), visit("Belgium", "Peru"), True),  # who does not say where somebody came from
        (visit("Belgium"), agreement("Kazakhstan", "Belgium"), False),
    ],
)
def test_what_shares_parties_is_compared(asked: dict, kept: dict, is_compared: bool):
    index = EventIndex([event_of(kept, "kept")])
    assert [event.key for event in index.sharing(event_of(asked, "asked"))] == ["kept"] * is_compared


def test_nothing_is_compared_with_itself():
    event = event_of(agreement("Chile", "Finland"))
    assert list(EventIndex([event]).sharing(event)) == []


def test_time():
    first, later = event_of(agreement("Chile", signed="2026-01-10")), event_of(agreement("Chile", signed="2026-06-10"))
    undated = event_of(agreement("Chile"))
    assert not are_near(first, later)
    assert are_near(first, event_of(agreement("Chile", announced="2025-12-20")))
    assert are_near(first, undated)
    assert is_earlier(first, later)
    assert not is_earlier(later, first)
    assert not is_earlier(undated, first)
