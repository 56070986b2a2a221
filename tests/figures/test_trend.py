from __future__ import annotations

import io
import re

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex

from analysis.dataset.dataset import load_agreements, load_dataset
from analysis.errors import ParameterError
from analysis.figures import description
from analysis.figures.palette import FALL, GREY, PAPER, RISE
from analysis.figures.style import styled
from analysis.figures.trend import plot_trend
from analysis.harmonize.agreements import normalize_agreements
from analysis.views.breakdown import build_breakdown
from drawn import assert_all_text_fits

WIDTHS = (840, 525, 262.5)


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def trend(totals: dict[int, int], **numbers: list[int]) -> pd.DataFrame:
    """Numbers of agreements of each area in each year, of so many in all."""
    rows = [
        (area, area.capitalize(), str(year), number, total, number / total if total else 0)
        for area, row in numbers.items()
        for (year, total), number in zip(totals.items(), row, strict=True)
        if total
    ]
    columns = ["area_code", "area_name", "year_code", "n_agreements", "n_across", "share_across"]
    frame = pd.DataFrame(rows, columns=columns)
    frame.attrs = {"by": "area", "across": "year", "newest": f"{max(totals)}-05-26"}
    return frame


SHIFT = {2016: 3, 2017: 0, 2018: 6, 2019: 15, 2020: 9, 2021: 20, 2022: 40}
GIVEN = trend(
    SHIFT,
    energy=[1, 0, 0, 3, 2, 4, 8],
    exploration=[2, 0, 5, 11, 5, 8, 14],
    processing=[0, 0, 1, 2, 1, 8, 26],
)


