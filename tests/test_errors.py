from __future__ import annotations

import json
import pickle

import numpy as np
import pytest

from analysis.errors import (
    AmbiguousNameError,
    AnalysisError,
    DataError,
    DateError,
    Issue,
    ParameterError,
    UnknownNameError,
    one_line,
    shorten,
)


def test_an_issue_prints_as_place_field_message_value_hint():
    issue = Issue("a.yml", 7, "parties[0]", "Kazahkstan", "unknown country:", "did you mean Kazakhstan?")
    assert str(issue) == "a.yml:7: parties[0]: unknown country: 'Kazahkstan' — did you mean Kazakhstan?"


def test_an_issue_of_a_whole_file_prints_without_line_field_value_and_hint():
    assert str(Issue("a.yml", 0, "", None, "too large")) == "a.yml: too large"


def test_an_issue_is_one_line_however_long_and_broken_its_value():
    printed = str(Issue("a.yml", 1, "notes", "one\ntwo\u2028" * 1000, "bad", "mend\nit"))
    assert len(printed.splitlines()) == 1
    assert len(printed) < 250


def test_a_data_error_sorts_by_place_and_drops_repeats():
    issues = [Issue("b.yml", 1, "", None, "x"), Issue("a.yml", 10, "", None, "x"), Issue("a.yml", 9, "", None, "x")]
    error = DataError([*issues, issues[0]])
    assert [(issue.path, issue.line) for issue in error.issues] == [("a.yml", 9), ("a.yml", 10), ("b.yml", 1)]
    assert str(error).splitlines() == ["a.yml:9: x", "a.yml:10: x", "b.yml:1: x"]


def test_an_issue_of_a_table_tells_how_often_and_where():
    issue = Issue("frame", 0, "parties", "Utopia", "unknown", "mend it", (3, "x", 5, 6, 7, 8))
    assert str(issue) == "frame: parties: unknown 'Utopia' (6×, rows 3, x, 5, 6, 7…) — mend it"
    assert str(Issue("a.csv", 4, "to", "Utopia", "unknown", "", (4,))) == "a.csv:4: to: unknown 'Utopia'"
    assert (
        str(Issue("a.csv", 4, "to", "Utopia", "unknown", "", (4, 9)))
        == "a.csv:4: to: unknown 'Utopia' (2×, lines 4, 9)"
    )


def test_an_issue_as_a_mapping_is_json():
    issue = Issue("frame", 0, "parties", "Utopia", "unknown", "mend it", (np.int64(3), ("a", 1), None))
    found = issue.to_dict()
    assert json.loads(json.dumps(found)) == found
    assert (found["value"], found["reason"], found["hint"], found["count"]) == ("Utopia", "unknown", "mend it", 3)
    assert found["rows"] == [3, "('a', 1)", None]


def test_issues_of_one_cause_share_a_line_and_stay_apart_otherwise():
    same = [Issue("frame", 0, "to", name, "unknown", "", (row,)) for row, name in enumerate("abcde")]
    other = [
        Issue("frame", 0, "to", "f", "unknown", "did you mean F?", (9,)),
        Issue("frame", 0, "of", "a", "unknown", "", (1,)),
    ]
    error = DataError([*same, *other])
    assert len(error.issues) == 7
    assert str(error).splitlines() == [
        "frame: of: unknown 'a' (1×, rows 1)",
        "frame: to: unknown 'a', 'b', 'c' and 2 more (5×, rows 0, 1, 2, 3, 4)",
        "frame: to: unknown 'f' (1×, rows 9) — did you mean F?",
    ]
    lines = [Issue("a.yml", line, "to", name, "unknown") for line, name in enumerate("ab", 1)]
    assert len(str(DataError(lines)).splitlines()) == 2


def test_an_unknown_name_shows_its_candidates():
    error = UnknownNameError("mineral", "litium", ["Lithium", "Liquid"])
    assert str(error) == "unknown mineral 'litium' — did you mean Lithium or Liquid?"
    assert (error.kind, error.value, error.candidates) == ("mineral", "litium", ("Lithium", "Liquid"))
    assert str(UnknownNameError("mineral", "x")) == "unknown mineral 'x'"
    assert str(UnknownNameError("mineral", "5", ["Lithium"], reason="give text")) == "unknown mineral '5' — give text"


def test_an_ambiguous_name_shows_its_codes():
    assert str(AmbiguousNameError("country", "Korea", ["KOR", "PRK"])) == (
        "ambiguous country 'Korea' — write which one is meant: KOR, PRK"
    )


@pytest.mark.parametrize(
    ("kind", "standard"),
    [
        (UnknownNameError, LookupError),
        (AmbiguousNameError, UnknownNameError),
        (DateError, ValueError),
        (ParameterError, ValueError),
        (DataError, AnalysisError),
    ],
)
def test_every_error_can_be_caught_as_ours_and_as_the_standard_one(kind, standard):
    assert issubclass(kind, AnalysisError)
    assert issubclass(kind, standard)


def test_long_values_are_cut_in_the_middle():
    assert shorten("x" * 80) == "x" * 80
    cut = shorten("a" * 500 + "z" * 500)
    assert len(cut) <= 80
    assert cut.startswith("aaa")
    assert cut.endswith("zzz")


def test_one_line():
    assert one_line(" a\n\tb\u00a0 c ") == "a b c"


def test_problems_of_data_are_the_same_in_another_process():
    error = DataError([Issue("b.yml", 2, "to", "X", "unknown"), Issue("a.yml", 1, "", None, "too large")])
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.issues, str(copy)) == (DataError, error.issues, str(error))
