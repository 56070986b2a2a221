"""Figures, signs and letters of a text as tokens."""

from __future__ import annotations

import pytest

from analysis.dates.roles import Role, Word
from analysis.dates.tokens import as_read, in_one_alphabet, number_word, token_pattern

TOKENS = token_pattern(["th", "го", "s"])


@pytest.mark.parametrize(
    ("chunk", "tokens"),
    [
        ("6th", "6 th"),
        ("6-го", "6 -го"),
        ("1990s", "1990 s"),
        ("6november2025", "6 november 2025"),
        ("06.11.2025,", "06.11.2025 ,"),
        ("2025-11-06t10:00:00z", "2025-11-06 t10:00:00z"),
        ("q4-2025", "q 4 - 2025"),
        ("4–6.11.2025", "4 – 6.11.2025"),
        ("2015.0", "2015.0"),
        ("2015.05", "2015.05"),
        ("2015..", "2015 .."),
        ("2015...", "2015 ..."),
        ("[..2015]", "[ .. 2015 ]"),
        ("г..", "г . ."),
        ("9p.m.", "9p.m."),
        ("'25", "'25"),
        ("c.2025", "c. 2025"),
    ],
)
def test_tokens(chunk, tokens):
    assert TOKENS.findall(chunk) == tokens.split()


@pytest.mark.parametrize(
    ("token", "word"),
    [
        ("7", Word(Role.NUMBER, 7)),
        ("2031", Word(Role.YEAR, 2031)),
        ("2031.0", Word(Role.YEAR, 2031)),
        ("203", Word(Role.OTHER, "203")),
        ("20310307", Word(Role.ISO_DATE, (2031, 3, 7))),
        ("99990307", Word(Role.OTHER, "99990307")),
        ("2031/3/7", Word(Role.ISO_DATE, (2031, 3, 7))),
        ("7.3.2031", Word(Role.THREE_NUMBERS, (7, 3, 2031, "."))),
        ("7.3.31", Word(Role.SHORT_YEAR, ("7.3.31", "."))),
        ("'31", Word(Role.SHORT_YEAR, ("'31", "'"))),
        ("2031-03", Word(Role.YEAR_DASH_NUMBER, (2031, 3))),
        ("2031/03", Word(Role.YEAR_SLASH_NUMBER, (2031, 3))),
        ("2031.03", Word(Role.MONTH_AND_YEAR, (2031, 3))),
        ("03/2031", Word(Role.MONTH_AND_YEAR, (2031, 3))),
        ("07.03", Word(Role.DAY_AND_MONTH, (3, 7))),
        ("10:30", Word(Role.TIME)),
        ("t1030z", Word(Role.TIME)),
        ("123.3.2031", Word(Role.OTHER, "123.3.2031")),
    ],
)
def test_numbers(token, word):
    assert number_word(token) == word


@pytest.mark.parametrize(
    ("chunk", "read"),
    [
        ("MAY", "may"),
        ("Четвёртый", "четвертый"),
        ("маи\u0306", "май"),
        ("2031\u201103\u201007", "2031-03-07"),
        ("2031–33", "2031–33"),  # an en dash is a range
        ("７／３", "7/3"),
        ("\ufeff7\u200b", "7"),
        ("№7", "№7"),  # not 'no 7'
    ],
)
def test_as_read(chunk, read):
    assert as_read(chunk) == read


def test_letters_of_two_alphabets_are_put_into_one():
    assert "сәуір" in in_one_alphabet("сәуip")
    assert "may" in in_one_alphabet("mаy")
    assert in_one_alphabet("may") == in_one_alphabet("май") == in_one_alphabet("қараша") == ()
