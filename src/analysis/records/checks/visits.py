"""A visit ends after it begins, and its meetings are with somebody, on its days."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.errors import Issue
from analysis.records.checks.facts import Entry, Facts, after
from analysis.records.models import Visit


def visit_ends_after_it_starts(entry: Entry[Visit], facts: Facts) -> Iterator[Issue]:
    """The last day is not before the first."""
    record = entry.record
    if after(facts.date(record.start), facts.date(record.end)):
        message = f"ends before it starts ({record.start}):"
        yield entry.file.issue(("end",), record.end, message, "check both dates")


def meeting_is_with_somebody(entry: Entry[Visit], _facts: Facts) -> Iterator[Issue]:
    """A meeting names a person, a post or an organization."""
    for index, meeting in enumerate(entry.record.meetings):
        if not (meeting.name or meeting.post or meeting.organization):
            hint = "give a name, a post or an organization"
            yield entry.file.issue(("meetings", index), None, "nobody is named", hint)


def meeting_is_within_the_visit(entry: Entry[Visit], facts: Facts) -> Iterator[Issue]:
    """A meeting is not before the visit, nor after its end where one is known."""
    start, end = facts.date(entry.record.start), facts.date(entry.record.end)
    if after(start, end):  # reported where it stands; only the start is believed
        end = None
    for index, meeting in enumerate(entry.record.meetings):
        met = facts.date(meeting.date)
        if after(start or end, met) or (start and after(met, end)):
            location = ("meetings", index, "date")
            yield entry.file.issue(location, meeting.date, "the meeting is outside the visit:", "check the dates")
