from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest

from analysis.dataset.dataset import load_dataset
from analysis.figures.events import complete_events
from analysis.figures.labels import text_width
from analysis.figures.order import blocks_of
from analysis.figures.rows import lay_out
from analysis.harmonize.agreements import normalize_agreements
from analysis.views.timeline import build_timeline


def laid_out(events: pd.DataFrame, width: float, **covered):
    events = complete_events(events)
    return lay_out(events, blocks_of(events), width, covered)


@pytest.mark.parametrize("width", [826.0, 511.0, 330.0, 248.0, 160.0])
def test_lines_stay_in_their_columns_and_rows_below_one_another(width):
    data = load_dataset()
    grid, years = laid_out(build_timeline(data.agreements, data.visits), width)
    rows = [row for year in years for row in year.rows]
    assert len(rows) == 7
    for row in rows:
        assert max(text_width(line, grid.size) for line in row.title) <= width - grid.title + 0.01
        assert max(text_width(line, grid.size) for line in row.date) <= grid.date_width + 0.01
        assert row.height >= len(row.title) * grid.line
        assert row.top <= row.mark <= row.top + row.height
    for above, below in pairwise(rows):
        assert below.top >= above.top + above.height
    for year in years:
        assert year.top < year.begin < year.rows[0].top
        assert year.rows[-1].top + year.rows[-1].height <= year.end
    assert grid.date + grid.date_width <= grid.title or grid.is_narrow


def test_a_narrow_one_has_dates_above_the_marks():
    events = build_timeline(normalize_agreements([{"title": "Paper", "signed": "2025-11-06"}]))
    wide, narrow = (laid_out(events, width)[1][0].rows[0] for width in (511.0, 248.0))
    assert wide.mark < wide.top + 10
    assert narrow.mark > narrow.top + 10


def test_years_that_are_left_out_are_named():
    days = ["2025-01-01", "2023-01-01", "2019-01-01", "2018-01-01"]
    events = build_timeline(normalize_agreements([{"title": "Paper", "signed": day} for day in days]))
    years = laid_out(events, 511.0)[1]
    assert [(year.year, year.gap) for year in years] == [
        (2025, ""),
        (2023, "2024: no events"),
        (2019, "2020 to 2022: no events"),
        (2018, ""),
    ]


def test_a_date_of_which_only_the_days_are_known():
    days = pd.to_datetime(["2025-11-01", "2025-12-24"])
    frame = pd.DataFrame({"kind": "agreement", "title": "Paper", "date_start": days[:1], "date_end": days[1:]})
    assert laid_out(frame, 826.0)[1][0].rows[0].date == ["1 Nov – 24 Dec"]
    assert laid_out(frame.assign(date_end=days[:1]), 826.0)[1][0].rows[0].date == ["1 Nov"]
