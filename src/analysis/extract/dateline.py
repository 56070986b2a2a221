"""Where and when a report was written: its date line, or a date that stands alone at its head."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.extract.days import Calendar, Day, last_day
from analysis.extract.items import Item
from analysis.extract.reading import Reading
from analysis.extract.towns import country_of

_FIRST_PARAGRAPHS = 5
_REACH = 90  # characters of a date line
_MARK = re.compile(r"\s*[.,:(/\[【】]?\s*")
_END = re.compile(r"[—–:】)]|\s-\s|\.(?:\s|$)|電|电|\s/")
_BEFORE = re.compile(r"\A\s*\([^()\n]{1,40}\)")  # (Agency) ULAN BATOR, Jun 25 –
_FEW = 4  # words of a line beside its day and its town: 15:40, Kremlin
_WORD = re.compile(r"[^\W_]+")
_OLDEST = 60  # days between a page's date and the day on which it was fetched or published
_SIGNS = "【(["


class Dateline(NamedTuple):
    """What a date line says; None where it does not. A stamp is the day of the page alone, and of nothing it tells."""

    place: Item | None
    day: Day | None
    is_stamp: bool = False


def dateline_of(reading: Reading, calendar: Calendar, published: str | None) -> Dateline:
    """The date line of a report: a town, mostly in capitals, and a day, before a dash or a point."""
    place: Item | None = None
    day = stamp = _page_day(reading, calendar, published)
    for part in [one for one in reading.parts if not one.is_headline][:_FIRST_PARAGRAPHS]:
        found = next((s for s in reading.sentences if part.start <= s.start < part.end), None)
        if found is None:
            continue
        items = [item for s in reading.sentences if part.start <= s.start < part.end for item in s.items]
        town = next((item for item in items if item.role in ("place", "government", "country")), None)
        if town is None or _BEFORE.sub("", reading.text[part.start : town.start]).strip(" \n" + _SIGNS):
            continue
        printed = reading.text[town.start : town.end]
        end = _END.search(reading.text, town.end, min(part.end, part.start + _REACH))
        between = reading.text[town.end : end.start()] if end else ""
        is_upper = printed.isupper() or (not printed[0].isascii() and printed.upper() == printed.lower())
        if not end or (not is_upper and end[0].strip() in (".", ",")) or len(between.split()) > 9:
            continue
        if any(
            item.role in ("sign", "person", "instrument", "arrive", "meet") and item.start < end.start()
            for item in items
        ):
            continue
        if town.role != "country":
            place = town
        days = calendar.between(town.end, end.end() + 1)
        if days and days[0].is_day and _is_recent(days[0].edtf, published, 8):
            day = days[0]
        elif not days:
            days = calendar.between(town.end, end.end() + 16)
            if days and reading.text[town.end : days[0].start].strip(" ,.(—–-/") == "" and days[0].is_day:
                day = (
                    days[0]
                    if _is_recent(days[0].edtf, published, 8)
                    and any(sign.isdigit() for sign in reading.text[days[0].start : days[0].end])
                    else day
                )
        break
    if place is None and (told := _day_and_town(reading, calendar, published)) is not None:
        return told
    return Dateline(place, day, day is stamp and day is not None)


def _day_and_town(reading: Reading, calendar: Calendar, published: str | None) -> Dateline | None:
    """A line that says no more than when and where: 16 июня 2026 года, 15:40. Москва, Кремль."""
    for part in reading.parts[: _FIRST_PARAGRAPHS + 1]:
        days = calendar.between(part.start, part.end)
        towns = [
            item
            for sentence in reading.sentences
            if part.start <= sentence.start < part.end
            for item in sentence.items
            if item.role in ("place", "government") and country_of(item)
        ]
        if len(days) != 1 or not towns or not days[0].is_day or part.end - part.start > _REACH:
            continue
        rest = reading.text[days[0].end : towns[0].start] + reading.text[towns[0].end : part.end]
        is_line = days[0].start == part.start and len(_WORD.findall(rest)) <= _FEW
        if is_line and _is_recent(days[0].edtf, published, 8):
            return Dateline(towns[0], days[0])
    return None


def _page_day(reading: Reading, calendar: Calendar, published: str | None) -> Day | None:
    """A day of publication that stands alone in one of the first lines."""
    lines = reading.text[: reading.parts[min(3, len(reading.parts) - 1)].end if reading.parts else 0]
    for day in calendar.between(0, len(lines)):
        low = lines.rfind("\n", 0, day.start) + 1
        high = lines.find("\n", day.end)
        line = lines[low : high if high >= 0 else len(lines)]
        rest = re.sub(r"[\d\W_]", "", lines[low : day.start] + line[day.end - low :])
        if day.is_day and len(rest) <= 14 and _is_recent(day.edtf, published, _OLDEST) and len(line) < 60:
            return day
    return None


def _is_recent(edtf: str, published: str | None, most: int) -> bool:
    told, page = last_day(edtf), last_day(published)
    return told is not None and (page is None or -1 <= (page - told).days <= most)
