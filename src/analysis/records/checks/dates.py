"""Dates are EDTF, in an order that is possible, and what is said to be done does not lie ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from analysis.errors import Issue
from analysis.records.checks.facts import Entry, Facts, after
from analysis.records.checks.statuses import meaning_of
from analysis.records.flat import DATE_FIELDS
from analysis.records.models import Agreement, Record, Visit
from analysis.records.yamlfile import Location

# The clocks of the world are a day apart.
_GRACE = timedelta(days=1)


def dates_are_dates(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """Every date is EDTF, and a day that exists."""
    for location, text in _written_dates(entry.record):
        if text is not None and (error := facts.bad_date(text)):
            yield entry.file.issue(location, text, f"{error.reason}:", error.hint)


def _written_dates(record: Record) -> Iterator[tuple[Location, str | None]]:
    yield from (((name,), getattr(record, name)) for name in _own_dates(record))
    yield from ((("sources", index, "published"), source.published) for index, source in enumerate(record.sources))
    if isinstance(record, Visit):
        yield from ((("meetings", index, "date"), meeting.date) for index, meeting in enumerate(record.meetings))


def _own_dates(record: Record) -> tuple[str, ...]:
    return ("start", "end") if isinstance(record, Visit) else DATE_FIELDS


def done_is_not_ahead(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """What is said to be done has no date that lies ahead."""
    record = entry.record
    status = meaning_of(record.status)
    if status and not status.is_done:
        return
    for name in ("start",) if isinstance(record, Visit) else ("signed", "concluded", "in_force"):
        text = getattr(record, name)
        day = facts.date(text)
        if day and day.start and day.start > facts.today + _GRACE:
            hint = "mend the date, or the status: what is to come is announced or planned"
            yield entry.file.issue((name,), text, f"{record.status}, but in the future:", hint)


def nothing_ends_before_it_began(entry: Entry[Agreement], facts: Facts) -> Iterator[Issue]:
    """An agreement ends after the date it is filed under."""
    record = entry.record
    begun = (facts.date(getattr(record, name)) for name in DATE_FIELDS if name != "ended")
    began = next(filter(None, begun), None)
    if began and after(began, facts.date(record.ended)):
        message = f"ended before it began ({began.edtf}):"
        yield entry.file.issue(("ended",), record.ended, message, "check both dates")
