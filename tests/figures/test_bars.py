from __future__ import annotations

import io

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.transforms import Bbox

from analysis.dataset.dataset import load_agreements
from analysis.errors import ParameterError
from analysis.figures.bars import plot_breakdown
from analysis.figures.heatmap import plot_heatmap
from analysis.figures.palette import GREY, INK, PAPER, SHADES
from analysis.figures.words import Line, Words
from analysis.harmonize.agreements import normalize_agreements
from analysis.views.breakdown import build_breakdown
from analysis.vocab.catalogue import vocabulary
from drawn import assert_all_text_fits, texts_of

WIDTHS = (840, 525, 262.5)


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


@pytest.fixture
def many(home) -> pd.DataFrame:
    """Agreements of Kazakhstan with thirty countries, on every mineral there is, over many years."""
    countries = [code for code, row in vocabulary("country").rows.items() if "kind" not in row and code != "KAZ"][:30]
    minerals, areas, types = (list(vocabulary(kind).rows) for kind in ("mineral", "area", "agreement_type"))
    return normalize_agreements(
        [
            {
                "parties": ["KAZ", country],
                "minerals": minerals[number:] if number % 2 else minerals[: number + 1],
                "areas": areas[: number % 14 + 1],
                "signed": str(1992 + number),
                "type": types[number % len(types)],
                "status": "signed" if number % 3 else "in force",
            }
            for number, country in enumerate(countries)
        ]
    )


def texts(ax) -> list[str]:
    """What the numbers at the ends of bars or in cells say."""
    return [text.get_text() for text in ax.texts]


def names(ax) -> list[str]:
    """Of rows, in their order."""
    return [label.get_text() for label in ax.get_yticklabels()]


def heads(ax) -> list[str]:
    """Of columns."""
    return [label.get_text() for label in ax.get_xticklabels()]


def written(ax) -> list[tuple[Line, str]]:
    """What is written in cells and beside names, and in which colour."""
    return [(line, words.color) for words in ax.artists if isinstance(words, Words) for line in words.lines]


def in_cells(ax) -> list[tuple[Line, str]]:
    """What is written in the cells, and in which colour."""
    return [(line, color) for line, color in written(ax) if color != GREY and line.x > -0.5]


def cells(ax) -> dict[tuple[str, str], str]:
    """What is written in the cells of a matrix that lies in one part, by row and column."""
    rows, columns = (
        dict(zip(ticks, told(ax), strict=True)) for ticks, told in ((ax.get_yticks(), names), (ax.get_xticks(), heads))
    )
    return {(rows[line.y], columns[line.x]): line.text for line, _ in in_cells(ax)}


def bars(ax) -> list[Bbox]:
    """Boxes in units of the data."""
    (drawn,) = ax.containers
    return [bar.get_bbox() for bar in drawn]


def caption(ax) -> str:
    return " ".join(ax.get_xlabel().split())


def test_bars_by_number_with_the_number_at_the_end():
    table = build_breakdown(load_agreements(), by="area")
    ax = plot_breakdown(table, title="Areas")
    assert names(ax) == table["area_name"].tolist()
    assert [bar.width for bar in bars(ax)] == table["n_agreements"].tolist()
    assert texts(ax) == [str(number) for number in table["n_agreements"]]
    lowest = [bar.y0 for bar in bars(ax)]
    assert lowest == sorted(lowest)
    assert ax.yaxis_inverted()
    assert ax.get_title(loc="left") == "Areas"
    rule = "An agreement with several areas is counted once in each."
    assert caption(ax) == f"Most agreements first. 4 of 5 agreements name an area. {rule}"


def test_parts_of_agreements_keep_one_decimal():
    ax = plot_breakdown(build_breakdown(load_agreements(), by="area", count="split"))
    assert texts(ax)[:2] == ["1.5", "0.8"]
    assert "shared equally" in caption(ax)


def test_all_rows_are_drawn_however_many(many):
    table = build_breakdown(many, by="mineral")
    assert len(bars(plot_breakdown(table))) == len(table) > 30
    table = build_breakdown(many, by="area", across="mineral")
    for width in WIDTHS:
        ax = plot_heatmap(table, width=width)
        assert len(ax.collections[0].get_offsets()) == len(table)
        assert set(names(ax)) | set(heads(ax)) >= set(table["area_name"])


