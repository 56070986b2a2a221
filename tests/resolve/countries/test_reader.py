"""Countries and blocs as people write them, by language and kind; and what must get no code."""

from __future__ import annotations

import time

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AmbiguousNameError, UnknownNameError
from analysis.languages.folding import fold
from analysis.normalize.codes import normalize_country
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.resolution import WAYS
from analysis.vocab.table import read_table
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
Ambassador of Japan; посол Японии; казахстанцы; американские компании; Қазақ тілі; Қазақстан халқы; government;
правительство; Республика; үкімет; Government of; the; того; правительство того; мали; чада; island; car; in;
is; no; can; and; are; индию; германию; Malinin; Малинин; Малины; Katarina; Катарина; Chinamen; Chinatown;
Тайга; тайга; Датта; Иванов; Оманову; Ирины; Norfolk; Domingo; CAD; OPEC+; NATO; NA/NA; Brasilia;
Brasília; Federation of Bosnia and Herzegovina; НАТО; ООН; БҰҰ; СНГ;
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


def test_a_miss_takes_well_under_a_millisecond():
    words = resolver("country")
    texts = ["x" * 300, "Government of " * 20, "(" * 300, "a-" * 150, "правительство " * 20 + "того", "Қазақстан " * 29]
    for text in texts:
        words.look_up(text)
    started = time.process_time()
    for text in texts * 10:
        words.look_up(text)
    assert (time.process_time() - started) / (10 * len(texts)) < 0.005  # ten times what it takes, for a busy machine


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
