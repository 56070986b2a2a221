"""What the clauses around an event tell: parties, days, documents, visits."""

from __future__ import annotations

import pytest

from analysis import draft_records

DAY = "2026-03-05"  # a Thursday


def draft(*paragraphs: str):
    return draft_records("\n\n".join(paragraphs), published=DAY)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Accra — Ghana and Chile agreed on Tuesday to work closer. The two countries signed a memorandum to set "
            "up a "
            "centre for lithium, and encourage firms to invest in Peru.",
            {"Ghana", "Chile"},
        ),
        (
            "Сегодня прошли переговоры представителей Ганы и Чили. По их итогам стороны подписали меморандум о "
            "разведке лития.",
            {"Гана", "Чили"},
        ),
    ],
)
def test_the_two_sides_are_those_named_before(text, parties):
    made = draft("Литий" if not text.isascii() and "Сегодня" in text else "Lithium", text).agreements[0]
    assert set(made["parties"]) == parties


def test_each_partner_of_a_list_has_an_agreement_of_its_own():
    made = draft(
        "Chile gathers partners for lithium",
        "SANTIAGO, March 5 - The meeting ended as Chile signed four bilateral frameworks and memorandums of "
        "understanding "
        "on lithium with countries including Ghana, the Cook Islands, Peru, and Uzbekistan.",
    ).agreements
    assert [one["parties"][-1] for one in made] == ["Ghana", "Cook Islands", "Peru", "Uzbekistan"]


def test_a_date_before_the_agency_is_of_the_deed():
    made = draft(
        "Ghana, Chile on copper",
        "Minister Kofi Asante of Ghana signed an agreement on the exploration of copper deposits with Chilean Minister "
        "Aurora Valdes on Tuesday, Accra News Service reported.",
    ).agreements[0]
    assert made["signed"] == "2026-03-03"


def test_a_dateline_does_not_hide_the_country_behind_it():
    made = draft(
        "Lithium accord", "WASHINGTON, March 4 - The United States and Chile signed an agreement on lithium on Tuesday."
    ).agreements[0]
    assert set(made["parties"]) == {"United States", "Chile"}


def test_a_statement_by_which_a_ministry_speaks_is_no_document():
    made = draft(
        "Ghana and Chile on graphite",
        "A memorandum of understanding on graphite was signed by Ghana and Chile, the Ministry of Mining said in a "
        "statement.",
    ).agreements[0]
    assert made["type"] == "memorandum of understanding"


def test_a_document_is_what_stands_before_a_passive_verb():
    made = draft(
        "Ghana and Chile on lithium",
        "Ghana and Chile deepened ties. The memorandum of understanding (MoU), signed in Accra on Tuesday, outlines a "
        "framework for the governance of lithium.",
    ).agreements[0]
    assert made["type"].casefold() == "memorandum of understanding"


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Chile signed an agreement on lithium in Accra on Tuesday. Memoranda on cricket and yoga were "
        "signed by "
        "other ministers.",
        "Ghana and Chile signed an agreement on lithium in Accra on Tuesday. A second text, on fisheries, was "
        "signed by "
        "Ambassador Kwame Osei and Minister Aurora Valdes.",
    ],
)
def test_a_document_of_another_matter_is_neither_one_nor_another_type(text):
    [made] = draft("Ghana, Chile ink lithium accord", text).agreements
    assert made["type"] == "agreement"


def test_nothing_was_ended_where_a_journey_was():
    told = draft(
        "Talks on cobalt accord drag on",
        "Chilean envoy Benito Lazcano ended a three-day trip to Ghana on Tuesday without a signature on a cobalt "
        "supply "
        "agreement. Lazcano sat down with Lands Minister Kofi Asante and was received by President Nana Owusu.",
    )
    assert not told.agreements
    [visit] = told.visits
    assert visit["end"] == "2026-03-03"
    assert [one["name"] for one in visit["meetings"]] == ["Kofi Asante", "Nana Owusu"]


@pytest.mark.parametrize(
    ("text", "visitor", "to", "met"),
    [
        (
            "ACCRA, March 4 - During a working visit to Chile, Mining Minister Kofi Asante met with Manfred Grunwald, "
            "a lithium trader.",
            "Kofi Asante",
            "Chile",
            ["Manfred Grunwald"],
        ),
        (
            "Ghanaian Foreign Minister Kofi Asante attended a meeting on lithium. During a visit to Chile, he also met "
            "Chilean Mining Minister Aurora Valdes.",
            "Kofi Asante",
            "Chile",
            ["Aurora Valdes"],
        ),
        (
            "Министр земель Ганы Кофи Асанте в рамках рабочего визита в Чили встретился с Бенито Ласкано, членом "
            "совета литиевой компании.",
            "Кофи Асанте",
            "Чили",
            ["Бенито Ласкано"],
        ),
        (
            "Меморандум о литии подписан в ходе визита в Чили делегации Ганы во главе с министром Кофи Асанте.",
            "Кофи Асанте",
            "Чили",
            [],
        ),
    ],
)
def test_on_whose_visit_something_was_done(text, visitor, to, met):
    [visit] = draft("Литий" if "лити" in text else "Lithium", text).visits
    assert (visit["visitor"]["name"], visit["to"]) == (visitor, to)
    assert [one["name"] for one in visit.get("meetings", [])] == met


def test_who_joined_forces_joined_nothing():
    assert not draft("Lithium", "German and Ghanaian companies have joined forces to mine lithium in Ghana.").agreements


@pytest.mark.parametrize(
    "before",
    [
        "возложил венок к Могиле Неизвестного Солдата и встретился",
        "осмотрел музей Хосе Миранды и встретился",
        "поклонился Мемориалу Победы и встретился",
    ],
)
def test_a_monument_was_not_met(before):
    text = f"Министр горной промышленности Ганы Кофи Асанте посетил Чили. Министр {before} с Бенито Ласкано."
    [visit] = draft("Литий", text).visits
    assert [one["name"] for one in visit["meetings"]] == ["Бенито Ласкано"]
