from __future__ import annotations

import datetime
import io
import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal, assert_series_equal

from analysis.dataset.dataset import load_agreements, load_visits
from analysis.errors import AnalysisError, DataError, ParameterError
from analysis.harmonize.agreements import normalize_agreements
from analysis.harmonize.long import explode_agreements
from analysis.harmonize.visits import normalize_visits
from analysis.schema import COLUMNS

AGREEMENTS = [
    {"id": "a", "parties": "Казахстан; США", "signed": "6 ноября 2025 года", "type": "MoU", "areas": "trade, mining"},
    {"id": "b", "parties": "Namibia | JP", "signed": "2022-08", "type": None, "minerals": "литий; uranium"},
    {"id": "c", "parties": ["NA"], "signed": None, "type": "treaty", "binding": "нет"},
]
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


def names(table: str) -> list[str]:
    return [column.name for column in COLUMNS[table]]


def issues(caught: pytest.ExceptionInfo[DataError]) -> list[tuple[str, str, str]]:
    return [(issue.field, issue.reason, issue.hint) for issue in caught.value.issues]


# --- agreements ---


def test_a_messy_table_becomes_ours():
    table = normalize_agreements(AGREEMENTS)
    assert table.columns.tolist() == names("agreements")
    assert table["id"].tolist() == ["a", "b", "c"]
    assert table["party_codes"].tolist() == [("KAZ", "USA"), ("NAM", "JPN"), ("NAM",)]
    assert table["n_parties"].tolist() == [2, 2, 1]
    assert table["date"].fillna("-").tolist() == ["2025-11-06", "2022-08", "-"]
    assert table["date_end"].iloc[1] == pd.Timestamp("2022-08-31")
    assert table["type_code"].fillna("-").tolist() == ["mou", "-", "treaty"]
    assert table["type_name"].iloc[0] == "Memorandum of understanding"
    assert table["area_codes"].tolist() == [("extraction", "trade"), (), ()]
    assert table["mineral_codes"].tolist() == [(), ("lithium", "uranium"), ()]
    assert table["is_binding"].tolist() == [False, pd.NA, False]


def test_namibia_survives():
    column = pd.Series(["NA", "Namibia", "Намибия"])
    by_list = normalize_agreements(pd.DataFrame({"parties": column, "place_country": column}))
    assert by_list["party_codes"].tolist() == [("NAM",)] * 3
    assert by_list["place_country_code"].tolist() == ["NAM"] * 3
    visits = normalize_visits(pd.DataFrame({"from": column, "to": "NO"}))
    assert visits["from_code"].tolist() == ["NAM"] * 3
    assert visits["to_code"].tolist() == ["NOR"] * 3


@pytest.mark.parametrize(("rows", "normalize"), [(AGREEMENTS, normalize_agreements), (VISITS, normalize_visits)])
def test_normalizing_twice_is_normalizing_once(rows, normalize):
    once = normalize(rows)
    assert_frame_equal(normalize(once), once)


def test_our_own_tables_are_normal():
    assert_frame_equal(normalize_agreements(load_agreements()), load_agreements())
    assert_frame_equal(normalize_visits(load_visits()), load_visits())


PARTIES = st.sampled_from(["Казахстан", "NA", "the U.S.", "EU", "Korea, Republic of", "JPN"])
DATES = st.sampled_from(["2025", "6 ноября 2025", "2024-02~", "06.11.2025", None, "2024/2025", "../2025", "2025/.."])
ROWS = st.fixed_dictionaries(
    {"parties": st.lists(PARTIES, max_size=4).map("; ".join) | st.none(), "signed": DATES},
    optional={
        "type": st.sampled_from(["MoU", "treaty", "меморандум", None, " "]),
        "binding": st.sampled_from(["yes", "нет", True, False, None]),
        "minerals": st.sampled_from(["литий", "Li; uranium", "", None]),
        "expected_effects": st.sampled_from(["one; two", None]),
        "Notes of mine": st.text(max_size=5),
    },
)


