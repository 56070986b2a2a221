"""What a notebook may be asked: its parameters cell, read without running it, and values checked against it.

Nothing here needs the records, pandas or a kernel: a misspelt name is refused before any of them is loaded.
"""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import paths
from analysis.dates.parsing import parse_date
from analysis.errors import AnalysisError, ParameterError
from analysis.languages.likeness import nearest
from analysis.normalize import normalize_area, normalize_country, normalize_mineral
from analysis.vocab.catalogue import vocabulary

if TYPE_CHECKING:
    from analysis.dataset.dataset import Dataset

# Parameters by these names mean the same in every notebook; the value, or each one of a list, becomes the code.
_MEANINGS = {
    **dict.fromkeys(("country", "countries", "partner", "partners"), "country"),
    **dict.fromkeys(("mineral", "minerals"), "mineral"),
    **dict.fromkeys(("area", "areas"), "area"),
    **dict.fromkeys(("since", "until", "as_of"), "date"),
    "agreement": "agreement",
}
_RESOLVE: dict[str, Callable[[str], str]] = {
    "country": normalize_country,
    "mineral": normalize_mineral,
    "area": normalize_area,
    "date": lambda value: parse_date(value).edtf,
}
_TYPES: dict[str, type | tuple[type, ...]] = {"str": str, "int": int, "float": (int, float), "bool": bool}
_VOCABULARIES = ("country", "mineral", "area")
_CHOICES = re.compile(r"one of ([\w-]+(?:, [\w-]+)+): ")


@dataclass(frozen=True)
class Parameter:
    """One line of a parameters cell: ``name: type = default  # help``.

    Where only a few words will do, the help begins with them, which are the `choices`:
    ``count: str = "each"  # one of each, split: how to count``.
    """

    name: str
    types: tuple[str, ...]
    default: Any
    help: str

    @property
    def choices(self) -> tuple[str, ...]:
        found = _CHOICES.match(self.help)
        return tuple(found.group(1).split(", ")) if found else ()

    @property
    def meaning(self) -> str:
        """What a value names in every notebook: country, mineral, area, date or agreement; '' where nothing."""
        return _MEANINGS.get(self.name, "")


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


