"""Which roles are a date: a point, or a span between two points, either of which may be open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.dates.forms import YEARLY, tables
from analysis.dates.roles import Role
from analysis.dates.rules import Phrase, tidied

R = Role
LONGEST_POINT = 9
_MARKS = (R.ABOUT, R.PERHAPS)


@dataclass(frozen=True)
class Point:
    """A day, month, year … : its kind, and which value of the text fills which place."""

    kind: str
    at: dict[str, int]
    unit: Role | None = None  # the unit of time, where it may be several
    mark: str = ""  # EDTF's: ~ approximate, ? uncertain, % both
    part: int | None = None  # the place of early, middle, late
    part_role: Role | None = None
    weekday: int | None = None
    is_week: bool = False  # the week that has the day


@dataclass(frozen=True)
class Span:
    """From one point to another; `link` is 'and' for two points that must touch, otherwise 'to'.

    `between` are the places of the days of a list that stand between the two: 5, 6 and 7 May.
    """

    link: str
    first: Point
    last: Point
    mark: str = ""
    between: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bound:
    """All days since, until, before or after a point."""

    link: str
    point: Point
    mark: str = ""


Parsed = Point | Span | Bound


@lru_cache(maxsize=1 << 13)
def parse(signature: str) -> Parsed | None:
    """What the roles of a text say, None where it is no date."""
    phrase = tidied(signature)
    if phrase is None:
        return None
    found = _point(phrase)
    if found:
        return found
    bare = phrase.stripped(_MARKS, _MARKS)
    span = _range(bare) or _open(bare)
    if span and len(bare.roles) < len(phrase.roles):
        first = phrase.roles.index(bare.roles[0])
        return replace(span, mark=_mark(phrase.roles[:first] + phrase.roles[first + len(bare.roles) :]))
    return span


def _mark(roles: tuple[Role, ...]) -> str:
    """EDTF's mark for approximate, uncertain, or both."""
    about, perhaps = R.ABOUT in roles, R.PERHAPS in roles
    return "%" if about and perhaps else "~" if about else "?" if perhaps else ""


# --- points ---------------------------------------------------------------------------------------


def _point(phrase: Phrase, in_range: bool = False) -> Point | None:
    inner = phrase.stripped(_MARKS, (*_MARKS, R.TO_CASE))
    mark = _mark(phrase.roles)
    if not 0 < len(inner.roles) <= LONGEST_POINT + len(mark) + (mark == "%"):
        return None
    if mark:
        for place in reversed(range(len(inner.roles))):  # 'in about early 2025', 'November (?) 2025'
            if inner.roles[place] in _MARKS:
                inner = inner.without(place)
        if not inner.roles:
            return None
    found = _form(inner, in_range) or _parted(inner, in_range) or _on_weekday(inner, in_range) or _week_of(inner)
    return replace(found, mark=mark) if found and mark else found


def _form(phrase: Phrase, in_range: bool = False, under_part: bool = False) -> Point | None:
    dates, ends, under = tables()
    roles = phrase.roles
    entry = dates.get(roles) or (in_range and ends.get(roles)) or (under_part and under.get(roles))
    if not entry:
        return None
    kind, places = entry
    unit = places.get("unit", places.get("span"))
    return Point(kind, {name: phrase.places[i] for name, i in places.items()}, None if unit is None else roles[unit])


_PARTS = (R.PART, R.EDGE)
_DAYS_OF = ((R.ORDINAL, R.DAYS), (R.FINAL, R.DAYS))


def _parted(phrase: Phrase, in_range: bool) -> Point | None:
    """Early, mid, late, the beginning, the middle or the end of something; the first or the last days of a month."""
    roles = phrase.roles
    edge = roles.index(R.EDGE) if R.EDGE in roles else 0
    if roles[:edge] in ((R.YEAR_NOUN,), (R.YEAR_NOUN, R.DASH)) and roles[edge + 1 :]:  # year-end 2025
        return _with_part(_form(phrase.cut(edge + 1)), phrase, edge)
    if roles[:2] in _DAYS_OF:
        return _with_part(_form(phrase.cut(2)), phrase, 0)
    if roles[-2:] in _DAYS_OF:
        return _with_part(_form(phrase.cut(0, -2)), phrase, len(roles) - 2)
    if roles[0] in _PARTS:
        rest = phrase.cut(1).stripped((R.DASH,))
        found = _form(rest, in_range, under_part=roles[0] is R.EDGE) if rest.roles else None
        if not found and in_range and not rest.roles:
            found = Point("bare part", {})
        return _with_part(found, phrase, 0)
    if roles[-1] in _PARTS:
        rest = phrase.cut(0, -1).stripped(after=(R.DASH,))
        return _with_part(_form(rest, in_range, under_part=roles[-1] is R.EDGE), phrase, len(roles) - 1)
    return None


def _with_part(found: Point | None, phrase: Phrase, at: int) -> Point | None:
    return replace(found, part=phrase.places[at], part_role=phrase.roles[at]) if found else None


def _on_weekday(phrase: Phrase, in_range: bool) -> Point | None:
    if len(phrase.roles) == 1:
        return None
    if phrase.roles[0] is R.WEEKDAY:
        found, place = _form(phrase.cut(1).stripped((R.DASH,)), in_range), phrase.places[0]
    elif phrase.roles[-1] is R.WEEKDAY:
        found, place = _form(phrase.cut(0, -1).stripped(after=(R.DASH,)), in_range), phrase.places[-1]
    else:
        return None
    is_day = found and found.kind in ("day", "date", "numbers", "bare", "relative day", "day and month")
    return replace(found, weekday=place) if found and is_day else None


