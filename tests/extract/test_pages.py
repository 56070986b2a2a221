"""How pages of agencies and ministries tell an event, in words of our own: leads, stamps, lists, appositions."""

from __future__ import annotations

from analysis import draft_records


def names(made, field="signatories"):
    return [one["name"] for one in made.get(field, [])]


def test_a_lead_without_a_headline_is_read_as_sentences():
    made = draft_records(
        "Ghana and Finland signed a memorandum of understanding on lithium and its processing in both. It was "
        "signed by the Ghanaian minister of lands Kofi Asante-Boadu and the Finnish ambassador Maija Kallio on 3 March "
        "in Accra.\n\nThe embassy welcomed the text.",
        published="2026-03-05",
    ).agreements[0]
    assert names(made) == ["Kofi Asante-Boadu", "Maija Kallio"]
    assert (made["signed"], made["place"]) == ("2026-03-03", "Accra")


def test_a_post_may_stand_before_a_comma_and_the_name():
    made = draft_records(
        "Chile, Finland sign cobalt accord\n\nThe agreement on cobalt was signed by Chile’s Minister of Mining, Aurora "
        "Valdes, and Finland’s Minister of Trade, Maija Kallio.",
        published="2026-03-05",
    ).agreements[0]
    assert [(one["name"], one["post"], one["party"]) for one in made["signatories"]] == [
        ("Aurora Valdes", "Minister of Mining", "Chile"),
        ("Maija Kallio", "Minister of Trade", "Finland"),
    ]


def test_a_post_between_two_names_is_of_the_first():
    made = draft_records(
        "Chile, Finland sign cobalt accord\n\nThe agreement on cobalt was signed by Aurora Valdes, Chile’s Minister of "
        "Mining, and the Finnish envoy, Maija Kallio.",
        published="2026-03-05",
    ).agreements[0]
    assert [(one["name"], one.get("post")) for one in made["signatories"]] == [
        ("Aurora Valdes", "Minister of Mining"),
        ("Maija Kallio", "envoy"),
    ]


def test_the_stamp_of_a_page_is_no_day_of_a_signing():
    text = "Чили и Финляндия подписали соглашение по кобальту\n{}\nЧили и Финляндия подписали соглашение по кобальту."
    assert "signed" not in draft_records(text.format("05.03.2026 - 09:14"), published="2026-03-05").agreements[0]
    told = text.replace("подписали соглашение по кобальту.", "4 марта подписали соглашение по кобальту.")
    assert draft_records(told.format("05.03.2026 - 09:14"), published="2026-03-05").agreements[0]["signed"] == (
        "2026-03-04"
    )


def test_a_statement_that_says_what_was_signed_is_not_what_was_signed():
    draft = draft_records(
        "Chile and Finland on Tuesday signed a memorandum of understanding on cobalt.\n\nA statement by the presidency "
        "said the memorandum was signed by Mining Minister Aurora Valdes and Trade Minister Maija Kallio.",
        published="2026-03-05",
    )
    assert [one["evidence"]["type"][0]["code"] for one in draft.agreements] == ["mou"]
    assert names(draft.agreements[0]) == ["Aurora Valdes", "Maija Kallio"]


def test_under_which_recalls_nothing():
    draft = draft_records(
        "Чили и Финляндия подписали соглашение\n\nМинистр горнодобывающей промышленности Чили Аврора Вальдес и министр "
        "торговли Финляндии Пааво Ниеми подписали соглашение по кобальту, в соответствии с которым стороны вложат "
        "средства в добычу.",
        published="2026-03-05",
    )
    assert names(draft.agreements[0]) == ["Аврора Вальдес", "Пааво Ниеми"]
    assert draft.mentioned == ()


def test_memoranda_with_two_countries_are_two():
    draft = draft_records(
        "Министр подписал два документа\n\nМинистр природных ресурсов Чили Аврора Вальдес подписала меморандумы о "
        "геологоразведке с Финляндией и Ганой.",
        published="2026-03-05",
    )
    assert [set(one["parties"]) for one in draft.agreements] == [{"Чили", "Финляндия"}, {"Чили", "Гана"}]


def test_a_few_quoted_words_tell_what_a_document_covers():
    text = (
        "Chile, Finland sign memorandum on critical minerals\n\nChile and Finland signed a memorandum on critical "
        "minerals.\n\nThe document is a step “in {} and mineral processing,” the ministry said."
    )
    made = draft_records(text.format("geological exploration"), published="2026-03-05").agreements[0]
    assert {"exploration", "processing"} <= set(made["areas"])


