"""Countries and blocs as people write them, by language and kind; and what must get no code."""

from __future__ import annotations

from functools import partial

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AmbiguousNameError, ParameterError, UnknownNameError
from analysis.languages.folding import fold
from analysis.normalize.codes import normalize_country
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.resolution import WAYS
from analysis.vocab.table import read_table
from steps import calls
from together import together

RIGHT = {
    "en name": "Japan JPN, the Gambia GMB, Ivory Coast CIV, Czech Republic CZE, U.S.A. USA, UK GBR, DRC COD, kz KAZ",
    "en official": "Republic of Kazakhstan KAZ, United States of America USA, Iran (Islamic Republic of) IRN, "
    "Netherlands (the) NLD, Rep. of Korea KOR, Türkiye (Turkey) TUR, Turkey/Türkiye TUR, Korea (ROK) KOR",
    "en form": "Kazakhstan's KAZ, Japan’s JPN, the United States’ USA, Kazakh KAZ, British GBR, South Korean KOR",
    "en phrase": "Government of Japan JPN, the Government of the Republic of Kazakhstan KAZ, U.S. Government USA, "
    "Kazakhstan's government KAZ, Kingdom of Spain ESP, the Uzbek side UZB, EU member states EU",
    "en old": "Turkey TUR, Swaziland SWZ, Burma MMR, Macedonia MKD, Kyrgyz Republic KGZ",
    "ru name": "США USA, КНР CHN, РК KAZ, ДРК COD, Того TGO, ЕС EU, ЕАЭС EAEU, Киргизия KGZ, Кот-д’Ивуар CIV",
    "ru case": "Казахстану KAZ, Турции TUR, Соединённых Штатов Америки USA, Саудовской Аравии SAU, Чили CHL, Перу PER, "
    "Демократической Республикой Конго COD, Республики Узбекистан UZB, Республики Кореи KOR, Чада TCD, "
    "Нидерландами NLD, Объединённых Арабских Эмиратах ARE, Папуа — Новой Гвинее PNG, "
    "Боснией и Герцеговиной BIH, Кот-д'Ивуара CIV, Королевства Саудовской Аравии SAU, Большой семёрки G7, "
    "Евросоюзом EU, Шанхайской организации сотрудничества SCO",
    "ru adjective": "казахстанский KAZ, казахстанскую KAZ, Казахстанскими KAZ, американской USA, южно-корейского KOR, "
    "новозеландское NZL, шри-ланкийских LKA, британские GBR",
    "ru phrase": "правительство Узбекистана UZB, Правительством Республики Казахстан KAZ, правительства Того TGO, "
    "казахстанское правительство KAZ, Казахстанской стороной KAZ, Кабинета министров Украины UKR, стран ЕС EU, "
    "Респ. Узбекистан UZB",
    "kk name": "Қазақстан KAZ, ҚР KAZ, АҚШ USA, Оңтүстік Корея KOR, ҚХР CHN, Еуропалық Одақ EU, Түркия TUR",
    "kk ending": "Қазақстанның KAZ, АҚШ-пен USA, АҚШтың USA, ҚР-дың KAZ, Өзбекстандағы UZB, Жапонияға JPN, "
    "Оңтүстік Кореямен KOR, Еуропалық Одақтың EU, Қытай Халық Республикасынан CHN, "
    "Америка Құрама Штаттарына USA, Сауд Арабиясында SAU, Перудің PER, Лаостан LAO, Беларусьпен BLR, "
    "Қазақстанымыздың KAZ, Ресейге RUS",
    "kk adjective": "қазақстандық KAZ, американдық USA, перулік PER, түрік TUR, ресейлік RUS, вьетнамдық VNM",
    "kk phrase": "Қазақстан Үкіметі KAZ, Жапония үкіметімен JPN, ҚР Үкіметінің KAZ, Өзбекстан Республикасында UZB",
    "kk Latin": "Qazaqstan KAZ, Qazaqstannyñ KAZ, Qazaqstannyń KAZ, Özbekstan UZB, AQSh-pen USA, Zhaponiya JPN, "
    "Reseiden RUS, Ońtústik Koreıamen KOR, Ontustik Koreya KOR, Qytaidyn CHN, Qazaqstan Úkimeti KAZ",
    "uk": "Сполучених Штатів USA, Південною Кореєю KOR, урядом Японії JPN, японською JPN, Німеччині DEU, Київ ?, "
    "В’єтнаму VNM, Великої Британії GBR, Європейським Союзом EU, казахстанського KAZ",
    "CLDR": "États-Unis USA, Deutschland DEU, 哈萨克斯坦 KAZ, Özbekistan UZB, Áo AUT, Szwajcaria CHE, 日本 JPN, "
    "الصين CHN, भारत IND, Γερμανία DEU, საქართველო GEO, Հայաստան ARM, Việt Nam VNM, 대한민국 KOR",
}  # fmt: skip
CASES = [(kind, *item.rsplit(" ", 1)) for kind, line in RIGHT.items() for item in line.split(", ") if "?" not in item]