def written(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def caption(ax) -> str:
    return " ".join(ax.get_xlabel().split())


def points(ax) -> PathCollection:
    (drawn,) = [drawn for drawn in ax.collections if isinstance(drawn, PathCollection)]
    return drawn


@pytest.mark.parametrize("width", WIDTHS)
def test_panels_stand_by_the_change_and_say_from_what_to_what(width):
    ax = plot_trend(GIVEN, width=width)
    heads = [text for text in written(ax) if text in ("Energy", "Exploration", "Processing")]
    assert heads == ["Processing", "Exploration", "Energy"]
    told = [text for text in ax.texts if "→" in text.get_text()]
    assert [text.get_text() for text in told] == ["13 → 65 % ▲ 52", "73 → 35 % ▼ 38", "20 → 20 % ="]
    assert [text.get_color() for text in told] == [RISE, FALL, GREY]
    assert "Compared: 2019 and 2022*, the first and the last year with 10 agreements or more after 2017." in caption(ax)
    assert "* 2022: to May 2022." in caption(ax)


def test_years_may_be_chosen():
    ax = plot_trend(GIVEN, years=(2018, 2021))
    assert next(text for text in written(ax) if "→" in text) == "83 → 40 % ▼ 43"
    assert "Compared: 2018 and 2021." in caption(ax)


@pytest.mark.parametrize("years", [(2017, 2021), (2021, 2018), (2019, 2019), (1999, 2021)])
def test_years_that_cannot_be_compared(years):
    with pytest.raises(ParameterError, match="two of these, the earlier first: 2016, 2018, 2019"):
        plot_trend(GIVEN, years=years)


def test_too_few_agreements_are_pale_and_a_year_that_is_not_over_is_hollow():
    drawn = points(plot_trend(GIVEN))
    edges = [to_hex(color) for color in drawn.get_edgecolors()]
    faces = [to_hex(color) for color in drawn.get_facecolors()]
    years = [year for year, total in SHIFT.items() if total]
    assert len(edges) == 3 * len(years)
    assert len({*edges[:: len(years)]}) == 1  # 2016, whatever rose or fell
    assert edges[0] not in {color.lower() for color in (RISE, FALL, GREY)}
    assert {edge for at, edge in enumerate(edges) if at % len(years)} == {c.lower() for c in (RISE, FALL, GREY)}
    assert [face == PAPER.lower() for face in faces] == [year == 2022 for year in years] * 3


def test_no_line_crosses_a_year_without_agreements():
    ax = plot_trend(GIVEN)
    lines = [line for drawn in ax.collections[1:] if hasattr(drawn, "get_segments") for line in drawn.get_segments()]
    assert len(lines) == 3 * 4  # 2018 to 2022
    dashed = [drawn for drawn in ax.collections if hasattr(drawn, "get_segments") and drawn.get_linestyle()[0][1]]
    assert sum(len(drawn.get_segments()) for drawn in dashed) == 3


def test_a_change_between_too_few_has_no_colour():
    ax = plot_trend(trend({2023: 1, 2024: 1, 2025: 7}, trade=[1, 1, 2]))
    (told,) = [text for text in ax.texts if "→" in text.get_text()]
    assert told.get_text() == "100 → 29 % ▼ 71"
    assert told.get_color() == GREY
    assert "the first and the last year with any." in caption(ax)


def test_one_year_alone_is_compared_with_none():
    ax = plot_trend(trend({2025: 7}, trade=[2], energy=[5]))
    assert not [text for text in written(ax) if "→" in text]
    assert "Compared" not in caption(ax)
    ax.figure.canvas.draw()


def test_numbers_of_agreements_stand_below():
    ax = plot_trend(GIVEN)
    (bars,) = ax.containers
    heights = np.array([-bar.get_height() for bar in bars])
    assert (heights / heights.max() * 40).round().astype(int).tolist() == list(SHIFT.values())
    assert "n: agreements of each year that name an area" in written(ax)
    assert [text for text in written(ax) if text in map(str, SHIFT.values())][-7:] == list(map(str, SHIFT.values()))


def test_every_year_of_a_panel_leads_to_its_agreements():
    ax = plot_trend(GIVEN)
    part = description._PARTS[ax]
    url = "#minerals:records.html#kind=agreement&area=processing&year=2022"
    assert part["tips"][url] == "Processing, 2022: 26 of 40 agreements, 65 %"
    urls = [url for drawn in ax.collections for url in drawn.get_urls() if url]
    assert url in urls
    assert len(urls) == (GIVEN["n_agreements"] > 0).sum()
    assert {text.get_url() for text in ax.texts if text.get_url()} == {
        f"#minerals:areas/{area}.html" for area in ("energy", "exploration", "processing")
    }
    assert part["alt"].startswith(
        "Trend: the share of agreements of each year by area, 2016 to 2022*. The largest changes from "
        "2019 (15 agreements) to 2022* (40 agreements): "
        "Processing 13 to 65 %, Exploration 73 to 35 %, Energy 20 to 20 %."
    )
    assert part["columns"] == ["Area", "Area code", "Year", "Agreements", "n", "Share of n, %"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("by", ["area", "mineral", "partner"])
def test_nothing_runs_into_anything(by, width):
    ax = plot_trend(build_breakdown(load_agreements(), by, "year"), title="Title", width=width)
    assert ax.figure.get_figwidth() * 72 == pytest.approx(width)
    assert_all_text_fits(ax.figure)
    least = 8.25 if width < 300 else 9
    assert min(text.get_fontsize() for text in [*ax.texts, ax.xaxis.label]) >= least


def test_drawn_twice_it_is_the_same():
    def drawn() -> str:
        file = io.StringIO()
        figure = plot_trend(GIVEN).figure
        with styled():
            figure.savefig(file, format="svg", metadata={"Date": None})
        return re.sub(r"<dc:date>.*?</dc:date>", "", file.getvalue())

    assert drawn() == drawn()


def test_what_is_no_trend():
    agreements = load_agreements()
    build = r'give it build_breakdown\(agreements, by=…, across="year"\)'
    for given in (build_breakdown(agreements), build_breakdown(agreements, "area", "partner")):
        with pytest.raises(ParameterError, match=build):
            plot_trend(given)
    with pytest.raises(ParameterError, match=build):
        plot_trend(load_dataset())
    with pytest.raises(ParameterError, match="no columns n_across, share_across"):
        plot_trend(GIVEN.drop(columns=["n_across", "share_across"]))
    ax = plot_trend(build_breakdown(normalize_agreements([]), "area", "year"), title="Empty")
    assert written(ax) == ["No records match."]


def test_the_columns_of_years_say_what_they_are():
    ax = plot_trend(build_breakdown(load_agreements(), by="area", across="year"))
    tips = description.figure_parts(ax.figure)[0]["tips"]
    urls = [bar.get_url() for bar in ax.containers[0]]
    assert next(tips[url] for url in urls) == "2022: 1 agreement naming an area"
    assert all(tips[url] for url in urls if url)
