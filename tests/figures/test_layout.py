from __future__ import annotations

import matplotlib.pyplot as plt
import pytest

from analysis.figures.layout import EDGE, new_axes, points_across, say_empty, write_around
from analysis.figures.style import styled

LONG = "Название рисунка, которое длиннее, чем он широк, и которое поэтому должно быть сложено " * 2


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


@pytest.mark.parametrize("caption", ["", "Short.", LONG])
@pytest.mark.parametrize("title", ["", "Short", LONG])
def test_title_and_caption_stay_within_the_figure_and_off_the_axes(title, caption):
    with styled():
        ax = new_axes(400, 100, title, caption, left=60, above=30)
        ax.set(xticks=[], yticks=[])
        write_around(ax, title, caption, above=30)
        ax.figure.canvas.draw()
        renderer = ax.figure.canvas.get_renderer()
        page, box = ax.figure.bbox, ax.bbox
        for text in (ax._left_title, ax.xaxis.label):
            if text.get_text():
                drawn = text.get_window_extent(renderer)
                assert drawn.x0 >= 0
                assert drawn.y0 >= 0
                assert drawn.x1 <= page.width
                assert drawn.y1 <= page.height
                assert drawn.y0 > box.y1 + 30 or drawn.y1 < box.y0
    assert ax.get_title(loc="left").split() == title.split()
    assert ax.get_xlabel().split() == caption.split()


def test_axes_are_as_large_as_asked_for():
    ax = new_axes(400, 100, "Title", "Caption", left=60, right=20, above=30, below=10)
    assert ax.figure.get_figwidth() * 72 == pytest.approx(400)
    assert ax.bbox.height * 72 / ax.figure.dpi == pytest.approx(100)
    assert points_across(ax) == pytest.approx(400 - 60 - 20 - 2 * EDGE)
    bare = new_axes(400, 100)
    assert bare.figure.get_figheight() * 72 == pytest.approx(100 + 2 * EDGE)
    assert ax.figure.get_figheight() * 72 > 100 + 2 * EDGE + 30 + 10 + 20


def test_no_layout_is_sought_when_a_figure_is_drawn():
    with plt.rc_context({"figure.constrained_layout.use": True}):
        assert new_axes(400, 100).figure.get_layout_engine() is None


def test_the_room_of_a_caption_grows_with_its_lines():
    ax = new_axes(400, 100)
    none, one, more = (write_around(ax, "", text) for text in ("", "Short.", LONG))
    assert none == 0
    assert none < one < more


def test_an_empty_figure_says_so():
    with styled():
        ax = say_empty(None, "Title")
    assert [text.get_text() for text in ax.texts] == ["No records match."]
    assert ax.get_title(loc="left") == "Title"
