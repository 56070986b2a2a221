from __future__ import annotations

import gc
import json
import os
import subprocess
import sys

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from analysis.addresses import split_page
from analysis.dataset.dataset import load_agreements, load_dataset
from analysis.figures.bars import plot_breakdown
from analysis.figures.description import MIME, attach_data, figure_bundle, figure_parts
from analysis.figures.events import list_events
from analysis.figures.heatmap import plot_heatmap
from analysis.figures.timeline import plot_timeline
from analysis.harmonize.agreements import normalize_agreements
from analysis.links import Link
from analysis.views.breakdown import build_breakdown
from analysis.views.timeline import build_timeline


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def data_of(ax) -> dict:
    """What stands beside a figure, as a notebook stores it."""
    (part,) = json.loads(json.dumps(figure_bundle(ax.figure)))[MIME]["parts"]
    return part


def test_bars_in_words_and_rows():
    table = build_breakdown(load_agreements(), by="area")
    ax = plot_breakdown(table)
    part = data_of(ax)
    assert part["columns"] == ["Area", "Area code", "Agreements", "Share, %"]
    link = {"text": "Exploration", "url": "", "page": "areas/exploration.html"}
    assert part["rows"][0] == [link, "exploration", int(table["n_agreements"].iloc[0]), 50]
    assert len(part["rows"]) == len(table)
    assert (
        figure_parts(ax.figure)[0]["tips"]["#minerals:areas/exploration.html"] == "Exploration: 2 of 4 agreements, 50 %"
    )
    first = f"Bars: the number of agreements by area. {table['area_name'].iloc[0]} {table['n_agreements'].iloc[0]}, "
    assert part["alt"].startswith(first)
    assert all(name in part["alt"] for name in table["area_name"])
    assert part["alt"].endswith(
        "4 of 5 agreements name an area. An agreement with several areas is counted once in each."
    )


def test_a_few_bars_are_all_named():
    table = pd.DataFrame({"x_code": ["r", "b"], "x_name": ["Red", "Blue"], "n_agreements": [3, 1.5]})
    part = data_of(plot_breakdown(table))
    assert part["alt"] == "Bars: the number of agreements by x. Red 3, Blue 1.5."
    assert part["columns"] == ["X", "X code", "Agreements"]
    assert part["rows"] == [["Red", "r", 3], ["Blue", "b", 1.5]]


def test_years_in_words_and_rows():
    part = data_of(plot_breakdown(build_breakdown(load_agreements(), by="year")))
    assert part["alt"] == (
        "Columns, one a year: the number of agreements from 2022 to 2025, 5 in all; most in 2022 and 2025, 2 each. "
        "* 2025: to November 2025. 5 agreements."
    )
    assert part["columns"] == ["Year", "Agreements", "Share, %"]
    years = [{"text": year, "url": "", "page": f"years/{year}.html"} for year in ("2022", "2023", "2024", "2025")]
    assert part["rows"] == [[years[0], 2, 40], [years[1], 0, 0], [years[2], 1, 20], [years[3], 2, 40]]


def test_a_matrix_in_words_and_rows():
    table = build_breakdown(load_agreements(), by="area", across="year", count="split")
    part = data_of(plot_heatmap(table))
    assert part["columns"] == ["Area", "Area code", "Year", "Agreements", "Share, %", "n", "Share of n, %"]
    assert [row[0]["text"] for row in part["rows"]] == table["area_name"].tolist()
    assert sum(row[3] for row in part["rows"]) == pytest.approx(4, abs=0.1)
    largest = table.sort_values("n_agreements", ascending=False, kind="stable").iloc[0]
    assert f"The largest: {largest['area_name']} and {largest['year_name']} " in part["alt"]
    assert f"{table['area_name'].nunique()} rows, 4 columns" in part["alt"]


def test_a_timeline_in_words_and_rows():
    data = load_dataset()
    timeline = build_timeline(data.agreements, data.visits)
    undated = build_timeline(normalize_agreements([{"title": "Undated", "status": "announced"}]))
    part = data_of(plot_timeline(pd.concat([timeline, undated], ignore_index=True)))
    assert part["alt"] == (
        "Timeline of 5 agreements and 2 visits, 2022 to 2025. Most agreements fall in 2022: 2. "
        f"The latest agreement, about 6 November 2025: {data.agreements['title'].iloc[-1]}. "
        "2 are only announced or planned. 3 are not dated to the day. 1 is not drawn, without any date."
    )
    heads = ["Date", "Event", "Kind", "Type", "Status", "Parties", "Areas", "Minerals", "Source"]
    assert part["columns"] == [*heads, "First day", "Last day", "Made at", "Agreements made", "ID"]
    assert len(part["rows"]) == 8
    url = timeline["source_url"].iloc[0]
    assert part["rows"][0] == [
        "2022-08-28",
        {"text": timeline["title"].iloc[0], "url": url, "page": "agreements/2022-08-28-jpn-nam-mou.html"},
        "Agreement",
        "Memorandum of understanding",
        "Signed",
        timeline["parties"].iloc[0],
        timeline["areas"].fillna("").iloc[0],
        timeline["minerals"].fillna("").iloc[0],
        {"text": url.split("/")[2].removeprefix("www."), "url": url},
        "2022-08-28",
        "2022-08-28",
        "",
        "",
        "2022-08-28-jpn-nam-mou",
    ]
    assert part["rows"][-1][:2] == ["", "Undated"]
    assert part["rows"][-1][8] == ""
    rows = {row[-1]: row for row in part["rows"]}
    assert rows["2025-11-06-kaz-usa-minerals-mou"][11] == "2025-11-05-kaz-usa-tokayev"
    assert "2025-11-06-kaz-usa-minerals-mou" in rows["2025-11-05-kaz-usa-tokayev"][12]
    assert rows["2025-11-05-kaz-usa-tokayev"][9:11] == ["2025-11-05", "2025-11-07"]


