"""The labelled sets keep what they have shown: nearly all right, and hardly ever a wrong code."""

from __future__ import annotations

from pathlib import Path

import pytest

from score_labels import FOURTH, RIGHT, TUNED, UNMENDED, WRONG, score

LEAST_RIGHT = {"countries": 0.97, "dates": 0.95, "people": 0.9, "minerals": 0.97, "areas": 0.95}
MOST_WRONG = {"countries": 0, "dates": 0, "people": 0, "minerals": 1, "areas": 4}
# of the set that nothing was mended after: how many are right (at least) and wrong (at most)
UNMENDED_SCORE = {
    "countries": (492, 4),
    "dates": (400, 0),
    "people": (498, 2),
    "minerals": (407, 4),
    "areas": (337, 4),
}


@pytest.mark.parametrize("folder", TUNED, ids=lambda folder: folder.name)
@pytest.mark.parametrize("name", LEAST_RIGHT)
def test_the_labelled_sets_are_read_right(name, folder):
    counts, lines = score(name, folder)
    right, missed, wrong = (sum(column) for column in zip(*counts.values(), strict=True))
    told = "\n".join(lines)
    assert right >= LEAST_RIGHT[name] * (right + missed + wrong), told
    assert wrong <= MOST_WRONG[name], told


def test_countries_as_the_news_print_them_are_all_read_right():
    counts, lines = score("countries", FOURTH)
    assert sum(sum(column) for column in counts.values()) > 500
    assert lines == []


def test_the_dates_of_more_languages_and_of_date_lines_are_read_right():
    counts, lines = score("dates", FOURTH)
    right, missed, wrong = (sum(column) for column in zip(*counts.values(), strict=True))
    assert wrong == 0, "\n".join(lines)
    assert right >= 0.99 * (right + missed), "\n".join(lines)
    assert {language for language, _ in counts} == {"en", "ru", "kk", "uk"}


@pytest.mark.parametrize("name", UNMENDED_SCORE)
def test_what_is_mended_elsewhere_costs_nothing_in_the_unmended_set(name):
    """Its lines are left out of what is told: no rule may be mended after them (see `score_labels`)."""
    counts, _ = score(name, UNMENDED)
    right, missed, wrong = (sum(column) for column in zip(*counts.values(), strict=True))
    least, most = UNMENDED_SCORE[name]
    assert right >= least, f"{right} right, {missed} missed, {wrong} wrong"
    assert wrong <= most, f"{right} right, {missed} missed, {wrong} wrong"


def test_a_wrong_code_is_told_apart_from_one_that_is_missing(tmp_path: Path):
    text = (
        "text,language,kind,expected\nKazakhstan,en,name,JPN\nNowhere,en,name,JPN\nJapan,en,name,JPN\nOsaka,en,city,\n"
    )
    (tmp_path / "countries.csv").write_text(text, encoding="utf-8")
    counts, lines = score("countries", tmp_path)
    assert counts == {("en", "name"): [1, 1, 1], ("en", "city"): [1, 0, 0]}
    assert [line.split(":")[0] for line in lines] == [WRONG, "missed"]
    assert RIGHT not in "".join(lines)
