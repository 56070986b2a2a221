"""How much of each column was read, how, and what was not."""

from __future__ import annotations

import io
import pickle

import pandas as pd
import pytest

from analysis.harmonize import normalize_agreements, normalize_visits, reading_of

ROWS = [
    {"who": "Монголия; Утопия; РФ", "signed": "7 мая 2024 года", "type": "memo of understanding", "what": ["tin"]},
    {"who": "Mongolia and Japan", "signed": "2024", "what": "tin and unobtainium"},
    {"who": ["Утопия", "Лапута"], "signed": "someday", "what": None},
    {"who": None, "signed": "someday", "what": ""},
]
COLUMNS = {"who": "parties", "what": "minerals"}


@pytest.fixture
def table() -> pd.DataFrame:
    return normalize_agreements(pd.DataFrame(ROWS), columns=COLUMNS, errors="coerce")


def test_each_column_is_told_under_its_own_name(table):
    told = reading_of(table).set_index("field")
    assert list(told.index) == ["type", "who", "what", "signed"]
    assert told.loc["who", ["column", "n_values", "n_read", "n_unread_values"]].tolist() == ["party_codes", 7, 4, 2]
    assert told.loc["who", "unread"] == (("Утопия", 2), ("Лапута", 1))
    assert told.loc["what", ["n_values", "n_read"]].tolist() == [3, 2]
    assert told.loc["what", "unread"] == (("unobtainium", 1),)
    assert told.loc["signed", "how"] == "day 1; year 1"
    assert told.loc["signed", "unread"] == (("someday", 2),)
    assert told.loc["signed", "share_read"] == 0.5


def test_ways_add_up_to_what_was_read(table):
    for row in table.attrs["reading"]:
        assert sum(n for _, n in row["ways"]) == row["n_read"]
        assert row["n_read"] + sum(n for _, n in row["unread"]) == row["n_values"]
    (who,) = (row for row in table.attrs["reading"] if row["field"] == "who")
    assert dict(who["ways"]) == {"exact": 3, "abbreviation": 1}


def test_ten_values_stand_for_all_that_were_not_read():
    names = [f"Erewhon {letter}" for letter in "abcdefghijklmn"]
    frame = normalize_agreements(
        [{"parties": [name]} for name in [*names, names[12], names[12], names[3]]], errors="coerce"
    )
    (row,) = reading_of(frame).itertuples()
    assert row.unread[:3] == (("Erewhon m", 3), ("Erewhon d", 2), ("Erewhon a", 1))
    assert (len(row.unread), row.n_unread_values, row.n_read) == (10, 14, 0)


def test_visitors_that_nobody_knows_are_told_though_they_are_no_mistake():
    frame = normalize_visits(
        [
            {"visitor": "Shavkat Mirziyoyev", "from": "UZB", "to": "DEU", "start": "2023-05-02", "end": "2023-05-03"},
            {"visitor": "Jane Roe", "from": "USA", "to": "DEU", "start": "2023-05-02"},
            {"visitor": "Jane Roe", "from": "USA", "to": "FRA", "start": "2023-05"},
        ]
    )
    told = reading_of(frame).set_index("field")
    assert told.loc["visitor", "unread"] == (("Jane Roe", 2),)
    assert told.loc["visitor", ["n_values", "n_read"]].tolist() == [3, 1]
    assert told.loc["start", "how"] == "day 2; month 1"
    assert told.loc["end", "n_values"] == 1


def test_it_is_kept_with_the_table(table):
    file = io.BytesIO()
    table.to_parquet(file)
    for again in (pickle.loads(pickle.dumps(table)), pd.read_parquet(file)):
        pd.testing.assert_frame_equal(reading_of(again), reading_of(table))


def test_columns_are_the_documented_ones_also_of_nothing(table):
    dtypes = {
        "field": "str",
        "column": "str",
        "n_values": "Int64",
        "n_read": "Int64",
        "share_read": "Float64",
        "how": "str",
        "unread": "object",
        "n_unread_values": "Int64",
    }
    for frame in (table, pd.DataFrame(), normalize_agreements([])):
        assert {name: str(dtype) for name, dtype in reading_of(frame).dtypes.items()} == dtypes
    assert reading_of(pd.DataFrame()).empty
