from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from analysis.errors import DataError, Issue, ParameterError
from analysis.reports import single
from analysis.reports.engine import forking
from analysis.reports.engine.forking import KernelFork
from analysis.reports.engine.preload import why_not_forked, without_collector
from analysis.reports.single import render_one, render_report
from miniature import PARAMETERS, write_notebook

pytestmark = pytest.mark.skipif(bool(why_not_forked()), reason="needs fork")

HEAVY = ("pandas", "matplotlib", "IPython", "papermill", "nbformat", "nbconvert", "jinja2")
SAYS = (
    "import os, sys, json",
    "seen = [os.getcwd(), os.environ['MINERALS_HOME'], os.getpid(), os.getppid(), 'papermill' in sys.modules]",
    "print(json.dumps(seen))",
)


@pytest.fixture
def out(own_home: Path) -> Path:
    write_notebook(own_home, "says", PARAMETERS, *SAYS)
    return own_home / "out"


def said(folder: Path, name: str) -> list:
    cells = nbformat.read(folder / name, as_version=4).cells
    (text,) = [output.text for cell in cells for output in cell.get("outputs", ())]
    return json.loads(text)


@pytest.mark.slow
def test_a_report_is_rendered_by_a_process_that_loads_next_to_nothing(out, own_home):
    code = f"""
import sys
from analysis.reports.single import render_one, render_report
result = render_one("says", {{"country": "KAZ"}}, {str(out)!r})
print(result.status, *(name for name in {HEAVY!r} if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "rendered\n"
    assert sorted(path.name for path in out.iterdir()) == [".ledger.json", "says-kaz.html", "says-kaz.ipynb"]
    folder, home, pid, parent, drives = said(out, "says-kaz.ipynb")
    assert Path(folder).parents[1] == out
    assert home == str(own_home)
    assert pid != parent != os.getpid()
    assert not drives  # what drives the notebook is loaded in another process than what runs it


def test_one_report_by_name_and_parameters(out):
    result = render_report("says", country="Казахстан", since="2025", out=out)
    assert (result.status, result.report.slug) == ("rendered", "says-kaz-since-2025")
    assert (out / "says-kaz-since-2025.html").is_file()
    with pytest.raises(ParameterError, match="no parameter 'contry' — did you mean 'country'"):
        render_report("says", contry="KAZ", out=out)
    with pytest.raises(ParameterError, match="no notebook 'say'"):
        render_report("say", out=out)


def test_a_refusal_of_the_kernels_is_raised_here_and_nothing_is_written(out):
    with pytest.raises(ParameterError, match="no records match country=TUV — widen the selection"):
        render_one("says", {"country": "TUV"}, out)
    assert not out.exists()


def test_every_problem_of_the_records_comes_across(out, own_home):
    for name in ("2022-08-28-jpn-nam-mou", "2025-11-06-kaz-usa-minerals-mou"):
        record = next((own_home / "data" / "records").rglob(f"{name}.yml"))
        record.write_text(record.read_text(encoding="utf-8").replace("confidence:", "confidense:"), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        render_one("says", {}, out)
    assert len(raised.value.issues) >= 2
    assert all(isinstance(issue, Issue) and issue.line for issue in raised.value.issues)
    assert not out.exists()


def test_an_exception_while_planning_is_raised_with_its_own_traceback(out, monkeypatch):
    def fail(*_):
        raise OSError("no space")

    monkeypatch.setattr(single, "page_stamp", fail)
    with pytest.raises(OSError, match="no space") as raised:
        render_one("says", {}, out)
    assert raised.traceback[-1].name == "fail"
    assert not out.exists()


def test_a_process_that_dies_before_there_is_a_report_is_a_failure(out, monkeypatch):
    here = os.getpid()
    stamp = single.page_stamp
    monkeypatch.setattr(single, "page_stamp", lambda *given: stamp(*given) if os.getpid() == here else os._exit(9))
    result = render_one("says", {"country": "KAZ"}, out)
    assert (result.report.slug, result.status) == ("says-kaz", "failed")
    assert result.error == "its process ended before the records were read"
    assert not out.exists()


def test_a_report_that_takes_too_long_is_stopped_with_all_it_started(out, own_home, monkeypatch):
    here, pulse = os.getpid(), own_home / "pulse"
    stamp = single.page_stamp

    def hang(*given):
        while os.getpid() != here:
            pulse.write_text(str(time.monotonic()), encoding="utf-8")
            time.sleep(0.01)
        return stamp(*given)

    monkeypatch.setattr(single, "page_stamp", hang)
    monkeypatch.setattr(single, "REPORT_LIMIT", 2.0)
    result = render_one("says", {}, out)
    assert (result.status, result.error) == ("failed", "took longer than 2 s and was stopped")
    assert not out.exists()
    last = pulse.read_text(encoding="utf-8")
    time.sleep(0.2)
    assert pulse.read_text(encoding="utf-8") == last


def test_an_error_of_a_cell_is_kept_with_its_notebook(out, own_home):
    write_notebook(own_home, "bad", PARAMETERS, "raise ValueError('no such thing')")
    result = render_one("bad", {}, out)
    assert (result.status, result.cell, result.error) == ("failed", 2, "ValueError: no such thing")
    kept = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*"))
    assert kept == [".ledger.json", "failed/bad.ipynb"]


@pytest.mark.slow
def test_where_no_fork_can_be_a_kernel_is_started_for_it(out):
    code = f"from analysis.reports.single import render_one; print(render_one('says', {{}}, {str(out)!r}).status)"
    program = f"if __name__ == '__main__':\n    {code}\n"
    (out.parent / "program.py").write_text(program, encoding="utf-8")  # a new interpreter imports what began it
    asked = [sys.executable, str(out.parent / "program.py")]
    env = {**os.environ, "MINERALS_FORK": "0"}
    done = subprocess.run(asked, capture_output=True, text=True, check=True, env=env)
    assert done.stdout == "rendered\n"
    assert sorted(path.name for path in out.iterdir()) == [".ledger.json", "says.html", "says.ipynb"]
    assert Path(said(out, "says.ipynb")[0]).parents[1] == out


# --- a fork that does something first ----------------------------------------------------------------


def test_what_a_fork_did_first_comes_back(monkeypatch):
    monkeypatch.setattr(forking, "import_kernel", lambda: None)
    kernel = KernelFork(lambda: (os.getpid(), "done"))
    assert kernel.first_result() == (kernel.pid, "done")
    kernel.end()


def test_a_fork_that_ends_over_it_is_told_from_one_that_waits():
    kernel = KernelFork(lambda: os._exit(3))
    with pytest.raises(EOFError):
        kernel.first_result()
    kernel.end()


def test_the_collector_rests_and_forgets_what_was_made_meanwhile():
    before = gc.get_freeze_count()
    try:
        with without_collector():
            assert not gc.isenabled()
            with without_collector():
                pass
            assert not gc.isenabled()
            made = [[] for _ in range(5000)]
        assert gc.isenabled()
        assert gc.get_freeze_count() - before >= len(made)
    finally:
        gc.unfreeze()
