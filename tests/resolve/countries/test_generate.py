"""The generated files of country names."""

from __future__ import annotations

import pytest

from analysis.languages.folding import fold
from analysis.resolve.countries import generate
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table


def test_generated_forms_mean_one_thing_and_contradict_no_listed_name():
    listed = vocabulary("country").forms
    seen: dict[str, str] = {}
    for row in read_table(generate.FORMS):
        for form in row["forms"].split("|"):
            assert fold(form) == form
            assert seen.setdefault(form, row["codes"]) == row["codes"], form
            assert set(listed.get(form, row["codes"].split())) == set(row["codes"].split()), form
    for row in read_table(generate.LANGUAGES):
        for form in row["forms"].split("|"):
            assert seen.setdefault(form, row["code"]) == row["code"], form


@pytest.mark.slow
def test_the_generated_files_are_up_to_date():
    """Every form that the generator makes now is in the file: another dictionary may know a few names differently."""
    pytest.importorskip("pymorphy3_dicts_ru")
    pytest.importorskip("pymorphy3_dicts_uk")
    written = {(row["codes"], form) for row in read_table(generate.FORMS) for form in row["forms"].split("|")}
    made = set()
    for line in generate.build_forms().splitlines()[1:]:
        codes, _, _, forms = line.split(",")
        made |= {(codes, form) for form in forms.split("|")}
    assert len(made ^ written) <= len(written) // 100
