"""The records on disk: walk the folder, read every file, collect every problem at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from analysis import paths
from analysis.errors import DataError, Issue
from analysis.paths import walk_records
from analysis.records.checks.facts import Entry, Facts
from analysis.records.checks.rules import check_records
from analysis.records.form_issues import form_issues
from analysis.records.models import Agreement, Record, Visit
from analysis.records.yamlfile import YamlFile, read_yaml

MODELS: dict[str, type[Record]] = {"agreements": Agreement, "visits": Visit}


@dataclass(frozen=True)
class Records:
    """All records that could be read, in id order, and every problem found."""

    agreements: tuple[Agreement, ...]
    visits: tuple[Visit, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True)
class OnDisk:
    """The record files of a folder: those that have a form, the problems of the others, and their names.

    `all_seen` is False where the folder holds something that was not entered: what it is, is not known.
    """

    entries: tuple[Entry[Record], ...]
    issues: tuple[Issue, ...]
    unread: frozenset[str]
    all_seen: bool

    def facts(self, today: date | None = None, more: Sequence[Entry[Record]] = ()) -> Facts:
        """What the rules ask, as of a day (None: this one), of these records and of `more` that stand behind them."""
        return Facts([*self.entries, *more], self.unread, self.all_seen, today)


def read_entries(folder: Path | None = None) -> OnDisk:
    """Read every file below a folder on its own: its form, no reference to other records."""
    folder = folder or paths.records_folder()
    files, issues = walk_records(folder)
    all_seen = not issues
    read: list[Entry[Record]] = []
    unread: set[str] = set()
    for path in files:
        try:
            read.append(_read_record(path, folder))
        except DataError as error:
            issues += error.issues
            unread.add(path.stem)
    return OnDisk(tuple(read), tuple(issues), frozenset(unread), all_seen)


def read_records(folder: Path | None = None, today: date | None = None) -> Records:
    """Read and check everything below a folder, as of a day (None: this one). Nothing is raised: see `Records.issues`.

    Only what is said to be done hangs on the day: it must not lie ahead.
    """
    on_disk = read_entries(folder)
    issues = [*on_disk.issues, *check_records(on_disk.facts(today))]
    records = sorted((record for _, record in on_disk.entries), key=lambda record: record.id)
    return Records(
        tuple(record for record in records if isinstance(record, Agreement)),
        tuple(record for record in records if isinstance(record, Visit)),
        tuple(DataError(issues).issues),
    )


def load_records(folder: Path | None = None) -> Records:
    """Read everything; raise `DataError` with all problems if there is a single one."""
    records = read_records(folder)
    if records.issues:
        raise DataError(records.issues)
    return records


def validate_records(folder: Path | str | None = None, today: date | None = None) -> list[Issue]:
    """Every problem of the records below a folder (default: the project's own), sorted; empty when all is well.

    What is said to be done by records must not lie ahead of `today`; None is the day on which this is asked.
    """
    return list(read_records(Path(folder) if folder else None, today).issues)


def read_record(path: Path) -> Entry[Record]:
    """Read one file on its own: form only, no reference to other records."""
    kind = next((part for part in reversed(path.parts[:-1]) if part in MODELS), None)
    if kind is None:
        hint = "put it under agreements/<year>/ or visits/<year>/"
        raise DataError([Issue(paths.display(path), 0, "", None, "neither an agreement nor a visit", hint)])
    return validated(read_yaml(path), MODELS[kind])


def _read_record(path: Path, folder: Path) -> Entry[Record]:
    if path.suffix != ".yml":
        raise DataError(
            [Issue(paths.display(path), 0, "", path.name, "not a record file", "name it <id>.yml or move it")]
        )
    place = path.relative_to(folder).parts
    if len(place) != 3 or place[0] not in MODELS:
        hint = "put it at agreements/<year>/<id>.yml or visits/<year>/<id>.yml"
        raise DataError([Issue(paths.display(path), 0, "", None, "in the wrong folder", hint)])
    return read_record(path)


def validated(file: YamlFile, model: type[Record]) -> Entry[Record]:
    """A file that was read as a record; `DataError` with every problem of its form, or for a draft."""
    if "draft" in file.data:
        hint = "check every field against its source, then delete the draft block"
        raise DataError([file.issue(("draft",), None, "a draft that nobody has reviewed", hint)])
    try:
        return Entry(file, model.model_validate(file.data))
    except ValidationError as error:
        raise DataError(form_issues(file, error, model)) from None


def validate_vocabularies() -> list[Issue]:
    """Every problem of the vocabularies under ``data/vocab``, sorted; empty when all is well."""
    from analysis.records.checks.vocabularies.check import check_vocabularies

    return check_vocabularies()
