"""What tests of figures share: where text really is once it is drawn."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis.figures.words import Line, Words


def texts_of(ax: Axes) -> list[Text]:
    """All texts of an Axes that are seen."""
    texts = [ax._left_title, *ax.texts]
    if ax.axison:
        texts += [ax.xaxis.label, *(ax.get_yticklabels() if ax.yaxis.get_visible() else ())]
        first, last = sorted(ax.get_xlim())
        texts += [tick.label1 for tick in ax.xaxis.get_major_ticks() if first <= tick.get_loc() <= last]
        texts += [tick.label2 for tick in ax.xaxis.get_major_ticks() if first <= tick.get_loc() <= last]
    if ax.get_legend():
        texts += ax.get_legend().get_texts()
    return [text for text in texts if text.get_visible() and text.get_text().strip()]


def assert_all_text_fits(figure: Figure) -> None:
    """No text leaves the figure, and none runs into another, whichever Axes they belong to."""
    figure.draw_without_rendering()  # everything is put in its place, but no pixel is painted, which takes longest
    renderer = figure.canvas.get_renderer()
    drawn = [(text, text.get_window_extent(renderer)) for ax in figure.axes for text in texts_of(ax)]
    words = [artist for ax in figure.axes for artist in ax.artists if isinstance(artist, Words)]
    drawn += [(line, box) for lines in words for line, box in zip(lines.lines, lines.boxes(), strict=True)]
    for text, box in drawn:
        assert box.x0 >= -0.5, text
        assert box.y0 >= -0.5, text
        assert box.x1 <= figure.bbox.width + 0.5, text
        assert box.y1 <= figure.bbox.height + 0.5, text
    upright = [(text, box) for text, box in drawn if isinstance(text, Line) or not text.get_rotation()]
    places = np.array([box.extents for _, box in upright]).reshape(-1, 4)
    for index, (text, (x0, y0, x1, y1)) in enumerate(zip([text for text, _ in upright], places, strict=True)):
        before = places[:index]
        across = np.minimum(x1, before[:, 2]) - np.maximum(x0, before[:, 0])
        along = np.minimum(y1, before[:, 3]) - np.maximum(y0, before[:, 1])
        over = np.flatnonzero((across > 1) & (along > 1))
        assert not over.size, (text, upright[over[0]][0])
