"""Drawings higher than a page are printed in bands, and nothing that is drawn is cut."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import matplotlib.pyplot as plt
import pytest

from analysis.dataset.dataset import load_dataset
from analysis.figures.heatmap import plot_heatmap
from analysis.figures.printing import FIRST, PAGE, cuts_of, with_bands
from analysis.figures.svg import live_svg
from analysis.figures.timeline import plot_timeline
from analysis.figures.trend import plot_trend
from analysis.views.breakdown import build_breakdown

MEDIUM = 525


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


@pytest.fixture
def drawings(real_home) -> dict[str, str]:
    """High drawings of the real record."""
    data = load_dataset()
    areas = build_breakdown(data.agreements, "area", "partner", country="JPN")
    axes = {
        "timeline": plot_timeline(data.select(country="JPN"), width=MEDIUM),
        "matrix": plot_heatmap(build_breakdown(data.agreements, "mineral", "partner", country="JPN"), width=MEDIUM),
        "turned": plot_heatmap(areas, width=MEDIUM),
        "trend": plot_trend(build_breakdown(data.agreements, "area", "year"), width=MEDIUM),
    }
    return {name: live_svg(ax.get_figure(root=True), "p-") for name, ax in axes.items()}


def height_of(svg: str) -> float:
    return float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', svg)[1])


def lines_of(svg: str) -> list[tuple[float, str]]:
    """The upright texts, each with its baseline."""
    found = re.findall(r'<text[^>]*?(?: y="([-\d.]+)"|translate\([-\d.]+ ([-\d.]+)\)")[^>]*>([^<]*)', svg)
    return [(float(own or moved), text) for own, moved, text in found]


def test_bands_fit_their_pages_and_make_the_whole(drawings):
    for name, svg in drawings.items():
        height = height_of(svg)
        printed = re.findall(r'class="printed" viewBox="0 ([\d.]+) 525 ([\d.]+)"', with_bands(svg, "p-"))
        bands = [(float(top), float(high)) for top, high in printed]
        if height <= PAGE:
            assert not bands, name
            continue
        assert bands[0][0] == 0
        assert bands[0][1] <= FIRST
        assert all(high <= PAGE + 0.1 for _, high in bands), name
        for (top, high), (below, _) in pairwise(bands):
            assert below == pytest.approx(top + high, abs=0.02)
        assert sum(bands[-1]) == pytest.approx(height, abs=0.02)
    assert len(re.findall('class="printed"', with_bands(drawings["timeline"], "p-"))) > 2


def test_no_line_of_text_is_cut(drawings):
    for name, svg in drawings.items():
        for cut in cuts_of(svg, height_of(svg)):
            assert not [text for y, text in lines_of(svg) if y - 7 < cut < y + 2], name


def test_what_is_not_high_is_left_alone():
    svg = f'<svg viewBox="0 0 525 {PAGE:g}"><text x="1" y="300">a</text></svg>'
    assert with_bands(svg, "p-") == svg


def test_where_nothing_can_be_spared_it_is_cut_all_the_same():
    texts = "".join(f'<text x="1" y="{y}">' for y in range(0, 2000, 5))
    assert cuts_of(texts, 2000) == [FIRST, FIRST + PAGE, FIRST + 2 * PAGE]


def test_bands_show_the_drawing_that_stands_before_them(drawings):
    made = with_bands(drawings["timeline"], "p-")
    tree = ET.fromstring(f'<div xmlns="http://www.w3.org/1999/xhtml">{made}</div>')
    first, *bands = tree
    (whole,) = [group for group in first.iter() if group.get("id") == "p-all"]
    assert len(list(whole.iter())) == len(list(first.iter())) - 1  # all of it
    uses = [use.get("href") for band in bands for use in band]
    assert set(uses) == {"#p-all"}
    assert all(band.get("aria-hidden") == "true" for band in bands)  # told once
