from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.schema import COLUMNS, conform, empty_table

DTYPES = {"str", "datetime64[s]", "Int64", "boolean", "tuple"}


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_has_a_type_and_a_meaning(table):
    names = [column.name for column in COLUMNS[table]]
    assert len(names) == len(set(names))
    for column in COLUMNS[table]:
        assert column.dtype in DTYPES
        assert len(column.meaning) > 3
        assert column.name.islower()


@pytest.mark.parametrize("table", COLUMNS)
def test_names_keep_to_the_conventions(table):
    for name, dtype, _ in COLUMNS[table]:
        assert name.startswith("is_") == (dtype == "boolean"), name
        assert (name.startswith("n_") or name == "position") == (dtype == "Int64"), name
        assert name.endswith(("_start", "_end")) == (dtype == "datetime64[s]"), name
        if name.endswith(("_codes", "_ids")):
            assert dtype == "tuple", name


@pytest.mark.parametrize("table", COLUMNS)
def test_an_empty_table_has_all_columns_and_their_types(table):
    frame = empty_table(table)
    assert len(frame) == 0
    assert frame.columns.tolist() == [column.name for column in COLUMNS[table]]
    for name, dtype, _ in COLUMNS[table]:
        assert frame[name].dtype == ("object" if dtype == "tuple" else dtype), name


def test_conform_orders_types_fills_and_keeps_further_columns():
    given = pd.DataFrame({"mine": [1, 2], "note": ["x", None], "record_id": ["a", "b"]}, index=[5, 5])
    frame = conform(given, "conflicts")
    assert frame.columns.tolist() == [column.name for column in COLUMNS["conflicts"]] + ["mine"]
    assert frame.index.tolist() == [5, 5]
    assert frame["record_id"].tolist() == ["a", "b"]
    assert frame["field"].isna().all()
    assert frame["field"].dtype == "str"
    assert_frame_equal(conform(frame, "conflicts"), frame)


def test_a_missing_tuple_is_an_empty_one():
    frame = conform(pd.DataFrame({"person_id": ["a", "b"], "posts": [("x",), None]}), "people")
    assert frame["posts"].tolist() == [("x",), ()]
    assert frame["party_codes"].tolist() == [(), ()]


def test_lists_and_arrays_are_tuples_again():
    cells = pd.Series([["x", "y"], np.array(["x"]), np.array([]), "x", None], dtype=object)
    frame = conform(pd.DataFrame({"posts": cells}), "people")
    assert frame["posts"].tolist() == [("x", "y"), ("x",), (), (), ()]
