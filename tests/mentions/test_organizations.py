"""Bodies and companies in running text."""

from __future__ import annotations

from analysis.mentions.organizations import find_organizations
from marked import marked
from steps import LINEAR, growth
from together import together


def found(text: str) -> list[tuple[str, str]]:
    mentions = list(find_organizations(text))
    assert all(text[one.start : one.end] == one.text and one.kind == "organization" for one in mentions)
    return [(one.text, one.code or "") for one in mentions]


@together(marked("organizations"))
def test_marked_sentences(text: str, wanted: list[tuple[str, str]]):
    assert found(text) == wanted


@together(
    [
        ("the Ministry of Energy and Rio Tinto signed", ["Ministry of Energy", "Rio Tinto"]),
        ("Kazakhstan's Ministry of Energy said", ["Ministry of Energy"]),
        ("Japan's Mitsubishi Corp. and Teck Resources Ltd. agreed", ["Mitsubishi Corp.", "Teck Resources Ltd."]),
        ("he left Moscow State University", ["Moscow State University"]),
        ("the Agency for Strategic Planning and Reforms said", ["Agency for Strategic Planning and Reforms"]),
        ("Zijin Mining Group Co., Ltd. paid", ["Zijin Mining Group Co., Ltd."]),
        ("fined by the U.S. Securities and Exchange Commission", ["U.S. Securities and Exchange Commission"]),
        ("the Prospectors and Developers Association met", ["Prospectors and Developers Association"]),
        ("a JOGMEC–International Energy Agency memorandum", ["JOGMEC", "International Energy Agency"]),
        (
            "Tokyo-based Sojitz Corp and Saudi Arabian Mining Company agreed",
            ["Sojitz Corp", "Saudi Arabian Mining Company"],
        ),
        ("«Қазақмыс» корпорациясының және «Тау» ҰК АҚ", ["«Қазақмыс» корпорациясының", "«Тау» ҰК АҚ"]),
        ("Vale Base Metals grew", ["Vale Base Metals"]),
        ("в АО «НАК «Казатомпром» отметили", ["АО «НАК «Казатомпром»"]),
        ("ПАО «ГМК «Норникель»» и «Полюс»", ["ПАО «ГМК «Норникель»»", "Полюс"]),
        ("министерства промышленности и торговли, а также", ["министерства промышленности и торговли"]),
        (
            "Министерство экономики, торговли и промышленности Японии сообщило",
            ["Министерство экономики, торговли и промышленности Японии"],
        ),
        ("Агентство по стратегическому планированию и реформам РК", None),
        ("ҚР Энергетика министрлігі мен «Тау» ЖШС", ["ҚР Энергетика министрлігі", "«Тау» ЖШС"]),
        ("Еуропа қайта құру және даму банкі несие берді", ["Еуропа қайта құру және даму банкі"]),
        ("Державна служба геології та надр України оголосила", ["Державна служба геології та надр України"]),
    ]
)
def test_where_a_name_begins_and_ends(text: str, wanted: list[str] | None):
    assert [printed for printed, _ in found(text)] == (wanted or [text])


@together(
    [
        "the ministry said, the bank agreed, Company officials left",
        "Minister Meets Bank Chief Over Copper Mine At Border",
        "Buyers of Critical Minerals and Precious Metals met in the Gold hall",
        "Китайская горнодобывающая компания сообщила. Крупный металлургический комбинат открыли.",
        "Минус два градуса. Минута прошла, министр ушёл",
        "Компания США не назвала",
        "the Working Group met; GST rose",
        "В министерстве ответили. Новая компания создана. Крупный банк открылся.",
        "Совет директоров утвердил. Агентство сообщило.",
        "Фильм «Аватар», роман «Война и мир», стратегия «Казахстан-2050»",
        "Министрлік жауап берді. Министрліктің өкілі.",
        "Сомов и старший советник банка; Ткачёв и глава департамента",
        "in Western Australia and the Northern Territory",
    ]
)
def test_what_is_no_body(text: str):
    assert found(text) == []


@together(
    [
        ("с Министерством торговли договорились", "Министерство торговли"),
        ("заём Азиатского банка развития", "Азиатский банк развития"),
        ("на Ульбинском металлургическом заводе", "Ульбинский металлургический завод"),
        ("по данным Международного энергетического агентства", "Международное энергетическое агентство"),
        ("доля в компании «Горизонт»", "компания «Горизонт»"),
        ("у Мінстратегпромі відповіли", "Мінстратегпром"),
        ("в Минпромторге США молчат", "Минпромторг США"),
        ("лист до Національної академії наук України", "Національна академія наук України"),
        ("рішенням Державної служби геології та надр", "Державна служба геології та надр"),
        ("Қаржы министрлігінің өкілі", "Қаржы министрлігі"),
        ("«Горизонт» компаниясымен келісті", "«Горизонт» компаниясы"),
    ]
)
def test_the_base_form_of_a_name(text: str, wanted: str):
    [one] = find_organizations(text)
    assert one.name == wanted


def test_an_abbreviation_in_brackets_names_the_body_from_there_on():
    text = "The NGA moved. The National Geological Agency (NGA) drilled; NGA and the Ministry of Trade (UK) agreed."
    found = [(one.text, one.name, one.how) for one in find_organizations(text)]
    name = "National Geological Agency"
    assert found == [
        (name, name, "kind"),
        ("NGA", name, "abbreviation"),
        ("NGA", name, "abbreviation"),
        ("Ministry of Trade", "Ministry of Trade", "kind"),
    ]


@together(
    [
        "«Банк ",
        '"',
        "Ministry of ",
        "Министерство ",
        "министерство",
        "Bank ",
        "Bank of ",
        "of the and ",
        "АО «",
        "министрлігі ",
    ]
)
def test_steps_grow_with_the_length_of_hostile_text(part: str):
    assert growth(lambda text: list(find_organizations(text)), part) < LINEAR
