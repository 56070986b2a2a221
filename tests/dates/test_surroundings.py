"""Dates with what happened then written around them, and what that must not hide: a doubt, a second date, a number."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates.edtf import parse_edtf
from analysis.dates.parsing import parse_date
from analysis.dates.surroundings import date_alone
from analysis.dates.words import lexicon
from analysis.errors import DateError
from steps import calls
from together import together

MONDAY = "2031-03-10"

# A line without a margin is what the indented forms below it mean.
SAID = """
2031-03-07
    signed on 7 March 2031 | Signed 7 March 2031 | SIGNED: MARCH 7, 2031 | initialled on March 7th, 2031
    was formally adopted on 7 March 2031 | has been ratified on 7 March 2031
    Last revised: 7 March 2031 | put into effect on 7 March 2031 | entry into force: 7 March 2031
    shall enter into force on 7 March 2031 | will enter into force on 7 March 2031
    to be brought into force on 7 March 2031 | вступит в силу 7 марта 2031 года
    effective date: 7 March 2031 | effective as of 7 March 2031
    as at 7 March 2031 | in effect as of 7 March 2031 | Date: 7 March 2031
    date of signature of the treaty: 07.03.2031 | signing and entry into force: 7 March 2031
    signed and entered into force on 7 March 2031 | the protocol was approved on 7 March 2031 | treaty of 7 March 2031
    the joint declaration of 7 March 2031 | MoU dated 7 March 2031 | memorandum of understanding, 7 March 2031
    law 7 March 2031 | 7 March 2031 decree | March 7, 2031 joint statement | letter of intent of 2031-03-07
    decree in 2031, March 7 | 7 March 2031 (adopted) | 7 March 2031 – ratified
    7 March 2031, signed in Samarkand, Uzbekistan | held on 7 March 2031 at the Akorda | (signed 7 March 2031)
    concluded in Ulan-Ude, 7 March 2031 | Done in the city of Almaty this seventh day of March, 2031, in two originals
    Done at Washington, D.C. on 7 March 2031 in triplicate | took place in London on 7 March 2031 at 10:00
    on this 7th day of March 2031 | approved 7 March 2031, 9:30 a.m. | 7 March 2031, 9 p.m.
    signed March 7, 2031, 9a.m. | in Astana on 7 March 2031 signed | ratified on the seventh of March 2031
    signed on Friday, 7 March 2031 | ратифицирован 7 марта 2031 года | парафировано 07.03.2031
    утверждённый 7 марта 2031 года | заключена 7 марта 2031 г. в Бишкеке
    было подписано в г. Шымкенте 7 марта 2031 г. | «подписаны 7 марта 2031 года»
    введена в действие 7 марта 2031 года | вступление в силу — 7 марта 2031
    дата вступления в силу договора: 7.3.2031 | день подписания: 7 марта 2031 | Последнее обновление: 07.03.2031
    впервые опубликован 7 марта 2031 года | указ от 7 марта 2031 года | постановлением от 07.03.2031 г.
    протокол о намерениях от 7 марта 2031 г. | 7 марта 2031 года подписан договор | 7 марта 2031 года (принят)
    договор был подписан 7 марта 2031 года | договор и протокол от 7 марта 2031 года
    Совершено в Бишкеке «7» марта 2031 года в двух подлинных экземплярах | подписано и вступило в силу 7 марта 2031
    по состоянию на 7 марта 2031 года | состоялось 7 марта 2031 в Нью-Йорке | закон, 7 марта 2031 года
    В Бишкеке 7 марта 2031 года подписано | 2031 жылғы 7 наурызда бекітілді | 2031 жылғы 7 наурыздағы қаулы
    2031 жылғы 7 наурызда Шымкентте өтті | Қол қойылған күні 07.03.2031 | күні: 2031 жылғы 7 наурыз
    Шарт 2031 жылғы 7 наурызда Бішкекте жасалды | Шымкент қаласында 2031 жылғы 7 наурызда жасалған
    2031 жылғы 7 наурызда екі данада жасалды | шартқа 2031 жылғы 7 наурызда ресми түрде қол қойылған болатын
    күшіне ену күні: 07.03.2031 | 2031 жылғы 7 наурыздағы жағдай бойынша | 2031 жылғы наурыздың 7-сінде қабылданды
    2031 жылғы 7 наурыздағы ынтымақтастық туралы меморандум | 2031 жылғы 7 наурыз күні жарияланды
    хаттама мен шартқа 2031 жылғы 7 наурызда қол қойылды
