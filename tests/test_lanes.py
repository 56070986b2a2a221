from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lanes import pack

SPANS = st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(0, 1e4)), max_size=40)


@given(SPANS, st.floats(0, 100))
def test_rows_never_overlap(spans, gap):
    starts, ends = [start for start, _ in spans], [start + length for start, length in spans]
    rows = pack(starts, ends, gap)
    assert len(rows) == len(spans)
    for i in range(len(spans)):
        for j in range(i):
            if rows[i] == rows[j]:
                first, second = sorted((i, j), key=lambda index: (starts[index], ends[index]))
                assert ends[first] + gap <= starts[second]


@given(SPANS)
def test_no_more_rows_than_intervals_at_once(spans):
    starts, ends = [start for start, _ in spans], [start + length for start, length in spans]
    rows = pack(starts, ends)
    busiest = max(
        (sum(s <= start < e or s == start for s, e in zip(starts, ends, strict=True)) for start in starts), default=0
    )
    assert len(set(rows)) <= busiest
    assert sorted(set(rows)) == list(range(len(set(rows))))


@pytest.mark.parametrize(
    ("starts", "ends", "gap", "rows"),
    [
        ([], [], 0, []),
        ([0, 1, 2], [1, 2, 3], 0, [0, 0, 0]),
        ([0, 1, 2], [1, 2, 3], 0.5, [0, 1, 0]),
        ([0, 0, 0], [5, 5, 5], 0, [0, 1, 2]),
        ([2, 0], [3, 1], 0, [0, 0]),
        ([0, 1, 3], [2, 5, 4], 0, [0, 1, 0]),
        ([0, 0, 0, 9], [1, 2, 3, 10], 0, [0, 1, 2, 0]),
    ],
)
def test_the_lowest_free_row(starts, ends, gap, rows):
    assert pack(starts, ends, gap) == rows