@pytest.mark.slow
@settings(max_examples=15)  # each takes 50 ms and more
@given(st.lists(ROWS, max_size=4))
def test_any_agreements_normalized_twice_are_normalized_once(rows):
    once = normalize_agreements(rows)
    assert len(once) == len(rows)
    assert_frame_equal(normalize_agreements(once), once)


TRIPS = st.fixed_dictionaries(
    {"from": PARTIES | st.none(), "to": PARTIES, "start": DATES},
    optional={
        "end": DATES,
        "visitor": st.sampled_from(["Токаев", "Nobody Known", None, ""]),
        "topics": st.sampled_from(["lithium; security", "processing", None]),
    },
)


@pytest.mark.slow
@settings(max_examples=15)  # each takes 50 ms and more
@example([{"from": None, "to": "Japan", "start": "2025", "end": "2024-02"}])
@given(st.lists(TRIPS, max_size=4))
def test_any_visits_normalized_twice_are_normalized_once(rows):
    once = normalize_visits(rows, errors="coerce")
    assert all("ends before it starts" in issue["reason"] for issue in once.attrs.pop("issues", []))
    assert_frame_equal(normalize_visits(once), once)


NAMES = st.sampled_from(["parties", "signed", "type", "n_sources", "id"])
CELLS = st.text(max_size=12) | st.integers() | st.none() | st.booleans()


@pytest.mark.slow
@settings(max_examples=15)  # each takes 50 ms and more
@given(st.lists(st.dictionaries(NAMES, CELLS), max_size=3))
def test_any_cells_are_a_table_or_an_analysis_error(rows):
    try:
        table = normalize_agreements(rows)
    except AnalysisError:
        table = normalize_agreements(rows, errors="coerce")
        assert table.attrs["issues"]
    assert len(table) == len(rows)


def test_the_input_is_left_alone_and_other_columns_and_the_index_stay():
    given_frame = pd.DataFrame({"Parties": ["KAZ; USA", "NA"], "mine": [1, 2]}, index=["x", "x"])
    given_frame.attrs["source"] = "mine"
    before = given_frame.copy()
    table = normalize_agreements(given_frame)
    assert_frame_equal(given_frame, before)
    assert given_frame.attrs == {"source": "mine"}
    assert table.columns.tolist() == [*names("agreements"), "mine"]
    assert table.index.tolist() == ["x", "x"]
    assert table["mine"].tolist() == [1, 2]


def test_their_column_names():
    table = normalize_agreements(
        pd.DataFrame({"Who": ["KAZ"], "When": ["2025"]}), columns={"Who": "parties", "When": "signed"}
    )
    assert table.loc[0, ["party_codes", "date"]].tolist() == [("KAZ",), "2025"]
    with pytest.raises(ParameterError, match="no column 'What' — the table has Who"):
        normalize_agreements(pd.DataFrame({"Who": ["KAZ"]}), columns={"What": "parties"})


def test_our_name_wins_over_theirs():
    table = normalize_agreements([{"party_codes": ("KAZ",), "parties": "USA"}])
    assert table.loc[0, "party_codes"] == ("KAZ",)
    assert table.loc[0, "parties"] == "USA"


def test_all_problems_at_once_with_rows_counts_and_hints():
    rows = [
        {"parties": "Kazahkstan; USA", "signed": "03/04/2025", "type": "handshake"},
        {"parties": "Kazahkstan; Korea", "signed": "2025-02-30", "type": "MoU", "binding": "maybe"},
        {"parties": "USA", "signed": "03/04/2025"},
    ]
    with pytest.raises(DataError) as caught:
        normalize_agreements(rows)
    found = issues(caught)
    assert [field for field, _, _ in found] == ["binding", "parties", "parties", "signed", "signed", "type"]
    text = str(caught.value)
    assert "ambiguous country or bloc 'Korea' (1×, rows 1) — write which one is meant: KOR (South Korea)" in text
    assert "unknown country or bloc 'Kazahkstan' (2×, rows 0, 1) — did you mean" in text
    assert "day and month cannot be told apart '03/04/2025' (2×, rows 0, 2) — write YYYY-MM-DD" in text
    assert "neither yes nor no 'maybe' (1×, rows 1) — write true or false" in text


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"parties": "Nowhere"}, "parties"),
        ({"parties": "KAZ", "signed": "soon"}, "signed"),
        ({"parties": "KAZ", "signed": 20250501}, "signed"),
        ({"parties": "KAZ", "signed": True}, "signed"),
        ({"parties": "KAZ", "signed": ["2025"]}, "signed"),
        ({"parties": {"name": "KAZ"}}, "parties"),
        ({"type": "handshake"}, "type"),
        ({"status": "handshake"}, "status"),
        ({"binding": "maybe"}, "binding"),
        ({"n_sources": "three"}, "n_sources"),
    ],
)
def test_one_bad_cell_in_a_table_of_one_row(row, field):
    with pytest.raises(DataError) as caught:
        normalize_agreements([row])
    assert [issue.field for issue in caught.value.issues] == [field]