NO_CODE = """
unknown; n/a; N.A.; none; ; -; —; Kazkhstan; Kazakstani; Казакстания; Georgia (US state); Georgia, USA;
State of Georgia; New Mexico; New Jersey; South America; Latin America; North America; South Asia; Europe;
Africa; Africa, Asia; Азия; Африка; Еуропа; Северная Америка; Латинская Америка; южноамериканский;
Гвинейский залив; Персидский залив; Индийский океан; Astana; Астана; Астанада; Almaty; Washington; Вашингтон;
Washington, D.C.; London; Tunis; Granada; Mexico City; Кувейт-Сити; Beijing; Пекин; Paris, France;
Kuala Lumpur; Ташкент; Київ; Тбилиси; Татарстан; Республика Татарстан; Татарстан Республикасы;
Республика Сербская; Абхазия; Crimea; Guangdong; Xinjiang; Indiana; Индиана; Кубань; Кубани; England; Scotland;
Англия; Rio Tinto; Bank of China; Deutsche Bank; China Molybdenum; American Airlines; Air Astana; Oman Air;
Казатомпром; KazMunayGas; Kazakhmys; Volkswagen; Турецкая Республика Северного Кипра; МИД Казахстана;
Ambassador of Japan; посол Японии; казахи; американские компании; Қазақ тілі; Қазақстан халқы; government;
правительство; Республика; үкімет; Government of; the; того; правительство того; мали; чада; island; car; in;
is; no; can; and; are; индию; германию; Malinin; Малинин; Малины; Katarina; Катарина; Chinamen; Chinatown;
Тайга; тайга; Датта; Иванов; Оманову; Ирины; Norfolk; Domingo; CAD; OPEC+; NATO; NA/NA; Brasilia;
Brasília; Federation of Bosnia and Herzegovina; НАТО; ООН; БҰҰ; ЭСКАТО;
Kazakhstanzzz; Germany-based; non-EU; ex-USSR countries; Japanese yen; US dollar; Greenland Minerals
"""
NOTHING = [text.strip() for text in NO_CODE.replace("\n", " ").split(";")]

AMBIGUOUS = {
    "KOR PRK": "Korea, Корея, Кореи, Кореей, корейский, корейскими, Корей, кореялық, Кореяның, Кореямен, Corée, "
    "корейський, Government of Korea, правительство Кореи, корейское правительство, Korean Government",
    "COD COG": "Congo, the Congo, Конго, Конгоның, Конгоға, конголезская, Congolese, Kongo, 刚果, правительство Конго",
    "DMA DOM": "Dominican, доминиканские",
}  # fmt: skip


@together(CASES)
def test_a_name_in_any_of_its_forms(kind, text, code):
    assert normalize_country(text) == code
    assert resolver("country").look_up(text).how in WAYS


@together(NOTHING)
def test_what_is_no_country_gets_no_code(text):
    assert resolver("country").find(text) == ()


