"""A record stands on sources that can carry it, and its conflicts point at them."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.errors import Issue
from analysis.records.checks.facts import Entry, Facts
from analysis.records.models import Record
from analysis.vocab.domains import domain_kind


def address_stands_once(entry: Entry[Record], _facts: Facts) -> Iterator[Issue]:
    """No address twice."""
    seen: set[str] = set()
    for index, source in enumerate(entry.record.sources):
        if source.url in seen:
            yield entry.file.issue(("sources", index, "url"), source.url, "the address stands twice:", "keep one")
        seen.add(source.url)


def sources_can_carry_it(entry: Entry[Record], _facts: Facts) -> Iterator[Issue]:
    """Not on unreliable sites alone, and on mirrors alone not with high confidence."""
    kinds = {domain_kind(source.url) for source in entry.record.sources}
    if kinds == {"unreliable"}:
        hint = "find another source or delete the record"
        yield entry.file.issue(("sources",), None, "rests on unreliable sources alone", hint)
    elif kinds <= {"mirror", "unreliable"} and entry.record.confidence == "high":
        message = "rests on mirrors alone, so it cannot be"
        yield entry.file.issue(("confidence",), "high", message, "write medium or low")


def conflict_names_a_source(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """The source of a conflict is listed under sources."""
    known = {source.publisher: None for source in entry.record.sources}
    known |= {source.url: None for source in entry.record.sources}
    for index, conflict in enumerate(entry.record.conflicts):
        if conflict.source not in known:
            hint = facts.did_you_mean(conflict.source, known, "name a publisher or an address listed under sources")
            location = ("conflicts", index, "source")
            yield entry.file.issue(location, conflict.source, "not among the sources:", hint)


def conflict_names_a_field(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """The field of a conflict is one of the record."""
    fields = type(entry.record).model_fields
    for index, conflict in enumerate(entry.record.conflicts):
        if conflict.field not in fields:
            hint = facts.did_you_mean(conflict.field, fields, "name a field of this record")
            yield entry.file.issue(("conflicts", index, "field"), conflict.field, "no such field:", hint)
