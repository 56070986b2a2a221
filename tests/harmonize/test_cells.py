from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.harmonize.cells import codes_among, is_blank, rows_of, split_cell, text_of
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Казахстан; США", ("Казахстан", "США")),
        ("Kazakhstan, United States", ("Kazakhstan", "United States")),
        ("Kazakhstan | United States", ("Kazakhstan", "United States")),
        ("Kazakhstan / United States", ("Kazakhstan", "United States")),
        ("Kazakhstan\nUnited States\n", ("Kazakhstan", "United States")),
        ("• Kazakhstan • United States", ("Kazakhstan", "United States")),
        ("Korea, Republic of", ("Korea, Republic of",)),
        ("Japan; Korea, Republic of", ("Japan", "Korea, Republic of")),
        ("Japan, Namibia; Korea, Republic of | NA", ("Japan", "Namibia", "Korea, Republic of", "NA")),
        ("Kazakhstan and United States", ("Kazakhstan", "United States")),
        ("KAZAKHSTAN AND JAPAN", ("KAZAKHSTAN", "JAPAN")),
        ("Kazakhstan, USA, and Japan", ("Kazakhstan", "USA", "Japan")),
        ("Казахстан и США", ("Казахстан", "США")),
        ("Қазақстан және АҚШ", ("Қазақстан", "АҚШ")),
        ("Қазақстан мен АҚШ", ("Қазақстан", "АҚШ")),
        ("Казахстан–США", ("Казахстан", "США")),
        ("Kazakhstan - USA", ("Kazakhstan", "USA")),
        ("● Kazakhstan\r\n● USA", ("Kazakhstan", "USA")),
        ("Serbia and Montenegro - Japan", ("Serbia and Montenegro", "Japan")),
        ("Timor-Leste-Japan", ("Timor-Leste", "Japan")),
        ("Trinidad and Tobago and Japan", ("Trinidad and Tobago", "Japan")),
        ("Japan, Korea, Republic of, and Guinea-Bissau", ("Japan", "Korea, Republic of", "Guinea-Bissau")),
        ("1. Japan; 2. USA", ("Japan", "USA")),
        ("1) Казахстан\r\n2) США", ("Казахстан", "США")),
        ("(1) Japan, (2) Korea, Republic of", ("Japan", "Korea, Republic of")),
        ("1. Japan, 2. Namibia and USA 10. NA", ("Japan", "Namibia", "USA", "NA")),
        ("1. Nowhere", ("Nowhere",)),
        ("No. 1. Japan", ("No. 1. Japan",)),
        ("C5+1, 12 Japan", ("C5+1", "12 Japan")),
        ("1. 2.", ("2.",)),
        ("Nowhere and Japan", ("Nowhere and Japan",)),
        ("Nowhere - Japan", ("Nowhere - Japan",)),
        ("Japan, Nowhere", ("Japan", "Nowhere")),
        ("Japan," + " " * 10_000 + "USA", ("Japan", "USA")),
        ("NA", ("NA",)),
        (["Japan", None, float("nan"), pd.NA], ("Japan",)),
        ({"USA", "Japan", "NA", "EU", "KAZ", "FR", "DE"}, ("DE", "EU", "FR", "Japan", "KAZ", "NA", "USA")),
        (" Kazakhstan ", ("Kazakhstan",)),
        (["Kazakhstan", " ", "NA"], ("Kazakhstan", "NA")),
        (("Korea, Republic of", "JPN"), ("Korea, Republic of", "JPN")),
        ("", ()),
        (" ; ", ()),
        (None, ()),
        (float("nan"), ()),
        (pd.NA, ()),
        (pd.NaT, ()),
        ([], ()),
    ],
)
def test_names_in_a_cell(cell, parts):
    assert split_cell(cell, vocabulary("country")) == parts


def test_free_text_is_split_at_strong_marks_only():
    assert split_cell("a, b; c / d | e", None) == ("a, b", "c / d", "e")


def test_text_of_a_column():
    column = pd.Series([" a ", "", "  ", None, True, False, 5], dtype=object)
    text = text_of(column)
    assert text.dtype == "str"
    assert text.iloc[[0, 4, 5, 6]].tolist() == ["a", "true", "false", "5"]
    assert text.iloc[1:4].isna().all()


@pytest.mark.parametrize("dtype", ["bool", "boolean"])
def test_text_of_flags(dtype):
    assert text_of(pd.Series([True, False], dtype=dtype)).tolist() == ["true", "false"]
    assert text_of(pd.Series([True, None], dtype="boolean")).isna().tolist() == [False, True]


def test_a_flag_is_not_the_number_that_it_equals():
    assert text_of(pd.Series([True, 1, 0, False], dtype=object)).tolist() == ["true", "1", "0", "false"]
    assert text_of(pd.Series([1, True], dtype=object)).tolist() == ["1", "true"]


def test_rows_of_some_of_the_distinct_values():
    positions = np.array([2, 0, -1, 1, 2, 0, -1])
    found = rows_of(positions, {0, 2})
    assert {place: rows.tolist() for place, rows in found.items()} == {0: [1, 5], 2: [0, 4]}
    assert rows_of(positions, set()) == {}
    assert rows_of(positions[:0], set()) == {}


@pytest.mark.parametrize("dtype", ["object", "str", "category"])
def test_blank_cells(dtype):
    column = pd.Series(["a", "", None, " \n", "a"], dtype=dtype)
    assert is_blank(column).tolist() == [False, True, True, True, False]
    assert is_blank(pd.Series([1.0, None])).tolist() == [False, True]


def test_codes_among_texts_that_may_be_anything():
    cells = pd.Series([("uranium", "security", "lithium", "литий"), (), ("Korea",)], index=[2, 2, 3])
    codes = codes_among(cells, vocabulary("mineral"))
    assert codes.tolist() == [("lithium", "uranium"), (), ()]
    assert codes.index.tolist() == [2, 2, 3]


def test_an_ambiguous_text_gives_no_code_unless_a_phrase_may_mean_several():
    assert codes_among(pd.Series([("Korea", "Japan")]), vocabulary("country")).tolist() == [("JPN",)]
    words = resolver("area")
    phrase = next(form for form, codes in words.forms.items() if len(codes) > 1)
    (found,) = codes_among(pd.Series([(phrase,)]), words)
    assert set(found) == set(words.find(phrase))