def read_parameters(notebook: Path) -> dict[str, Parameter]:
    """The parameters of a notebook by name, in order; `ParameterError` where its cell is no list of literals.

    A notebook is read again when its file has changed.
    """
    state = notebook.stat()
    return dict(_read(notebook, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=32)
def _read(notebook: Path, mtime_ns: int, size: int) -> dict[str, Parameter]:  # noqa: ARG001 — they tell old from new
    name = paths.display(notebook)
    source = _parameters_cell(notebook, name)
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
        where = f"{name}: parameters cell, line {line.lineno}"
        try:
            if not isinstance(line, ast.AnnAssign) or line.value is None or not isinstance(line.target, ast.Name):
                raise ValueError
            default = ast.literal_eval(line.value)
        except ValueError:
            raise ParameterError(f"{where}: not 'name: type = literal  # help' — values are literals only") from None
        types = tuple(part.strip() for part in ast.unparse(line.annotation).split("|"))
        for kind in types:
            if kind not in (*_TYPES, "list[str]", "None"):
                raise ParameterError(f"{where}: no such type {kind!r} — one of: {', '.join(_TYPES)}, list[str], None")
        found[line.target.id] = Parameter(line.target.id, types, default, comments.get(line.end_lineno or 0, ""))
    return found


def _parameters_cell(notebook: Path, name: str) -> str:
    """The source of the one cell tagged so. A notebook is JSON: nbformat would take longer than all the rest."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        tagged = [
            cell["source"] for cell in cells
            if cell["cell_type"] == "code" and "parameters" in cell["metadata"].get("tags", [])
        ]  # fmt: skip
    except (ValueError, KeyError, TypeError):
        raise ParameterError(f"{name}: not a notebook of format 4 — save it again from JupyterLab") from None
    if len(tagged) != 1:
        raise ParameterError(f"{name}: {len(tagged)} cells are tagged 'parameters' — tag exactly one")
    return "".join(tagged[0])


def check_parameters(notebook: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """All parameters of a notebook with the given values in place, names resolved to codes.

    Raises `ParameterError` that says in one line what is wrong with the first bad one: no such parameter,
    wrong type, unknown name or agreement, `since` after `until`.
    """
    known = read_parameters(notebook_file(notebook))
    for name in given:
        if name not in known:
            raise ParameterError(f"{notebook}: {no_parameter(name, known)}")
    values = {name: given.get(name, parameter.default) for name, parameter in known.items()}
    for name, value in values.items():
        try:
            values[name] = _checked(known[name], value)
        except AnalysisError as error:
            raise ParameterError(f"{notebook}: {name}{error}") from None
    if values.get("partner") and values.get("partner") == values.get("country"):
        raise ParameterError(f"{notebook}: partner is the country itself, {values['country']} — give another one")
    since, until = values.get("since"), values.get("until")
    first, last = since and parse_date(since).start, until and parse_date(until).end
    if first and last and first > last:
        raise ParameterError(f"{notebook}: since {since} is after until {until} — swap them")
    if isinstance(values.get("agreement"), str):
        _check_agreement(values["agreement"])
    return values


def no_parameter(name: str, known: Iterable[str]) -> str:
    """Says that there is none by that name, and which is nearest."""
    near = nearest(str(name), known)
    return f"no parameter {name!r} — " + (f"did you mean {near[0]!r}?" if near else f"it has {', '.join(known)}")


def _checked(parameter: Parameter, value: Any) -> Any:
    """A value of the right type with names resolved. The message of an error goes on after the parameter's name."""
    if not _fits(value, parameter.types):
        shown = type(value).__name__ if value is not None else "nothing"
        wanted = " or ".join("nothing" if kind == "None" else kind for kind in parameter.types)
        raise ParameterError(f" = {value!r} is {shown} — write {wanted}" + (parameter.help and f": {parameter.help}"))
    if isinstance(value, str) and parameter.choices and value not in parameter.choices:
        near = nearest(value, parameter.choices)
        hint = f"did you mean {near[0]}?" if near else f"write {' or '.join(parameter.choices)}"
        raise ParameterError(f": no such choice {value!r} — {hint}")
    resolve = _RESOLVE.get(parameter.meaning)
    if resolve is None or not isinstance(value, str | list):
        return value
    try:
        return resolve(value) if isinstance(value, str) else list(dict.fromkeys(map(resolve, value)))
    except AnalysisError as error:
        raise ParameterError(f": {error}") from None


def _fits(value: Any, types: tuple[str, ...]) -> bool:
    for kind in types:
        if kind == "None" and value is None:
            return True
        if kind in _TYPES and isinstance(value, _TYPES[kind]) and (kind == "bool" or not isinstance(value, bool)):
            return True
        if kind == "list[str]" and isinstance(value, list) and all(isinstance(item, str) for item in value):
            return True
    return False


def _agreement_ids() -> list[str]:
    """By the names of their files; the records themselves are not read."""
    return sorted(path.stem for path in (paths.records_folder() / "agreements").rglob("*.yml"))


def _check_agreement(value: str) -> None:
    """Refuse an id without a file. Where there are no records at all, loading them says so."""
    ids = _agreement_ids()
    if ids and value not in ids:
        raise ParameterError(_no_agreement(value, ids))


def _no_agreement(value: str, ids: Iterable[str]) -> str:
    near = nearest(value, ids)
    hint = f"did you mean {near[0]}?" if near else "ids are the names of the files in data/records/agreements"
    return f"no agreement {value!r} — {hint}"


def parameters_from_text(notebook: str, pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Values typed on a command line, as the types of the parameters cell: 'none' for None, 'true', '3', 'a, b'.

    `ParameterError` where one is given twice.
    """
    known = read_parameters(notebook_file(notebook))
    pairs = list(pairs)
    for name, times in Counter(name for name, _ in pairs).items():
        if times > 1:
            raise ParameterError(f"{notebook}: {name} is given twice — give it once")
    return {name: _from_text(text, known[name].types) if name in known else text for name, text in pairs}


def known_values(parameter: Parameter) -> list[tuple[str, str]]:
    """What a parameter may be, each with its label or '', for a shell to complete; [] where that is no list."""
    if parameter.meaning in _VOCABULARIES:
        words = vocabulary(parameter.meaning)
        return [(code, words.label(code)) for code in words.rows]
    values = _agreement_ids() if parameter.meaning == "agreement" else parameter.choices
    return [(value, "") for value in values]


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
    if "list[str]" in types:
        return [part for piece in text.split(",") if (part := piece.strip())]
    return text


def select_records(data: Dataset, values: Mapping[str, Any]) -> Dataset:
    """The records that a notebook will show for these parameter values; `ParameterError` for an unknown agreement."""
    if "agreement" in values:
        try:
            return data.event(values["agreement"])
        except ParameterError:
            raise ParameterError(_no_agreement(values["agreement"], data.agreements["id"])) from None
    from analysis.dataset.selection import SELECTORS  # whoever holds a dataset has loaded it

    return data.select(**{name: values[name] for name in SELECTORS if values.get(name) is not None})
