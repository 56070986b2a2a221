"""Figures in somebody's own subplots: nothing cut, nothing over anything else, nothing of theirs changed."""

from __future__ import annotations

from functools import cache

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from analysis.figures.bars import plot_breakdown
from analysis.figures.chances import plot_visit_chances
from analysis.figures.heatmap import plot_heatmap
from analysis.figures.timeline import plot_timeline
from analysis.figures.trend import plot_trend
from analysis.harmonize.agreements import normalize_agreements
from analysis.harmonize.visits import normalize_visits
from analysis.views.timeline import build_timeline
from analysis.vocab.catalogue import vocabulary
from drawn import assert_all_text_fits

NAMES = [
    "Европейский союз и его государства-члены",
    "Соединённые Штаты Америки",
    "Демократическая Республика Конго",
    "Объединённые Арабские Эмираты",
    "Очень длинное название органа сотрудничества по редкоземельным металлам",
]
TITLE = "Партнёры Республики Казахстан в области критически важных минералов"


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def breakdown(n: int, by: str = "partner", across: str | None = None) -> pd.DataFrame:
    """Numbers as of somebody else: names in Russian, the longest first."""
    names = [f"{NAMES[number % len(NAMES)]} {number}" for number in range(n)]
    rows = pd.DataFrame({f"{by}_code": names, f"{by}_name": names, "n_agreements": range(150, 150 - n, -1)})
    if across:
        heads = pd.DataFrame({f"{across}_name": NAMES if across != "year" else [str(2001 + k) for k in range(25)]})
        rows = rows.merge(heads, how="cross")[[f"{by}_name", f"{across}_name", "n_agreements"]]
    rule = "Соглашение с несколькими сторонами считается один раз в каждой из них."
    rows.attrs = {"by": by, "across": across, "rule": rule, "n_unstated": 3, "n_agreements": 99}
    return rows


def trend(n: int, first: int = 2010) -> pd.DataFrame:
    """Shares of somebody else, some years with few agreements."""
    names = [f"{NAMES[number % len(NAMES)]} {number}" for number in range(n)]
    codes = [str(year) for year in range(first, 2027)]
    frame = pd.DataFrame({"area_name": names}).merge(pd.DataFrame({"year_code": codes}), how="cross")
    frame["n_across"] = frame["year_code"].astype(int) % 25
    frame["n_agreements"] = frame["n_across"] // (frame.index % 4 + 1)
    frame["share_across"] = frame["n_agreements"] / frame["n_across"].clip(1)
    frame.attrs = {"by": "area", "across": "year", "n_agreements": 99, "newest": "2026-05-26"}
    return frame


def years(first: int, last: int) -> pd.DataFrame:
    codes = [str(year) for year in range(first, last + 1)]
    frame = pd.DataFrame({"year_code": codes, "year_name": codes, "n_agreements": range(100, 100 + len(codes))})
    frame.attrs = {"by": "year", "across": None}
    return frame


def chances(n_days: int, n_groups: int = 1) -> pd.DataFrame:
    rows = [
        {
            "group_name": f"{TITLE[:20]} {group}",
            "days": days,
            "n_visits": 400,
            "n_followed": 120 - 9 * group,
            "share": 0.3,
        }
        for days in (30, 90, 365)[:n_days]
        for group in range(n_groups)
    ]
    return pd.DataFrame(rows).assign(expected=70.5, low=55.0, high=93.0, p_value=0.01)


