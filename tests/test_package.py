"""What a wheel carries. Building one needs hatchling, which only a build brings: here its rules are checked."""

from __future__ import annotations

import importlib
import inspect
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import analysis
from analysis import paths

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = [line for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if line[:1] not in " #"]
CARRIED = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]


def test_what_the_wheel_carries_is_there():
    for source, target in CARRIED.items():
        assert (ROOT / source).exists(), source
        assert target == f"analysis/_home/{source}"
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["src/analysis"]
    for source in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]:
        assert (ROOT / source).exists(), source


@pytest.mark.parametrize(
    "place",
    [paths.vocab_folder, paths.records_folder, paths.notebooks_folder, paths.manifest_file],
    ids=lambda f: f.__name__,
)
def test_every_place_of_a_home_is_in_the_wheel(real_home, place):
    needed = place().relative_to(ROOT).as_posix()
    assert needed in CARRIED


def test_an_installed_wheel_finds_its_own_copy(tmp_path, monkeypatch):
    """The layout of a wheel, made by its own rules: the paths lead into it and nowhere else."""
    site = tmp_path / "site-packages"
    for source, target in CARRIED.items():
        (site / target).parent.mkdir(parents=True, exist_ok=True)
        (site / target).symlink_to(ROOT / source)
    monkeypatch.delenv("MINERALS_HOME")
    monkeypatch.setattr(paths, "_PACKAGE", site / "analysis")
    home = site / "analysis" / "_home"
    assert paths.home() == home
    assert paths.records_folder().is_dir()
    assert (paths.vocab_folder() / "countries.csv").is_file()
    assert (paths.notebooks_folder() / "timeline.ipynb").is_file()
    assert paths.manifest_file().is_file()


def test_the_files_that_are_no_python_lie_within_the_package():
    package = Path(analysis.__file__).parent
    reports, pages = (
        {file.name for file in (package / name / "templates").iterdir()} for name in ("reports/site", "pages")
    )
    assert reports == {"index.html.j2", "page.html.j2", "index.js", "page.js"}
    of_records = {"agreement.html.j2", "visit.html.j2", "subject.html.j2"}
    assert pages == {"base.css", "frame.js", "layout.html.j2", "parts.html.j2", *of_records}


def test_the_command_is_there():
    ((name, target),) = PROJECT["project"]["scripts"].items()
    module, function = target.split(":")
    assert name == "minerals"
    assert callable(getattr(importlib.import_module(module), function))


@pytest.mark.parametrize("name", analysis.__all__)
def test_every_name_of_the_package_is_where_it_is_said_to_be(name):
    if name == "__version__":
        assert analysis.__version__ == PROJECT["project"]["version"]
        return
    found = getattr(analysis, name)
    assert found is getattr(importlib.import_module(found.__module__), name)
    assert inspect.getdoc(found)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="load_treaties"):
        analysis.load_treaties  # noqa: B018
    assert set(analysis.__all__) <= set(dir(analysis))


# --- the environment ---------------------------------------------------------------------------------


def test_every_need_that_is_declared_is_pinned_within_its_bounds():
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    declared = [line for line in lines if line[:1] not in ("", "#")]
    declared += PROJECT["build-system"]["requires"] + PROJECT["project"]["dependencies"]
    declared += [need for needs in PROJECT["project"]["optional-dependencies"].values() for need in needs]
    pinned: dict[str, list[str]] = {}
    for pin in map(Requirement, PINS):
        (specifier,) = pin.specifier
        assert specifier.operator == "==", pin
        pinned.setdefault(canonicalize_name(pin.name), []).append(specifier.version)
    for need in map(Requirement, declared):
        versions = pinned.get(canonicalize_name(need.name))
        assert versions, f"{need} is not pinned: make lock"
        assert all(map(need.specifier.contains, versions)), f"{need} is pinned to {versions}: make lock"


def test_no_pin_names_an_address():
    assert [pin for pin in PINS if "://" in pin or " @ " in pin or pin.startswith("-")] == []


def test_the_range_of_pythons_is_the_same_wherever_it_is_said():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    lowest, *_, newest = re.search(r"^PYTHONS := (.*)$", makefile, re.MULTILINE)[1].split()
    assert f"Python {lowest} to {newest} " in (ROOT / "requirements.in").read_text(encoding="utf-8")
    assert PROJECT["project"]["requires-python"] == f">={lowest}"
    assert f"Python {lowest} to {newest}, make" in (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("reports", "nightly"):
        workflow = (ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
        tried = {tuple(map(int, found.split("."))) for found in re.findall(r'"(3\.\d+)"', workflow)}
        assert [f"{major}.{minor}" for major, minor in (min(tried), max(tried))] == [lowest, newest], name
