from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from analysis.reports.engine.pool import LostError, run_forked, run_spawned
from analysis.reports.interrupts import interruptible

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
linux = pytest.mark.skipif(sys.platform != "linux", reason="no other system tells of processes that went their own way")


def all_of(work, tasks, workers=2, limit=30.0):
    return dict(run_forked(work, tasks, workers, limit))


def test_every_task_has_a_process_of_its_own():
    found = all_of(lambda task: (task, os.getpid()), list("abcd"))
    assert [found[number][0] for number in range(4)] == list("abcd")
    assert len({pid for _, pid in found.values()} | {os.getpid()}) == 5


def test_results_come_as_they_are_done():
    def wait(task):
        time.sleep(task)
        return task

    assert [result for _, result in run_forked(wait, [0.6, 0.0], 2, 30.0)] == [0.0, 0.6]


def test_no_more_at_once_than_workers(tmp_path):
    def count(task):
        mark = tmp_path / str(os.getpid())
        mark.touch()
        time.sleep(0.05)
        running = len(list(tmp_path.iterdir()))
        mark.unlink()
        return running

    assert max(all_of(count, range(6), workers=2).values()) <= 2


def test_a_large_result_comes_whole():
    found = all_of(lambda task: "x" * task, [5_000_000, 10])
    assert [len(found[number]) for number in (0, 1)] == [5_000_000, 10]


def test_what_dies_is_lost_alone(capfd):
    def work(task):
        if task == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if task == "gone":
            os._exit(7)
        if task == "broken":
            raise ValueError("no such luck")
        return task

    found = all_of(work, ["killed", "gone", "broken", "fine"])
    assert isinstance(found[0], LostError)
    assert str(found[0]) == "its process was killed (SIGKILL) — out of memory?"
    assert str(found[1]) == str(found[2]) == "its process ended without a result"
    assert found[3] == "fine"
    assert "ValueError: no such luck" in capfd.readouterr().err


def test_what_takes_too_long_is_stopped_with_all_it_started(tmp_path):
    def work(task):
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        (tmp_path / "pid").write_text(str(child.pid))
        time.sleep(60)

    began = time.monotonic()
    found = all_of(work, ["slow"], limit=1.0)
    assert time.monotonic() - began < 20
    assert str(found[0]) == "took longer than 1 s and was stopped"
    assert_ended(int((tmp_path / "pid").read_text()))


def test_who_stops_taking_results_leaves_no_process(tmp_path):
    def work(task):
        (tmp_path / str(task)).write_text(str(os.getpid()))
        time.sleep(task)

    results = run_forked(work, [0, 60], 2, 90.0)
    next(results)
    until(lambda: (tmp_path / "60").exists() and (tmp_path / "60").read_text())
    results.close()
    assert_ended(int((tmp_path / "60").read_text()))


OWN_SESSION = "import time; time.sleep(60)"


@linux
@pytest.mark.parametrize("end", ["done", "failed", "too long"])
def test_a_child_in_a_session_of_its_own_ends_too(tmp_path, end):
    def work(task):
        child = subprocess.Popen([sys.executable, "-c", OWN_SESSION], start_new_session=True)
        # One whose parent ended long before it.
        orphan = f"{sys.executable} -c '{OWN_SESSION}' >/dev/null & echo $!"
        other = subprocess.run(["sh", "-c", orphan], stdout=subprocess.PIPE, start_new_session=True, text=True)
        (tmp_path / "pids").write_text(f"{child.pid} {other.stdout}")
        time.sleep(60 if end == "too long" else 0)
        if end == "failed":
            raise SystemExit
        return task

    all_of(work, ["a"], limit=2.0)
    for pid in (tmp_path / "pids").read_text().split():
        assert_ended(int(pid))


# Both ways of running, in a process that is to be ended. A job in the background of a shell ignores interrupts,
# one of nohup hang-ups.
PROGRAM = """
import os, signal, subprocess, sys, time
from functools import partial
from pathlib import Path
from analysis.reports.engine.pool import run_forked, run_spawned


def work(task, folder=sys.argv[1]):
    code = "import time; time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", code], start_new_session=True) if task else None
    Path(folder, f".{os.getpid()}").write_text(f"{os.getpid()} {child.pid if child else ''}")
    os.rename(Path(folder, f".{os.getpid()}"), Path(folder, str(os.getpid())))
    time.sleep(60)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    if sys.argv[2] == "forked":
        list(run_forked(work, [1, 1], 2, 90.0))
    else:
        list(run_spawned(work, [0, 0], 2))
"""


ENDINGS = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def ended(tmp_path, way: str, request_to_end: int) -> tuple[int, bytes]:
    """Exit status and standard error of a process that runs two tasks and is ended meanwhile; nothing is left of it."""
    (tmp_path / "marks").mkdir()
    (tmp_path / "program.py").write_text(PROGRAM)
    command = [sys.executable, str(tmp_path / "program.py"), str(tmp_path / "marks"), way]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=tmp_path)
    until(lambda: len([mark for mark in (tmp_path / "marks").iterdir() if mark.name.isdigit()]) == 2)
    process.send_signal(request_to_end)
    error = process.stderr.read() if request_to_end != signal.SIGKILL else b""
    process.wait(timeout=30)
    process.stderr.close()
    for mark in (tmp_path / "marks").iterdir():
        for pid in mark.read_text().split():
            assert_ended(int(pid))
    return process.returncode, error


@pytest.mark.slow
@pytest.mark.parametrize("way", ["forked", "spawned"])
@pytest.mark.parametrize("request_to_end", [getattr(signal, name) for name in ENDINGS])
def test_an_interrupt_leaves_no_process(tmp_path, way, request_to_end):
    status, error = ended(tmp_path, way, request_to_end)
    assert status != 0
    assert b"KeyboardInterrupt" in error


@linux
@pytest.mark.parametrize("way", ["forked", "spawned"])
def test_who_is_killed_leaves_no_process(tmp_path, way):
    ended(tmp_path, way, signal.SIGKILL)


@pytest.mark.parametrize("moment", range(8))
def test_an_interrupt_at_any_moment_leaves_no_process(tmp_path, moment):
    """Also between the fork and the note of it."""

    def work(task):
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60)

    def interrupt():
        time.sleep(moment * 0.004)
        os.kill(os.getpid(), signal.SIGTERM)

    def run():
        with interruptible():  # for the moments before and after
            thread.start()
            list(run_forked(work, range(40), 40, 90.0))

    thread = threading.Thread(target=interrupt)
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with pytest.raises(KeyboardInterrupt):
            run()
    finally:
        thread.join()
        signal.signal(signal.SIGTERM, before)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    for mark in tmp_path.iterdir():
        assert_ended(int(mark.name))


def test_without_fork_a_pool_of_new_interpreters_does_it():
    assert dict(run_spawned(len, ["a", "bb", "ccc"], 2)) == {0: 1, 1: 2, 2: 3}


def test_without_fork_too_what_dies_is_lost_alone():
    found = dict(run_spawned(eval, ["'fine'", "__import__('os')._exit(1)", "'fine too'"], 2))
    assert (found[0], found[2]) == ("fine", "fine too")
    assert isinstance(found[1], LostError)
    assert str(found[1]) == "its process ended without a result"


def until(happened):
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def assert_ended(pid: int) -> None:
    """No such process, or one that nobody has asked how it ended."""

    def ended() -> bool:
        try:
            with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
                return file.read().rpartition(")")[2].split()[0] == "Z"
        except OSError:
            pass
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        return False

    until(ended)
