"""Drafts and records as files: the match is written to the draft, the merged record in the place of the old one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import DataError, Issue, ParameterError
from analysis.files import write_text
from analysis.languages.likeness import nearest_ids
from analysis.linkage.drafts import draft_event, find_matches, record_events
from analysis.linkage.matching import Match
from analysis.linkage.merging import merge
from analysis.linkage.officials import posts_not_held
from analysis.records.checks.rules import check_entry
from analysis.records.draft_block import block_mapping
from analysis.records.draft_files import DraftFile, canonical_draft, draft_text, read_draft, read_drafts
from analysis.records.layout import canonical_text, dump_yaml
from analysis.records.models import to_mapping
from analysis.records.store import MODELS, read_entries, validated
from analysis.records.yamlfile import YamlFile, read_text


@dataclass(frozen=True)
class Found:
    """A draft's file, its match, and the officials who did not hold the printed post."""

    draft: DraftFile
    match: Match
    flags: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it, with the draft's file."""
        return {"file": paths.display(self.draft.path)} | self.match.to_dict() | {"flags": list(self.flags)}


@dataclass(frozen=True)
class Merged:
    """What merging a draft makes of a record's file: before and after, and what of the draft is in neither."""

    draft: Path
    record: Path
    before: str
    after: str
    left_out: tuple[str, ...]

    def write(self) -> None:
        """Write the record whole or not at all, and then delete the draft, of which nothing is left to review."""
        write_text(self.record, self.after)
        self.draft.unlink()


def draft_path(given: str) -> Path:
    """The file of a draft that is given as one or by its id in ``data/drafts``; `ParameterError` for none."""
    path = Path(given)
    if path.suffix == ".yml" or path.exists():
        if not path.is_file():
            raise ParameterError(f"no draft {given!r}", "name a file, or the id of a draft in data/drafts")
        return path
    path = paths.drafts_folder() / f"{given}.yml"
    if not path.is_file():
        near = nearest_ids(given, (one.stem for one in paths.drafts_folder().glob("*.yml")))
        hint = f"did you mean {' or '.join(near)}?" if near else "name a file, or the id of a draft in data/drafts"
        raise ParameterError(f"no draft {given!r}", hint)
    return path


def draft_paths(given: Iterable[str]) -> list[Path]:
    """The files of drafts that are given each as a file, a folder of such or an id; `ParameterError` for none."""
    found: list[Path] = []
    for one in given:
        found += sorted(Path(one).glob("*.yml")) if Path(one).is_dir() else [draft_path(one)]
    return found


def match_files(chosen: Sequence[Path] = ()) -> tuple[list[Found], list[Issue]]:
    """The match of each of some drafts, by default of all in ``data/drafts``; and what is wrong with others.

    Drafts are compared with the records and with all drafts of that folder.
    """
    found, issues = _match_all(chosen)
    if not chosen:
        return found, issues
    wanted = {path.resolve() for path in chosen}
    shown = {paths.display(path) for path in chosen}
    return [one for one in found if one.draft.path.resolve() in wanted], [one for one in issues if one.path in shown]


def _match_all(chosen: Sequence[Path]) -> tuple[list[Found], list[Issue]]:
    """The match of each draft of the folder and of those that are named besides."""
    drafts, issues = read_drafts()
    known = {draft.path.resolve() for draft in drafts}
    told = {issue.path for issue in issues}
    for path in dict.fromkeys(path for path in chosen if path.resolve() not in known):
        try:
            drafts.append(read_draft(path))
        except DataError as error:
            issues += error.issues if paths.display(path) not in told else []
    matches = find_matches([draft_event(draft) for draft in drafts], record_events())
    pairs = zip(drafts, matches, strict=True)
    return [Found(draft, match, tuple(posts_not_held(match.draft))) for draft, match in pairs], issues