@cache
def events(n: int) -> pd.DataFrame:
    types, kinds = list(vocabulary("agreement_type").rows), list(vocabulary("visit_kind").rows)
    dates = [f"{1995 + n % 30}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(n)]
    agreements = [
        {"title": f"{TITLE} {number}", "signed": date, "type": types[number % len(types)], "status": "signed"}
        for number, date in enumerate(dates)
    ]
    visits = [{"to": "USA", "start": date, "kind": kinds[n % len(kinds)]} for n, date in enumerate(dates)]
    return build_timeline(normalize_agreements(agreements), normalize_visits(visits))


PLOTS = {
    "bars": lambda ax: plot_breakdown(breakdown(14), ax, TITLE),
    "twenty bars": lambda ax: plot_breakdown(breakdown(25), ax, "Twenty"),
    "one bar": lambda ax: plot_breakdown(breakdown(1), ax, "One"),
    "empty": lambda ax: plot_breakdown(breakdown(0), ax, "Empty"),
    "years": lambda ax: plot_breakdown(years(1992, 2026), ax, "Years"),
    "matrix": lambda ax: plot_heatmap(breakdown(14, "area", "partner"), ax, TITLE),
    "matrix of years": lambda ax: plot_heatmap(breakdown(14, "area", "year"), ax, "Years"),
    "one cell": lambda ax: plot_heatmap(breakdown(1, "area", "partner").head(1), ax, "One"),
    "trend": lambda ax: plot_trend(trend(14), ax, TITLE),
    "trend of two years": lambda ax: plot_trend(trend(2, 2025), ax, "Two"),
    "chances": lambda ax: plot_visit_chances(chances(3), ax, TITLE),
    "chances of countries": lambda ax: plot_visit_chances(chances(1, 9), ax, "Nine", days=30),
    "timeline": lambda ax: plot_timeline(events(8), ax, TITLE),
    "many events": lambda ax: plot_timeline(events(150), ax, "Many"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.parametrize("layout", [None, "constrained", "tight"])
def test_two_by_two_of_one_kind(name, layout):
    figure, axes = plt.subplots(2, 2, figsize=(14, 11), layout=layout)
    for ax in axes.flat:
        assert PLOTS[name](ax) is ax
    assert_all_text_fits(figure)
    assert figure.get_size_inches().tolist() == [14, 11]


@pytest.mark.slow
@pytest.mark.parametrize("sought", ["nothing", "tight_layout"])
def test_all_kinds_side_by_side(sought):
    figure, axes = plt.subplots(7, 2, figsize=(14, 40))
    for plot, ax in zip(PLOTS.values(), axes.flat, strict=True):
        plot(ax)
    if sought == "tight_layout":
        figure.tight_layout()
    assert_all_text_fits(figure)


@pytest.mark.slow
@pytest.mark.parametrize("name", PLOTS)
def test_a_figure_of_its_own_saved_without_our_style(name):
    assert_all_text_fits(PLOTS[name](None).figure)


@pytest.mark.slow
@pytest.mark.parametrize("name", PLOTS)
def test_nothing_of_the_caller_is_changed(name):
    with plt.rc_context({"font.size": 13, "axes.spines.top": True}):
        before = dict(plt.rcParams)
        figure, (left, right) = plt.subplots(1, 2, figsize=(14, 5))
        places = [ax.get_position(original=True).bounds for ax in (left, right)]
        right.plot([1, 2], [3, 4])
        PLOTS[name](left)
        figure.canvas.draw()
        assert dict(plt.rcParams) == before
        assert [ax.get_position(original=True).bounds for ax in (left, right)] == places
        assert right.get_position().bounds == pytest.approx(places[1])
        assert figure.get_layout_engine() is None


# --- what is drawn can be changed -------------------------------------------------------------------


def test_bars_are_bars():
    ax = plot_breakdown(breakdown(3))
    (bars,) = ax.containers
    bars[0].set_color("red")
    assert to_hex(bars.patches[0].get_facecolor()) == "#ff0000"
    assert [bar.get_width() for bar in bars] == [150, 149, 148]
    assert sorted(ax.get_yticks()) == ax.get_yticks().tolist()
    ax.tick_params(axis="y", labelsize=6)
    assert {label.get_fontsize() for label in ax.get_yticklabels()} == {6}
    ax.set_xticks([0, 100])
    ax.legend([bars], ["Agreements"])
    assert ax.get_legend() is not None
    ax.figure.canvas.draw()


def test_a_matrix_has_a_scale_of_its_own():
    ax = plot_heatmap(breakdown(3, "area", "partner"))
    matrix = ax.collections[0]
    assert sorted(matrix.get_array()) == [148] * 5 + [149] * 5 + [150] * 5
    matrix.set_cmap("viridis")
    ax.figure.colorbar(matrix, ax=ax)
    assert [label.get_rotation() for label in ax.get_xticklabels()] == [45] * 5
    ax.tick_params(axis="x", labelrotation=90)
    ax.figure.canvas.draw()


def test_the_key_of_a_timeline_is_a_legend():
    ax = plot_timeline(events(8))
    legend = ax.get_legend()
    assert len(legend.get_texts()) > 2
    legend.set_title("Kinds")
    legend.set_loc("upper right")
    ax.figure.canvas.draw()
