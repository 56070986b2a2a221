"""What a notebook says of a mistake. Each case runs in a process of its own: a shell changes the one it lives in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from types import SimpleNamespace

import papermill
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from analysis.errors import ParameterError
from analysis.notebook.mistakes import check_names

_RUN = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}), colors="nocolor")
shell.run_cell("from analysis.notebook import start_notebook; start_notebook()")
for cell in json.loads(sys.argv[1]):
    print("CELL")
    done = shell.run_cell(cell, store_history=True)
    print("FAILED", type(done.error_in_exec).__name__) if done.error_in_exec else None
"""


def told_by(*cells: str, home) -> list[str]:
    """What each cell prints."""
    env = {**os.environ, "IPYTHONDIR": str(home), "MPLBACKEND": "agg"}
    command = [sys.executable, "-c", _RUN, json.dumps(cells)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return [part.strip() for part in done.stdout.split("CELL\n")[1:]]


@pytest.mark.slow
def test_a_mistake_is_told_in_a_line_and_its_traceback_on_demand(tmp_path):
    ask = "from analysis import normalize_country\nnormalize_country('Kazakstn')"
    wrong, whole, others, stepped = told_by(ask, "%tb", "1 / 0", "import sys; print(sys.last_value)", home=tmp_path)
    line, failed = wrong.splitlines()
    assert line == "UnknownNameError: unknown country or bloc 'Kazakstn' — did you mean Kazakhstan or Kazajstán?"
    assert failed == "FAILED UnknownNameError"
    assert "Traceback" in whole
    assert "normalize_country('Kazakstn')" in whole
    assert "Traceback" in others
    assert stepped == "division by zero"


@pytest.mark.slow
def test_a_runner_of_notebooks_stops_at_a_mistake_and_at_a_parameter_that_is_none(tmp_path):
    parameters = new_code_cell("country = 'KAZ'", metadata={"tags": ["parameters"]})
    start = new_code_cell(
        "from analysis import normalize_country\nfrom analysis.notebook import start_notebook\n"
        "start_notebook('country')\nnormalize_country(country)"
    )
    notebook = new_notebook(
        cells=[parameters, start],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    source, target = tmp_path / "a.ipynb", tmp_path / "b.ipynb"
    source.write_text(json.dumps(notebook), encoding="utf-8")
    for given, name, message in (
        ({"country": "Kazakstn"}, "UnknownNameError", "unknown country or bloc 'Kazakstn'"),
        ({"contry": "USA"}, "ParameterError", "no parameter 'contry' in this notebook — did you mean 'country'?"),
    ):
        with pytest.raises(papermill.PapermillExecutionError) as raised:
            papermill.execute_notebook(source, target, parameters=given, engine_name="warm", progress_bar=False)
        assert raised.value.ename == name
        assert message in raised.value.evalue
        assert len(raised.value.traceback) == 1


def shell(*cells: str, **names: object) -> SimpleNamespace:
    """A shell in which these cells have run, and one is running."""
    return SimpleNamespace(user_ns={**names, "In": ["", *cells, "start_notebook(…)"]})


GOOD = "country: str = 'KAZ'  # any name\nsince = None  # type: str|None  first day\n"


def test_parameters_by_their_names_are_right():
    check_names(shell(GOOD, country="KAZ", since=None), ("country", "since"))
    check_names(shell(), ())
    check_names(shell("x = f()", "import os", GOOD, "y = 1", country="KAZ", since=None), ("country", "since"))


@pytest.mark.parametrize(
    ("cells", "names", "message"),
    [
        ([GOOD.replace("since", "sinse")], {"country": 1, "sinse": 1}, r"no parameter 'sinse' .* did you mean 'since'"),
        ([GOOD + "region = 'Asia'"], {"country": 1, "since": 1}, "no parameter 'region' .* it has country, since"),
        ([GOOD, "# Parameters\nregion = 'x'\n"], {"country": 1, "since": 1}, "no parameter 'region'"),
        (["contry = 'KAZ'"], {"contry": 1, "since": 1}, "'country' is not set — rename 'contry'"),
        ([], {"since": 1}, "'country' is not set — run the cell of the parameters first"),
    ],
)
def test_a_misspelt_parameter_is_told(cells, names, message):
    with pytest.raises(ParameterError, match=message):
        check_names(shell(*cells, **names), ("country", "since"))


def test_a_mistake_that_was_mended_is_forgotten_and_other_cells_are_the_reader_s_own():
    known = {"country": "KAZ", "since": None, "contry": "KAZ", "x": 5}
    check_names(shell(GOOD + "contry = 'KAZ'", GOOD, "x = 5", **known), ("country", "since"))
