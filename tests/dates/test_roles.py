"""Roles and the letters that stand for them in a signature."""

from __future__ import annotations

from itertools import product

import pytest

from analysis.dates.roles import Case, Role, Word, letter, roles_of, signature, spelled


def test_every_role_is_defined_and_has_letters_of_its_own():
    assert all(role.definition for role in Role)
    letters = [letter(role, case) for role, case in product(Role, Case)]
    assert len(set(letters)) == len(letters)
    assert all(len(sign) == 1 for sign in letters)


@pytest.mark.parametrize("case", Case)
def test_a_signature_is_read_back(case):
    words = [Word(role, None, case) for role in Role]
    assert roles_of(signature(words)) == tuple(Role)
    assert len(signature(words)) == len(words)


def test_a_role_is_found_by_its_name_in_the_file():
    assert Role("day noun") is Role.DAY_NOUN
    assert {Role.MONTH: 1}[Role("month")] == 1


def test_letters_mean_nothing_in_a_regular_expression():
    assert not set(spelled(*Role)) & set(r"\\.^$*+?{}[]|()-")


def test_values_are_those_of_the_role():
    assert Role.MONTH.values is not None
    assert 12 in Role.MONTH.values
    assert 13 not in Role.MONTH.values
    assert Role.YEAR.values is None
