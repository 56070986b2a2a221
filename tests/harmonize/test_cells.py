from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.distinct import rows_of
from analysis.harmonize.cells import text_of


def test_text_of_a_column():
    column = pd.Series([" a ", "", "  ", None, True, False, 5], dtype=object)
    text = text_of(column)
    assert text.dtype == "str"
    assert text.iloc[[0, 4, 5, 6]].tolist() == ["a", "true", "false", "5"]
    assert text.iloc[1:4].isna().all()


@pytest.mark.parametrize("dtype", ["bool", "boolean"])
def test_text_of_flags(dtype):
    assert text_of(pd.Series([True, False], dtype=dtype)).tolist() == ["true", "false"]
    assert text_of(pd.Series([True, None], dtype="boolean")).isna().tolist() == [False, True]


def test_a_flag_is_not_the_number_that_it_equals():
    assert text_of(pd.Series([True, 1, 0, False], dtype=object)).tolist() == ["true", "1", "0", "false"]
    assert text_of(pd.Series([1, True], dtype=object)).tolist() == ["1", "true"]


def test_rows_of_some_of_the_distinct_values():
    positions = np.array([2, 0, -1, 1, 2, 0, -1])
    found = rows_of(positions, {0, 2})
    assert {place: rows.tolist() for place, rows in found.items()} == {0: [1, 5], 2: [0, 4]}
    assert rows_of(positions, set()) == {}
    assert rows_of(positions[:0], set()) == {}
