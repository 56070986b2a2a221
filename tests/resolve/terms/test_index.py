"""The lists of terms against their own examples, and the index that finds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import DataError
from analysis.languages.folding import fold
from analysis.resolve.registry import resolver
from analysis.resolve.terms.index import TermIndex, tokenize
from analysis.resolve.terms.reader import find_terms
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

AREA_TERMS = read_table("area_terms.csv")
RULES = read_table("term_rules.csv")


@pytest.mark.parametrize("row", AREA_TERMS, ids=lambda row: f"{row['term']}-{row['code']}")
def test_every_term_is_found_in_its_example_and_not_in_its_counterexample(row):
    words = resolver("area")
    assert row["code"] in words.find(row["example"])
    assert row["code"] not in words.find(row["counterexample"])


def test_no_two_minerals_types_or_statuses_share_a_name():
    # Names that say two things at once; a reader of either finds the other beside it.
    both = {"ndpr", "rare earth magnet", "rare earth magnets", "rare earth permanent magnets"}
    for file, column in (("mineral_names.csv", "name"), ("type_terms.csv", "term"), ("status_terms.csv", "term")):
        seen: dict[str, str] = {}
        for row in read_table(file):
            name = fold(row[column])
            assert name in both or seen.setdefault(name, row["code"]) == row["code"], row


def test_symbols_are_of_one_mineral_and_no_names():
    symbols = [row["symbol"] for row in read_table("minerals.csv") if row["symbol"]]
    assert len(symbols) == len(set(symbols))
    assert {"In", "As", "Co", "W", "Fe"} <= set(symbols)
    assert {row["kind"] for row in read_table("mineral_names.csv")} == {"name", "adjective", "abbreviation"}
    # "in" and "as" are words: a symbol is known by its case, which a folded name has lost.
    assert not {symbol.lower() for symbol in symbols} & vocabulary("mineral").forms.keys()


def test_status_terms_have_known_codes():
    assert {row["code"] for row in read_table("status_terms.csv")} == set(vocabulary("status").rows)


def test_rules_are_those_that_are_read():
    known = {
        "not",
        "weak",
        "context",
        "homonym",
        "proper",
        "cased",
        "kazakh",
        "kazakh company",
        "alone",
        "first",
        "cue",
        "field",
        "deed",
        "of material",
        "name",
        "the first",
        "the second",
        "the first of a field",
    }
    known |= {"article", "join", "glue", "office", "except", "including", "negation", "doubt"}
    known |= {"sector", "actor", "use", "purpose", "for", "needed", "material", "works", "at", "at ending"}
    assert {row["rule"] for row in RULES} == known
    assert {row["vocabulary"] for row in RULES} == {"all", "mineral", "area", "agreement_type", "status"}
    rows = [(row["vocabulary"], row["rule"], fold(row["term"])) for row in RULES]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("rule", ["weak", "cased", "alone", "first", "kazakh", "sector", "use", "works"])
@pytest.mark.parametrize("kind", ["mineral", "area", "agreement_type", "status"])
def test_a_rule_about_a_term_speaks_of_a_listed_term(kind, rule):
    forms = vocabulary(kind).forms
    listed = {fold(row["term"]) for row in RULES if (row["vocabulary"], row["rule"]) == (kind, rule)}
    assert sorted(listed - forms.keys()) == []


@pytest.mark.parametrize("kind", ["mineral", "area", "agreement_type", "status"])
def test_no_rule_hides_a_term(kind):
    """A phrase that is no term must not be a listed term."""
    barred = {fold(row["term"]) for row in RULES if (row["vocabulary"], row["rule"]) == (kind, "not")}
    assert sorted(barred & vocabulary(kind).forms.keys()) == []


@pytest.mark.parametrize("kind", ["mineral", "area", "agreement_type"])
def test_what_is_no_term_gives_no_code(kind):
    words = resolver(kind)
    barred = [row["term"] for row in RULES if (row["vocabulary"], row["rule"]) == (kind, "not")]
    assert len(barred) > 100
    assert {term: words.find(term) for term in barred if words.find(term)} == {}


def test_words_of_a_text():
    tokens = tokenize("The U.S.–Japan pact: R&D, ‘rare-earth’ ores (2025).")
    words = [token.word for token in tokens]
    assert words == ["the", "u", "s", "japan", "pact", "r", "and", "d", "rare", "earth", "ores", "2025"]
    assert [token.word for token in tokens if token.apart] == ["japan", "r", "rare", "2025"]
    assert tokenize("") == tokenize(" … — ") == []


def test_long_terms_win_and_a_gap_may_hold_words():
    forms = {"mining": ("extraction",), "urban mining": ("recycling",), "joint laboratory": ("technology",)}
    index = TermIndex("area", forms, paths.vocab_folder(), gap=2)
    found = index.matches(tokenize("urban mining and mining, a joint Korean laboratory"))
    assert [(match.form, match.places) for match in found] == [
        ("urban mining", (0, 1)),
        ("mining", (3,)),
        ("joint laboratory", (5, 7)),
    ]
    assert index.matches(tokenize("joint. Laboratory")) == []
    assert index.matches(tokenize("joint work of a laboratory")) == []


def test_a_vocabulary_is_known_by_its_codes():
    forms = {"lithium": ("lithium",), "in force": ("cobalt",)}
    assert find_terms("exports of lithium from Chile", forms).codes == ("lithium",)
    assert find_terms("exports of lithium", {"lithium": ("nothing",)}).codes == ("nothing",)


def test_missing_rules_are_told(own_home: Path):
    (own_home / "data" / "vocab" / "term_rules.csv").unlink()
    with pytest.raises(DataError, match=r"term_rules\.csv: the rules of terms are missing"):
        find_terms("lithium exports", {"lithium": ("lithium",)})
