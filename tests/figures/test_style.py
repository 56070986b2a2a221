from __future__ import annotations

import matplotlib as mpl
import pytest
from matplotlib.colors import to_rgb
from matplotlib.markers import MarkerStyle

from analysis.figures import palette, style
from analysis.vocab.catalogue import vocabulary


def contrast(first: str, second: str) -> float:
    """Contrast of two colours by WCAG 2."""

    def luminance(color: str) -> float:
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [palette.FAMILY_COLORS, palette.FAMILY_MARKERS])
def test_every_family_of_agreements_has_a_look_of_its_own(look):
    families = vocabulary("agreement_family").rows
    assert list(look) == list(families)
    assert set(families) == {row["family"] for row in vocabulary("agreement_type").rows.values()}
    assert len(set(look.values())) == len(look)


def test_every_kind_of_visit_has_words_of_its_own():
    kinds = vocabulary("visit_kind").rows
    words = [row["legend_en"] for row in kinds.values()]
    assert all(words)
    assert len(set(words) | {row["name_en"] for row in vocabulary("agreement_family").rows.values()}) == len(kinds) + 6


def test_visits_look_like_no_family_of_agreements():
    assert palette.VISIT_MARKER not in palette.FAMILY_MARKERS.values()
    assert palette.VISIT_COLOR not in palette.FAMILY_COLORS.values()


def test_colours_and_markers_are_ones_that_matplotlib_knows():
    for color in [*palette.FAMILY_COLORS.values(), palette.VISIT_COLOR, palette.INK, palette.GREY, palette.RULE]:
        to_rgb(color)
    for marker in [*palette.FAMILY_MARKERS.values(), palette.VISIT_MARKER]:
        assert MarkerStyle(marker).is_filled()  # else hollow and done look the same


def test_text_can_be_read_on_paper():
    for color in (palette.INK, palette.GREY):
        assert contrast(color, palette.PAPER) >= 4.5
    for color in [*palette.FAMILY_COLORS.values(), palette.VISIT_COLOR]:
        assert contrast(color, palette.PAPER) >= 2


def test_every_mark_has_a_pale_colour_of_its_own():
    marks = [*palette.FAMILY_COLORS.values(), palette.VISIT_COLOR]
    assert set(palette.PALE) == set(marks)
    assert len(set(palette.PALE.values())) == len(marks)


def test_every_colour_of_a_timeline_can_be_seen_on_a_dark_page():
    dark = palette.DARK[palette.PAPER]
    for color in (palette.INK, palette.GREY):
        assert contrast(palette.DARK[color], dark) >= 4.5
        assert contrast(palette.DARK[color], palette.DARK[palette.BAND]) >= 4.5
        assert contrast(color, palette.BAND) >= 4.5
    for color in [*palette.FAMILY_COLORS.values(), palette.VISIT_COLOR]:
        assert contrast(palette.DARK[color], dark) >= 3
        assert contrast(palette.DARK[color], palette.DARK[palette.PALE[color]]) >= 3
    assert len(set(palette.DARK.values())) == len(palette.DARK)


def test_a_scale_runs_from_light_to_dark():
    shades = [contrast(style.SCALE(step / 10), palette.PAPER) for step in range(11)]
    assert shades == sorted(shades)


def test_styled_leaves_the_settings_as_they_were():
    with mpl.rc_context({"font.size": 33, "svg.hashsalt": "mine"}):
        before = dict(mpl.rcParams)
        with style.styled():
            assert mpl.rcParams["font.size"] == 9
            assert mpl.rcParams["svg.hashsalt"] != "mine"
        assert dict(mpl.rcParams) == before
        with pytest.raises(RuntimeError), style.styled():
            raise RuntimeError
        assert dict(mpl.rcParams) == before


def test_use_style_sets_it_for_every_figure_that_follows():
    with mpl.rc_context():
        style.use_style()
        with style.styled():
            inside = dict(mpl.rcParams)
        assert dict(mpl.rcParams) == inside
        assert mpl.rcParams["svg.fonttype"] == "none"  # text stays text
        assert mpl.rcParams["svg.hashsalt"]
