"""What a status means, as ``data/vocab/statuses.csv`` says it, and whether a record bears it out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.errors import Issue
from analysis.records.checks.facts import Entry, Facts
from analysis.records.models import Agreement, Record
from analysis.vocab.catalogue import vocabulary


class Meaning(NamedTuple):
    """The columns of one status: what it is of, whether it is done or only promised, the dates that may bear it out."""

    applies_to: str
    is_done: bool
    is_promise: bool
    rests_on: tuple[str, ...]


def meaning_of(status: str) -> Meaning | None:
    """What a status means; None for an unknown one."""
    row = vocabulary("status").rows.get(status)
    if row is None:
        return None
    flags = row["is_done"] == "true", row["is_promise"] == "true"
    return Meaning(row["applies_to"], *flags, tuple(row["rests_on"].split()))


def status_is_of_the_kind(entry: Entry[Record], _facts: Facts) -> Iterator[Issue]:
    """An agreement has a status of agreements, a visit one of visits."""
    kind = "agreement" if isinstance(entry.record, Agreement) else "visit"
    allowed = [code for code, row in vocabulary("status").rows.items() if row["applies_to"] == kind]
    if entry.record.status not in allowed:
        message = f"not a status of {'an' if kind == 'agreement' else 'a'} {kind}:"
        yield entry.file.issue(("status",), entry.record.status, message, f"write {', '.join(allowed)}")


def status_rests_on_a_date(entry: Entry[Agreement], _facts: Facts) -> Iterator[Issue]:
    """One of the dates a status rests on is there, and what is only promised has no day of signing."""
    record = entry.record
    status = meaning_of(record.status)
    if status is None or status.applies_to != "agreement":
        return
    done = next((name for name in ("signed", "concluded") if getattr(record, name)), "")
    if status.is_promise and done:
        message = f"{done} on a day, but the status is {record.status}"
        yield entry.file.issue((done,), None, message, "mend one of them")
    elif status.rests_on and not any(getattr(record, name) for name in status.rests_on):
        hint = f"add '{status.rests_on[0]}: …'"
        yield entry.file.issue(("status",), record.status, "no date for the status", hint)
