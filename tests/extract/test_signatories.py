"""Who signed, by how a report says it: a counterpart, a speaker, the leaders; and who did not."""

from __future__ import annotations

import pytest

from analysis import draft_records

DAY = "2026-03-05"  # a Thursday
LITHIUM = {"en": "Ghana and Chile on lithium", "ru": "Гана и Чили о литии", "uk": "Гана і Чилі про літій"}


def made_of(language: str, text: str, **also):
    found = draft_records(f"{LITHIUM[language]}\n\n{text}", published=DAY, **also).agreements
    return found[0] if found else {}


def names(made, field="signatories"):
    return [one["name"] for one in made.get(field, [])]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        (
            "en",
            "Ghanaian Lands Minister Kofi Asante-Boadu signed a memorandum on lithium with Chilean Mining Minister "
            "Aurora "
            "Valdes on Tuesday.",
            ["Kofi Asante-Boadu", "Aurora Valdes"],
        ),
        (
            "ru",
            "Министр земель Ганы Кофи Асанте вместе с министром горной промышленности Чили Авророй Вальдес подписал "
            "меморандум о литии.",
            ["Кофи Асанте", "Аврора Вальдес"],
        ),
        (
            "ru",
            "Под меморандумом о литии стоят подписи министра земель Ганы Кофи Асанте и министра горной "
            "промышленности Чили "
            "Бенито Ласкано.",
            ["Кофи Асанте", "Бенито Ласкано"],
        ),
        (
            "uk",
            "Міністр економіки України Андрій Коваленко підписав учора з чилійським колегою Беніто Ласкано "
            "меморандум про "
            "видобуток літію.",
            ["Андрій Коваленко", "Беніто Ласкано"],
        ),
        (
            "en",
            "On behalf of Ghana the memorandum on lithium was signed by Minister Kofi Asante-Boadu; for the Chilean "
            "side "
            "Director Benito Lazcano affixed his signature.",
            ["Kofi Asante-Boadu", "Benito Lazcano"],
        ),
        (
            "en",
            "Ghana and Chile signed a memorandum on lithium on Tuesday. Minister Kofi Asante-Boadu said so after "
            "signing the "
            "memorandum with Chilean Minister Aurora Valdes.",
            ["Kofi Asante-Boadu", "Aurora Valdes"],
        ),
    ],
)
def test_a_counterpart_has_signed_too(language, text, people):
    assert names(made_of(language, text)) == people


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Ghanaian Lands Minister Kofi Asante wrote on Thursday: “Together with Minister Aurora Valdes, we signed a "
            "memorandum between the governments of Ghana and Chile on lithium supply,” Asante wrote.",
        ),
        (
            "ru",
            "Об этом сообщил министр земель Ганы Кофи Асанте. «Вместе с министром Авророй Вальдес мы подписали "
            "меморандум "
            "между правительствами Ганы и Чили о поставках лития», — написал он.",
        ),
    ],
)
def test_who_is_quoted_with_we_signed_has_signed(language, text):
    assert len(names(made_of(language, text))) == 2


def test_the_leaders_are_the_two_whom_the_report_has_named():
    text = (
        "Ghanaian President Nana Owusu and Chilean President Benito Lazcano met in Accra on Tuesday.\n\nLazcano "
        "arrived on "
        "Monday.\n\nAfter the talks, the leaders signed a memorandum on lithium."
    )
    assert names(made_of("en", text)) == ["Nana Owusu", "Benito Lazcano"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "President Nana Owusu met President Benito Lazcano in Accra. On the sidelines of the meeting between "
            "the two "
            "leaders, the Government of Ghana and the Chilean Copper Commission signed an action plan on lithium.",
        ),
        (
            "ru",
            "Меморандум Ганы и Чили о литии подписан в результате переговоров президентов двух стран Наны Овусу и "
            "Бенито "
            "Ласкано.",
        ),
        (
            "en",
            "Trade Minister Kofi Asante-Boadu of Ghana seeks to widen the agreement on lithium signed with Chile. Both "
            "nations signed a memorandum on lithium earlier this month.",
        ),
        (
            "en",
            "Ghana and Chile signed a memorandum on lithium on Tuesday. The signing ceremony was virtually attended by "
            "Minister of Lands, Mines and Forests Kofi Asante-Boadu.",
        ),
        (
            "en",
            "Minister Kofi Asante-Boadu oversaw the signing of a memorandum on lithium between Ghana and Chile on "
            "Tuesday.",
        ),
    ],
)
def test_whose_talks_or_ceremony_it_was_is_no_signatory(language, text):
    made = made_of(language, text)
    assert made
    assert names(made) == []


def test_a_post_may_list_its_fields_and_has_no_words_of_address():
    made = made_of(
        "en",
        "A memorandum on lithium was signed by Ghana’s Deputy Minister for Lands, Water, and the Environment Kofi "
        "Asante-Boadu and Chile’s Mining Minister H.E. Aurora Valdes.",
    )
    assert [one["post"] for one in made["signatories"]] == [
        "Deputy Minister for Lands, Water, and the Environment",
        "Mining Minister",
    ]
    assert "sustainability" not in made.get("areas", [])


def test_a_family_name_may_stand_first():
    found = draft_records(
        "Ghana and Chile on lithium\n\nSouth Korean Trade Minister Yeo Dong-min and Ghanaian Lands Minister Kofi "
        "Asante "
        "exchanged signed copies of an agreement on lithium in Accra on Tuesday.\n\nYeo flew to Accra on Monday and "
        "will "
        "leave on Friday.",
        published=DAY,
    )
    [visit] = found.visits
    assert visit["visitor"]["name"] == "Yeo Dong-min"
    assert (visit["start"], visit["end"]) == ("2026-03-02", "2026-03-06")


def test_in_the_presence_of_a_surname_alone():
    made = made_of(
        "en",
        "President Nana Owusu opened the talks. The memorandum on lithium between Ghana and Chile was signed by "
        "Minister "
        "Aurora Valdes in the presence of Owusu and Foreign Minister Benito Lazcano.",
    )
    assert names(made, "witnesses") == ["Nana Owusu", "Benito Lazcano"]
