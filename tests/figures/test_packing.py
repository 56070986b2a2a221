from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.figures.packing import MARK, Span, pack, place_events

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


# --- events ----------------------------------------------------------------------------------------

WIDTH = 700.0
EVENTS = st.lists(
    st.builds(
        lambda first, days, title, is_exact: Span(first, min(first + days, WIDTH), title, is_exact),
        st.floats(10, WIDTH - 20),
        st.floats(0.1, 500),
        st.text(st.sampled_from("Wi ш"), min_size=1, max_size=90),
        st.booleans(),
    ),
    max_size=30,
)


@given(EVENTS, EVENTS, st.integers(0, 60))
def test_events_in_one_row_never_overlap_and_labels_stay_within(agreements, visits, most_rows):
    groups = {"agreement": agreements, "visit": visits}
    placed = place_events(groups, WIDTH, most_rows)
    for kind, places in placed.items():
        assert len(places) == len(groups[kind])
        for index, place in enumerate(places):
            assert place.right - place.left >= MARK - 1e-6
            assert place.text is None or (place.begin >= -1e-6 and place.end <= WIDTH + 1e-6)
            for other in places[:index]:
                assert place.row != other.row or place.end <= other.begin or other.end <= place.begin


def spans(n: int) -> list[Span]:
    """Marks that have room in one row, labels that need one each."""
    title = " ".join(["Memorandum on critical minerals"] * 2)
    return [Span(200 + 12 * number, 201 + 12 * number, title, True) for number in range(n)]


def n_labelled(groups: dict[str, list[Span]], most_rows: int) -> list[int]:
    placed = place_events(groups, WIDTH, most_rows)
    return [sum(place.text is not None for place in places) for places in placed.values()]


@pytest.mark.parametrize(
    ("n_agreements", "n_visits", "most_rows", "labelled"),
    [
        (10, 10, 20, [10, 10]),
        (10, 10, 19, [10, 0]),  # nine visits would be a handful
        (20, 20, 36, [20, 16]),
        (20, 20, 32, [20, 12]),
        (20, 20, 31, [20, 0]),
        (20, 0, 19, [19, 0]),
        (20, 0, 11, [0, 0]),
        (0, 0, 5, [0, 0]),
    ],
)
def test_labels_are_as_many_as_rows_allow_and_no_handful(n_agreements, n_visits, most_rows, labelled):
    groups = {"agreement": spans(n_agreements), "visit": spans(n_visits)}
    found = n_labelled(groups, most_rows)
    assert found == labelled


def test_the_latest_are_labelled():
    places = place_events({"agreement": spans(20)}, WIDTH, 15)["agreement"]
    has_label = [place.text is not None for place in places]
    assert has_label == sorted(has_label)
    assert any(has_label)
    assert not all(has_label)
