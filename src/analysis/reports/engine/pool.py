"""Many tasks at once, each in a process of its own; where processes can be forked, in a copy of this one."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import Context
from dataclasses import dataclass
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection, wait
from typing import Any


class LostError(Exception):
    """A process ended without a result: killed, out of memory, or beyond its time."""


def run_spawned(work: Callable[[Any], Any], tasks: Sequence[Any], workers: int) -> Iterator[tuple[int, Any]]:
    """The number and the result of each task as it comes, from a pool of new interpreters."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            yield from enumerate(pool.map(work, tasks))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def run_forked(
    work: Callable[[Any], Any], tasks: Sequence[Any], workers: int, time_limit: float
) -> Iterator[tuple[int, Any]]:
    """The number and the result of each task as it is done, at most `workers` at once.

    Every task has a fork of this process to itself, which leads a group of processes: what it starts ends with it. The
    result is a `LostError` for a process that died or took longer than `time_limit` seconds. Whoever stops taking
    results, or interrupts this process, leaves no process behind.
    """
    waiting = list(enumerate(tasks))[::-1]
    running: dict[int, _Fork] = {}
    with _interruptible():
        try:
            while waiting or running:
                while waiting and len(running) < workers:
                    number, task = waiting.pop()
                    fork = _start(work, number, task, time_limit)
                    running[fork.connection.fileno()] = fork
                for fork in _finished(list(running.values())):
                    del running[fork.connection.fileno()]
                    yield fork.number, fork.result()
        finally:
            for fork in running.values():
                fork.end()


@dataclass
class _Fork:
    """One running process, and the pipe its result comes through."""

    number: int
    pid: int
    connection: Connection
    deadline: float
    limit: float

    def result(self) -> Any:
        """What the process sent before it ended. It is waited for, and everything it started is killed."""
        late = time.monotonic() >= self.deadline
        try:
            found = pickle.loads(self.connection.recv_bytes()) if self.connection.poll() else None  # noqa: S301
        except (EOFError, OSError):
            found = None
        status = self.end(patience=0 if late or found is not None else 1.0)
        if found is not None:
            return found[0]
        if late:
            return LostError(f"took longer than {self.limit:.0f} s and was stopped")
        if os.WIFSIGNALED(status):
            name = signal.Signals(os.WTERMSIG(status)).name
            return LostError(f"its process was killed ({name}){' — out of memory?' if name == 'SIGKILL' else ''}")
        return LostError("its process ended without a result")

    def end(self, patience: float = 0.0) -> int:
        """Kill the group, its leader only after so many seconds; the leader's exit status."""
        deadline = time.monotonic() + patience
        while not os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) and time.monotonic() < deadline:
            time.sleep(0.005)
        _kill_group(self.pid)
        _, status = os.waitpid(self.pid, 0)
        self.connection.close()
        return status


def _finished(running: list[_Fork]) -> list[_Fork]:
    """Those that sent a result, ended or are beyond their time; waits for the first."""
    first = min(fork.deadline for fork in running)
    ready = wait([fork.connection for fork in running], timeout=max(0, first - time.monotonic()))
    return [fork for fork in running if fork.connection in ready or time.monotonic() >= fork.deadline]


def _start(work: Callable[[Any], Any], number: int, task: Any, limit: float) -> _Fork:
    ours, theirs = Pipe(duplex=False)
    pid = os.fork()
    if pid == 0:
        _become_worker(work, task, ours, theirs)
    theirs.close()
    with suppress(OSError):
        os.setpgid(pid, pid)  # here and in the child: whichever comes first
    return _Fork(number, pid, ours, time.monotonic() + limit, limit)


def _become_worker(work: Callable[[Any], Any], task: Any, ours: Connection, theirs: Connection) -> None:
    status = 1
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        ours.close()
        # Nothing of an event loop of the parent's: its selector is one with those of all forks.
        asyncio.set_event_loop(None)
        result = Context().run(work, task)
        theirs.send_bytes(pickle.dumps((result,)))
        status = 0
    except BaseException:  # noqa: BLE001 — nothing above this may see it: that is the parent's code
        traceback.print_exc()
    finally:
        os._exit(status)


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):  # all of it has ended
        os.killpg(pid, signal.SIGKILL)


@contextmanager
def _interruptible() -> Iterator[None]:
    """A request to end is an interrupt here, so that what was started is ended first."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, interrupt)
    except ValueError:  # not in the main thread, where signals do not come anyway
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
