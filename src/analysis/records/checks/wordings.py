"""What is printed in another language has an English wording, and every body is listed as a record has it."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.errors import Issue
from analysis.records.checks.facts import Entry, Facts
from analysis.records.models import Agreement, Meeting, Party, Person, Record
from analysis.records.yamlfile import Location
from analysis.resolve.bodies import body_of, is_unnamed
from analysis.resolve.places import english_place
from analysis.resolve.posts.wording import is_english_post, listed_wording
from analysis.vocab.catalogue import vocabulary

_BODIES = "data/vocab/bodies.csv"


def posts_have_english_words(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """A post that is not printed in English stands in post_names.csv, for its country or for all."""
    for location, person in _people(entry.record):
        post = person.post
        if post and not is_english_post(post):
            party = facts.code("country", person.party) if person.party else None
            if not listed_wording(post, party):
                hint = "add the post with its English wording to data/vocab/post_names.csv"
                yield entry.file.issue((*location, "post"), post, "no English wording is known of", hint)


def places_have_english_names(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """A town that is not printed in Latin letters stands in places.csv, with its country."""
    for location, place, country in _places(entry.record):
        if not english_place(place, facts.code("country", country) if country else None):
            hint = "add the town with its English name and its country to data/vocab/places.csv"
            yield entry.file.issue(location, place, "no English name is known of", hint)


def bodies_are_listed(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """Bodies and organizations stand in bodies.csv; a party with its kind and its country."""
    record = entry.record
    for location, name, country in _organizations(record):
        code = facts.code("country", country) if country else None
        if not is_unnamed(name) and not body_of(name, code):
            near = vocabulary("body").nearest(name) if facts.may_hint(name) else []
            hint = f"did you mean {' or '.join(near)}? else " if near else ""
            yield entry.file.issue(location, name, f"no body of {_BODIES}:", f"{hint}add it with its country there")
    for index, party in enumerate(record.parties if isinstance(record, Agreement) else ()):
        if isinstance(party, Party) and not is_unnamed(party.name):
            yield from _as_listed(party, ("parties", index), entry, facts)


def _as_listed(party: Party, location: Location, entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    code = facts.code("country", party.of) if party.of else ""
    body = body_of(party.name, code)
    if body is None or code is None:  # either is reported already
        return
    row = vocabulary("body").rows[body]
    if row["kind"] != party.kind:
        said = f"{body} is listed as {row['kind']} in {_BODIES}, not as"
        yield entry.file.issue((*location, "kind"), party.kind, said, "mend one of them")
    if row["country"] != code:
        listed = vocabulary("country").label(row["country"]) if row["country"] else "no country"
        field = (*location, "of") if party.of else location
        said = f"{body} is listed as of {listed} in {_BODIES}, not of"
        yield entry.file.issue(field, party.of or "no country", said, "mend one of them")


def _people(record: Record) -> Iterator[tuple[Location, Person | Meeting]]:
    if isinstance(record, Agreement):
        for role, people in (("signatories", record.signatories), ("witnesses", record.witnesses)):
            yield from (((role, index), person) for index, person in enumerate(people))
        return
    yield ("visitor",), record.visitor
    yield from ((("meetings", index), meeting) for index, meeting in enumerate(record.meetings))


def _places(record: Record) -> Iterator[tuple[Location, str, str | None]]:
    if isinstance(record, Agreement):
        if record.place:
            yield ("place",), record.place, record.place_country
        return
    yield from ((("places", index), place, record.to) for index, place in enumerate(record.places))


def _organizations(record: Record) -> Iterator[tuple[Location, str, str | None]]:
    """Where a body is named, and of which country it then is."""
    states = {}
    for index, party in enumerate(record.parties if isinstance(record, Agreement) else ()):
        if isinstance(party, Party):
            states[party.name] = party.of
            yield ("parties", index, "name"), party.name, party.of
    for location, person in _people(record):
        if person.organization:
            party = states.get(person.party, person.party) if person.party else None
            yield (*location, "organization"), person.organization, party
