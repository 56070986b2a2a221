"""What a notebook may be asked: its parameters cell, read without running it, and values checked against it."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat

from analysis import paths
from analysis.breakdown import COUNTS
from analysis.dataset import Dataset
from analysis.dates import parse_date
from analysis.errors import AnalysisError, ParameterError
from analysis.names import nearest
from analysis.normalize import normalize_area, normalize_country, normalize_mineral


@dataclass(frozen=True)
class Parameter:
    """One line of a parameters cell: ``name: type = default  # help``."""

    name: str
    types: tuple[str, ...]
    default: Any
    help: str


def _count(value: str) -> str:
    if value not in COUNTS:
        raise ParameterError(f"no such way of counting {value!r} — write {' or '.join(COUNTS)}")
    return value


def _day(value: str) -> str:
    return parse_date(value).edtf


# Parameters by these names mean the same in every notebook; the value becomes the code.
_MEANINGS: dict[str, Callable[[str], str]] = {
    "country": normalize_country,
    "partner": normalize_country,
    "mineral": normalize_mineral,
    "area": normalize_area,
    "since": _day,
    "until": _day,
    "count": _count,
}
_TYPES: dict[str, type | tuple[type, ...]] = {"str": str, "int": int, "float": (int, float), "bool": bool}


def notebook_names() -> list[str]:
    """The notebooks there are, by name."""
    return sorted(path.stem for path in paths.notebooks_folder().glob("*.ipynb"))


def notebook_file(name: str) -> Path:
    """The file of a notebook; `ParameterError` with the nearest name where there is none."""
    names = notebook_names()
    if name not in names:
        near = nearest(str(name), names)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
        raise ParameterError(f"no notebook {name!r} — {hint}")
    return paths.notebooks_folder() / f"{name}.ipynb"


@lru_cache(maxsize=32)
def read_parameters(notebook: Path) -> dict[str, Parameter]:
    """The parameters of a notebook by name, in order; `ParameterError` where its cell is no list of literals."""
    cells = [
        cell for cell in nbformat.read(notebook, as_version=4).cells
        if cell.cell_type == "code" and "parameters" in cell.metadata.get("tags", [])
    ]  # fmt: skip
    name = paths.display(notebook)
    if len(cells) != 1:
        raise ParameterError(f"{name}: {len(cells)} cells are tagged 'parameters' — tag exactly one")
    source = cells[0].source
    try:
        lines = ast.parse(source).body
    except SyntaxError as error:
        raise ParameterError(f"{name}: parameters cell, line {error.lineno}: not Python — {error.msg}") from None
    comments = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    found: dict[str, Parameter] = {}
    for line in lines:
        try:
            if not isinstance(line, ast.AnnAssign) or line.value is None or not isinstance(line.target, ast.Name):
                raise ValueError
            default = ast.literal_eval(line.value)
        except ValueError:
            where = f"{name}: parameters cell, line {line.lineno}"
            raise ParameterError(f"{where}: not 'name: type = literal  # help' — values are literals only") from None
        types = tuple(part.strip() for part in ast.unparse(line.annotation).split("|"))
        found[line.target.id] = Parameter(line.target.id, types, default, comments.get(line.end_lineno or 0, ""))
    return found


def check_parameters(notebook: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """All parameters of a notebook with the given values in place, names resolved to codes.

    Raises `ParameterError` that says in one line what is wrong with the first bad one: no such parameter,
    wrong type, unknown name, `since` after `until`.
    """
    known = read_parameters(notebook_file(notebook))
    values = {name: parameter.default for name, parameter in known.items()}
    for name, value in given.items():
        if name not in known:
            near = nearest(str(name), known)
            hint = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(known)}"
            raise ParameterError(f"{notebook}: no parameter {name!r} — {hint}")
        values[name] = value
    for name, value in values.items():
        parameter = known[name]
        if not _fits(value, parameter.types):
            shown = type(value).__name__ if value is not None else "nothing"
            wanted = " or ".join("nothing" if kind == "None" else kind for kind in parameter.types)
            raise ParameterError(f"{notebook}: {name} = {value!r} is {shown} — write {wanted}: {parameter.help}")
        if isinstance(value, str) and name in _MEANINGS:
            try:
                values[name] = _MEANINGS[name](value)
            except AnalysisError as error:
                raise ParameterError(f"{notebook}: {name}: {error}") from None
    if values.get("partner") and values.get("partner") == values.get("country"):
        raise ParameterError(f"{notebook}: partner is the country itself, {values['country']} — give another one")
    since, until = values.get("since"), values.get("until")
    first, last = since and parse_date(since).start, until and parse_date(until).end
    if first and last and first > last:
        raise ParameterError(f"{notebook}: since {since} is after until {until} — swap them")
    return values


def _fits(value: Any, types: tuple[str, ...]) -> bool:
    for kind in types:
        if kind == "None" and value is None:
            return True
        if kind in _TYPES and isinstance(value, _TYPES[kind]) and (kind == "bool" or not isinstance(value, bool)):
            return True
        if kind == "list[str]" and isinstance(value, list) and all(isinstance(item, str) for item in value):
            return True
    return False


def parameters_from_text(notebook: str, pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Values typed on a command line, as the types of the parameters cell: 'none' for None, 'true', '3', 'a, b'."""
    known = read_parameters(notebook_file(notebook))
    return {name: _from_text(text, known[name].types) if name in known else text for name, text in pairs}


def _from_text(text: Any, types: tuple[str, ...]) -> Any:
    if not isinstance(text, str):  # a list of the manifest, or a name without a value
        return text
    if "None" in types and text.lower() in ("none", ""):
        return None
    for kind, convert in (("int", int), ("float", float)):
        if kind in types:
            try:
                return convert(text)
            except ValueError:
                return text
    if "bool" in types:
        return {"true": True, "false": False}.get(text.lower(), text)
    return [part.strip() for part in text.split(",")] if "list[str]" in types else text


def select_records(data: Dataset, values: Mapping[str, Any]) -> Dataset:
    """The records that a notebook will show for these parameter values; `ParameterError` for an unknown agreement."""
    if "agreement" in values:
        try:
            return data.event(values["agreement"])
        except ParameterError:
            near = nearest(values["agreement"], data.agreements["id"])
            hint = f"did you mean {near[0]}?" if near else "ids are the names of the files in data/records/agreements"
            raise ParameterError(f"no agreement {values['agreement']!r} — {hint}") from None
    names = ("country", "partner", "since", "until", "mineral", "area")
    return data.select(**{name: values[name] for name in names if values.get(name) is not None})
