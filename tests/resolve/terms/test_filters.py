"""Which of the terms in a text count: what is a use, a place or somebody's trade names no area of cooperation."""

from __future__ import annotations

import pytest

from analysis import paths
from analysis.resolve.registry import resolver
from analysis.resolve.terms.filters import accepted_terms
from analysis.resolve.terms.phrase import Phrase
from analysis.resolve.terms.reader import TermReader
from analysis.vocab.catalogue import vocabulary


def areas(text: str) -> set[str]:
    return set(resolver("area").find(text))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("minerals for clean energy", set()),
        ("critical minerals essential to the energy transition", set()),
        ("materials used in renewable energy technologies", set()),
        ("secure supply of minerals for wind power and hydrogen", {"supply_chains"}),
        ("минералы для энергетического перехода", set()),
        ("металлы, необходимые для зелёной энергетики", set()),
        ("жасыл энергетикаға арналған минералдар", set()),
        # What is agreed for energy, and a list of fields, are another thing.
        ("cooperation for clean energy", {"energy"}),
        ("critical minerals cooperation for clean energy", {"energy"}),
        ("critical minerals and clean energy", {"energy"}),
        ("minerals for processing in Kazakhstan", {"processing"}),
        ("minerals in energy", {"energy"}),
        ("сотрудничество в энергетике", {"energy"}),
        ("жасыл энергетика және минералдар", {"energy"}),
    ],
)
def test_what_materials_are_for_is_no_area(text, codes):
    assert areas(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("road to the mine and a railway", {"infrastructure"}),
        ("occupational safety at mines", {"sustainability"}),
        ("охрана труда на рудниках", {"sustainability"}),
        ("кеніштегі еңбек қауіпсіздігі", {"sustainability"}),
        ("technology transfer to the smelter", {"technology"}),
        # Nothing else is named; the works are what is built; a verb; an accusative.
        ("работы на рудниках", {"extraction"}),
        ("environmental standards and new mines", {"sustainability", "extraction"}),
        ("loans to mines", {"investment"}),
        ("loans for mines", {"investment"}),
        ("loans to the mine", {"investment"}),
        ("joint ventures to mine lithium", {"investment", "extraction"}),
        ("экология и дорога на рудник", {"sustainability", "extraction"}),
        ("кенішті кеңейту және экология", {"extraction", "sustainability"}),
    ],
)
def test_works_that_are_only_a_place_are_no_area(text, codes):
    assert areas(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "mining executives met the president",
        "dialogue between mining associations",
        "oil and gas giants",
        "горнодобывающие холдинги двух стран",
        "энергетические корпорации",
        "тау-кен холдингтері",
    ],
)
def test_what_somebody_works_in_is_no_area(text):
    assert areas(text) == set()


def test_an_actor_must_follow_at_once():
    assert areas("mining and associations") == {"extraction"}
    assert areas("mining in a holding") == {"extraction"}
    assert areas("capacity building of mining regulators") == {"skills"}


def test_weak_terms_lend_one_another_company():
    """A row of them counts from either end, and not where nothing of the field stands."""
    index = TermReader("mineral", vocabulary("mineral").forms, paths.vocab_folder()).index
    for text in ("zinc lead tin lead", "lead tin lead zinc"):
        found = accepted_terms(Phrase(f"{text} x", index), reach=0)
        assert [match.start for match in found] == [0, 1, 2, 3]
    assert accepted_terms(Phrase("lead tin lead x", index), reach=0) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # What depends on law, conduct, research, teaching or roads tells only what these are about …
        ("a fiscal regime for mining", {"governance"}),
        ("licensing of the extraction of lithium", {"governance"}),
        ("mining legislation", {"governance"}),
        ("human rights in deep-sea mining", {"sustainability"}),
        ("laboratories serving mines", {"technology"}),
        ("railway linking two mines", {"infrastructure"}),
        ("ports for the export of ore", {"infrastructure"}),
        ("регулирование добычи золота", {"governance"}),
        ("горнодобывающие технологии", {"technology"}),
        ("обучение работников шахт", {"skills"}),
        ("өндіруді лицензиялау", {"governance"}),
        ("тау-кен саласына арналған мамандарды даярлау", {"skills"}),
        ("licensing for exploration", {"governance"}),
        ("taxation of refineries", {"governance"}),
        ("research on the recycling of magnets", {"technology"}),
        ("научные исследования в области металлургии", {"technology"}),
        # … while what stands beside them, or before them, is named for itself.
        ("licensing and mining", {"governance", "extraction"}),
        ("licensing, mining", {"governance", "extraction"}),
        ("mining under new legislation", {"governance", "extraction"}),
        ("mining of lithium and legislation", {"governance", "extraction"}),
        ("регулирование и добыча золота", {"governance", "extraction"}),
        ("өндіру және лицензиялау", {"governance", "extraction"}),
        ("licensing in many long and hard steps for mining", {"governance", "extraction"}),
        # Money is for an activity, or for a field in general.
        ("financing of mining projects", {"investment"}),
        ("financing of the extraction of lithium", {"investment", "extraction"}),
        ("financing of exploration", {"investment", "exploration"}),
        ("инвестиции в шахты", {"investment"}),
        ("инвестиции в добычу золота", {"investment", "extraction"}),
        # What is treated or bought says which area it is.
        ("processing of scrap", {"recycling"}),
        ("processing and scrap", {"processing", "recycling"}),
        ("қалдықтарды байыту", {"recycling"}),
        ("purchase of minerals for a national stockpile", {"stockpiling"}),
        ("modernisation of ports", {"infrastructure"}),
        ("modernisation and ports", {"technology", "infrastructure"}),
    ],
)
def test_of_two_areas_that_depend_on_each_other_one_counts(text, codes):
    assert areas(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("refine nickel", {"processing"}),
        ("refine the wording of the text", set()),
        ("process ore at home", {"processing"}),
        ("process letters, ore", set()),
        ("buy 500 tonnes of uranium", {"trade"}),
        ("buy houses", set()),
        ("закупать медь", {"trade"}),
        ("закупать мебель", set()),
        ("мыс сатып алу", {"trade"}),
        ("көйлек сатып алу", set()),
    ],
)
def test_a_deed_is_done_to_a_material(text, codes):
    assert areas(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # Words that set aside what follows …
        ("instead of nickel", set()),
        ("nickel rather than zinc", {"nickel"}),
        ("with the exception of tin ore", set()),
        ("за исключением никеля и цинка", set()),
        ("вместо кобальта, никель", {"nickel"}),
        # … and in Kazakh what stands before.
        ("никель емес", set()),
        ("кобальттан басқа", set()),
        ("кобальт және басқа металдар", {"cobalt"}),
        ("никельді қоспағанда, кобальт", {"cobalt"}),
        ("никель ғана емес", {"nickel"}),  # not only
        ("zinc, but not tin ore", {"zinc"}),
    ],
)
def test_a_mineral_that_is_excluded_is_not_named(text, codes):
    assert set(resolver("mineral").find(text)) == codes


