"""Processes that end with the one that started them; where Linux offers it, also those that went their own way."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

_SET_DEATH_SIGNAL, _SET_CHILD_SUBREAPER = 1, 36  # of prctl(2)


def end_with(parent: int, request: signal.Signals = signal.SIGKILL) -> None:
    """Have this process sent a signal when the one that forked it, `parent`, ends in whatever way."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, request)
        if os.getppid() != parent:  # it ended before it could be asked for
            os.kill(os.getpid(), request)


def adopt_orphans() -> None:
    """Keep below this process what is started below it, in whatever session, also when what started it has ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)


def end_all_below(pid: int) -> None:
    """Kill every process that descends from one, which must be this one or stopped: it starts no more meanwhile."""
    killed: set[int] = set()
    while found := set(_below(pid)) - killed:
        for each in found:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(each, signal.SIGKILL)
        killed |= found


def end_group(pid: int) -> None:
    """Kill a child that leads a group of processes, with the group and everything that descends from it."""
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGSTOP)
    end_all_below(pid)
    with suppress(ProcessLookupError, PermissionError):  # all of it has ended
        os.killpg(pid, signal.SIGKILL)


def _below(pid: int) -> list[int]:
    """The descendants of a process by number, [] where the system does not tell."""
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                found += [int(child), *_below(int(child))]
    return found
