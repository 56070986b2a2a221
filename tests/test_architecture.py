"""The shape of the house: imports go down only, modules are small and named for what they hold, examples run."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import papermill  # noqa: F401 — it imports its engines, of which one is ours
import pytest

import analysis
from together import together

PACKAGE = Path(analysis.__file__).parent
ROOT = Path(__file__).parents[1]

MODULES = sorted(PACKAGE.rglob("*.py"))
LIMIT = 300
NAMES_OF_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "base", "core", "lib", "tools"}


def test_the_readme_shows_every_package_and_file_of_the_first_floor():
    """The tree in the README has a line for each, and none for what is not there."""
    house = (
        (ROOT / "README.md").read_text(encoding="utf-8").split("## The house")[1].split("```text")[1].split("```")[0]
    )
    shown = {
        name
        for line in house.strip().splitlines()[1:]
        for name in re.findall(r"[a-z_]+(?:/|\.py)", line.split("  ")[1])
    }
    there = {f"{path.name}/" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    there |= {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py"}
    assert shown == there


def module_name(path: Path) -> str:
    """``analysis/reports/render.py`` as ``reports.render``; a package's ``__init__`` as the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str, at: str) -> list[tuple[int, str]]:
    """Line and full name of every import, wherever it stands, but for those that only a type checker reads."""
    found: list[tuple[int, str]] = []

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            return
        if isinstance(node, ast.Import):
            found.extend((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{at}:{node.lineno}: a relative import"
            found.extend((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(source))
    return found


def test_the_contracts_of_imports_hold():
    """Imports go down only: the layers and doors of `[tool.importlinter]` in pyproject.toml."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_no_circle_within_a_package():
    graph = {
        module_name(path): {target for _, target in imports_of(path.read_text(encoding="utf-8"), str(path))}
        for path in MODULES
    }
    edges = {
        name: {
            other for other in graph if other != name and any(f"{t}.".startswith(f"analysis.{other}.") for t in targets)
        }
        for name, targets in graph.items()
        if "." in name
    }
    left = {name: {other for other in others if other in edges} for name, others in edges.items()}
    while done := {name for name, others in left.items() if not others & left.keys()}:
        left = {name: others for name, others in left.items() if name not in done}
    assert left == {}


@together(MODULES)
def test_a_module_is_small_named_and_described(path: Path):
    source = path.read_text(encoding="utf-8")
    lines = len(source.splitlines())
    assert lines <= LIMIT, f"{lines} lines: split it by what it holds"
    assert not set(module_name(path).split(".")) & NAMES_OF_NOTHING
    assert ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("name", sorted({*analysis.__all__} - {"__version__"}))
def test_every_public_name_imports_and_says_what_it_is(name: str):
    value = getattr(analysis, name)
    assert value.__name__ == name
    assert value.__doc__
    assert not value.__doc__.startswith(f"{name}("), "a docstring made by a machine"


@pytest.mark.parametrize("package", ["listings", "notebook"])
def test_what_notebooks_import_beside_says_what_it_is(package: str):
    """The names that only notebooks use are those of their packages, and of no other."""
    names = importlib.import_module(f"analysis.{package}")
    assert names.__all__ == sorted(names.__all__)
    assert not set(names.__all__) & set(analysis.__all__)
    assert all(getattr(names, name).__doc__ for name in names.__all__)


def test_a_name_that_is_not_there():
    assert "load_agreements" in dir(analysis)
    with pytest.raises(AttributeError, match="load_agreement"):
        _ = analysis.load_agreement


@pytest.mark.parametrize("statement", ["import analysis", "from analysis.errors import Issue"])
def test_importing_the_package_is_light(statement: str):
    heavy = ["pandas", "numpy", "matplotlib", "pydantic", "yaml", "babel", "papermill", "nbformat"]
    code = f"import sys; {statement}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def all_modules() -> list[str]:
    return ["analysis", *(found.name for found in pkgutil.walk_packages([str(PACKAGE)], "analysis."))]


def first_floor(name: str) -> str:
    return ".".join(name.split(".")[:2])


@pytest.mark.parametrize("package", sorted({first_floor(name) for name in all_modules()}))
def test_the_examples_in_docstrings(package: str, monkeypatch: pytest.MonkeyPatch):
    """Run on the miniature records, which hold what the examples speak of."""
    monkeypatch.setenv("MPLBACKEND", "Agg")
    for name in all_modules():
        if first_floor(name) == package:
            result = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
            assert result.failed == 0, name


def test_what_converts_and_loads_has_an_example():
    finder = doctest.DocTestFinder()
    wanted = [name for name in analysis.__all__ if re.match("(load|normalize|parse|build)_", name)]
    without = [
        name
        for name in wanted
        if name not in ("load_agreements", "load_visits")
        and not any(test.examples for test in finder.find(getattr(analysis, name)))
    ]
    assert without == []


def test_every_third_party_import_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needs = [*project["dependencies"], *extras["reports"], *extras["drafts"], *extras["scale"]]
    declared = {re.split(r"[^\w.-]", text)[0].lower().replace("_", "-") for text in needs}
    distributions = packages_distributions()
    missing: dict[str, set[str]] = {}
    for path in MODULES:
        for _, target in imports_of(path.read_text(encoding="utf-8"), str(path)):
            top = target.split(".")[0]
            if top in sys.stdlib_module_names or top == "analysis":
                continue
            owners = {owner.lower().replace("_", "-") for owner in distributions.get(top, [top])}
            if not owners & declared:
                missing.setdefault(top, set()).add(module_name(path))
    assert missing == {}
