"""Where a record lies: the file is called as its id says, and stands in the folder of its year."""

from __future__ import annotations

from collections.abc import Iterator

from analysis import paths
from analysis.errors import Issue
from analysis.records.checks.facts import Entry, Facts, event_date
from analysis.records.models import Record


def file_is_named_as_the_id(entry: Entry[Record], _facts: Facts) -> Iterator[Issue]:
    """The id is the name of the file."""
    path, record_id = entry.file.path, entry.record.id
    if record_id != path.stem:
        hint = f"name the file {record_id}.yml or write id: {path.stem}"
        yield entry.file.issue(("id",), record_id, f"the file is called {path.name} but the id is", hint)


def id_is_of_one_record(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """No two records have one id."""
    first = facts.by_id[entry.record.id]
    if first is not entry:
        other = paths.display(first.file.path)
        yield entry.file.issue(("id",), entry.record.id, "the id is taken:", f"also in {other}: delete or rename one")


def folder_is_the_year(entry: Entry[Record], facts: Facts) -> Iterator[Issue]:
    """The folder is the year of the event; of an open beginning, that of its end."""
    event = facts.date(event_date(entry.record))
    day = event and (event.start or event.end)
    folder = entry.file.path.parent.name
    if day and folder != f"{day.year:04}":
        year = f"{day.year:04}"
        yield entry.file.issue((), year, f"the folder is {folder} but the event is of", f"move it to {year}/")
