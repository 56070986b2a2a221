from __future__ import annotations

import pytest

from analysis.errors import DataError
from analysis.files import write_text
from analysis.paths import record_files
from analysis.records.layout import canonical_text
from analysis.records.store import load_records
from conftest import DATA

RECORDS = [path.relative_to(DATA / "records") for path in record_files(DATA / "records")]


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_the_canonical_text_of_the_canonical_text_is_itself(records, record):
    first = canonical_text(records / record)
    write_text(records / record, first)
    assert (records / record).read_text(encoding="utf-8") == first
    assert canonical_text(records / record) == first
    assert first.endswith("\n")
    assert not [line for line in first.splitlines() if line != line.rstrip()]


def test_no_fact_changes(records):
    before = load_records(records)
    for record in RECORDS:
        write_text(records / record, canonical_text(records / record))
    assert load_records(records) == before


def test_fields_come_in_their_order_and_absent_ones_go(records):
    file = records / "visits" / "2024" / "2024-06-fra-nor-macron.yml"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([lines[-1], "meetings: []", *lines[:-1]]) + "\n", encoding="utf-8")
    assert [line.split(":")[0] for line in canonical_text(file).splitlines() if not line.startswith(" ")] == [
        *("id", "visitor", "to", "start", "status", "topics", "sources", "confidence")
    ]


@pytest.mark.parametrize(
    "comment", ["# why this is so\n", "status: announced # not signed\n", "status: >- # not signed\n  announced\n"]
)
def test_a_comment_is_refused_and_the_file_left_alone(records, comment):
    file = records / "agreements" / "2024" / "2024-02-kor-uzb-talks.yml"
    text = file.read_text(encoding="utf-8")
    text = comment + text if comment.startswith("#") else text.replace("status: announced\n", comment)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        canonical_text(file)
    (issue,) = caught.value.issues
    assert issue.line == text.splitlines().index(comment.splitlines()[0]) + 1
    assert issue.reason == "a comment, which formatting would lose"
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "text", ["title: 'Deal #2: \"lithium\"'\n", "title: >-\n  Deal\n  #2 of three\n", "title: a#b\n"]
)
def test_a_hash_in_a_text_is_no_comment(records, text):
    file = records / "agreements" / "2024" / "2024-02-kor-uzb-talks.yml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("title: Planned Korea–Uzbekistan agreement on lithium\n", text), encoding="utf-8")
    assert "#" in canonical_text(file)


def test_a_file_that_is_no_record_is_refused(records):
    for text in ("", "id: [", "- a\n", "id: abc\n", "id: abc\nid: abc\n"):
        file = records / "agreements" / "2024" / "bad.yml"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(DataError):
            canonical_text(file)
        assert file.read_text(encoding="utf-8") == text
    elsewhere = records / "notes.yml"
    elsewhere.write_text("id: abc\n", encoding="utf-8")
    with pytest.raises(DataError, match="neither an agreement nor a visit"):
        canonical_text(elsewhere)
