"""What must hold of any text and any table, whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal, assert_series_equal

from analysis import (
    explode_agreements,
    load_vocabulary,
    normalize_agreements,
    normalize_area,
    normalize_country,
    normalize_mineral,
    normalize_person,
    normalize_visits,
    parse_date,
)
from analysis.errors import AmbiguousNameError, AnalysisError, DataError
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary

KINDS = ("country", "mineral", "area", "agreement_type", "status", "visit_kind", "person")
SCALARS: dict[str, Callable[[str], object]] = {
    "country": normalize_country,
    "mineral": normalize_mineral,
    "area": normalize_area,
    "person": normalize_person,
    "agreement_type": lambda text: resolver("agreement_type").resolve(text),
    "status": lambda text: resolver("status").resolve(text),
    "visit_kind": lambda text: resolver("visit_kind").resolve(text),
    "date": lambda text: parse_date(text).edtf,
}

# --- texts: anything at all, and what resembles a name or a date ---

ANYTHING = st.text(st.characters(), max_size=60)  # all of Unicode, halves of characters too
CONTROLS = st.text(st.sampled_from("\x00\x07\x1b\x7f\x85\u200b\u202e\u2028\ufeff\ud800 \t\r\n;|•"), max_size=20)
WORDS = """
    Казахстан США the U.S. Korea, Republic of Қазақстан Республикасы NA литий металлы lithium Li rare earths добыча және
    туралы processing trade of and и меморандум Memorandum signed in force визит Токаев Tokayev президент President
    Howard Lutnick Mr. министр 2025 06.11.2025 2025-11 ноября November қараша 6 Q4 IV жылғы before до 31 02 ../ ~ /
