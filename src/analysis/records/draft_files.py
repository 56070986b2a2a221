"""Drafts on disk: one YAML file each, a record to be and the block ``draft:``. They are never loaded as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from analysis import paths
from analysis.errors import DataError, Issue
from analysis.records.draft_block import MODELS, DraftBlock, block_mapping, check_draft
from analysis.records.form_issues import models_in
from analysis.records.layout import comment_line, dump_yaml
from analysis.records.yamlfile import YamlFile, read_text, read_yaml


@dataclass(frozen=True)
class DraftFile:
    """A draft that is well formed.

    Attributes
    ----------
    file : YamlFile
        As it stands on disk, with the lines of its values.
    block : DraftBlock
        What is not of the record: the article, the evidence, what is unresolved, the match.
    missing : tuple of str
        Fields that the record still lacks.
    """

    file: YamlFile
    block: DraftBlock
    missing: tuple[str, ...]

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def id(self) -> str:
        """The name of its file, which is the id the record will have."""
        return self.path.stem

    @property
    def record(self) -> dict[str, Any]:
        """The record to be, as written: without the block."""
        return {key: value for key, value in self.file.data.items() if key != "draft"}

    @property
    def open_fields(self) -> list[str]:
        """What keeps it from being a record: fields that are missing and fields that are unresolved."""
        return list(dict.fromkeys([*self.missing, *(one.field for one in self.block.unresolved)]))


def read_draft(path: Path) -> DraftFile:
    """Read one draft; `DataError` with every problem of its form at once. That fields are missing is none."""
    file = read_yaml(path)
    block, missing = check_draft(file)
    written = file.data.get("id")
    if written is not None and written != path.stem:
        hint = f"name the file {written}.yml or write id: {path.stem}"
        raise DataError([file.issue(("id",), written, f"the file is called {path.name} but the id is", hint)])
    return DraftFile(file, block, tuple(missing))


def read_drafts(folder: Path | None = None) -> tuple[list[DraftFile], list[Issue]]:
    """The drafts of a folder (by default ``data/drafts``) in the order of their names, and what is wrong with others.

    A folder that is not there holds none. Its README is passed over.
    """
    folder = folder or paths.drafts_folder()
    if not folder.is_dir():
        return [], []
    files, issues = paths.walk_records(folder)
    drafts: list[DraftFile] = []
    for path in files:
        if path.name == "README.md":
            continue
        try:
            if path.suffix != ".yml":
                reason, hint = "not a draft", "name it <id>.yml or move it"
                raise DataError([Issue(paths.display(path), 0, "", path.name, reason, hint)])
            drafts.append(read_draft(path))
        except DataError as error:
            issues += error.issues
    return drafts, issues


def is_draft(path: Path) -> bool:
    """Whether a file lies where drafts do."""
    return path.resolve().parent == paths.drafts_folder().resolve()


def canonical_draft(path: Path) -> str:
    """How the file of a draft should read; `DataError` where it has no valid form, and for a comment."""
    draft = read_draft(path)
    if line := comment_line(read_text(path)):
        hint = "move it to notes:, or delete it"
        raise DataError([Issue(paths.display(path), line, "", None, "a comment, which formatting would lose", hint)])
    return draft_text(draft.block.what, draft.record, block_mapping(draft.block))


def draft_text(what: str, record: Mapping[str, Any], block: Mapping[str, Any]) -> str:
    """The canonical text of a draft: the record in its own form, and behind it the block.

    Parameters
    ----------
    what : str
        ``agreement`` or ``visit``.
    record : mapping
        In the shape of a record file; what it lacks stays absent.
    block : mapping
        In the shape of `DraftBlock`. Numbers and truth values of a match are written as text.
    """
    return dump_yaml(canonical_order(record, MODELS[what]) | {"draft": _plain(block)})


def canonical_order(record: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """The fields of a record that may not be whole in the order of its model; absent and empty ones left out."""
    known = [name for name in model.model_fields if name in record]
    found: dict[str, Any] = {}
    for name in [*known, *(name for name in record if name not in model.model_fields)]:
        value = record[name]
        inner = models_in(model.model_fields[name].annotation) if name in model.model_fields else []
        if inner and isinstance(value, Mapping):
            value = canonical_order(value, inner[0])
        elif inner and isinstance(value, list | tuple):
            value = [canonical_order(one, inner[0]) if isinstance(one, Mapping) else one for one in value]
        if name == "visit" and isinstance(value, list | tuple) and len(value) == 1:
            value = value[0]
        if value not in (None, "", [], (), {}):
            found[name] = list(value) if isinstance(value, tuple) else value
    return found


def _plain(value: Any) -> Any:
    """What is written of a value: mappings, lists, text and whole numbers."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else value if isinstance(value, int | str) else str(value)
