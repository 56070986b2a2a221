from __future__ import annotations

import pandas as pd
import pytest

from analysis import normalize_agreements
from analysis.errors import DataError
from analysis.harmonize import lists
from analysis.harmonize.lists import codes_among, split_cell
from analysis.resolve.registry import resolver
from together import together


@together(
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
        ("Japan / Nowhere", ("Japan", "Nowhere")),
        ("Japan,Nowhere", ("Japan,Nowhere",)),
        ("Japan/Nowhere", ("Japan/Nowhere",)),
        ("Japan,USA/EU", ("Japan", "USA", "EU")),
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
    ]
)
def test_names_in_a_cell(cell, parts):
    assert split_cell(cell, resolver("country")) == parts


def test_free_text_is_split_at_strong_marks_only():
    assert split_cell("a, b; c / d | e", None) == ("a, b", "c / d", "e")


def test_codes_among_texts_that_may_be_anything():
    cells = pd.Series([("uranium", "security", "lithium", "литий"), (), ("Korea",)], index=[2, 2, 3])
    codes = codes_among(cells, resolver("mineral"))
    assert codes.tolist() == [("lithium", "uranium"), (), ()]
    assert codes.index.tolist() == [2, 2, 3]


def test_an_ambiguous_text_gives_no_code_unless_a_phrase_may_mean_several():
    assert codes_among(pd.Series([("Korea", "Japan")]), resolver("country")).tolist() == [("JPN",)]
    words = resolver("area")
    phrase = next(form for form, codes in words.forms.items() if len(codes) > 1)
    (found,) = codes_among(pd.Series([(phrase,)]), words)
    assert set(found) == set(words.find(phrase))


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Korea, Republic of - Kenya", ("Korea, Republic of", "Kenya")),
        ("Congo, Democratic Republic of the / Kenya", ("Congo, Democratic Republic of the", "Kenya")),
        ("Корея, Республика – Россия", ("Корея, Республика", "Россия")),
        ("India, Portuguese", ("India, Portuguese",)),
        ("Somalia, Italian", ("Somalia, Italian",)),
        ("Сомали, итальянский", ("Сомали, итальянский",)),
        ("Samoa, American", ("Samoa, American",)),
        ("India, Portugal", ("India", "Portugal")),
    ],
)
def test_inverted_names_are_not_cut(cell, parts):
    assert split_cell(cell, resolver("country")) == parts


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("монгольско-японский", ("монгольско", "японский")),
        ("Sino-Mongolian", ("Sino", "Mongolian")),
        ("Франко-итальянский", ("Франко", "итальянский")),
        ("литовсько-польський", ("литовсько", "польський")),
        ("корейлік-жапондық", ("корейлік", "жапондық")),
        ("Indo-Pacific", ("Indo-Pacific",)),
    ],
)
def test_a_compound_of_two_adjectives_names_two(cell, parts):
    assert split_cell(cell, resolver("country")) == parts


def test_a_people_and_a_state_that_is_gone_are_no_parties():
    rows = [{"parties": "монгольско-японский"}, {"parties": "Swedes; Japan"}, {"parties": "СССР – Япония"}]
    with pytest.raises(DataError) as caught:
        normalize_agreements(rows)
    assert "it names the people of SWE; write the country" in str(caught.value)
    assert "a state that is gone: Soviet Union, 1922 to 1991" in str(caught.value)
    read = normalize_agreements(rows, errors="coerce")["party_codes"].tolist()
    assert list(map(set, read)) == [{"MNG", "JPN"}, {"JPN"}, set()]


def test_a_cell_of_marks_alone_takes_no_time_to_speak_of():
    looked_up = []
    words = resolver("country")
    marks = "- " * 10_000 + "x"
    assert split_cell(marks, words) == (marks,)
    assert lists._only_names("-".join(map(str, range(10_000))), lambda name: looked_up.append(name) or ()) == ()
    assert len(looked_up) < 20


@pytest.mark.parametrize(
    ("kind", "cell", "parts"),
    [
        ("mineral", "nickel and bananas", ("nickel", "bananas")),
        ("mineral", "никель и бананы", ("никель", "бананы")),
        ("mineral", "tin, bananas and zinc", ("tin", "bananas", "zinc")),
        ("mineral", "bananas and apples", ("bananas and apples",)),
        ("area", "exploration and football", ("exploration", "football")),
        ("area", "барлау және футбол", ("барлау", "футбол")),
        ("country", "Japan and Nowhere", ("Japan and Nowhere",)),  # may be one name that is not known
    ],
)
def test_a_stranger_beside_a_name_is_told_apart(kind, cell, parts):
    assert split_cell(cell, resolver(kind)) == parts


def test_what_is_known_is_kept_beside_what_is_not():
    rows = [{"parties": "Japan", "minerals": "tin and bananas"}]
    with pytest.raises(DataError, match="unknown mineral 'bananas'"):
        normalize_agreements(rows)
    assert normalize_agreements(rows, errors="coerce")["mineral_codes"].tolist() == [("tin",)]