"""
WORD = st.sampled_from(WORDS.split())
MARKS = st.sampled_from([" ", " ", " ", ", ", "; ", "/", "-", "–", "(", ")", "'", ".", "\n", "\x00", "9", ""])
MIXTURES = st.lists(st.tuples(WORD, MARKS), max_size=12).map(lambda pairs: "".join(map("".join, pairs)))
LONG = st.tuples(WORD | MARKS | ANYTHING, st.integers(100, 3000)).map(lambda pair: pair[0] * pair[1])
TEXTS = st.one_of(ANYTHING, CONTROLS, MIXTURES, LONG)


@pytest.mark.slow
@pytest.mark.parametrize("kind", SCALARS)
@settings(max_examples=100)
@given(text=TEXTS)
def test_any_text_has_a_code_that_stays_or_an_error_of_one_line(kind: str, text: str):
    normalize = SCALARS[kind]
    code, message = found(normalize, text)
    if code is None:
        assert len(message.splitlines()) == 1
        assert len(message) < 1000
    else:
        assert normalize(code) == code
        assert kind == "date" or code in vocabulary(kind).rows


def found(normalize: Callable[[str], object], text: str) -> tuple[object, str]:
    """The code, or None and the message; no other error is caught."""
    try:
        return normalize(text), ""
    except AnalysisError as error:
        return None, str(error)


@pytest.mark.parametrize("kind", ["country", "mineral", "area"])
@settings(max_examples=50)
@given(text=TEXTS)
def test_explaining_any_text_raises_nothing_and_says_the_same(kind: str, text: str):
    assert SCALARS[kind](text, explain=True)["code"] == found(SCALARS[kind], text)[0]


# --- the vocabularies ---


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_is_its_own_name(kind: str):
    assert [code for code in vocabulary(kind).rows if SCALARS[kind](code) != code] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_stands_for_its_codes(kind: str):
    words = resolver(kind)
    assert {form: words.find(form) for form, codes in words.forms.items() if words.find(form) != codes} == {}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "person"])
def test_a_form_of_several_codes_is_refused_with_all_of_them(kind: str):
    words = resolver(kind)
    for form, codes in words.forms.items():
        if len(codes) > 1:
            with pytest.raises(AmbiguousNameError) as caught:
                words.resolve(form)
            assert set(caught.value.candidates) == set(codes)


@pytest.mark.parametrize(("table", "column"), [("country_forms", "codes"), ("country_languages", "code")])
def test_a_form_of_a_country_stands_for_no_other(table: str, column: str):
    """Some stand for none: "того" is a pronoun unless it has a capital."""
    words, lost, forms = resolver("country"), [], 0
    for row in load_vocabulary(table).to_dict("records"):
        for form in row["forms"].split("|"):
            resolution, forms = words.look_up(form.removeprefix("=")), forms + 1
            assert set(resolution.codes) <= set(row[column].split()), form
            if not resolution.codes:
                assert resolution.reason, form
                lost.append(form)
    assert len(lost) < forms / 100


def test_every_full_name_of_a_person_is_that_person():
    people = load_vocabulary("people").set_index("person_id")[["name", "name_ru", "name_kk"]]
    printed = people.stack().rename("printed").reset_index()
    printed = printed[printed["printed"].str.contains(" ")]
    holders = printed.groupby("printed")["person_id"].nunique()
    printed = printed[printed["printed"].map(holders) == 1]
    assert len(printed) > 500
    assert normalize_person(printed["printed"]).tolist() == printed["person_id"].tolist()


# --- columns ---

NAMES = {
    "country": ["Казахстан", "the U.S.", "NA", "Korea, Republic of", "EU", "Japan"],
    "mineral": ["литий", "Li", "rare earths", "uranium", "редкоземельные металлы"],
    "area": ["добыча", "processing", "geological exploration", "trade"],
    "person": ["Говардом Латником", "Kassym-Jomart Tokayev", "Howard Lutnick"],
}
DATES = ["2025-11", "6 November 2025", "06.11.2025", "2024", "до 2030 года", "2025 жылғы 6 қараша", "late 2024"]
CONVERT = {"country": normalize_country, "mineral": normalize_mineral, "area": normalize_area}
CONVERT |= {"person": normalize_person, "date": parse_date}


def series(cells: list[str]) -> st.SearchStrategy[pd.Series]:
    return st.lists(st.sampled_from(cells) | st.none(), max_size=12).map(
        lambda values: pd.Series(values, dtype="str", index=range(10, 10 + len(values)))
    )


@pytest.mark.parametrize("kind", CONVERT)
@settings(max_examples=10)
@given(data=st.data())
def test_a_column_is_its_cells_in_any_order_and_in_any_pieces(kind: str, data: st.DataObject):
    same = assert_frame_equal if kind == "date" else assert_series_equal
    convert = CONVERT[kind]
    column = data.draw(series(NAMES.get(kind, DATES)))
    whole = convert(column)
    order = data.draw(st.permutations(range(len(column))))
    cut = data.draw(st.integers(0, len(column)))
    same(convert(column.iloc[order]), whole.iloc[order])
    same(pd.concat([convert(column.iloc[:cut]), convert(column.iloc[cut:])]), whole)
    codes = whole["date"] if kind == "date" else whole
    assert codes.dropna().tolist() == [SCALARS[kind](cell) for cell in column.dropna()]
    assert codes.isna().tolist() == column.isna().tolist()


# --- tables ---

LISTS = st.lists(st.sampled_from(NAMES["country"]), max_size=3).map("; ".join)
BLANKS = st.sampled_from([None, "", " "])
AGREEMENTS = st.fixed_dictionaries(
    {
        "id": st.sampled_from("abc"),
        "parties": LISTS | BLANKS | st.sampled_from(["Nowhere; Japan", "Japan and Nowhere"]),
        "signed": st.sampled_from([*DATES, "soon", 2024, None, " "]),
        "type": st.sampled_from(["MoU", "меморандум", "handshake", None, ""]),
        "areas": st.lists(st.sampled_from(NAMES["area"]), max_size=3).map(" | ".join) | BLANKS,
        "minerals": st.lists(st.sampled_from([*NAMES["mineral"], "nonsense"]), max_size=3).map("\n".join),
        "binding": st.sampled_from(["yes", "нет", True, None, "maybe"]),
        "mine": st.integers(0, 3),
    }
)
VISITS = st.fixed_dictionaries(
    {
        "visitor": st.sampled_from([*NAMES["person"], "Nobody Known", None, ""]),
        "from": st.sampled_from([*NAMES["country"], "Nowhere", None]),
        "to": st.sampled_from(NAMES["country"]),
        "start": st.sampled_from(["2025-11-05", "2024", 2024, None, ""]),
        "end": st.sampled_from(["2025-11-07", "2023", None, "", " ", "soon"]),
        "topics": st.sampled_from(["lithium; security", "processing", None]),
    }
)
TABLES = [(normalize_agreements, AGREEMENTS), (normalize_visits, VISITS)]


def drawn(data: st.DataObject, rows: st.SearchStrategy) -> pd.DataFrame:
    return pd.DataFrame(data.draw(st.lists(rows, min_size=1, max_size=6)), dtype=object)


@pytest.mark.slow
@pytest.mark.parametrize(("normalize", "rows"), TABLES)
@settings(max_examples=10)
@given(data=st.data())
def test_a_table_is_its_rows_in_any_order_and_in_any_pieces(normalize, rows, data: st.DataObject):
    frame = drawn(data, rows)
    whole = coerced(normalize, frame)
    order = data.draw(st.permutations(range(len(frame))))
    cut = data.draw(st.integers(1, len(frame)))
    assert_frame_equal(coerced(normalize, frame.iloc[order]), whole.iloc[order])
    pieces = [coerced(normalize, frame.iloc[:cut]), coerced(normalize, frame.iloc[cut:])]
    assert_frame_equal(pd.concat(pieces), whole)
    assert_frame_equal(normalize(whole), whole)


def coerced(normalize, frame: pd.DataFrame) -> pd.DataFrame:
    table = normalize(frame, errors="coerce")
    table.attrs = {}
    return table


@settings(max_examples=10)
@given(st.data())
def test_long_tables_are_those_of_the_rows_in_any_order_and_in_any_pieces(data: st.DataObject):
    frame = drawn(data, AGREEMENTS).assign(id=lambda table: [f"a{number}" for number in range(len(table))])
    whole = explode_agreements(frame, errors="coerce")
    order = data.draw(st.permutations(range(len(frame))))
    cut = data.draw(st.integers(0, len(frame)))
    moved = explode_agreements(frame.iloc[order], errors="coerce")
    pieces = [explode_agreements(piece, errors="coerce") for piece in (frame.iloc[:cut], frame.iloc[cut:])]
    for name, table in whole.items():
        assert_rows(moved[name].sort_values("agreement_id", kind="stable"), table)
        assert_rows(pd.concat([piece[name] for piece in pieces]), table)


def assert_rows(left: pd.DataFrame, right: pd.DataFrame) -> None:
    assert_frame_equal(left.reset_index(drop=True), right.reset_index(drop=True))


@pytest.mark.parametrize(("normalize", "rows"), TABLES)
@settings(max_examples=12)
@given(data=st.data())
def test_any_text_in_any_cell_is_a_table_or_reported_by_column_and_row(normalize, rows, data: st.DataObject):
    table = drawn(data, rows)
    column = data.draw(st.sampled_from(list(table.columns)))
    row = data.draw(st.integers(0, len(table) - 1))
    cells = table[column].tolist()
    cells[row] = data.draw(TEXTS | st.lists(TEXTS, max_size=3) | st.integers() | st.floats() | st.booleans())
    table[column] = pd.Series(cells, dtype=object)
    before = table.copy()
    kept = normalize(table, errors="coerce")
    assert len(kept) == len(table)
    assert_frame_equal(table, before)
    if "issues" not in kept.attrs:
        return
    with pytest.raises(DataError) as caught:
        normalize(table)
    assert [issue.to_dict() for issue in caught.value.issues] == kept.attrs["issues"]
    lines = str(caught.value).splitlines()
    causes = {(issue.field, issue.reason, issue.hint) for issue in caught.value.issues}
    assert len(lines) == len(causes)
    fields = {issue.field for issue in caught.value.issues}
    assert all(line.startswith(tuple(f"frame: {field}: " for field in fields)) for line in lines)
    assert {issue.field for issue in caught.value.issues} <= set(table.columns)
