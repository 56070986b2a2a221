from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
import numpy as np
import pytest

from analysis.figures.palette import INK
from analysis.figures.style import styled
from analysis.figures.words import Line, add_words

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def drawn(text: str, dpi: int = 100):
    with styled():
        figure = plt.figure(figsize=(4, 2), dpi=dpi)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, 288), ylim=(144, 0))
        ax.set_axis_off()
        words = add_words(ax, 9, INK)
    words.add(20, 50, text, "https://a.example.org/?a=1&b=2")
    return figure, words


@pytest.mark.parametrize("dpi", [72, 100, 200])
@pytest.mark.parametrize("text", ["Memorandum on lithium", "Щедрый меморандум", "ÅÇg|{}"])
def test_ink_is_within_the_box_that_is_told(text, dpi):
    with styled():
        figure, words = drawn(text, dpi)
        figure.canvas.draw()
    ink = np.argwhere(np.asarray(figure.canvas.buffer_rgba())[:, :, 0] < 128)
    (box,) = words.boxes()
    assert words.get_window_extent().bounds == box.bounds
    top, left = ink.min(axis=0)
    bottom, right = ink.max(axis=0) + 1
    height = figure.bbox.height
    assert box.x0 - 1 <= left <= right <= box.x1 + 2
    assert height - box.y1 - 1 <= top <= bottom <= height - box.y0 + 1
    middle = 50 / 72 * dpi
    assert (top + bottom) / 2 == pytest.approx(middle, abs=2.5 * dpi / 72)


@pytest.mark.parametrize(("align", "before"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_line_may_begin_end_or_have_its_middle_beside_its_point(align, before):
    with styled(), plt.rc_context({"text.hinting": "none"}):  # as wide as measured
        figure = plt.figure(figsize=(4, 2))
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, 288), ylim=(144, 0))
        ax.set_axis_off()
        words = add_words(ax, 20, INK, align=align, shift=(6, 12))
        words.add(144, 72, "HHHHHH")
        figure.canvas.draw()
        (box,) = words.boxes()
    ink = np.argwhere(np.asarray(figure.canvas.buffer_rgba())[:, :, 0] < 128)
    point = 150 / 72 * figure.dpi
    assert point == pytest.approx(box.x0 + before * box.width)
    assert ink[:, 1].min() == pytest.approx(box.x0, abs=4)
    assert ink[:, 1].max() + 1 == pytest.approx(box.x1, abs=4)
    assert ink[:, 0].mean() == pytest.approx((72 - 12) / 72 * figure.dpi, abs=2)  # up, not down
    file = io.StringIO()
    with styled():
        figure.savefig(file, format="svg")
    (text,) = ET.fromstring(file.getvalue()).iter(f"{SVG}text")
    style = dict(part.split(": ") for part in text.get("style").split("; "))
    anchor = {"left": None, "center": "middle", "right": "end"}[align]
    assert style.get("text-anchor") == anchor  # a reader's font may be narrower
    if anchor:
        assert float(text.get("x")) == pytest.approx(150, abs=0.01)


def test_in_svg_a_line_is_text_with_its_link():
    with styled():
        figure, words = drawn("$5 & <b>")
        words.add(20, 80, "no link")
        file = io.BytesIO()
        figure.savefig(file, format="svg")
    tree = ET.fromstring(file.getvalue())
    assert [text.text for text in tree.iter(f"{SVG}text")] == ["$5 & <b>", "no link"]
    (link,) = tree.iter(f"{SVG}a")
    assert link.get("{http://www.w3.org/1999/xlink}href") == "https://a.example.org/?a=1&b=2"
    assert words.lines[1] == Line(20, 80, "no link")


def test_words_that_are_hidden_or_none_are_not_drawn():
    figure, words = drawn("x")
    words.set_visible(False)
    add_words(figure.axes[0], 9, INK)
    figure.canvas.draw()
    assert (np.asarray(figure.canvas.buffer_rgba()) == 255).all()
