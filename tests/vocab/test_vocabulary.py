from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_series_equal

from analysis.errors import AmbiguousNameError, AnalysisError, DataError, ParameterError, UnknownNameError
from analysis.normalize.codes import normalize_area, normalize_country, normalize_mineral
from analysis.resolve.countries.blocs import members
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import TABLES, load_vocabulary, read_table

KINDS = ("country", "mineral", "area", "agreement_type", "status", "visit_kind", "person")


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_and_every_name_resolves_to_its_own(kind):
    words = resolver(kind)
    assert words.rows
    for code, row in words.rows.items():
        assert words.find(code) == (code,)
        for column, name in row.items():
            if name and (column == "name" or column.startswith("name_")):
                assert code in words.find(name), (column, name)
    for form, codes in words.forms.items():
        assert words.find(form) == codes
        assert set(codes) <= set(words.rows)


@pytest.mark.parametrize(
    ("kind", "file", "column", "code_column"),
    [
        ("country", "country_names.csv", "name", "code"),
        ("mineral", "mineral_names.csv", "name", "code"),
        ("area", "area_terms.csv", "term", "code"),
        ("agreement_type", "type_terms.csv", "term", "code"),
        ("person", "people_names.csv", "name", "person_id"),
    ],
)
def test_every_listed_name_resolves_to_its_codes(home: Path, kind, file, column, code_column):
    words = resolver(kind)
    for row in read_table(file):
        codes = set(row[code_column].split())
        assert codes <= set(words.find(row[column])), row
        assert codes <= set(words.find(row[column].upper())), row


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_hint_offers_resolves(kind):
    words = resolver(kind)
    assert all(words.find(name) for name in words.vocabulary.display)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Казахстан", "KAZ"),
        ("Қазақстан Республикасы", "KAZ"),
        ("the U.S.", "USA"),
        ("США", "USA"),
        ("NA", "NAM"),
        ("Namibia", "NAM"),
        ("Намибия", "NAM"),
        ("NO", "NOR"),
        ("Côte d’Ivoire", "CIV"),
        ("Republic of Korea", "KOR"),
        ("EU", "EU"),
        ("European Union", "EU"),
        ("kaz", "KAZ"),
    ],
)
def test_countries(name, code):
    assert normalize_country(name) == code


@pytest.mark.parametrize(
    ("name", "codes"), [("Korea", {"KOR", "PRK"}), ("Congo", {"COD", "COG"}), ("Корея", {"KOR", "PRK"})]
)
def test_a_name_of_two_countries_is_not_guessed(name, codes):
    with pytest.raises(AmbiguousNameError, match="write which one is meant") as caught:
        normalize_country(name)
    assert set(caught.value.candidates) == codes


def test_an_unknown_name_offers_the_nearest():
    with pytest.raises(UnknownNameError, match=r"unknown country or bloc 'Kazahkstan' — did you mean .*Kazakhstan"):
        normalize_country("Kazahkstan")
    with pytest.raises(UnknownNameError, match="unknown mineral 'litium' — did you mean Lithium"):
        normalize_mineral("litium")


def test_minerals_and_areas():
    assert normalize_mineral("редкоземельные металлы") == "rare_earths"
    assert normalize_mineral("Li") == normalize_mineral("литий") == "lithium"
    assert normalize_area("geological exploration") == "exploration"


def test_a_phrase_of_several_areas_resolves_to_all_or_raises():
    words = resolver("area")
    form, codes = next((form, codes) for form, codes in words.forms.items() if len(codes) > 1)
    assert words.resolve_all(form) == codes
    with pytest.raises(AmbiguousNameError, match="it names several"):
        normalize_area(form)


@pytest.mark.parametrize("value", [5, b"KAZ", {"KAZ"}, {"KAZ": 1}])
def test_other_than_text_is_refused(value):
    with pytest.raises(UnknownNameError, match="give text"):
        normalize_country(value)


@given(st.text(max_size=400))
def test_any_text_is_a_code_or_an_analysis_error(text):
    for normalize, kind in ((normalize_country, "country"), (normalize_mineral, "mineral"), (normalize_area, "area")):
        try:
            code = normalize(text)
        except AnalysisError as error:
            assert str(error)  # noqa: PT017
        else:
            assert code in vocabulary(kind).rows


@given(st.data())
def test_any_listed_form_in_any_dress_resolves(data):
    words = resolver(data.draw(st.sampled_from(KINDS)))
    form = data.draw(st.sampled_from(sorted(words.forms)))
    assert words.find(f"  {form.title()}. ") == words.find(form.upper()) == words.forms[form]


def test_a_column_keeps_index_and_missing_values():
    column = pd.Series(["NA", None, "Намибия", "США"], index=[3, 3, "x", 0])
    expected = pd.Series(["NAM", None, "NAM", "USA"], index=[3, 3, "x", 0], dtype="str")
    assert_series_equal(normalize_country(column), expected)


