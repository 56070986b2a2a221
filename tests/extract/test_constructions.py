"""What a construction tells, and what it does not: initialling, talks, ellipsis, visits with their days, sectors."""

from __future__ import annotations

import pytest

from analysis import draft_records

DAY = "2026-03-05"  # a Thursday


def draft(*paragraphs: str):
    return draft_records("\n\n".join(paragraphs), published=DAY)


def signed(made):
    return [(one["name"], one.get("party")) for one in made.get("signatories", [])]


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Ghana initialled an agreement on lithium in Accra on Tuesday.",
        "Делегации Чили и Ганы парафировали во вторник соглашение о поставках лития.",
        "The ministry did not confirm reports that Chile and Ghana signed an agreement on lithium.",
        "В министерстве не подтвердили, что Чили и Гана подписали соглашение о литии.",
        "У міністерстві не підтвердили, що Чилі та Гана підписали угоду про літій.",
    ],
)
def test_what_was_initialled_or_not_confirmed_was_not_signed(text):
    told = draft("Lithium" if text.isascii() else "Литий", text)
    assert not told.agreements
    assert told.mentioned


def test_ministers_whose_talks_adopted_a_text_have_not_signed_it():
    made = draft(
        "Chile, Ghana adopt roadmap on lithium",
        "Chile and Ghana adopted a roadmap on lithium. It was endorsed at talks in Accra between Minister of Mining "
        "Aurora Valdes and Minister of Lands Kofi Asante-Boadu.",
    ).agreements[0]
    assert signed(made) == []


def test_a_verb_said_once_is_meant_of_both_who_signed():
    made = draft(
        "Chile, Ghana sign lithium accord",
        "Chile and Ghana signed an agreement on lithium on Tuesday. Mining Minister Aurora Valdes signed on behalf of "
        "Chile, and Lands Minister Kofi Asante-Boadu for Ghana.",
    ).agreements[0]
    assert signed(made) == [("Aurora Valdes", "Chile"), ("Kofi Asante-Boadu", "Ghana")]


def test_who_looked_on_has_not_signed():
    made = draft(
        "Chile, Ghana sign lithium accord",
        "Chile and Ghana signed an agreement on lithium on Tuesday. Minister Aurora Valdes and Minister Kofi "
        "Asante-Boadu signed in Accra, with President Nana Owusu looking on.",
    ).agreements[0]
    assert [name for name, _ in signed(made)] == ["Aurora Valdes", "Kofi Asante-Boadu"]
    assert [one["name"] for one in made["witnesses"]] == ["Nana Owusu"]


def test_a_bank_of_no_country_is_a_side():
    made = draft(
        "ЕБРР даст кредит на медь",
        "Кредитное соглашение подписали во вторник в Лондоне Фонд развития промышленности Казахстана и Европейский "
        "банк реконструкции и развития. Деньги пойдут на медный рудник.",
    ).agreements[0]
    assert "Великобритания" not in made["parties"]
    assert any(isinstance(one, dict) and "Европейский банк" in one["name"] for one in made["parties"])


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Государственный визит президента Чили Бенито Ласкано в Гану начался 3 марта и продлится до 6 марта.",
            "2026-03-03",
            "2026-03-06",
        ),
        (
            "Chilean President Benito Lazcano’s visit to Ghana began on Tuesday and ends on Saturday.",
            "2026-03-03",
            "2026-03-07",
        ),
    ],
)
def test_a_visit_has_the_days_on_which_it_began_and_is_to_end(text, start, end):
    visit = draft("Литий" if not text.isascii() and "визит" in text else "Lithium talks", text).visits[0]
    assert (visit["start"], visit["end"]) == (start, end)


def test_the_name_of_the_sector_is_no_area_beside_what_is_named():
    text = "Chile and Ghana signed an agreement on cooperation in the mining sector{}."
    made = draft("Chile, Ghana sign mining accord", text.format(", covering training of engineers")).agreements[0]
    assert made["areas"] == ["skills"]
    made = draft("Chile, Ghana sign mining accord", text.format("")).agreements[0]
    assert made["areas"] == ["extraction"]
