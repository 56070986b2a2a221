"""``data/judgements.csv``: what it may hold, what is wrong with it, how a line comes in."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.errors import DataError, ParameterError
from analysis.linkage.judgements import check_judgements, judge, judged_others, judgements_file, read_judgements

DAY = date(2026, 7, 1)
HEADS = "left,right,judgement,by,on,why\n"


def test_nothing_is_judged_where_there_is_no_file(own_home):
    assert read_judgements() == []
    assert check_judgements(set()) == []


def test_a_judgement_is_written_sorted_and_read_again(own_home):
    judge("draft-b", "record-b", "A. Reader", "another mine", DAY)
    judge("draft-a", "record-a", "A. Reader", "one is of\n the agencies, the other not", DAY)
    text = judgements_file().read_text(encoding="utf-8")
    assert text.splitlines() == [
        HEADS.strip(),
        'draft-a,record-a,not same,A. Reader,2026-07-01,"one is of the agencies, the other not"',
        "draft-b,record-b,not same,A. Reader,2026-07-01,another mine",
    ]
    assert judged_others() == {frozenset(("draft-a", "record-a")), frozenset(("draft-b", "record-b"))}


def test_a_pair_is_judged_once_either_way_round(own_home):
    judge("draft-a", "record-a", "A. Reader", "another mine", DAY)
    with pytest.raises(DataError, match=r"judgements.csv:2: left: judged already, with draft-a: 'record-a' — edit"):
        judge("record-a", "draft-a", "B. Reader", "another day", DAY)


@pytest.mark.parametrize(
    ("left", "right", "by", "why", "message"),
    [
        ("draft-a", "draft-a", "me", "so", "right: judged against itself: 'draft-a'"),
        ("Draft A", "record-a", "me", "so", "left: not an id: 'Draft A'"),
        ("draft-a", "record-a", " ", "so", "by is empty"),
        ("draft-a", "record-a", "me", "", "why is empty"),
    ],
)
def test_what_is_no_judgement(own_home, left: str, right: str, by: str, why: str, message: str):
    with pytest.raises(ParameterError, match=message):
        judge(left, right, by, why, DAY)
    assert not judgements_file().exists()


@pytest.mark.parametrize(
    ("line", "field", "value", "reason"),
    [
        ("draft-a,record-a,not same,me,2026-07-01", "", None, "line has not 6 cells"),
        ("draft-a,record-a,same,me,2026-07-01,so", "judgement", "same", "not a judgement:"),
        ("draft-a,record-a,not same,me,1 July,so", "on", "1 July", "not a day:"),
        ("draft-a,record-a,not same,me,2026-07-32,so", "on", "2026-07-32", "not a day:"),
        ("draft-a,record-a,not same,,2026-07-01,so", "by", None, "nothing stands in the column"),
        ("draft-a,record-a,not same,me,2026-07-01,", "why", None, "nothing stands in the column"),
        ("draft-a,draft-a,not same,me,2026-07-01,so", "right", "draft-a", "judged against itself:"),
        ("a b,record-a,not same,me,2026-07-01,so", "left", "a b", "not an id:"),
        ("draft-x,record-x,not same,me,2026-07-01,so", "left", "draft-x", "no record or draft is judged:"),
        (f"draft-a,record-a,not same,me,2026-07-01,{'so ' * 400}", "why", None, "1,200 characters are too many"),
    ],
)
def test_what_is_wrong_with_the_file(own_home, line: str, field: str, value: str | None, reason: str):
    judgements_file().write_text(f"{HEADS}draft-b,record-a,not same,me,2026-07-01,so\n{line}\n", encoding="utf-8")
    (issue,) = check_judgements({"record-a", "draft-a"})
    assert (issue.line, issue.field, issue.value, issue.reason) == (3, field, value, reason)
    assert issue.hint
    if "no record" not in reason:  # who matches is told too
        with pytest.raises(DataError):
            judged_others()


def test_a_pair_that_stands_twice(own_home):
    lines = "draft-a,record-a,not same,me,2026-07-01,so\nrecord-a,draft-a,not same,me,2026-07-01,so\n"
    judgements_file().write_text(HEADS + lines, encoding="utf-8")
    (issue,) = check_judgements({"record-a"})
    assert (issue.line, issue.reason) == (3, "the pair stands twice, first on line 2:")


@pytest.mark.parametrize("content", ["left,right\n", "", "links;rechts\n"])
def test_other_heads(own_home, content: str):
    judgements_file().write_text(content, encoding="utf-8")
    (issue,) = check_judgements(set())
    assert (issue.line, issue.reason) == (1, "not the heads of judgements:")


def test_a_file_that_cannot_be_read(own_home):
    judgements_file().write_bytes(b"\xff\xfe left")
    (issue,) = check_judgements(set())
    assert issue.reason == "the file is no UTF-8"
    judgements_file().unlink()
    judgements_file().mkdir()
    (issue,) = check_judgements(set())
    assert issue.reason.startswith("the file cannot be read: ")
