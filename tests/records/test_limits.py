"""A record of any size is told of in a moment: what is too long or too many is one line, and hints have an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.records.checks.facts import MOST_HINTS
from analysis.records.form_issues import MOST_HINTS as MOST_FORM_HINTS
from analysis.records.layout import dump_yaml
from analysis.records.models import MAX_ADDRESS, MAX_NAME, MAX_NOTE
from analysis.records.store import validate_records
from steps import calls

SOURCE = {"url": "https://news.example.org/a", "publisher": "Example News", "language": "en"}
AGREEMENT = {
    "id": "2025-11-20-check",
    "title": "A memorandum",
    "type": "mou",
    "status": "signed",
    "signed": "2025-11-20",
    "parties": ["Kazakhstan", "United States"],
    "sources": [SOURCE],
    "confidence": "high",
}


@pytest.fixture
def write(tmp_path: Path):
    """Writes a good agreement with a change."""

    def _write(**change) -> None:
        record = AGREEMENT | change
        path = tmp_path / "agreements" / "2025" / f"{record['id']}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump_yaml(record), encoding="utf-8")

    return _write


@pytest.fixture
def issues(tmp_path: Path, write):
    """Every problem of one agreement with a change."""

    def _issues(**change):
        write(**change)
        return validate_records(tmp_path)

    return _issues


@pytest.mark.parametrize(
    ("change", "field", "limit"),
    [
        (lambda n: {"title": "x" * n}, "title", MAX_NAME),
        (lambda n: {"place": "x" * n}, "place", MAX_NAME),
        (lambda n: {"notes": "x" * n}, "notes", MAX_NOTE),
        (lambda n: {"expected_effects": ["x" * n]}, "expected_effects[0]", MAX_NOTE),
        (
            lambda n: {"sources": [SOURCE | {"url": SOURCE["url"] + "x" * (n - len(SOURCE["url"]))}]},
            "sources[0].url",
            MAX_ADDRESS,
        ),
        (lambda n: {"sources": [SOURCE | {"publisher": "x" * n}]}, "sources[0].publisher", MAX_NAME),
        (lambda n: {"sources": [SOURCE | {"note": "x" * n}]}, "sources[0].note", MAX_NOTE),
    ],
)
def test_every_text_has_a_greatest_length(issues, change, field, limit):
    assert issues(**change(limit)) == []
    (issue,) = issues(**change(limit + 1))
    assert (issue.field, issue.reason) == (field, f"{limit + 1:,} characters are too many:")
    assert issue.hint == f"at most {limit:,} here"
    assert len(str(issue)) < 500


@pytest.mark.parametrize("field", ["title", "place"])
@pytest.mark.parametrize("text", ["one\ntwo", "one\ttwo"])
def test_a_name_is_on_one_line(issues, field, text):
    (issue,) = issues(**{field: text})
    assert (issue.field, issue.reason, issue.hint) == (field, "a line break or a tab in", "write it on one line")
    assert issues(notes=text) == []


@pytest.mark.parametrize("name", ["parties", "areas", "minerals", "visit", "expected_effects", "sources", "follows"])
def test_a_list_without_end_is_one_line(issues, name):
    entry = {"sources": SOURCE, "follows": {"id": "abc", "relation": "amends"}}.get(name, "abc")
    (issue,) = issues(**{name: [entry] * 3_000})
    assert (issue.field, issue.reason, issue.hint) == (name, "3,000 entries are too many", "at most 200 here")


def test_the_calls_for_unknown_parties_grow_no_faster_than_their_number(tmp_path, write):
    def taken(number: int) -> int:
        write(parties=[f"Q{party:x}" for party in range(number)])
        found = []
        count = calls(lambda: found.extend(validate_records(tmp_path)))
        assert [issue.reason for issue in found] == [f"{number:,} entries are too many"]
        return count

    taken(1_000)  # what is built at first use
    assert taken(20_000) < 2.5 * taken(10_000)


def test_near_names_are_looked_for_for_the_first_values_only(write, issues):
    names = [f"Kazahkstan {'abcdefghij'[n % 10]}{n}" for n in range(180)]
    write(id="2025-11-20-one", parties=names, title="One")
    found = issues(parties=[f"{name}x" for name in names])
    assert len(found) == 360
    assert 0 < sum("did you mean" in issue.hint for issue in found) <= MOST_HINTS
    assert all(issue.hint for issue in found)


def test_one_unknown_name_in_many_places_has_its_hint_in_each(write, issues):
    for number in range(MOST_HINTS):
        write(id=f"2025-11-20-{number}", title=f"Title {number}", parties=["Kazahkstan", "Untied States"])
    found = issues()
    assert len(found) == 2 * MOST_HINTS
    assert all("did you mean" in issue.hint for issue in found)


def test_many_unknown_fields_have_no_hint_without_end(issues):
    found = issues(**{f"notes{number}": "x" for number in range(3 * MOST_FORM_HINTS)})
    assert len(found) == 3 * MOST_FORM_HINTS
    assert sum("did you mean" in issue.hint for issue in found) == MOST_FORM_HINTS
    assert all(issue.hint for issue in found)