def _week_of(phrase: Phrase) -> Point | None:
    if phrase.roles[0] is not R.WEEKS or len(phrase.roles) == 1:
        return None
    found = _form(phrase.cut(1))
    return replace(found, is_week=True) if found and found.kind in ("day", "date", "numbers") else None


# --- spans ----------------------------------------------------------------------------------------


def _range(phrase: Phrase) -> Span | Bound | None:
    roles = phrase.roles
    between = R.BETWEEN in (roles[:1] + roles[-1:])
    links: tuple[Role, ...] = (R.TO, R.DASH, R.AND)
    if roles[:1] == (R.BETWEEN,):
        phrase = phrase.cut(1)
    elif roles[-1:] == (R.BETWEEN,):
        phrase, links = phrase.cut(0, -1), (R.DASH, R.AND, R.FROM_CASE)
    elif roles[:1] == (R.FROM,):
        phrase, links = phrase.cut(1), (R.TO, R.DASH)
    elif roles[-1:] == (R.UP_TO,):
        phrase, links = phrase.cut(0, -1).stripped(after=(R.TO_CASE,)), (R.FROM_CASE, R.TO, R.DASH)
    for i, role in enumerate(phrase.roles):
        if role not in links or not 0 < i < len(phrase.roles) - 1:
            continue
        idle = (R.ONWARDS, R.DASH) if role is R.FROM_CASE else (R.DASH,)
        left, right = phrase.cut(0, i).stripped(after=(R.DASH,)), phrase.cut(i + 1).stripped(idle)
        if role is R.DASH and left.roles == (R.PART,) and right.roles[:1] != (R.PART,):  # since mid-2024
            continue
        link = "and" if role is R.AND and not between else "to"
        found = _joined(left, right, link) or (_listed(left, right) if link == "and" else None)
        if found:
            return found
    return None


def _listed(left: Phrase, right: Phrase) -> Span | None:
    """Three days or more of one month: 5, 6 and 7 May; 2025 жылғы 5, 6 және 7 мамыр."""
    count = 0
    while count < len(left.roles) and left.roles[-1 - count] in (R.NUMBER, R.ORDINAL):
        count += 1
    if count < 2:
        return None
    last = len(left.roles) - count + 1
    found = _joined(left.cut(0, last), right, "and")
    is_day = isinstance(found, Span) and found.first.kind == "day" == found.last.kind
    return replace(found, between=left.places[last:]) if isinstance(found, Span) and is_day else None


def _joined(left: Phrase, right: Phrase, link: str) -> Span | Bound | None:
    if right.roles == (R.PRESENT,):
        since = _point(left)
        return Bound("since", since) if since and link == "to" else None
    if not left.roles or not right.roles:
        return None
    first, last = _point(left, in_range=True), _point(right, in_range=True)
    if not first or not last:
        return None
    first, last = _completed(first, last, False), _completed(last, first, True)
    kinds = {first.kind, last.kind}
    if kinds & {"bare", "bare part"} or ("day and month" in kinds and not kinds & {"numbers", "date"}):
        return None
    if last.kind == "year" and first.kind in YEARLY and not _has_year(first):  # November – 2025
        return None
    return Span(link, first, last)


def _completed(end: Point, other: Point, is_last: bool) -> Point:
    """An end that says no more than '4' or 'early', taken for what the other end is."""
    if end.kind == "bare part":
        return replace(other, part=end.part, part_role=end.part_role, mark=end.mark)
    if end.kind != "bare":
        return end
    if other.kind == "day" or (other.kind in _IN_FIGURES and not is_last):
        month = {"month": other.at["month"]} if "month" in other.at else {}
        is_day = "day" in end.at and (month or not _has_year(end))  # 2031, 4–6.11.2025: of which month is the first?
        return replace(end, kind="day", at={**month, **end.at}) if is_day else end
    if other.kind not in _COUNTED or "tens" in end.at:
        return end
    number = end.at["day"] if "day" in end.at else end.at["number"]
    month = {name: place for name, place in other.at.items() if name == "month"}
    own = {name: place for name, place in end.at.items() if name not in ("day", "number")}
    return replace(end, kind=other.kind, at={**month, **own, "number": number})


_IN_FIGURES = ("numbers", "date", "day and month")
_COUNTED = ("quarter", "half", "ten days", "half of month")


def _has_year(point: Point) -> bool:
    return "year" in point.at or "this" in point.at


# Before the date, after the date → what is open. The Kazakh word stands after a name in its case.
_BEFORE = {R.FROM: "since", R.TO: "until", R.BY: "until", R.BEFORE: "before", R.AFTER: "after"}
_AFTER = (
    ((R.FROM_CASE, R.ONWARDS), "since"),
    ((R.ONWARDS,), "since"),
    ((R.FROM_CASE, R.EARLIER, R.NOT), "since"),
    ((R.FROM_CASE, R.LATER, R.NOT), "until"),
    ((R.TO_CASE, R.UP_TO), "until"),
    ((R.FROM_CASE, R.UP_TO), "until"),
    ((R.UP_TO,), "until"),
    ((R.TO_CASE, R.BY), "until"),
    ((R.FROM_CASE, R.BEFORE), "before"),
    ((R.FROM_CASE, R.AFTER), "after"),
    ((R.FROM_CASE,), "since"),
)


def _open(phrase: Phrase) -> Bound | None:
    for roles, link in _AFTER:
        if phrase.roles[-len(roles) :] == roles:
            idle = (R.FROM,) if link == "since" else ()
            return _half_open(link, _point(phrase.cut(0, -len(roles)).stripped(idle)))
    link = _BEFORE.get(phrase.roles[0], "") if phrase.roles else ""
    return _half_open(link, _point(phrase.cut(1))) if link else None


def _half_open(link: str, found: Point | None) -> Bound | None:
    return Bound(link, found) if found else None
