"""A value gives a value, a list a list, a column a column, and all that is wrong is told at once."""

from __future__ import annotations

import datetime
import subprocess
import sys

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import rapidfuzz
from pandas.testing import assert_frame_equal, assert_index_equal, assert_series_equal

from analysis import (
    AmbiguousNameError,
    DataError,
    ParameterError,
    UnknownNameError,
    label,
    normalize_agreement_type,
    normalize_area,
    normalize_areas,
    normalize_country,
    normalize_mineral,
    normalize_minerals,
    normalize_person,
    normalize_post,
    normalize_status,
    parse_date,
)

TO_CODE = {
    normalize_country: ("Япония", "JPN"),
    normalize_mineral: ("литий", "lithium"),
    normalize_area: ("geological exploration", "exploration"),
    normalize_agreement_type: ("меморандум", "mou"),
    normalize_status: ("вступило в силу", "in force"),
    normalize_post: ("министром торговли", "minister"),
    normalize_person: ("Говардом Латником", "lutnick-howard"),
    label: ("JPN", "Japan"),
}
TO_CODES = {
    normalize_minerals: ("литий и медь", ("copper", "lithium")),
    normalize_areas: ("разведка и добыча", ("exploration", "extraction")),
}
ALL = [*TO_CODE, *TO_CODES, parse_date]
MISSING = [None, float("nan"), np.nan, pd.NaT, pd.NA]

by_name = {"ids": lambda value: getattr(value, "__name__", None)}


@pytest.mark.parametrize("function", TO_CODE, **by_name)
def test_each_kind_of_column_gives_its_own_kind(function):
    name, code = TO_CODE[function]
    cells = [name, None, name]
    assert function(name) == code
    assert function(cells) == function(tuple(cells)) == [code, None, code]
    index = pd.Index([4, 4, "x"])
    for dtype in ("str", "object", "category", "string[python]", pd.ArrowDtype(pa.string())):
        column = pd.Series(cells, index=index, name="who", dtype=dtype)
        assert_series_equal(function(column), pd.Series([code, None, code], index=index, name="who", dtype="str"))
        assert_index_equal(function(pd.Index(column)), pd.Index([code, None, code], name="who", dtype="str"))
        array = function(column.array)
        assert isinstance(array, pd.api.extensions.ExtensionArray)
        assert array.dtype == "str"
        assert array.isna().tolist() == [False, True, False]
    assert function(np.array(cells, dtype=object))[2] == function(np.array([name]))[0] == code
    assert function(pa.array(cells))[0] == code
    assert function([]) == []
    assert function(pd.Series([], dtype=object, name=5)).dtype == "str"


@pytest.mark.parametrize("function", TO_CODES, **by_name)
def test_each_kind_of_column_gives_tuples(function):
    phrase, codes = TO_CODES[function]
    cells, found = [phrase, None], [codes, ()]
    assert function(phrase) == codes
    assert function(cells) == function(tuple(cells)) == found
    column = pd.Series(cells, index=[7, 7], name="what")
    assert_series_equal(function(column), pd.Series(found, index=[7, 7], name="what", dtype=object))
    index = function(pd.Index(cells, name="what"))
    assert (index.tolist(), index.name, index.nlevels) == (found, "what", 1)
    for array in (function(np.array(cells, dtype=object)), function(column.astype("category").array)):
        assert isinstance(array, np.ndarray)
        assert array.tolist() == found


@pytest.mark.parametrize("make", [list, tuple, np.array, pd.Index, pd.Categorical, pa.array], **by_name)
def test_dates_of_anything_with_one_dimension_are_a_frame(make):
    texts = ["2025-11", "6 ноября 2025"]
    assert_frame_equal(parse_date(make(texts)), parse_date(pd.Series(texts)))


