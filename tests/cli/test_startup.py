"""What a command loads before it refuses: a misspelt name must not wait for pandas, the records or a kernel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("pandas", "numpy", "matplotlib", "papermill", "nbformat", "pydantic", "yaml", "jinja2", "IPython", "pyarrow")


def loaded_by(*typed: str) -> tuple[int, str, list[str]]:
    """Exit code, standard error and which of `HEAVY` were loaded, of the command run in a Python of its own."""
    code = f"""
import sys
from analysis.cli import main
try:
    main({list(typed)!r})
except SystemExit as end:
    print("exit", end.code, *(name for name in {HEAVY!r} if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    _, status, *names = done.stdout.splitlines()[-1].split()
    return int(status), done.stderr, names


@pytest.mark.slow
@pytest.mark.usefixtures("real_home")
@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("timeline --country Kazkhstan", "did you mean Kazakhstan"),
        ("timeline -p country Kazkhstan", "did you mean Kazakhstan"),
        ("timeline --contry KAZ", "did you mean --country?"),
        ("timeline -p contry KAZ", "did you mean 'country'?"),
        ("timeline --mineral lithum", "did you mean Lithium"),
        ("timeline --area minning", "unknown area of cooperation"),
        ("timeline --since 2024-13", "no such month"),
        ("timeline --since 2025-05 --until 2024", "swap them"),
        ("timelin", "did you mean timeline?"),
        ("cooperation_areas --count splt", "did you mean split?"),
        ("event_brief --agreement 2025-11-06-kaz-usa-critical-mineral-mou", "-critical-minerals-mou?"),
    ],
)
def test_a_refusal_loads_nothing_heavy(typed, message):
    status, said, names = loaded_by("render", *typed.split())
    assert (status, names) == (2, [])
    assert message in said
    assert said.count("\n") == 1


@pytest.mark.usefixtures("real_home")
@pytest.mark.parametrize("typed", ["--help", "render timeline --help", "params timeline", "params timeline --json"])
def test_help_loads_nothing_heavy(typed):
    assert loaded_by(*typed.split()) == (0, "", [])


@pytest.mark.slow
def test_what_is_heavy_would_be_seen():
    _, _, names = loaded_by("check", str(ROOT / "tests" / "data" / "records"))
    assert "pydantic" in names


def test_one_name_or_date_is_read_without_pandas():
    code = """
import sys
from analysis import normalize_country, normalize_mineral, normalize_area, parse_date
normalize_country("Казахстан"), normalize_country("Korea", explain=True), normalize_mineral("литий")
normalize_area("geological exploration"), parse_date("6 ноября 2025 года")
print("pandas" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
