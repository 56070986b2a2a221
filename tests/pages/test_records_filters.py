"""What the filters choose from, and in Node.js which records they leave."""

from __future__ import annotations

import json

import pytest

from analysis import normalize_agreements
from analysis.pages.records_filters import filters_of
from analysis.pages.records_table import build_records_table
from page_scripts import needs_node, run

SCRIPTS = ["fold.js", "records_filters.js"]
KEYS = ("kind", "country", "partner", "area", "mineral", "type", "level", "status", "year", "place", "official",
        "sources", "confidence", "q")  # fmt: skip


@pytest.fixture
def rows(data):
    return build_records_table(data)


def test_a_cell_a_row_in_every_column(rows):
    made = filters_of(rows)
    assert {len(column) for column in made["rows"].values()} == {len(rows)}


def test_choices_are_codes_with_names_in_three_languages(rows):
    minerals = {choice[0]: choice[1:] for choice in filters_of(rows)["choices"]["mineral"]}
    assert minerals["tungsten"] == ["Tungsten", "Вольфрам"]
    assert "neodymium" in minerals  # one of the rare earths, which are named
    countries = [choice[0] for choice in filters_of(rows)["choices"]["country"]]
    assert "FRA" in countries
    assert "CHN" not in countries


def test_cells_lead_to_the_choices_of_each_row(rows):
    made = filters_of(rows)
    for number, row in enumerate(rows):
        assert [made["choices"]["area"][at][0] for at in made["rows"]["area"][number]] == list(row.areas)
        assert [made["choices"]["country"][at][0] for at in made["rows"]["country"][number]] == list(row.parties)


def test_the_same_data_give_the_same_text(rows):
    assert json.dumps(filters_of(rows)) == json.dumps(filters_of(list(rows)))


def test_nothing_gives_no_choices(nothing):
    made = filters_of(build_records_table(nothing))
    assert made["choices"]["country"] == []


def left(rows, expression="", **state):
    """Ids of the rows that filters leave."""
    wanted = {key: state.get(key, "") for key in KEYS}
    texts = [f"{row.title}\n{row.party_names}" for row in rows]
    shown = run(
        SCRIPTS,
        "[...recordFilters({ ...data, texts: () => texts }).apply(state).shown]",
        data=filters_of(rows), texts=texts, state=wanted,
    )  # fmt: skip
    return [row.id for row, is_shown in zip(rows, shown, strict=True) if is_shown]


@needs_node
@pytest.mark.parametrize(
    "state",
    [
        {"kind": "visit"},
        {"country": "KAZ"},
        {"country": "KAZ", "partner": "USA"},
        {"area": "processing"},
        {"mineral": "tungsten"},
        {"year": "2024"},
        {"year": "2022-2024"},
        {"year": "-2022"},
        {"status": "announced"},
        {"confidence": "high", "kind": "agreement"},
    ],
)
def test_filters_leave_what_fits(rows, state):
    found = left(rows, **state)

    def fits(row):
        first, _, last = state.get("year", "-").partition("-")
        last = last or (first if "-" not in state.get("year", "-") else "9999")
        own = {"kind": row.kind, "status": row.status_code, "confidence": row.confidence}
        codes = {code for some in (row.parties, *row.members) for code in some}
        made = [other for other in rows if other.id in row.made]
        return (
            all(state[key] == own[key] for key in own if key in state)
            and {state[key] for key in ("country", "partner") if key in state} <= codes
            and all(
                state[key] in {*getattr(row, f"{key}s"), *(code for one in made for code in getattr(one, f"{key}s"))}
                for key in ("area", "mineral") if key in state
            )
            and row.last >= int(first or 0) and row.first <= int(last)
        )  # fmt: skip

    assert found == [row.id for row in rows if fits(row)]
    assert 0 < len(found) < len(rows)


@needs_node
def test_a_country_counts_through_its_bloc_and_says_so(rows):
    assert left(rows, country="DEU") == ["2022-11-07-eu-kaz-partnership"]
    number = [row.id for row in rows].index("2022-11-07-eu-kaz-partnership")
    why = run(SCRIPTS, f'[recordFilters(data).why({number}, "country", "DEU"), recordFilters(data).why({number}, '
              '"country", "KAZ")]', data=filters_of(rows))  # fmt: skip
    assert why == ["as a member of European Union", ""]


@needs_node
def test_two_members_of_one_bloc_are_no_partners(rows):
    assert left(rows, country="DEU", partner="FRA") == []
    assert left(rows, country="DEU", partner="KAZ") == ["2022-11-07-eu-kaz-partnership"]


@needs_node
def test_a_bloc_alone_is_an_agreement_among_its_members():
    mine = build_records_table(normalize_agreements([{"title": "Plan", "parties": "G7", "signed": "2025-06-17"}]))
    assert len(left(mine, country="JPN", partner="USA")) == 1


@needs_node
def test_a_group_of_all_its_members_has_partners_beside_them():
    parties = "India; Kazakhstan; Kyrgyzstan; Tajikistan; Turkmenistan; Uzbekistan"
    mine = build_records_table(normalize_agreements([{"title": "All", "parties": parties, "signed": "2025-06-06"}]))
    assert len(left(mine, country="C5", partner="IND")) == 1
    assert left(mine, country="C5", partner="KAZ") == []


@needs_node
def test_a_mineral_is_found_by_its_group_and_says_so(rows):
    assert "2022-11-07-eu-kaz-partnership" in left(rows, mineral="neodymium")
    number = [row.id for row in rows].index("2022-11-07-eu-kaz-partnership")
    why = run(SCRIPTS, f'recordFilters(data).why({number}, "mineral", "neodymium")', data=filters_of(rows))
    assert why == "as one of the rare earths"


@needs_node
def test_each_choice_counts_what_it_would_leave(rows):
    state = dict.fromkeys(KEYS, "") | {"kind": "agreement", "area": "processing"}
    counts, options = run(
        SCRIPTS,
        "(({ options, apply }) => [Object.fromEntries(Object.entries(apply(state).counts).map(([facet, list]) => "
        "[facet, [...list]])), options])(recordFilters({ ...data, texts: () => [] }))",
        data=filters_of(rows), state=state,
    )  # fmt: skip
    for facet, choices in options.items():
        for (code, *_), count in zip(choices, counts[facet], strict=True):
            expected = len(left(rows, **{**state, facet: code}))
            assert count == expected, (facet, code)


@needs_node
def test_countries_and_areas_find_what_a_selection_finds(rows, data):
    """The table and `Dataset.select` are two ways to one answer."""
    expression = """(({ options, apply }) => ["country", "area"].flatMap(facet => options[facet].map(([code]) =>
        [facet, code, [...apply({ ...state, [facet]: code }).shown]])))(recordFilters({ ...data, texts: () => [] }))"""
    found = run(SCRIPTS, expression, data=filters_of(rows), state=dict.fromkeys(KEYS, ""))
    assert len(found) > 30
    for facet, code, shown in found:
        if code != "none":
            chosen = data.select(**{facet: code}, expand_blocs=True)
            wanted = {*chosen.agreements["id"], *chosen.visits["id"]}
            assert {row.id for row, is_shown in zip(rows, shown, strict=True) if is_shown} == wanted, (facet, code)


@needs_node
def test_words_fold_and_short_ones_are_whole(rows):
    assert left(rows, q="TUNGSTEN depos") == ["2025-11-06-kaz-usa-tungsten-jv"]
    assert left(rows, q="us") == ["2025-11-06-kaz-usa-minerals-mou"]
    assert left(rows, q="no such words") == []