def test_dates_that_are_no_text():
    stamps = pd.to_datetime(["2025-11-06", None])
    found = parse_date(stamps)
    assert found["date"].tolist()[0] == "2025-11-06"
    assert found.loc[1].isna().all()
    assert parse_date([datetime.date(2025, 1, 2), 2024])["date"].tolist() == ["2025-01-02", "2024"]


@pytest.mark.parametrize("function", ALL, **by_name)
@pytest.mark.parametrize("value", MISSING, ids=repr)
def test_what_is_missing_stays_missing(function, value):
    nothing = () if function in TO_CODES else None
    assert function(value) == nothing
    assert function(value, errors="coerce") == nothing
    if function is not parse_date:
        assert function([value]) == [nothing]


@pytest.mark.parametrize("function", ALL, **by_name)
def test_all_that_is_wrong_is_told_with_its_rows(function):
    right = (TO_CODE | TO_CODES).get(function, ("2025",))[0]
    column = pd.Series(["qwerty", right, "qwerty", None, "asdfgh", 5], index=list("abcdef"), name="who", dtype=object)
    if function is parse_date:
        column["f"] = 55_555
    with pytest.raises(DataError) as caught:
        function(column)
    issues = {issue.value: issue for issue in caught.value.issues}
    assert set(issues) == {"qwerty", "asdfgh", str(column["f"])}
    assert issues["qwerty"].rows == ("a", "c")
    assert issues["asdfgh"].rows == ("e",)
    assert issues[str(column["f"])].hint.startswith("give ")
    assert {(issue.path, issue.line, issue.field) for issue in issues.values()} == {("column", 0, "who")}
    assert all(issue.reason for issue in issues.values())
    assert "×, rows a, c" in str(caught.value)
    assert isinstance(caught.value, ValueError)
    with pytest.raises(DataError) as caught:
        function(column.tolist())
    assert {issue.path for issue in caught.value.issues} == {"list"}
    assert (0, 2) in {issue.rows for issue in caught.value.issues}


@pytest.mark.parametrize("function", ALL, **by_name)
def test_what_is_wrong_may_be_left_out(function):
    right = (TO_CODE | TO_CODES).get(function, ("2025",))[0]
    nothing = () if function in TO_CODES else None
    assert function("qwerty", errors="coerce") == nothing
    assert function({"a": 1}, errors="coerce") == nothing
    column = pd.Series(["qwerty", right], index=["x", "y"], dtype="str")
    found = function(column, errors="coerce")
    alone = function(column.loc[["y"]])
    assert found.index.tolist() == ["x", "y"]
    assert found.loc[["y"]].equals(alone)
    assert found.loc["x"] == () if function in TO_CODES else np.all(pd.isna(found.loc["x"]))


@pytest.mark.parametrize("function", ALL, **by_name)
@pytest.mark.parametrize("value", ["qwerty", None, ["qwerty"], []], ids=repr)
@pytest.mark.parametrize("errors", ["ignore", None, True])
def test_another_word_for_errors_is_refused(function, value, errors):
    with pytest.raises(ParameterError, match="write 'raise' or 'coerce'"):
        function(value, errors=errors)


@pytest.mark.parametrize(
    "value", [pd.DataFrame({"a": ["x"]}), np.array([["x"]]), pd.MultiIndex.from_tuples([("x", "y")])]
)
def test_two_dimensions_are_refused(value):
    for function in ALL:
        with pytest.raises(ParameterError, match="give one of them"):
            function(value)


def test_one_bad_value_is_still_an_error_of_its_own():
    for function in ALL:
        with pytest.raises(ValueError, match="qwerty") as caught:
            function("qwerty")
        assert not isinstance(caught.value, DataError)
    for error, name in ((UnknownNameError, "Atlantis"), (AmbiguousNameError, "Korea")):
        with pytest.raises(error):
            normalize_country(name)
        with pytest.raises(LookupError):
            normalize_country(name)


