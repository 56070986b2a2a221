from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.figures.events import complete_events
from analysis.figures.order import Block, blocks_of, by_year


def events(*rows: tuple[str, str, str, object]) -> pd.DataFrame:
    """Of (kind, id, day or first/last day, ids of visits or agreements)."""
    frame = pd.DataFrame(
        [
            {
                "kind": kind,
                "id": record,
                "title": record,
                "date_start": pd.Timestamp(days.split("/")[0]),
                "date_end": pd.Timestamp(days.split("/")[-1]),
                "visit_ids": tied if kind == "agreement" else (),
                "agreement_ids": tied if kind == "visit" else (),
            }
            for kind, record, days, tied in rows
        ]
    )
    return complete_events(frame)


def order(frame: pd.DataFrame, **options) -> list[list[str]]:
    return [frame["id"].iloc[block.events].tolist() for block in blocks_of(frame, **options)]


def test_newest_first_and_a_visit_before_what_was_made_at_it():
    frame = events(
        ("visit", "v", "2025-11-05", ()),
        ("agreement", "a", "2025-11-06", ("v",)),
        ("agreement", "other", "2025-11-06", ()),
        ("agreement", "b", "2025-11-07", ("v",)),
        ("visit", "late", "2025-12-01", ()),
    )
    assert order(frame) == [["late"], ["other"], ["v", "a", "b"]]
    assert order(frame, newest_first=False) == [["v", "a", "b"], ["other"], ["late"]]


@pytest.mark.parametrize("tied", [("b",), ["b"], np.array(["b"])])
def test_it_is_enough_that_one_of_them_says_so(tied):
    frame = events(("visit", "v", "2025-11-05", tied), ("agreement", "b", "2025-11-05", ()))
    assert order(frame) == [["v", "b"]]


def test_what_shares_a_visit_or_an_agreement_is_one_block():
    frame = events(
        ("visit", "v1", "2025-11-05", ()),
        ("visit", "v2", "2025-11-05", ()),
        ("agreement", "a", "2025-11-06", ("v1", "v2")),
        ("agreement", "b", "2025-11-06", ("v2",)),
    )
    assert order(frame) == [["v1", "v2", "a", "b"]]


def test_an_agreement_of_a_year_stands_with_its_visit():
    frame = events(
        ("agreement", "a", "2025-01-01/2025-12-31", ("v",)),
        ("agreement", "alone", "2025-03-01", ()),
        ("visit", "v", "2025-06-05", ()),
    )
    assert order(frame) == [["v", "a"], ["alone"]]


def test_ids_that_are_missing_or_elsewhere_tie_nothing():
    frame = events(
        ("agreement", "a", "2025-01-01", ("elsewhere", "a")),
        ("agreement", None, "2025-01-02", ()),
        ("visit", None, "2025-01-03", (None,)),
    )
    assert [len(block.events) for block in blocks_of(frame)] == [1, 1, 1]
    assert blocks_of(frame.assign(visit_ids=None, agreement_ids=np.nan))[0] == Block(2025, [2])


def test_a_long_year_is_parted_without_a_small_rest_and_never_within_a_block():
    blocks = [Block(2025, [n]) for n in range(50)] + [Block(2024, [50])]
    parts = by_year(blocks, 24)
    assert [(year, len(own)) for year, own in parts] == [(2025, 24), (2025, 26), (2024, 1)]
    assert [block for _, own in parts for block in own] == blocks
    together = [Block(2025, list(range(40))), Block(2025, list(range(40, 60)))]
    assert [len(own) for _, own in by_year(together, 24)] == [1, 1]
    assert by_year([], 24) == []
