"""What the reader of a notebook is told of a mistake: one line, and nothing where a name is misspelt in silence."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Sequence
from types import TracebackType

from IPython.core.interactiveshell import InteractiveShell

from analysis.errors import AnalysisError, ParameterError, shorten
from analysis.languages.likeness import nearest

_INJECTED = "# Parameters"  # how the cell begins that papermill puts below the parameters


def tell_in_a_line(shell: InteractiveShell) -> None:
    """Have errors of this package shown by their message alone, as it names what is wrong and what to write.

    They are errors all the same: what runs a notebook stops there. ``%tb`` shows where one was raised, ``%debug`` goes
    there; after ``%pdb`` all of it is shown as ever.
    """
    shell.set_custom_exc((AnalysisError,), _told)


def _told(
    shell: InteractiveShell,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> list[str]:
    if shell.call_pdb:
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
        return []
    sys.last_type, sys.last_value, sys.last_traceback = kind, error, trace
    shell.InteractiveTB.structured_traceback(kind, error, trace, tb_offset=tb_offset)  # what %debug goes by
    lines = [f"{kind.__name__}: {error}"]
    shell._showtraceback(kind, error, lines)  # the way of all errors to the notebook's output
    return lines


def check_names(shell: InteractiveShell, names: Sequence[str]) -> None:
    """Raise `ParameterError` where a parameter of the notebook is not set, or one is set that it has not.

    What sets parameters is the latest cell before the running one that does nothing but set names to literals, at
    least one of the notebook's, or that papermill made.
    """
    cells = [str(source) for source in shell.user_ns.get("In", [])[:-1]]
    given = next((found for source in reversed(cells) if (found := _set_by(source, names))), ())
    for name in given:
        if name not in names:
            raise ParameterError(f"no parameter {shorten(name)!r} in this notebook", _meant(name, names))
    for name in names:
        if name not in shell.user_ns:
            known = [found for source in cells for found in _literals(source)]
            near = nearest(name, known)
            hint = f"rename {near[0]!r}" if near else "run the cell of the parameters first"
            raise ParameterError(f"the parameter {name!r} is not set", hint)


def _meant(name: str, names: Sequence[str]) -> str:
    near = nearest(name, names)
    return f"did you mean {near[0]!r}?" if near else f"it has {', '.join(names)}"


def _set_by(source: str, names: Iterable[str]) -> list[str]:
    """The names that a cell of parameters sets; of any other cell none."""
    found = _literals(source)
    return found if source.startswith(_INJECTED) or set(found) & set(names) else []


def _literals(source: str) -> list[str]:
    """The names that a cell sets to literals, if it does nothing else."""
    found = []
    try:
        for statement in ast.parse(source).body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    pass
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    pass
                case _:
                    return []
            ast.literal_eval(value)
            found.append(name)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return []
    return found
