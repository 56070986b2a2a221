"""The records on disk: walk the folder, read every file, collect every problem at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from analysis import paths
from analysis.errors import DataError, Issue
from analysis.languages.likeness import nearest
from analysis.paths import record_files
from analysis.records import checks
from analysis.records.models import Agreement, Visit
from analysis.records.yamlfile import YamlFile, read_yaml

MODELS = {"agreements": Agreement, "visits": Visit}


@dataclass(frozen=True)
class Records:
    """All records that could be read, in id order, and every problem found."""

    agreements: tuple[Agreement, ...]
    visits: tuple[Visit, ...]
    issues: tuple[Issue, ...]


def read_records(folder: Path | None = None) -> Records:
    """Read and check everything below a folder. Nothing is raised: see `Records.issues`."""
    folder = folder or paths.records_folder()
    issues: list[Issue] = []
    read: list[tuple[YamlFile, Agreement | Visit]] = []
    unread: set[str] = set()
    for path in record_files(folder):
        try:
            read.append(_read_record(path, folder))
        except DataError as error:
            issues += error.issues
            unread.add(path.stem)
    issues += checks.check_records(read, frozenset(unread))
    records = sorted((record for _, record in read), key=lambda record: record.id)
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


def validate_records(folder: Path | str | None = None) -> list[Issue]:
    """Every problem of the records below a folder (default: the project's own), sorted; empty when all is well."""
    return list(read_records(Path(folder) if folder else None).issues)


def read_record(path: Path) -> tuple[YamlFile, Agreement | Visit]:
    """Read one file on its own: form only, no reference to other records."""
    kind = next((part for part in reversed(path.parts[:-1]) if part in MODELS), None)
    if kind is None:
        hint = "put it under agreements/<year>/ or visits/<year>/"
        raise DataError([Issue(paths.display(path), 0, "", None, "neither an agreement nor a visit", hint)])
    return _validated(read_yaml(path), MODELS[kind])


def _read_record(path: Path, folder: Path) -> tuple[YamlFile, Agreement | Visit]:
    if path.suffix != ".yml":
        raise DataError(
            [Issue(paths.display(path), 0, "", path.name, "not a record file", "name it <id>.yml or move it")]
        )
    place = path.relative_to(folder).parts
    if len(place) != 3 or place[0] not in MODELS:
        hint = "put it at agreements/<year>/<id>.yml or visits/<year>/<id>.yml"
        raise DataError([Issue(paths.display(path), 0, "", None, "in the wrong folder", hint)])
    return read_record(path)


def _validated(file: YamlFile, model: type[Agreement] | type[Visit]) -> tuple[YamlFile, Agreement | Visit]:
    if "draft" in file.data:
        hint = "check every field against its source, then delete the draft block"
        raise DataError([file.issue(("draft",), None, "a draft that nobody has reviewed", hint)])
    try:
        return file, model.model_validate(file.data)
    except ValidationError as error:
        raise DataError(_form_issue(file, found, model) for found in error.errors()) from None


def _form_issue(file: YamlFile, found: dict, model: type) -> Issue:
    """What pydantic found, in words for the person who edits the file."""
    location = tuple(part for part in found["loc"] if part not in ("as text", "as body"))
    kind, value, context = found["type"], found["input"], found.get("ctx", {})
    if kind == "extra_forbidden":
        near = nearest(str(location[-1]), _fields(model, location[:-1]))
        hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(_fields(model, location[:-1]))}"
        return file.issue(location, value, "unknown field with value", hint)
    if kind == "missing" or (value is None and kind.endswith("_type")):
        return file.issue(location, None, "the field is missing", f"add '{location[-1]}: …'" if location else "")
    if kind == "string_pattern_mismatch":
        forms = {"id": "lower-case letters, digits and hyphens", "language": "a code such as en, ru or kk"}
        name = next((part for part in reversed(location) if isinstance(part, str)), "")
        return file.issue(location, value, "not in the right form:", f"write {forms.get(name, 'an id of a record')}")
    if kind == "literal_error":
        return file.issue(location, value, "not one of the allowed words:", f"write {context['expected']}")
    if kind == "value_error":
        return file.issue(location, value, f"{context['error']}:", "copy the address from the browser")
    if kind in ("too_short", "string_too_short"):
        return file.issue(location, None, "empty", "write at least one, or delete the line if it may be absent")
    expected = {"string_type": "text", "list_type": "a list: [one, two]"}.get(kind, "a mapping: {name: …}")
    return file.issue(location, value, f"not {expected.split(':')[0]}:", f"write {expected}")


def _fields(model: type, location: tuple) -> list[str]:
    """The field names allowed at a place of a record, aliases of list items included."""
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            found = _models_in(model.model_fields[part].annotation)
            if not found:
                break
            model = found[0]
    return list(model.model_fields)


def _models_in(annotation: object) -> list[type]:
    if isinstance(annotation, type) and hasattr(annotation, "model_fields"):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models_in(inner)]
