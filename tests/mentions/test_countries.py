"""What bears the name of a country and is none, and what is one in spite of its neighbours."""

from __future__ import annotations

from analysis import find_mentions
from analysis.mentions.mention import Mention
from together import together

Expected = dict[str, str | None]


def countries(text: str) -> Expected:
    return {one.text: one.code for one in find_mentions(text) if one.kind == "country"}


def only(text: str, kind: str) -> list[Mention]:
    return [one for one in find_mentions(text) if one.kind == kind]


@together([
    "За селом течёт река Мали, дальше озёра.",
    "Съезд прошёл на улице Армянской, у фонтана.",
    "Трамвай свернул на Украинский бульвар.",
    "К чаю подали французские булочки и корейскую морковь.",
    "Гости сидели у шведской стенки и за шведским столом.",
    "В углу спали две гвинейские свинки.",
    "В клубе показали фильм «Индия».",
    "Галерея открыла выставку «Монгольская степь».",
    "Вечером пел Виктор Польский.",
    "Кіші залда «Мексика» кафесі ашылды.",
    "Қонақтар Қытай мейрамханасына барды.",
    "Готель «Болгарія» зачинено.",
    "На вулиці Чеській ремонт.",
    "Guinea fowl and guinea pigs were kept in the yard.",
    "They ate Brazil nuts and wore Panama hats.",
    "A Turkish bath, French windows and Russian dolls.",
    "The mill in Lebanon, Ohio, was closed, as was that in Mexico, Missouri.",
])  # fmt: skip
def test_a_thing_that_bears_the_name_of_a_country_is_none(text):
    assert countries(text) == {}


@together([
    ("Площадь Казахстана велика.", {"Казахстана": "KAZ"}),
    ("Клубы Бразилии и стадионы Катара готовы.", {"Бразилии": "BRA", "Катара": "QAT"}),
    ("Монгольская улица шумит, а монгольская сторона молчит.", {"монгольская": "MNG"}),
    ("Приехал президент Чили Габриэль Перес.", {"Чили": "CHL"}),
    ("Так решил премьер Марокко Юсеф Альфаси.", {"Марокко": "MAR"}),
    ("Посол Монголии в ДР Конго уехал.", {"Монголии": "MNG", "ДР Конго": "COD"}),
    ("Министр сказал: «Китайская сторона готова».", {"Китайская": "CHN"}),
    ("Глава Зимбабве Томас Ндлову уехал.", {"Зимбабве": "ZWE"}),
    ("The envoy to the United States Thomas Ndlovu left.", {"United States": "USA"}),
    ("Қытай тауары мен қытай тағамы", {"Қытай": "CHN"}),
    ("Lebanon, Ohio and Jordan were named; Jordan and Lebanon agreed.", {"Jordan": "JOR", "Lebanon": "LBN"}),
])  # fmt: skip
def test_what_is_of_a_country_is_told_from_what_bears_its_name(text, expected):
    assert {printed: countries(text).get(printed) for printed in expected} == expected


@together([
    ("В СНГ и ОДКБ входит Армения.", {"СНГ": "CIS", "ОДКБ": "CSTO", "Армения": "ARM"}),
    ("Саммит Организации тюркских государств (ОТГ)", {"Организации тюркских государств": "OTS", "ОТГ": "OTS"}),
    ("ТМД мен ҰҚШҰ елдері, Түркі мемлекеттері ұйымының хатшысы",
     {"ТМД": "CIS", "ҰҚШҰ": "CSTO", "Түркі мемлекеттері ұйымының": "OTS"}),
    ("Країни СНД", {"СНД": "CIS"}),
    ("Ministers of the Organization of Turkic States and of the Collective Security Treaty Organization met.",
     {"Organization of Turkic States": "OTS", "Collective Security Treaty Organization": "CSTO"}),
])  # fmt: skip
def test_blocs_of_eurasia(text, expected):
    assert countries(text) == expected


@together([
    ("На руднике трудятся таджики, узбеки и киргизы.", {"таджики": "TJK", "узбеки": "UZB", "киргизы": "KGZ"}),
    ("Шахтёры помогли туркменам и казахам.", {"туркменам": "TKM", "казахам": "KAZ"}),
    ("Кенді тәжіктер мен моңғолдар өндіреді.", {"тәжіктер": "TJK", "моңғолдар": "MNG"}),
    ("Қытайларға мыс, түріктерге хром керек.", {"Қытайларға": "CHN", "түріктерге": "TUR"}),
    ("Контракт підписали узбеки й таджики.", {"узбеки": "UZB", "таджики": "TJK"}),
    ("Nigeriens and Nigerians differ.", {"Nigeriens": "NER", "Nigerians": "NGA"}),
])  # fmt: skip
def test_peoples_speak_for_their_countries(text, expected):
    assert countries(text) == expected


@together([
    ("South Korea agreed. Korean firms and Koreans will pay.",
     {"South Korea": "KOR", "Korean": "KOR", "Koreans": "KOR"}),
    ("Конголезские власти молчат, как и сама ДРК.", {"Конголезские": "COD", "ДРК": "COD"}),
    ("North Korea and South Korea: Korean firms wait.", {"North Korea": "PRK", "South Korea": "KOR", "Korean": None}),
    ("Korean firms wait.", {"Korean": None}),
])  # fmt: skip
def test_a_name_of_two_countries_is_that_which_the_text_names_alone(text, expected):
    assert countries(text) == expected


def test_a_state_that_is_gone_is_told_so_and_has_no_code():
    assert [(one.text, one.codes, one.how) for one in only("Рудники СССР и Yugoslavia", "country")] == [
        ("СССР", (), "gone"),
        ("Yugoslavia", (), "gone"),
    ]


@together(["Astanada", "Almatyga", "Tashkentten"])
def test_towns_in_kazakh_cases_in_latin_letters(printed):
    assert [one.text for one in only(f"Kezdesu {printed} boldy", "place")] == [printed]


@together([
    "Bern has not.", "Tokyo is furious.", "Ottawa rarely comments.", "Oslo is close to agreeing.",
    "Канберра выжидает.", "Хельсинки возмущён.", "Анкара внесёт поправки.", "Токіо обіцяє допомогу.",
])  # fmt: skip
def test_a_capital_that_acts_is_a_government(text):
    assert [one.kind for one in find_mentions(text) if one.kind in ("place", "government")] == ["government"]


@together(["Bern has snow.", "Oslo is cold.", "Анкара красива.", "Писатель Джек Лондон умер.", "Токіо велике."])
def test_a_capital_that_does_not_is_none(text):
    assert only(text, "government") == []


@together([
    ("Германиядан банкирлер келді", []),
    ("Kazatomprom JSC paid.", [("Kazatomprom JSC", "kazatomprom")]),
    ("Kazatomprom LLP paid.", [("Kazatomprom LLP", "kazatomprom")]),
])  # fmt: skip
def test_bodies_beside_countries_and_legal_forms(text, expected):
    assert [(one.text, one.code) for one in only(text, "organization")] == expected


def test_each_of_two_capitals_has_its_own_name():
    assert [one.name for one in only("Они были в Гааге, в Амстердаме и у Гаазі.", "place")] == [
        "The Hague",
        "Amsterdam",
        "The Hague",
    ]