2031-03-31
    2031 жылғы наурыздың соңғы күні қол қойылды | signed on the last day of March 2031
2031-03
    adopted in March 2031 | announced March 2031 | treaty of March 2031 | подписана в марте 2031 г. | as of March 2031
    заявление в марте 2031 года | 2031 жылғы наурызда күшіне енді | in Astana in March 2031 signed
2031
    ratified in 2031 | Ratified 2031 | ratified: 2031 | ratified (2031) | protocol of 2031 | agreement: 2031
    signed in Astana, 2031 | signed in Astana in 2031 | in 2031 signed | 2031 (signed) | calendar year 2031
    утверждён в 2031 году | закон от 2031 года | 2031 год, принят | календарный 2031 год | за 2031 календарный год
    2031 жылы мақұлданды | 2031 жылғы хаттама | 2031 күнтізбелік жыл | as of 2031
    договор по состоянию на 2031
../2031
    valid until 2031 | in force until 2031 | действует до 2031 года
    signed no later than 2031 | раньше 2032 года | ранее 2032 года
../2030
    ratified before 2031 | раньше 2031 года | ранее 2031 г.
../2030-12
    раньше января 2031 года
2031/..
    in force since 2031 | effective from 2031 | действует с 2031 года | 2031 жылдан бастап күшінде | as from 2031
    signed no earlier than 2031
2032/..
    принят после 2031 года | позже 2031 года | позднее 2031 года | signed after 2031 | вступит в силу после 2031 года
2031?
    probably signed in 2031 | Возможно, принят в 2031 году | signed in 2031 (?) | 2031 жылы, мүмкін, бекітілді
2031~
    ratified around 2031 | опубликовано примерно в 2031 году
2031-03-07/2031-03-09
    held from 7 to 9 March 2031 | held on 7–9 March 2031 in Tashkent | состоялась 7-9 марта 2031 года
2031-01~/2031-04~
    approved in early 2031 | принято в начале 2031 года | 2031 жылдың басында жарияланды
2031-35
    announced in Q3 2031 | обнародован в III квартале 2031 года
2031-24
    зимой 2031/32 года | signed in winter 2031/32
"""

COUNTED = """
2031-03-09
    signed yesterday | вчера подписано | кеше қол қойылды | вчерашнего дня | вчерашним днем | earlier yesterday
2031-03-10
    earlier today | later today | published today | сегодняшний день | updated later today
2031-03-13
    in three days | In 3 days
2031-03-24/2031-03-30
    in two weeks
2031-04
    in a month | в апреле подписан | signed in April
2030
    last calendar year | ratified last year | подписано в прошлом году
2031-03-09/..
    со вчерашнего дня | in force since yesterday
../2031-03-11
    до завтрашнего дня
../2030
    раньше этого года
2032/..
    позже этого года
2031-03-05
    announced 5 days ago | signed on Wednesday | бес күн бұрын жарияланды
