"""No two records are of one agreement."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.errors import Issue
from analysis.records.checks.facts import Entry, Facts, sameness
from analysis.records.models import Agreement


def agreement_has_one_record(entry: Entry[Agreement], facts: Facts) -> Iterator[Issue]:
    """Another record of the same day, parties, type and title is the same agreement."""
    record = entry.record
    first = facts.first_of_kind[sameness(record)]
    if first != record.id:
        yield entry.file.issue(("title",), record.title, f"the same as {first}:", "merge the two into one record")
