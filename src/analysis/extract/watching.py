"""Who watched while something was signed, and who is meant by a post alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.extract.event import CASES, Event
from analysis.extract.items import Item, Sentence
from analysis.extract.parties import LEADERS, parties
from analysis.extract.people import Cast
from analysis.extract.person import Person, Place
from analysis.extract.reading import Reading
from analysis.extract.signing import VERBS

_BOTH = 2  # leaders
_COMMA = re.compile(r"[,;—–]")


def watchers(sentence: Sentence, cast: Cast, reading: Reading) -> Iterator[Person]:
    """Who watched, by a sentence that says nothing else: the ceremony was attended by …"""
    attend = [item for item in sentence.items if item.role == "attend" and not item.is_spoken]
    if not attend:
        return
    phrases = [item for item in sentence.of("witness") if item.form == "within"]
    for person in cast.by_sentence[sentence.number]:
        cue = attend[0]
        if person.item.is_spoken or not _is_subject_of(person, cue, sentence, cast):
            continue
        if any(one.start < cue.end <= one.end and not one.start < person.item.start < one.end for one in phrases):
            continue
        if reading.language not in CASES and any(
            item.role in ("occasion", "instead")
            and not any(one.role == "together" and one.start == item.start for one in sentence.items)
            and not cue.start <= item.start < cue.end
            and item.end <= person.start
            and "," not in reading.text[item.end : person.start]
            and not any(verb.role in VERBS and item.end <= verb.start < person.start for verb in sentence.items)
            for item in sentence.items
        ):
            continue
        if reading.language not in CASES or person.is_nominative:
            yield person


def _is_subject_of(person: Person, cue: Item, sentence: Sentence, cast: Cast) -> bool:
    """Whether a name stands in the clause of a verb, or right before that clause: X, who attended."""
    if person.clause == cue.clause:
        return True
    if any(one.clause == cue.clause and one.item.end <= cue.start for one in cast.by_sentence[sentence.number]):
        return False  # the clause has a subject of its own: as the president looked on
    first = min((item.start for item in sentence.items if item.clause == cue.clause), default=cue.start)
    before = [one for one in cast.by_sentence[sentence.number] if one.item.end <= first]
    return cue.clause in sentence.openings and bool(before) and before[-1] is person


def named_by_post(
    sentence: Sentence, low: int, high: int, cast: Cast, reading: Reading
) -> Iterator[tuple[Person, Place]]:
    """People whom a text names elsewhere and here only by post: in the presence of the head of state.

    Yields the person, and the place of the post here.
    """
    people = cast.by_sentence[sentence.number]
    for item in sentence.of("post"):
        if not low <= item.start < high or not item.code:
            continue
        if any(person.start <= item.start < person.end for person in people):
            continue
        country = _country_beside(item, sentence, reading)
        for person in cast.known.values():
            ranks = parties().classes_of(person.code) if person.code else frozenset((person.rank,))
            if (item.code in ranks or person.rank == item.code) and country in ("", person.party):
                yield person, Place(item.start, item.end)
                break


def leaders_of(codes: Sequence[str], cast: Cast) -> Iterator[Person]:
    """The leaders of some countries whom a text has named: the presidents of the two countries."""
    for person in cast.known.values():
        ranks = parties().classes_of(person.code) if person.code else frozenset((person.rank,))
        if person.party in codes and (ranks & LEADERS or person.rank in LEADERS):
            yield person


def signing_leaders(event: Event, cast: Cast, reading: Reading) -> list[Person]:
    """The two leaders whom a clause calls by their posts alone, where they are its subject: those that it and the
    sentence before it name, else the two that the report has named so far."""
    if not any(item.role == "leaders" and _is_subject(item, event, reading) for item in event.items):
        return []
    number = event.sentence.number
    near = [*cast.by_sentence[number], *cast.before(event.sentence)]
    far = [one for other in range(number + 1) for one in cast.by_sentence[other]]
    for named in (near, far):
        keys = {person.key for person in named}
        leaders = [one for one in leaders_of([one.party for one in named], cast) if one.key in keys]
        if len({one.party for one in leaders}) == len(leaders) == _BOTH:
            return leaders
    return []


def _is_subject(item: Item, event: Event, reading: Reading) -> bool:
    """Whether no phrase before words says that they only tell of whom a meeting was."""
    marks = [one for one in event.items if one.role in ("occasion", "between", "witness") and one.end <= item.start]
    return all(_COMMA.search(reading.text, mark.end, item.start) for mark in marks)


def _country_beside(post: Item, sentence: Sentence, reading: Reading) -> str:
    for item in sentence.of("country"):
        gap = reading.text[item.end : post.start] if item.end <= post.start else reading.text[post.end : item.start]
        if len(gap) <= 2 and item.code:
            return item.code
    return ""
