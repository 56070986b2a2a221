from __future__ import annotations

import io
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.dataset.dataset import Dataset
from analysis.errors import ParameterError
from analysis.schema import COLUMNS, empty_table
from analysis.views.audit import build_source_audit
from analysis.views.breakdown import build_breakdown
from analysis.views.tables import complete, tables_in
from analysis.views.timeline import build_timeline


def test_tables_of_whatever_holds_them(data: Dataset):
    by_name = {"visits": data.visits, "agreements": data.agreements}
    for given in (data, by_name, SimpleNamespace(**by_name)):
        agreements, visits = tables_in(given, "agreements", "visits")
        assert agreements is data.agreements  # whole already: nothing is copied
        assert visits is data.visits
    alone, visits = tables_in(data.agreements, "agreements", "visits")
    assert alone is data.agreements
    assert_frame_equal(visits, empty_table("visits"))


@pytest.mark.parametrize("given", [None, 3, "agreements", [], {}, {"visits": pd.DataFrame()}, SimpleNamespace()])
def test_no_table_at_all(given):
    with pytest.raises(ParameterError, match=r"no table of agreements in a \w+ — give a DataFrame"):
        tables_in(given, "agreements", "visits")


def test_what_is_no_table_among_others(data: Dataset):
    with pytest.raises(ParameterError, match="visits: a list, not a table"):
        tables_in({"agreements": data.agreements, "visits": []}, "agreements", "visits")


def test_missing_columns_are_missing_in_every_row():
    frame = pd.DataFrame({"title": ["a", "b"], "mine": [1, 2]}, index=[5, 7])
    whole = complete(frame, "agreements")
    assert whole.index.tolist() == [5, 7]
    assert whole["mine"].tolist() == [1, 2]
    assert whole["party_codes"].tolist() == [(), ()]
    assert whole["date_start"].isna().all()
    for name, dtype, _ in COLUMNS["agreements"]:
        if name != "title":
            assert whole[name].dtype == ("object" if dtype == "tuple" else dtype), name
    assert frame.columns.tolist() == ["title", "mine"]


def test_lists_and_arrays_are_tuples_again():
    frame = pd.DataFrame({"area_codes": [["trade"], np.array(["energy", "trade"]), None, ()]})
    assert complete(frame, "agreements")["area_codes"].tolist() == [("trade",), ("energy", "trade"), (), ()]


def test_a_frame_of_something_else():
    with pytest.raises(ParameterError, match="no column of the table agreements — give a frame with its columns: id, "):
        complete(pd.DataFrame({"x": [1]}), "agreements")
    assert complete(pd.DataFrame(), "agreements").empty


def test_rows_without_an_id_are_not_one_record():
    frame = pd.DataFrame({"title": ["a", "b", "c"], "date": ["2024", "2025", None]})
    sources = pd.DataFrame({"url": ["https://a.org/1"], "publisher": ["A"]})
    audit = build_source_audit({"agreements": frame, "sources": sources})
    assert audit["title"].tolist() == ["a", "b", "c"]
    assert audit["n_sources"].tolist() == [0, 0, 0]


def test_views_of_a_frame_with_few_columns():
    frame = pd.DataFrame({"id": ["a"], "party_codes": [("KAZ", "USA")], "date": ["2024-05"]})
    assert build_timeline(frame)["date"].tolist() == ["2024-05"]
    assert build_breakdown(frame, by="party")["n_agreements"].tolist() == [1, 1]
    assert build_breakdown(frame, by="year").empty
    assert build_source_audit(frame)["n_sources"].tolist() == [0]


# --- frames go to files and come back --------------------------------------------------------------


def frames(data: Dataset) -> dict[str, pd.DataFrame]:
    tables = {name: getattr(data, name) for name in COLUMNS}
    return {
        **tables,
        "timeline": build_timeline(data.agreements, data.visits),
        "breakdown": build_breakdown(data.agreements, "area", across="year", count="split"),
        "party": build_breakdown(data.agreements, "partner", country="KAZ"),
        "audit": build_source_audit(data),
    }


@pytest.mark.parametrize("which", ["data", "nothing"])
def test_every_frame_goes_to_parquet_feather_csv_pickle_and_json(which, request, tmp_path):
    for name, frame in frames(request.getfixturevalue(which)).items():
        tuples = [column for column in frame if frame[column].dtype == object]
        plain = frame.drop(columns=tuples)
        frame.to_parquet(tmp_path / "t.parquet")
        again = pd.read_parquet(tmp_path / "t.parquet")
        again_plain = again.drop(columns=tuples).astype(plain.dtypes)  # Parquet counts in milliseconds
        assert_frame_equal(again_plain, plain, obj=name)
        assert again.attrs == frame.attrs
        for column in tuples:
            assert [tuple(cell) for cell in again[column]] == frame[column].tolist()
        frame.to_feather(tmp_path / "t.feather")
        feathered = pd.read_feather(tmp_path / "t.feather")
        for column in tuples:
            assert [tuple(cell) for cell in feathered[column]] == frame[column].tolist()
        frame.to_pickle(tmp_path / "t.pickle")
        assert_frame_equal(pd.read_pickle(tmp_path / "t.pickle"), frame, obj=name)
        read = pd.read_csv(io.StringIO(plain.to_csv(index=False)), keep_default_na=False, na_values=[""])
        assert read.columns.tolist() == plain.columns.tolist()
        assert len(read) == len(frame)
        assert len(
            pd.read_json(io.StringIO(frame.to_json(orient="records", date_format="iso")), orient="records")
        ) == len(frame)