def test_of_many_bars_the_others_lie_between_two_numbers():
    many = pd.DataFrame({"site_code": list("abcdefgh"), "site_name": list("ABCDEFGH"), "n_agreements": range(9, 1, -1)})
    alt = data_of(plot_breakdown(many))["alt"]
    assert "A 9, B 8, C 7, D 6, E 5, the other 3 from 4 down to 2." in alt


def test_what_is_told_of_a_mark():
    data = load_dataset()
    tips = figure_parts(plot_timeline(data).figure)[0]["tips"]
    (url,) = [url for url in tips if url.endswith("#minerals:agreements/2025-11-06-kaz-usa-minerals-mou.html")]
    mou = data.agreements.set_index("id").loc["2025-11-06-kaz-usa-minerals-mou"]
    assert split_page(url)[0] == mou["source_url"]
    lines = ["6 November 2025", mou["title"], "Kazakhstan; United States", "Memorandum of understanding, signed"]
    assert tips[url].split("\n") == lines
    assert len(tips) == len(data.agreements) + len(data.visits)


def test_events_with_one_link_are_all_told():
    events = build_timeline(pd.DataFrame({"title": ["One", "Two"], "date": "2024-05"})).assign(
        date_start=pd.Timestamp("2024-05-01"), date_end=pd.Timestamp("2024-05-31"), source_url="https://a.example.org"
    )
    assert figure_parts(plot_timeline(events).figure)[0]["tips"] == {
        "https://a.example.org": "May 2024\nOne\nAgreement\n\nMay 2024\nTwo\nAgreement"
    }


@pytest.mark.parametrize("address", ["https://[x", "see the archive", "javascript:alert(1)"])
def test_a_source_that_is_no_address_is_shown_as_it_is_and_leads_nowhere(address):
    timeline = build_timeline(pd.DataFrame({"title": ["Mine"], "date_start": [pd.Timestamp("2025-11-06")]}))
    timeline["date_end"], timeline["source_url"] = timeline["date_start"], address
    assert list_events(timeline)["Source"].tolist() == [Link(address, "")]
    assert data_of(plot_timeline(timeline))["rows"][0][8] == address


@pytest.mark.parametrize("plot", [plot_timeline, plot_breakdown])
def test_an_empty_figure_says_so(plot):
    empty = build_timeline() if plot is plot_timeline else build_breakdown(normalize_agreements([]))
    assert data_of(plot(empty)) == {"alt": "No records match.", "columns": [], "rows": []}


def test_cells_are_what_json_holds():
    ax = plt.subplots()[1]
    cells = [
        1,
        1.0,
        0.123,
        True,
        "x",
        None,
        float("nan"),
        pd.NA,
        float("inf"),
        -np.inf,
        Link("a", "https://a.example.org"),
    ]
    cells += [Link("b", "javascript:alert(1)"), Link("c", None), Link("d", "javascript:x", "years/2025.html")]
    attach_data(ax, "", pd.DataFrame({"A": pd.Series(cells, dtype=object)}))
    link = {"text": "a", "url": "https://a.example.org"}
    page = {"text": "d", "url": "", "page": "years/2025.html"}
    assert [row[0] for row in data_of(ax)["rows"]] == [
        1,
        1,
        0.12,
        1,
        "x",
        "",
        "",
        "",
        "inf",
        "-inf",
        link,
        "b",
        "c",
        page,
    ]


def test_every_axes_of_a_figure_has_its_own_and_drawing_again_replaces_it():
    figure, (left, right) = plt.subplots(1, 2)
    assert figure_bundle(figure) == {}
    plot_breakdown(build_breakdown(load_agreements(), by="area"), left)
    plot_breakdown(build_breakdown(load_agreements(), by="year"), right)
    parts = figure_bundle(figure)[MIME]["parts"]
    assert [part["columns"][0] for part in parts] == ["Area", "Year"]
    plot_breakdown(build_breakdown(load_agreements(), by="type"), left)
    assert [part["columns"][0] for part in figure_bundle(figure)[MIME]["parts"]] == ["Type", "Year"]


@pytest.mark.slow
def test_data_go_with_their_figure():
    from analysis.figures import description

    gc.collect()
    before = len(description._PARTS)
    plot_breakdown(build_breakdown(load_agreements()))
    assert len(description._PARTS) == before + 1
    plt.close("all")
    gc.collect()
    assert len(description._PARTS) == before


_SHOW = """
import json
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
from analysis import build_breakdown, load_agreements, plot_breakdown
from analysis.notebook import start_notebook
start_notebook()
for figure in (plot_breakdown(build_breakdown(load_agreements())).figure, plt.subplots()[0]):
    shown = shell.display_formatter.format(figure)[0]
    print(json.dumps({"kinds": sorted(shown), "html": shown["text/html"]}))
"""


@pytest.mark.slow
def test_a_notebook_shows_the_drawing_with_its_data_beside_it(tmp_path):
    """In a process of its own: a shell changes the one it lives in."""
    env = {**os.environ, "IPYTHONDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", _SHOW], env=env, capture_output=True, text=True, check=True)
    ours, theirs = (json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"kinds"'))
    assert ours["kinds"] == theirs["kinds"] == ["text/html", "text/plain"]
    assert "<svg" in ours["html"]
    assert "Bars: the number of agreements by area." in ours["html"]
    assert '<th scope="col">Agreements</th>' in ours["html"]
    assert "<svg" in theirs["html"]
    assert "<table" not in theirs["html"]