def test_a_cell_that_is_a_list_or_a_flag_is_no_name():
    with pytest.raises(DataError) as caught:
        normalize_country(pd.Series([["Japan", "Chile"], True, {"a": 1}, "Japan"], dtype=object))
    assert sorted(issue.rows for issue in caught.value.issues) == [(0,), (1,), (2,)]


@pytest.mark.parametrize("function", [function for function in TO_CODE if function is not label], **by_name)
def test_anything_with_one_dimension_is_explained_in_a_frame(function):
    name, code = TO_CODE[function]
    cells = [name, "qwerty", None]
    frame = function(cells, explain=True)
    assert frame.columns.tolist() == ["code", "how", "reason", "nearest"]
    assert frame.index.tolist() == [0, 1, 2]
    assert frame["code"].fillna("").tolist() == [code, "", ""]
    assert frame["reason"].notna().tolist() == [False, True, False]
    for given in (np.array(cells, dtype=object), pd.Index(cells), pd.Categorical(cells)):
        assert_frame_equal(function(given, explain=True), frame)
    assert function(pd.Series(cells, index=[3, 3, 1]), explain=True).index.tolist() == [3, 3, 1]
    assert function(None, explain=True) == dict.fromkeys(frame.columns)


def test_names_with_what_stands_beside_them():
    names, parties = ["Park", "Lutnick", None], ["KOR", "США", "USA"]
    found = normalize_person(names, party=parties, post=None, errors="coerce")
    assert found[1:] == ["lutnick-howard", None]
    assert normalize_person(np.array(names[1:2]), party=np.array(["США"]))[0] == "lutnick-howard"
    series = pd.Series(names, index=[2, 0, 1], name="n")
    assert normalize_person(series, party=parties, errors="coerce").tolist()[1] == "lutnick-howard"
    assert normalize_person(["Lutnick"], party="США") == ["lutnick-howard"]
    with pytest.raises(ParameterError, match="2 of party for 3 names"):
        normalize_person(names, party=parties[:2])
    with pytest.raises(ParameterError, match="party is a Series or a list and the value is not"):
        normalize_person("Lutnick", party=["США"])


def test_a_name_is_told_once_for_each_company_that_it_stands_in():
    with pytest.raises(DataError) as caught:
        normalize_person(["Lutnick", "Lutnick", "Lutnick"], party=["Japan", "США", "Japan"])
    assert [(issue.value, issue.rows) for issue in caught.value.issues] == [("Lutnick", (0, 2))]
    with pytest.raises(DataError, match="not a date"):
        normalize_person(["Lutnick"], date=["soon enough"])


@pytest.mark.slow
@pytest.mark.parametrize("function", [*TO_CODE, *TO_CODES], **by_name)
def test_nearest_names_are_sought_for_those_that_are_shown(function, monkeypatch: pytest.MonkeyPatch):
    """They take longest: 20 times as long as to find that a name is not known."""
    sought = []
    extract = rapidfuzz.process.extract
    monkeypatch.setattr(
        rapidfuzz.process, "extract", lambda name, *rest, **how: sought.append(name) or extract(name, *rest, **how)
    )
    column = pd.Series([f"Unknown land {number} of {number % 97}" for number in range(1_000)])
    with pytest.raises(DataError) as caught:
        function(column)
    assert len(sought) <= 40
    assert len(caught.value.issues) == 1_000
    assert "and " in str(caught.value)
    assert len(str(caught.value)) < 10_000
    sought.clear()
    function(column, errors="coerce")
    assert sought == []


def test_one_value_waits_for_no_pandas():
    code = """
import sys, datetime
from analysis import label, normalize_country, normalize_person, parse_date
normalize_country("США"), normalize_country(None), normalize_person("Howard Lutnick", date=datetime.date(2025, 1, 1))
label("KAZ", "ru"), parse_date("2025"), parse_date(datetime.date(2025, 1, 1)), parse_date(2025)
print("pandas" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
