"""Which strings of roles are dates: a point, or a span between two points, either of which may be open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.dates.forms import YEARLY, tables
from analysis.dates.words import CASE_LETTERS

LONGEST, LONGEST_POINT = 24, 9


@dataclass(frozen=True)
class Point:
    """A day, month, year … : its kind, and which value of the text fills which place."""

    kind: str
    at: dict[str, int]
    unit: str = ""  # the letter of the unit of time, where it may be several
    marks: str = ""
    part: int | None = None  # the place of early, middle, late
    part_letter: str = ""
    weekday: int | None = None
    is_week: bool = False  # the week that has the day


@dataclass(frozen=True)
class Span:
    """From one point to another. `link` is to, and, since, until, before or after."""

    link: str
    left: Point | None
    right: Point | None
    marks: str = ""


@dataclass(frozen=True)
class _Roles:
    """Letters, and the place of each one's value in the text."""

    letters: str
    places: tuple[int, ...]

    def cut(self, first: int, last: int | None = None) -> _Roles:
        return _Roles(self.letters[first:last], self.places[first:last])

    def without(self, first: int, last: int) -> _Roles:
        return _Roles(self.letters[:first] + self.letters[last:], self.places[:first] + self.places[last:])

    def stripped(self, before: str, after: str) -> _Roles:
        first = len(self.letters) - len(self.letters.lstrip(before))
        last = len(self.letters.rstrip(after))
        return self.cut(first, max(first, last))


# Roles that say together what one says alone: 'no later than' is 'until', 'this year' a relative year.
_MERGED = {
    "Yy": "Y", "Y-y": "Y", "Ry": "R", "Ma": "M", "M-a": "M", "Md": "M", "M-d": "M", "Wd": "W", "Wm": "W", "Rs": "R",
    "hy": "h", "h-y": "h", "rm": "r", "rd": "r", "Ty": "R", "ff": "f", "et": "e", "t-?": "?", "|~": "~", "|g": "f",
    "|e": "t", "Gl": "g", "Bl": "e", "!Gl": "t", "!G": "t", "!g": "t", "!Bl": "f", "!B": "f", "!e": "f", "~~": "~",
    "??": "?", "Xu": "X", "bt": "t", "tt": "t", "&G": "J", "&J": "J", "Xm": "X", "Sa": "S", "S-a": "S",
    "YNu": "YX",
}  # fmt: skip
_TOGETHER = re.compile("|".join(map(re.escape, sorted(_MERGED, key=len, reverse=True))))
# Roles that add nothing where they stand.
_IDLE = re.compile(
    r"""X | (?<!Y)s                  # the time of day, an ending
      | y+(?=Y) | (?<=[nCKUH])y+    # the year 2025, 06.11.2025 г.
      | a(?=M) | (?<=M)j            # the month of November, 4-6 қараша күндері
      | (?<=[NIO])-?d(?=[MT]) | (?<=MO)d | (?<=N)(?<!iN)-?[dj](?![eAg>])  # the 6th day of, but not '2 days ago'
      | m(?=[NOWMY]) | (?<=[YMNR])m # вечером 6 ноября
      | [BG](?=r)                   # earlier today""",
    re.VERBOSE,
)
_THIS_YEAR = re.compile("f(y+)(?!Y)")


