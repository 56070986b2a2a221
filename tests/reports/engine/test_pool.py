from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from analysis.reports.engine.pool import LostError, run_forked, run_spawned

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


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
    until(lambda: (tmp_path / "60").exists())
    results.close()
    assert_ended(int((tmp_path / "60").read_text()))


@pytest.mark.parametrize("request_to_end", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_no_process(tmp_path, request_to_end):
    # A run in the background of a shell hands down that interrupts are ignored.
    script = """
import os, signal, sys, time
from pathlib import Path
from analysis.reports.engine.pool import run_forked

signal.signal(signal.SIGINT, signal.default_int_handler)

def work(task):
    Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(60)

list(run_forked(work, [1, 2], 2, 90.0))
"""
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stderr=subprocess.PIPE)
    until(lambda: len(list(tmp_path.iterdir())) == 2)
    process.send_signal(request_to_end)
    _, error = process.communicate(timeout=30)
    assert process.returncode != 0
    assert b"KeyboardInterrupt" in error
    for mark in tmp_path.iterdir():
        assert_ended(int(mark.name))


def test_without_fork_a_pool_of_new_interpreters_does_it():
    assert dict(run_spawned(len, ["a", "bb", "ccc"], 2)) == {0: 1, 1: 2, 2: 3}


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
