"""The public names: what they are called, what they take, and what type checkers see of them."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import analysis
from analysis import docs

ROOT = Path(__file__).parents[1]
SNAPSHOT = Path(__file__).parent / "data" / "api.txt"
STUB = Path(analysis.__file__).with_suffix(".pyi")
NAMES = sorted({*analysis.__all__} - {"__version__"})
CONVERTING = re.compile("(load|normalize|parse|build|explode|expand|render)_|label|issues_of")


def told(function: object) -> str:
    """A signature in one line, the same in every Python."""
    parts, is_named = [], False
    for parameter in inspect.signature(function).parameters.values():
        stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
        if parameter.kind is parameter.KEYWORD_ONLY and not is_named:
            parts.append("*")
        is_named = is_named or parameter.kind in (parameter.KEYWORD_ONLY, parameter.VAR_POSITIONAL)
        given = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        kind = "" if parameter.annotation is parameter.empty else f": {parameter.annotation}"
        parts.append(f"{stars}{parameter.name}{kind}{given}")
    returned = inspect.signature(function).return_annotation
    return f"({', '.join(parts)})" + ("" if returned is inspect.Signature.empty else f" -> {returned}")


def lines_of(name: str) -> Iterator[str]:
    value = getattr(analysis, name)
    if not inspect.isclass(value):
        yield f"{name}{told(value)}"
        return
    bases = ", ".join(base.__name__ for base in value.__bases__ if base is not object)
    yield f"class {name}({bases})" if bases else f"class {name}"
    if value.__init__ is not object.__init__ and "__init__" in vars(value):
        yield f"    {told(value)}"
    for attribute, member in sorted(vars(value).items()):
        if attribute.startswith("_"):
            continue
        if inspect.isfunction(member):
            yield f"    {attribute}{told(member)}"
        elif isinstance(member, property) or hasattr(member, "func"):
            yield f"    {attribute}"


def test_the_public_names_and_what_they_take_are_those_that_were_agreed():
    """After a change that is meant: ``python tests/test_api.py`` writes the file anew; its diff is the review."""
    found = [line for name in NAMES for line in lines_of(name)]
    assert found == SNAPSHOT.read_text(encoding="utf-8").splitlines(), "if this is meant: python tests/test_api.py"


def test_no_public_signature_leaves_open_what_it_takes():
    lines = [line for name in NAMES for line in lines_of(name)]
    assert [line for line in lines if re.search(r"\bAny\b", line)] == []
    functions = [line for line in lines if re.match(r" *\w+\(", line) and not line.startswith("class ")]
    assert [line for line in functions if " -> " not in line] == []


def test_the_stub_is_the_one_list_of_public_names():
    tree = ast.parse(STUB.read_text(encoding="ascii"))  # which lazy_loader reads in the system's own encoding
    imported = [alias for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert sorted(alias.name for alias in imported) == NAMES
    assert all(alias.asname == alias.name for alias in imported), "type checkers take only 'name as name' for public"
    assert analysis.__all__ == sorted([*NAMES, "__version__"])


def test_the_stub_says_what_is_there():
    """Its names are re-exports, which mypy follows; stubtest would compare none of them, and takes 20 seconds."""
    for node in ast.parse(STUB.read_text(encoding="ascii")).body:
        if isinstance(node, ast.ImportFrom):
            module = import_module(f"analysis.{node.module}")
            for alias in node.names:
                assert getattr(analysis, alias.name) is getattr(module, alias.name), alias.name
        else:
            assert ast.unparse(node) == "__version__: str"
    assert isinstance(analysis.__version__, str)


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_says_what_it_is_and_shows_it(name):
    text = inspect.getdoc(getattr(analysis, name)) or ""
    assert text[:1].isupper()
    assert ".\n" in f"{text}\n"
    if CONVERTING.match(name) and name not in ("load_agreements", "load_visits"):
        assert ">>> " in text


def test_the_readme_lists_every_public_function():
    listed = docs._functions("")
    functions = [name for name in NAMES if inspect.isfunction(getattr(analysis, name))]
    assert re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE) == sorted(functions)
    assert listed in (ROOT / "README.md").read_text(encoding="utf-8")


SNIPPET = """
from datetime import date
from typing import assert_type

import analysis
from analysis import label, load_dataset, normalize_country, normalize_minerals, normalize_person, parse_date
from analysis.dataset.dataset import Dataset
from analysis.dates.edtf import PartialDate
from analysis.errors import Issue

assert_type(load_dataset(), Dataset)
assert_type(parse_date("2025").edtf, str)
assert_type(parse_date(date(2025, 1, 1)).start, date | None)
assert_type(parse_date("soon", errors="coerce"), PartialDate | None)
assert_type(normalize_country("Kazakhstan"), str)
assert_type(normalize_country("Kazakhstan", errors="coerce"), str | None)
assert_type(normalize_country(None), str | None)
assert_type(normalize_country(["Kazakhstan", None]), list[str | None])
assert_type(normalize_country("Kazakhstan", explain=True), dict[str, str | None])
assert_type(normalize_minerals("lithium"), tuple[str, ...])
assert_type(normalize_minerals(("lithium", None)), list[tuple[str, ...]])
assert_type(normalize_person("Tokayev", party="Kazakhstan"), str)
assert_type(normalize_person(["Tokayev"], party=["Kazakhstan"]), list[str | None])
assert_type(label("KAZ", "ru"), str)
assert_type(analysis.validate_records(), list[Issue])
assert_type(analysis.__version__, str)
try:
    normalize_country("Atlantis")
except ValueError as error:
    assert_type(error, ValueError)
"""


@pytest.mark.slow
def test_type_checkers_know_what_comes_back(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SNIPPET, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", ROOT / "pyproject.toml", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)  # with what mypy keeps there
    assert done.returncode == 0, done.stdout + done.stderr


if __name__ == "__main__":
    SNAPSHOT.write_text("".join(f"{line}\n" for name in NAMES for line in lines_of(name)), encoding="utf-8")
