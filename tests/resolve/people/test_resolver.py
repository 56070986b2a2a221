"""People: one spelling for another, one case for another, and never one person for another."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_series_equal

from analysis.dataset.dataset import load_dataset
from analysis.dates.edtf import parse_edtf
from analysis.errors import AmbiguousNameError, AnalysisError, DateError, ParameterError, UnknownNameError
from analysis.languages.sounds import readings
from analysis.normalize.people import normalize_person
from analysis.resolve.people.index import PeopleIndex, people_index
from analysis.resolve.people.names import spelling_of
from analysis.resolve.people.parsing import tokens_of
from analysis.resolve.posts.lexicon import post_book
from analysis.resolve.posts.tenure import Held
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table
from together import together

LUTNICK, TOKAYEV, NAGASPAYEV, RUBIO = "lutnick-howard", "tokayev-kassym-jomart", "nagaspayev-yersayin", "rubio-marco"
LEYEN, SERDAR, GURBANGULY = "von-der-leyen-ursula", "berdimuhamedov-serdar", "berdimuhamedov-gurbanguly"

FULL_NAMES = {
    "order and case": [
        ("LUTNICK Howard", LUTNICK),
        ("Lutnick, Howard", LUTNICK),
        ("howard lutnick", LUTNICK),
        ("ТОКАЕВ КАСЫМ-ЖОМАРТ", TOKAYEV),
        ("Leyen, Ursula von der", LEYEN),
        ("Jinping Xi", "xi-jinping"),
    ],
    "spelling": [
        ("Howard Lutnik", LUTNICK),
        ("Kassymjomart Tokayev", TOKAYEV),
        ("Qasym-Jomart Toqaev", TOKAYEV),
        ("Schawkat Mirsijojew", "mirziyoyev-shavkat"),
        ("Jerschan Kasychan", "kazykhan-yerzhan"),
        ("Wolodymyr Selenskyj", "zelensky-volodymyr"),
        ("Noursoultan Nazarbaïev", "nazarbayev-nursultan"),
        ("İlham Alijew", "aliyev-ilham"),
        ("Marosh Shefchovich", "sefcovic-maros"),
        ("Bandar Al Khorayef", "alkhorayef-bandar"),
        ("Laziz Qudratov", "kudratov-laziz"),
        ("Mevlut Cavusoglu", "cavusoglu-mevlut"),
        ("Yoon Sukyeol", "yoon-suk-yeol"),
        ("Barry O’Farrell", "ofarrell-barry"),
    ],
    "Russian cases": [
        ("Говардом Латником", LUTNICK),
        ("Ерсайына Нагаспаева", NAGASPAYEV),
        ("Касым-Жомарта Токаева", TOKAYEV),
        ("Владимиром Зеленским", "zelensky-volodymyr"),
        ("Сергее Донском", "donskoy-sergey"),
        ("Урсулой фон дер Ляйен", LEYEN),
        ("Джорджей Мелони", "meloni-giorgia"),
        ("Фумио Кисиды", "kishida-fumio"),
        ("Ангелы Меркель", "merkel-angela"),
        ("Хавьером Милеем", "milei-javier"),
        ("Роберта Хабека", "habeck-robert"),
        ("Ли Кэцяна", "li-keqiang"),
        ("Марко Рубио", RUBIO),
    ],
    "Kazakh endings": [
        ("Қасым-Жомарт Тоқаевтың", TOKAYEV),
        ("Ерсайын Нағаспаевқа", NAGASPAYEV),
        ("Марко Рубиомен", RUBIO),
        ("Дональд Трамппен", "trump-donald"),
        ("Ержан Қазыханға", "kazykhan-yerzhan"),
        ("Qasym-Jomart Toqaevtyń", TOKAYEV),
    ],
    "other endings": [
        ("Касим-Жомарту Токаєву", TOKAYEV),
        ("Володимира Зеленського", "zelensky-volodymyr"),
        ("Урсулою фон дер Ляєн", LEYEN),
        ("Howard Lutnick's", LUTNICK),
        ("Recep Tayyip Erdoğan'ın", "erdogan-recep-tayyip"),
        ("Kassymem-Żomartem Tokajewem", TOKAYEV),
        ("Kassym-Jomart Tokajews", TOKAYEV),
    ],
    "titles and posts": [
        ("H.E. Kassym-Jomart Tokayev", TOKAYEV),
        ("His Excellency Mr. Kassym-Jomart Tokayev, President of the Republic of Kazakhstan", TOKAYEV),
        ("министром промышленности и строительства РК Ерсайыном Нагаспаевым", NAGASPAYEV),
        ("US Secretary of Commerce Howard Lutnick", LUTNICK),
        ("Howard Lutnick (USA)", LUTNICK),
        ("АҚШ Сауда министрі Говард Латник", LUTNICK),
        ("глава МИД Казахстана Ермек Кошербаев", "kosherbayev-yermek"),
        ("Bundeskanzler Olaf Scholz", "scholz-olaf"),
        ("Вице-министр Иран Шархан", "sharkhan-iran"),
        ("Donald J. Trump", "trump-donald"),
        ("Владимир Владимирович Путин", "putin-vladimir"),
        ("Шавкатом Миромоновичем Мирзиёевым", "mirziyoyev-shavkat"),  # the fourth of his names
        ("Madeleine King", "king-madeleine"),
        ("The Hon Roger Cook MP", "cook-roger"),  # a cook is none, where the word is the surname
        ("M. Laurent SAINT-MARTIN", "saint-martin-laurent"),
        ("муллой Абдулом Саламом Ханафи", "hanafi-abdul-salam"),
        ("Его Величество Король Карл III", "charles-iii"),
        ("His Majesty King Charles III", "charles-iii"),
        ("Ее Величество Королева Маргрете II", "margrethe-ii"),
        ("Рим Папасы Франциск", "francis-pope"),
        ("Карла III", "charles-iii"),
        ("Prince Khalid bin Faisal Al-Saud", "al-saud-khalid-bin-faisal"),
    ],
    "surname first, and the ending on the given name": [
        ("Ван Чжигана", "wang-zhigang"),
        ("Чан Хонг Хамен", "tran-hong-ha"),
        ("Пан Мун Гюге", "bang-moon-kyu"),
        ("Ху Цзиньтаоның", "hu-jintao"),
    ],
    "their own script": [
        ("岸田文雄", "kishida-fumio"),
        ("岸田 文雄", "kishida-fumio"),
        ("岸田文雄首相", "kishida-fumio"),  # with the post, with a blank or without
        ("首相 岸田文雄", "kishida-fumio"),
        ("이명박대통령", "lee-myung-bak"),
        ("李强总理", "li-qiang"),
        ("李强", "li-qiang"),
        ("習近平", "xi-jinping"),
        ("이명박", "lee-myung-bak"),
        ("فيصل بن فرحان", "al-saud-faisal-bin-farhan"),
        ("ناصر بوريطة", "bourita-nasser"),
        ("नरेंद्र मोदी", "modi-narendra"),
        ("Արարատ Միրզոյան", "mirzoyan-ararat"),
        ("Эмомалӣ Раҳмон", "rahmon-emomali"),
        ("アンゲラ・メルケル", "merkel-angela"),
    ],
    "romanizations": [
        ("Mun Chae-in", "moon-jae-in"),  # McCune-Reischauer
        ("Yun Seok-yeol", "yoon-suk-yeol"),  # Revised
        ("Jeong In-gyo", "cheong-in-kyo"),
        ("Yōko Kamikawa", "kamikawa-yoko"),  # Hepburn
        ("Kamikawa Yoko", "kamikawa-yoko"),
        ("Hé Lìfēng", "he-lifeng"),  # Pinyin
        ("Ho Li-feng", "he-lifeng"),  # Wade-Giles
        ("Aleksej Overčuk", "overchuk-alexei"),  # ISO 9, and passports
        ("Aleksei Overchuk", "overchuk-alexei"),
        ("Qanat Şarlapaev", "sharlapayev-kanat"),  # Kazakh of 2021, and 2018
        ("Ermek Kósherbaev", "kosherbayev-yermek"),
    ],
    "spellings of several sources in one": [
        ("Франсишку Кейрос", "queiroz-francisco"),
        ("Alixe Ndolenodji Naïmbaye", "naimbaye-ndolenodji-alixe"),
        ("Gabriel Boric Font", "boric-gabriel"),
    ],
}


@together([pair for pairs in FULL_NAMES.values() for pair in pairs])
def test_a_full_name_needs_no_context(text: str, code: str):
    assert normalize_person(text) == code


@pytest.mark.parametrize(
    ("text", "context", "code"),
    [
        ("Tokajew", {"party": "Казахстан"}, TOKAYEV),
        ("Tokajew", {"post": "Präsident"}, TOKAYEV),
        ("Токаевым", {"party": "KAZ", "date": "2025-11-06"}, TOKAYEV),
        ("К.-Ж. Токаев", {"party": "KAZ"}, TOKAYEV),
        ("К.К. Токаев", {"party": "KAZ"}, TOKAYEV),
        ("В. И. Норов", {"party": "UZB"}, "norov-vladimir"),
        ("Prabowo", {"post": "President"}, "subianto-prabowo"),
        ("H. Lutnick", {"post": "министр торговли"}, LUTNICK),
        ("Lutnik", {"party": "США", "date": "November 2025"}, LUTNICK),
        ("President Tokayev", {}, TOKAYEV),
        ("Lutnick, USA", {}, LUTNICK),
        ("Tokajew – Kazakhstan", {}, TOKAYEV),
        ("Kazakhstan's President Tokayev", {}, TOKAYEV),
        ("Мемлекет басшысы Тоқаев", {}, TOKAYEV),
        ("министр Нагаспаев", {}, NAGASPAYEV),
        ("Secretary Lutnick", {}, LUTNICK),
        ("Mr. Rubio", {"post": "Secretary of State"}, RUBIO),
        ("Leyen", {"party": "EU"}, LEYEN),
        ("фон дер Ляйен", {"post": "глава Еврокомиссии"}, LEYEN),
        ("President Berdimuhamedov", {"date": "2021"}, GURBANGULY),
        ("President Berdimuhamedov", {"date": "2025-05"}, SERDAR),
        ("S. Berdimuhamedov", {"party": "TKM"}, SERDAR),
        ("Premier Li", {"party": "China", "date": "2015"}, "li-keqiang"),
        ("Premier Li", {"party": "China", "date": "2025-06"}, "li-qiang"),
        ("Foreign Minister Park", {"party": "KOR"}, "park-jin"),
        ("Singh", {"party": "United States"}, "singh-daleep"),
        ("Farrell", {"party": "AUS"}, "farrell-don"),
        ("O'Farrell", {"party": "AUS"}, "ofarrell-barry"),
        ("Minister King", {"party": "AUS"}, "king-madeleine"),
        ("Ex-President Nazarbayev", {"date": "2025"}, "nazarbayev-nursultan"),
        ("Howard William Lutnick", {"party": "USA"}, LUTNICK),
        ("Nagle", {"party": "Glencore"}, "nagle-gary"),
        ("President Obiang", {"party": "GNQ"}, "obiang-nguema-mbasogo-teodoro"),
        ("Maroš Šefčovič", {"party": "Slovakia"}, "sefcovic-maros"),
        ("министра природных ресурсов РФ Козлова", {}, "kozlov-alexander"),
        ("Бектенова", {"post": "премьер-министр", "party": "KAZ"}, "bektenov-olzhas"),
    ],
)
def test_a_part_of_a_name_with_a_context_that_agrees(text: str, context: dict, code: str):
    assert normalize_person(text, **context) == code


@together(
    [
        # Nothing but a surname or initials
        ("Lutnick", {}),
        ("Tokajew", {}),
        ("Mr. Rubio", {}),
        ("К.-Ж. Токаев", {}),
        ("Филипп", {}),
        # Another given name, middle name or generation
        ("Steve Lutnick", {"party": "USA"}),
        ("Bakhyt Tokayev", {"party": "KAZ"}),
        ("Кемель Токаев", {"post": "президент"}),
        ("Kassym Tokayev", {}),
        ("Marco Antonio Rubio", {}),
        # Only a further given name or the father's
        ("Ibrahim Alkhorayef", {"party": "SAU", "post": "Minister of Industry"}),
        ("Ибрагим аль-Хорайеф", {"party": "SAU"}),
        ("Кемелевич Токаев", {"party": "KAZ"}),
        ("Gerardo Milei", {"party": "ARG"}),
        ("Marco Antonio Rubio", {"post": "boxer"}),
        ("Donald Trump Jr.", {"party": "USA"}),
        ("Donald K. Trump", {"party": "USA"}),
        ("M. Trump", {"party": "USA"}),
        ("Melania Trump", {"party": "USA"}),
        ("Ben Lutnick", {"party": "USA"}),
        ("Iran Tokayev", {"party": "KAZ"}),
        ("Lee Jae-yong", {"party": "KOR"}),
        ("Lee Chang", {"party": "CHN"}),
        ("Kim Jong Un", {}),
        ("Пак Кын Хе", {"party": "KOR"}),
        ("Hamdan bin Mohammed Al Maktoum", {"party": "ARE"}),
        ("И. Норов", {"party": "UZB"}),  # an initial of the father's name
        ("Норов И.", {"party": "UZB"}),
        ("M. Saint-Martin", {"party": "FRA"}),
        ("M. Martin", {"party": "FRA"}),
        ("M. Sugiono", {"party": "IDN"}),
        ("Чжигана Ван", {}),
        ("Хабек Роберта", {"party": "DEU"}),
        ("Alixe Alixe Naïmbaye", {"party": "TCD"}),
        ("Salman bin Abdulaziz Al Saud", {"party": "SAU"}),  # the king, whose son is Abdulaziz bin Salman
        ("Ibrahim Bandar AlKhorayef", {"party": "SAU"}),
        ("Бак Ли Мён", {"post": "President", "party": "KOR"}),  # Ли Мён is no surname with an ending
        ("岸田文雄大統領", {}),
        ("岸田文雄製作所", {}),  # a company
        ("Чан Хонг Хада", {}),
        ("Франсуа Кейрос", {"party": "AGO"}),
        ("Khalid bin Saud", {"party": "SAU"}),
        ("Mohammed Saud", {"party": "SAU"}),
        ("Gabriel Boric Gómez", {}),
        ("Font", {"party": "CHL", "post": "President"}),
        ("Kyu-moon Bang", {"party": "KOR"}),
        ("Jomart Kassym Tokayev", {}),
        ("Charles", {}),
        ("Charles II", {}),
        ("King Charles III", {"party": "Spain"}),
        # A woman's form of a man's name
        ("Роберта Хабек", {"party": "DEU"}),
        ("Roberta Habeck", {}),
        ("Paula Kagame", {"party": "RWA"}),
        ("Tokayeva", {"party": "KAZ"}),
        ("г-жа Токаева", {"party": "KAZ"}),
        ("Дарига Назарбаева", {"party": "KAZ"}),
        # Another's party or post, or a post at another time
        ("Howard Lutnick", {"party": "Kazakhstan"}),
        ("Howard Lutnick", {"post": "Secretary of State"}),
        ("Marco Rubio", {"party": "EU"}),
        ("Trump", {"post": "first lady"}),
        ("Токаева", {"post": "боксёр", "party": "KAZ"}),
        ("Lutnick", {"post": "Minister of Defence", "party": "USA"}),
        ("Президент Назарбаев", {"date": "2025"}),
        ("President Park", {"party": "KOR"}),
        ("Silva", {"party": "BRA"}),
        # A day is no evidence of who it is
        ("Токаевым", {"date": "2025-11-06"}),
        ("Tokayev", {"date": "2024"}),
        ("Ms. Meloni", {"date": "2024-05"}),
        ("Тоқаев", {"date": "2023-01-01"}),
        ("Sharif", {"post": "Prime Minister", "party": "PAK", "date": "2016"}),  # seen nine years later
        # A surname in a woman's form, where no case is told
        ("Козлова", {"party": "RUS"}),
        ("Н. Назарбаева", {"party": "KAZ"}),
        ("Министр природных ресурсов РФ Козлова", {}),
        ("Прем'єр-міністр Бектенова", {}),
        ("Қазақстан министрі Нағаспаева", {}),
        ("Мамутов", {"party": "KAZ", "post": "Президент"}),
        # bin and a father's name, which brothers share
        ("bin Zayed", {"party": "ARE"}),
        ("бен Фейсал", {"party": "SAU"}),
        ("Emanuela Macron", {"party": "FRA"}),
        ("Emanuele Macron", {}),
        # No name of one person
        ("", {}),
        ("42", {}),
        ("президент", {}),
        ("министр промышленности", {"party": "KAZ"}),
        ("Marco Rubio and Howard Lutnick", {"party": "USA"}),
        ("Rubio Howard Lutnick", {"party": "USA"}),
        ("Kazakhstan", {}),
        ("Crown Prince", {}),
        ("Crown Prince", {"party": "JPN"}),
        ("Crown Prince of Japan", {}),
        ("король", {"party": "GBR"}),
        ("The Pope", {}),
    ]
)
def test_a_stranger_or_too_little_is_not_resolved(text: str, context: dict):
    with pytest.raises(UnknownNameError):
        normalize_person(text, **context)
    told = normalize_person(text, **context, explain=True)
    assert told["code"] is None
    assert told["reason"]


@pytest.mark.parametrize(
    ("text", "context", "codes"),
    [
        ("Berdimuhamedov", {"party": "TKM"}, {SERDAR, GURBANGULY}),
        ("Li", {"party": "CHN"}, {"li-qiang", "li-keqiang", "li-jinfa"}),
        ("Park", {"party": "KOR"}, {"park-jin", "park-il-jun"}),
        ("Fernández", {"party": "ARG"}, {"fernandez-alberto", "fernandez-de-kirchner-cristina"}),
        ("Malik", {"post": "Minister for Petroleum"}, {"malik-ali-pervaiz", "malik-musadik"}),
        ("Ambassador Farrell", {}, {"farrell-don", "ofarrell-barry"}),
        ("bin Salman", {"party": "SAU"}, {"al-saud-mohammed-bin-salman", "al-saud-abdulaziz-bin-salman"}),
    ],
)
def test_several_that_fit_are_named(text: str, context: dict, codes: set):
    with pytest.raises(AmbiguousNameError) as error:
        normalize_person(text, **context)
    assert set(error.value.candidates) == codes


def test_whoever_is_not_taken_is_a_candidate():
    with pytest.raises(UnknownNameError, match=r"give post or party.*Howard Lutnick") as error:
        normalize_person("Lutnick")
    assert error.value.candidates == (LUTNICK,)
    with pytest.raises(UnknownNameError) as error:
        normalize_person("Steve Lutnick")
    assert error.value.candidates == (LUTNICK,)


def test_every_listed_name_is_its_own_person_or_nobodys():
    """All listed names of two words and more, in both cases and orders; surnames alone wait for a context."""
    for row in read_table("people_names.csv"):
        for text in (row["name"], row["name"].upper()):
            told = normalize_person(text, explain=True)
            assert told["code"] in (row["person_id"], None), text
            if told["code"] is None:
                alone = len(tokens_of(text)) < 2
                assert alone or told["reason"] == "ambiguous", (text, told)


def test_an_id_and_a_displayed_name_are_the_person():
    for code, row in vocabulary("person").rows.items():
        assert normalize_person(code) == code
        if code != "philippe-of-belgium":  # a name many bear
            assert normalize_person(row["name"]) == code


def test_given_names_of_others_never_resolve():
    """Each surname with the given names of the two dozen people next in the list."""
    names = {}
    for code, row in vocabulary("person").rows.items():
        name = spelling_of(row["name"], code, post_book())
        if name.given and len(name.given[0]) > 3:
            names[code] = name
    codes = list(names)
    for at, code in enumerate(codes):
        other = names[codes[(at + 1 + at % 24) % len(codes)]]
        own = {key for name in people_index().names_of(code) for keys in name.given for key in keys}
        if own.isdisjoint(readings(other.given[0])):
            text = " ".join([other.given[0], *names[code].family])
            found = normalize_person(text, party=post_book().held_by(code)[0].party or None, explain=True)["code"]
            assert found != code, text


# --- columns -----------------------------------------------------------------------------------------


def test_a_column_with_columns_beside_it():
    index = pd.Index([7, 7, 3, 1, 0])
    values = pd.Series(["Lutnik", "Lutnik", None, "Говардом Латником", "Jones"], index=index, name="who")
    party = pd.Series(["USA", "США", "KAZ", None, "NZL"], index=index)
    found = normalize_person(values, party=party)
    expected = pd.Series([LUTNICK, LUTNICK, None, LUTNICK, "jones-shane"], index=index, dtype="str", name="who")
    assert_series_equal(found, expected)
    told = normalize_person(values, party="USA", date="2025", explain=True)
    assert told.columns.tolist() == ["code", "how", "reason", "nearest"]
    assert told.index.equals(index)
    assert told["code"].isna().tolist() == [False, False, True, False, True]
    assert told["how"].tolist()[:2] == ["abbreviation"] * 2


def test_rows_do_not_depend_on_each_other():
    values = pd.Series(["Li", "Li", "Park", "Lutnick", "Rubio"] * 3)
    dates = pd.Series(["2015", "2025", "2023", "2025", None] * 3)
    together = normalize_person(values, date=dates, explain=True)
    for chunk in (slice(0, 4), slice(4, 15)):
        apart = normalize_person(values.iloc[chunk], date=dates.iloc[chunk], explain=True)
        pd.testing.assert_frame_equal(together.iloc[chunk], apart)
    shuffled = values.sample(frac=1, random_state=1)
    again = normalize_person(shuffled, date=dates.loc[shuffled.index], explain=True)
    pd.testing.assert_frame_equal(again.sort_index(), together)


def test_an_empty_column_and_missing_names():
    assert normalize_person(pd.Series([], dtype="str")).tolist() == []
    assert normalize_person(pd.Series([None, None], dtype="str")).isna().all()


def test_misuse_is_told():
    with pytest.raises(ParameterError, match="party has another index"):
        normalize_person(pd.Series(["Rubio"]), party=pd.Series(["USA"], index=[1]))
    with pytest.raises(ParameterError, match="party is a Series"):
        normalize_person("Rubio", party=pd.Series(["USA"]))
    with pytest.raises(DateError):
        normalize_person("Rubio", date="yesterday evening")
    with pytest.raises(UnknownNameError, match="give text"):
        normalize_person(7)


def test_a_remembered_error_keeps_no_frames():
    """Else each time it is raised again it would hold more of them, and whatever stands in their variables."""
    for _ in range(3):
        with pytest.raises(UnknownNameError) as error:
            normalize_person("Steve Lutnick")
    names = [entry.name for entry in error.traceback]
    assert names.count("normalize_person") == 1
    with pytest.raises(UnknownNameError) as again:
        normalize_person("Steve Lutnick")
    assert again.value is not error.value
    assert (str(again.value), again.value.candidates) == (str(error.value), error.value.candidates)


def test_near_names_are_sought_only_when_asked_for(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(PeopleIndex, "alike", lambda _, value: asked.append(value) or [LUTNICK])
    with pytest.raises(UnknownNameError) as error:
        normalize_person("Howerd Lutnock")
    assert asked == []
    assert error.value.candidates == (LUTNICK,)
    assert asked == ["Howerd Lutnock"]


def test_an_error_goes_from_one_process_to_another():
    with pytest.raises(UnknownNameError) as error:
        normalize_person("Howerd Lutnock")
    sent = pickle.loads(pickle.dumps(error.value))
    assert str(sent) == str(error.value) == "unknown person 'Howerd Lutnock' — did you mean lutnick-howard?"


def test_one_name_does_not_wait_for_pandas():
    code = (
        "import sys; from analysis import normalize_person; "
        "print(normalize_person('Токаев', post='президент', party='KAZ', date='2025'), 'pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [TOKAYEV, "False"]


@given(st.text(max_size=80), st.text(max_size=30), st.text(max_size=30))
def test_any_text_gives_a_person_or_an_error_of_ours(text: str, post: str, party: str):
    try:
        code = normalize_person(text, post=post, party=party)
    except AnalysisError:
        return
    assert code in vocabulary("person").rows
    assert normalize_person(code) == code


# --- sounds, cases and posts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        "Токаев Тоқаев Токаєв Tokayev Tokaev Toqaev Toqayev Tokajew Tokaïev Tokáyev",
        "Мирзиёев Mirziyoyev Mirziyoev Mirzijojew Mirzioïev",
        "Жапаров Japarov Zhaparov Dschaparow Джапаров",
        "Зеленский Зеленський Zelensky Zelenskyy Selenskyj",
        "Говард Ховард Howard",
        "Ерсайын Yersayin Yersain Jersajin",
        "Шольц Scholz",
    ],
)
def test_spellings_of_one_name_share_a_reading(names: str):
    first, *others = names.split()
    assert all(readings(first) & readings(other) for other in others)


@pytest.mark.parametrize(
    "names",
    ["Tokayev Tokarev", "Kassym Kasim-bek", "Farrell O'Farrell", "Токаев Такаев", "Putin Putina", "Kulubaev Kulubev"],
)
def test_other_names_share_none(names: str):
    one, other = names.split()
    assert not readings(one) & readings(other)


def test_every_person_has_posts_of_known_parties():
    people, countries = vocabulary("person").rows, vocabulary("country").rows
    rows = read_table("people_posts.csv")
    assert list(dict.fromkeys(row["person_id"] for row in rows)) == list(people)
    for row in rows:
        assert row["party"] in countries or row["party"] == "", row
        assert post_book().read(row["post"]).ranks, row
        held = Held(**{key: value for key, value in row.items() if key})
        assert isinstance(held.on(post_day("2024-05-01")), int)


def post_day(text: str):
    return parse_edtf(text)


@pytest.mark.slow
def test_the_parties_of_the_records_are_listed(real_home: Path):
    """Whoever acts for a party in a record has a row for it in ``people_posts.csv``."""
    data = load_dataset()
    visitors = data.visits.rename(columns={"visitor_id": "person_id", "from_code": "party_code"})
    seen = pd.concat([frame[["person_id", "party_code"]] for frame in (data.signatories, data.meetings, visitors)])
    listed = {(row["person_id"], row["party"]) for row in read_table("people_posts.csv")}
    missing = set(seen.dropna().itertuples(index=False, name=None)) - listed
    assert missing == set(), "add a row to data/vocab/people_posts.csv"
