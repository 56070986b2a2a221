"""The folder of pages: which it may be, and that it changes as a whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.errors import ParameterError
from analysis.reports import output
from analysis.reports.output import changing, chosen_folder, default_folder, moves_of, put_in_place, staged
from analysis.reports.report import Report, Result


def report(slug: str) -> Report:
    return Report(slug, slug, "timeline", {}, 1, 0, "", "")


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# --- which folder ------------------------------------------------------------------------------------


def test_where_pages_go(own_home, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert default_folder() == chosen_folder(None) == tmp_path / "reports-build"
    (own_home / "pyproject.toml").touch()
    assert default_folder() == chosen_folder(None) == own_home / "reports" / "build"


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("", "no folder to write to"),
        ("  ", "no folder to write to"),
        (".", "no folder of pages, there is data"),
        ("data", "the data are there"),
        ("data/new", "the data are there"),
        ("notebooks", "the notebooks themselves are there"),
        ("notebooks/new", "the notebooks themselves are there"),
        ("src", "no folder of pages, there is mine.py"),
        ("src/mine.py", "a file, no folder"),
    ],
)
def test_a_folder_of_other_things_is_refused(own_home, monkeypatch, out, message):
    monkeypatch.chdir(own_home)
    for name in ("notebooks", "src"):
        (own_home / name).mkdir()
    (own_home / "src" / "mine.py").touch()
    before = files(own_home)
    with pytest.raises(ParameterError, match=message) as raised:
        chosen_folder(out)
    assert "\n" not in str(raised.value)
    assert files(own_home) == before


def test_a_folder_for_pages(tmp_path):
    for name in ("empty", "killed", "pages"):
        (tmp_path / name).mkdir()
    (tmp_path / "killed" / ".rendering-abc").mkdir()  # of a run that did not come to its end
    (tmp_path / "pages" / "a.html").touch()
    with pytest.raises(ParameterError, match=r"there is a\.html"):
        chosen_folder(tmp_path / "pages")
    (tmp_path / "pages" / ".ledger.json").touch()
    for name in ("new/below", "empty", "killed", "pages"):
        assert chosen_folder(str(tmp_path / name)) == tmp_path / name


@pytest.mark.parametrize("hidden", [".git", ".env", ".nojekyll"])
def test_a_folder_that_holds_hidden_files_of_others_is_refused(tmp_path, hidden):
    """That nothing else is in it does not make it empty: a repository may be bare of files."""
    (tmp_path / hidden).touch()
    with pytest.raises(ParameterError, match=rf"no folder of pages, there is \{hidden} — give a new or an empty"):
        chosen_folder(tmp_path)
    (tmp_path / ".ledger.json").touch()  # by this it is known as one of pages
    assert chosen_folder(tmp_path) == tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a folder that cannot be")
def test_a_folder_that_cannot_be_written_to_is_said_in_one_line(tmp_path):
    (tmp_path / "file").touch()
    for target in (Path("/proc/pages"), tmp_path / "file" / "pages", tmp_path / ("a" * 300)):
        with pytest.raises(ParameterError, match=r"^cannot write to .* — give another folder$"), staged(target):
            raise AssertionError


# --- what is not finished ----------------------------------------------------------------------------


def test_what_is_not_finished_goes_away_with_what_was_made_for_it(tmp_path):
    def fail():
        with staged(tmp_path / "new" / "pages") as scratch:
            assert scratch.parent == tmp_path / "new" / "pages"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(output.fcntl is None, reason="needs locks")
def test_what_a_killed_run_left_is_cleared_away_and_that_of_a_running_one_is_not(tmp_path):
    code = f"""
import sys
from pathlib import Path
from analysis.reports.output import staged
with staged(Path({str(tmp_path)!r})) as scratch:
    (scratch / "half.html").touch()
    print(scratch, flush=True)
    sys.stdin.read()
"""
    command = [sys.executable, "-c", code]
    runs = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    killed, running = (Path(run.stdout.readline().strip()) for run in runs)
    runs[0].kill()
    runs[0].communicate()
    assert killed.is_dir()
    with staged(tmp_path) as scratch:
        assert sorted(tmp_path.iterdir()) == sorted([scratch, running])
    runs[1].communicate()
    assert runs[1].returncode == 0
    assert list(tmp_path.iterdir()) == []


# --- all or nothing ----------------------------------------------------------------------------------


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of pages, and beside it what is to replace them."""
    for folder, names in (("site", ("a.html", "b.html", "old.html")), ("fresh", ("a.html", "b.html", "new.html"))):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text(folder, encoding="utf-8")
    return tmp_path


MOVES = {name: name for name in ("a.html", "b.html", "new.html")}


def test_files_come_and_go_together(pages):
    put_in_place(pages / "fresh", pages / "site", MOVES, ["old.html", "never.html"])
    assert files(pages / "site") == dict.fromkeys(MOVES, "fresh")


def test_what_fails_in_the_middle_is_taken_back(pages):
    (pages / "site" / "z.html").mkdir()  # no file can take its place
    (pages / "fresh" / "z.html").touch()
    before = files(pages / "site")
    with pytest.raises(OSError, match=r"z\.html"):
        put_in_place(pages / "fresh", pages / "site", {**MOVES, "z.html": "z.html"}, ["old.html"])
    assert files(pages / "site") == before


def test_where_no_file_can_have_two_names_it_is_copied(pages, monkeypatch):
    def refuse(*_):
        raise OSError("not here")

    monkeypatch.setattr(os, "link", refuse)
    (pages / "site" / "z.html").mkdir()
    (pages / "fresh" / "z.html").touch()
    before = files(pages / "site")
    with pytest.raises(OSError, match=r"z\.html"):
        put_in_place(pages / "fresh", pages / "site", {**MOVES, "z.html": "z.html"})
    assert files(pages / "site") == before


@pytest.mark.parametrize("request_to_end", [signal.SIGINT, signal.SIGTERM])
def test_no_request_to_end_is_heard_in_between(pages, request_to_end):
    def stop(*_):
        raise KeyboardInterrupt

    def interrupted():
        with changing(pages / "site"):
            os.kill(os.getpid(), request_to_end)
            put_in_place(pages / "fresh", pages / "site", MOVES)

    before = signal.signal(request_to_end, stop)
    try:
        with pytest.raises(KeyboardInterrupt):
            interrupted()
    finally:
        signal.signal(request_to_end, before)
    assert files(pages / "site") == {**dict.fromkeys(MOVES, "fresh"), "old.html": "site"}


def test_which_files_a_result_has():
    results = [
        Result(report("a"), "rendered", notebook="a.ipynb"),
        Result(report("b"), "failed", notebook="b.ipynb"),
        Result(report("c"), "failed"),
        Result(report("d"), "unchanged", notebook="d.ipynb"),
        Result(report("e"), "empty"),
    ]
    assert moves_of(results) == {"a.html": "a.html", "a.ipynb": "a.ipynb", "b.ipynb": "failed/b.ipynb"}
