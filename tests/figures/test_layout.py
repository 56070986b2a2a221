from __future__ import annotations

import matplotlib.pyplot as plt
import pytest

from analysis.figures.layout import EDGE, Room, caption_height, frame_axes, free_size, say_empty
from analysis.figures.style import styled

LONG = "Название рисунка, которое длиннее, чем он широк, и которое поэтому должно быть сложено " * 2
ROOM = Room(left=60, right=20, above=30, below=10)


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def points(ax) -> tuple[float, float]:
    scale = 72 / ax.figure.dpi
    return ax.bbox.width * scale, ax.bbox.height * scale


@pytest.mark.parametrize("caption", ["", "Short.", LONG])
@pytest.mark.parametrize("title", ["", "Short", LONG])
@pytest.mark.parametrize("given", [False, True], ids=["own figure", "given"])
def test_title_and_caption_stay_within_the_figure_and_off_the_axes(given, title, caption):
    with styled():
        ax = plt.subplots(figsize=(5, 3))[1] if given else None
        ax, *_ = frame_axes(ax, (400, 100), title, caption, Room(left=60))
        ax.set(xticks=[], yticks=[])
        ax.figure.draw_without_rendering()
        renderer = ax.figure.canvas.get_renderer()
        page, box = ax.figure.bbox, ax.bbox
        for text in (ax._left_title, ax.xaxis.label):
            if text.get_text():
                drawn = text.get_window_extent(renderer)
                assert drawn.x0 >= 0
                assert drawn.y0 >= 0
                assert drawn.x1 <= page.width
                assert drawn.y1 <= page.height
                assert drawn.y0 > box.y1 or drawn.y1 < box.y0
    assert ax.get_title(loc="left").split() == title.split()
    assert ax.get_xlabel().split() == caption.split()


def test_axes_of_our_own_are_as_large_as_asked_for():
    ax, width, height = frame_axes(None, (400, 100), "Title", "Caption", ROOM)
    assert ax.figure.get_figwidth() * 72 == pytest.approx(400)
    assert (width, height) == pytest.approx((400 - 60 - 20 - 2 * EDGE, 100))
    assert points(ax) == pytest.approx((width, height))
    bare = frame_axes(None, (400, 100), "", "", Room()).ax
    assert bare.figure.get_figheight() * 72 == pytest.approx(100 + 2 * EDGE)
    assert ax.figure.get_figheight() * 72 > 100 + 2 * EDGE + 30 + 10 + 20


def test_no_layout_is_sought_when_a_figure_of_our_own_is_drawn():
    with plt.rc_context({"figure.constrained_layout.use": True}):
        assert frame_axes(None, (400, 100), "", "", Room()).ax.figure.get_layout_engine() is None


def test_axes_that_are_given_become_smaller_only_where_text_needs_it():
    _, ((one, two), (three, _)) = plt.subplots(2, 2, figsize=(10, 8))
    before = {ax: ax.get_position().bounds for ax in (one, two, three)}
    frame_axes(one, (400, 100), "", "", Room(left=20, right=5))
    assert one.get_position().bounds == pytest.approx(before[one])
    frame_axes(two, (400, 100), "Title", LONG, Room(left=100))
    assert two.get_position().x0 > before[two][0]
    assert two.get_position().y0 > before[two][1]
    assert two.get_position().x1 == pytest.approx(before[two][0] + before[two][2])
    assert three.get_position().bounds == pytest.approx(before[three])


def test_axes_that_are_given_are_told_how_large_they_will_be():
    ax = plt.subplots(2, 2, figsize=(10, 8))[1][0, 0]
    told = free_size(ax, "Title", LONG, ROOM)
    assert told == pytest.approx(frame_axes(ax, (400, 100), "Title", LONG, ROOM)[1:])
    assert points(ax) == pytest.approx(told)


@pytest.mark.parametrize("layout", ["constrained", "tight"])
def test_a_layout_engine_is_left_to_make_the_room(layout):
    figure, axes = plt.subplots(2, 2, figsize=(10, 8), layout=layout)
    before = axes[0, 0].get_position().bounds
    frame_axes(axes[0, 0], (400, 100), "Title", LONG, ROOM)
    assert axes[0, 0].get_position().bounds == before
    assert type(figure.get_layout_engine()).__name__.lower().startswith(layout)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("seek", ["tight_layout", "constrained", "adjust", "colorbar"])
def test_a_layout_that_is_sought_later_is_heeded(seek):
    figure, axes = plt.subplots(2, 2, figsize=(10, 8))
    for ax in axes.flat:
        frame_axes(ax, (400, 100), "Title", LONG, Room(left=60, below=16))
    if seek == "tight_layout":
        figure.tight_layout()
    elif seek == "constrained":
        figure.set_layout_engine("constrained")
    elif seek == "adjust":
        figure.subplots_adjust(hspace=0.4, left=0.2)
    else:
        figure.colorbar(plt.cm.ScalarMappable(), ax=axes[0, 1])
    figure.draw_without_rendering()
    boxes = [ax.get_tightbbox() for ax in axes.flat]
    for index, box in enumerate(boxes):
        assert box.x0 >= -0.5
        assert box.y0 >= -0.5
        assert box.x1 <= figure.bbox.width
        assert not any(box.overlaps(other) for other in boxes[:index])
    assert all(box.width > 200 and box.height > 200 for box in boxes)


def test_axes_put_into_others_stay_where_they_are():
    inner = plt.subplots()[1].inset_axes((0.5, 0.5, 0.4, 0.4))
    locator = inner.get_axes_locator()
    frame_axes(inner, (400, 100), "Title", "", Room(left=20))
    assert inner.get_axes_locator() is locator


def test_axes_that_stand_alone_may_use_the_whole_figure():
    ax = plt.figure(figsize=(6, 4)).add_axes((0.2, 0.2, 0.6, 0.6))
    frame_axes(ax, (400, 100), "Title", "Caption.", Room(left=50))
    assert ax.get_position().bounds == pytest.approx((0.2, 0.2, 0.6, 0.6))


def test_axes_of_a_part_of_a_figure_stay_in_it():
    left, right = plt.figure(figsize=(12, 4)).subfigures(1, 2)
    for part in (left, right):
        ax = frame_axes(part.subplots(), (400, 100), "Title", LONG, Room(left=120)).ax
        box = ax.get_tightbbox()
        assert box.x0 >= part.bbox.x0
        assert box.x1 <= part.bbox.x1 + 0.5


def test_the_room_of_a_caption_grows_with_its_lines():
    none, one, more = (caption_height(text, 400) for text in ("", "Short.", LONG))
    assert none == 0
    assert none < one < more


@pytest.mark.parametrize("given", [False, True])
def test_an_empty_figure_says_so(given):
    with styled():
        ax = say_empty(plt.subplots()[1] if given else None, "Title")
    assert [text.get_text() for text in ax.texts] == ["No records match."]
    assert ax.get_title(loc="left") == "Title"
