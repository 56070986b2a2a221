from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import DataError
from analysis.harmonize.visits import normalize_visits
from analysis.schema import COLUMNS

VISITS = [
    {
        "visitor": "Касым-Жомарт Токаев",
        "from": "РК",
        "to": "США",
        "start": "2025-11-05",
        "end": "2025-11-07",
        "topics": "lithium; x",
    },
    {"visitor": "Nobody Known", "from": "NA", "to": "NO", "start": "2024-06"},
    {"visitor": None, "from": None, "to": "Japan", "start": None, "end": "2024-06-02"},
]


def test_visitors_are_read_in_any_form_with_their_row_to_tell_who_is_meant():
    rows = [
        ("Говардом Латником", "США", "министр торговли", "2025-11-06", "lutnick-howard"),
        ("Berdimuhamedov", "Туркменистан", "President", "2019-10-10", "berdimuhamedov-gurbanguly"),
        ("Berdimuhamedov", "Туркменистан", "President", "2024-10-10", "berdimuhamedov-serdar"),
        ("Berdimuhamedov", "Туркменистан", "President", None, None),
        ("Tokajew", "Kazakhstan", None, None, "tokayev-kassym-jomart"),
        ("Tokajew", "Japan", None, "2024", None),
        ("Jane Nobody", "Japan", None, "2024", None),
    ]
    columns = ["visitor", "from", "visitor_post", "start", "id"]
    table = normalize_visits(pd.DataFrame(rows, columns=columns, index=range(7, 0, -1)).drop(columns="id"))
    assert table["visitor_id"].fillna("").tolist() == [row[-1] or "" for row in rows]
    assert table["visitor_name"].tolist()[3:] == ["Berdimuhamedov", "Kassym-Jomart Tokayev", "Tokajew", "Jane Nobody"]


def test_a_blank_end_is_missing():
    rows = pd.DataFrame({"start": "2025-11-05", "end": ["", " ", None, float("nan"), pd.NaT, pd.NA]}, dtype=object)
    assert normalize_visits(rows)["date"].tolist() == ["2025-11-05"] * 6


def test_an_end_without_a_column_of_starts_is_kept():
    assert normalize_visits([{"end": "2025"}, {"end": None}])["date"].fillna("-").tolist() == ["../2025", "-"]


def test_parties_of_a_visit_may_be_names():
    table = normalize_visits([{"from": "KAZ", "to": "USA", "party_codes": "США; ЕС"}, {"from": "KAZ"}])
    assert table["party_codes"].tolist() == [("KAZ", "USA", "EU"), ("KAZ",)]


def test_messy_visits_become_ours():
    table = normalize_visits(VISITS)
    assert table.columns.tolist() == [column.name for column in COLUMNS["visits"]]
    assert table["visitor_id"].fillna("-").tolist() == ["tokayev-kassym-jomart", "-", "-"]
    assert table["visitor_name"].fillna("-").tolist() == ["Kassym-Jomart Tokayev", "Nobody Known", "-"]
    assert table["party_codes"].tolist() == [("KAZ", "USA"), ("NAM", "NOR"), ("JPN",)]
    assert table["date"].tolist() == ["2025-11-05/2025-11-07", "2024-06", "../2024-06-02"]
    assert table["date_precision"].tolist() == ["range", "month", "range"]
    assert table["date_start"].isna().tolist() == [False, False, True]
    assert table["mineral_codes"].tolist() == [("lithium",), (), ()]


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ("2025-11-05", "2025-11-05", "2025-11-05"),
        ("2025-11-05", "2025-11", "2025-11-05/2025-11"),
        ("2025-11", "2025-11-07", "2025-11/2025-11-07"),
        ("../2025", "2025/..", "../2025"),
        ("2025-11-05~", "2025-11-07", "2025-11-05~/2025-11-07"),
        ("2025-11-05/2025-11-06", "2025-11-08", "2025-11-05/2025-11-08"),
        ("2025-11-05", "2025-11-06/2025-11-08", "2025-11-05/2025-11-08"),
        ("2025-11-05", None, "2025-11-05"),
        (None, "2025-11-05", "../2025-11-05"),
    ],
)
def test_start_and_end_are_one_span(start, end, date):
    table = normalize_visits([{"start": start, "end": end}, {"start": "2020", "end": None}])
    assert table["date"].tolist() == [date, "2020"]


def test_an_end_before_the_start_is_reported_under_their_name_even_on_a_repeated_index():
    frame = pd.DataFrame({"start": ["2025-11-05", "2025"], "departure": ["2025-11-04", "2024"]}, index=[1, 1])
    with pytest.raises(DataError) as caught:
        normalize_visits(frame)
    assert [(issue.field, issue.value, issue.hint) for issue in caught.value.issues] == [
        ("departure", "2025-11-05/2025-11-04", "check both dates"),
        ("departure", "2025/2024", "check both dates"),
    ]
    assert normalize_visits(frame, errors="coerce")["date"].tolist() == ["2025-11-05", "2025"]


def test_topics_that_are_codes_stay_topics_too():
    table = normalize_visits([{"topics": ["lithium", "processing", "security"]}])
    assert table.loc[0, ["topics", "area_codes", "mineral_codes"]].tolist() == [
        ("lithium", "processing", "security"),
        ("processing",),
        ("lithium",),
    ]


@pytest.mark.parametrize(
    ("visitor", "post", "party", "day", "known"),
    [
        ("President Marcos", None, "Philippines", "1982-09-16", None),
        ("President Marcos", None, "Philippines", "2023-05-01", "marcos-ferdinand-jr"),
        ("Aliyev", "President", "Azerbaijan", "1998-02", None),
        ("Aliyev", "President", "Azerbaijan", "2024-06-03", "aliyev-ilham"),
        ("Prime Minister Singh", None, "India", "1979", None),
    ],
)
def test_the_day_of_the_visit_tells_generations_apart(visitor, post, party, day, known):
    row = {"visitor": visitor, "visitor_post": post, "from": party, "to": "Italy", "start": day}
    table = normalize_visits([row])
    assert (table.loc[0, "visitor_id"] if known else table["visitor_id"].isna()[0]) in (known, True)
    assert (table.loc[0, "visitor_name"] == visitor) == (known is None)