def _tidied(letters: str) -> _Roles | None:
    """The roles without fillers, cases told apart from their names, and what belongs together put together."""
    spread: list[tuple[str, int]] = []
    for place, letter in enumerate(letters):
        base = chr(ord(letter) & 0xFF)
        if base in ".o":
            continue
        spread.append((base, place))
        case = CASE_LETTERS.get(ord(letter) >> 8)
        if case:
            spread.append((case, place))
    if not spread or len(spread) > LONGEST:
        return None
    roles = _Roles("".join(letter for letter, _ in spread), tuple(place for _, place in spread))
    if match := _THIS_YEAR.search(roles.letters):  # с. г.
        roles = _Roles(
            roles.letters.replace(match[0], "R", 1), roles.places[: match.start() + 1] + roles.places[match.end() :]
        )
    while match := _TOGETHER.search(roles.letters):
        first, last = match.span()
        roles = _Roles(
            roles.letters[:first] + _MERGED[match[0]] + roles.letters[last:],
            roles.places[: first + 1] + roles.places[last:],
        )
    while match := _IDLE.search(roles.letters):
        roles = roles.without(*match.span())
    while roles.letters.count("Y") > 1 and "v" in roles.letters:
        roles = roles.without(roles.letters.index("v"), roles.letters.index("v") + 1)
    return roles


@lru_cache(maxsize=1 << 13)
def parse(letters: str) -> Point | Span | None:
    """What a string of roles says, None where it is no date."""
    roles = _tidied(letters)
    if roles is None:
        return None
    found = _point(roles)
    if found:
        return found
    bare = roles.stripped("~?", "~?")
    marks = roles.letters[: len(roles.letters) - len(roles.letters.lstrip("~?"))]
    marks += roles.letters[len(roles.letters.rstrip("~?")) :]
    found = _range(bare) or _open(bare)
    return replace(found, marks="".join(sorted(set(marks)))) if found else None


# --- points ---------------------------------------------------------------------------------------


def _point(roles: _Roles, in_range: bool = False) -> Point | None:
    inner = roles.stripped("~?", "~?<")
    marks = "".join(sorted(set(roles.letters) & set("~?")))
    if not 0 < len(inner.letters) <= LONGEST_POINT + len(marks):
        return None
    marked = [i for i, letter in enumerate(inner.letters) if letter in "~?"]
    for i in reversed(marked):  # 'in about early 2025', 'November (?) 2025'
        inner = inner.without(i, i + 1)
    if not inner.letters:
        return None
    found = _form(inner, in_range) or _parted(inner, in_range) or _on_weekday(inner, in_range) or _week_of(inner)
    return replace(found, marks=marks) if found and marks else found


def _form(roles: _Roles, in_range: bool = False, under_part: bool = False) -> Point | None:
    dates, ends, under = tables()
    letters = roles.letters
    entry = dates.get(letters) or (in_range and ends.get(letters)) or (under_part and under.get(letters))
    if not entry:
        return None
    kind, places = entry
    unit = places.get("unit", places.get("span"))
    return Point(kind, {name: roles.places[i] for name, i in places.items()}, "" if unit is None else letters[unit])


def _parted(roles: _Roles, in_range: bool) -> Point | None:
    """Early, mid, late, the beginning, the middle or the end of something; the first or the last days of a month."""
    letters = roles.letters
    edge = letters.find("E")
    if edge > 0 and letters[:edge] in ("y", "y-") and letters[edge + 1 :]:  # year-end 2025
        return _with_part(_form(roles.cut(edge + 1)), roles.places[edge], "E")
    if letters[:2] in ("Oj", "Fj"):
        return _with_part(_form(roles.cut(2)), roles.places[0], letters[0])
    if letters[-2:] in ("Oj", "Fj"):
        return _with_part(_form(roles.cut(0, -2)), roles.places[-2], letters[-2])
    if letters[0] in "PE":
        rest = roles.cut(1).stripped("-", "")
        found = _form(rest, in_range, under_part=letters[0] == "E") if rest.letters else None
        if not found and in_range and not rest.letters:
            found = Point("bare part", {})
        return _with_part(found, roles.places[0], letters[0])
    if letters[-1] in "PE":
        found = _form(roles.cut(0, -1).stripped("", "-"), in_range, under_part=letters[-1] == "E")
        return _with_part(found, roles.places[-1], letters[-1])
    return None


def _with_part(found: Point | None, place: int, letter: str) -> Point | None:
    return replace(found, part=place, part_letter=letter) if found else None


