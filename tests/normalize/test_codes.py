"""What a script author takes home: one name or a column of names to codes, for every vocabulary alike."""

from __future__ import annotations

import contextlib

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_series_equal

import analysis
from analysis.errors import AmbiguousNameError, AnalysisError, DataError, UnknownNameError
from analysis.normalize.codes import (
    normalize_agreement_type,
    normalize_areas,
    normalize_minerals,
    normalize_post,
    normalize_status,
)
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary
from together import together

STATUSES = """
вступило в силу 1 марта => in force
Соглашение вступило в силу 1 марта 2024 года => in force
has entered into force => in force
entered into force on 1 March 2024 => in force
күшіне енді => in force
Келісім 2024 жылғы 1 наурызда күшіне енді => in force
was signed in Astana => signed
signed in Washington, 6 November 2025 => signed
signed by ministers of energy => signed
подписан => signed
подписан министром энергетики => signed
Меморандум подписан в Вашингтоне 6 ноября 2025 года => signed
Меморандумға Вашингтонда қол қойылды => signed
министр меморандумға қол қойды => signed
прекратил действие => terminated
договор прекратил действие в 2019 году => terminated
terminated => terminated
was terminated by Mongolia => terminated
no longer in force => expired
is no longer in force since 2020 => expired
утратило силу в 2020 году => expired
больше не действует => expired
to be signed in June => announced
will be signed in Astana => announced
будет подписан в Астане => announced
планируется подписание в июне => announced
expected to be signed in 2026 => announced
under negotiation since 2023 => negotiating
ведутся переговоры с 2023 года => negotiating
келіссөздер жүргізілуде => negotiating
was adopted at the summit => concluded
принята на саммите => concluded
саммитте қабылданды => concluded
визит состоялся 5 ноября => held
visit took place in November => held
сапар 5 қарашада өтті => held
визит не состоялся => cancelled
визит отменён => cancelled
visit was cancelled in May => cancelled
suspended until June => terminated
приостановлено до июня => terminated
действует до 2030 года => in force
in force until 2030 => in force
signed on 5 May 2024 => signed
5 мамырда қол қойылды => signed
concluded in Astana => concluded
expected => planned
active => in force
Подписано => signed
ВСТУПИЛО В СИЛУ => in force
has been in force since 2019 => in force
in effect => in force
denounced in 2020 => terminated
денонсировано в 2020 году => terminated
истёк в 2021 году => expired
expired in 2021 => expired
2021 жылы мерзімі аяқталды => expired
қолданысы тоқтатылды => terminated
proposed by Canada => proposed
предложено Казахстаном => proposed
Қазақстан ұсынылған жоба => proposed
вошло в силу в мае => in force
вступившее в силу соглашение => in force
введено в действие 1 мая => in force
парафирована в Астане => negotiating
"""
NO_STATUSES = """
ratified but not in force
not yet in force
has not entered into force
has yet to enter into force
yet to be signed
not signed
never signed
unsigned
не вступило в силу
ещё не вступило в силу
не подписан
так и не был подписан
күшіне енген жоқ
күшіне енбеді
әлі күшіне енбеген
қол қойылмады
қол қойылған жоқ
қол қойылмаған
не действует
will enter into force in May
вступит в силу 1 мая
вступает в силу с момента подписания
күшіне енеді
күшіне енуі тиіс
may be signed in June
could be signed
может быть подписан
должно быть подписано
awaiting signature
ready for signature
opened for signature
қол қойылады деп күтілуде
effective cooperation
active participation
действующий президент
a summit
memorandum
cooperation
без подписи
adopted without a signature
unless terminated
signed; planned
подписан, готовится
can be terminated with six months' notice
entry into force: 1 March
в силу обстоятельств
"""
HELPERS = {
    "agreement_type": (normalize_agreement_type, "меморандумом о взаимопонимании", "mou"),
    "status": (normalize_status, "Меморандумға қол қойылды", "signed"),
    "post": (normalize_post, "премьер-министром Казахстана", "head_of_government"),
}


@together(STATUSES.strip().splitlines())
def test_a_status_within_a_phrase(line):
    phrase, code = line.split(" => ")
    assert normalize_status(phrase) == code