def test_many_rows_are_shortened():
    with pytest.raises(DataError, match=r"\(9×, rows 0, 1, 2, 3, 4…\)"):
        normalize_agreements([{"parties": "Nowhere"}] * 9)


def test_coerce_keeps_what_is_known():
    rows = [{"parties": "Nowhere; KAZ", "signed": "soon", "type": "handshake", "n_sources": "three"}]
    table = normalize_agreements(rows, errors="coerce")
    assert table.loc[0, "party_codes"] == ("KAZ",)
    assert table.loc[0, ["date", "type_code", "type_name", "n_sources"]].isna().all()
    assert [issue["field"] for issue in table.attrs["issues"]] == ["n_sources", "parties", "signed", "type"]
    assert "issues" not in normalize_agreements([{"parties": "KAZ"}], errors="coerce").attrs


def test_caller_mistakes():
    with pytest.raises(ParameterError, match="errors='ignore' — write 'raise' or 'coerce'"):
        normalize_agreements([], errors="ignore")
    with pytest.raises(ParameterError, match="not a table"):
        normalize_agreements({"parties": "KAZ"})
    with pytest.raises(ParameterError, match="two columns are called 'a'"):
        normalize_agreements(pd.DataFrame([[1, 2]], columns=["a", "a"]))


@pytest.mark.parametrize(("normalize", "table"), [(normalize_agreements, "agreements"), (normalize_visits, "visits")])
def test_no_rows_keep_columns_and_types(normalize, table):
    for nothing in ([], pd.DataFrame(), pd.DataFrame({"parties": [], "from": [], "start": [], "topics": []})):
        frame = normalize(nothing)
        assert len(frame) == 0
        assert frame.columns.tolist()[: len(names(table))] == names(table)
        for name, dtype, _ in COLUMNS[table]:
            assert frame[name].dtype == ("object" if dtype == "tuple" else dtype), name


def test_a_generator_of_rows():
    assert len(normalize_agreements(row for row in AGREEMENTS)) == 3


def test_binding_stated_wins_over_the_type():
    rows = [{"type": "treaty"}, {"type": "treaty", "binding": "no"}, {"type": "agreement"}, {"binding": True}]
    assert normalize_agreements(rows)["is_binding"].tolist() == [True, False, pd.NA, True]


@pytest.mark.parametrize("given", [[1, 0, None], [1.0, 0.0, None], ["1", "0", ""], ["1.0", "0.0", None]])
@pytest.mark.parametrize("dtype", [object, None])
def test_one_and_zero_are_yes_and_no(given, dtype):
    """As other formats write flags, and pandas those with gaps."""
    table = normalize_agreements(pd.DataFrame({"is_binding": pd.Series(given, dtype=dtype)}))
    assert table["is_binding"].tolist() == [True, False, pd.NA]
    with pytest.raises(DataError, match="neither yes nor no '2'"):
        normalize_agreements([{"is_binding": 2}])


def test_flags_come_back_from_json():
    table = normalize_agreements([{"id": "a", "binding": "yes"}, {"id": "b", "binding": "no"}, {"id": "c"}])
    again = normalize_agreements(pd.read_json(io.StringIO(table.to_json(orient="records", date_format="iso"))))
    assert_series_equal(again["is_binding"], table["is_binding"])


MOMENT = "2025-11-06T23:30:00+05:00"


