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
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import paths
from analysis.dates.parsing import read_date
from analysis.errors import DateError, ParameterError, UnknownNameError, shorten
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
    "date": lambda value: read_date(value).edtf,
}
# The types of a parameters cell: what is of each, and how a text becomes one (`ValueError`: it does not).
_TYPES: dict[str, tuple[Callable[[Any], bool], Callable[[str], Any]]] = {
    "None": (lambda value: value is None, lambda text: {"none": None}[text.lower()]),
    "int": (lambda value: type(value) is int, int),
    "float": (lambda value: type(value) in (int, float), float),
    "bool": (lambda value: type(value) is bool, lambda text: {"true": True, "false": False}[text.lower()]),
    "list[str]": (
        lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
        lambda text: [part for piece in text.split(",") if (part := piece.strip())],
    ),
    "str": (lambda value: isinstance(value, str), str),
}
_VOCABULARIES = ("country", "mineral", "area")
_CHOICES = re.compile(r"one of ([\w-]+(?:, [\w-]+)+): ")
_TYPE_COMMENT = re.compile(r"type:\s*(\S+)\s*")
_LITERALS = "values are literals only"


@dataclass(frozen=True)
class Parameter:
    """One line of a parameters cell: ``name: type = default  # help``, or ``name = default  # type: type  help``.

    The second form is the one in which papermill, too, understands that a value may be None: ``# type: str|None``.
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
        raise ParameterError(f"no notebook {shorten(name)!r}", _nearest(name, names) or f"there are {', '.join(names)}")
    return paths.notebooks_folder() / f"{name}.ipynb"


def read_notebook(notebook: Path) -> dict[str, Any]:
    """A notebook of format 4 as it stands in its file, with its metadata and cells; `ParameterError` for any other.

    nbformat, which knows more of the format, takes longer to import than a report's plan takes to make.
    """
    try:
        found = json.loads(notebook.read_text(encoding="utf-8"))
        cells = found["cells"]
        is_one = found["nbformat"] == 4 and isinstance(found["metadata"], dict)
        if is_one and all(isinstance(cell["metadata"], dict) and cell["source"] is not None for cell in cells):
            return dict(found)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    raise ParameterError(f"{paths.display(notebook)}: not a notebook of format 4", "save it again from JupyterLab")


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
        comments = {
            token.start[0]: token.string.lstrip("# ")
            for token in tokenize.generate_tokens(io.StringIO(source).readline)
            if token.type == tokenize.COMMENT
        }
    except SyntaxError as error:
        raise ParameterError(f"{name}: parameters cell, line {error.lineno}: not Python", str(error.msg)) from None
    except (ValueError, RecursionError, MemoryError, tokenize.TokenError):
        raise ParameterError(f"{name}: parameters cell: not Python that can be read", _LITERALS) from None
    found: dict[str, Parameter] = {}
    for line in lines:
        where = f"{name}: parameters cell, line {line.lineno}"
        try:
            parameter = _parameter(line, comments.get(line.end_lineno or 0, ""))
        except (ValueError, RecursionError, MemoryError):
            raise ParameterError(f"{where}: not 'name: type = literal  # help'", _LITERALS) from None
        for kind in parameter.types:
            if kind not in _TYPES:
                raise ParameterError(f"{where}: no such type {shorten(kind)!r}", f"one of: {', '.join(sorted(_TYPES))}")
        found[parameter.name] = parameter
    return found


def _parameter(line: ast.stmt, comment: str) -> Parameter:
    """What a line of the cell says; `ValueError` if it has another form."""
    match line:
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=ast.expr() as value):
            types = ast.unparse(annotation)
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if typed := _TYPE_COMMENT.match(comment):
            types, comment = typed[1], comment[typed.end() :]
        case _:
            raise ValueError
    return Parameter(name, tuple(part.strip() for part in types.split("|")), ast.literal_eval(value), comment)


def _parameters_cell(notebook: Path, name: str) -> str:
    """The source of the one cell tagged so."""
    cells = [cell for cell in read_notebook(notebook)["cells"] if cell.get("cell_type") == "code"]
    tagged = [cell["source"] for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
    if len(tagged) != 1:
        raise ParameterError(f"{name}: {len(tagged)} cells are tagged 'parameters'", "tag exactly one")
    return "".join(tagged[0])


def check_parameters(notebook: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """All parameters of a notebook with the given values in place, names resolved to codes.

    Raises `ParameterError` that says in one line what is wrong with the first bad one: no such parameter,
    wrong type, unknown name or agreement, `since` after `until`.
    """
    known = read_parameters(notebook_file(notebook))
    for name in given:
        if name not in known:
            raise no_parameter(notebook, name, known)
    values = {name: given.get(name, parameter.default) for name, parameter in known.items()}
    for name, value in values.items():
        try:
            values[name] = _checked(known[name], value)
        except ParameterError as error:
            raise ParameterError(f"{notebook}: {name}{error.reason}", error.hint) from None
    if values.get("partner") and values.get("partner") == values.get("country"):
        raise ParameterError(f"{notebook}: partner is the country itself, {values['country']}", "give another one")
    since, until = values.get("since"), values.get("until")
    first, last = since and read_date(since).start, until and read_date(until).end
    if first and last and first > last:
        raise ParameterError(f"{notebook}: since {since} is after until {until}", "swap them")
    if isinstance(values.get("agreement"), str):
        _check_agreement(values["agreement"])
    return values


def no_parameter(notebook: str, name: str, known: Iterable[str]) -> ParameterError:
    """Says that a notebook has none by that name, and which is nearest."""
    near = nearest(str(name), known)
    hint = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(known)}"
    return ParameterError(f"{notebook}: no parameter {shorten(name)!r}", hint)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = nearest(str(name), known)
    return f"did you mean {near[0]}?" if near else ""


def _checked(parameter: Parameter, value: Any) -> Any:
    """A value of the right type with names resolved. The message of an error goes on after the parameter's name."""
    if not any(_TYPES[kind][0](value) for kind in parameter.types):
        shown = type(value).__name__ if value is not None else "nothing"
        wanted = " or ".join("nothing" if kind == "None" else kind for kind in parameter.types)
        hint = f"write {wanted}" + (parameter.help and f": {parameter.help}")
        raise ParameterError(f" = {shorten(repr(value))} is {shown}", hint)
    if isinstance(value, str) and parameter.choices and value not in parameter.choices:
        hint = _nearest(value, parameter.choices) or f"write {' or '.join(parameter.choices)}"
        raise ParameterError(f": no such choice {shorten(value)!r}", hint)
    resolve = _RESOLVE.get(parameter.meaning)
    if resolve is None or not isinstance(value, str | list):
        return value
    try:
        return resolve(value) if isinstance(value, str) else list(dict.fromkeys(map(resolve, value)))
    except UnknownNameError as error:
        raise ParameterError(f": {error.problem} {shorten(error.value)!r}", error.hint) from None
    except DateError as error:
        raise _no_date(error) from None