@together(NO_STATUSES.strip().splitlines())
def test_what_is_denied_or_only_expected_is_no_status(phrase):
    with pytest.raises(UnknownNameError) as caught:
        normalize_status(phrase)
    assert not isinstance(caught.value, AmbiguousNameError)


def test_what_denies_a_status_is_told():
    with pytest.raises(UnknownNameError, match="'not' denies it or leaves it open — write the status alone") as caught:
        normalize_status("signed, not yet in force")
    assert "\n" not in str(caught.value)
    assert normalize_status("не подписан", explain=True)["reason"].startswith("'не' denies it")


def test_two_statuses_are_ambiguous():
    with pytest.raises(AmbiguousNameError, match="write which one is meant") as caught:
        normalize_status("signed and entered into force")
    assert caught.value.candidates == ("signed", "in force")


def test_a_status_of_a_phrase_reaches_the_table():
    table = analysis.normalize_agreements([{"id": "a", "signed": "2025", "status": "был подписан в Астане"}])
    assert table["status_code"].tolist() == ["signed"]


def test_the_type_at_the_head_of_a_phrase():
    assert normalize_agreement_type("Protocol amending the agreement") == "amendment"
    with pytest.raises(UnknownNameError, match="unknown type of agreement 'handshake'"):
        normalize_agreement_type("handshake")


@pytest.mark.parametrize("kind", HELPERS)
def test_a_column_gives_a_column(kind):
    normalize, text, code = HELPERS[kind]
    column = pd.Series([text, None, text], index=[7, 8, 9])
    assert_series_equal(normalize(column), pd.Series([code, None, code], index=[7, 8, 9], dtype="str"))
    table = normalize(pd.Series([text, "qwerty", None], index=[7, 8, 9]), explain=True)
    assert table.columns.tolist() == ["code", "how", "reason", "nearest"]
    assert table["code"].tolist()[0] == code
    assert table["reason"].tolist()[1] == "unknown"
    assert table.loc[9].isna().all()
    assert normalize(text, explain=True)["code"] == code
    with pytest.raises(DataError, match="qwerty"):
        normalize(pd.Series([text, "qwerty"]))


@pytest.mark.parametrize("kind", HELPERS)
@pytest.mark.parametrize("value", [5, {"Minister"}, b"Minister"])
def test_other_than_text_is_refused(kind, value):
    with pytest.raises(UnknownNameError, match="give text"):
        HELPERS[kind][0](value)


@pytest.mark.parametrize("kind", HELPERS)
def test_every_code_and_label_stands_for_itself(kind):
    words = resolver(kind)
    for code in words.rows:
        for name in (code, *(words.vocabulary.label(code, language) for language in ("en", "ru", "kk"))):
            assert HELPERS[kind][0](name) == code


@given(st.text(max_size=400))
def test_any_text_is_a_code_or_an_analysis_error(text):
    for kind, (normalize, _, _) in HELPERS.items():
        with contextlib.suppress(AnalysisError):
            assert normalize(text) in vocabulary(kind).rows


def test_all_that_a_phrase_names():
    assert normalize_areas("разведка и добыча") == ("exploration", "extraction")
    assert normalize_areas("licensing of mining") == ("governance",)
    assert normalize_minerals("lithium") == ("lithium",)
    for normalize, value in ((normalize_areas, "friendship"), (normalize_minerals, "lithium; unobtainium")):
        with pytest.raises(UnknownNameError):
            normalize(value)
    with pytest.raises(UnknownNameError, match="give text"):
        normalize_areas(7)


@pytest.mark.parametrize("dtype", ["str", "object", "category", "string[python]"])
def test_all_that_the_cells_of_a_column_name(dtype):
    column = pd.Series(["литий и кобальт", None, "copper", "литий и кобальт"], index=[5, 6, 7, 7], dtype=dtype)
    found = pd.Series([("cobalt", "lithium"), (), ("copper",), ("cobalt", "lithium")], index=[5, 6, 7, 7], dtype=object)
    assert_series_equal(normalize_minerals(column), found)
    assert normalize_areas(pd.Series([], dtype=dtype)).tolist() == []