def test_years_are_columns_and_empty_years_keep_their_place():
    table = build_breakdown(load_agreements(), by="year")
    ax = plot_breakdown(table)
    assert [round((bar.x0 + bar.x1) / 2) for bar in bars(ax)] == [2022, 2024, 2025]
    assert [bar.height for bar in bars(ax)] == [2, 1, 2]
    assert texts(ax) == ["2", "1", "2"]
    assert dict(zip(heads(ax), ax.get_xticks(), strict=True)) == {
        "2022": 2022,
        "2023": 2023,
        "2024": 2024,
        "2025*": 2025,
    }
    assert ax.get_xlim()[0] < 2021.7
    assert ax.get_xlim()[1] > 2025.3


def test_years_far_apart_are_drawn_without_those_between():
    rows = [{"signed": "2024-05-01", "areas": ["trade"]}, {"signed": "9999-12-31", "areas": ["energy"]}]
    agreements = normalize_agreements([*rows, *rows[:1]])
    ax = plot_breakdown(build_breakdown(agreements, "year"))
    assert [bar.height for bar in bars(ax)] == [2, 1]
    assert heads(ax) == ["2024", "9999"]
    assert caption(ax) == "Years without any are left out. 3 agreements."
    ax = plot_heatmap(build_breakdown(agreements, "area", "year"))
    assert heads(ax) == ["2024", "9999"]
    assert "Years without any are left out." in caption(ax)
    assert ax.figure.get_figwidth() < 10


def test_a_frame_of_somebody_else():
    table = pd.DataFrame({"colour_code": ["r", "b"], "colour_name": ["Red", "Blue"], "n_agreements": [3, 1.5]})
    ax = plot_breakdown(table)
    assert names(ax) == ["Red", "Blue"]
    assert texts(ax) == ["3", "1.5"]


def test_an_axes_that_is_given_is_drawn_on_and_returned():
    figure, (left, right) = plt.subplots(1, 2, figsize=(7, 3))
    agreements = load_agreements()
    assert plot_breakdown(build_breakdown(agreements), left) is left
    assert plot_heatmap(build_breakdown(agreements, "area", "year"), right) is right
    assert len(plt.get_fignums()) == 1
    assert figure.get_size_inches().tolist() == [7, 3]


@pytest.mark.parametrize("plot", [plot_breakdown, plot_heatmap])
@pytest.mark.parametrize(("by", "across"), [("area", None), ("year", None), ("area", "year")])
def test_nothing_to_draw_is_said(plot, by, across):
    ax = plot(build_breakdown(normalize_agreements([]), by, across), title="Empty")
    assert [text.get_text() for text in ax.texts] == ["No records match."]
    assert ax.get_title(loc="left") == "Empty"
    ax.figure.canvas.draw()


def test_a_heat_map_shows_every_number_in_its_cell():
    table = build_breakdown(load_agreements(), by="area", across="partner", country="KAZ")
    ax = plot_heatmap(table)
    named = zip(table["area_name"], table["partner_name"], table["n_agreements"], strict=True)
    assert cells(ax) == {(area, partner): str(number) for area, partner, number in named}
    assert len(names(ax)) == table["area_name"].nunique()


def test_a_heat_map_by_year_keeps_empty_years():
    ax = plot_heatmap(build_breakdown(load_agreements(), by="area", across="year"))
    assert heads(ax) == ["2022", "2023", "2024", "2025*"]


def test_the_larger_a_number_the_darker_its_cell(many):
    ax = plot_heatmap(build_breakdown(many, by="area", across="mineral"))
    squares = ax.collections[0]
    numbers = squares.get_array()
    order = np.argsort(numbers)
    light = [sum(shade) for shade in squares.to_rgba(numbers)]
    ordered = [light[at] for at in order]
    assert ordered == sorted(ordered, reverse=True)
    assert len(set(ordered)) == 7
    assert set(map(to_hex, squares.to_rgba(numbers))) <= {shade.lower() for shade in SHADES[1:]}