def write_match(found: Found) -> bool:
    """Write a match to the block of its draft; whether the file changed. `DataError` for a comment, which would go."""
    block = block_mapping(found.draft.block)
    text = draft_text(found.draft.block.what, found.draft.record, block | {"match": _block(found)})
    before = read_text(found.draft.path)
    if text == before:
        return False
    canonical_draft(found.draft.path)  # which says where a comment stands
    write_text(found.draft.path, text)
    return True


def _block(found: Found) -> dict[str, Any]:
    """The match as the draft's file has it."""
    told = found.match.to_dict()
    kept = {name: told[name] for name in ("verdict", "match", "match_is", "relation", "score", "reasons", "others")}
    if told["group"] != found.draft.id:
        kept["group"] = told["group"]
    kept["flags"] = list(found.flags)
    return {name: value for name, value in kept.items() if value not in (None, "", [])}


def merge_file(draft: Path, into: str = "", today: date | None = None) -> Merged:
    """A draft merged into the record of its event, by default that of its match; nothing is written yet.

    Raises
    ------
    ParameterError
        The draft is not the same as any record, or there is no such record.
    DataError
        The draft or the record is not well formed, or what comes out would be refused by ``minerals check``.
    """
    opened = read_draft(draft)
    found, _ = _match_all([draft])
    record_id = into or _matched(next(one for one in found if one.draft.path.resolve() == draft.resolve()))
    on_disk = read_entries()
    entry = next((one for one in on_disk.entries if one.record.id == record_id), None)
    if entry is None:
        near = nearest_ids(record_id, (one.record.id for one in on_disk.entries))
        hint = f"did you mean {' or '.join(near)}?" if near else "ids are the names of the files in data/records"
        raise ParameterError(f"no record {record_id!r}", hint)
    path = entry.file.path
    canonical_text(path)  # which says where a comment stands
    visits = _visits(opened, found, {one.record.id for one in on_disk.entries})
    merging = merge(to_mapping(entry.record), opened.record | {"visit": visits})
    kind = "visits" if merging.is_visit else "agreements"
    new = validated(YamlFile(path, merging.record), MODELS[kind])
    others = type(on_disk)(
        tuple(one for one in on_disk.entries if one is not entry), (), on_disk.unread, on_disk.all_seen
    )
    if issues := list(check_entry(new, others.facts(today, [new]))):
        raise DataError(replace(issue, path=paths.display(draft), line=0) for issue in issues)
    after = dump_yaml(to_mapping(new.record))
    return Merged(draft, path, read_text(path), after, tuple(merging.left_out))


def _visits(draft: DraftFile, found: Sequence[Found], known: Collection[str]) -> list[str]:
    """The visits that a draft names, as the record has them; one that it does not have is left out."""
    same = {one.draft.id: one.match.best.event.key for one in found if one.match.verdict == "same" and one.match.best}
    named = draft.record.get("visit") or []
    visits = [same.get(visit, visit) for visit in ([named] if isinstance(named, str) else named)]
    return [visit for visit in dict.fromkeys(visits) if visit in known]


def _matched(found: Found) -> str:
    """The record that a draft is the same as."""
    draft, best, verdict = found.draft, found.match.best, found.match.verdict
    if verdict == "same" and best and best.is_record:
        return best.event.key
    if verdict == "same" and best:
        hint = f"accept {best.event.key} first, then merge this one into it"
        raise ParameterError(f"{draft.id} is the same as another draft, {best.event.key}", hint)
    near = f": the likest is {best.event.key}" if best and best.is_record else ""
    told = "a sequel" if verdict == "sequel" else verdict
    raise ParameterError(f"{draft.id} is {told}, not the same as a record{near}", "name the record: --into RECORD")


def event_ids(named: Sequence[str] = ()) -> set[str]:
    """The ids of all records and drafts; `ParameterError` for one of `named` that is none of them."""
    known = {path.stem for path in (*paths.walk_records()[0], *paths.drafts_folder().glob("*.yml"))}
    for name in named:
        if name not in known:
            near = nearest_ids(name, known)
            hint = f"did you mean {' or '.join(near)}?" if near else "name ids of records or of drafts in data/drafts"
            raise ParameterError(f"no record or draft {name!r}", hint)
    return known
