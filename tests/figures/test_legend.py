from __future__ import annotations

import matplotlib.pyplot as plt
import pytest
from matplotlib.lines import Line2D

from analysis.figures.layout import Room, frame_axes
from analysis.figures.legend import bar, count_columns, draw_legend, legend_height, mark
from analysis.figures.style import BLUE, styled


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def entries(n: int, words: str = "Ministers' visit") -> list:
    return [mark(f"{words} {number}", "o", BLUE, BLUE) if number else bar(words, BLUE, 0.4) for number in range(n)]


@pytest.mark.parametrize(
    ("n", "across", "columns"), [(1, 700, 1), (3, 700, 3), (4, 700, 4), (13, 700, 4), (4, 200, 2), (4, 20, 1)]
)
def test_no_more_columns_than_there_is_room_for(n, across, columns):
    assert count_columns(entries(n), across) == columns


@pytest.mark.parametrize(("n", "across"), [(1, 586), (10, 586), (13, 300), (3, 120)])
def test_a_legend_is_below_the_axes_and_no_larger_than_was_told(n, across):
    given = entries(n)
    with styled():
        room = Room(below=20 + legend_height(given, across))
        ax, width, _ = frame_axes(None, (across + 14, 60), "", "", room)
        ax.set(xticks=[], yticks=[])
        legend = draw_legend(ax, given, width, 20)
        ax.figure.draw_without_rendering()
        renderer = ax.figure.canvas.get_renderer()
    assert ax.get_legend() is legend
    assert [text.get_text() for text in legend.get_texts()] == [entry.get_label() for entry in given]
    parts = [*legend.get_texts(), *legend.legend_handles]
    boxes = [part.get_window_extent(renderer) for part in parts if not isinstance(part, Line2D)]
    point = ax.figure.dpi / 72
    for index, box in enumerate(boxes):
        assert box.y1 <= ax.bbox.y0 - 19 * point
        assert box.y0 >= 0
        assert box.x0 >= 0
        assert box.x1 <= ax.figure.bbox.width
        for other in boxes[:index]:
            across = min(box.x1, other.x1) - max(box.x0, other.x0)
            along = min(box.y1, other.y1) - max(box.y0, other.y0)
            assert across <= 0.5 or along <= 0.5
