from __future__ import annotations

import matplotlib.pyplot as plt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.figures import labels
from analysis.figures.labels import cut, fitting_size, fold, shorten, text_width
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


@pytest.mark.parametrize("dpi", [72, 80, 100, 160])
@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_a_text_is_as_wide_in_a_bitmap_as_it_was_measured(words, weight, dpi):
    size = 11 if weight == "bold" else 7.5
    for hinting, most in (("none", 1.0), ("default", 1.2)):
        with plt.rc_context({"text.hinting": hinting}):
            text = plt.figure(dpi=dpi).text(0, 0, words, fontsize=size, fontweight=weight)
            drawn = text.get_window_extent(text.figure.canvas.get_renderer()).width * 72 / dpi
            measured = text_width(words, size, weight == "bold")
        assert drawn - 1 <= measured <= drawn * most * (1.1 if words == WORDS["kerned"] else 1) + 1


def test_a_character_of_another_font_counts_as_an_em():
    with plt.rc_context({"text.hinting": "none"}):
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


@given(st.text(st.sampled_from("Wi ш"), max_size=60), st.floats(12, 200))
def test_a_text_that_is_cut_fits_and_says_so(text, width):
    found = cut(text, 8, width)
    assert text_width(found, 8) <= width
    assert found == text or (found.endswith("…") and text.startswith(found[:-1]))


def test_a_font_is_no_smaller_than_it_must_be():
    assert fitting_size(9, ["12", "181"], 100, 100) == 9
    assert text_width("181", fitting_size(9, ["12", "181"], 10, 100)) == pytest.approx(10)
    assert fitting_size(9, ["1"], 100, 6) == 5
    assert fitting_size(9, [], 0, 100) == 9


def test_a_font_that_is_not_there_is_said_in_a_line(tmp_path, monkeypatch):
    labels._font.cache_clear()
    monkeypatch.setattr("matplotlib.get_data_path", lambda: str(tmp_path))
    try:
        with pytest.raises(ParameterError, match=r"No such file or directory — .* install matplotlib anew") as caught:
            labels._font(False)
    finally:
        labels._font.cache_clear()
    assert "\n" not in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def _widths(_: int) -> list[float]:
    labels._ems.cache_clear()
    labels._advance.cache_clear()
    return [text_width(chr(letter), 1000) for letter in range(0x20, 0x600)]


@pytest.mark.skipif(bool(why_not_forked()), reason="needs fork")
def test_forks_of_a_process_that_has_measured_measure_the_same_at_once():
    """They must not read one open file, whose place would be the place of all of them."""
    expected = _widths(0)
    assert all(found == expected for _, found in run_forked(_widths, range(8), 4, time_limit=60))
