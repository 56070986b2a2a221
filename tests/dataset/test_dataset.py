from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.dataset.build import build_tables
from analysis.dataset.dataset import Dataset, data_hash, load_agreements, load_dataset, load_visits
from analysis.errors import AmbiguousNameError, DataError, DateError, ParameterError, UnknownNameError
from analysis.records.store import load_records
from analysis.schema import COLUMNS, empty_table
from conftest import DATA

NAM = "2022-08-28-jpn-nam-mou"
EU = "2022-11-07-eu-kaz-partnership"
KOR = "2024-02-kor-uzb-talks"
MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"
MACRON = "2024-06-fra-nor-macron"
TOKAYEV = "2025-11-05-kaz-usa-tokayev"


@cache
def _loaded(folder: Path) -> Dataset:
    return load_dataset(folder)


@pytest.fixture
def data(home: Path) -> Dataset:
    return _loaded(home / "data" / "records")


def ids(data: Dataset) -> list[str]:
    return [*data.agreements["id"], *data.visits["id"]]


def assert_whole(data: Dataset) -> None:
    """The tables belong together: columns, dtypes, and no row of a record that is not there."""
    agreements, visits = set(data.agreements["id"]), set(data.visits["id"])
    owners = {"agreement_id": agreements, "visit_id": visits, "record_id": agreements | visits}
    for name in COLUMNS:
        table = getattr(data, name)
        assert table.dtypes.to_dict() == empty_table(name).dtypes.to_dict(), name
        assert table.index.equals(pd.RangeIndex(len(table)))
        for key, known in owners.items():
            if key in table.columns:
                assert set(table[key]) <= known


def test_everything(data):
    assert ids(data) == [NAM, EU, KOR, MOU, JV, MACRON, TOKAYEV]
    assert_whole(data)


def test_load_from_a_folder(home: Path):
    for folder in (DATA / "records", str(DATA / "records")):
        assert_frame_equal(load_agreements(folder), load_agreements())
        assert_frame_equal(load_visits(folder), load_visits())


def test_bad_records_load_nothing(records: Path):
    (records / "agreements" / "2022" / "bad.yml").write_text("id: bad")
    with pytest.raises(DataError, match=r"bad\.yml"):
        load_dataset(records)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ({}, [NAM, EU, KOR, MOU, JV, MACRON, TOKAYEV]),
        ({"country": "KAZ"}, [EU, MOU, JV, TOKAYEV]),
        ({"country": "Казахстан"}, [EU, MOU, JV, TOKAYEV]),
        ({"country": "KAZ", "partner": "США"}, [MOU, JV, TOKAYEV]),
        ({"country": "USA", "partner": "KAZ"}, [MOU, JV, TOKAYEV]),
        ({"partner": "KAZ"}, [EU, MOU, JV, TOKAYEV]),
        ({"country": "KAZ", "partner": "Japan"}, []),
        ({"country": "NA"}, [NAM]),
        ({"country": "NO"}, [MACRON]),
        ({"country": "EU"}, [EU]),
        ({"country": "France"}, [MACRON]),
        ({"country": "France", "expand_blocs": True}, [EU, MACRON]),
        ({"country": "United Kingdom", "expand_blocs": True}, []),
        ({"country": "France", "partner": "KAZ", "expand_blocs": True}, [EU]),
        ({"since": "2024"}, [KOR, MOU, JV, MACRON, TOKAYEV]),
        ({"until": "2024"}, [NAM, EU, KOR, MACRON]),
        ({"since": "2024", "until": "2024"}, [KOR, MACRON]),
        ({"since": "2024-02-29", "until": "2024-02-29"}, [KOR]),
        ({"since": "2024-03-01", "until": "2024-05-31"}, []),
        ({"since": "2025-11-07"}, [TOKAYEV]),
        ({"until": datetime.date(2022, 8, 28)}, [NAM]),
        ({"since": "ноябрь 2025", "until": "November 2025"}, [MOU, JV, TOKAYEV]),
        ({"mineral": "литий"}, [EU, KOR, MACRON]),
        ({"mineral": "tungsten"}, [JV, TOKAYEV]),
        ({"mineral": "uranium"}, [TOKAYEV]),
        ({"area": "exploration"}, [EU, MOU, TOKAYEV]),
        ({"area": "processing", "country": "USA"}, [JV, TOKAYEV]),
        ({"mineral": "lithium", "area": "trade"}, [EU]),
        ({"mineral": "gold"}, []),
    ],
)
def test_select(data, select, expected):
    chosen = data.select(**select)
    assert ids(chosen) == expected
    assert_whole(chosen)


