"""The words of written dates and the file that lists them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from analysis import paths
from analysis.dates.parsing import parse_date
from analysis.dates.roles import Case, Role, Word
from analysis.dates.words import ROLES, check_words, lexicon
from analysis.errors import DataError, DateError
from analysis.vocab.table import Row, read_table

CELLS = {"role": "month", "value": "9", "language": "en", "form": "word", "words": "septembre"}
GOOD = Row(CELLS, 7)


def row(line: int = 7, **cells: str) -> Row:
    return Row(CELLS | cells, line)


def test_the_file_is_sound():
    assert list(check_words(read_table("date_words.csv"))) == []


def test_every_listed_role_has_words_and_a_definition():
    assert {row["role"] for row in read_table("date_words.csv")} == set(ROLES)
    assert all(ROLES.values())


def test_every_listed_word_is_known_under_its_role():
    known = lexicon().words
    for row in read_table("date_words.csv"):
        if not row["role"].endswith(" ending") and row["form"] == "word":
            assert {known[word].role for word in row["words"].split()} == {Role(row["role"])}


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"role": "mnth"}, "role", "unknown role"),
        ({"role": "no role at all"}, "role", "unknown role"),
        ({"role": "2025"}, "role", "unknown role"),  # figures have no listed words
        ({"role": ""}, "role", "unknown role"),
        ({"value": "13"}, "value", "no value of 'month'"),
        ({"value": ""}, "value", "no value of 'month'"),
        ({"value": "²"}, "value", "no value of 'month'"),
        ({"role": "and"}, "value", "have no value"),
        ({"role": "case ending"}, "value", "no such kind of ending"),
        ({"language": "de"}, "language", "unknown language"),
        ({"form": "root"}, "form", "unknown form"),
        ({"form": "stem"}, "form", "only Kazakh"),
        ({"words": ""}, "words", "no words"),
        ({"words": "September"}, "words", "small letters"),
        ({"words": "тёплый"}, "words", "without ё"),
        ({"words": "sept-ember"}, "words", "never read as one"),
        ({"words": "sept2"}, "words", "never read as one"),
    ],
)
def test_what_is_wrong_with_a_row(change, field, message):
    found = [problem for problem in check_words([row(**change)]) if problem[0]]
    assert [(line, name) for line, name, *_ in found] == [(7, field)]
    assert message in found[0][3]
    assert found[0][4]


def test_a_hint_gives_the_nearest_role():
    assert "did you mean month" in next(iter(check_words([row(role="mnth")])))[4]


def test_a_word_stands_once():
    twice = [GOOD, row(8, role="weekday", value="1")]
    assert [problem[:3] for problem in check_words(twice) if problem[0]] == [(8, "words", "septembre")]
    stem = [GOOD, row(8, language="kk", form="stem")]  # a stem may be a word of another language
    assert [problem for problem in check_words(stem) if problem[0]] == []


def test_rows_that_cannot_be_missing():
    assert {problem[3] for problem in check_words([GOOD])} >= {"no row case ending, kk, place"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("қарашадан", Word(Role.MONTH, 11, Case.FROM)),
        ("қарашаға", Word(Role.MONTH, 11, Case.TO)),
        ("қарашаның", Word(Role.MONTH, 11)),
        ("НОЯБРЁМ", Word(Role.MONTH, 11)),
        ("IV", Word(Role.ROMAN, 4)),
        ("ІХ", Word(Role.ROMAN, 9)),
        ("2025-11-06", Word(Role.ISO_DATE, (2025, 11, 6))),
        ("06/11/2025", Word(Role.THREE_NUMBERS, (6, 11, 2025, "/"))),
        ("10:30", Word(Role.TIME)),
        ("123", Word(Role.OTHER, "123")),
        ("lithium", Word(Role.OTHER, "lithium")),
    ],
)
def test_words(text, word):
    assert lexicon().read(text) == [word]


# --- an edited file -------------------------------------------------------------------------------


@pytest.fixture
def vocabulary(tmp_path: Path, monkeypatch):
    """The folder of a copy of the files, in use for a test."""
    for name in ("date_words.csv", "date_languages.csv"):
        (tmp_path / name).write_text((paths.vocab_folder() / name).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(paths, "vocab_folder", lambda: tmp_path)
    return tmp_path


def wait_for(condition, seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def is_read(text: str) -> bool:
    try:
        parse_date(text)
    except DateError:
        return False
    return True


def test_an_edited_word_is_seen_in_the_same_process(vocabulary):
    assert not is_read("6 brumaire 2025")
    with (vocabulary / "date_words.csv").open("a", encoding="utf-8") as file:
        file.write("month,11,en,word,brumaire\n")
    assert wait_for(lambda: is_read("6 brumaire 2025"))
    assert parse_date("6 brumaire 2025").edtf == "2025-11-06"
    assert parse_date("signed on 6 brumaire 2025").edtf == "2025-11-06"


def test_a_broken_file_is_told_by_its_lines(vocabulary):
    with (vocabulary / "date_words.csv").open("a", encoding="utf-8") as file:
        file.write("mnth,11,en,word,brumaire\nmonth,x,en,word,nivose\n")
    with pytest.raises(DataError, match=r"csv:\d+: role: unknown role 'mnth' — did you mean month") as caught:
        parse_date("6 November 2025")
    assert [issue.field for issue in caught.value.issues] == ["role", "value"]


def test_a_missing_file_is_told(vocabulary):
    (vocabulary / "date_words.csv").unlink()
    with pytest.raises(DataError, match="vocabulary file is missing"):
        parse_date("6 November 2025")