@pytest.mark.parametrize(
    "column",
    [
        pd.Series(pd.to_datetime([MOMENT, None])),
        pd.Series(pd.to_datetime([MOMENT, None])).astype(pd.ArrowDtype(pa.timestamp("s", "Asia/Almaty"))),
        pd.Series([pd.Timestamp(MOMENT), None], dtype=object),
        pd.Series([MOMENT, None]),
        pd.Series(["2025-11-06", None]),
        pd.Series([np.datetime64("2025-11-06"), None], dtype=object),
    ],
    ids=lambda column: str(column.dtype),
)
def test_the_first_and_the_last_day_are_those_where_it_was_written(column):
    table = normalize_agreements(pd.DataFrame({"date_start": column, "date_end": column}))
    for name in ("date_start", "date_end"):
        assert table[name].dtype == "datetime64[s]"
        assert table[name].dt.strftime("%Y-%m-%d").fillna("-").tolist() == ["2025-11-06", "-"]


@pytest.mark.parametrize("word", ["today", "now", "2025-11", "2025-11-06 or later", "2025-13-01"])
def test_what_is_no_day_is_no_first_day(word):
    with pytest.raises(DataError, match=f"date_start: no day '{word}'"):
        normalize_agreements([{"date_start": word}])


@pytest.mark.parametrize("other", [None, "2024", datetime.date(2024, 1, 1), pd.NaT])
@pytest.mark.parametrize("unit", ["D", "s", "ns"])
def test_days_of_numpy_are_days_among_other_cells(other, unit):
    column = pd.Series([np.datetime64("2025-11-06", unit), other], dtype=object)
    assert normalize_agreements(pd.DataFrame({"signed": column}))["date"].iloc[0] == "2025-11-06"


def test_timestamps_are_days():
    table = normalize_agreements(pd.DataFrame({"signed": pd.to_datetime(["2025-11-06", None])}))
    assert table["date"].fillna("-").tolist() == ["2025-11-06", "-"]


# --- whatever a column is made of ---

MIXED = pd.DataFrame(
    {
        "parties": ["Казахстан; США", "NA", None, None, "Korea, Republic of"],
        "signed": ["2025-11-06", "2024", None, None, "6 ноября 2025"],
        "type": ["MoU", None, None, "treaty", "MoU"],
        "status": ["signed", None, "signed", None, "in force"],
        "place_country": ["NA", "США", None, None, "JPN"],
        "areas": ["trade, mining", None, None, "exploration", "trade"],
        "minerals": ["литий; uranium", None, None, "Li", "lithium"],
        "binding": ["yes", None, None, "нет", "no"],
        "visit_ids": ["x; y", None, None, "z", "w"],
        "title": ["One", None, None, "Two", "One"],
    },
    dtype="str",
)
DTYPES = [
    *("object", "category", "string[python]", "string[pyarrow]"),
    *map(pd.ArrowDtype, (pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string()))),
]


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
def test_text_of_any_dtype_is_the_same(dtype):
    frame = MIXED.astype(dtype)
    before = frame.copy()
    assert_frame_equal(normalize_agreements(frame), normalize_agreements(MIXED))
    assert_frame_equal(frame, before)


@pytest.mark.parametrize("sign", ["n/a", "NA", "#N/A", "–", "0000-00-00", "tbd", "н/д", "белгісіз", " ? "])
def test_signs_for_what_is_not_known_are_no_dates_and_no_errors(sign):
    rows = [{"parties": "Chile", "signed": sign, "in_force": "2021-03"}, {"parties": "NA", "signed": sign}]
    table = normalize_agreements(rows)
    assert table["date"].fillna("").tolist() == ["2021-03", ""]
    assert table["date_event"].fillna("").tolist() == ["in force", ""]
    assert table["party_codes"].tolist() == [("CHL",), ("NAM",)]
    assert normalize_visits([{"from": "NA", "start": "2021", "end": sign}])["date"].tolist() == ["2021"]


