"""What the models find wrong with the form of a record, in words for the person who edits the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from analysis.errors import Issue
from analysis.languages.likeness import nearest
from analysis.records.models import ONE_LINE
from analysis.records.yamlfile import Location, YamlFile

# A hint costs more than the problem it belongs to; who has as many problems as this in one file reads no more hints.
MOST_HINTS = 100

_FORMS = {
    "id": "lower-case letters, digits and hyphens",
    "language": "a code such as en, ru or kk",
    "sha256": "64 digits of 0-9 and a-f",
}
_EXPECTED = {
    "string_type": "text",
    "list_type": "a list: [one, two]",
    **dict.fromkeys(("int_type", "int_parsing", "greater_than_equal"), "a whole number: 0"),
}
_Said = tuple[object, str, str]  # value, message, hint


def form_issues(
    file: YamlFile, error: ValidationError, model: type[BaseModel], within: Location = ()
) -> Iterator[Issue]:
    """One issue for each error that pydantic found in a file, or in a part `within` it, each at its line."""
    for number, found in enumerate(error.errors(include_url=False)):
        location = tuple(part for part in found["loc"] if part not in ("as text", "as body"))
        if found["type"] == "extra_forbidden":
            known = _fields(model, location[:-1])
            value, message, hint = found["input"], "unknown field with value", _near(location, known, number)
        else:
            value, message, hint = _said(found, location)
        yield file.issue((*within, *location), value, message, hint)


def is_missing(found: Mapping[str, Any]) -> bool:
    """Whether an error of pydantic's says no more than that a field is absent or has no value."""
    return found["type"] == "missing" or (found["input"] is None and found["type"].endswith("_type"))


def _near(location: Location, known: list[str], number: int) -> str:
    near = nearest(str(location[-1]), known) if number < MOST_HINTS else []
    return f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"


def _said(found: Any, location: Location) -> _Said:
    kind, value = found["type"], found["input"]
    if is_missing(found):
        return None, "the field is missing", f"add '{location[-1]}: …'" if location else ""
    if kind in _SAYING:
        return _SAYING[kind](found)
    expected = _EXPECTED.get(kind, "a mapping: {name: …}")
    return value, f"not {expected.split(':')[0]}:", f"write {expected}"


def _pattern(found: Any) -> _Said:
    if found["ctx"]["pattern"] == ONE_LINE:
        return found["input"], "a line break or a tab in", "write it on one line"
    name = next((part for part in reversed(found["loc"]) if isinstance(part, str)), "")
    return found["input"], "not in the right form:", f"write {_FORMS.get(name, 'an id of a record')}"


def _choice(found: Any) -> _Said:
    return found["input"], "not one of the allowed words:", f"write {found['ctx']['expected']}"


def _address(found: Any) -> _Said:
    return found["input"], f"{found['ctx']['error']}:", "copy the address from the browser"


def _long(found: Any) -> _Said:
    length, limit = len(str(found["input"])), found["ctx"]["max_length"]
    return found["input"], f"{length:,} characters are too many:", f"at most {limit:,} here"


def _many(found: Any) -> _Said:
    length, limit = found["ctx"]["actual_length"] or len(found["input"]), found["ctx"]["max_length"]
    return None, f"{length:,} entries are too many", f"at most {limit:,} here"


def _empty(_found: Any) -> _Said:
    return None, "empty", "write at least one, or delete the line if it may be absent"


# By the type of the error: https://docs.pydantic.dev/latest/errors/validation_errors/
_SAYING: dict[str, Callable[[Any], _Said]] = {
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "value_error": _address,
    "string_too_long": _long,
    "too_long": _many,
    "too_short": _empty,
    "string_too_short": _empty,
}


def _fields(model: type[BaseModel], location: Location) -> list[str]:
    """The field names allowed at a place of a record."""
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            found = models_in(model.model_fields[part].annotation)
            if not found:
                break
            model = found[0]
    return list(model.model_fields)


def models_in(annotation: object) -> list[type[BaseModel]]:
    """The models that a field may hold, itself or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in models_in(inner)]
