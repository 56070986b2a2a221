"""The helpers without what figures and reports need: as they are where no extra is installed."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from analysis.extras import MODULES, MissingPartError, missing_part, need

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# What comes with the extras, and nothing of the helpers brings.
ALONG = ("contourpy", "fontTools", "IPython", "jupyter_core", "kiwisolver", "mistune", "PIL", "tornado")
WITHOUT = f"""
import importlib.abc, sys

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in { ({*MODULES["reports"], *ALONG})!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent())
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", WITHOUT + code], capture_output=True, text=True, timeout=120)


def names(needs: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", text)[0].lower() for text in needs}


def test_the_modules_are_those_of_the_extras():
    distributions = packages_distributions()
    for extra, modules in MODULES.items():
        brought = {owner.lower().replace("_", "-") for module in modules for owner in distributions[module]}
        assert brought == names(PROJECT["optional-dependencies"][extra])
        assert brought.isdisjoint(names(PROJECT["dependencies"]))
    figures, reports = (set(PROJECT["optional-dependencies"][extra]) for extra in ("figures", "reports"))
    assert figures <= reports


@pytest.mark.slow
def test_the_helpers_work_without_the_extras():
    done = run(
        """
import analysis
data = analysis.load_dataset()
chosen = data.select(country="KAZ", mineral="tungsten")
print(len(analysis.build_timeline(data.agreements, data.visits)), len(analysis.build_breakdown(data.agreements)) > 0)
print(analysis.normalize_country("Казахстан"), analysis.parse_date("6 ноября 2025").edtf, analysis.validate_records())
print(len(analysis.normalize_agreements([{"parties": "Japan", "signed": "2024"}])))
print(len(analysis.build_source_audit(data)))
from analysis import listings
print(len(listings.list_agreements(data)))
"""
    )
    assert done.stderr == ""
    assert done.stdout == "7 True\nKAZ 2025-11-06 []\n1\n7\n5\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("from analysis import plot_timeline", "plot_timeline needs matplotlib — pip install '{}[figures]'"),
        ("import analysis; analysis.use_style()", "use_style needs matplotlib — pip install '{}[figures]'"),
        ("import analysis; analysis.render_report('timeline')", "a report needs IPython, ipykernel, .* '{}[reports]'"),
        ("import analysis; analysis.render_reports()", "a report needs IPython, ipykernel, .* '{}[reports]'"),
    ],
)
def test_a_part_that_is_missing_is_named_with_what_to_install(code, said):
    done = run(code)
    *_, last = done.stderr.strip().splitlines()
    pattern = re.escape(said.format("critical-minerals-diplomacy")).replace(re.escape(".*"), ".*")
    assert re.fullmatch(f"analysis.extras.MissingPartError: {pattern}", last), done.stderr


@pytest.mark.slow
def test_the_command_line_says_it_in_one_line():
    def minerals(*typed: str) -> tuple[int, str, str]:
        done = run(f"from analysis.cli import main; main({list(typed)!r}, prog_name='minerals')")
        return done.returncode, done.stdout, done.stderr

    assert minerals("check") == (0, "5 agreements, 2 visits: no problems\n", "")
    status, printed, said = minerals("render")
    assert (status, printed, said.count("\n")) == (2, "", 1)
    assert said.startswith("minerals: a report needs IPython, ")


def test_another_module_that_is_not_there_is_none_of_an_extra():
    assert missing_part(ModuleNotFoundError(name="analysis.nowhere"), "this") is None
    assert missing_part(ModuleNotFoundError("no name"), "this") is None


def test_what_is_installed_is_not_missed():
    for extra in MODULES:
        need(extra, "this")


def test_what_is_missing_is_an_import_error(monkeypatch):
    monkeypatch.setitem(MODULES, "figures", ("no_such_module",))
    with pytest.raises(ImportError, match="this needs no_such_module — pip install") as caught:
        need("figures", "this")
    assert isinstance(caught.value, MissingPartError)