def test_nothing_happened_on_a_day_that_cannot_be_read():
    rows = [{"parties": "Chile", "announced": "one day"}, {"parties": "Chile", "announced": "2021", "ended": "one day"}]
    table = normalize_agreements(rows, errors="coerce")
    assert table["date_event"].fillna("").tolist() == ["", "announced"]
    assert [issue["rows"] for issue in table.attrs["issues"]] == [[0]]


def test_all_dates_of_a_row_are_kept():
    row = {"parties": "Chile", "concluded": "2019-05", "Entry into force": "2020-01-01", "ended": None}
    table = normalize_agreements([row])
    assert table.loc[0, ["date", "date_event", "concluded", "in_force"]].tolist() == [
        *("2019-05", "concluded", "2019-05", "2020-01-01"),
    ]
    assert_frame_equal(normalize_agreements(table), table)


@pytest.mark.parametrize(("language", "date"), [("ru", "2024-04-03"), ("en-GB", "2024-04-03"), ("en-US", "2024-03-04")])
def test_the_language_tells_the_order_of_day_and_month(language, date):
    rows = [{"signed": "03/04/2024", "from": "Chile", "start": "03/04/2024", "end": "03/04/2024"}]
    assert normalize_agreements(rows, language=language)["date"].tolist() == [date]
    assert normalize_visits(rows, language=language)["date"].tolist() == [date]
    with pytest.raises(ParameterError, match="no such language 'fr'"):
        normalize_agreements(rows, language="fr")


class Unprintable:
    """An object that raises whatever is asked of it."""

    __hash__ = None

    def __str__(self) -> str:
        raise RuntimeError

    __repr__ = __str__

    def __eq__(self, other: object) -> bool:
        raise RuntimeError


NESTED: list = []
for _ in range(3000):
    NESTED = [NESTED]
ODD = {
    "mapping": {"name": {"KAZ"}},
    "unprintable": Unprintable(),
    "list of unprintables": [Unprintable()],
    "nested": NESTED,
    "frame": pd.DataFrame({"a": [1]}),
    "matrix": np.array([["KAZ", "USA"], ["JPN", "x"]]),
    "masked": np.ma.masked,
    "half a character": "a\ud800",
    "list of halves": ["\udfff"],
    "function": len,
    "too large": 10**400,
    "bytes": b"KAZ",
    "arrow": pa.scalar("KAZ"),
}
FIELDS = [
    "id",
    "title",
    "parties",
    "signed",
    "type",
    "place_country",
    "areas",
    "visit",
    "binding",
    "n_sources",
    "level",
]


@pytest.mark.slow
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("cell", ODD.values(), ids=ODD)
def test_any_object_in_a_cell_is_text_or_a_problem_of_one_line(cell):
    for field in FIELDS:
        column = pd.Series([cell, None, cell], dtype=object)
        frame = pd.DataFrame({"parties": ["Chile"] * 3}).assign(**{field: column})
        for make in (normalize_agreements, explode_agreements):
            made = make(frame, errors="coerce")
            for table in made.values() if isinstance(made, dict) else [made]:
                for issue in table.attrs.get("issues", []):
                    assert (issue["field"], issue["rows"]) == (field, [0, 2])


@pytest.mark.parametrize("kind", [pa.struct({"name": pa.string()}), pa.map_(pa.string(), pa.string())], ids=str)
def test_structs_of_arrow_are_no_names(kind):
    cells = pd.Series(pd.array([{"name": "KAZ"}, None], dtype=pd.ArrowDtype(kind)))
    with pytest.raises(DataError, match="parties: unknown country or bloc"):
        normalize_agreements(pd.DataFrame({"parties": cells}))


def test_columns_with_half_a_character_in_their_name_are_refused():
    frame = pd.DataFrame({"parties": ["Chile"]})
    frame.columns = pd.Index(["parties"], dtype=object)
    frame["\ud800"] = 1
    for make in (normalize_agreements, explode_agreements):
        with pytest.raises(ParameterError, match="a column's name is no Unicode"):
            make(frame)


@pytest.mark.parametrize(
    "nothing", [None, 5, True, 2.5, b"list.csv", object(), [None], [1, 2], pd.Series(["Chile"]), [[]]]
)
def test_what_is_no_table_is_refused_with_what_to_give(nothing):
    for make in (normalize_agreements, normalize_visits, explode_agreements):
        with pytest.raises(ParameterError, match="not a table — give a DataFrame or a list of mappings"):
            make(nothing)