@pytest.mark.parametrize(
    ("text", "codes"), [(text, codes) for codes, line in AMBIGUOUS.items() for text in line.split(", ")]
)
def test_what_may_be_two_countries_says_which(text, codes):
    with pytest.raises(AmbiguousNameError, match="write which one is meant") as caught:
        normalize_country(text)
    assert set(caught.value.candidates) == set(codes.split())
    explained = normalize_country(text, explain=True)
    assert explained["code"] is None
    assert all(code in explained["reason"] for code in codes.split())


@pytest.mark.parametrize(
    "text",
    ["казахстанско-американский", "Kazakh-American", "Kazakhstan and Japan", "Қазақстан мен Жапония", "США, КНР"],
)
def test_two_countries_in_one_text_get_no_code_and_the_reason(text):
    with pytest.raises(UnknownNameError, match=r"it names several: [A-Z]{3} and [A-Z]{3}"):
        normalize_country(text)


@pytest.mark.parametrize(
    ("text", "code", "how"),
    [
        ("Kazakstan", "KAZ", "former"),
        ("Republic of Kazakstan", "KAZ", "former"),
        ("Kazakhistan", "KAZ", "alias"),
        ("Uzbekstan", "UZB", "alias"),
        ("Tajikstan", "TJK", "alias"),
        ("Kazahstan", "KAZ", "foreign"),
        ("Центральная Азия", "C5", "alias"),
        ("Орталық Азия", "C5", "alias"),
    ],
)
def test_spellings_of_the_1990s_and_common_misspellings_are_listed(text, code, how):
    assert (normalize_country(text), resolver("country").look_up(text).how) == (code, how)


@pytest.mark.parametrize("text", ["Kazkhstan", "Uzbekestan", "Turkomenistan"])
def test_a_hint_is_no_adjective_and_no_misspelling(text):
    with pytest.raises(UnknownNameError) as caught:
        normalize_country(text)
    assert caught.value.candidates
    for near in caught.value.candidates:
        rows = [row["kind"] for row in read_table("country_names.csv") if row["name"] == near]
        assert {"adjective", "inflected", "misprint"}.isdisjoint(rows)


def test_misspelt_kazakhstan_is_refused_with_the_nearest_name():
    with pytest.raises(UnknownNameError, match="did you mean Kazakhstan"):
        normalize_country("Kazkhstan")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Казахстан", "exact"),
        ("KZ", "exact"),
        ("США", "abbreviation"),
        ("Киргизия", "former"),
        ("Holland", "alias"),
        ("Kasachstan", "foreign"),
        ("Казахстаном", "inflected"),
        ("Қазақстанға", "inflected"),
        ("японскую", "adjective"),
        ("жапониялық", "adjective"),
        ("правительство Японии", "phrase"),
    ],
)
def test_how_it_was_found(text, how):
    assert resolver("country").look_up(text).how == how


def test_a_column_is_explained():
    column = pd.Series(["Қазақстанға", "Korea", "Kazkhstan", None], index=list("abcd"))
    table = normalize_country(column, explain=True)
    assert table.index.tolist() == list("abcd")
    assert table["code"].tolist()[:1] == ["KAZ"]
    assert table["code"].isna().tolist() == [False, True, True, True]
    assert "Kazakhstan" in table.loc["c", "nearest"]


def test_refusals_are_no_listed_names():
    forms = vocabulary("country").forms
    refused = [row["name"] for row in read_table("not_countries.csv") if row["case"] == "any"]
    assert [name for name in refused if fold(name) in forms] == []
    assert [name for name in refused if resolver("country").find(name) and name.upper() != name] == []


def test_a_code_is_read_in_capitals_or_small_letters_only():
    assert normalize_country("KAZ") == normalize_country(" kaz ") == normalize_country("KZ") == "KAZ"
    assert resolver("country").find("K.Z.") == ()
    assert resolver("country").find("Kz") == ()


