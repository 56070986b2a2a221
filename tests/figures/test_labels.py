from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text

from analysis.figures import labels, style
from analysis.figures.labels import Label, Lettering, fold, rise, shorten, text_width
from analysis.reports.engine.pool import run_forked
from analysis.reports.engine.preload import why_not_forked

WORDS = {
    "en": "Memorandum on critical minerals",
    "ru": "Щедрый меморандум о взаимопонимании",
    "kk": "Өзара түсіністік туралы меморандум",
    "ka": "საქართველო და სომხეთი",
    "wide": "WWWWWWWWWW MMMMMMMMMM",
    "kerned": "AVAT. To Te, 1.5 – ffi",
}


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


@pytest.mark.parametrize("dpi", [72, 160])
@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_a_text_is_as_wide_in_a_bitmap_as_it_was_measured(words, weight, dpi):
    with style.styled():
        figure, ax = plt.subplots(dpi=dpi)
        text = ax.text(0, 0, words, fontsize=7.5, fontweight=weight)
        drawn = text.get_window_extent(figure.canvas.get_renderer()).width * 72 / dpi
    measured = text_width(words, 7.5, weight == "bold")
    assert drawn - 1 <= measured <= drawn * 1.1 + 1
    if words != WORDS["kerned"]:
        assert measured == pytest.approx(drawn, abs=1)


def test_a_character_of_another_font_counts_as_an_em():
    assert text_width("铀", 8) == 8
    assert text_width("", 8) == 0


def test_white_space_is_one_blank_and_a_cut_is_after_a_word():
    assert shorten("One\n  two\tthree", 20) == "One two three"
    assert shorten("One two three", 12) == "One two…"
    assert shorten("W" * 50, 12) == "W" * 11 + "…"


@given(st.text(st.sampled_from("Wi ш"), max_size=60), st.floats(1, 200))
def test_folded_lines_hold_all_words_and_are_no_wider_than_asked(text, width):
    lines = fold(text, 8, width).split("\n")
    assert " ".join(lines).split() == text.split()
    assert all(text_width(line, 8) <= width or " " not in line for line in lines)


def test_folded_lines_are_as_few_as_can_be():
    words = " ".join(["word"] * 20)
    assert fold(words, 8, text_width(words, 8)) == words
    assert fold(words, 8, text_width(words, 8) - 1).count("\n") == 1


# --- labels ----------------------------------------------------------------------------------------


def texts_of(figure) -> list[dict[str, str]]:
    """Attributes of the texts of a figure as SVG, and what they say."""
    file = io.StringIO()
    figure.savefig(file, format="svg")
    found = [node for node in ET.fromstring(file.getvalue()).iter() if node.tag.endswith("}text")]
    return [{**node.attrib, "text": node.text} for node in found]


@style.styled()
def drawn_as(kind: type[Text], **given) -> list[dict[str, str]]:
    figure, ax = plt.subplots()
    ax.set(xticks=[], yticks=[])
    ax.add_artist(kind(0.3, 0.4, given.pop("text", "Шымкент & <b>"), transform=ax.transData, clip_on=False, **given))
    return texts_of(figure)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"ha": "right", "fontsize": 7.5, "color": style.GREY},
        {"ha": "center", "fontweight": "bold"},
        {"rotation": 45, "rotation_mode": "anchor"},
        {"va": "top"},
        {"text": "two\nlines"},
        {"alpha": 0.5},
        {"rotation": 30},
        {"parse_math": True, "text": "$x^2$"},
        {"bbox": {"facecolor": "red"}},
    ],
    ids=str,
)
def test_a_label_is_drawn_where_and_as_any_text(given):
    labels = drawn_as(Label, **given)
    assert labels
    assert labels == drawn_as(Text, **given)


def test_a_label_of_an_svg_is_not_measured(monkeypatch):
    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr(Text, "_get_layout", refuse)
    assert [text["text"] for text in drawn_as(Label)] == ["Шымкент & <b>"]
    with pytest.raises(AssertionError):
        drawn_as(Text)


