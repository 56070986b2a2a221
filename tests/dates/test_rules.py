"""Words that say together what one says alone, and idle ones: each rule reads its example, which needs it."""

from __future__ import annotations

from contextlib import suppress

import pytest

from analysis.dates import rules
from analysis.dates.grammar import parse
from analysis.dates.parsing import parse_date
from analysis.dates.roles import Role
from analysis.dates.rules import IDLE, TOGETHER
from analysis.dates.words import lexicon
from analysis.errors import DateError
from together import together

FRIDAY = "2025-11-07"
RULES = [*TOGETHER, *IDLE]


def parsed(text: str):
    known = lexicon().chunks
    return parse("".join(known[chunk][0] for chunk in text.split()))


@together(RULES)
def test_the_example_of_a_rule_is_a_date(rule):
    assert parsed(rule.example) is not None
    with suppress(DateError):  # some examples need more of a date than is said, but none is unknown
        parse_date(rule.example, relative_to=FRIDAY)


@pytest.fixture
def _fresh():
    yield
    forget()


def forget():
    for cached in (rules._together, rules._idle, parse):
        cached.cache_clear()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.says}: {rule.example}")
@pytest.mark.usefixtures("_fresh")
def test_the_example_of_a_rule_needs_it(rule, monkeypatch):
    found = parsed(rule.example)
    monkeypatch.setattr(rules, "TOGETHER", tuple(other for other in TOGETHER if other is not rule))
    monkeypatch.setattr(rules, "IDLE", tuple(other for other in IDLE if other is not rule))
    forget()
    assert parsed(rule.example) != found


def test_no_two_rules_are_for_the_same_words():
    assert len({rule.roles for rule in TOGETHER}) == len(TOGETHER)


def test_a_rule_comes_to_fewer_words():
    assert all(0 < len(rule.into) < len(rule.roles) for rule in TOGETHER)


def test_what_is_read_as_another_role_is_not_left_in_a_rule():
    used = {role for rule in TOGETHER for role in (*rule.roles, *rule.into)}
    assert not used & {*rules.READ_AS, *rules.NOTHING}
    assert Role.TURN in used
