"""Patterns of roles."""

from __future__ import annotations

import pytest

from analysis.dates.patterns import (
    all_there_are,
    any_number,
    as_few_as_will_do,
    compiled,
    either,
    followed_by,
    maybe,
    named,
    not_followed_by,
    not_preceded_by,
    one,
    preceded_by,
    some,
    then,
    whole,
)
from analysis.dates.roles import Role, spelled

A, B, C = Role.YEAR, Role.MONTH, Role.NUMBER


@pytest.mark.parametrize(
    ("pattern", "fits", "does_not"),
    [
        ([one(A, B)], [[A], [B]], [[C], [A, B], []]),
        ([either(then(A, B), C)], [[A, B], [C]], [[A], [A, C]]),
        ([maybe(A, B)], [[], [A, B]], [[A], [B]]),
        ([some(A, B)], [[A, B], [A, B, A, B]], [[], [A], [A, A, B]]),
        ([any_number(A)], [[], [A], [A, A]], [[B]]),
        ([all_there_are(A), B], [[B], [A, A, B]], [[A]]),
        ([all_there_are(A), A], [], [[A], [A, A]]),
        ([whole(either(A, then(A, B))), C], [[A, C]], [[A, B, C]]),
        ([as_few_as_will_do(), A], [[B, A], [B, C, A]], [[A]]),
        ([A, followed_by(B), B], [[A, B]], [[A, C]]),
        ([A, not_followed_by(B), one(B, C)], [[A, C]], [[A, B]]),
        ([one(A, B), preceded_by(A), C], [[A, C]], [[B, C]]),
        ([one(A, B), not_preceded_by(A), C], [[B, C]], [[A, C]]),
        ([A], [[A]], [[B], []]),
    ],
)
def test_what_fits(pattern, fits, does_not):
    found = compiled(*pattern)
    assert all(found.fullmatch(spelled(*roles)) for roles in fits)
    assert not any(found.fullmatch(spelled(*roles)) for roles in does_not)


def test_a_part_is_asked_for_by_its_name():
    match = compiled(A, named("rest", any_number(B))).fullmatch(spelled(A, B, B))
    assert match
    assert match["rest"] == spelled(B, B)
