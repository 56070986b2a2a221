from __future__ import annotations

import matplotlib.pyplot as plt
import pytest

from analysis.figures.layout import new_axes
from analysis.figures.legend import LINE, Entry, draw_legend, in_columns
from analysis.figures.style import BLUE, styled


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def entries(n: int, words: str = "Ministers' visit") -> list[Entry]:
    return [Entry(f"{words} {number}", "o" if number else "", BLUE, BLUE) for number in range(n)]


@pytest.mark.parametrize(
    ("n", "across", "sizes"),
    [
        (1, 700, [1]),
        (3, 700, [1, 1, 1]),
        (4, 700, [1, 1, 1, 1]),
        (9, 700, [3, 3, 3]),
        (13, 700, [4, 4, 4, 1]),
        (4, 240, [2, 2]),
        (4, 20, [4]),
    ],
)
def test_columns_are_filled_in_turn_and_no_more_than_there_is_room_for(n, across, sizes):
    given = entries(n)
    columns = in_columns(given, across)
    assert [len(column) for column in columns] == sizes
    assert [entry for column in columns for entry in column] == given


def test_entries_are_below_the_axes_side_by_side():
    with styled():
        columns = in_columns(entries(10), 586)
        ax = new_axes(600, 60, below=20 + LINE * len(columns[0]))
        ax.set(xticks=[], yticks=[])
        draw_legend(ax, columns, 20)
        ax.figure.canvas.draw()
        renderer = ax.figure.canvas.get_renderer()
        drawn = [*ax.texts, *ax.lines]
        boxes = [artist.get_window_extent(renderer) for artist in drawn]
    assert len(ax.texts) == len(ax.lines) == 10
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
    assert [line.get_marker() for line in ax.lines] == ["None", *["o"] * 9]