def test_numbers_as_text_and_numbers_that_do_not_fit():
    rows = [{"n_sources": cell} for cell in ("3", 4.0, "5.0", " ", 1e20, 2.5, "many", float("inf"))]
    table = normalize_agreements(rows, errors="coerce")
    assert table["n_sources"].fillna(-1).tolist() == [3, 4, 5, -1, -1, -1, -1, -1]
    assert [issue["rows"] for issue in table.attrs["issues"]] == [[4], [5], [6], [7]]
    whole = normalize_agreements(pd.DataFrame({"n_sources": [2.0, None, 1e20]}), errors="coerce")
    assert whole["n_sources"].fillna(-1).tolist() == [2, -1, -1]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT, "", " ", "\u00a0", "\t\n"], ids=repr)
def test_what_is_missing_stays_missing(missing):
    cells = {name: [missing if pd.isna(cell) else cell for cell in MIXED[name]] for name in MIXED}
    assert_frame_equal(normalize_agreements(pd.DataFrame(cells, dtype=object)), normalize_agreements(MIXED))


LISTS = [["Казахстан", "США"], ["NA"], None, [" "], ["Korea, Republic of"]]


@pytest.mark.parametrize(
    "column",
    [
        pd.Series(LISTS),
        pd.Series([cells and tuple(cells) for cells in LISTS]),
        pd.Series([cells and np.array(cells) for cells in LISTS]),
        pd.Series([*LISTS[:2], float("nan"), pd.NA, "Korea, Republic of"]),
        pd.Series([["Казахстан", None, "США", float("nan")], [pd.NA, "NA"], [None], [], ["Korea, Republic of"]]),
        pd.Series(pd.array(LISTS, dtype=pd.ArrowDtype(pa.list_(pa.string())))),
        pd.Series(pd.array(LISTS, dtype=pd.ArrowDtype(pa.large_list(pa.string())))),
    ],
    ids=["lists", "tuples", "arrays", "mixed", "missing within", "arrow lists", "arrow large lists"],
)
def test_lists_of_any_kind_are_the_same(column):
    parties = [("KAZ", "USA"), ("NAM",), (), (), ("KOR",)]
    assert normalize_agreements(pd.DataFrame({"parties": column}))["party_codes"].tolist() == parties
    exploded = explode_agreements(pd.DataFrame({"parties": column}))["agreement_parties"]
    assert exploded["party_code"].tolist() == ["KAZ", "USA", "NAM", "KOR"]


def test_a_list_of_one_is_that_one_and_of_several_is_reported():
    table = normalize_agreements([{"status": ["signed"]}, {"status": []}, {"status": [None, "in force"]}])
    assert table["status_code"].fillna("-").tolist() == ["signed", "-", "in force"]
    with pytest.raises(DataError, match=r"place_country: .* 'KAZ; USA' \(1×, rows 1\) — it names several"):
        normalize_agreements([{"place_country": ["KAZ"]}, {"place_country": ["KAZ", "USA"]}])


def test_what_parquet_gives_back_is_what_was_written():
    for normalize, rows in ((normalize_agreements, AGREEMENTS), (normalize_visits, VISITS)):
        table = normalize(rows)
        buffer = io.BytesIO()
        table.to_parquet(buffer)
        assert_frame_equal(normalize(pd.read_parquet(buffer)), table)
        assert_frame_equal(normalize(pd.read_parquet(buffer, dtype_backend="pyarrow")), table)


def test_tuples_come_back_from_feather_as_they_are_and_from_csv_where_they_were_joined():
    table = normalize_agreements(AGREEMENTS)
    buffer = io.BytesIO()
    table.to_feather(buffer)
    assert_frame_equal(normalize_agreements(pd.read_feather(buffer)), table)
    lists = [column for column, dtype, _ in COLUMNS["agreements"] if dtype == "tuple" and column in table]
    plain = table.assign(**{column: table[column].map("; ".join) for column in lists})
    read = pd.read_csv(io.StringIO(plain.to_csv(index=False)), keep_default_na=False, na_values=[""])
    assert_frame_equal(normalize_agreements(read)[lists], table[lists])