WORDS = ["Қазақстан", "Kazakhstan", "Government", "of", "the", "республика", "-", ",", "(", ")", "ның", "'s", "и"]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_jumble_is_read_quickly(words):
    """Without a clock: the number of readings a text can ask for is bounded."""
    found = resolver("country").look_up(" ".join(words))
    assert len(found.codes) <= 1


def test_a_miss_takes_few_calls():
    words = resolver("country")
    texts = ["x" * 300, "Government of " * 20, "(" * 300, "a-" * 150, "правительство " * 20 + "того", "Қазақстан " * 29]
    for text in texts:
        words.look_up(text)
    assert max(calls(partial(words.look_up, text)) for text in texts) < 8_000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mongolia[12]", "MNG"),
        ("Монголия [b]", "MNG"),
        ("Chile (1)", "CHL"),
        ("Peru [nb 3]", "PER"),
        ("Namibia²", "NAM"),
        ("Zambia†", "ZMB"),
        ("Government of Zambia*", "ZMB"),
    ],
)
def test_the_mark_of_a_footnote_is_no_part_of_a_name(text, code):
    assert normalize_country(text) == code


def test_a_bracket_that_is_no_footnote_still_counts():
    assert normalize_country("Congo (Kinshasa)") == "COD"
    assert normalize_country("Korea (ROK)") == "KOR"
    with pytest.raises(UnknownNameError):
        normalize_country("Mongolia [and others]")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("China (Rep. of)", "TWN"),
        ("China, People's Rep. of", "CHN"),
        ("Congo (Dem. Rep.)", "COD"),
        ("Респ. Корея", "KOR"),
        ("fed. rep. of Germany", "DEU"),
    ],
)
def test_a_shortened_republic_is_one(text, code):
    assert normalize_country(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Eswatini (formerly Swaziland)", "SWZ"),
        ("Мьянма (бывшая Бирма)", "MMR"),
        ("Мьянма (бывш. Бирма)", "MMR"),
        ("Мьянма (либо Бирма)", "MMR"),
        ("Түркия (немесе Turkey)", "TUR"),
        ("Myanmar (now Burma)", "MMR"),
    ],
)
def test_what_a_note_in_brackets_begins_with(text, code):
    assert normalize_country(text) == code


def test_a_note_that_begins_with_another_word_counts_for_nothing():
    with pytest.raises(UnknownNameError):
        normalize_country("Eswatini (unlike Swaziland)")


@pytest.mark.parametrize(("text", "code"), [("643", "RUS"), ("032", "ARG"), (" 840 ", "USA")])
def test_a_numeric_code_has_three_digits(text, code):
    assert normalize_country(text) == code


@pytest.mark.parametrize("text", ["32", "8", "2024", "000", "12345678"])
def test_other_numbers_are_told_apart_from_names(text):
    with pytest.raises(UnknownNameError, match="numeric codes of ISO 3166-1 have three digits"):
        normalize_country(text)


def test_a_code_of_two_letters_is_never_a_bloc_in_silence():
    """AU in a column of codes is Australia, in a column of blocs the African Union."""
    with pytest.raises(AmbiguousNameError, match=r"AUS .* or AFU"):
        normalize_country("AU")
    assert normalize_country("African Union") == normalize_country("AFU") == "AFU"
    rows = vocabulary("country").rows
    assert {row["alpha2"] for row in rows.values() if row.get("alpha2")}.isdisjoint(rows)


DEMONYMS = {
    "монголец": "MNG", "эстонками": "EST", "перуанцев": "PER", "албанцам": "ALB", "Кіпріоти": "CYP",
    "ізраїльтян": "ISR",
    "Icelanders": "ISL", "Irishmen": "IRL", "Chileans": "CHL", "Omanis": "OMN", "латвиялықтар": "LVA",
    "норвегиялықтардың": "NOR", "йорданцями": "JOR", "намибийцы": "NAM", "таджикистанцам": "TJK",
}  # fmt: skip


