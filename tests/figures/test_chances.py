from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import same_color

from analysis.errors import ParameterError
from analysis.figures.chances import plot_visit_chances
from analysis.figures.description import figure_parts
from analysis.figures.palette import BLUE, PAPER

ONE = pd.DataFrame(
    {
        "group_name": "All visits",
        "days": [30, 90],
        "n_visits": [40, 9],
        "n_followed": [12, 3],
        "share": pd.array([0.3, None], dtype="Float64"),
        "expected": [4.2, 3.1],
        "low": [1.0, 1.0],
        "high": [8.0, 5.0],
        "p_value": [0.01, 0.9],
    }
)
TWO = pd.concat([ONE.assign(group_name="Chile"), ONE.assign(group_name="Zambia")], ignore_index=True)


def faces(ax) -> list:
    return [line.get_markerfacecolor() for line in ax.lines]


@pytest.mark.parametrize("width", [None, 262.5])
def test_a_row_for_each_number_of_days_with_its_counts(width):
    ax = plot_visit_chances(ONE, width=width)
    written = [text.get_text() for text in ax.texts]
    assert {"12 of 40 (30 %)", "3 of 9"} <= set(written)
    named = [label.get_text() for label in ax.get_yticklabels()] or written
    assert {"within 30 days", "within 90 days"} <= set(named)
    assert [line.get_xdata()[0] for line in ax.lines] == [12, 3]


def test_a_dot_that_chance_would_not_give_is_filled():
    assert [same_color(face, BLUE) for face in faces(plot_visit_chances(ONE))] == [True, False]
    assert same_color(faces(plot_visit_chances(ONE))[1], PAPER)
    few = ONE.assign(p_value=0.001)
    assert [same_color(face, BLUE) for face in faces(plot_visit_chances(few))] == [True, False]


def test_of_several_groups_one_number_of_days_is_drawn():
    ax = plot_visit_chances(TWO, days=90)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Chile", "Zambia"]
    many = pd.concat([ONE.assign(group_name=name) for name in "ABCDEFGH"])
    for days, is_told in ((30, True), (90, False)):  # of nine visits nobody expects a proof
        caption = " ".join(plot_visit_chances(many, days=days).get_xlabel().split())
        assert ("of 8 rows about 1 would be by chance alone" in caption) == is_told
    with pytest.raises(ParameterError, match="no row within 7 days — one of: 30, 90"):
        plot_visit_chances(TWO, days=7)


def test_what_is_drawn_can_be_read():
    (part,) = figure_parts(plot_visit_chances(ONE).figure)
    assert "within 30 days 12 of 40 (30 %), by chance 4 (1 to 8)" in part["alt"]
    assert len(part["rows"]) == 2
    many = pd.concat([ONE.assign(group_name=name, p_value=0.5) for name in "ABCDEFGH"])
    (part,) = figure_parts(plot_visit_chances(many, days=30).figure)
    assert part["alt"].endswith("; and 3 more.")
    assert len(part["rows"]) == 8


def test_nothing_and_anything_else():
    assert plot_visit_chances(ONE.head(0)).texts[0].get_text() == "No records match."
    with pytest.raises(ParameterError, match="no column p_value"):
        plot_visit_chances(ONE.drop(columns="p_value"))
    with pytest.raises(ParameterError, match="draws a DataFrame, not a list"):
        plot_visit_chances([])
