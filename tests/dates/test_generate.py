"""The generated file of the months and weekdays of all languages."""

from __future__ import annotations

import pytest
from babel import Locale

from analysis import paths
from analysis.dates import generate
from analysis.dates.parsing import parse_date
from analysis.dates.words import LANGUAGES_FILE, listed_lexicon
from analysis.errors import DateError
from analysis.vocab.table import read_table


def test_the_file_is_what_the_command_makes():
    assert (paths.vocab_folder() / LANGUAGES_FILE).read_text(encoding="utf-8") == generate.build()


def test_a_generated_word_means_one_thing_and_contradicts_no_listed_word():
    listed, seen = listed_lexicon().words, set()
    for row in read_table(LANGUAGES_FILE):
        for word in row["words"].split():
            assert word not in listed
            assert word not in seen
            seen.add(word)


@pytest.mark.parametrize("language", ["ar", "de", "es", "fa", "fr", "hi", "it", "ja", "ko", "pt", "tr", "uz", "zh"])
def test_every_month_of_a_language_is_read(language):
    months = Locale(language).months["format"]["wide"]
    for number, name in months.items():
        text = f"2025年{number}月6日" if language in ("ja", "zh") else f"6 {name} 2025"
        text = f"2025년 {name} 6일" if language == "ko" else text
        assert parse_date(text).edtf == f"2025-{number:02}-06", text


def test_a_name_of_two_months_is_refused():
    """Listopad is November in Polish and October in Croatian."""
    with pytest.raises(DateError, match="not a date"):
        parse_date("6 listopada 2025")
