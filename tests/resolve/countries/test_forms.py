"""All written forms of countries: what a finder looks for."""

from __future__ import annotations

import pytest

from analysis.languages.folding import fold
from analysis.resolve.countries.forms import all_forms, kazakh_cases
from analysis.resolve.countries.reader import countries

FORMS = {(form.key, form.how == "government", form.is_half): form for form in all_forms()}


@pytest.mark.parametrize(
    ("text", "codes", "how", "language"),
    [
        ("Монголией", "MNG", "inflected", "ru"),
        ("монгольскими", "MNG", "adjective", "ru"),
        ("литовською", "LTU", "adjective", "uk"),
        ("Моңғолиядан", "MNG", "inflected", "kk"),
        ("эстонцами", "EST", "demonym", "ru"),
        ("Latvians", "LVA", "demonym", "en"),
        ("моңғолиялықтарға", "MNG", "demonym", "kk"),
        ("Советским Союзом", "Soviet Union", "gone", "ru"),
        ("Mongolei", "MNG", "foreign", ""),
        ("корейцы", "KOR PRK", "demonym", "ru"),
    ],
)
def test_a_form_has_its_codes_and_its_way(text, codes, how, language):
    form = FORMS[fold(text), False, False]
    assert (" ".join(form.codes), form.how) == (codes, how)
    assert form.language == language


@pytest.mark.parametrize(
    ("text", "code"),
    [("Улан-Баторе", "MNG"), ("Рейк'явіком", "ISL"), ("Ұлан-Батырда", "MNG"), ("Canberra", "AUS"), ("Кремлём", "RUS"),
     ("Белым домом", "USA"), ("Ақордадан", "KAZ"), ("Brussels", "BEL EU")],
)  # fmt: skip
def test_a_seat_of_government_is_a_form_of_its_own_kind(text, code):
    form = FORMS[fold(text), True, False]
    assert (" ".join(form.codes), form.how, form.cased) == (code, "government", True)


def test_names_need_a_capital_and_adjectives_of_russian_do_not():
    assert FORMS["монголия", False, False].cased
    assert FORMS["mongolian", False, False].cased
    assert not FORMS["монгольская", False, False].cased
    assert not FORMS["эстонцам", False, False].cased


def test_names_that_are_words_or_people_need_company():
    assert FORMS["jordan", False, False].needs_context
    assert not FORMS["kazakhstan", False, False].needs_context


def test_first_halves_count_before_a_hyphen_only():
    assert FORMS["монгольско", False, True].codes == ("MNG",)
    assert FORMS["sino", False, True].codes == ("CHN",)
    assert ("sino", False, False) not in FORMS


def test_what_the_reader_reads_and_what_is_written_here_agree():
    """A form of one code is read as that code by the reader, or refused with a reason; never as another."""
    words = countries(refuse=())
    wrong = []
    for form in list(FORMS.values())[::17]:
        found = words.look_up(form.key.removeprefix("="))
        if form.how not in ("government", "gone") and found.codes and set(found.codes) != set(form.codes):
            wrong.append((form, found))
    assert wrong == []


def test_kazakh_cases_keep_the_harmony_of_the_name():
    assert {"жапонияның", "жапонияға", "жапонияда", "жапониядан", "жапониямен"} <= set(kazakh_cases("жапония"))
    assert "жапонияге" not in kazakh_cases("жапония")
    assert "ресейге" in kazakh_cases("ресей")
