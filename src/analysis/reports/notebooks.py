"""The notebooks there are, and what each may be asked: its parameters cell, read without running it.

Nothing here needs the records, pandas or a kernel: a misspelt name is refused before any of them is loaded.
"""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import ParameterError, shorten
from analysis.languages.likeness import nearest

# Parameters by these names mean the same in every notebook; the value, or each one of a list, becomes the code.
_MEANINGS = {
    **dict.fromkeys(("country", "countries", "partner", "partners"), "country"),
    **dict.fromkeys(("mineral", "minerals"), "mineral"),
    **dict.fromkeys(("area", "areas"), "area"),
    **dict.fromkeys(("since", "until", "as_of"), "date"),
    **{name: name for name in ("agreement", "agreement_type", "status", "level")},
}
# The types of a parameters cell: what is of each, and how a text becomes one (`ValueError`: it does not).
TYPES: dict[str, tuple[Callable[[Any], bool], Callable[[str], Any]]] = {
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
_CHOICES = re.compile(r"one of ([\w-]+(?:, [\w-]+)+): ")
_TYPE_COMMENT = re.compile(r"type:\s*(\S+)\s*")
_LITERALS = "values are literals only"


def nearest_of(name: str, known: Iterable[str]) -> str:
    """Asks whether the nearest name was meant; '' where none is near."""
    near = nearest(str(name), known)
    return f"did you mean {near[0]}?" if near else ""


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
        """What a value names in every notebook: country, mineral, area, date, agreement, level …; '' where nothing."""
        return _MEANINGS.get(self.name, "")


def notebook_names() -> list[str]:
    """The notebooks there are, by name."""
    return sorted(path.stem for path in paths.notebooks_folder().glob("*.ipynb"))


def notebook_file(name: str) -> Path:
    """The file of a notebook; `ParameterError` with the nearest name where there is none."""
    names = notebook_names()
    if name not in names:
        raise ParameterError(
            f"no notebook {shorten(name)!r}", nearest_of(name, names) or f"there are {', '.join(names)}"
        )
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
            if kind not in TYPES:
                raise ParameterError(f"{where}: no such type {shorten(kind)!r}", f"one of: {', '.join(sorted(TYPES))}")
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
