"""Drafts on disk: well formed or not, never records, in canonical form."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.records.draft_block import check_draft
from analysis.records.draft_files import canonical_draft, draft_text, is_draft, read_draft, read_drafts
from analysis.records.store import read_records
from analysis.records.yamlfile import read_yaml

GOOD = f"""\
id: 2026-05-gha-per-loi
title: Ghana–Peru letter of intent on manganese
type: letter of intent
parties: [Ghana, Peru]
draft:
  what: agreement
  article: {{url: 'https://a.example.org/x', language: en, sha256: {"a" * 64}, characters: 900}}
  evidence:
    type:
      - {{start: 10, end: 26, text: letter of intent, sure: certain, code: letter_of_intent, how: vocabulary}}
    signatories.0.name:
      - {{start: 40, end: 52, text: Jane Doe, sure: doubtful}}
  unresolved:
    - {{field: signed, reason: no day is told}}
  match:
    record:
    scores: ['0.5', '1']
"""


@pytest.fixture
def folder(own_home: Path) -> Path:
    made = own_home / "data" / "drafts"
    made.mkdir()
    return made


def write(folder: Path, text: str, name: str = "2026-05-gha-per-loi.yml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_draft_says_what_is_open(folder):
    draft = read_draft(write(folder, GOOD))
    assert draft.id == "2026-05-gha-per-loi"
    assert draft.missing == ("status", "sources", "confidence")
    assert draft.open_fields == ["status", "sources", "confidence", "signed"]
    assert draft.block.evidence["type"][0].start == 10
    assert "draft" not in draft.record


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "reason"),
    [
        ("type: letter of intent\n", "typ: letter of intent\n", 3, "typ", "unknown field"),
        ("parties: [Ghana, Peru]", "parties: Ghana", 4, "parties", "not a list"),
        ("what: agreement", "what: treaty", 6, "draft.what", "not one of the allowed words"),
        ("  what: agreement\n", "", 5, "draft.what", "the field is missing"),
        ("a" * 64, "a" * 63, 7, "draft.article.sha256", "not in the right form"),
        ("start: 10", "start: ten", 10, "draft.evidence.type[0].start", "not a whole number"),
        ("start: 10", "start: -1", 10, "draft.evidence.type[0].start", "not a whole number"),
        ("sure: doubtful", "sure: perhaps", 12, "draft.evidence.signatories.0.name[0].sure", "not one of"),
        ("reason: no day is told", "why: no day is told", 14, "draft.unresolved[0].why", "unknown field"),
        ("letter of intent, sure", "x" * 201 + ", sure", 10, "draft.evidence.type[0].text", "201 characters are too"),
        ("id: 2026-05-gha-per-loi", "id: 2026-05-gha-per-mou", 1, "id", "the file is called"),
    ],
)  # fmt: skip
def test_what_is_not_well_formed_is_told_at_its_line(folder, old, new, line, field, reason):
    assert old in GOOD
    with pytest.raises(DataError) as caught:
        read_draft(write(folder, GOOD.replace(old, new)))
    assert (line, field) in [(issue.line, issue.field) for issue in caught.value.issues]
    assert any(reason in issue.reason for issue in caught.value.issues)
    assert all(issue.hint for issue in caught.value.issues)


@pytest.mark.parametrize("block", ["", "draft: yes\n", "draft: [a]\n"])
def test_without_a_block_it_is_no_draft(folder, block):
    with pytest.raises(DataError, match="no draft: block"):
        read_draft(write(folder, f"id: 2026-05-gha-per-loi\n{block}"))


def test_an_empty_field_is_one_that_is_missing(folder):
    assert (
        "title"
        in read_draft(write(folder, GOOD.replace("title: Ghana–Peru letter of intent on manganese", "title:"))).missing
    )


def test_the_drafts_of_a_folder_and_what_is_wrong_there(folder):
    write(folder, GOOD)
    write(folder, "id: [", "2026-broken.yml")
    write(folder, "Read me", "README.md")
    write(folder, "text", "article.txt")
    write(folder, "", ".gitkeep")
    drafts, issues = read_drafts()
    assert [draft.id for draft in drafts] == ["2026-05-gha-per-loi"]
    assert [Path(issue.path).name for issue in issues] == ["2026-broken.yml", "article.txt"]
    assert issues[1].reason == "not a draft"


def test_no_folder_holds_no_drafts(tmp_path):
    assert read_drafts(tmp_path / "nowhere") == ([], [])


@pytest.mark.slow
def test_drafts_are_not_read_as_records(folder):
    write(folder, GOOD)
    assert not [one for one in read_records().agreements if one.id.startswith("2026-05-gha")]


def test_the_canonical_form_is_that_of_the_record_and_the_block(folder):
    path = write(folder, GOOD)
    text = canonical_draft(path)
    assert canonical_draft(write(folder, text)) == text
    assert read_yaml(path).data == read_yaml(write(folder, GOOD)).data | {"draft": check_again(path)}
    moved = GOOD.replace("type: letter of intent\n", "").replace("parties:", "type: letter of intent\nparties:")
    shuffled = moved.replace("title: Ghana–Peru letter of intent on manganese\n", "").replace(
        "draft:", "title: Ghana–Peru letter of intent on manganese\ndraft:"
    )
    assert shuffled != GOOD
    assert canonical_draft(write(folder, shuffled)) == text


def check_again(path: Path) -> dict:
    """The block as it was written, without the null that says nothing."""
    block = read_yaml(path).data["draft"]
    block["match"].pop("record", None)
    return block


def test_a_comment_would_be_lost(folder):
    with pytest.raises(DataError, match="a comment"):
        canonical_draft(write(folder, GOOD + "# mine\n"))


def test_keys_and_values_of_a_match_are_written_as_text(folder):
    block = {
        "what": "visit",
        "article": {"sha256": "0" * 64, "characters": 1},
        "match": {"a: b": 0.25, "yes": True, "n": 3, "none": None, "rows": [{"x": [1, "2"]}, []]},
    }
    path = write(folder, draft_text("visit", {"id": "2026-05-gha-per-loi", "to": "Peru"}, block))
    assert read_yaml(path).data["draft"]["match"] == {
        "a: b": "0.25", "yes": "true", "n": "3", "rows": [{"x": ["1", "2"]}, []],
    }  # fmt: skip
    assert check_draft(read_yaml(path))[0].what == "visit"


def test_where_drafts_lie(folder, tmp_path):
    assert is_draft(folder / "a.yml")
    assert not is_draft(tmp_path / "a.yml")
