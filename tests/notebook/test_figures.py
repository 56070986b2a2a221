from __future__ import annotations

import re

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.errors import ParameterError
from analysis.figures.bars import plot_breakdown
from analysis.figures.description import attach_data
from analysis.links import Link
from analysis.notebook import show_figure
from analysis.notebook.figures import WIDTHS, show_drawn
from analysis.views.breakdown import build_breakdown
from miniature import Page

TABLE = pd.DataFrame({"Year": ["2024", "2025"], "Agreements": [3, 4]})


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def plot_numbers(table, ax=None, width=None, values="number"):
    """A figure of ours in small."""
    assert ax is None
    ax = plt.subplots(figsize=((width or 525) / 72, 2))[1]
    ax.plot(range(len(table)), table["Agreements"])
    ax.set_title(f"{values} {width}")
    attach_data(ax, f"{values}: {len(table)} rows.", table)
    return ax


def widths_of(page: Page) -> list[float]:
    return [float((attrs["width"] or "").removesuffix("pt")) for tag, attrs in page.tags if tag == "svg"]


def test_a_figure_is_drawn_for_every_width_and_told_once():
    before = plt.get_fignums()
    shown = show_figure(plot_numbers, TABLE)
    page = Page(shown.html)
    page.assert_stands_alone()
    assert widths_of(page) == [WIDTHS["wide"], WIDTHS["medium"], WIDTHS["narrow"]]
    assert [attrs["class"] for tag, attrs in page.tags if tag == "div" and attrs.get("class") in WIDTHS] == [*WIDTHS]
    assert len(page.values("id")) == len(set(page.values("id")))
    assert [tag for tag, _ in page.tags].count("table") == 1
    assert repr(shown) == "number: 2 rows."
    assert '<p class="says">number: 2 rows.</p>' in shown.html
    assert plt.get_fignums() == before  # or JupyterLab would show each once more


def test_only_the_middle_one_is_seen_where_nobody_chooses():
    """As in a viewer that drops styles."""
    page = Page(show_figure(plot_numbers, TABLE).html)
    hidden = {attrs["class"]: "hidden" in attrs for _, attrs in page.tags if attrs.get("class") in WIDTHS}
    assert hidden == {"wide": True, "medium": False, "narrow": True}


def test_a_plot_without_widths_is_drawn_once():
    def plot_fixed(table):
        return plot_numbers(table)

    page = Page(show_figure(plot_fixed, TABLE).html)
    assert widths_of(page) == [525.0]


def test_a_switch_chooses_between_drawings():
    shown = show_figure(plot_numbers, TABLE, switch={"Numbers": {}, "Shares": {"values": "share"}}, values="number")
    page = Page(shown.html)
    assert len(widths_of(page)) == 6
    choices = [attrs for tag, attrs in page.tags if tag == "input"]
    assert [attrs["type"] for attrs in choices] == ["radio", "radio"]
    assert len({attrs["name"] for attrs in choices}) == 1
    assert ["checked" in attrs for attrs in choices] == [True, False]
    assert [attrs["for"] for tag, attrs in page.tags if tag == "label"] == [attrs["id"] for attrs in choices]
    assert page.values("data-choice") == ["Numbers", "Shares"]
    assert repr(shown) == "number: 2 rows.\nshare: 2 rows."
    assert len(page.values("id")) == len(set(page.values("id")))
    one = Page(show_figure(plot_numbers, TABLE).html)
    assert "input" not in [tag for tag, _ in one.tags]


def test_the_data_stand_below_with_their_links():
    links = [Link("A", "https://a.example.org", "agreements/a.html"), Link("B", page="agreements/b.html")]
    table = TABLE.assign(Event=links, Nothing=[Link("x", "javascript:alert(1)"), ""])
    page = Page(show_figure(plot_numbers, table).html)
    cells = [attrs for tag, attrs in page.tags if tag == "a"]
    assert cells == [
        {"href": "https://a.example.org", "data-page": "agreements/a.html"},
        {"data-page": "agreements/b.html"},
    ]
    assert [attrs["scope"] for tag, attrs in page.tags if tag == "th"] == ["col"] * 4 + ["row"] * 2
    assert page.values("data-save") == ["csv", "svg", "png"]


def test_two_figures_have_nothing_in_common():
    page = Page(show_figure(plot_numbers, TABLE).html + show_figure(plot_numbers, TABLE).html)
    assert len(page.values("id")) == len(set(page.values("id")))


def test_of_an_empty_table_there_is_a_sentence_and_no_figure(data):
    nothing = data.select(country="KAZ", since="1995", until="1996").agreements
    for shown in (
        show_figure(plot_breakdown, build_breakdown(nothing)),
        show_drawn(plot_breakdown(build_breakdown(nothing)).figure),
    ):
        assert repr(shown) == "No records match."
        assert re.sub("<[^>]*>", "", shown.html) == "No records match."


def test_what_cannot_be_drawn_is_told(data):
    with pytest.raises(ParameterError, match="give it build_breakdown"):
        show_figure(plot_breakdown, data)


def test_a_drawn_figure_of_somebody_is_shown_as_it_is():
    figure = plt.figure(figsize=(3, 2))
    shown = show_drawn(figure)
    page = Page(shown.html)
    assert widths_of(page) == [216.0]
    assert repr(shown) == "A figure"
    assert page.values("data-save") == ["svg", "png"]
