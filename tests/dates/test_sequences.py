"""Where in a run of pieces a date may stand."""

from __future__ import annotations

from analysis.dates.roles import Role, spelled
from analysis.dates.sequences import MOST, sequences

R = Role


def of(*roles: Role):
    return sequences(spelled(*roles), tuple(range(len(roles) + 1)))


def test_the_farthest_end_comes_first():
    assert of(R.NUMBER, R.MONTH, R.YEAR) == ((0, (3, 2)), (1, (3, 2)), (2, (3,)))


def test_no_preposition_begins_a_date_and_none_ends_it():
    assert of(R.IN, R.YEAR, R.TO) == ((1, (2,)),)


def test_a_piece_of_several_words_is_not_cut():
    signature = spelled(R.NUMBER, R.MONTH, R.YEAR)
    assert sequences(signature, (0, 2, 3)) == ((0, (2, 1)), (1, (2,)))


def test_words_that_repeat_are_many_dates_and_not_a_long_one():
    found = of(*[R.YEAR] * 40)
    assert len(found) == 40
    assert all(end - start <= 2 < MOST for start, ends in found for end in ends)
