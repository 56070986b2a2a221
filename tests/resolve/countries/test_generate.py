"""The generated files of country names."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pytest

from analysis import paths
from analysis.languages.folding import fold
from analysis.resolve.countries import generate
from analysis.resolve.countries.reader import countries
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

PINS = paths.home() / "requirements.txt"


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


def _pinned(package: str) -> bool:
    lines = PINS.read_text(encoding="utf-8").splitlines()
    return f"{package}=={version(package)}" in {line.split(";")[0].strip() for line in lines}


@pytest.mark.slow
def test_the_generated_files_are_what_the_command_makes():
    """With the pinned releases of Babel and the dictionaries; another one knows a few names differently."""
    for package in ("babel", "pymorphy3", "pymorphy3-dicts-ru", "pymorphy3-dicts-uk"):
        try:
            if not _pinned(package):
                pytest.skip(f"another release of {package} than the pinned one")
        except PackageNotFoundError:
            pytest.skip(f"{package} is not installed")
    for name, text in generate.build().items():
        written = (paths.vocab_folder() / name).read_text(encoding="utf-8")
        assert set(written.splitlines()) ^ set(text.splitlines()) == set(), name
        assert written == text, name


def test_a_spelling_that_cldr_has_given_up_is_still_read():
    words = countries()
    lost = [
        (form, row["code"])
        for row in read_table("country_spellings.csv")
        for form in row["forms"].split("|")
        if words.find(form.removeprefix("=")) != (row["code"],)
    ]
    assert lost == []
