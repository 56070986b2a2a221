from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.paths import record_files
from analysis.records.models import Agreement, Visit
from analysis.records.store import load_records, read_record, read_records, validate_records
from conftest import DATA


def test_the_default_folder_is_that_of_the_home(home: Path):
    assert record_files() == record_files(home / "data" / "records")
    assert load_records() == load_records(home / "data" / "records")


def test_records_come_in_the_order_of_their_ids():
    records = load_records()
    assert len(records.agreements) == 5
    assert len(records.visits) == 2
    assert [record.id for record in records.agreements] == sorted(record.id for record in records.agreements)
    assert records.issues == ()


def test_a_folder_that_is_not_there(tmp_path: Path):
    with pytest.raises(DataError, match="no such folder of records — give data/records"):
        validate_records(tmp_path / "nothing")


def test_an_empty_folder_has_no_records_and_no_problems(tmp_path: Path):
    assert load_records(tmp_path).agreements == ()
    assert validate_records(str(tmp_path)) == []


def test_good_records_are_read_beside_bad_ones(records: Path):
    shutil.copy(DATA / "invalid" / "invalid_yaml.yml", records / "agreements" / "2025" / "bad.yml")
    read = read_records(records)
    assert len(read.agreements) == 5
    assert len(read.issues) == 1


def test_one_file_is_read_on_its_own(records: Path):
    file, record = read_record(records / "agreements" / "2025" / "2025-11-06-kaz-usa-tungsten-jv.yml")
    assert isinstance(record, Agreement)
    assert record.follows[0].id == "2025-11-06-kaz-usa-minerals-mou"
    assert file.line(("follows", 0, "id")) == 16
    _, visit = read_record(records / "visits" / "2025" / "2025-11-05-kaz-usa-tokayev.yml")
    assert isinstance(visit, Visit)


def test_a_file_elsewhere_is_neither(tmp_path: Path):
    with pytest.raises(DataError, match="neither an agreement nor a visit — put it under agreements/<year>/"):
        read_record(tmp_path / "x.yml")


def test_unquoted_country_codes_stay_text(records: Path):
    _, record = read_record(records / "agreements" / "2022" / "2022-08-28-jpn-nam-mou.yml")
    assert record.parties == ["JP", "NA"]
    assert record.place_country == "NA"
    _, visit = read_record(records / "visits" / "2024" / "2024-06-fra-nor-macron.yml")
    assert (visit.to, visit.start) == ("NO", "2024-06")


def test_a_form_error_deep_inside_names_the_branch_that_was_written(records: Path):
    path = records / "agreements" / "2025" / "2025-11-06-kaz-usa-tungsten-jv.yml"
    path.write_text(path.read_text().replace("name: Example Capital, ", ""))
    (issue,) = validate_records(records)
    assert (issue.line, issue.field, issue.reason) == (7, "parties[0].name", "the field is missing")


def test_a_misspelt_field_with_nothing_near_lists_the_known_ones(records: Path):
    path = records / "agreements" / "2022" / "2022-08-28-jpn-nam-mou.yml"
    path.write_text(path.read_text().replace("publisher:", "zzzz: x, publisher:"))
    (issue,) = validate_records(records)
    assert issue.field == "sources[0].zzzz"
    assert issue.hint == "known here: url, publisher, published, language, cites, note"