"""

REFUSED = """
    in 2031 may be signed | 2031 may enter into force | in 2031 may formally be signed | by 2031, may be adopted
    шарттан 2031 жылғы 7 наурыз | the next 7th day of March 2031 | signed day after 7 March 2031 | 7 March 2031 as
    day before 7 March 2031 signed | в силу 7 марта 2031 года | в силу 2031 года | signed in Ab&7 on 7 March 2031
    signed | signed on | Signed: | date of signing | agreement | подписан | в силу | қол қойылды | as of
    done at Astana | not signed in 2031 | was not ratified on 7 March 2031 | 7 March 2031, not signed
    never adopted in 2031 | не принят 7 марта 2031 года | 7 марта 2031 года не подписано
    не вступил в силу в 2031 году | ещё не принят, 2031 | 2031 жылғы 7 наурызда қабылданбады
    2031 жылғы 7 наурызда қол қойылған жоқ | 2031 жылы бекітілген емес | expected to be adopted in 2031
    may be adopted in 2031 | could be signed in 2031 | would be signed in 2031 | if signed in 2031
    due to be signed in 2031 | планируется принять в 2031 | подписание ожидается в 2031 году
    signed 7 March 2031, in force 1 May 2032 | signed in 2031 and ratified in 2032 | signed 7 March 2031; ratified
    signed 7 March 2031, entered into force | 7 March 2031 (signed), 1 May 2032 (ratified) | signed in 2031 or 2032
    принят 7 марта 2031, вступил в силу 1 мая 2031 | 2031 жылы қабылданды, 2032 жылы күшіне енді
    treaty of 7 March 2031 and protocol of 8 March 2031 | treaty of 7 March 2031, protocol
    treaty or protocol of 2031 | signed a treaty on 2031 tonnes | signed 2031 treaties | 2031 signed | 2031 подписано
    1200 published | around 2031 signed | Treaty 2031 | 2031 treaty | treaty, 2031 | 2031, treaty | Treaty 2031/10
    Treaty of 2031/10 | Treaty 2031-10 | 2031 келісім | Treaty 10/2031 | Law 03.2031 | Decree 20310307
    Order 2031-03-07 | law 2031 | закон 2031 | the 2031 law | Law 12 | Protocol No. 7 of 2031 | Protocol 7 of 2031
    Protocol 7 of March 2031 | Protocol 7, March 2031 | Закон № 7 от 2031 года | signed 7 in March 2031
    принято 7 в марте 2031 года | signed: 7, March 2031 | 2031 March 7 signed | 2031 жылғы наурызда 7 қол қойылды
    2031 May second protocol | 2031 жылғы мамырдың екінші келісімі | 2031 late protocol | adopted for 2031
    budget adopted for 2031 | принят на 2031 год | закон на 2031 год | treaty for 2031 | made over 2031 | made up 2031
    Made in China 2031 | announced in Vision 2031 | Астанада 2031 қол қойылды | treaty from 7 March 2031
    treaty until 2031 | law by 2031 | договор до 2031 года | treaty during 2031 | about the treaty of 7 March 2031
    signed by Tokayev on 7 March 2031 | signed by ministers in 2031 | treaty with China of 7 March 2031
    before signing in 2031 | after the treaty of 2031 | since the treaty of 2031 | до подписания в 2031 году
    the day before signing | two days before signing | a week after the treaty | накануне подписания
    день до подписания | накануне вступления в силу | келісімнен кейін 2031 | жасасудан кейін 2031
    жасалған соң 2031 жыл | күшіне енген соң 2031 жылы | 2031 and signed | 2031 or signed
    signed the day after 7 March 2031 | signed in astana on 7 March 2031 | signed in 5th on 7 March 2031
    Astana, March 2031 | astana, 7 March 2031
    in Astana 2031 | Шымкент қаласында 2031 | in Astana, not signed, 2031 | updated 2031.10
    updated version 2031 | entered 2031 | entry 7 March 2031 | force 2031 | into 2031 | be 2031 | will 2031
    city 2031 | as 2031 | as in 2031 | as for 2031 | copies 2031 | 2031 copies | formally 2031 | joint 2031 | о 2031
    қол 2031 | calendar 2031 | this 2031 | this first | fiscal year 2031 | later 2031 | earlier 2031
    later this summer | позже этим летом | позже летом 2031 | раньше в 2031 году | позже 7 марта 2031 года
    ранее 7 марта 2031 | in days | in the days | three days | in 2031 days | at three days | within three days
    will be announced on 7 March 2031 | to be signed by 2031 | will be ratified by 2031 | to be announced by tomorrow
    shall be initialled in March 2031 | to be formally adopted on 7 March 2031 | will be held on 7 March 2031 in Astana
    7 March 2031 (to be signed) | will take place on 7 March 2031 | will finally be published in Q3 2031
    будет подписано 7 марта 2031 года | в марте 2031 года будут подписаны | 2031 жылға дейін қабылданады
    2031 жылғы 7 наурызда жарияланады | 2031 жылғы 7 наурызда қол қойылатын болады | 2031 жылы бекітілетін болады
    10 a.m. | signed in three days | signed 7 signed March 2031 | signed March 7 signed 2031 | 7 signed March 2031