def test_columns_without_values():
    assert normalize_country(pd.Series([], dtype="str")).dtype == "str"
    empty = normalize_country(pd.Series([None, None], dtype=object))
    assert empty.dtype == "str"
    assert empty.isna().all()


def test_a_column_raises_or_collects():
    column = pd.Series(["Korea", "USA", "Nowhere", "Nowhere"])
    with pytest.raises(DataError, match="ambiguous country or bloc 'Korea'"):
        normalize_country(column)
    failed: dict[str, str] = {}
    codes = resolver("country").resolve_column(column, failed)
    assert codes.isna().tolist() == [True, False, True, True]
    assert sorted(failed) == ["Korea", "Nowhere"]


def test_labels():
    words = resolver("country")
    assert words.vocabulary.label("KAZ") == "Kazakhstan"
    assert words.vocabulary.label("KAZ", "ru") == "Казахстан"
    assert words.vocabulary.label("KAZ", "fr") == "Kazakhstan"
    labels = words.vocabulary.labels(pd.Series(["USA", None], dtype="str"), "ru")
    assert labels.iloc[0] == words.vocabulary.label("USA", "ru")
    assert labels.isna().tolist() == [False, True]
    assert vocabulary("person").label("tokayev-kassym-jomart") == "Kassym-Jomart Tokayev"


def test_members_on_a_day():
    assert "GBR" in members("EU", "2020-01-31")
    assert "GBR" not in members("EU", "2020-02-01")
    assert "GBR" in members("EU", "2020")
    assert "HRV" not in members("EU", "2013-06")
    assert "HRV" in members("EU", "2013-07")
    assert "HRV" not in members("EU", "2013-06-30")
    assert "HRV" in members("EU", "2013-07-01")
    assert members("KAZ", "2020") == ()
    assert "GBR" in members("EU", "2010/..")
    assert "GBR" not in members("EU", "2025/..")
    assert "HRV" not in members("EU", "../2013-06")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_loads_as_text_with_missing_values(name):
    table = load_vocabulary(name)
    assert len(table)
    assert set(map(str, table.dtypes)) == {"str"}
    assert not (table == "").any(axis=None)
    assert "" not in table.columns


def test_namibia_is_not_missing_in_the_table_of_countries():
    countries = load_vocabulary("countries").set_index("code")
    assert countries.loc["NAM", "alpha2"] == "NA"
    assert countries["alpha2"].notna().all()


def test_a_table_that_is_not_there():
    with pytest.raises(ParameterError, match="no vocabulary 'contries' — one of: countries"):
        load_vocabulary("contries")
    with pytest.raises(ParameterError, match="countries, country_names"):
        load_vocabulary("")


# --- broken vocabularies ---


def _append(folder: Path, file: str, line: str) -> None:
    with (folder / "data" / "vocab" / file).open("a", encoding="utf-8") as opened:
        opened.write(line + "\n")


@pytest.mark.parametrize(
    ("file", "line", "message", "hint"),
    [
        ("country_names.csv", "Kazakhistania,USA,en,name,\nKazakhistania,KAZ,en,name,", "USA and KAZ", "as ambiguous"),
        ("country_names.csv", "Atlantis,ATL,en,name,", "unknown code", "add it or mend it"),
        ("countries.csv", "KAZ,XX,999,Kazakhland,,", "the code stands twice", "keep one"),
    ],
)
def test_a_broken_vocabulary_names_file_and_fix(own_home: Path, file, line, message, hint):
    _append(own_home, file, line)
    with pytest.raises(DataError) as caught:
        vocabulary("country")
    (issue,) = caught.value.issues
    assert Path(issue.path).suffix == ".csv"
    assert message in issue.reason
    assert hint in issue.hint


def test_a_line_with_too_many_cells(own_home: Path):
    _append(own_home, "minerals.csv", "a,b,c,d,e,f,g,h")
    with pytest.raises(DataError, match=r"minerals\.csv:\d+: line has not 7 cells — quote commas"):
        vocabulary("mineral")


def test_a_missing_file(own_home: Path):
    (own_home / "data" / "vocab" / "areas.csv").unlink()
    with pytest.raises(DataError, match=r"areas\.csv: the vocabulary file is missing"):
        vocabulary("area")


def test_groups_of_minerals_are_taken_apart_on_request():
    from analysis import expand_mineral

    assert {"neodymium", "dysprosium"} < set(expand_mineral("редкоземельные металлы"))
    assert expand_mineral("lithium") == ("lithium",)
    assert expand_mineral("rare metals") == ("rare_metals",)
    with pytest.raises(UnknownNameError):
        expand_mineral("unobtainium")
