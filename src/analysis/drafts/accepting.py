"""A reviewed draft into the record: everything is checked that `minerals check` would ask of the record with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

from analysis import paths
from analysis.dates.edtf import parse_edtf
from analysis.errors import DataError, DateError, Issue
from analysis.files import write_text
from analysis.records.checks.facts import Entry, event_date
from analysis.records.checks.rules import check_entry
from analysis.records.draft_block import MODELS
from analysis.records.draft_files import DraftFile, read_draft
from analysis.records.layout import dump_yaml
from analysis.records.models import Confidence, Record, to_mapping
from analysis.records.store import OnDisk, read_entries
from analysis.records.yamlfile import YamlFile

CONFIDENCES: tuple[str, ...] = get_args(Confidence)
_FOLDERS = {"agreement": "agreements", "visit": "visits"}


@dataclass(frozen=True)
class Accepted:
    """A draft that became a record."""

    draft: Path
    record: Path


@dataclass(frozen=True)
class _Candidate:
    """A draft whose form is that of a record, at the place it would have."""

    draft: Path
    entry: Entry[Record]


def accept_drafts(
    drafts: Iterable[Path], confidence: str | None = None, today: date | None = None
) -> tuple[list[Accepted], list[Issue]]:
    """Take reviewed drafts into the record, and say of the others why not.

    A draft becomes ``data/records/<kind>/<year>/<id>.yml`` without its block, in canonical form, and is deleted.
    Drafts may refer to one another: an agreement to the visit during which it was made. One that is refused stays as
    it is, and so does every other that refers to it; nothing of them is written.

    Parameters
    ----------
    drafts : iterable of Path
        Files of drafts.
    confidence : str, optional
        One of `CONFIDENCES`, for the drafts that do not say it.
    today : date, optional
        The day that nothing done may lie ahead of; default this one.

    Raises
    ------
    ParameterError
        The record is the copy of an installed package.
    OSError
        A record cannot be written; those before it are, and their drafts are gone.
    """
    paths.check_own_data()
    on_disk = read_entries()
    issues: list[Issue] = []
    candidates: list[_Candidate] = []
    for path in dict.fromkeys(drafts):
        try:
            candidates.append(_candidate(path, confidence, on_disk))
        except DataError as error:
            issues += error.issues
    candidates, refused = _that_hold(candidates, on_disk, today)
    return [_written(one) for one in candidates], sorted([*issues, *refused], key=Issue.sort_key)


def _candidate(path: Path, confidence: str | None, on_disk: OnDisk) -> _Candidate:
    """`DataError` where a draft is not whole, is left open, or has the id of a record."""
    draft = read_draft(path)
    data = draft.record
    if confidence and not data.get("confidence"):
        data["confidence"] = confidence
    missing = [field for field in draft.missing if not (field == "confidence" and confidence)]
    issues = [*_open(draft), *_absent(draft, missing), *_taken(draft, on_disk)]
    if missing:
        raise DataError(issues)
    record = MODELS[draft.block.what].model_validate(data)
    year = _year_of(event_date(record))
    if not year:
        hint = "write the date of its status" if draft.block.what == "agreement" else "write the year it began"
        issues.append(draft.file.issue((), None, "no date to file it under", hint))
    if issues:
        raise DataError(issues)
    place = paths.records_folder() / _FOLDERS[draft.block.what] / year / f"{record.id}.yml"
    return _Candidate(path, Entry(YamlFile(place, data, draft.file.lines), record))


def _year_of(edtf: str) -> str:
    """The folder of an event's date: its year or, of an open beginning, that of its end; '' where there is none."""
    if not edtf:
        return ""
    try:
        day = parse_edtf(edtf)
    except DateError:
        return "undated"  # a folder that nothing comes to: the rules refuse the date, at its line
    return f"{first.year:04}" if (first := day.start or day.end) else ""


def _open(draft: DraftFile) -> Iterator[Issue]:
    for number, one in enumerate(draft.block.unresolved):
        hint = "settle it in the record, then delete this entry"
        yield draft.file.issue(("draft", "unresolved", number), one.field, "left open:", f"{one.reason}: {hint}")


def _absent(draft: DraftFile, missing: list[str]) -> Iterator[Issue]:
    for field in missing:
        hint = "read the article again, and write what it says"
        if field == "confidence":
            hint = f"write {', '.join(CONFIDENCES)}, or give --confidence"
        elif "[" in field:  # of somebody or something in a list
            hint += ", or leave the entry out"
        parts = re.findall(r"\w+", field)
        location = tuple(int(part) if part.isdecimal() else part for part in parts)
        yield draft.file.issue(location, None, "the field is missing", hint)


def _taken(draft: DraftFile, on_disk: OnDisk) -> Iterator[Issue]:
    """A record by this id, whether or not it could be read."""
    same = [one.file.path for one in on_disk.entries if one.file.path.stem == draft.id]
    place = paths.display(same[0]) if same else ""
    if same or draft.id in on_disk.unread:
        hint = (
            "merge the source into that record (minerals match --merge) if it is the same event; else give another id"
        )
        yield draft.file.issue(("id",), draft.id, f"there is a record by this id{f', {place}' if place else ''}:", hint)


def _that_hold(
    candidates: list[_Candidate], on_disk: OnDisk, today: date | None
) -> tuple[list[_Candidate], list[Issue]]:
    """The candidates that have no problem in the record with all of them in it; and the problems of the others.

    Whoever refers to one that is refused is asked again without it.
    """
    refused: list[Issue] = []
    while candidates:
        facts = on_disk.facts(today, [one.entry for one in candidates])
        wrong = {one.draft: list(check_entry(one.entry, facts)) for one in candidates}
        if not any(wrong.values()):
            break
        for path, issues in wrong.items():
            refused += [replace(issue, path=paths.display(path)) for issue in issues]
        candidates = [one for one in candidates if not wrong[one.draft]]
    return candidates, refused


def _written(one: _Candidate) -> Accepted:
    place = one.entry.file.path
    place.parent.mkdir(parents=True, exist_ok=True)
    write_text(place, dump_yaml(to_mapping(one.entry.record)))
    one.draft.unlink()
    return Accepted(one.draft, place)