def test_a_selection_of_a_selection(data):
    twice = data.select(country="KAZ").select(since="2025")
    assert ids(twice) == ids(data.select(country="KAZ", since="2025"))
    assert_frame_equal(twice.people, data.select(country="KAZ", since="2025").people)


def test_people_are_counted_within_the_selection(data):
    everybody = data.people.set_index("person_id")["n_signed"]
    chosen = data.select(area="exploration").people.set_index("person_id")["n_signed"]
    assert everybody["lutnick-howard"] == 2
    assert chosen["lutnick-howard"] == 1
    assert "macron-emmanuel" not in chosen.index


def test_an_empty_selection_keeps_columns_and_types(data):
    empty = data.select(country="KAZ", partner="Japan")
    assert all(len(getattr(empty, name)) == 0 for name in COLUMNS)
    assert_whole(empty)
    again = empty.select(country="USA", since="2020", mineral="lithium", area="trade", expand_blocs=True)
    assert_whole(again)


def test_a_record_without_a_day_stays_within_any_bounds(data):
    undated = data.agreements.assign(date=None, date_start=pd.NaT, date_end=pd.NaT)
    undated = undated.astype(data.agreements.dtypes)
    chosen = replace(data, agreements=undated)
    assert len(chosen.select(since="2030").agreements) == 5
    assert len(chosen.select(country="France", expand_blocs=True).agreements) == 1


def test_open_intervals_and_blocs(data):
    for text in ("2010/..", "../2030"):
        table = data.agreements.assign(date=text).astype(data.agreements.dtypes)
        chosen = replace(data, agreements=table)
        assert EU in ids(chosen.select(country="France", expand_blocs=True))


@pytest.mark.parametrize(
    ("select", "error", "words"),
    [
        ({"country": "Kazahkstan"}, UnknownNameError, "Kazakhstan"),
        ({"partner": "Korea"}, AmbiguousNameError, "KOR .South Korea. or PRK"),
        ({"mineral": "litium"}, UnknownNameError, "Lithium"),
        ({"area": "magic"}, UnknownNameError, "unknown area"),
        ({"since": "03/04/2025"}, DateError, "cannot be told apart"),
        ({"until": "soon"}, DateError, "not a date"),
        ({"since": "2025", "until": "2024"}, ParameterError, "since 2025 is after until 2024 — swap them"),
        ({"country": ""}, UnknownNameError, "unknown country"),
    ],
)
def test_a_value_that_does_not_resolve(data, select, error, words):
    with pytest.raises(error, match=words):
        data.select(**select)
    with pytest.raises(error, match=words):
        data.select(country="KAZ", partner="Japan").select(**select)


def test_one_event(data):
    event = data.event(MOU)
    assert ids(event) == [MOU, TOKAYEV]
    assert_whole(event)
    assert ids(data.event(NAM)) == [NAM]
    with pytest.raises(ParameterError, match="no agreement 'nothing'"):
        data.event("nothing")


def test_the_context_of_an_event(data):
    assert ids(data.context(data.event(MOU))) == [JV]
    assert ids(data.context(data.event(NAM))) == []


def test_the_context_in_a_dataset_without_visits(records: Path):
    for path in (records / "visits").rglob("*.yml"):
        path.unlink()
    for path in (records / "agreements" / "2025").glob("*.yml"):
        path.write_text("".join(line for line in path.open() if not line.startswith("visit:")))
    agreements_only = load_dataset(records)
    context = agreements_only.context(agreements_only.event(MOU))
    assert ids(context) == [JV]
    assert_whole(context)


def test_a_dataset_is_made_of_the_built_tables(data):
    for name, table in build_tables(load_records()).items():
        assert_frame_equal(getattr(data, name), table)


def test_the_hash_changes_with_any_byte_and_name(own_home: Path):
    first = data_hash()
    assert len(first) == 12
    assert set(first) <= set("0123456789abcdef")
    assert data_hash(own_home / "data") == first
    record = own_home / "data" / "records" / "agreements" / "2022" / f"{NAM}.yml"
    text = record.read_text()
    record.write_text(text + "\n")
    assert data_hash() != first
    record.write_text(text)
    assert data_hash() == first
    record.rename(record.with_name("other.yml"))
    assert data_hash() != first
    record.with_name("other.yml").rename(record)
    with (own_home / "data" / "vocab" / "areas.csv").open("a") as file:
        file.write("\n")
    assert data_hash() != first
