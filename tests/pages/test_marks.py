"""Marks of events: a shape for each family, and one for visits, drawn as the figures draw it."""

import re
from pathlib import Path

import pytest

from analysis import pages
from analysis.figures import palette
from analysis.pages import countries, marks, pairs, people
from analysis.pages.marks import SHAPES, legend, marked, symbols
from analysis.vocab.catalogue import vocabulary
from miniature import Page


def test_every_family_and_visits_have_a_shape_that_the_page_defines():
    names = [name for name, _ in legend()]
    assert len(names) == len(vocabulary("agreement_family").rows) + 1  # visits are all of one
    drawn = symbols(set(names))
    Page(str(drawn))
    assert set(re.findall(r'<symbol id="m-([^"]+)"', drawn)) == set(names)
    for name in names:
        assert f'href="#m-{name}"' in marked(name)


def test_shapes_are_those_of_the_figures():
    assert {*palette.FAMILY_MARKERS.values(), palette.VISIT_MARKER} <= set(SHAPES)
    of_families = symbols({f"a-{code}" for code in palette.FAMILY_MARKERS})
    assert len(set(re.findall(r' d="([^"]+)"', of_families))) == len(palette.FAMILY_MARKERS)


def test_what_has_not_happened_is_hollow_and_of_the_same_shape():
    hollow = marked(marks.mark_of_agreement("treaty", False))
    assert 'class="mark a-treaty hollow"' in hollow
    assert 'href="#m-a-treaty"' in hollow


def test_every_mark_has_its_colour():
    rules = marks.styles()
    for code in vocabulary("agreement_family").rows:
        assert f".a-{code}{{color:var(--m-" in rules


@pytest.mark.parametrize("kinds", [countries.KINDS, people.KINDS, pairs.KINDS])
def test_the_style_sheet_knows_every_choice_of_a_switch(kinds):
    css = (Path(pages.__file__).parent / "templates" / "base.css").read_text(encoding="utf-8")
    known = re.search(r"for name in \(([^)]*)\)", css)[1]
    assert {kind for _, kind in kinds} <= set(re.findall(r'"(\w+)"', known))
