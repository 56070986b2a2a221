"""Officials whose printed post is not known to have been theirs on that day, by ``people_posts.csv``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from analysis.dates.edtf import PartialDate
from analysis.errors import AnalysisError
from analysis.linkage.event import Event
from analysis.resolve.people.resolver import resolve_person
from analysis.resolve.posts.lexicon import PostBook, post_book
from analysis.resolve.posts.post import Post
from analysis.resolve.posts.tenure import LIFE, Held
from analysis.vocab.catalogue import vocabulary

_LISTS = ("signatories", "witnesses", "meetings")


class Official(NamedTuple):
    """A person of a record, the post printed and where it stands."""

    place: str
    name: str
    post: str
    party: str


def posts_not_held(event: Event) -> list[str]:
    """What is wrong with the posts of a record's people, one sentence each with its place; nothing without a day.

    Only of whom the vocabulary knows is anything said, and only where it knows a post held about that day, or when the
    printed one was held: what it does not know may well be true.
    """
    if event.day is None:
        return []
    book = post_book()
    return [told for official in _officials(event.record) if (told := _objection(official, event.day, book))]


def _officials(record: Mapping[str, Any]) -> Iterator[Official]:
    people: list[tuple[str, Any]] = [("visitor", record.get("visitor"))]
    for listed in _LISTS:
        value = record.get(listed)
        people += [
            (f"{listed}[{place}]", one) for place, one in enumerate(value if isinstance(value, list | tuple) else ())
        ]
    for place, one in people:
        if isinstance(one, Mapping) and one.get("name") and one.get("post"):
            yield Official(place, str(one["name"]), str(one["post"]), str(one.get("party") or ""))


def _objection(official: Official, day: PartialDate, book: PostBook) -> str:
    try:
        person_id, _ = resolve_person(official.name, None, official.party or None, None)
    except AnalysisError:
        return ""
    printed = book.read(official.post)
    if not printed.ranks or "former" in printed.classes or "other" in printed.ranks:
        return ""
    if printed.ranks & book.ranks.of_states:  # a president may be one of a company
        printed = printed._replace(classes=printed.classes | book.ranks.of_bodies)
    held = book.posts_of(person_id)
    alike = [one for one, said in held if book.ranks.agree(said, printed)]
    if any(one.on(day, LIFE) >= 0 for one in alike):  # the days it was seen on do not tell when it ended
        return ""
    now = [(one, said) for one, said in held if one.on(day) > 0 and said.ranks]
    if printed.classes <= book.ranks.of_bodies and any(said.ranks & book.ranks.of_states for _, said in now):
        return ""  # the chairman may be one of a state
    then = [one for one, _ in now]
    holder = "" if alike or then else _holder(person_id, printed, day, book)
    if not (alike or then or holder):
        return ""
    name = vocabulary("person").label(person_id)
    known = "; ".join(map(_told, alike or then)) or f"held by {holder} then"
    return f"{official.place}: {name} is not known as {official.post} on {day.edtf} — {known}"


def _told(held: Held) -> str:
    span = "–".join(dict.fromkeys(text for text in (held.since, held.until) if text))
    return f"{held.post} {span}".strip()


def _holder(person_id: str, printed: Post, day: PartialDate, book: PostBook) -> str:
    """Who held a post of one holder then, in a state for which the person is known to act; '' for nobody known."""
    if not book.ranks.is_single(printed) or printed.rest:  # premier of a province
        return ""
    for party in {held.party for held in book.held_by(person_id)} - {""}:
        for held, said in book.held_singly_in(party):
            if held.person_id != person_id and book.ranks.agree(said, printed) and held.on(day) > 0:
                return vocabulary("person").label(held.person_id)
    return ""
