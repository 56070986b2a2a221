from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.dataset.dataset import load_agreements, load_dataset
from analysis.errors import ParameterError
from analysis.figures.bars import plot_breakdown
from analysis.figures.description import figure_bundle
from analysis.figures.heatmap import plot_heatmap
from analysis.figures.timeline import plot_timeline
from analysis.views.timeline import build_timeline

TIMELINE = r"give it build_timeline\(data.agreements, data.visits\)"


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


@pytest.mark.parametrize(
    ("plot", "given", "message"),
    [
        (plot_timeline, lambda: None, "no table of agreements in a NoneType — give a DataFrame, frames by name or"),
        (plot_timeline, load_agreements, f"plot_timeline: no column kind — {TIMELINE}"),
        (plot_timeline, pd.DataFrame, f"no columns kind, title, date_start, date_end — {TIMELINE}"),
        (plot_breakdown, load_dataset, r"not a Dataset — give it build_breakdown\(agreements, by=…\)"),
        (plot_breakdown, load_agreements, "plot_breakdown: no column n_agreements"),
        (plot_heatmap, load_agreements, r"plot_heatmap: no column n_agreements — give it build_breakdown\(agreements"),
    ],
)
def test_what_is_no_such_table_is_refused_with_what_to_do(plot, given, message):
    with pytest.raises(ParameterError, match=message) as caught:
        plot(given())
    assert "\n" not in str(caught.value)
    assert not plt.get_fignums()


def test_a_timeline_of_a_dataset_is_that_of_its_frame(data):
    frame = build_timeline(data.agreements, data.visits)
    told = figure_bundle(plot_timeline(frame).figure)
    assert figure_bundle(plot_timeline(data).figure) == told
    assert figure_bundle(plot_timeline({"agreements": data.agreements, "visits": data.visits}).figure) == told


def test_a_timeline_of_the_columns_that_are_needed():
    day, month = pd.to_datetime(["2024-05-03", "2024-05-01"]), pd.to_datetime(["2024-05-03", "2024-05-31"])
    frame = pd.DataFrame({"kind": ["agreement", "visit"], "title": ["Paper", "Visit"], "date_start": day})
    ax = plot_timeline(frame.assign(date_end=month))
    assert ax.get_xlabel() == "1 agreement, 1 visit."
    words = [text.get_text() for text in ax.get_legend().get_texts()]
    assert words[:3] == ["Other instrument", "Visit", "pale bar: imprecise, all days it may mean"]  # a month