"""


def each(blocks: str) -> list[tuple[str, str]]:
    """Every form with the line above its block."""
    pairs, meaning = [], ""
    for line in blocks.strip("\n").splitlines():
        if line.startswith(" "):
            pairs += [(form, meaning) for form in line.strip().split(" | ")]
        else:
            meaning = line
    return pairs


@together(each(SAID))
def test_the_date_alone_is_read(text, edtf):
    assert parse_date(text) == parse_edtf(edtf)
    assert parse_date(text, relative_to="2024-02-29").edtf == edtf


@pytest.mark.parametrize(("text", "edtf"), each(COUNTED))
def test_a_date_that_depends_on_the_day_of_writing(text, edtf):
    assert parse_date(text, relative_to=MONDAY).edtf == edtf
    with pytest.raises(DateError, match="give relative_to, the day on which"):
        parse_date(text)


@together([text for text, _ in each(REFUSED)])
def test_refused(text):
    for day in (None, MONDAY):
        with pytest.raises(DateError, match="not a date"):
            parse_date(text, relative_to=day)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("signed 31 November 2031", "no such day"),
        ("подписано 07.03.31", "two digits"),
        ("signed 7 Mar 31", "two digits"),
        ("Signed: 03/04/2031", "cannot be told apart"),
        ("signed on Thursday, 7 March 2031", "is a Friday"),
        ("treaty of May 5", "no year"),
        ("ratified in 2031 and 2033", "two dates"),
    ],
)
def test_a_reason_is_that_of_the_date(text, reason):
    with pytest.raises(DateError, match=reason):
        parse_date(text)


def test_the_words_around_a_date_tell_the_order_of_its_numbers():
    assert parse_date("Дата подписания: 03/04/2031").edtf == "2031-04-03"


EVENTS = ("signed", "подписано", "entered into force", "күшіне енді", "agreement", "соглашение", "келісім", "in Astana")
BARE = (
    "2031",
    "7",
    "March",
    "7 March 2031",
    "since 2031",
    "by 2031",
    "not",
    "2031 жылы",
    "не",
    "or",
    "07.03.2031",
    "on",
    "of",
)


@given(st.lists(st.sampled_from(EVENTS + BARE), min_size=1, max_size=6))
def test_nothing_is_read_that_the_text_does_not_give(parts):
    text = " ".join(parts)
    try:
        parsed = parse_date(text)
    except DateError:
        return
    assert not {"not", "не", "or"} & set(parts)
    assert [part for part in parts if "7" in part] or parsed.precision != "day"
    assert parsed.precision == "range" or sum("2031" in part for part in parts) == 1
    for link, side in (("since 2031", parsed.end), ("by 2031", parsed.start)):
        assert link not in parts or side is None


@given(st.lists(st.sampled_from([*lexicon().words, "Astana", "Астанада", ":", "2031", "7"]), max_size=20).map(" ".join))
def test_what_is_left_is_of_one_length_with_its_values(text):
    known = lexicon().chunks
    letters = "".join(known[chunk][0] for chunk in text.split())
    values = sum((known[chunk][1] for chunk in text.split()), ())
    left, kept = date_alone(text, letters, values)
    assert len(left) == len(kept) <= len(letters)


@pytest.mark.parametrize(
    "part", ["be made ", "agreement joint ", "туралы келісім ", "Ab ", "в Ab, ", "2031 signed ", "0 (", "as "]
)
def test_no_text_takes_many_calls(part):
    texts = [(part * 50)[:99] + end for end in ("", "!", "Z", ")", "1") for _ in range(20)]
    random.Random(7).shuffle(texts)

    def refused(text: str) -> None:
        with pytest.raises(DateError):
            parse_date(text)

    assert max(calls(lambda text=text: refused(text)) for text in texts) < 8_000


def test_a_text_of_too_many_signs_is_left_as_it_is():
    with pytest.raises(DateError, match="not a date"):
        parse_date("(" * 20 + "signed on 7 March 2031" + ")" * 20)
    assert parse_date("(" * 9 + "signed on 7 March 2031" + ")" * 9).edtf == "2031-03-07"


def test_a_plain_date_does_not_come_here(monkeypatch):
    def never(*_arguments):
        raise AssertionError

    monkeypatch.setattr("analysis.dates.parsing.date_alone", never)
    for text in ("7 March 2031", "7 марта 2031 года", "2031 жылғы 7 наурыз", "by 2031", "07.03.2031"):
        parse_date(text)
