"""The files of terms against their own examples, as `check_terms` tells an editor of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import Issue
from analysis.languages.folding import fold
from analysis.resolve.registry import resolver
from analysis.resolve.terms.examples import check_terms
from analysis.resolve.terms.rules import KINDS
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table


def checked() -> list[Issue]:
    return list(check_terms({kind: resolver(kind).find for kind in KINDS}))


def test_the_files_of_terms_are_sound():
    """Every term is found in its example and not in its counterexample; no rule contradicts a term."""
    assert [str(issue) for issue in checked()] == []
    assert len(read_table("area_terms.csv")) > 1_700


def told(own_home: Path, lines: list[tuple[str, str]]) -> list[list[Issue]]:
    """What is told of each line, when all are added to their files."""
    places = []
    for file, line in lines:
        path = own_home / "data" / "vocab" / file
        text = path.read_text(encoding="utf-8")
        path.write_text(text + line + "\n", encoding="utf-8")
        places.append((path, text.count("\n") + 1))
    found = checked()
    return [[issue for issue in found if (Path(issue.path), issue.line) == place] for place in places]


@pytest.mark.parametrize(
    ("line", "field", "message", "hint"),
    [
        ("mineral,weka,lead,en", "rule", "no rule of terms", "weak"),
        ("minerals,weak,lead,en", "vocabulary", "no vocabulary of phrases", "mineral, area"),
        ("mineral,doubt,lead,en", "rule", "no rule that mineral reads", "status"),
    ],
)
def test_a_rule_that_cannot_be_read_is_told_with_its_place(own_home: Path, line, field, message, hint):
    [[issue]] = told(own_home, [("term_rules.csv", line)])
    assert issue.field == field
    assert message in issue.reason
    assert hint in issue.hint
    assert str(issue).startswith(f"{issue.path}:{issue.line}: {field}: ")


def test_every_line_that_is_broken_is_told_with_its_place(own_home: Path):
    """All at once: finding every term in its example takes a second."""
    cases = [
        ("term_rules.csv", "mineral,weak,Lead,ru", "vocabulary", "says what line", "delete one"),
        ("term_rules.csv", "mineral,weak,adamantium,en", "term", "no term of mineral_names.csv", "list it"),
        ("term_rules.csv", "area,the first,skills of magic,mul", "term", "no pair of codes", "one of other"),
        ("term_rules.csv", "area,not,Electricity Trade,en", "term", "hides a term of area_terms.csv", "delete it"),
        ("term_rules.csv", "mineral,not,Cu/Ni,mul", "term", "gives copper, nickel although it is listed", "mend"),
        ("area_terms.csv", "magma tapping,energy,en,Magma was sold.,A tap.", "example", "names nothing, not energy",
         "holds 'magma tapping'"),
        ("area_terms.csv", "lava tapping,energy,en,We do lava tapping.,Lava tapping again.", "counterexample",
         "names energy, and must not name energy", "without 'lava tapping'"),
        ("area_terms.csv", "geyser tapping,energy,en,,A tap.", "example", "missing", "holds 'geyser tapping'"),
        ("area_terms.csv", "steam tapping,energy,en,Steam tapping.,", "counterexample", "missing", "without"),
        ("type_terms.csv", "Cooperation-plan,action_plan,en", "term", "says what line", "delete one"),
    ]  # fmt: skip
    issues = told(own_home, [(file, line) for file, line, *_ in cases])
    for (_, line, field, message, hint), found in zip(cases, issues, strict=True):
        assert [issue.field for issue in found] == [field], line
        assert message in found[0].reason
        assert hint in found[0].hint
        assert str(found[0]).startswith(f"{found[0].path}:{found[0].line}: {field}: ")


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