@pytest.mark.parametrize(
    ("kind", "text", "strange"),
    [
        ("mineral", "nickel and bromine", "bromine"),
        ("mineral", "timber and nickel", "timber"),
        ("mineral", "nickel, bromine and zinc", "bromine"),
        ("mineral", "никель и хлор", "хлор"),
        ("mineral", "никель мен хлор", "хлор"),
        ("area", "mining and fishing", "fishing"),
        ("area", "торговля и спорт", "спорт"),
        ("area", "сауда және спорт", "спорт"),
    ],
)
def test_a_stranger_joined_to_a_name_is_told(kind, text, strange):
    """Left to be split as the same list with commas is, with the name of the item that is none."""
    found = resolver(kind).look_up(text)
    assert found.codes == ()
    assert found.reason.startswith(f"{strange!r} names none")


@pytest.mark.parametrize(
    ("kind", "text", "codes"),
    [
        ("mineral", "nickel and others", {"nickel"}),
        ("mineral", "никель и др.", {"nickel"}),
        ("mineral", "nickel and processing", {"nickel"}),
        ("mineral", "exports of nickel and timber products", {"nickel"}),
        ("area", "mining and associations", {"extraction"}),
        ("area", "supply chain resilience and diversification", {"supply_chains"}),
    ],
)
def test_what_is_no_name_may_be_joined(kind, text, codes):
    assert set(resolver(kind).find(text)) == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("proven mineral reserves of the region", "exploration"),
        ("запасы полезных ископаемых", "exploration"),
        ("a mineral reserve of the state", "stockpiling"),
        ("joint reserves of critical minerals", "stockpiling"),
        ("strategic mineral reserves", "stockpiling"),
    ],
)
def test_reserves_in_the_ground_are_exploration(text, code):
    assert areas(text) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Lithium Royalty Corp",
        "Copper Lake Resources, Ltd",
        "АО «Уран»",
        "ТОО Литий",
        "Cobalt Town",
        "Silver Lake City",
        "iron oxide pigments for paint",
        "southern copper",
    ],
)
def test_a_company_a_town_or_other_goods_are_no_mineral(text):
    assert resolver("mineral").find(text) == ()


def test_a_company_beside_a_mineral_leaves_it():
    assert resolver("mineral").find("Acme Ltd to export lithium") == ("lithium",)
    assert resolver("mineral").find("Lithium for Acme Ltd") == ("lithium",)
    assert resolver("mineral").find("Copper Exports of Kazakhstan") == ("copper",)


@pytest.mark.parametrize(
    "text",
    [
        "Geological Survey of Finland",
        "Energy Bureau",
        "Institute of Geology",
        "Международное агентство по торговле",
        "Институт геологии",
        "Экология орталығы",
    ],
)
def test_the_name_of_a_body_is_no_area(text):
    assert areas(text) == set()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("geological survey of India", {"exploration"}),
        ("Geological Survey of Deposits", {"exploration"}),
        ("a centre for geological survey", {"exploration"}),
        ("Создание института геологии", {"exploration"}),
        ("Институт геологии, обучение", {"exploration", "skills"}),
    ],
)
def test_what_only_holds_the_word_of_a_body(text, codes):
    assert areas(text) == codes


@pytest.mark.parametrize("text", ["strategic raw materials", "важные полезные ископаемые", "маңызды минералдар"])
def test_minerals_in_general_are_told_as_such(text):
    assert "no mineral of its own" in resolver("mineral").look_up(text).reason
    assert resolver("mineral").look_up(f"{text} zzz").reason == ""
