"""What is wrong is told with value, rows, reason and hint, and kept with the table."""

from __future__ import annotations

import io
import json
import pickle

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.errors import DataError, Issue
from analysis.harmonize import explode_agreements, issues_of, normalize_agreements, normalize_visits

ROWS = [
    {"id": "a", "parties": "Japan; Utopia", "signed": "05/06/2024", "n_sources": "few"},
    {"id": "b", "parties": ["Utopia", "Avalon"], "signed": "N/A", "n_sources": "3"},
    {"id": "c", "parties": "Chile", "signed": "07/08/2024", "n_sources": 2.5},
]


def test_every_value_is_an_issue_with_its_rows():
    with pytest.raises(DataError) as caught:
        normalize_agreements(pd.DataFrame(ROWS).set_index("id", drop=False))
    told = {issue.value: (issue.field, issue.rows) for issue in caught.value.issues}
    assert told == {
        "Utopia": ("parties", ("a", "b")),
        "Avalon": ("parties", ("b",)),
        "05/06/2024": ("signed", ("a",)),
        "07/08/2024": ("signed", ("c",)),
        "few": ("n_sources", ("a",)),
        "2.5": ("n_sources", ("c",)),
    }
    assert all(issue.reason and str(issue.value) not in issue.reason for issue in caught.value.issues)


def test_one_line_a_cause_with_the_first_values_and_the_count():
    days = [f"{day:02}/{month:02}/2019" for day in range(1, 13) for month in range(1, 13) if day != month]
    with pytest.raises(DataError) as caught:
        normalize_agreements([{"parties": "Chile", "signed": day} for day in days * 2])
    assert len(caught.value.issues) == len(days)
    assert str(caught.value) == (
        "frame: signed: day and month cannot be told apart '01/02/2019', '01/03/2019', '01/04/2019' and 129 more "
        "(264×, rows 0, 132, 1, 133, 2…) — "
        "write YYYY-MM-DD, or give language='ru', 'kk', 'uk', 'en-GB' (day first) or 'en-US' (month first)"
    )


def test_numbers_for_countries_are_one_cause():
    with pytest.raises(DataError) as caught:
        explode_agreements([{"parties": f"{number}; Japan"} for number in (4, 8, 12, 20)])
    assert len(str(caught.value).splitlines()) == 1
    assert (
        "'4', '8', '12' and 1 more (4×, rows 0, 1, 2, 3) — a number; numeric codes of ISO 3166-1 have three digits"
        in str(caught.value)
    )


def test_nearest_names_are_sought_for_the_first_only():
    names = [f"Kazakhstann{number}" for number in range(200)]
    with pytest.raises(DataError) as caught:
        normalize_agreements([{"parties": name} for name in names])
    hints = [issue.hint for issue in caught.value.issues]
    assert all(hints[:20])
    assert not any(hints[20:])
    assert len(hints) == 200


@pytest.mark.parametrize("normalize", [normalize_agreements, normalize_visits])
def test_what_is_left_out_stays_with_the_table_in_every_format(normalize, tmp_path):
    rows = ROWS if normalize is normalize_agreements else [{"from": "Utopia", "to": "Chile", "start": "05/06/2024"}]
    table = normalize(rows, errors="coerce")
    assert json.loads(json.dumps(table.attrs["issues"])) == table.attrs["issues"]
    table.to_parquet(tmp_path / "t.parquet")
    table.to_pickle(tmp_path / "t.pickle")
    table.to_csv(tmp_path / "t.csv")
    table.to_json(tmp_path / "t.json", orient="records", date_format="iso")
    for back in (pd.read_parquet(tmp_path / "t.parquet"), pd.read_pickle(tmp_path / "t.pickle")):
        assert back.attrs["issues"] == table.attrs["issues"]
        assert_frame_equal(issues_of(back), issues_of(table))
        again = normalize(back)
        assert "issues" not in again.attrs
        for column in table:
            assert again[column].tolist() == table[column].tolist() or again[column].equals(table[column])


def test_issues_as_a_table():
    table = normalize_agreements(ROWS, errors="coerce")
    told = issues_of(table)
    assert told.columns.tolist() == ["path", "line", "field", "value", "reason", "hint", "count", "rows"]
    assert told.loc[told["value"] == "Utopia", ["field", "count", "rows"]].to_numpy().tolist() == [
        ["parties", 2, (0, 1)]
    ]
    with pytest.raises(DataError) as caught:
        normalize_agreements(ROWS)
    assert [issue.to_dict() for issue in caught.value.issues] == table.attrs["issues"]
    nothing = issues_of(normalize_agreements([{"parties": "Chile"}], errors="coerce"))
    assert nothing.empty
    assert nothing.dtypes.tolist() == told.dtypes.tolist()


def test_labels_of_rows_are_plain():
    index = pd.MultiIndex.from_tuples([("x", np.int64(1)), ("y", 2)])
    table = normalize_agreements(pd.DataFrame({"parties": ["Chile", "Utopia"]}, index=index), errors="coerce")
    assert table.attrs["issues"][0]["rows"] == ["('y', 2)"]
    days = pd.DataFrame({"parties": ["Chile", "Utopia"]}, index=pd.to_datetime(["2024", "2025"]))
    assert json.dumps(normalize_agreements(days, errors="coerce").attrs["issues"])


CSV = 'id,Стороны,signed\n1,Japan,2024\n\n2,Utopia,2024\n3,"Chile;\nUtopia",N/A\n4,Avalon,soon\n'


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("text", [CSV, CSV.replace('"Chile;\n', "").replace('Utopia"', "Utopia")])
def test_of_a_file_the_lines_are_told(tmp_path, text, mark):
    path = tmp_path / "list.csv"
    path.write_text(mark + text, encoding="utf-8")
    last = 7 if '"' in text else 6
    for make in (normalize_agreements, explode_agreements):
        with pytest.raises(DataError) as caught:
            make(path)
        told = {issue.value: (issue.field, issue.line, issue.rows) for issue in caught.value.issues}
        assert told["Utopia"] == ("Стороны", 4, (4, 5))
        assert told["Avalon"] == ("Стороны", last, (last,))
        assert all(issue.path.endswith("list.csv") for issue in caught.value.issues)
    assert "list.csv:4: Стороны: unknown country or bloc 'Utopia' (2×, lines 4, 5)" in str(caught.value)
    assert isinstance(pickle.loads(pickle.dumps(caught.value)).issues[0], Issue)


def test_the_attributes_pass_through_a_buffer_of_parquet():
    buffer = io.BytesIO()
    tables = explode_agreements(ROWS, errors="coerce")
    tables["agreement_parties"].to_parquet(buffer)
    assert issues_of(pd.read_parquet(buffer))["value"].tolist() == ["Utopia", "Avalon"]
