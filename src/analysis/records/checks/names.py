"""Every printed word has a code: countries, people, types, areas, minerals, kinds of visits."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.errors import Issue, UnknownNameError
from analysis.records.checks.facts import Entry, Facts
from analysis.records.models import Agreement, Party, Record, Visit
from analysis.records.yamlfile import Location
from analysis.vocab.catalogue import vocabulary

_Word = tuple[Location, str | None, str]  # where it stands, the word, the vocabulary it is of

_BODY = "a company or an agency is written {name: …, kind: company, of: …}"
_PERSON = "add the person to data/vocab/people.csv"


def words_have_codes(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """A word that no vocabulary knows, or that stands for several codes."""
    words = _words_of_agreement(entry.record) if isinstance(entry.record, Agreement) else _words_of_visit(entry.record)
    for location, word, kind in words:
        if word and (error := facts.unknown(kind, word)):
            yield entry.file.issue(location, word, f"{error.problem}:", _hint(error, kind, location, facts))


def _hint(error: UnknownNameError, kind: str, location: Location, facts: Facts) -> str:
    if error.reason or (facts.may_hint(error.value) and error.candidates):
        return error.hint
    if kind == "person":
        return _PERSON
    if kind == "country" and location[0] == "parties":
        return _BODY
    codes = vocabulary(kind).rows
    return f"write {', '.join(codes) if len(codes) <= 20 else 'a name of data/vocab, or add this one there'}"


def _words_of_agreement(record: Agreement) -> Iterator[_Word]:
    yield ("type",), record.type, "agreement_type"
    yield ("place_country",), record.place_country, "country"
    for index, party in enumerate(record.parties):
        inner = ("of",) if isinstance(party, Party) else ()
        yield ("parties", index, *inner), party.of if isinstance(party, Party) else party, "country"
    printed = {party.name if isinstance(party, Party) else party for party in record.parties}
    for role, people in (("signatories", record.signatories), ("witnesses", record.witnesses)):
        for index, person in enumerate(people):
            if person.party not in printed:
                yield (role, index, "party"), person.party, "country"
            yield (role, index, "name"), person.name, "person"
    yield from ((("areas", index), term, "area") for index, term in enumerate(record.areas))
    yield from ((("minerals", index), term, "mineral") for index, term in enumerate(record.minerals))


def _words_of_visit(record: Visit) -> Iterator[_Word]:
    yield ("kind",), record.kind, "visit_kind"
    yield ("to",), record.to, "country"
    yield ("visitor", "party"), record.visitor.party, "country"
    yield ("visitor", "name"), record.visitor.name, "person"
    for index, meeting in enumerate(record.meetings):
        yield ("meetings", index, "party"), meeting.party, "country"
        yield ("meetings", index, "name"), meeting.name, "person"
