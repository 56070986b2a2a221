"""The tables to take away, and in Node.js the files that are made of them."""

from __future__ import annotations

import base64
import csv
import io
import zipfile
from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis.pages.records_download import downloads_of
from analysis.pages.records_table import build_records_table
from analysis.schema import COLUMNS
from page_scripts import needs_node, run

SCRIPTS = ["fold.js", "xlsx.js", "records_download.js"]
TABLES = ("agreements", "visits", "agreement_parties", "signatories", "meetings", "sources", "conflicts")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def rows(data):
    return build_records_table(data)


@pytest.fixture
def made(rows, data):
    return downloads_of(rows, data)


def test_all_rows_of_all_tables(made, data):
    assert tuple(made) == TABLES
    assert {name: len(made[name]["rows"]) for name in TABLES} == {name: len(getattr(data, name)) for name in TABLES}


def test_all_documented_columns(made):
    for name in TABLES:
        documented = [column.name for column in COLUMNS[name]]
        own = [column for column, _ in made[name]["columns"]]
        assert own[: len(documented)] == documented if name in ("agreements", "visits") else own == documented[1:]


def test_each_row_knows_its_record(made, rows, data):
    assert [rows[at].id for at in made["sources"]["of"]] == data.sources["record_id"].tolist()
    assert [rows[at].id for at in made["meetings"]["of"]] == data.meetings["visit_id"].tolist()


def test_cells_are_those_of_the_table(made, data):
    columns = dict(made["agreements"]["columns"])
    names = list(columns)
    by_id = {row[0]: dict(zip(names, row, strict=True)) for row in made["agreements"]["rows"]}
    mou = by_id["2025-11-06-kaz-usa-minerals-mou"]
    assert (mou["date"], mou["date_start"], columns["date_start"]) == ("2025-11-06", "2025-11-06", "date")
    assert (mou["party_codes"], mou["party_names"]) == ("KAZ; USA", "Kazakhstan; United States")
    assert (mou["n_sources"], columns["n_sources"], mou["is_binding"], columns["is_binding"]) == (
        2, "number", False, "boolean",
    )  # fmt: skip
    assert "Howard Lutnick (signed)" in mou["people"]
    assert mou["page"] == "agreements/2025-11-06-kaz-usa-minerals-mou.html"
    assert by_id["2025-11-06-kaz-usa-tungsten-jv"]["place"] is None


def files(made, records, about=(("what", "x"),)):
    """The CSV as rows and the workbook as bytes."""
    text, book = run(
        SCRIPTS,
        "(({ csv, excel }) => [csv(records), Buffer.concat(excel(records, about).map(part => Buffer.from(part)))"
        ".toString('base64')])(recordDownloads(tables))",
        tables=made, records=records, about=about,
    )  # fmt: skip
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:]))), base64.b64decode(book)


def sheets(book: bytes) -> dict[str, list[dict[str, object]]]:
    """Rows of each sheet of a workbook, by name."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert archive.testzip() is None
        names = [sheet.get("name") for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml"))[0]]
        found = {}
        for number, name in enumerate(names, 1):
            root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            lines = []
            for row in root.find(f"{SHEET}sheetData"):
                cells = {}
                for cell in row:
                    column = cell.get("r").rstrip("0123456789")
                    value = cell.find(f"{SHEET}is/{SHEET}t")
                    cells[column] = (cell.find(f"{SHEET}v") if value is None else value).text
                lines.append(cells)
            heads = lines[0]
            found[name] = [{heads[column]: value for column, value in line.items()} for line in lines[1:]]
    return found


@needs_node
def test_csv_has_the_records_shown_in_their_order(made, rows):
    records = [len(rows) - 1, 0, 3]
    lines, _ = files(made, records)
    assert [line["id"] for line in lines] == [rows[at].id for at in records]
    assert [line["kind"] for line in lines] == [rows[at].kind for at in records]
    assert next(iter(lines[0])) == "kind"
    assert list(lines[0])[-1] == "page"
    assert {column.name for name in ("agreements", "visits") for column in COLUMNS[name]} <= {*lines[0]}


@needs_node
def test_the_workbook_has_every_table_of_the_records_shown(made, rows, data):
    number = [row.id for row in rows].index("2025-11-06-kaz-usa-minerals-mou")
    _, book = files(made, [number])
    found = sheets(book)
    assert list(found) == ["Records", "Agreements", "Visits", "Parties", "Signatories", "Meetings", "Sources",
                           "Conflicts", "About"]  # fmt: skip
    assert [len(found[name]) for name in found] == [1, 1, 0, 2, 3, 0, 2, 1, 1]
    (agreement,) = found["Agreements"]
    assert agreement["date"] == "2025-11-06"
    assert pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(agreement["date_start"])) == pd.Timestamp("2025-11-06")
    assert (
        agreement["source_urls"].split("; ") == data.sources.set_index("record_id").loc[rows[number].id, "url"].tolist()
    )
    assert [line["agreement_id"] for line in found["Parties"]] == [rows[number].id] * 2


@needs_node
def test_formulas_stay_texts(made, rows):
    titled = made["agreements"]["rows"][0]
    titled[1] = '=HYPERLINK("http://x.example.org","<&>")\x0b'
    titled[0] = "-1+cmd"
    lines, book = files(made, [made["agreements"]["of"][0]])
    assert lines[0]["title"].startswith("'=HYPERLINK")
    assert lines[0]["id"] == "'-1+cmd"
    assert sheets(book)["Agreements"][0]["title"] == '=HYPERLINK("http://x.example.org","<&>")'
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in text
    assert 't="inlineStr" s="3"' in text
