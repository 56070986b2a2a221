"""Columns read together: each distinct combination once, in the order it comes, back in every row."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.distinct import tell_combinations
from analysis.errors import ParameterError


def test_each_combination_is_told_once():
    asked = []

    def tell(*cells):
        asked.append(cells)
        return None if cells[0] is None else f"{cells[0]}{cells[1] or '-'}", "told"

    values = pd.Series(["a", "b", None, "a", "a"], index=[3, 3, 1, 0, 9], name="who")
    beside = pd.Series(["x", None, "x", "y", "x"], index=values.index)
    found = tell_combinations(values, {"beside": beside, "all": "z"}, tell, ["text", "how"])
    assert asked == [("a", "x", "z"), ("b", None, "z"), (None, "x", "z"), ("a", "y", "z")]
    assert found["text"].fillna("").tolist() == ["ax", "b-", "", "ay", "ax"]
    assert found.columns.tolist() == ["text", "how"]
    assert found.index.equals(values.index)
    assert (found.dtypes == "str").all()


def test_no_rows():
    empty = tell_combinations(pd.Series([], dtype="str"), {"beside": None}, lambda *_: pytest.fail("asked"), ["text"])
    assert empty.columns.tolist() == ["text"]
    assert empty.empty


def test_another_index_is_refused():
    with pytest.raises(ParameterError, match="party has another index than the names — align them first"):
        tell_combinations(pd.Series(["a"]), {"party": pd.Series(["x"], index=[1])}, lambda *_: ("",), ["text"])
