"""Notebooks load, call and show: stripped, one question each, parameters that are literals, no program inside."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import nbformat
import papermill
import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
LONGEST = 10
PROGRAM = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.AsyncFor, ast.While, ast.Lambda, ast.Try)


def test_there_are_notebooks():
    assert NOTEBOOKS


def problems_of(notebook: nbformat.NotebookNode) -> list[str]:
    """Everything that breaks the rules of a notebook, one line each."""
    found: list[str] = []
    cells = notebook.cells
    first = cells[0] if cells else None
    if first is None or first.cell_type != "markdown" or "?" not in first.source:
        found.append("the first cell is not Markdown with the question")
    tagged = [cell for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    if len(tagged) != 1 or tagged[0].cell_type != "code":
        found.append(f"{len(tagged)} cells are tagged parameters")
    for number, cell in enumerate(cells):
        if cell.cell_type != "code":
            continue
        if cell.outputs or cell.execution_count is not None:
            found.append(f"cell {number} is not stripped")
        if len(cell.source.splitlines()) > LONGEST:
            found.append(f"cell {number} is longer than {LONGEST} lines")
        if any(isinstance(node, PROGRAM) for node in ast.walk(ast.parse(cell.source))):
            found.append(f"cell {number} holds a program: move it to src/analysis")
        if any(isinstance(node, ast.Call) and _cuts(node) for node in ast.walk(ast.parse(cell.source))):
            found.append(f"cell {number} cuts off rows: tables show all of them, later ones folded")
    for cell in tagged:
        found += _parameter_problems(cell.source)
    if len(tagged) == 1 and not found:
        found += _start_problems(cells, tagged[0].source)
    return found


def _start_problems(cells: list[nbformat.NotebookNode], parameters: str) -> list[str]:
    """`start_notebook` is told the parameters, so that it can tell of a misspelt one."""
    names = [ast.unparse(getattr(line, "target", None) or line.targets[0]) for line in ast.parse(parameters).body]
    calls = re.findall(r"start_notebook\((.*)\)", "\n".join(cell.source for cell in cells if cell.cell_type == "code"))
    told = [re.findall(r'"(\w+)"', call) for call in calls]
    return [] if told in ([], [names]) else [f"start_notebook is told {told} of the parameters {names}"]


def _cuts(call: ast.Call) -> bool:
    """Whether a call shows some rows alone. A figure may draw a few: it says how many it does not."""
    name = ast.unparse(call.func)
    arguments = {keyword.arg for keyword in call.keywords}
    return name.endswith((".head", ".tail")) or (name.startswith("show_") and "top" in arguments)


def _parameter_problems(source: str) -> list[str]:
    found: list[str] = []
    comments = {token.start[0] for token in tokenize.generate_tokens(io.StringIO(source).readline)
                if token.type == tokenize.COMMENT}  # fmt: skip
    statements = ast.parse(source).body
    if not statements:
        found.append("the parameters cell is empty")
    for statement in statements:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            found.append(f"line {statement.lineno} of the parameters is no assignment")
            continue
        try:
            ast.literal_eval(statement.value)
        except ValueError:
            found.append(f"line {statement.lineno} of the parameters is no literal")
        if statement.end_lineno not in comments:
            found.append(f"line {statement.lineno} of the parameters has no comment")
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_keeps_the_rules(path: Path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert problems_of(notebook) == []


def made(*cells: tuple[str, str], tags: tuple[int, ...] = (1,)) -> nbformat.NotebookNode:
    notebook = nbformat.v4.new_notebook()
    for number, (kind, source) in enumerate(cells):
        cell = getattr(nbformat.v4, f"new_{kind}_cell")(source)
        if number in tags:
            cell.metadata["tags"] = ["parameters"]
        notebook.cells.append(cell)
    return notebook


QUESTION = ("markdown", "# Who signed what?")
GOOD = ("code", "country: str | None = None  # any name or code\nsince = '2020'  # first day")


@pytest.mark.parametrize(
    ("notebook", "problem"),
    [
        (made(QUESTION, GOOD), None),
        (made(("markdown", "A title"), GOOD), "question"),
        (made(GOOD, GOOD), "question"),
        (made(), "question"),
        (made(QUESTION, GOOD, tags=()), "0 cells are tagged"),
        (made(QUESTION, GOOD, GOOD, tags=(1, 2)), "2 cells are tagged"),
        (made(QUESTION, ("code", "since = f()  # first day")), "no literal"),
        (made(QUESTION, ("code", "until = since  # last day")), "no literal"),
        (made(QUESTION, ("code", "import os  # why")), "no assignment"),
        (made(QUESTION, ("code", "since = None")), "no comment"),
        (made(QUESTION, ("code", "since = 'a # b'")), "no comment"),
        (made(QUESTION, ("code", "")), "empty"),
        (made(QUESTION, GOOD, ("code", "for x in []:\n    print(x)")), "program"),
        (made(QUESTION, GOOD, ("code", "def f(): ...")), "program"),
        (made(QUESTION, GOOD, ("code", "if True:\n    while x: pass")), "program"),
        (made(QUESTION, GOOD, ("code", "x = 1\n" * 11)), "longer than"),
        (made(QUESTION, GOOD, ("code", "show_table(list_sources(data), top=60)")), "cuts off rows"),
        (made(QUESTION, GOOD, ("code", "show_table(list_sources(data).head(60))")), "cuts off rows"),
        (made(QUESTION, GOOD, ("code", "plot_heatmap(breakdown, top=12)")), None),
        (made(QUESTION, GOOD, ("code", 'start_notebook("country", "since")')), None),
        (made(QUESTION, GOOD, ("code", 'start_notebook("country")')), "start_notebook is told"),
        (made(QUESTION, GOOD, ("code", "start_notebook()")), "start_notebook is told"),
    ],
)
def test_the_rules_catch_what_they_forbid(notebook, problem):
    found = problems_of(notebook)
    if problem is None:
        assert found == []
    else:
        assert any(problem in line for line in found), found


def test_outputs_and_counts_are_caught():
    for field, value in (("execution_count", 3), ("outputs", [nbformat.v4.new_output("stream", text="x")])):
        notebook = made(QUESTION, GOOD)
        notebook.cells[1][field] = value
        assert problems_of(notebook) == ["cell 1 is not stripped"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_papermill_knows_the_parameters_too(path: Path):
    """It warns of any other, and puts it into the notebook all the same."""
    notebook = nbformat.read(path, as_version=4)
    (cell,) = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    names = [ast.unparse(getattr(line, "target", None) or line.targets[0]) for line in ast.parse(cell.source).body]
    assert list(papermill.inspect_notebook(path)) == names
