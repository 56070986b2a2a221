"""Whether pieces of a running text that read as a date are one: numbers, names and common words look the same.

A cell holds a date or nothing, so that 'May' and '2020' are read there; in a text they may be a verb and a count. What
is only likely is not taken. The words that raise doubts are those of `doubts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.dates.candidate import BEFORE_A_YEAR, Candidate
from analysis.dates.doubts import Doubts, given_names
from analysis.dates.forms import YEARLY
from analysis.dates.grammar import Bound, Parsed, Point, Span
from analysis.dates.roles import Role
from analysis.dates.run import Run
from analysis.dates.signs import signs_belong

R = Role
_YEARS = range(1900, 2101)  # of figures that nothing else tells to be a year
_LATIN = re.compile("[A-Za-z]")
_GAP = re.compile(r"\t|\s{3,}|\n\s*\n")


def is_plausible(run: Run, first: int, end: int, parsed: Parsed, doubts: Doubts) -> bool:
    """Whether the pieces from one place to another are a date in their text."""
    roles = run.roles(first, end)
    it = Candidate(run, first, end, roles, run.between(first, end)[1], doubts)
    if _GAP.search(run.text, *run.span(first, end)) or it.before.rstrip(".") in it.doubts["number sign"]:
        return False
    if not all(1000 <= year <= 2999 for year in it.years):
        return False
    if not signs_belong(it, isinstance(parsed, Point)) or _is_cut_off(it):
        return False
    if isinstance(parsed, Span):
        return _is_span(it, parsed)
    point = parsed.point if isinstance(parsed, Bound) else parsed
    if isinstance(parsed, Bound) and parsed.link in ("before", "after"):
        return False
    judge = _JUDGES.get(point.kind)
    return judge is None or judge(it, point)


def _is_cut_off(it: Candidate) -> bool:
    """Whether it ends with a number that belongs to the month behind it: 5 May and 7 | June."""
    return it.roles[-1] in (R.NUMBER, R.ORDINAL) and it.run.role_at(it.end) is R.MONTH


# --- years ----------------------------------------------------------------------------------------


def _is_cyrillic(piece: str) -> bool:
    return "Ѐ" <= piece[:1] <= "ӿ"


def _has_year(point: Point) -> bool:
    return "year" in point.at or "this" in point.at


def _is_year(it: Candidate, point: Point) -> bool:
    if "this" in point.at or point.part is not None:
        return point.part_role not in (R.FINAL, R.ORDINAL)
    if R.YEAR not in it.roles:
        return True
    year = it.years[0]
    if R.YEAR_NOUN not in it.roles:
        return year in _YEARS and _stands_as_year(it)
    if len(it.last) == 1 and it.run.text[it.run.span(it.first, it.end)[1] - 1] != ".":  # 2000 г may be grams
        return year in _YEARS and it.has_preposition()
    if len(it.last) == 1 and year not in _YEARS:
        return it.has_preposition()
    return _is_cyrillic(it.last) or year in _YEARS


def _stands_as_year(it: Candidate) -> bool:
    """Whether a bare number of four digits is a year, by what stands beside it."""
    if it.follows_a_count() or _is_counted_with_another(it):
        return False
    if it.before == "(" and it.after in (")", ",", ";"):
        return True
    if it.role_before is R.ARTICLE:
        return it.after[:1].isalpha()
    if it.role_before in _IN_LISTS:
        return _stands_in_a_list(it)
    if not it.has_preposition():
        return R.NUMBER_ENDING in it.roles
    return not _is_counted_in_cyrillic(it)


def _is_counted_with_another(it: Candidate) -> bool:
    """Between 2000 and 2024 tonnes."""
    run, other = it.run, it.end + 1
    if run.role_at(it.end) not in (R.AND, R.TO, R.DASH, R.OR) or run.role_at(other) is not R.YEAR:
        return False
    return it._replace(first=other, end=other + 1).follows_a_count()


def _is_counted_in_cyrillic(it: Candidate) -> bool:
    """In Russian a year has its «год»: в 2025 скважинах."""
    return _is_cyrillic(it.before) and _is_cyrillic(it.after) and it.after.islower() and len(it.after) > 3


_IN_LISTS = (R.AND, R.AND_OR_ROMAN, R.PUNCTUATION)


def _stands_in_a_list(it: Candidate) -> bool:
    """Whether other years stand before one, and a preposition before them: in 2019, 2020 and 2021."""
    at, role_at = it.first, it.run.role_at
    while at > 1 and role_at(at - 1) in _IN_LISTS and role_at(at - 2) is R.YEAR:
        at -= 2
    return at < it.first and role_at(at - 1) in BEFORE_A_YEAR


# --- months and days ------------------------------------------------------------------------------


def _is_month(it: Candidate, point: Point) -> bool:
    at = it.place_of(R.MONTH)
    piece, is_small = it.run.pieces[at].casefold(), it.run.pieces[at].islower()
    is_word = piece in it.doubts["month or word"]
    is_verb = is_word and is_small and piece.isascii()
    if (
        is_word
        and piece.isascii()
        and (R.DAY_NOUN in (*it.roles, it.run.role_at(it.end)) or _follows_a_given_name(it, at))
    ):
        return False  # May Day 2025; Theresa May 2017
    if it.roles[-1] is R.YEAR and _is_cyrillic(piece) and it.follows_a_count():  # в мае 2025 тонн
        return False
    if _has_year(point):
        return not is_verb and not _is_foreign_and_short(it, at)
    if point.part is not None or R.MONTHS in it.roles:
        return not is_verb
    if it.run.entries[at].takes_point or it.run.entries[at].is_foreign or (is_small and _LATIN.match(piece)):
        return False
    if _is_cyrillic(piece) and not is_small and it.after[:1].isupper():  # Мая Иванова
        return False
    return not is_word or it.has_preposition()


def _follows_a_given_name(it: Candidate, at: int) -> bool:
    before = it.run.piece_before(at)
    return at == it.first and before[:1].isupper() and not before.isupper() and before.casefold() in given_names()


def _is_foreign_and_short(it: Candidate, at: int) -> bool:
    """An abbreviation of another language, which may be a word of this one: abr, dez; but mai is whole."""
    piece = it.run.pieces[at].casefold()
    is_short = len(piece) < 4 and piece.isascii() and piece not in it.doubts["whole short name"]
    return is_short and it.run.entries[at].is_foreign


def _is_day(it: Candidate, point: Point) -> bool:
    at = it.place_of(R.MONTH)
    piece = it.run.pieces[at]
    if piece.isascii() and piece.islower() and piece in it.doubts["month or word"]:
        return False
    if _has_year(point):
        return True
    if R.ORDINAL in it.roles and _LATIN.match(piece) and R.OF not in it.roles:  # the second March meeting
        return False
    number = it.place_of(R.NUMBER)
    return R.NUMBER not in it.roles or number < at or not it.follows_a_count()  # in May 6 companies


def _is_month_in_figures(it: Candidate, _: Point) -> bool:
    """11/2025 and 11.2025, but not 2025.11 and 1.2025."""
    return bool(re.fullmatch(r"\d\d[./]\d{4}", it.pieces[0])) and it.years[0] in _YEARS and not it.follows_a_count()


def _is_edtf(it: Candidate, _: Point) -> bool:
    """In 2025-11; but 2010-12 may be two years, and 2025-11 a number."""
    year, number = it.values[it.roles.index(R.YEAR_DASH_NUMBER)]
    is_told = it.has_preposition() or it.before == "("
    return is_told and len(it.pieces) == 1 and year in _YEARS and 1 <= number <= 12 and year % 100 >= number


def _is_date(it: Candidate, _: Point) -> bool:
    return not it.pieces[0].isdigit() and all(year in _YEARS for year in it.years)


def _is_weekday(it: Candidate, _: Point) -> bool:
    piece = it.run.pieces[it.first]
    if piece.casefold() in it.doubts["weekday in accusative"]:
        return it.role_before is R.AT
    if it.run.entries[it.first].is_foreign or (_LATIN.match(piece) and piece.islower()):
        return False
    return piece.casefold() not in it.doubts["weekday or word"]


# --- relative dates -------------------------------------------------------------------------------

_VERB = re.compile(r".*(?:л|ла|ло|ли|в|лся|лась|лось|лись|лася|лося|лися|вся|ет|ют|ит|ят|ть|ться)")


def _is_relative_day(it: Candidate, _: Point) -> bool:
    """Not the eve of something, накануне саммита; not a name: USA Today."""
    if it.run.piece_before(it.first)[:1].isupper() and it.pieces[0].isascii() and not it.pieces[0].islower():
        return False
    if it.last not in it.doubts["eve"]:
        return True
    return not it.after.isalpha() or len(it.after) <= 3 or bool(_VERB.fullmatch(it.after))


def _is_turned(it: Candidate, point: Point) -> bool:
    return point.unit is not R.HALVES and it.last not in it.doubts["weekday or word"]


def _is_ago(it: Candidate, _: Point) -> bool:
    """Two weeks ago; but not two weeks before something."""
    return R.AGO in it.roles or _is_cyrillic(it.last)


def _is_hence(it: Candidate, _: Point) -> bool:
    """In two weeks; but not two weeks after something."""
    return it.run.role_at(it.end) not in (R.AFTER, R.AFTER_AFTER_IT)


def _is_half(it: Candidate, point: Point) -> bool:
    return _has_year(point) or not it.doubts["half of a year"].isdisjoint(map(str.casefold, it.pieces))


def _is_day_beside(_: Candidate, point: Point) -> bool:
    """The day before yesterday; but not the day before the summit."""
    return "offset" in point.at


def _is_under_edge(_: Candidate, point: Point) -> bool:
    """The end of the month; but not in late month."""
    return point.part_role is R.EDGE


def _never(_: Candidate, __: Point) -> bool:
    return False


_JUDGES: dict[str, Callable[[Candidate, Point], bool]] = {
    "year": _is_year,
    "month": _is_month,
    "day": _is_day,
    "month and year": _is_month_in_figures,
    "edtf": _is_edtf,
    "date": _is_date,
    "numbers": _is_date,
    "weekday": _is_weekday,
    "relative day": _is_relative_day,
    "turned": _is_turned,
    "ago": _is_ago,
    "hence": _is_hence,
    "next day": lambda it, _: R.TIME_OF_DAY in it.roles,
    "half": _is_half,
    "season": lambda _, point: _has_year(point),
    "day before": _is_day_beside,
    "day after": _is_day_beside,
    "this year": _is_under_edge,
    "this month": _is_under_edge,
    "this quarter": _is_under_edge,
    "year and number": _never,
    "two digits": _never,
}


# --- spans ----------------------------------------------------------------------------------------


def _is_span(it: Candidate, span: Span) -> bool:
    kinds = {span.first.kind, span.last.kind}
    if span.link == "and" and it.role_before is not R.BETWEEN and _is_whole(span.first, span.last):
        return kinds == {"year"} and R.YEARS in it.roles  # в 2024 и 2025 годах
    if kinds == {"year"} and not {R.YEAR_NOUN, R.YEARS, R.RELATIVE_YEAR} & set(it.roles):
        return _are_years(it)
    return not kinds & {"next day", "edtf", "year and number", "two digits"} and not (
        {piece for piece in it.pieces if piece.islower()} & it.doubts["month or word"]
    )


def _is_whole(first: Point, last: Point) -> bool:
    """Whether the first of two dates says all by itself: 5 May and 6 June, but not 5 and 6 May."""
    if first.kind == "day" and first.at.get("month") == last.at.get("month"):
        return False
    if "month" in first.at and first.at["month"] != last.at.get("month"):
        return True
    return _has_year(first) or first.kind not in YEARLY


def _are_years(it: Candidate) -> bool:
    """2020–2025, from 2020 to 2025; but not 2000–2050 tonnes."""
    if not all(year in _YEARS for year in it.years) or it.years != sorted({*it.years}) or it.follows_a_count():
        return False
    if len(it.pieces) > 1:
        return it.role_before in (R.FROM, R.BETWEEN, R.IN) or it.before == "("
    return it.has_preposition() or not _is_counted_in_cyrillic(it)