def test_numbers_can_be_read_on_every_shade(many):
    ax = plot_heatmap(build_breakdown(many, by="area", across="mineral"))
    inks = {line.text: color for line, color in in_cells(ax)}
    assert inks[max(inks, key=float)] == PAPER
    assert inks[min(inks, key=float)] == INK


def test_one_dimension_is_bars_and_two_are_a_heat_map():
    with pytest.raises(ParameterError, match="two dimensions — build the breakdown with across="):
        plot_heatmap(build_breakdown(load_agreements()))
    with pytest.raises(ParameterError, match="one dimension — draw a breakdown with across= by plot_heatmap"):
        plot_breakdown(build_breakdown(load_agreements(), "area", "year"))


@pytest.mark.parametrize("values", ["n_agreements", "share"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("by", ["area", "mineral", "party", "partner", "type", "status", "year"])
def test_names_and_numbers_of_bars_never_run_into_each_other(many, by, width, values):
    table = build_breakdown(many, by=by, country="KAZ")
    assert_readable(plot_breakdown(table, title="Title", width=width, values=values), width)


@pytest.mark.parametrize("values", ["n_agreements", "share"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("across", ["year", "partner", "mineral"])
def test_names_and_numbers_of_a_heat_map_never_run_into_each_other(many, across, width, values):
    table = build_breakdown(many, by="area", across=across, country="KAZ")
    assert_readable(plot_heatmap(table, title="Title", width=width, values=values), width)


def assert_readable(ax, width: float) -> None:
    """A figure as wide as asked for, all text within it, nothing over anything, and 11 px of text at least."""
    assert ax.figure.get_figwidth() * 72 == pytest.approx(width)
    assert_all_text_fits(ax.figure)
    least = 8.25 if width < 300 else 9
    drawn = [text for text in texts_of(ax) if text.get_text().strip()]
    assert min(text.get_fontsize() for text in drawn) >= least
    assert not [text for text in drawn if "…" in text.get_text()]


def test_bars_of_shares_have_the_number_in_brackets():
    table = build_breakdown(load_agreements(), by="area")
    ax = plot_breakdown(table, values="share")
    assert [bar.width for bar in bars(ax)] == table["share"].tolist()
    assert texts(ax)[0] == "50 % (2)"
    assert caption(ax).startswith("Per cent of the agreements that name an area; their number in brackets. ")


def test_a_cell_of_shares_is_of_the_agreements_of_its_column():
    agreements = normalize_agreements(
        [{"signed": "2023-05-01", "areas": ["trade"]}, {"signed": "2024-05-01", "areas": ["trade", "energy"]}]
        + [{"signed": "2024-07-01", "areas": ["energy"]}] * 2
    )
    ax = plot_heatmap(build_breakdown(agreements, "area", "year"), values="share")
    year = "2024*"
    assert cells(ax) == {("Energy", year): "100", ("Trade", year): "33", ("Trade", "2023"): "100"}
    assert [line.text for line, color in written(ax) if color == GREY] == ["(1)", "(3)", "n"]
    assert caption(ax).startswith("Per cent of the agreements of each year (n). ")
    assert "n in brackets: fewer than 10." in caption(ax)
    assert "* 2024: to July 2024." in caption(ax)


def test_other_values_are_refused():
    for plot, table in ((plot_breakdown, build_breakdown(load_agreements())), (plot_heatmap, None)):
        with pytest.raises(ParameterError, match="values='percent' — write 'n_agreements' or 'share'"):
            plot(table, values="percent")
    table = build_breakdown(load_agreements(), "area", "year").drop(columns="share_across")
    with pytest.raises(ParameterError, match="no column share_across"):
        plot_heatmap(table, values="share")


def test_a_year_that_is_not_over_has_a_star_and_another_look():
    table = build_breakdown(load_agreements(), by="year")
    for width in (525, 262.5):
        ax = plot_breakdown(table, width=width)
        looks = [to_hex(bar.get_facecolor()) for bar in ax.containers[0]]
        last = heads(ax)[-1] if width > 300 else names(ax)[0]
        assert last == "2025*"
        assert looks.count(SHADES[1].lower()) == 1
        assert "* 2025: to November 2025." in caption(ax)
    whole = plot_breakdown(build_breakdown(load_agreements(), by="year", as_of="2026-02"))
    assert heads(whole)[-1] == "2025"
    assert "*" not in caption(whole)


def test_a_narrow_figure_has_years_as_rows_and_names_above():
    ax = plot_breakdown(build_breakdown(load_agreements(), by="year"), width=262.5)
    assert names(ax) == ["2025*", "2024", "2023", "2022"]
    assert "Newest year first." in caption(ax)
    ax = plot_breakdown(build_breakdown(load_agreements(), by="area"), width=262.5)
    ax.figure.canvas.draw()
    (drawn,) = ax.containers
    for label, bar in zip(ax.get_yticklabels(), drawn, strict=True):
        name, box = label.get_window_extent(), bar.get_window_extent()
        assert name.y0 >= box.y1 - 0.5
        assert name.x0 == pytest.approx(box.x0, abs=2)


def test_bars_and_cells_lead_to_their_agreements():
    table = build_breakdown(load_agreements(), by="partner", country="KAZ")
    (drawn,) = plot_breakdown(table).containers
    pages = [f"#minerals:records.html#kind=agreement&country=KAZ&partner={code}" for code in table["partner_code"]]
    assert [bar.get_url() for bar in drawn] == pages
    table = build_breakdown(load_agreements(), "area", "year")
    ax = plot_heatmap(table)
    pages = {
        f"#minerals:records.html#kind=agreement&area={area}&year={year}"
        for area, year in zip(table["area_code"], table["year_code"], strict=True)
    }
    assert set(ax.collections[0].get_urls()) == pages
    assert {line.url for line, _ in in_cells(ax)} == pages


def test_a_matrix_with_many_columns_is_turned_and_a_longer_one_is_told_in_parts(many):
    table = build_breakdown(many, by="area", across="mineral")
    wide = plot_heatmap(table, width=840)
    assert len(set(heads(wide))) == table["area_name"].nunique()
    assert list(dict.fromkeys(names(wide))) == mineral_order(table)
    again = plot_heatmap(build_breakdown(many, by="partner", across="mineral", country="KAZ"), width=262.5)
    shown = names(again)
    assert len(shown) > len(set(shown))  # the rows again, for further columns


@pytest.mark.parametrize("width", WIDTHS)
def test_a_long_name_makes_only_its_own_row_higher(width):
    long = "International organisation for the supervision of rare earths and of the trade in them, formerly a union"
    table = pd.DataFrame({"x_code": [*"abc"], "x_name": ["Tin", long, "Zinc"], "n_agreements": [3, 2, 1]})
    ax = plot_breakdown(table, width=width)
    assert_readable(ax, width)
    assert " ".join(names(ax)[1].split()) == long
    table = table.assign(year_code="2024", year_name="2024")[
        ["x_code", "x_name", "year_code", "year_name", "n_agreements"]
    ]
    table.attrs["across"] = "year"
    ax = plot_heatmap(table, width=width)
    assert_readable(ax, width)
    middles = sorted(line.y for line, _ in in_cells(ax))
    assert 2.05 < middles[2] - middles[0] < 3 * 3  # plain rows


def mineral_order(table: pd.DataFrame) -> list[str]:
    totals = table.groupby("mineral_name")["n_across"].first().reset_index()
    return totals.sort_values(["n_across", "mineral_name"], ascending=[False, True])["mineral_name"].tolist()


def test_the_settings_of_the_caller_stay():
    before = dict(plt.rcParams)
    plot_breakdown(build_breakdown(load_agreements()))
    plot_heatmap(build_breakdown(load_agreements(), "area", "year"))
    assert dict(plt.rcParams) == before


def test_the_input_is_left_alone():
    table = build_breakdown(load_agreements(), "area", "partner")
    before, attrs = table.copy(), dict(table.attrs)
    plot_heatmap(table)
    pd.testing.assert_frame_equal(table, before)
    assert table.attrs == attrs


def test_names_of_records_are_text_in_the_drawing():
    table = pd.DataFrame({"x_code": ["a"], "x_name": ["$5 & $6 <b>"], "n_agreements": [1]})
    file = io.StringIO()
    with plt.rc_context({"svg.fonttype": "none"}):
        plot_breakdown(table).figure.savefig(file, format="svg")
    assert "$5 &amp; $6 &lt;b&gt;" in file.getvalue()
