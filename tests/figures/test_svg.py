from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.addresses import with_page
from analysis.dataset.dataset import load_agreements, load_dataset
from analysis.figures.bars import plot_breakdown
from analysis.figures.description import attach_data
from analysis.figures.look import dark_colors, look_css
from analysis.figures.palette import DARK, INK
from analysis.figures.svg import draw_svg, live_svg, make_live
from analysis.figures.timeline import plot_timeline
from analysis.views.breakdown import build_breakdown
from analysis.views.timeline import build_timeline
from miniature import SCRIPT, Page

URL = "https://akorda.kz/en?a=1&b=2"
PAGE = "agreements/x.html"


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def marked(*urls: str, tips: dict[str, str]) -> Page:
    """A drawing with a mark for each address."""
    ax = plt.subplots()[1]
    ax.scatter(range(len(urls)), range(len(urls)), urls=list(urls))
    attach_data(ax, "Some marks.", pd.DataFrame(), tips)
    return Page(live_svg(ax.figure, "f1-"))


def marks_of(page: Page) -> list[dict[str, str | None]]:
    return [{**attrs, "tag": tag} for tag, attrs in page.tags if attrs.get("class") == "fig-mark"]


def test_a_mark_leads_to_its_source_and_its_page_and_says_what_it_is():
    address = with_page(URL, PAGE)
    page = marked(address, tips={address: "6 November 2025\nA memorandum"})
    (mark,) = marks_of(page)
    assert (mark["tag"], mark["href"], mark["data-page"]) == ("a", URL, PAGE)
    assert mark["target"] == "_blank"
    assert "6 November 2025\nA memorandum" in page.text


@pytest.mark.parametrize(
    ("address", "tag", "href"),
    [
        (with_page("", PAGE), "a", None),
        ("https://akorda.kz/", "a", "https://akorda.kz/"),
        ("mark-7", "g", None),
        ("javascript:alert(1)", "g", None),
        (with_page("javascript:alert(1)", PAGE), "a", None),
    ],
)
def test_a_mark_leads_only_where_there_is_something(address, tag, href):
    page = marked(address, tips={address: "Told."})
    (mark,) = marks_of(page)
    assert (mark["tag"], mark.get("href")) == (tag, href)
    assert "Told." in page.text
    assert "javascript" not in page.html


def test_a_mark_that_leads_nowhere_and_says_nothing_is_no_mark():
    page = marked("mark-7", tips={})
    assert marks_of(page) == []
    assert [attrs["role"] for tag, attrs in page.tags if tag == "svg"] == ["group"]
    assert "xlink:href" not in [name for tag, attrs in page.tags if tag == "a" for name in attrs]


def test_one_mark_is_a_stop_of_the_tab_key():
    page = marked("a", "b", "c", tips={"a": "A", "b": "B", "c": "C"})
    assert [mark["tabindex"] for mark in marks_of(page)] == ["0", "-1", "-1"]


def test_tips_and_sentences_are_escaped():
    page = marked("a", tips={"a": SCRIPT})
    assert SCRIPT in page.text
    drawn = Page(make_live(draw_svg(plt.figure()), "f1-", SCRIPT, {}))
    assert "script" not in [tag for tag, _ in drawn.tags]
    assert SCRIPT in drawn.text


def test_without_tips_an_address_is_told_by_the_rows_that_link_to_it():
    data = load_dataset()
    page = Page(live_svg(plot_timeline(build_timeline(data.agreements, data.visits)).figure, "f1-"))
    assert {mark["href"] for mark in marks_of(page)} == {*data.agreements["source_url"], *data.visits["source_url"]}
    assert page.text.count("Kazakhstan–US memorandum on critical minerals") > 1


def test_colours_are_named_with_their_light_value():
    html = live_svg(plot_breakdown(build_breakdown(load_agreements())).figure, "f1-")
    colors = re.findall(r"(?:fill|stroke): ([^;\"}]*)", html)
    assert f"var(--m-{INK[1:].lower()}, {INK.lower()})" in colors
    assert all(color == "none" or re.fullmatch(r"var\(--m-([0-9a-f]{6}), #\1\)", color) for color in colors)


def test_each_colour_of_the_palette_has_a_dark_value_of_its_own():
    rules = dict(rule.split(":") for rule in dark_colors().strip(";").split(";"))
    assert rules == {f"--m-{light[1:].lower()}": dark.lower() for light, dark in DARK.items()}
    assert len(set(rules.values())) == len(rules)


def test_ids_are_those_that_something_refers_to_and_begin_with_the_prefix():
    html = live_svg(plot_breakdown(build_breakdown(load_agreements(), by="year")).figure, "f1-")
    page = Page(html)
    used = {address[1:] for address in page.values("xlink:href")} | set(re.findall(r"url\(#([^)]*)\)", html))
    assert set(page.values("id")) == used | {"f1-alt"}
    assert all(ident.startswith("f1-") for ident in page.values("id"))
    assert page.values("aria-labelledby") == ["f1-alt"]
    assert 'id="f1-alt">Columns, one a year' in html


def test_it_is_one_element_that_says_nothing_of_its_making():
    html = live_svg(plot_breakdown(build_breakdown(load_agreements())).figure, "f1-")
    assert ElementTree.fromstring(html).tag == "{http://www.w3.org/2000/svg}svg"
    for left_out in ("<?xml", "<!DOCTYPE", "metadata", "*{", "matplotlib"):
        assert left_out not in html


def test_styles_of_many_elements_are_classes_of_this_drawing_alone():
    html = live_svg(plot_breakdown(build_breakdown(load_agreements(), by="area")).figure, "f1-")
    names = re.findall(r"\.([\w-]+)\{", re.search(r"<style>(.*?)</style>", html)[1])
    assert names
    assert all(name.startswith("f1-") and html.count(f'class="{name}"') >= 3 for name in names)
    assert set(re.findall(r'class="([^"]*)"', html)) - {"fig-mark"} == set(names)


def test_groups_that_say_something_stay_and_are_closed():
    figure = plt.figure()
    figure.text(0.5, 0.5, "A < B & C", url="https://akorda.kz/")
    tree = ElementTree.fromstring(live_svg(figure, "f1-"))
    assert [element.text for element in tree.iter("{http://www.w3.org/2000/svg}text")] == ["A < B & C"]


def test_the_same_figure_is_the_same_drawing():
    figure = plot_breakdown(build_breakdown(load_agreements())).figure
    assert live_svg(figure, "f1-") == live_svg(figure, "f1-")
    assert live_svg(figure, "f1-") == live_svg(figure, "f2-").replace("f2-", "f1-")


def test_the_style_of_figures_touches_nothing_else_of_a_page():
    """In JupyterLab it stands beside that of a whole application."""
    css = re.sub(r"\([^()]*\)", "", re.sub(r"/\*.*?\*/", "", look_css(), flags=re.DOTALL))
    selectors = re.findall(r"(?:^|[{}])\s*([^@{};:]+[^@{};]*)\{", css)
    ours = ("figure.live", ".figure-tip", ".table-tools", ".downloads", ".listing-box", ".live-page ", "th[aria-sort")
    assert selectors
    assert [one for several in selectors for one in several.split(", ") if not one.strip().startswith(ours)] == []


def test_a_link_that_nothing_is_told_of_is_named_by_where_it_leads():
    page = marked(with_page("", "years/2019.html"), "https://www.example.org/a", tips={"no": "tip"})
    assert "<title>years/2019</title>" in page.html
    assert "<title>www.example.org</title>" in page.html
