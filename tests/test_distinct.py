"""Distinct values found by several processors at once are those that pandas finds."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import distinct, normalize_country, parse_date
from analysis.distinct import distinct_rows, distinct_values

CELLS = st.lists(st.one_of(st.none(), st.sampled_from(["a", "b", "", "ҚР", "a "]), st.text(max_size=3)), max_size=40)


@pytest.fixture(autouse=True)
def threads(monkeypatch):
    monkeypatch.setattr(distinct, "_WORTH_THREADS", 1)


def same(values: pd.Series) -> None:
    positions, found = distinct_values(values)
    expected, texts = pd.factorize(values)
    assert positions.tolist() == expected.tolist()
    assert found == list(texts)


@given(st.lists(CELLS, max_size=4), st.integers(0, 9), st.integers(0, 9))
def test_cells_in_any_number_of_chunks_and_cut_anywhere(chunks, left, right):
    whole = pd.concat([pd.Series(chunk, dtype="str") for chunk in [[], *chunks]])
    same(whole)
    same(whole.iloc[left : len(whole) - right])


@pytest.mark.parametrize("processors", [1, 2, 3, 7])
def test_any_number_of_processors(processors, monkeypatch):
    monkeypatch.setattr(distinct.pa, "cpu_count", lambda: processors)
    same(pd.Series(["x", None, "y", "x", "z", None, "y", "w", "x", "v"], dtype="str"))
    same(pd.Series([None, None, None], dtype="str"))


@pytest.mark.parametrize("dtype", ["object", "category", "string[python]", "string[pyarrow]", "str"])
def test_every_kind_of_text(dtype):
    same(pd.Series(["x", None, "y", "x"], dtype=dtype))


def test_other_values_stay_what_they_are():
    same(pd.Series([3, 1, 3]))
    same(pd.Series(pd.to_datetime(["2025-11-06", None, "2025-11-06"])))


def test_columns_of_names_and_dates_are_the_same_by_threads_as_without(monkeypatch):
    names = pd.Series(["Казахстан", None, "USA", "Kazakhstan"] * 3, index=range(12, 0, -1), dtype="str")
    days = pd.Series(["2025-11-06", None, "November 2025", "2025"] * 3, dtype="str")
    found, parsed = normalize_country(names), parse_date(days)
    monkeypatch.setattr(distinct, "_WORTH_THREADS", 1 << 30)
    pd.testing.assert_series_equal(found, normalize_country(names))
    pd.testing.assert_frame_equal(parsed, parse_date(days))
    assert np.array_equal(found.isna(), names.isna())


# --- columns read together ----------------------------------------------------------------------------


def test_each_combination_stands_once_in_the_order_it_comes():
    names = pd.Series(["a", "b", None, "a", "a"], index=[3, 3, 1, 0, 9])
    beside = pd.Series(["x", None, "x", "y", "x"])
    positions, rows = distinct_rows([names, beside, pd.Series(["z"] * 5)])
    assert rows == [("a", "x", "z"), ("b", None, "z"), ("a", "y", "z")]
    assert positions.tolist() == [0, 1, -1, 2, 0]


def test_no_rows_have_no_combinations():
    empty = pd.Series([], dtype="str")
    assert [list(part) for part in distinct_rows([empty, empty])] == [[], []]
    assert distinct_rows([pd.Series([None, None], dtype="str"), pd.Series(["x", "y"])])[1] == []


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.sampled_from(["x", "y", None])), max_size=12))
def test_every_row_has_its_own_combination(pairs):
    columns = [pd.Series([pair[side] for pair in pairs], dtype=object) for side in (0, 1)]
    positions, rows = distinct_rows(columns)
    assert len(set(rows)) == len(rows)
    for pair, position in zip(pairs, positions, strict=True):
        assert (pair[0] is None) if position < 0 else rows[position] == pair