@pytest.mark.parametrize(("text", "code"), DEMONYMS.items())
def test_a_people_is_a_way_of_its_own_which_columns_of_states_refuse(text, code):
    assert normalize_country(text) == code
    assert normalize_country(text, explain=True)["how"] == "demonym"
    with pytest.raises(UnknownNameError, match=f"it names the people of {code}; write the country"):
        normalize_country(text, refuse="demonym")
    assert resolver("country").find(text) == ()


def test_any_way_can_be_refused_and_another_word_is_no_way():
    assert normalize_country(["монгольской", "Монголией"], refuse=["adjective"], errors="coerce") == [None, "MNG"]
    with pytest.raises(ParameterError, match="refuse='people'"):
        normalize_country("Mongolia", refuse="people")
    for no_way in (5, ["demonym", 5]):
        with pytest.raises(ParameterError, match="refuse=5"):
            normalize_country("Mongolia", refuse=no_way)


@pytest.mark.parametrize(
    "text", ["казахи", "узбекам", "тәжіктердің", "татары", "Kurds", "қазақтар", "русские", "Slavs"]
)
def test_a_people_that_is_no_citizenship_is_no_country(text):
    with pytest.raises(UnknownNameError, match="a people, not a country"):
        normalize_country(text)


@pytest.mark.parametrize("text", ["Поляков", "Чехов", "Немцев"])
def test_a_surname_with_a_capital_is_no_people(text):
    with pytest.raises(UnknownNameError, match="a surname"):
        normalize_country(text)
    assert normalize_country(text.lower()) in ("POL", "CZE", "DEU")


@pytest.mark.parametrize(
    ("text", "code"),
    [("монгольско-", "MNG"), ("франко-", "FRA"), ("Sino-", "CHN"), ("литовсько-", "LTU"), ("вьетнамо-", "VNM"),
     ("италиялық-", "ITA")],
)  # fmt: skip
def test_the_first_half_of_a_compound_is_a_country(text, code):
    assert normalize_country(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("Общемонгольский", "MNG"), ("всеиндийского", "IND"), ("внутрииранскими", "IRN"), ("all-Canadian", "CAN")],
)
def test_what_is_of_the_whole_country_is_its_adjective(text, code):
    assert normalize_country(text) == code
    assert normalize_country(text, explain=True)["how"] == "adjective"


@pytest.mark.parametrize("text", ["антииранский", "проканадской", "post-Brazilian", "не-японская", "панафриканский"])
def test_what_stands_apart_from_a_country_is_not_it(text):
    assert resolver("country").find(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("СССР", r"Soviet Union, 1922 to 1991, SUHH in ISO 3166-3; write which one is meant: ARM, AZE"),
        ("Советскому Союзу", "Soviet Union"),
        ("советскими", "Soviet Union"),
        ("Югославией", "Yugoslavia, 1918 to 2003"),
        ("Чехословаччини", "Czechoslovakia, 1918 to 1992"),
        ("ГДР", "DDDE in ISO 3166-3; DEU came after it"),
        ("South Yemen", "YEM came after it"),
    ],
)
def test_a_state_that_is_gone_has_no_code_and_says_why(text, told):
    with pytest.raises(UnknownNameError, match=f"a state that is gone: .*{told}|{told}"):
        normalize_country(text)


def test_a_state_under_a_new_name_keeps_its_code():
    assert [normalize_country(text) for text in ("Rhodesia", "Zaire", "Верхней Вольтой", "Цейлона")] == [
        *("ZWE", "COD", "BFA", "LKA")
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [("Штатами", "USA"), ("Бермудах", "BMU"), ("Доминикане", "DOM"), ("тайцев", "THA"), ("тайваньцы", "TWN")],
)
def test_short_names_of_the_press(text, code):
    assert normalize_country(text) == code


def test_the_states_of_anything_are_not_the_united_states():
    assert resolver("country").find("штаты") == ()


def test_a_capital_is_no_country_and_says_whose_it_is():
    with pytest.raises(UnknownNameError, match=r"a seat of government \(MNG\)"):
        normalize_country("Улан-Баторе")
