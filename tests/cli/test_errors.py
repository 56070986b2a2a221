"""What the system refuses is said in one line, by the command as it is run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from miniature import PARAMETERS, write_manifest, write_notebook

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks for what Linux refuses")
MINERALS = (sys.executable, "-m", "analysis.cli")


@pytest.fixture
def site(own_home: Path) -> Path:
    write_notebook(own_home, "good", PARAMETERS, "1 + 1")
    write_notebook(own_home, "bad", PARAMETERS, "raise ValueError('a' * 10_000_000 + '\\nlast')")
    write_manifest(own_home, "reports: [{notebook: good}, {notebook: bad}]\n")
    return own_home


def run(*typed: object, **options) -> subprocess.CompletedProcess:
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "timeout": 100, **options}
    return subprocess.run([*MINERALS, *map(str, typed)], check=False, **options)


@pytest.mark.slow
@linux
@pytest.mark.parametrize("typed", [("params", "good"), ("check",), ("--help",), ("--version",), ("render", "--help")])
def test_a_full_disk_below_what_is_printed(site, typed):
    with open("/dev/full", "w") as full:
        done = run(*typed, stdout=full)
    assert done.returncode == 1
    assert done.stderr == "minerals: No space left on device — make room on the disk\n"


@linux
def test_where_nothing_can_be_said_the_exit_code_says_it(site):
    with open("/dev/full", "w") as full:
        assert run("params", "good", stdout=full, stderr=full).returncode == 1
        assert run("params", "goood", stderr=full).returncode == 2


def test_who_reads_no_further_gets_no_complaint(site):
    process = subprocess.Popen([*MINERALS, "params", "good"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 1
    process.stderr.close()


@linux
def test_a_working_folder_that_is_gone(site, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    done = run("params", "good", cwd=gone, preexec_fn=gone.rmdir)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "minerals: the working folder is gone — go to another one\n"


@linux
@pytest.mark.parametrize("typed", [("good",), ()])
def test_a_folder_that_cannot_be_written_to(site, typed):
    done = run("render", *typed, "-o", "/proc/pages")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("minerals: cannot write to /proc/pages: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
@linux
def test_files_that_may_not_be_so_large(site):
    """That pages cannot be written is said in one line, and no half of a file is left."""
    import resource

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = run("render", "-o", site / "out", "--workers", "1", preexec_fn=limit)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "File too large" in done.stderr
    for notebook in (site / "out").rglob("*.ipynb"):
        json.loads(notebook.read_text(encoding="utf-8"))
    assert not list(site.glob("out/.rendering*"))


@pytest.mark.slow
def test_a_long_exception_is_told_by_its_head_and_tail(site):
    done = run("render", "-o", site / "out", "--json")
    assert done.returncode == 1
    assert len(done.stderr) < 2000
    failed = json.loads(done.stdout)["reports"][1]
    assert failed["error"].startswith("ValueError: aaa")
    assert failed["error"].endswith("aaa last")
    assert len(failed["error"]) < 500
    assert len((site / "out" / "index.html").read_text(encoding="utf-8")) < 100_000
    assert (site / "out" / "failed" / "bad.ipynb").stat().st_size > 10_000_000


@pytest.mark.slow
def test_a_notebook_of_another_format_is_one_line_and_leaves_the_site_as_it_was(site):
    assert run("render", "-o", site / "out").returncode == 1
    before = {path: path.read_bytes() for path in (site / "out").glob("*.html")}
    file = site / "notebooks" / "good.ipynb"
    text = json.loads(file.read_text(encoding="utf-8"))
    for change in ({"nbformat": 99}, {"nbformat": 3}, {"metadata": None}):
        file.write_text(json.dumps({**text, **change}), encoding="utf-8")
        done = run("render", "-o", site / "out")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.endswith("good.ipynb: not a notebook of format 4 — save it again from JupyterLab\n")
        assert done.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in (site / "out").glob("*.html")} == before


@pytest.mark.slow
@linux
def test_a_path_of_other_letters_where_the_locale_has_none(site, tmp_path):
    home = tmp_path / "Қазақстан"
    shutil.copytree(site, home)
    env = {**os.environ, "MINERALS_HOME": str(home), "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = run("render", "good", "-o", home / "out", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Қазақстан" not in (home / "out" / "good.ipynb").read_text(encoding="utf-8")
