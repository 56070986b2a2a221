"""What is written around a date: an event or a document, and a place ('signed in Astana on', 'Соглашение от').

Only a text that is no date as it stands comes here. What the patterns say about an occasion is left out, before the
date and after it; nothing is left out between two dates, and what no pattern knows stays, so that the rest is no date
and is refused. So is a bare number where it may be that of a document, of a place or of things counted.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.dates import occasions
from analysis.dates.occasions import OF_EVENTS
from analysis.dates.patterns import compiled
from analysis.dates.roles import Case, Role, Word, letter, roles_of, spelled
from analysis.dates.words import Lexicon, lexicon

R = Role
_LONGEST = 40  # words

# --- the roles of a text --------------------------------------------------------------------------


def date_alone(text: str, signature: str, values: tuple[object, ...]) -> tuple[str, tuple[object, ...]]:
    """Signature and values of a text without what it says of an occasion; as they are where it says nothing such."""
    if len(signature) > _LONGEST:
        return signature, values
    known = lexicon()
    around = "".join([_around(chunk, known) for chunk in text.split()])
    if compiled(occasions.IN_DAYS).fullmatch(around):
        return letter(R.AFTER_A_TIME) + signature[1:], values
    if compiled(occasions.IS_OF_OCCASION).search(around):
        for first, last in _left_out(around):
            signature, around = signature[:first] + signature[last:], around[:first] + around[last:]
            values = values[:first] + values[last:]
    else:
        for first, last in _date_line(around):
            signature, around = signature[:first] + signature[last:], around[:first] + around[last:]
            values = values[:first] + values[last:]
    for pattern in (occasions.THIS_DAY, occasions.CALENDAR):
        if idle := compiled(pattern).search(around):
            signature = _with(signature, idle.start(), R.FILLER)
    if compiled(occasions.OF_A_YEAR).match(around):
        signature = _with(signature, 0, R.BEFORE if roles_of(around[0]) == (R.EARLIER_OF,) else R.AFTER)
    return signature, values


def _with(signature: str, place: int, role: Role) -> str:
    return signature[:place] + letter(role) + signature[place + 1 :]


@lru_cache(maxsize=1 << 13)
def _around(chunk: str, known: Lexicon) -> str:
    """The letters of a text between blanks, in no case; names are told by their capitals."""
    words = known.chunks[chunk][2]
    roles = [_role_around(word) for word in words]
    if _INITIALS.fullmatch(chunk):  # D.C.
        return spelled(R.NAME, *[R.PUNCTUATION] * (len(roles) - 1))
    unknown = [place for place, role in enumerate(roles) if role is R.OTHER]
    first = _LETTER.search(chunk)
    if unknown and first and first[0].isupper() and {*roles} <= _IN_NAMES:  # Нур-Султан
        roles = [R.NAME if role in (R.OTHER, R.DASH) else role for role in roles]
        if str(words[unknown[-1]].value).endswith(known.places):
            roles[unknown[-1]] = R.PLACE_NAME
    return spelled(*roles)


_IN_NAMES = {R.OTHER, R.DASH, R.PUNCTUATION, R.SLASH, R.YEAR_NOUN, R.PLACE_NOUN}
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[,;]?")
_LETTER = re.compile(r"[^\W\d_]")
# What stands after its object says nothing of what follows; nor does an occasion that something is counted from.
_NOT_AROUND = (R.BEFORE_AFTER_IT, R.AFTER_AFTER_IT, R.BY_AFTER_IT)
_NOT_COUNTED_FROM = (R.EVENT, R.EVENT_NOUN, R.DOCUMENT, R.PLACE_NOUN)


def _role_around(word: Word) -> Role:
    is_none = word.role in _NOT_AROUND or (word.case is Case.FROM and word.role in _NOT_COUNTED_FROM)
    return R.OTHER if is_none else word.role


# --- what is left out -----------------------------------------------------------------------------

Roles = tuple[Role, ...]


@lru_cache(maxsize=1 << 13)
def _left_out(around: str) -> tuple[tuple[int, int], ...]:
    """From where to where roles say something of an occasion, the last first; none where they cannot all be read."""
    before = compiled(occasions.BEFORE).match(around)
    after = compiled(occasions.AFTER).fullmatch(around, before.end()) if before else None
    if not before or not after or not _is_one_occasion(before, after):
        return ()
    date = _roles(after, "date")
    if after["occasion"] and compiled(occasions.IS_UNSAID).match(around, after.end("date") - 1):
        return ()
    figures = set(date) - _BESIDE_FIGURES <= _FIGURES
    if before["occasion"] and not before["state"] and not _may_follow(before, date, figures):
        return ()
    if after["occasion"] and figures:
        is_apart = after["gap"] or date[0] in _LINKS
        if _is_title(_roles(after, "occasion")) or not is_apart:  # 2025 agreements
            return ()
    return (after.end("date"), len(around)), (before.end("marks"), before.end())


@lru_cache(maxsize=1 << 13)
def _date_line(around: str) -> tuple[tuple[int, int], ...]:
    """Where a report or a letter says who wrote it and in which place, if nothing else stands there but a day."""
    before = compiled(occasions.WRITTEN_AT).match(around)
    after = compiled(occasions.WRITTEN_BY).fullmatch(around, before.end()) if before else None
    if not before or not after or _IS_DAY.isdisjoint(_roles(after, "date")):
        return ()
    return (after.end("date"), len(around)), (0, before.end())


_IS_DAY = {R.NUMBER, R.ORDINAL, R.THREE_NUMBERS, R.ISO_DATE}


def _roles(match: re.Match[str], name: str) -> Roles:
    return roles_of(match[name] or "")


_FIGURES = {
    R.YEAR, R.YEAR_SLASH_NUMBER, R.YEAR_DASH_NUMBER, R.MONTH_AND_YEAR, R.NUMBER, R.ROMAN, R.DAY_AND_MONTH, R.SHORT_YEAR,
    R.DECADE_ENDING, R.NUMBER_ENDING, R.YEARS,
}  # fmt: skip
_BESIDE_FIGURES = {R.PUNCTUATION, R.AT, R.IN, R.OF, R.FOR, R.ARTICLE, R.ABOUT, R.PERHAPS, R.DASH}
_LINKS = (R.AT, R.IN, R.OF, R.FROM, R.TO, R.BY, R.BEFORE, R.AFTER)
_AFTER_A_COUNT = (R.AT, R.IN, R.FOR, R.ARTICLE, R.FILLER)
_NOT_OF_TITLES = (R.FROM, R.TO, R.BY, R.FILLER)


def _is_title(roles: Roles) -> bool:
    return roles[-1:] in ((R.DOCUMENT,), (R.MATTER,))


def _is_one_occasion(before: re.Match[str], after: re.Match[str]) -> bool:
    first = _roles(before, "occasion") + _roles(before, "state")
    last = _roles(after, "occasion") + _roles(after, "state")
    if first and last:  # 'signed 5 May 2020, in force' leaves open which of the two that was
        events = {*OF_EVENTS, R.STATE}
        return events.isdisjoint(first) != events.isdisjoint(last)
    return bool(first or last)


def _may_follow(before: re.Match[str], date: Roles, figures: bool) -> bool:
    """Whether what stands after an occasion is its date and not a number of something else."""
    if date[0] in (R.FOR, R.OTHER):  # signed for 2025, келісімнен кейін
        return False
    if date[0] is R.NUMBER and date[1:2] and date[1] in _AFTER_A_COUNT:  # signed 5 in May 2025
        return False
    gap = _roles(before, "comma" if before["place"] else "gap")
    if date[:2] == (R.NUMBER, R.PUNCTUATION) and gap[-1:] != (R.PUNCTUATION,):  # «5» мая, but not: signed 5, May 2025
        return False
    if _is_title(_roles(before, "occasion")) and not before["place"]:
        if R.YEAR_SLASH_NUMBER in date or date[0] in _NOT_OF_TITLES or date[:2] == (R.NUMBER, R.OF):
            return False
        return R.COLON in gap or date[0] in (R.AT, R.IN, R.OF) or not (figures or R.ISO_DATE in date)
    if gap or not figures or date[0] in _LINKS:
        return True
    return not before["place"] and [role for role in date if role not in _BESIDE_FIGURES] == [R.YEAR]