def _on_weekday(roles: _Roles, in_range: bool) -> Point | None:
    letters = roles.letters
    if letters[0] == "W" and len(letters) > 1:
        found, place = _form(roles.cut(1).stripped("-", ""), in_range), roles.places[0]
    elif letters[-1] == "W" and len(letters) > 1:
        found, place = _form(roles.cut(0, -1).stripped("", "-"), in_range), roles.places[-1]
    else:
        return None
    is_day = found and found.kind in ("day", "date", "numbers", "bare", "relative day", "day and month")
    return replace(found, weekday=place) if is_day else None


def _week_of(roles: _Roles) -> Point | None:
    if roles.letters[0] != "w" or len(roles.letters) == 1:
        return None
    found = _form(roles.cut(1))
    return replace(found, is_week=True) if found and found.kind in ("day", "date", "numbers") else None


# --- spans ----------------------------------------------------------------------------------------


def _range(roles: _Roles) -> Span | None:
    letters = roles.letters
    between = "z" in (letters[:1], letters[-1:])
    links = "t-&"
    if letters[:1] == "z":
        roles = roles.cut(1)
    elif letters[-1:] == "z":
        roles, links = roles.cut(0, -1), "-&>"
    elif letters[:1] == "f":
        roles, links = roles.cut(1), "t-"
    elif letters[-1:] == "D":
        roles, links = roles.cut(0, -1).stripped("", "<"), ">t-"
    for i, letter in enumerate(roles.letters):
        if letter not in links or not 0 < i < len(roles.letters) - 1:
            continue
        left, right = roles.cut(0, i).stripped("", "-"), roles.cut(i + 1).stripped("J-" if letter == ">" else "-", "")
        found = _joined(left, right, "and" if letter == "&" and not between else "to")
        if found:
            return found
    return None


def _joined(left: _Roles, right: _Roles, link: str) -> Span | None:
    if right.letters == "p":
        first = _point(left)
        return Span("since", first, None) if first and link == "to" else None
    if not left.letters or not right.letters:
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
        return replace(other, part=end.part, part_letter=end.part_letter, marks=end.marks)
    if end.kind != "bare":
        return end
    if other.kind == "day" or (other.kind in _IN_FIGURES and not is_last):
        month = {"month": other.at["month"]} if "month" in other.at else {}
        return replace(end, kind="day", at={**month, **end.at}) if "day" in end.at else end
    if other.kind not in _COUNTED or "tens" in end.at:
        return end
    number = end.at.get("day", end.at.get("number"))
    month = {name: place for name, place in other.at.items() if name == "month"}
    own = {name: place for name, place in end.at.items() if name not in ("day", "number")}
    return replace(end, kind=other.kind, at={**month, **own, "number": number})


_IN_FIGURES = ("numbers", "date", "day and month")
_COUNTED = ("quarter", "half", "ten days", "half of month")


def _has_year(point: Point) -> bool:
    return "year" in point.at or "this" in point.at


# Before the date, after the date → what is open. The Kazakh word stands after a name in its case.
_BEFORE = {"f": "since", "t": "until", "b": "until", "e": "before", "g": "after"}
_AFTER = (
    *((">J", "since"), ("J", "since"), (">B!", "since"), (">G!", "until"), ("<D", "until"), (">D", "until")),
    *(("D", "until"), ("<b", "until"), (">e", "before"), (">g", "after"), (">", "since")),
)


def _open(roles: _Roles) -> Span | None:
    for letters, link in _AFTER:
        if roles.letters.endswith(letters):
            found = _point(roles.cut(0, -len(letters)).stripped("f" if link == "since" else "", ""))
            return _half_open(link, found)
    link = _BEFORE.get(roles.letters[:1])
    return _half_open(link, _point(roles.cut(1))) if link else None


def _half_open(link: str, found: Point | None) -> Span | None:
    if not found:
        return None
    return Span(link, found, None) if link in ("since", "after") else Span(link, None, found)
