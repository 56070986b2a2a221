"""A vocabulary file that was saved otherwise is read, or refused in a line that says how to save it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import load_vocabulary, normalize_country
from analysis.errors import DataError
from analysis.vocab.table import COLUMNS, TABLES, read_table


@pytest.mark.parametrize("name", TABLES)
def test_each_file_has_its_columns(real_home: Path, name: str):
    assert tuple(load_vocabulary(name).columns) == COLUMNS[name]


def test_every_file_of_the_folder_is_a_table(real_home: Path):
    assert {path.stem for path in (real_home / "data" / "vocab").glob("*.csv")} == set(TABLES)


def test_rows_know_their_line(own_home: Path):
    rows = read_table("areas.csv")
    assert [row.line for row in rows] == list(range(2, len(rows) + 2))
    assert set(rows[0]) == set(COLUMNS["areas"])


def test_a_mark_at_the_head_is_passed_over(own_home: Path):
    file = own_home / "data" / "vocab" / "countries.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert normalize_country("Kazakhstan") == "KAZ"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda text: text.replace(",", ";").encode(),
            "1: no column name, .* — separate the cells by commas; the first",
        ),
        (
            lambda text: text.replace(",code,", ",kode,", 1).encode(),
            "1: no column code — the first line is name,code",
        ),
        (lambda text: text.encode("utf-16"), " the vocabulary file is no UTF-8 — save it as CSV UTF-8"),
        (lambda text: text.encode("cp1251", "replace"), " the vocabulary file is no UTF-8 — save it as CSV UTF-8"),
        (lambda text: b"", "1: no column name, code, language, kind, note — the first line is"),
        (lambda text: text.replace(",KAZ,", ",KAZ,,,,", 1).encode(), r"\d+: line has not 5 cells — quote commas"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(own_home: Path, change, told):
    file = own_home / "data" / "vocab" / "country_names.csv"
    file.write_bytes(change(file.read_text(encoding="utf-8")))
    with pytest.raises(DataError, match=rf"^[^\n]*country_names\.csv:{told}[^\n]*$"):
        normalize_country("Kazakhstan")


def test_a_folder_in_the_place_of_a_file(own_home: Path):
    file = own_home / "data" / "vocab" / "country_names.csv"
    file.unlink()
    file.mkdir()
    with pytest.raises(DataError, match=r"country_names\.csv: the vocabulary file cannot be read: .* — restore it"):
        normalize_country("Kazakhstan")


def test_every_line_of_the_wrong_length_is_told_at_once(own_home: Path):
    file = own_home / "data" / "vocab" / "areas.csv"
    file.write_text(file.read_text(encoding="utf-8") + "one\ntwo,cells\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_table("areas.csv")
    assert len(caught.value.issues) == 2
