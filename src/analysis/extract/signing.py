"""Who signed in a clause, who watched, and which countries it was done for.

A name is a signatory only where it is the subject of the verb: in the nominative, or behind "by" of a passive one, and
in no phrase that tells of a visit, of talks, of who stood by or whom somebody signed for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from analysis.extract.event import CASES, Event
from analysis.extract.items import Item
from analysis.extract.people import Cast
from analysis.extract.person import Person, Place
from analysis.extract.reading import MOST, Reading

VERBS = frozenset(
    ("sign", "exchange", "adopt", "join", "force", "end", "meet", "arrive", "stay", "attend", "depart", "report",
     "greet", "held", "plan_visit")
)  # fmt: skip
_MARKS = frozenset(("witness", "occasion", "behalf", "instead", "by", "between"))
_MEETINGS = frozenset(("meet", "visit", "occasion", "attend", "held"))
_RIGHT_BESIDE = 5  # characters between 'with' and a name with its post: with his
_AND_ALSO = re.compile(r"\s(?:and|и|та|й|і|мен|пен|бен)\s")
_SAYS = 40  # characters between a name and a verb of speech
_BESIDE = 2  # characters between a name and "for"
_FAR = 60  # characters that the first words of a post may take
_JOINED = re.compile(r"(?:,|\band)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+(?:and\s+)?){0,4}\Z")  # and Lands (Minister)
_STATED = frozenset(("active", "passive", "present", "negated", "future"))
_AND = re.compile(
    r"(?:,|\b(?:and|и|мен|бен|пен|және|та|й|und|et|y|ve|ile|e))\s*\Z|\A\s*(?:мен|бен|пен|және|ile|ve)\b", re.IGNORECASE
)


class Told(NamedTuple):
    """What a clause tells of people: who signed, who watched."""

    signed: list[Person]
    watched: list[Person]


def people_of(event: Event, cast: Cast, reading: Reading) -> Told:
    """The signatories and the witnesses that the clause of an event names."""
    sentence = event.sentence
    low, high = event.span if event.span != (0, 0) else (sentence.start, sentence.end)
    people = [
        person
        for person in cast.by_sentence[sentence.number]
        if person.clause == event.clause and low <= person.item.start < high and not person.item.is_spoken
    ]
    told = Told([], [])
    for person in people:
        mark = _mark_of(person, people, event, reading)
        if mark and mark.role == "witness":
            told.watched.append(person)
        elif not mark and event.cue and _is_subject(person, event, reading):
            told.signed.append(_with_side(person, event, reading))
        elif event.cue and told.signed and _is_counterpart(person, told.signed, event):
            told.signed.append(person)
        elif not mark and event.cue and (_is_together(person, event) or _is_also_for(person, people, event)):
            told.signed.append(_with_side(person, event, reading))
    if event.form == "active" and event.act in ("sign", "exchange"):
        if pronoun := _first_person(event):
            told.signed[:0] = _speaker(event, pronoun, told.signed, cast)
        elif not told.signed or _is_of_two(event, reading):
            told.signed[:0] = [one for one in _meant(event, cast) if one.key not in {o.key for o in told.signed}]
    return told


def _is_of_two(event: Event, reading: Reading) -> bool:
    """Whether a pronoun and a name are the subject together: he and the minister signed."""
    return any(
        item.role == "pronoun" and item.form == "word" and _AND_ALSO.match(reading.text, item.end) is not None
        for item in event.items
    )


def _first_person(event: Event) -> Item | None:
    """The pronoun by which somebody who is quoted tells what he signed."""
    pronouns = [item for item in event.items if item.role == "pronoun" and item.form == "first"]
    return next((one for one in pronouns if event.cue and one.end <= event.cue.start), None)


def _speaker(event: Event, pronoun: Item, signed: Sequence[Person], cast: Cast) -> list[Person]:
    """Who is quoted: somebody beside a verb of speech in the sentence, or of one of the two before."""
    number = event.sentence.number
    for other in range(number, max(-1, number - 3), -1):
        people = [one for one in cast.by_sentence[other] if one.is_nominative and not one.item.is_spoken]
        says = cast.sentence(other).of("report")
        for person in people:
            near = [one for one in says if min(abs(one.start - person.item.end), abs(person.start - one.end)) <= _SAYS]
            if near and person.key not in {one.key for one in signed} and person.clause != event.clause:
                return [replace(person, item=replace(person.item, start=pronoun.start, end=pronoun.end))]
            if near and other != number:
                return [replace(person, item=replace(person.item, start=pronoun.start, end=pronoun.end))]
    if (named := cast.interviewed()) is not None and named.key not in {one.key for one in signed}:
        return [replace(named, item=replace(named.item, start=pronoun.start, end=pronoun.end))]
    return []


def _is_together(person: Person, event: Event) -> bool:
    """Whether a name in another case is of who signed with the subject: Шаққалиевпен бірге, вместе с Шаккалиевым."""
    cue = event.cue
    if cue is None or event.form != "active":
        return False
    for item in event.items:
        gap = item.start - person.item.end if item.form == "after" else person.start - item.end
        if item.role == "together" and 0 <= gap <= _RIGHT_BESIDE and item.end <= cue.start:
            return True
    return False


def _is_counterpart(person: Person, signed: Sequence[Person], event: Event) -> bool:
    """Whether somebody of another party stands right behind 'with' of the verb: signed a memorandum with Minister Y."""
    cue = event.cue
    if cue is None or event.form != "active" or not person.party or any(one.party == person.party for one in signed):
        return False
    marks = [one for one in event.items if one.role == "between" and one.form == "before" and one.start >= cue.end]
    beside = [one for one in marks if 0 <= person.start - one.end <= _RIGHT_BESIDE]
    between = [one for one in event.items if beside and cue.end <= one.start < beside[-1].start]
    return bool(beside) and not any(one.role in ("visit", "occasion", "meet", "witness") for one in between)


def _is_also_for(person: Person, people: Sequence[Person], event: Event) -> bool:
    """Whether a clause without a verb of its own says for whom somebody signed too: X signed for A, and Y for B."""
    cue = event.cue
    if cue is None or event.form != "active" or person.start < cue.end or not any(p.start < cue.start for p in people):
        return False
    marks = [item.start for item in event.items if item.role == "behalf" and item.form == "before"]
    is_marked = any(0 <= place - person.item.end <= 2 for place in marks)
    return is_marked and any(cue.end <= place < person.start for place in marks) and person.is_nominative


def _meant(event: Event, cast: Cast) -> list[Person]:
    """Who signed where a pronoun is the subject: the first subject of the sentence before, in the same paragraph."""
    cue = event.cue
    pronouns = [item for item in event.items if item.role == "pronoun" and cue is not None and item.end <= cue.start]
    if not pronouns:
        return []
    before = cast.before(event.sentence)
    people = [one for one in before if one.is_nominative and not one.item.is_spoken]
    return (
        [replace(people[0], item=replace(people[0].item, start=pronouns[-1].start, end=pronouns[-1].end))]
        if people
        else []
    )


def _is_subject(person: Person, event: Event, reading: Reading) -> bool:
    """Whether a name is of who signed, by its case or by its place before or behind the verb."""
    cue = event.cue
    if cue is None:
        return False
    is_behind = person.item.start >= cue.end
    if _is_through(person, event, reading):
        return True
    if event.form == "noun":  # the signing by Minister X; who oversaw it is somebody else
        words = reading.text[cue.end : person.start].split() if is_behind else ["."]
        return words in (["by"], []) and not (
            reading.language in CASES and (person.is_nominative or _is_genitive(person))
        )
    if event.form == "copular":
        return is_behind or cue.start < person.item.start
    if event.is_listed:
        return person.is_nominative or reading.language not in CASES
    if reading.language in CASES:
        if event.form == "passive" and reading.language != "kk":
            if _is_genitive(person) or any(
                item.role in _MEETINGS for item in event.items if cue.end <= item.start < person.start
            ):
                return False  # подписано по итогам переговоров президентов А и Б
            is_listed = event.sentence.list_start is not None and person.item.start > event.sentence.list_start
            return is_behind and (is_listed or not person.is_nominative)
        return person.is_nominative
    between = [item for item in event.items if cue.end <= item.start < person.start]
    if any(item.role in VERBS for item in between):
        return False
    if event.form == "passive" or reading.text[cue.start : cue.end].casefold().endswith(_BYS):
        by = reading.text[cue.start : cue.end].casefold().endswith(_BYS)
        return is_behind and (by or any(item.role == "by" for item in between))
    if not is_behind or _signs_too(person, event, reading):
        return True
    return any(item.role == "between" and item.form == "before" for item in between) and not any(
        item.role in ("visit", "occasion") for item in between
    )


def _is_genitive(person: Person) -> bool:
    """Whether a name stands in the genitive, which tells nobody by whom something was signed: Ивана Петрова."""
    printed = person.item.mention.text.split() if person.item.mention else []
    pairs = zip(printed, person.name.split(), strict=False)
    return any(
        word != base and word.endswith(("а", "я", "ого", "его")) and base[-1:] not in "ая" for word, base in pairs
    )


def _signs_too(person: Person, event: Event, reading: Reading) -> bool:
    """Whether a verb said once is meant of somebody else, too: A signed for Chile and B for Ghana."""
    marks = [one for one in event.items if one.role == "behalf"]
    behind = [one for one in marks if 0 <= one.start - max(person.end, person.item.end) <= _BESIDE]
    is_first = any(event.cue and event.cue.end <= one.start < person.start for one in marks)
    is_joined = _JOINED.search(reading.text, max(0, person.start - _FAR), person.start) is not None
    return bool(behind) and is_first and event.form == "active" and is_joined


def _is_through(person: Person, event: Event, reading: Reading) -> bool:
    """Whether a body signed through somebody: фонд в лице …, represented by …"""
    return any(
        item.role == "through" and item.end <= person.start and len(reading.text[item.end : person.start].split()) <= 1
        for item in event.items
    )


_BYS = (" by", " von", " par", " por", " da", " przez")


def _mark_of(person: Person, people: Sequence[Person], event: Event, reading: Reading) -> Item | None:
    """The phrase that says that somebody did not sign: he watched, was visited, was signed for."""
    for mark in event.items:
        if mark.role == "witness" and mark.form == "within" and mark.start < person.item.start < mark.end:
            return mark
    for mark in reversed(event.items):
        if person.start <= mark.start < person.item.start:
            continue  # a word of the post: minister for lands
        if mark.role in _MARKS and mark.form == "before" and mark.end <= person.item.start:
            if not _reaches(mark, person, event, reading):
                if mark.role in ("by",):
                    continue
                continue
            if mark.role in ("by", "between"):
                return None
            if mark.role != "behalf":
                return mark
            is_of_side = any(one.role == "side" and mark.end <= one.start < person.item.start for one in event.items)
            if mark.end + 4 >= person.start and reading.language not in CASES and not is_of_side:
                return mark
    for mark in event.items:
        if mark.role in _MARKS and mark.form == "after" and mark.start >= person.item.end:
            if mark.role == "between":
                continue
            if _reaches_back(mark, person, people, event, reading):
                is_beside = mark.start - person.item.end <= 2
                return mark if mark.role != "behalf" or is_beside else None
    return None


def _reaches(mark: Item, person: Person, event: Event, reading: Reading) -> bool:
    """Whether a phrase before names holds for one: no verb stands between, nor is the name a subject."""
    if any(
        item.role in VERBS and item.form in _STATED for item in event.items if mark.end <= item.start < person.start
    ):
        return False
    if mark.start <= (event.cue.start if event.cue else -1) < mark.end:
        return mark.role == "by"
    if reading.language in CASES and mark.role not in ("by", "between"):
        return not person.is_nominative
    gap = reading.text[mark.end : person.start]
    if mark.role == "between":
        return len(gap.split()) <= 3
    return mark.role in ("witness", "by") or not re.search("[,;—–]", gap)


def _reaches_back(mark: Item, person: Person, people: Sequence[Person], event: Event, reading: Reading) -> bool:
    """Whether a phrase behind names holds for one: the last name before it, and those joined to that by 'and'."""
    stops = (*VERBS, *_MARKS, "document", "instrument", "date")
    if any(item.role in stops and item.role != "between" and person.item.end <= item.start and item.end <= mark.start
           for item in event.items):  # fmt: skip
        return False
    chain = [one for one in people if person.item.start <= one.item.start < mark.start]
    return all(_AND.search(reading.text[one.item.end : other.start]) is not None for one, other in pairwise(chain))


def _with_side(person: Person, event: Event, reading: Reading) -> Person:
    """A signatory with the side that the words beside the name tell: from the Afghan side, for Poland."""
    if person.party_place:
        return person
    behalf = [one for one in event.items if one.role == "behalf"]
    low = max((one.end for one in event.items if one.role == "person" and one.end <= person.start), default=0)
    high = person.start
    marks = [one for one in behalf if low <= one.start < high]
    if reading.language not in CASES and (not marks or _signs_too(person, event, reading)):  # A signed for Chile
        low = max(person.end, person.item.end)
        high = min((one.start for one in event.items if one.role == "person" and one.start >= low), default=MOST)
        marks = [one for one in behalf if low <= one.start < high and one.form == "before"]
    if not marks:
        return person
    low = marks[-1].start if marks[-1].form == "before" else low
    for item in event.items:
        if item.role in ("country", "government") and low <= item.start < high and item.code:
            return replace(person, party=item.code, party_place=Place(item.start, item.end))
    return person