def test_the_day_before_something_is_not_the_day_before_the_report():
    text = (
        "Chile, Finland sign memorandum on cobalt\n\nSANTIAGO, March 5 - Chile and Finland signed a memorandum on "
        "cobalt.\n\nThe signing ceremony took place on the eve of {}."
    )
    assert draft_records(text.format("the summit"), published="2026-03-05").agreements[0]["signed"] == "2026-03-05"


def test_whose_staff_somebody_met_was_not_there():
    visit = draft_records(
        "Chile, Finland sign memorandum on cobalt\n\nFinland’s Trade Minister Maija Kallio came to Santiago on Monday "
        "and signed a memorandum on cobalt with Chile. He met Mining Minister Aurora Valdes and members of President "
        "Benito Lazcano’s staff.",
        published="2026-03-05",
    ).visits[0]
    assert names(visit, "meetings") == ["Aurora Valdes"]


def test_whoever_took_part_in_a_conference_abroad_was_there_and_who_invited_came_nowhere():
    draft = draft_records(
        "Министр участвовал в конференции\n\nМинистр иностранных дел Казахстана Ермек Кошербаев принял участие в "
        "конференции по критически важным минералам в Вашингтоне по приглашению государственного секретаря США Марко "
        "Рубио.",
        published="2026-02-05",
    )
    assert [(one["visitor"]["name"], one["to"]) for one in draft.visits] == [("Ермек Кошербаев", "Соединённые Штаты")]


def test_the_country_of_a_town_is_no_party():
    made = draft_records(
        "Rwanda, EU sign memorandum on tantalum\n\nRwanda and the European Union signed a memorandum on tantalum. The "
        "memorandum was signed on 19 February in Brussels, Belgium, during talks.",
        published="2024-02-21",
    ).agreements[0]
    assert set(made["parties"]) == {"Rwanda", "European Union"}


def test_a_name_that_a_comma_parts_from_the_word_for_saying_is_not_cited():
    text = "Чили и Гана подписали меморандум о литии.\n\nПодписи поставили у здания фонда «Самрук-Казына», сообщает {}."
    assert draft_records(text.format("служба"), published="2026-03-05").cites is None
    assert draft_records(text.format("агентство «Прайм»"), published="2026-03-05").cites == "агентство «Прайм»"


def test_a_visit_that_is_to_come_has_not_begun():
    draft = draft_records(
        "Chile, Finland speak of cobalt\n\nOn 3 March, ahead of the state visit of Chilean President Benito Lazcano to "
        "Finland, Mining Minister Aurora Valdes spoke of cobalt in Santiago.",
        published="2026-03-05",
    )
    assert draft.visits == ()
    assert [(one["what"], one["why"]) for one in draft.mentioned] == [("visit", "planned")]


def test_whoever_met_a_minister_in_the_ministers_country_was_there():
    visit = draft_records(
        "Министры говорили о кобальте\n\nМинистр горнодобывающей промышленности Чили Аврора Вальдес встретилась с "
        "министром торговли Великобритании Томом Хардвиком в Лондоне. Говорили о кобальте.",
        published="2026-03-05",
    ).visits[0]
    assert (visit["visitor"]["name"], visit["to"], names(visit, "meetings")) == (
        "Аврора Вальдес",
        "Великобритания",
        ["Том Хардвик"],
    )


def test_a_date_line_may_stand_behind_the_name_of_an_agency():
    draft = draft_records(
        "Chile, Finland sign memorandum on cobalt\n\n2026-03-03 09:14\n\n(Example News Agency) SANTIAGO, March 5 "
        "(ENA) – Finnish Trade Minister Maija Kallio arrived in Santiago yesterday afternoon. She signed a "
        "memorandum on cobalt with Chile.",
        published="2026-03-05",
    )
    assert draft.visits[0]["start"] == "2026-03-04"


def test_a_ministerial_conference_is_no_ministry():
    visit = draft_records(
        "Министр конференцияға барды\n\nСыртқы істер министрі Ермек Көшербаев Вашингтонда өткен маңызды минералдар "
        "жөніндегі министрлік конференцияға қатысты.",
        published="2026-02-05",
    ).visits[0]
    assert (visit["visitor"]["name"], visit["to"], visit["places"]) == (
        "Ермек Көшербаев",
        "Америка Құрама Штаттары",
        ["Вашингтон"],
    )
