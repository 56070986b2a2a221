"""A draft changes where the text does, and there alone."""

from __future__ import annotations

import pytest

from analysis import draft_records

LEAD = {
    "ru": "Чили и Кения подписали меморандум о меди\n\nСАНТЬЯГО, 5 марта. Министр горной промышленности Чили Пабло "
    "Рохас и министр горного дела Кении Джон Отиено {verb} в среду меморандум о взаимопонимании в области добычи меди.",
    "en": "Chile, Kenya sign copper memorandum\n\nSANTIAGO, March 5 - Chilean Mining Minister Pablo Rojas and Kenyan "
    "Mining Minister John Otieno {verb} a memorandum of understanding on copper mining on Wednesday.",
    "kk": "Чили мен Кения мыс туралы меморандумға қол қойды\n\nСАНТЬЯГО, 5 наурыз. Чилидің тау-кен министрі Пабло "
    "Рохас пен Кенияның тау-кен министрі Джон Отиено сәрсенбіде мыс өндіру туралы меморандумға {verb}.",
}
DONE = {"ru": "подписали", "en": "signed", "kk": "қол қойды"}
NOT = {"ru": "не подписали", "en": "have not signed", "kk": "қол қойған жоқ"}
AHEAD = {"ru": "намерены подписать", "en": "will sign", "kk": "қол қоймақ"}
LANGUAGES = pytest.mark.parametrize("language", sorted(LEAD))


def body(language: str, verb: str) -> str:
    """The text without its headline, which says that it was done."""
    return "Медь\n\n" + LEAD[language].split("\n\n", 1)[1].format(verb=verb)


def read(text: str, language: str):
    return draft_records(text, published="2026-03-05", language=language)


@LANGUAGES
def test_a_signature_is_news_with_its_day_and_people(language):
    draft = read(LEAD[language].format(verb=DONE[language]), language)
    made = draft.agreements[0]
    assert draft.is_news
    assert made["signed"] == "2026-03-04"
    assert [made["evidence"][f"parties.{at}"][0]["code"] for at in (0, 1)] == ["CHL", "KEN"]
    assert len(made["signatories"]) == 2
    assert made["minerals"] == ["copper"]


@LANGUAGES
@pytest.mark.parametrize(("verbs", "why"), [(NOT, {"denied", "cancelled"}), (AHEAD, {"planned", "negotiating"})])
def test_a_denial_or_a_plan_is_no_news(language, verbs, why):
    draft = read(body(language, verbs[language]), language)
    assert not draft.is_news
    assert draft.agreements == ()
    assert {one["why"] for one in draft.mentioned} <= why
    assert draft.mentioned


@LANGUAGES
def test_two_unknown_names_swapped_swap_the_signatories_alone(language):
    text = LEAD[language].format(verb=DONE[language])
    first, second = ("Pablo Rojas", "John Otieno") if language == "en" else ("Пабло Рохас", "Джон Отиено")
    swapped = text.replace(first, "@").replace(second, first).replace("@", second)
    one, other = read(text, language).agreements[0], read(swapped, language).agreements[0]
    names = [[person["name"] for person in made["signatories"]] for made in (one, other)]
    assert names[0] == names[1][::-1]
    parties = [[person["party"] for person in made["signatories"]] for made in (one, other)]
    assert parties[0] == parties[1]
    kept = {"signed", "parties", "minerals", "status", "type"}
    assert {field: one[field] for field in kept} == {field: other[field] for field in kept}


def test_unrelated_paragraphs_in_another_order_change_nothing():
    lead = LEAD["en"].format(verb="signed")
    first = "\n\nRain is forecast for the capital."
    second = "\n\nShops in the old town were closed."
    one, other = read(lead + first + second, "en"), read(lead + second + first, "en")
    assert one == other


def test_what_the_text_does_not_say_is_absent():
    made = read("Chile and Kenya signed a memorandum on copper.", "en").agreements[0]
    assert not {"signatories", "witnesses", "signed", "place", "areas"} & set(made)


def test_every_span_is_the_text_at_its_place():
    text = LEAD["kk"].format(verb=DONE["kk"])
    for record in read(text, "kk").agreements:
        for entries in record["evidence"].values():
            assert all(text[one["start"] : one["end"]] == one["text"] for one in entries)


def test_a_day_that_is_not_that_weekday_stays_open_with_both_readings():
    text = "Chile, Kenya sign copper memorandum\n\nChile and Kenya signed a memorandum on copper on Thursday, 4 March."
    made = read(text, "en").agreements[0]
    assert "signed" not in made
    assert made["unresolved"][0]["readings"] == ["2026-03-04", "2026-03-05"]


def test_somebody_who_is_signed_for_is_no_signatory():
    text = (
        "Чили и Кения подписали меморандум о меди\n\nОт имени министра горной промышленности Чили Пабло Рохаса "
        "документ подписал посол Чили Диего Сото, от Кении — министр горного дела Джон Отиено."
    )
    names = [one["name"] for one in read(text, "ru").agreements[0]["signatories"]]
    assert names == ["Диего Сото", "Джон Отиено"]


def test_a_welcome_at_the_airport_is_no_meeting():
    text = (
        "Kenyan minister visits Santiago\n\nKenyan Mining Minister John Otieno arrived in Santiago on Tuesday to speak "
        "about copper. At the airport he was greeted by Deputy Minister Diego Soto. On Wednesday he met Chilean Mining "
        "Minister Pablo Rojas."
    )
    visit = read(text, "en").visits[0]
    assert [one["name"] for one in visit["meetings"]] == ["Pablo Rojas"]
    assert visit["start"] == "2026-03-03"


def test_an_agreement_outside_minerals_is_none():
    text = (
        "Chile, Kenya sign school accord\n\nEducation ministers of Chile and Kenya signed an agreement on school "
        "exchanges on Wednesday."
    )
    assert not read(text, "en").is_news


def test_an_old_agreement_is_recalled():
    draft = read("Copper\n\nChile and Kenya signed a memorandum on copper in 2019.", "en")
    assert [one["why"] for one in draft.mentioned] == ["recalled"]
