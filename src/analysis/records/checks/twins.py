"""No two records are of one event, in whatever words and languages."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.errors import Issue
from analysis.records.checks.facts import Entry, Facts
from analysis.records.models import Record, Visit


def event_has_one_record(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """Another record of one day, parties, type and title is one agreement; of visitor, country and day, one visit."""
    record = entry.record
    first = facts.first_of_kind[facts.sameness(record)]
    if first != record.id:
        field, value = ("visitor", record.visitor.name) if isinstance(record, Visit) else ("title", record.title)
        yield entry.file.issue((field,), value, f"the same as {first}:", "merge the two into one record")