DAYS = [datetime.date(2025, 11, 6), None, datetime.date(2024, 1, 2)]
STAMPS = pd.Series(pd.to_datetime(DAYS))


@pytest.mark.parametrize(
    "column",
    [
        pd.Series(DAYS, dtype=object),
        *(STAMPS.astype(f"datetime64[{unit}]") for unit in ("s", "ms", "us", "ns")),
        STAMPS.astype("category"),
        STAMPS.dt.tz_localize("Asia/Almaty"),
        STAMPS.dt.to_period("D"),
        pd.Series(list(STAMPS), dtype=object),
        *(pd.Series(pd.array(DAYS, dtype=pd.ArrowDtype(kind))) for kind in (pa.date32(), pa.date64())),
        STAMPS.copy().astype(pd.ArrowDtype(pa.timestamp("us"))),  # until pandas 3.1.1 that writes into what it reads
    ],
    ids=lambda column: str(column.dtype),
)
def test_days_of_any_dtype_are_the_same(column):
    expected = ["2025-11-06", "-", "2024-01-02"]
    assert normalize_agreements(pd.DataFrame({"signed": column}))["date"].fillna("-").tolist() == expected
    visits = pd.DataFrame({"start": column, "end": column})
    assert normalize_visits(visits)["date"].fillna("-").tolist() == expected


@pytest.mark.parametrize("dtype", ["float64", "Int64", "object", "category", pd.ArrowDtype(pa.int64())], ids=str)
def test_numbers_of_four_digits_are_years(dtype):
    years = pd.Series([2024, None, 2025], dtype=dtype)
    table = normalize_agreements(pd.DataFrame({"signed": years}))
    assert table["date"].fillna("-").tolist() == ["2024", "-", "2025"]
    assert table["date_precision"].fillna("-").tolist() == ["year", "-", "year"]


@pytest.mark.parametrize("number", [20240501, 999, 10000, 2024.5, -2024, float("inf"), 0])
def test_other_numbers_are_no_dates(number):
    with pytest.raises(DataError, match=r"no year .* \(1×, rows 1\) — give years as 1000 to 9999"):
        normalize_agreements([{"signed": 2024}, {"signed": number}])


INDEXES = [
    pd.Index([1, 1, 1, 2, 2], name="n"),
    pd.MultiIndex.from_tuples([("b", 1), ("a", 2), ("a", 2), ("c", 0), ("a", 1)], names=["x", "y"]),
    pd.date_range("2020", periods=5),
    pd.Index([None, "a", "a", float("nan"), 1.5], dtype=object),
    pd.CategoricalIndex(list("aabbc")),
]


@pytest.mark.parametrize("index", INDEXES, ids=lambda index: type(index).__name__)
def test_any_index_stays_and_names_the_rows(index):
    table = normalize_agreements(MIXED.set_axis(index))
    assert table.index.identical(index)
    assert_frame_equal(table.reset_index(drop=True), normalize_agreements(MIXED))
    visits = normalize_visits(pd.DataFrame({"from": "KAZ", "to": "USA", "start": "2025", "end": ""}, index=index))
    assert visits.index.identical(index)
    with pytest.raises(DataError, match=re.escape(f"(1×, rows {index[4:].tolist()[0]})")):
        normalize_agreements(MIXED.assign(type=[*MIXED["type"][:4], "handshake"]).set_axis(index))


def test_columns_of_any_name_and_dtype_stay():
    extra = {
        5: pd.Series([1, 2, 3], dtype="int8"),
        ("a", 1): pd.Categorical(["x", "y", None]),
        None: pd.Series([1, None, 3], dtype=pd.ArrowDtype(pa.int32())),
        "of mine": [["list"], {"a": 1}, " "],
        "when": pd.date_range("2020", periods=3, tz="UTC"),
    }
    frame = pd.DataFrame({"parties": ["KAZ", "USA", ""], **extra})
    table = normalize_agreements(frame)
    assert table.columns.tolist()[-5:] == [*extra]
    for name in extra:
        assert_series_equal(table[name], frame[name])


