"""Dates in running text: exact places, what they say, and what is no date."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import pytest

from analysis.dates.edtf import parse_edtf
from analysis.dates.finding import find_dates
from analysis.dates.words import lexicon
from analysis.errors import ParameterError
from steps import LINEAR, growth
from together import together

LABELS = Path(__file__).parents[1] / "data" / "labels" / "fourth" / "running_dates.txt"
DAY = "2025-11-06"  # a Thursday
# A name that a paragraph has and the finder leaves out: накануне before a noun may be the eve of it.
MISSED = {("Накануне", None)}


def marked(line: str) -> tuple[str, list[tuple[int, int, str | None]]]:
    """A text and the spans that are marked in it: [6 November 2025|2025-11-06]."""
    text, spans = "", []
    for part in re.split(r"(\[[^\]|]*\|[^\]]*\])", line):
        if match := re.fullmatch(r"\[([^\]|]*)\|([^\]]*)\]", part):
            spans.append((len(text), len(text) + len(match[1]), match[2] or None))
            text += match[1]
        else:
            text += part
    return text, spans


def found(text: str, **parameters) -> list[tuple[str, str | None]]:
    return [(text[span.start : span.end], span.edtf) for span in find_dates(text, **parameters)]


@together(LABELS.read_text(encoding="utf-8").splitlines())
def test_the_labelled_paragraphs(line):
    text, spans = marked(line)
    wanted = [(text[start:end], edtf) for start, end, edtf in spans]
    assert found(text) == [one for one in wanted if one not in MISSED]
    places = [(span.start, span.end) for span in find_dates(text)]
    assert set(places) <= {(start, end) for start, end, _ in spans}


@together(
    (
        ("We met yesterday.", "yesterday", "2025-11-05"),
        ("It was signed on Thursday.", "Thursday", "2025-11-06"),
        ("Talks resume next week.", "next week", "2025-11-10/2025-11-16"),
        ("Exports fell last year.", "last year", "2024"),
        ("Three years ago it opened.", "Three years ago", "2022"),
        ("BAKU, Nov. 5 (Agency) -- The mine", "Nov. 5", "2025-11-05"),
        ("Вчера стороны встретились.", "Вчера", "2025-11-05"),
        ("Накануне подписали протокол.", "Накануне", "2025-11-05"),
        ("В среду прошла встреча.", "среду", "2025-11-05"),
        ("До конца года подпишут.", "конца года", "2025-09~/2025-12~"),
        ("Через две недели начнут.", "Через две недели", "2025-11-17/2025-11-23"),
        ("Кеше кездесу өтті.", "Кеше", "2025-11-05"),
        ("Өткен айда жарияланды.", "Өткен айда", "2025-10"),
        ("bıyl ashyldy", "bıyl", "2025"),
        ("Позавчора зустрілися.", "Позавчора", "2025-11-04"),
        ("У вівторок сторони зустрілися.", "вівторок", "2025-11-04"),
        ("Торік видобуток зріс.", "Торік", "2024"),
    )
)
def test_the_day_of_writing_dates_what_depends_on_it(text, printed, edtf):
    assert found(text) == [(printed, None)]
    assert found(text, relative_to=DAY) == found(text, relative_to=date(2025, 11, 6)) == [(printed, edtf)]


@together(
    (
        "He may 5 times march 6 km in the fall.",
        "May I ask whether the sun sat?",
        "The second March meeting.",
        "in 2020 companies and 1999 people",
        "2,025 tonnes, 2 025 tonnes, $2025, 2025%",
        "Article 2024, section 12, No. 11/2025, No 2025",
        "+7 7172 20 25 06, +1 202 555 2025",
        "the day before the summit and two days before signing",
        "the first half of the match; a quarter of it",
        "в 2025 скважинах, 2025 тонн, 2000 г золота",
        "статья 2025, № 11/2025, пункт 12",
        "накануне саммита; за день до визита; окружающая среда",
        "2025 тонна, 2025 адам, 15-бап",
        "2025 тонн, стаття 2025, 15 відсотків",
        "Kazan 2024, AI 2025 and men",
        "ISO 9001, version 2.1.2025, Expo-2017, Kazakhstan-2050, 24/7, 3:2",
        "USA Today, Душанбе, Dar es Salaam",
        "ст. 5, 6 мая-июньский",
        "in group 5. In the fall",
        "Between 2000 and 2024 tonnes; с 2000 до 2025 долларов",
        "pp. 2020-2025, tel. 2025-11-06-77, room 2025",
        "Мая Иванова и Августа Юльевна",
        "April Smith met June Jones",
        "продала 1500 г. золота",
    )
)
def test_numbers_and_words_that_are_no_dates(text):
    assert found(text, relative_to=DAY) == []


@together(
    (
        ("le 6 novembre 2025 à Paris", "6 novembre 2025", "2025-11-06"),
        ("am 6. November 2025 in Berlin", "6. November 2025", "2025-11-06"),
        ("— 6. November 2025, Berlin", "6. November 2025", "2025-11-06"),
        ("den 6. november 2025 i Oslo", "6. november 2025", "2025-11-06"),
        ("Budapest, 2025. november 6. Az", "2025. november 6", "2025-11-06"),
        ("en mai 2025, la", "mai 2025", "2025-05"),
        ("στις 6 Μαΐου 2025 στην", "6 Μαΐου 2025", "2025-05-06"),
        ("東京、2025年11月6日（木）に", "2025年11月6日（木）", "2025-11-06"),
        ("6 tháng 11, 2025 tại", "6 tháng 11, 2025", "2025-11-06"),
        ("el 6 de noviembre de 2025 en", "6 de noviembre de 2025", "2025-11-06"),
        ("em novembro de 2025, o", "novembro de 2025", "2025-11"),
        ("6 Kasım 2025 tarihinde", "6 Kasım 2025", "2025-11-06"),
        ("于2025年11月6日在北京", "2025年11月6日", "2025-11-06"),
        ("東京で2025年11月、協定", "2025年11月", "2025-11"),
        ("서울 2025년 11월 6일 서명", "2025년 11월 6일", "2025-11-06"),
        ("في ٦ نوفمبر ٢٠٢٥ وقع", "٦ نوفمبر ٢٠٢٥", "2025-11-06"),
        ("۶ نوامبر ۲۰۲۵ امضا", "۶ نوامبر ۲۰۲۵", "2025-11-06"),
        ("दिल्ली में ६ नवंबर २०२५ को", "६ नवंबर २०२५", "2025-11-06"),
        ("ngày 6 tháng 11 năm 2025, tại", "ngày 6 tháng 11 năm 2025", "2025-11-06"),
        ("วันที่ 6 พฤศจิกายน 2568 ที่", "6 พฤศจิกายน 2568", "2025-11-06"),
        ("Улаанбаатар, 2025 оны 11 дүгээр сарын 6", "2025 оны 11 дүгээр сарын 6", "2025-11-06"),
    )
)
def test_the_languages_of_cldr(text, printed, edtf):
    assert found(text) == [(printed, edtf)]


@together(
    (
        ("Today's talks and last year’s budget", [("Today", None), ("last year", None)]),
        ("три месяца назад и на прошлой неделе", [("три месяца назад", None), ("прошлой неделе", None)]),
        ("between 2020 and 2024, the", [("2020 and 2024", "2020/2024")]),
        ("с 20 мая по 5 июня 2024 г.", [("20 мая по 5 июня 2024 г.", "2024-05-20/2024-06-05")]),
        ("Jan. 1, 2026-Dec. 31, 2030: two", [("Jan. 1, 2026-Dec. 31, 2030", "2026-01-01/2030-12-31")]),
        ("в 2018 и 2020 годах", [("2018", "2018"), ("2020 годах", "2020")]),
        ("у 2019 та 2021 роках", [("2019", "2019"), ("2021 роках", "2021")]),
        ("about 2010, some", [("2010", "2010~")]),
        ("бес ай ішінде, 2029 жылы", [("2029 жылы", "2029")]),
        ("2029 жылдың бес айы ішінде", [("2029 жылдың бес айы", "2029-01/2029-05")]),
        ("около 2010 года", [("2010 года", "2010~")]),
    )
)
def test_what_stands_beside_a_date_counts(text, spans):
    assert found(text) == spans


def test_a_point_that_ends_a_sentence_joins_nothing():
    assert found("He came in group 5. November 2025 was cold.") == [("November 2025", "2025-11")]
    assert found("It rose in 2025. November 6 was cold.") == [("2025", "2025"), ("November 6", None)]
    assert found("Выросло в группе 5. Ноябрь 2025 года был") == [("Ноябрь 2025 года", "2025-11")]


def test_an_impossible_day_has_a_reason_and_no_date():
    [span] = find_dates("signed on November 31, 2025")
    assert (span.edtf, span.reason) == (None, "no such day")
    [span] = find_dates("2025年13月6日")
    assert span.edtf is None


def test_the_order_of_figures_is_told_by_the_language_or_the_letters_around():
    assert found("on 03/04/2025") == [("03/04/2025", None)]
    assert found("on 03/04/2025", language="en-US") == [("03/04/2025", "2025-03-04")]
    assert found("on 03/04/2025", language="en-GB") == [("03/04/2025", "2025-04-03")]
    assert found("подписан 03/04/2025") == [("03/04/2025", "2025-04-03")]
    assert found("on 03/04/2025", language="uk") == [("03/04/2025", "2025-04-03")]


def test_a_day_of_writing_that_is_none_is_refused():
    with pytest.raises(ParameterError, match="relative_to is no day"):
        find_dates("yesterday", relative_to="2025")


@together(
    (
        "\u00a06 November\u00a02025",
        "«6 November 2025»",
        "(6 November 2025)",
        "6 November\n2025",
        "\t6 November 2025\t",
        "🙂 6 November 2025 🙂",
        "Ünïçödé 6 Ｎovember 2025",
    )
)
def test_places_are_those_of_the_text_as_given(text):
    [span] = find_dates(text)
    assert span.edtf == "2025-11-06"
    assert text[span.start : span.end].split()[0] == "6"
    assert text[span.start : span.end].split()[-1] == "2025"


def test_a_blank_line_and_columns_part_dates():
    assert found("in May\n\n2025 was") == [("May", None)]
    assert found("on 6 November\t2025") == [("6 November", None)]


@pytest.mark.parametrize("part", ["2025.", ".", "2025-", "a'", "e\u0301", "1:", "年", "6 May ", "in 2025 and "])
def test_steps_grow_with_the_length_of_hostile_text(part):
    assert growth(lambda text: list(find_dates("2025" + text)), part) < LINEAR


def test_any_mixture_of_words_and_signs_gives_spans_in_order():
    """Whatever is found has a place of its own, and is EDTF or has a reason."""
    rng = random.Random(20251106)
    words = [*lexicon().words]
    signs = [
        "6", "06", "2025", "31", "06.11.2025", "2025-11", "2024/25", "IV", "і", "ІІ", "6-го", "1990-х", "'25", "4–6",
        "10:00", "(", ")", "«", "»", ",", ".", "—", "'s", "²", "٣", "年", "月", "2568",
    ]  # fmt: skip
    for _ in range(1500):
        pieces = [rng.choice(words if rng.random() < 0.5 else signs) for _ in range(rng.randrange(1, 14))]
        text = rng.choice((" ", " ", "", "\n")).join(pieces)
        last = 0
        for span in find_dates(text, relative_to=rng.choice((None, DAY))):
            assert last <= span.start < span.end <= len(text), text
            last = span.end
            assert parse_edtf(span.edtf).edtf == span.edtf if span.edtf else span.reason, text


@together(
    (
        ("Sessions on 11, 12 and 13 June 2024 ended.", [("11, 12 and 13 June 2024", "2024-06-11/2024-06-13")]),
        ("It ran on June 11, 12 and 13, 2024.", [("June 11, 12 and 13, 2024", "2024-06-11/2024-06-13")]),
        (
            "Сессии 11, 12, 13 и 14 июня 2024 года прошли.",
            [("11, 12, 13 и 14 июня 2024 года", "2024-06-11/2024-06-14")],
        ),
        ("2024 жылғы 11, 12 және 13 маусымда", [("2024 жылғы 11, 12 және 13 маусымда", "2024-06-11/2024-06-13")]),
        ("2024 жылғы 11 және 12 маусымда", [("2024 жылғы 11 және 12 маусымда", "2024-06-11/2024-06-12")]),
        ("Засідання 11, 12 та 13 червня 2024 року.", [("11, 12 та 13 червня 2024 року", "2024-06-11/2024-06-13")]),
        ("Sessions on 3, 8 and 12 June 2024 ended.", [("12 June 2024", "2024-06-12")]),
    )
)
def test_days_of_a_list_are_one_range_where_they_follow_each_other(text, expected):
    assert found(text) == expected


@together(
    (
        ("from 2024-02-03/2024-02-05 on", [("2024-02-03/2024-02-05", "2024-02-03/2024-02-05")]),
        ("(2023-11/2024-02)", [("2023-11/2024-02", "2023-11/2024-02")]),
        ("2024-02-05/2024-02-03", [("2024-02-05/2024-02-03", None)]),
        ("logs/2024-02-03/2024-02-05/a.txt", []),
    )
)
def test_an_interval_as_edtf_writes_it(text, expected):
    assert found(text) == expected


@together(
    (
        ("Marches on May Day 2019 were calm.", []),
        ("The songs of Brian May 1975 are here.", []),
        ("In May 2019 it rained.", [("May 2019", "2019-05")]),
        ("Issued May 2019 in Rome.", [("May 2019", "2019-05")]),
        ("В июне 2024 тонн не было.", [("июне", None)]),
        ("В июне 2024 шахта встала.", [("июне 2024", "2024-06")]),
        ("В июле шахта встала.", [("июле", None)]),
        ("Шахта встала в июле. Ждут июня.", [("июле", None), ("июня", None)]),
    )
)
def test_a_month_is_told_from_a_name_and_its_year_from_a_count(text, expected):
    assert found(text) == expected


def test_a_kazakh_range_of_two_months_keeps_the_word_for_until():
    text = "Жиын 28 мамырдан 3 маусымға дейін өтті."
    assert found(text, relative_to=DAY) == [("28 мамырдан 3 маусымға дейін", "2025-05-28/2025-06-03")]
    assert found("Жиын 3 маусымға дейін өтеді.", relative_to=DAY) == [("3 маусымға", "2025-06-03")]


def test_the_eve_before_a_ukrainian_verb_in_the_plural():
    assert found("Напередодні домовилися.", relative_to=DAY) == [("Напередодні", "2025-11-05")]