def _no_date(error: DateError) -> ParameterError:
    """Without the remedy that only a caller in Python has: to say in which language a date is written."""
    shown = "" if error.value is None else f" {error.value!r}"
    return ParameterError(f": {error.reason}{shown}", "write YYYY-MM-DD" if "language=" in error.hint else error.hint)


def _agreement_ids() -> list[str]:
    """By the names of their files; the records themselves are not read."""
    return sorted(path.stem for path in (paths.records_folder() / "agreements").rglob("*.yml"))


def _check_agreement(value: str) -> None:
    """Refuse an id without a file. Where there are no records at all, loading them says so."""
    ids = _agreement_ids()
    if ids and value not in ids:
        raise _no_agreement(value, ids)


def _no_agreement(value: str, ids: Iterable[str]) -> ParameterError:
    hint = _nearest(value, ids) or "ids are the names of the files in data/records/agreements"
    return ParameterError(f"no agreement {shorten(value)!r}", hint)


def parameters_from_text(notebook: str, pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Values typed on a command line, as the types of the parameters cell: 'none' for None, 'true', '3', 'a, b'.

    `ParameterError` where one is given twice, and for an empty one: a variable of the shell that is not set.
    """
    known = read_parameters(notebook_file(notebook))
    pairs = list(pairs)
    for name, times in Counter(name for name, _ in pairs).items():
        if times > 1:
            raise ParameterError(f"{notebook}: {name} is given twice", "give it once")
    for name, text in pairs:
        if isinstance(text, str) and not text.strip():
            or_none = ", or none for no value" if name in known and "None" in known[name].types else ""
            raise ParameterError(f"{notebook}: {name} is empty", f"write a value{or_none}")
    return {name: _from_text(text, known[name].types) if name in known else text for name, text in pairs}


def known_values(parameter: Parameter) -> list[tuple[str, str]]:
    """What a parameter may be, each with its label or '', for a shell to complete; [] where that is no list."""
    if parameter.meaning in _VOCABULARIES:
        words = vocabulary(parameter.meaning)
        return [(code, words.label(code)) for code in words.rows]
    values = _agreement_ids() if parameter.meaning == "agreement" else parameter.choices
    return [(value, "") for value in values]


def _from_text(text: Any, types: tuple[str, ...]) -> Any:
    if isinstance(text, str):  # else a list of the manifest, or a name without a value
        for kind, (_, read) in _TYPES.items():
            if kind in types:
                with suppress(ValueError, KeyError):
                    return read(text)
    return text


def select_records(data: Dataset, values: Mapping[str, Any]) -> Dataset:
    """The records that a notebook will show for these parameter values; `ParameterError` for an unknown agreement."""
    if "agreement" in values:
        try:
            return data.event(values["agreement"])
        except ParameterError:
            raise _no_agreement(values["agreement"], data.agreements["id"]) from None
    names = ("country", "partner", "since", "until", "mineral", "area")
    return data.select(**{name: values[name] for name in names if values.get(name) is not None})
