"""The rules of terms: each has a definition, is listed, and is read only where it means something."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import DataError
from analysis.resolve.registry import resolver
from analysis.resolve.terms.rules import KINDS, RULES, Rule, rules_of
from analysis.vocab.table import read_table


def add(home: Path, *lines: str) -> int:
    """Put lines at the end of the file of rules; the number of the first."""
    path = home / "data" / "vocab" / "term_rules.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return text.count("\n") + 1


def test_every_rule_is_listed_and_says_what_it_means():
    assert {row["rule"] for row in read_table("term_rules.csv")} == set(RULES)
    for rule in Rule:
        assert rule.definition.endswith(".")
        assert set(rule.kinds) <= set(KINDS)
    assert len({rule.definition for rule in Rule}) == len(Rule)


def test_a_vocabulary_reads_its_own_rules_and_those_of_all():
    listed = rules_of("agreement_type", paths.vocab_folder())
    assert set(listed) == set(Rule)
    assert "mou" in listed[Rule.CASED]
    assert "the" in listed[Rule.ARTICLE]
    assert listed[Rule.DOUBT] == frozenset()


def test_rules_that_cannot_be_read_are_told_all_at_once(own_home: Path):
    line = add(own_home, "mineral,weka,lead,en", "minerals,weak,lead,en", "status,works,signed,en", "area,weak,!,en")
    with pytest.raises(DataError) as caught:
        resolver("mineral").look_up("an export of lithium")
    issues = [(issue.line, issue.field, issue.value) for issue in caught.value.issues]
    assert issues == [
        (line, "rule", "weka"),
        (line + 1, "vocabulary", "minerals"),
        (line + 2, "rule", "works"),
        (line + 3, "term", "!"),
    ]
    text = str(caught.value)
    assert "term_rules.csv" in text
    assert "weak" in text.splitlines()[0]
    assert "area" in text.splitlines()[2]


def test_missing_rules_are_told(own_home: Path):
    (own_home / "data" / "vocab" / "term_rules.csv").unlink()
    with pytest.raises(DataError, match=r"term_rules\.csv: the vocabulary file is missing"):
        resolver("mineral").look_up("lithium exports")


def test_a_rule_added_in_an_editor_counts_for_the_next_index(own_home: Path):
    folder = own_home / "data" / "vocab"
    before = rules_of("mineral", folder)[Rule.WEAK]
    add(own_home, "mineral,weak,nickel,en")
    assert rules_of("mineral", folder)[Rule.WEAK] - before == {"nickel"}
