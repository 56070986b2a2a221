from __future__ import annotations

import matplotlib.pyplot as plt
import pytest

from analysis.figures.layout import Room, frame_axes
from analysis.figures.legend import Entry, count_columns, draw_legend, entries_of, legend_height
from analysis.figures.marks import Look
from analysis.figures.palette import BLUE, GREY, VISIT_COLOR, VISIT_MARKER
from analysis.figures.style import styled


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def entries(n: int, words: str = "Ministers' visit") -> list[Entry]:
    every = entries_of(
        {Look(BLUE, "o", "done"), Look(BLUE, "o", "in force")}, imprecise=True, joined=True, uncovered="x"
    )
    return [Entry(f"{words} {number}", every[number % len(every)].drawn) for number in range(n)]


@pytest.mark.parametrize(
    ("n", "across", "columns"), [(1, 700, 1), (3, 700, 3), (4, 700, 4), (13, 700, 5), (4, 250, 2), (4, 20, 1)]
)
def test_no_more_columns_than_there_is_room_for(n, across, columns):
    assert count_columns(entries(n), across, 9) == columns


@pytest.mark.parametrize(("n", "across"), [(1, 586), (10, 586), (13, 300), (3, 120)])
@pytest.mark.parametrize("size", [9, 8.25])
def test_a_legend_is_at_the_top_of_the_axes_and_no_larger_than_was_told(n, across, size):
    given = entries(n)
    high = legend_height(given, across, size)
    with styled():
        ax, width, _ = frame_axes(None, (across + 14, high + 40), "", "", Room())
        legend = draw_legend(ax, given, width, size)
        ax.figure.draw_without_rendering()
        renderer = ax.figure.canvas.get_renderer()
    assert ax.get_legend() is legend
    assert [text.get_text() for text in legend.get_texts()] == [entry.label for entry in given]
    boxes = [text.get_window_extent(renderer) for text in legend.get_texts()]
    for index, box in enumerate(boxes):
        assert box.y1 <= ax.bbox.y1 + 0.5
        assert box.y0 >= ax.bbox.y1 - high * ax.figure.dpi / 72 - 0.5
        assert box.x0 >= 0
        assert box.x1 <= ax.figure.bbox.width
        for other in boxes[:index]:
            beside = min(box.x1, other.x1) - max(box.x0, other.x0)
            along = min(box.y1, other.y1) - max(box.y0, other.y0)
            assert beside <= 0.5 or along <= 0.5


def labels(*looks: Look) -> list[str]:
    return [entry.label for entry in entries_of(looks, imprecise=False, joined=False, uncovered="")]


def test_states_are_told_where_not_all_is_done():
    memo, visit = Look(BLUE, "o", "done"), Look(VISIT_COLOR, VISIT_MARKER, "done")
    assert labels(memo, visit) == ["Memorandum, letter of intent", "Visit"]
    assert labels(memo._replace(state="promised"), visit) == [
        "Memorandum, letter of intent",
        "Visit",
        "held",
        "hollow: proposed, negotiated or announced",
    ]
    assert labels(visit._replace(state="promised")) == ["Visit", "hollow: planned"]
    cancelled = [look._replace(state="cancelled") for look in (memo, visit)]
    assert labels(*cancelled)[2:] == ["hollow and crossed: cancelled"]


def test_no_two_states_look_alike():
    drawn = [
        [(part.get_marker(), part.get_markerfacecolor()) for part in entry.drawn]
        for state in ("done", "promised", "in force", "ended", "cancelled")
        for entry in entries_of({Look(GREY, "X", state)}, imprecise=False, joined=False, uncovered="")[-1:]
    ]
    assert len({str(look) for look in drawn}) == 5