def test_columns_of_several_levels_are_refused():
    frame = pd.DataFrame([["KAZ"]], columns=pd.MultiIndex.from_tuples([("a", "parties")]))
    with pytest.raises(ParameterError, match="columns of 2 levels — give every column one name"):
        normalize_agreements(frame)


def test_half_a_character_is_refused_or_reported():
    with pytest.raises(ParameterError, match=r"text that is no Unicode: .* — read the table as UTF-8"):
        normalize_agreements([{"type": "\ud800"}])
    with pytest.raises(DataError, match=r"type: unknown type of agreement '\?' \(1×, rows 0\)"):
        normalize_agreements(pd.DataFrame({"type": ["\ud800"]}, dtype=object))


def test_columns_are_found_in_any_case():
    table = normalize_agreements(pd.DataFrame({"ID": ["a"], "Parties": "KAZ", "Signed": "2025", "Place Country": "NA"}))
    assert table.loc[0, ["id", "party_codes", "date", "date_event"]].tolist() == ["a", ("KAZ",), "2025", "signed"]
    assert table.loc[0, "place_country_code"] == "NAM"
    assert table.columns.tolist() == names("agreements")


def test_of_several_dates_the_first_that_is_there_counts():
    frame = pd.DataFrame(
        {
            "announced": ["2020", "2021", None, " "],
            "signed": [pd.NaT, " ", pd.NaT, ""],
            "in_force": [2023.0, None, 2024.0, None],
        }
    )
    table = normalize_agreements(frame)
    assert table["date"].fillna("-").tolist() == ["2023", "2021", "2024", "-"]
    assert table["date_event"].fillna("-").tolist() == ["in force", "announced", "in force", "-"]
    with pytest.raises(DataError, match=r"frame: announced: not a date 'soon' \(2×, rows 1, 3\)"):
        normalize_agreements(frame.assign(announced="soon"))


def test_problems_are_reported_under_the_name_that_was_given():
    frame = pd.DataFrame({"Who": ["Nowhere"], "When": ["soon"]})
    with pytest.raises(DataError) as caught:
        normalize_agreements(frame, columns={"Who": "parties", "When": "signed"})
    assert [issue.field for issue in caught.value.issues] == ["When", "Who"]


def test_a_dash_within_a_bad_value_is_not_taken_for_a_hint():
    with pytest.raises(DataError) as caught:
        normalize_agreements([{"parties": "Nowhere — Never", "signed": "soon — or never"}])
    (parties, signed) = caught.value.issues
    assert (parties.value, parties.reason, parties.rows) == ("Nowhere — Never", "unknown country or bloc", (0,))
    assert (signed.value, signed.reason, signed.rows) == ("soon — or never", "not a date", (0,))
    assert signed.hint.startswith("write YYYY")


def test_a_name_in_several_cells_is_reported_once_for_both_kinds_of_table():
    frame = pd.DataFrame({"parties": ["Nowhere; KAZ", "KAZ", "Nowhere, USA", "Nowhere; Nowhere"]}, index=list("abcd"))
    for make in (normalize_agreements, explode_agreements):
        with pytest.raises(DataError) as caught:
            make(frame)
        assert len(caught.value.issues) == 1
        assert "'Nowhere' (3×, rows a, c, d)" in str(caught.value)


class Label:
    """A row's label that counts how often any of them is printed."""

    printed = 0

    def __str__(self) -> str:
        Label.printed += 1
        return "label"


@pytest.mark.parametrize("make", [normalize_agreements, explode_agreements])
def test_only_the_rows_that_are_shown_are_looked_at_for_a_report(make):
    frame = pd.DataFrame({"id": "a", "type": "MoU", "parties": "KAZ", "signed": "2025"}, index=range(1000))
    frame.loc[7:20, ["type", "parties", "signed"]] = "nothing known"
    frame.index = pd.Index([Label() for _ in range(1000)], dtype=object)
    Label.printed = 0
    with pytest.raises(DataError, match=r"\(14×, rows label, label, label, label, label…\)"):
        make(frame)
    assert Label.printed <= 15
