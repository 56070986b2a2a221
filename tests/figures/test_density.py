from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.figures.density import Band, glance_of, scale_of


def frame(*days: str) -> pd.DataFrame:
    found = [pd.Series(np.array([part.split("/")[end] for part in days], dtype="datetime64[s]")) for end in (0, -1)]
    return pd.DataFrame({"date_start": found[0], "date_end": found[1]})


def test_a_few_years_are_quarters():
    scale = scale_of(frame("2023-02-01", "2025-05-01", "2025-12-31").date_start, 240)
    assert (scale.years, scale.n_columns, scale.column) == ([2023, 2024, 2025], 12, 20)
    assert [scale.place(pd.Timestamp(day)) for day in ("2023-01-01", "2023-04-01", "2025-12-31")] == [0, 1, 11]


def test_the_last_years_with_seven_tenths_of_all_are_quarters_and_those_before_are_years():
    days = frame("2010-05-01", "2012-05-01", "2020-05-01", *["2024-02-01"] * 3, *["2025-02-01"] * 4).date_start
    scale = scale_of(days, 220)
    assert scale.quarters_from == 2024
    assert scale.n_columns == 14 + 2 * 4
    assert scale.place(pd.Timestamp("2012-12-31")) == 2
    assert scale.place(pd.Timestamp("2024-10-01")) == 17


def test_over_very_many_years_only_those_with_events_have_a_column():
    scale = scale_of(frame("0001-01-01", "1950-01-01", "2025-01-01").date_start, 100)
    assert scale.years == [1, 1950, 2025]


@pytest.mark.parametrize("room", [60.0, 100.0, 500.0])
def test_marks_are_as_small_as_they_must_be(room):
    dated = frame(*["2025-02-01"] * 200, *["2025-08-01"] * 3)
    glance = glance_of(dated, [Band("All", list(range(203)))], 200, 9, room)
    assert glance.columns[:200] == [0] * 200
    assert 1 <= glance.mark <= 6
    if room > 60:
        assert glance.height <= room
    per_row = int((glance.scale.column - 2) // glance.mark)
    assert glance.heights == [pytest.approx(-(-200 // per_row) * glance.mark)]


def test_what_has_no_quarter_is_counted_and_stands_in_the_middle():
    dated = frame("2025-01-01/2025-12-31", "2025-01-01/2025-03-31", "2025-02-03")
    glance = glance_of(dated, [Band("All", [0, 1, 2])], 500, 9, 200)
    assert glance.columns == [2, 0, 0]
    assert " ".join(glance.note) == (
        "A mark is an event; columns are quarters. "
        "1 whose quarter is not known stands in the middle of the days possible."
    )
    brief, silent = (
        glance_of(dated, glance.bands, 500, 9, 200, telling=telling).note for telling in ("columns", "nothing")
    )
    assert " ".join(brief) == "A mark is an event; columns are quarters."
    assert silent == []
