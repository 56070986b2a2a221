"""A draft becomes a record only where `minerals check` has nothing against the record with it in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.drafts.accepting import accept_drafts
from analysis.drafts.article import Article, Told, clean_text
from analysis.drafts.drafting import draft_article, write_drafts
from analysis.records.layout import canonical_text
from analysis.records.store import validate_records
from drafted import TEXT, Reading, agreement, visit

TODAY = date(2026, 4, 1)
ARTICLE = Article("news.txt", clean_text(TEXT), Told("https://a.example.org/x", "Example", "2026-03-04", "ru"))
DEAL = {"signatories": [], "place": "Токио", "place_country": "Япония"}


SAME = "{url: 'https://a.example.org/x', publisher: B, language: ru}"


def drafted(home: Path, *readings) -> list[Path]:
    return write_drafts(draft_article(ARTICLE, home / "data" / "drafts", Reading(*readings)))


def accept(paths, confidence="medium", today=TODAY):
    return accept_drafts(paths, confidence, today)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def tree(home: Path) -> dict[str, bytes]:
    files = (path for path in (home / "data").rglob("*.yml"))
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in files}


@pytest.mark.slow
def test_a_draft_becomes_the_record_in_canonical_form(own_home):
    (path,) = drafted(own_home, [agreement(**DEAL)])
    (done,), issues = accept([path])
    assert issues == []
    assert done.draft == path
    assert done.record == own_home / "data/records/agreements/2026/2026-03-03-jpn-nam-mou.yml"
    assert not path.exists()
    text = done.record.read_text(encoding="utf-8")
    assert "draft:" not in text
    assert text.endswith("confidence: medium\n")
    assert canonical_text(done.record) == text
    assert validate_records(today=TODAY) == []


@pytest.mark.slow
def test_an_agreement_and_its_visit_are_accepted_together(own_home):
    deal, journey = drafted(own_home, [agreement(**DEAL)], [visit(agreements=[0], start="2026-03-02")])
    alone, issues = accept([deal])
    assert alone == []
    assert ["visit" in issue.field for issue in issues] == [True]
    done, issues = accept([deal, journey, deal])
    assert issues == []
    assert [one.draft for one in done] == [deal, journey]
    assert done[1].record.parent == own_home / "data/records/visits/2026"
    assert validate_records(today=TODAY) == []


@pytest.mark.slow
def test_whoever_refers_to_a_refused_draft_is_refused_and_others_are_not(own_home):
    deal, other, journey = drafted(
        own_home, [agreement(**DEAL), agreement(**DEAL, title="Another")], [visit(agreements=[0], start="2026-03-02")]
    )
    edit(journey, "to: Япония", "to: Атлантида")
    before = {path: path.read_bytes() for path in (deal, journey)}
    done, issues = accept([deal, other, journey])
    assert [one.draft for one in done] == [other]
    assert {issue.path.rsplit("/")[-1] for issue in issues} == {deal.name, journey.name}
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ("parties: [Намибия, Япония]", "parties: [Намибия, Атлантида]", "parties[1]", "unknown country"),
        ("minerals: [литий]", "minerals: [литейный]", "minerals[0]", "unknown mineral"),
        ("signed: '2026-03-03'", "signed: '2026-05-03'", "signed", "in the future"),
        ("signed: '2026-03-03'", "signed: 3 марта", "signed", ""),
        ("place: Токио", "place: Такива", "place", ""),
        ("sources:\n", f"sources:\n  - {SAME}\n", "sources[1].url", ""),
    ],
)  # fmt: skip
def test_what_check_would_refuse_is_refused_at_its_line(own_home, old, new, field, reason):
    (path,) = drafted(own_home, [agreement(**DEAL)])
    edit(path, old, new)
    before = tree(own_home)
    done, issues = accept([path])
    assert done == []
    assert (issues[0].path, issues[0].field) == (str(path), field)
    assert reason in issues[0].reason
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[issues[0].line - 1].strip().startswith((field.split("[")[0], "- "))
    assert tree(own_home) == before


@pytest.mark.slow
def test_what_is_left_open_is_refused(own_home):
    unresolved = [{"field": "signed", "reason": "two days are told", "readings": ["2026-03-02", "2026-03-03"]}]
    (path,) = drafted(own_home, [agreement(**DEAL, unresolved=unresolved)])
    done, (issue,) = accept([path])
    assert done == []
    assert (issue.value, issue.reason) == ("signed", "left open:")
    assert "two days are told" in issue.hint
    text = path.read_text(encoding="utf-8")
    path.write_text(text.partition("  unresolved:")[0], encoding="utf-8")
    assert accept([path])[1] == []


@pytest.mark.slow
def test_what_is_missing_is_refused_with_all_of_it(own_home):
    (path,) = drafted(own_home, [agreement(title=None, sources=[{"publisher": "A"}])])
    done, issues = accept([path], confidence=None)
    assert done == []
    assert {issue.field for issue in issues} == {"title", "sources[0].url", "sources[0].language", "confidence"}
    hints = {issue.field: issue.hint for issue in issues}
    assert hints["sources[0].url"].endswith("or leave the entry out")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[next(one.line for one in issues if one.field == "sources[0].url") - 1] == "  - {publisher: A}"


@pytest.mark.slow
def test_what_a_draft_says_of_its_confidence_stays(own_home):
    (path,) = drafted(own_home, [agreement(**DEAL)])
    edit(path, "draft:\n", "confidence: low\ndraft:\n")
    (done,), _ = accept([path])
    assert "confidence: low" in done.record.read_text(encoding="utf-8")


@pytest.mark.slow
def test_an_id_that_a_record_has_is_refused(own_home):
    there = next((own_home / "data" / "records" / "agreements").rglob("*.yml"))
    (path,) = drafted(own_home, [agreement(**DEAL)])
    taken = path.with_name(there.name)
    edit(path, f"id: {path.stem}", f"id: {there.stem}")
    path.rename(taken)
    before = tree(own_home)
    done, (issue,) = accept([taken])
    assert done == []
    assert "there is a record by this id" in issue.reason
    assert there.name in issue.reason
    assert "merge the source" in issue.hint
    there.write_text("id: [", encoding="utf-8")  # and so is one that cannot be read
    _, (issue,) = accept([taken])
    assert "there is a record by this id" in issue.reason
    assert taken.read_bytes() == before[taken.relative_to(own_home).as_posix()]


@pytest.mark.slow
def test_without_a_date_there_is_no_folder(own_home):
    (path,) = drafted(own_home, [agreement(**DEAL, signed=None, status="announced")])
    assert path.name == "undated-jpn-nam-mou.yml"
    done, (issue,) = accept([path])
    assert done == []
    assert issue.reason == "no date to file it under"


@pytest.mark.slow
def test_the_same_agreement_under_another_id_is_refused(own_home):
    (path,) = drafted(own_home, [agreement(**DEAL)])
    twin = path.with_name("2026-03-03-jpn-nam-twin.yml")
    text = path.read_text(encoding="utf-8")
    twin.write_text(text.replace(f"id: {path.stem}", f"id: {twin.stem}"), encoding="utf-8")
    done, (issue,) = accept([path, twin])
    assert [one.draft for one in done] == [path]
    assert issue.path == str(twin)
    assert "merge the two" in issue.hint


@pytest.mark.slow
def test_what_is_no_draft_is_refused(own_home):
    record = next((own_home / "data" / "records" / "agreements").rglob("*.yml"))
    done, (issue,) = accept([record])
    assert done == []
    assert issue.reason == "no draft: block"


@pytest.mark.slow
def test_where_a_record_cannot_be_written_the_draft_stays(own_home):
    (path,) = drafted(own_home, [agreement(**DEAL)])
    (own_home / "data/records/agreements/2026").rmdir() if (
        own_home / "data/records/agreements/2026"
    ).exists() else None
    (own_home / "data/records/agreements/2026").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="2026"):
        accept([path])
    assert path.exists()
