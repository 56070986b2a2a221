"""Which roles are a date: every form by its example, and any roles at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates.forms import FORMS, IN_RANGE, UNDER_PART, Form
from analysis.dates.grammar import Bound, Parsed, Point, Span, parse
from analysis.dates.roles import Case, Role, Word, signature
from analysis.dates.words import lexicon
from together import together


def parsed(text: str) -> Parsed | None:
    known = lexicon().chunks
    return parse("".join(known[chunk][0] for chunk in text.split()))


@together(FORMS)
def test_the_example_of_a_form_is_of_its_kind(form: Form):
    found = parsed(form.example)
    assert isinstance(found, Point)
    assert found.kind == form.kind


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.kind}: {form.slots}")
def test_the_example_of_a_form_needs_it(form: Form, monkeypatch):
    from analysis.dates import forms

    without = forms._written_out(tuple(other for other in FORMS if other is not form))
    monkeypatch.setattr("analysis.dates.grammar.tables", lambda: (without, *forms.tables()[1:]))
    parse.cache_clear()
    found = parsed(form.example)
    parse.cache_clear()
    assert not isinstance(found, Point) or found.kind != form.kind


@pytest.mark.parametrize("form", IN_RANGE, ids=lambda form: form.slots)
def test_what_an_end_of_a_range_may_leave_out(form: Form):
    assert isinstance(parsed(form.example), Span)


@pytest.mark.parametrize("form", UNDER_PART, ids=lambda form: form.slots)
def test_what_stands_under_a_part(form: Form):
    found = parsed(form.example)
    assert isinstance(found, Point)
    assert (found.kind, found.part_role) == (form.kind, Role.EDGE)


WORDS = st.builds(Word, st.sampled_from(Role), st.none(), st.sampled_from(Case))


@given(st.lists(WORDS, max_size=30))
def test_any_roles_are_parsed_or_refused(words):
    found = parse(signature(words))
    assert found is None or isinstance(found, Point | Span | Bound)


@given(st.lists(WORDS, max_size=12), st.sampled_from([Role.OTHER, Role.NAME, Role.DOCUMENT, Role.COLON]))
def test_no_date_has_a_word_that_is_none(words, role):
    assert parse(signature([*words, Word(role)])) is None
