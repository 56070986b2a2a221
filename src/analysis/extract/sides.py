"""Which countries and bodies a clause says an agreement is between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.extract.bodies import body_party
from analysis.extract.event import CASES, Event
from analysis.extract.events import ACTS
from analysis.extract.items import Item
from analysis.extract.people import Cast
from analysis.extract.reading import Reading
from analysis.extract.towns import country_of
from analysis.mentions.body_words import body_words
from analysis.mentions.context import KNOWN_WELL

_SUBJECT = frozenset(("exact", "alias", "abbreviation", "official", "context", "capital", "former", "foreign", "seat"))
_LAST = frozenset(("kk", "tr", "ja", "ko", "uz", "az", "ky", "mn"))
_NEAR = 48  # characters between a country and the body, the side or the document it belongs to
_WORD = re.compile(r"[^\W\d_]+")
_HYPHEN = re.compile(r"\s?[-‑–—/]\s?")


class Side(NamedTuple):
    """A country, or a body with the country it belongs to ('' for none), that is a party."""

    code: str
    item: Item
    is_body: bool = False


def sides_of(event: Event, cast: Cast, reading: Reading) -> Iterator[Side]:
    """The parties that a clause names as its subject, or between whom or with whom it says it was made."""
    people = [(one.start, one.end) for one in cast.by_sentence[event.sentence.number]]
    if event.is_listed:
        yield from _sides_of_line(event, people, reading)
        return
    for item in event.items:
        if item.is_spoken or any(low <= item.start < high for low, high in people):
            continue
        if item.role in ("country", "government") and item.code and _is_side(item, event, reading):
            yield Side(item.code, item)
        is_body = item.role == "organization" and _is_subject(item, event, reading)
        if is_body and (party := body_party(item, reading)):
            yield Side(party, item, is_body=not is_ministry(item, reading))
        elif is_body and item.code:  # listed, and of no country: a development bank
            yield Side("", item, is_body=True)


def _sides_of_line(event: Event, people: list[tuple[int, int]], reading: Reading) -> Iterator[Side]:
    """Whom the line of a listed document names: they are its parties."""
    for item in event.items:
        if any(low <= item.start < high for low, high in people) or is_locative(item, reading):
            continue
        if item.role in ("country", "government") and item.code:
            yield Side(item.code, item)
        elif item.role == "organization" and (party := body_party(item, reading)):
            yield Side(party, item, is_body=not is_ministry(item, reading))
        elif item.role == "organization":
            yield Side("", item, is_body=True)


def is_ministry(item: Item, reading: Reading) -> bool:
    """Whether a body is a ministry, which stands for its country."""
    words = [word.casefold() for word in _WORD.findall(reading.text[item.start : item.end])]
    stems = tuple(word.rstrip("*").casefold()[:9] for word in body_words().of("ministry", *KNOWN_WELL)) or ("ministry",)
    return any(word.startswith(stems) for word in words)


def _is_side(item: Item, event: Event, reading: Reading) -> bool:
    mention = item.mention
    how = mention.how if mention else ""
    if _is_of_town(item, event):
        return False
    if _is_between(item, event, reading):
        return True
    if _owns_side(item, event, reading):
        return True
    if is_locative(item, reading):
        return False
    return how in _SUBJECT and _is_subject(item, event, reading)


def _is_subject(item: Item, event: Event, reading: Reading) -> bool:
    """Whether something stands where the subject of the clause stands."""
    cue = event.cue
    if cue is None:
        return True
    if event.sentence.is_headline:
        return True
    between = [one for one in event.items if one.role in ("by", "between") and one.end <= item.start]
    if any(_reaches(one, item, event, reading) for one in between):
        return True
    if _is_of_occasion(item, event, reading) or is_locative(item, reading):
        return False
    if item.start < cue.end:
        low = event.span[0] if event.span != (0, 0) else event.sentence.start
        first = next(
            (one.start for one in event.items if one.role in ("instrument", "document") and one.start >= low), None
        )
        if first is not None and first < item.start and reading.language not in _LAST and event.form != "active":
            return False
        return item.start >= low
    return (
        reading.language in CASES
        and item.role == "organization"
        and event.form == "active"
        and not _is_behind_object(item, event)
    )


def _is_behind_object(item: Item, event: Event) -> bool:
    instrument = event.instrument
    return instrument is not None and event.cue is not None and event.cue.end <= instrument.start < item.start


def is_locative(item: Item, reading: Reading) -> bool:
    """Whether a word of places stands right before something: in Kazakhstan, в Казахстан."""
    words = _WORD.findall(reading.text[max(0, item.start - 24) : item.start])
    gap = reading.text[max(0, item.start - 1) : item.start]
    if not words or gap.strip(' «"“'):
        return False
    word = words[-2] if words[-1].casefold() == "the" and len(words) > 1 else words[-1]
    return _is_of_role(word, "locative", reading)


def _is_of_town(item: Item, event: Event) -> bool:
    """Whether a country only says where a town is: was signed in Brussels, Belgium."""
    is_behind = any(one.role in ACTS and one.end <= item.start for one in event.sentence.items)
    return is_behind and any(
        0 < item.start - town.end <= len(", ") and country_of(town) == item.code
        for town in event.items
        if town.role == "place"
    )


def _is_of_role(word: str, role: str, reading: Reading) -> bool:
    return word.casefold() in reading.wording.words_of(role)


def _is_of_occasion(item: Item, event: Event, reading: Reading) -> bool:
    """Whether something belongs to a visit or talks that the clause tells when it was done by."""
    for mark in event.items:
        if mark.role not in ("occasion", "witness", "instead"):
            continue
        if mark.form == "before" and mark.end <= item.start:
            gap = reading.text[mark.end : item.start]
            verbs = any(
                one.role in ("sign", "adopt", "exchange") and mark.end <= one.start < item.start for one in event.items
            )
            if not verbs and "," not in gap and len(gap.split()) <= 10:
                return True
        if mark.form == "after" and mark.start >= item.end:
            gap = reading.text[item.end : mark.start]
            stops = any(
                one.role in ("sign", "adopt", "date", "instrument") and item.end <= one.start < mark.start
                for one in event.items
            )
            if not stops and "," not in gap and len(gap.split()) <= 5:
                return True
    return False


def partners_of(event: Event, reading: Reading) -> list[Side]:
    """The countries behind 'with' of a clause, each of which is the other side of a document of its own."""
    found = []
    for item in event.items:
        if item.role == "country" and item.code and event.instrument and item.start > event.instrument.end:
            marks = [
                one for one in event.items if one.role == "between" and one.form == "before" and one.end <= item.start
            ]
            printed = reading.text[marks[-1].start : marks[-1].end].casefold() if marks else ""
            if marks and printed not in _AMONG and _reaches(marks[-1], item, event, reading):
                found.append(Side(item.code, item))
    return found


_AMONG = frozenset(("between", "между", "між"))


def _reaches(mark: Item, item: Item, event: Event, reading: Reading) -> bool:
    """Whether 'between' or 'with' holds for what stands behind it: only names in a list are between."""
    inner = [one for one in event.items if mark.end <= one.start < item.start]
    if any(
        one.role in ("sign", "adopt", "exchange", "visit", "meet", "witness", "occasion", "instrument", "date")
        for one in inner
    ):
        return False
    gap = reading.text[mark.end : item.start]
    if inner and all(one.role in ("country", "government") for one in inner):  # a list, however long
        cuts = [mark.end, *(place for one in inner for place in (one.start, one.end)), item.start]
        pieces = (reading.text[low:high] for low, high in zip(cuts[::2], cuts[1::2], strict=True))
        return all(len(piece.split()) <= _BETWEEN_LISTED for piece in pieces) and not re.search("[;:—]", gap)
    return len(gap.split()) <= (3 if not inner else 14) and not re.search("[;:—]", gap)


_BETWEEN_LISTED = 3  # words between two countries of a list: ", and the"


def _is_between(item: Item, event: Event, reading: Reading) -> bool:
    for mark in event.items:
        if mark.role != "between":
            continue
        printed = reading.text[mark.start : mark.end].casefold()
        if (
            mark.form == "before"
            and mark.end <= item.start
            and printed not in _JOINS
            and _reaches(mark, item, event, reading)
        ):
            return True
        if mark.form == "after" and printed not in _JOINS and item.end <= mark.start:
            gap = reading.text[item.end : mark.start]
            if len(gap.split()) <= 6 and not any(
                one.role in ("sign", "adopt", "date", "instrument") and item.end <= one.start < mark.start
                for one in event.items
            ):
                return True
    return False


_JOINS = frozenset(("and", "мен", "пен", "бен"))


def _owns_side(item: Item, event: Event, reading: Reading) -> bool:
    """Whether a country is that of a side, of both sides of a document (Kazakhstan–US memorandum), or joined to one."""
    text = reading.text
    for other in event.items:
        if other.start < item.end:
            continue
        gap = text[item.end : other.start]
        if len(gap) > _NEAR or "," in gap:
            break
        if other.role == "side" and _is_subject(other, event, reading):
            return True
        if (
            other.role == "instrument"
            and len(gap.split()) <= 2
            and _HYPHEN.fullmatch(text[item.start - 1 : item.start])
        ):
            return True
        if other.role in ("country", "government") and _HYPHEN.fullmatch(gap):
            last = next((one for one in event.items if one.role == "instrument" and one.start >= other.end), None)
            if last and len(text[other.end : last.start].split()) <= 2:
                return True
    return False
