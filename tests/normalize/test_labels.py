"""Codes back to names, in three languages and by ISO 3166-1."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import AmbiguousNameError, DataError, ParameterError, UnknownNameError, label
from analysis.vocab.catalogue import KINDS, vocabulary
from analysis.vocab.table import load_vocabulary


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_code_of_every_vocabulary_has_its_name(kind, language):
    words = vocabulary(kind)
    codes = list(words.rows)
    assert label(codes, language, kind=kind) == [words.label(code, language) for code in codes]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("KAZ", ("Kazakhstan", "Казахстан", "Қазақстан")),
        ("ASEAN", ("Association of Southeast Asian Nations", "АСЕАН", "АСЕАН")),
        ("lithium", ("Lithium", "Литий", "Литий")),
        ("exploration", ("Exploration", "Геологоразведка", "Геологиялық барлау")),
        ("treaty", ("Treaty", "Международный договор", "Халықаралық шарт")),
        ("state", ("State visit", "Государственный визит", "Мемлекеттік сапар")),
        ("vice_president", ("Vice president", "Вице-президент", "Вице-президент")),
        ("abe-shinzo", ("Shinzo Abe", "Синдзо Абэ", "Синдзо Абэ")),
        ("abarchi-ousmane", ("Ousmane Abarchi",) * 3),
        ("other", ("Other", None, "Өзге")),
    ],
)
def test_the_vocabulary_of_a_code_is_found(code, names):
    for language, name in zip(("en", "ru", "kk"), names, strict=True):
        assert label(code, language, errors="coerce") == name


def test_a_code_of_two_vocabularies_asks_which():
    with pytest.raises(AmbiguousNameError, match="say which one is meant: kind='agreement_type'") as caught:
        label("other", "ru")
    assert caught.value.candidates == ("agreement_type", "visit_kind")
    assert label("other", "ru", kind="visit_kind") != label("other", "ru", kind="agreement_type")
    assert label("treaty", kind="agreement_family") != label("treaty")


def test_codes_of_iso_3166():
    table = load_vocabulary("countries").set_index("code")
    for column in ("alpha2", "numeric"):
        listed = table[column].dropna()
        assert label(listed.index.tolist(), column) == listed.tolist()
    assert label("AFG", "numeric") == "004"
    for code, reason in (("ASEAN", "a bloc, which has no code"), ("XKX", "has none"), ("lithium", "unknown code of")):
        with pytest.raises(UnknownNameError, match=reason):
            label(code, "numeric")


@pytest.mark.parametrize(
    ("code", "near"), [("Kazakhstan", "KAZ"), ("lithum", "lithium"), ("abe-shinzoo", "abe-shinzo")]
)
def test_an_unknown_code_is_told_with_the_nearest(code, near):
    with pytest.raises(UnknownNameError, match=f"unknown code '{code}' — did you mean {near}") as caught:
        label(code)
    assert caught.value.candidates[0] == near


def test_a_column_of_codes():
    column = pd.Series(["USA", None, "JPN"], index=[1, 1, 2], name="party")
    assert label(column, "ru").tolist()[2] == "Япония"
    assert label(column).name == "party"
    with pytest.raises(DataError, match=r"party: unknown code 'JAP' \(1×, rows 2\)"):
        label(column.replace("JPN", "JAP"))


@pytest.mark.parametrize("given", [{"language": "fr"}, {"language": None}, {"kind": "bloc"}, {"kind": 5}])
def test_other_languages_and_kinds_are_refused(given):
    with pytest.raises(ParameterError, match="one of: "):
        label("KAZ", **given)
    with pytest.raises(ParameterError, match="only countries have codes of ISO 3166-1"):
        label("lithium", "alpha2", kind="mineral")
