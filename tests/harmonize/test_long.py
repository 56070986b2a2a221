"""Long tables made at once are those that exploding row by row gives."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import DataError, explode_agreements, normalize_agreements
from analysis.harmonize import long
from analysis.schema import COLUMNS

MESSY = pd.DataFrame(
    {
        "id": ["a", "b", "c", "d", "e"],
        "parties": ["Казахстан; США", "Namibia | the EU\nJapan", None, "Korea, Republic of; Germany, France", " ; "],
        "areas": [
            "trade; exploration; trade",
            "исследование и разработка месторождений",
            "",
            None,
            "обмен технологиями",
        ],
        "minerals": ["литий; уран", "lithium", None, "rare earths", "мыс"],
    }
)
DTYPES = ["str", "object", "category", "string[pyarrow]", "string[python]"]


def by_hand(frame: pd.DataFrame, column: str) -> list[tuple[str, str]]:
    wide = normalize_agreements(frame)
    return wide[["id", column]].explode(column).dropna().itertuples(index=False, name=None)


@pytest.mark.parametrize("dtype", DTYPES)
def test_they_equal_the_exploded_tuples_for_every_kind_of_text_column(dtype):
    frame = MESSY.astype({"parties": dtype, "areas": dtype, "minerals": dtype})
    made = explode_agreements(frame)
    for name in ("party", "area", "mineral"):
        table = made[f"agreement_{'parties' if name == 'party' else name + 's'}"]
        found = table[["agreement_id", f"{name}_code"]].itertuples(index=False, name=None)
        assert list(found) == list(by_hand(MESSY, f"{name}_codes"))


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_pieces_and_columns_of_several_chunks_give_the_same(rows, monkeypatch):
    whole = explode_agreements(MESSY)
    pieced = pd.concat([MESSY[:1], MESSY[1:4], MESSY[4:]]).astype("str")
    assert pieced["parties"].array._pa_array.num_chunks == 3
    monkeypatch.setattr(long, "_PIECE", rows)
    made = explode_agreements(pieced)
    assert list(made) == list(whole)
    for name, frame in whole.items():
        pd.testing.assert_frame_equal(made[name], frame)


def test_a_name_lost_in_several_pieces_is_reported_once(monkeypatch):
    monkeypatch.setattr(long, "_PIECE", 2)
    frame = pd.DataFrame({"parties": ["Nowhere", "Japan", "Atlantis; Nowhere", None, "Japan, Nowhere"]})
    issues = explode_agreements(frame, errors="coerce")["agreement_parties"].attrs["issues"]
    assert [(issue["value"], issue["rows"]) for issue in issues] == [("Nowhere", [0, 2, 4]), ("Atlantis", [2])]


def test_the_table_that_was_given_stays_as_it_was():
    frame = MESSY.copy()
    frame.attrs["source"] = "a list"
    explode_agreements(frame)
    pd.testing.assert_frame_equal(frame, MESSY)
    assert frame.attrs == {"source": "a list"}


def test_columns_are_the_documented_ones_and_parties_keep_what_was_printed():
    made = explode_agreements(MESSY)
    for table, frame in made.items():
        assert frame.columns.tolist() == [column.name for column in COLUMNS[table]]
    parties = made["agreement_parties"]
    assert parties.loc[parties["agreement_id"] == "b", "position"].tolist() == [1, 2, 3]
    assert parties.loc[parties["party_code"] == "EU", ["party_kind", "printed"]].to_numpy().tolist() == [
        ["bloc", "the EU"]
    ]


def test_lists_as_cells_are_taken_as_they_are():
    frame = pd.DataFrame({"id": ["a", "b"], "parties": [["Japan", "Korea, Republic of"], ("Namibia",)]})
    assert explode_agreements(frame)["agreement_parties"]["party_code"].tolist() == ["JPN", "KOR", "NAM"]


def test_without_ids_the_rows_labels_stand_for_them():
    frame = pd.DataFrame({"parties": ["Japan", "Namibia"]}, index=[7, 9])
    assert explode_agreements(frame)["agreement_parties"]["agreement_id"].tolist() == ["7", "9"]


def test_ids_may_be_numbers():
    frame = pd.DataFrame({"id": [10, 11], "parties": ["Japan", "Namibia"]})
    assert explode_agreements(frame)["agreement_parties"]["agreement_id"].tolist() == ["10", "11"]


def test_unresolved_names_are_reported_once_with_their_rows():
    frame = pd.DataFrame({"parties": ["Japan; Nowhere", "Nowhere", "Korea"], "minerals": ["unobtainium", None, None]})
    with pytest.raises(DataError) as caught:
        explode_agreements(frame)
    said = [str(issue) for issue in caught.value.issues]
    assert len(said) == 3
    assert any("'Nowhere' (2×, rows 0, 1)" in line and "parties" in line for line in said)
    coerced = explode_agreements(frame, errors="coerce")
    assert coerced["agreement_parties"]["party_code"].tolist() == ["JPN"]
    assert len(coerced["agreement_parties"].attrs["issues"]) == 2
    assert coerced["agreement_minerals"].empty


def test_a_table_without_rows_gives_tables_without_rows():
    made = explode_agreements(pd.DataFrame({"id": [], "parties": [], "areas": []}, dtype="str"))
    assert [len(frame) for frame in made.values()] == [0, 0]
    assert made["agreement_parties"].columns.tolist() == [c.name for c in COLUMNS["agreement_parties"]]


NAMES = st.sampled_from(["Japan", "Казахстан", "АҚШ", "the EU", "Korea, Republic of", "Namibia"])
CELLS = st.one_of(st.none(), st.just(""), st.lists(NAMES, max_size=4).map("; ".join))


@pytest.mark.slow
@settings(max_examples=40)  # each takes 20 ms
@given(st.lists(CELLS, max_size=12), st.integers(0, 12))
def test_chunks_give_the_same_as_the_whole(cells, cut):
    frame = pd.DataFrame({"id": [f"r{n}" for n in range(len(cells))], "parties": pd.Series(cells, dtype="str")})
    whole = explode_agreements(frame)["agreement_parties"]
    parts = [explode_agreements(part)["agreement_parties"] for part in (frame[:cut], frame[cut:])]
    pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), whole)


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_party_under_two_names_is_listed_once_as_first_printed(dtype):
    cells = ["Kazakhstan; Japan; Казахстан; KAZ", None, "Chile; Japan", "EU; European Commission; Japan"]
    frame = pd.DataFrame({"parties": cells}).astype(dtype)
    made = explode_agreements(frame)["agreement_parties"]
    assert made[["agreement_id", "position", "party_code", "printed"]].to_numpy().tolist() == [
        *(["0", 1, "KAZ", "Kazakhstan"], ["0", 2, "JPN", "Japan"]),
        *(["2", 1, "CHL", "Chile"], ["2", 2, "JPN", "Japan"]),
        *(["3", 1, "EU", "EU"], ["3", 2, "JPN", "Japan"]),
    ]
    wide = normalize_agreements(frame)
    assert wide["party_codes"].explode().dropna().tolist() == made["party_code"].tolist()


def test_many_unknown_names_take_time_in_proportion():
    """A thousand of them are ready before the nearest names of a thousand could be sought."""
    names = [f"q{number:04}x" for number in range(1000)]
    tables = explode_agreements(pd.DataFrame({"parties": names}), errors="coerce")
    issues = tables["agreement_parties"].attrs["issues"]
    assert [issue["value"] for issue in issues] == names
    assert [issue["rows"] for issue in issues] == [[number] for number in range(1000)]