def test_a_label_leads_where_it_should():
    with style.styled():
        figure, ax = plt.subplots()
        Lettering(ax, 9).put(0.5, 0.5, "Text", url="https://news.example.org/?a&b")
        file = io.StringIO()
        figure.savefig(file, format="svg")
    (link,) = [node for node in ET.fromstring(file.getvalue()).iter() if node.tag.endswith("}a")]
    assert link.get("{http://www.w3.org/1999/xlink}href") == "https://news.example.org/?a&b"
    assert [node.text for node in link] == ["Text"]


def test_text_as_paths_is_aligned_by_its_width():
    drawn = []
    for kind in (Label, Text):
        with style.styled(), plt.rc_context({"svg.fonttype": "path"}):
            figure, ax = plt.subplots()
            ax.set_axis_off()
            ax.add_artist(kind(0.5, 0.5, "Text", ha="right", transform=ax.transData, clip_on=False))
            file = io.StringIO()
            figure.savefig(file, format="svg", metadata={"Date": None})
        drawn.append(file.getvalue())
    assert "<!-- Text -->" in drawn[0]
    assert drawn[0] == drawn[1]


def test_a_bitmap_has_labels_too():
    with style.styled():
        figure, ax = plt.subplots()
        ax.set_axis_off()
        blank = bytes(memoryview(figure.canvas.buffer_rgba())) if figure.canvas.draw() is None else b""
        Lettering(ax, 9).put(0.5, 0.5, "Text")
        figure.canvas.draw()
        assert bytes(memoryview(figure.canvas.buffer_rgba())) != blank


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_clipped_label_goes_with_its_point(form):
    with style.styled():
        figure, ax = plt.subplots()
        ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
        labels = Lettering(ax, 9, clip_on=True)
        labels.put(0.5, 0.5, "inside")
        labels.put(1.5, 0.5, "outside")
        shown = {text["text"] for text in texts_of(figure)}
        assert shown == {"inside"}
        ax.set_xlim(1, 2)
        assert {text["text"] for text in texts_of(figure)} == {"outside"}
        figure.savefig(io.BytesIO(), format=form)


def test_a_label_stands_so_many_points_from_its_point():
    with style.styled():
        figure, ax = plt.subplots()
        ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
        Lettering(ax, 9, (5, 7)).put(0.5, 0.5, "A")
        Lettering(ax, 9, (5, 7), middle=True).put(0.5, 0.5, "B")
        width, height = figure.get_size_inches() * 72
        box = ax.get_position()
        x, y = (box.x0 + box.x1) / 2 * width, height * (1 - (box.y0 + box.y1) / 2)
        first, second = texts_of(figure)
    assert float(first["x"]) == pytest.approx(x + 5, abs=0.01)
    assert float(first["y"]) == pytest.approx(y - 7, abs=0.01)
    assert float(second["y"]) == pytest.approx(y - 7 + rise(9), abs=0.01)


def test_a_dollar_sign_is_one():
    with style.styled(), plt.rc_context({"text.parse_math": True}):
        figure, ax = plt.subplots()
        ax.set(xticks=[], yticks=[])
        Lettering(ax, 9).put(0.5, 0.5, "$5 and $6_{bn}")
        assert [text["text"] for text in texts_of(figure)] == ["$5 and $6_{bn}"]


def _widths(_: int) -> list[float]:
    labels.text_width.cache_clear()
    labels._advance.cache_clear()
    return [text_width(chr(letter), 1000) for letter in range(0x20, 0x600)]


@pytest.mark.skipif(bool(why_not_forked()), reason="needs fork")
def test_forks_of_a_process_that_has_measured_measure_the_same_at_once():
    """They must not read one open file, whose place would be the place of all of them."""
    expected = _widths(0)
    assert all(found == expected for _, found in run_forked(_widths, range(8), 4, time_limit=60))
