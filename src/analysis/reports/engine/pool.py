"""Many tasks at once, each in a process of its own; where processes can be forked, in a copy of this one."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from contextvars import Context
from dataclasses import dataclass
from multiprocessing import Pipe, active_children, get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any

from analysis.reports.engine.processes import adopt_orphans, end_all_below, end_group, end_with
from analysis.reports.interrupts import held, interruptible

_ENDED = "its process ended without a result"


class LostError(Exception):
    """A process ended without a result: killed, out of memory, or beyond its time."""


def run_spawned(work: Callable[[Any], Any], tasks: Sequence[Any], workers: int) -> Iterator[tuple[int, Any]]:
    """The number and the result of each task as it is done, from a pool of new interpreters.

    The result is a `LostError` for a task whose process died. That ends the whole pool: what was not done yet is begun
    again, then one task at a time, so that it is known which one it was. Whoever interrupts this process, or ends it,
    leaves no process behind.
    """
    left = dict(enumerate(tasks))
    with interruptible():
        for number, result in _pooled(work, left, workers):
            del left[number]
            yield number, result
        for number, task in left.items():
            found = dict(_pooled(work, {number: task}, 1))
            yield number, found.get(number, LostError(_ENDED))


def _pooled(work: Callable[[Any], Any], tasks: dict[int, Any], workers: int) -> Iterator[tuple[int, Any]]:
    """What comes of tasks until all are done or one of the processes dies."""
    others = set(active_children())
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        numbers = {pool.submit(work, task): number for number, task in tasks.items()}
        try:
            for done in as_completed(numbers):
                yield numbers[done], done.result()
        except BrokenProcessPool:
            return
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in set(active_children()) - others:
                process.kill()
            raise


def _end_with_parent() -> None:
    """What a new interpreter does first: it watches the process that started it."""
    parent = parent_process()

    def watch() -> None:
        parent.join()
        os._exit(1)  # its kernels watch it in turn

    if parent is not None:
        threading.Thread(target=watch, daemon=True).start()


def run_forked(
    work: Callable[[Any], Any], tasks: Sequence[Any], workers: int, time_limit: float
) -> Iterator[tuple[int, Any]]:
    """The number and the result of each task as it is done, at most `workers` at once.

    Every task has a fork of this process to itself: what it starts ends with it (on Linux whatever it starts, else its
    group of processes). The result is a `LostError` for a process that died or took longer than `time_limit` seconds.
    Whoever stops taking results, interrupts this process or kills it, leaves no process behind.
    """
    waiting = list(enumerate(tasks))[::-1]
    running: dict[int, _Fork] = {}
    with interruptible():
        try:
            while waiting or running:
                while waiting and len(running) < workers:
                    number, task = waiting[-1]
                    with held():  # or it could be forked and not known
                        running[number] = _start(work, number, task, time_limit)
                    waiting.pop()
                for fork in _finished(list(running.values())):
                    result = fork.result()
                    del running[fork.number]
                    yield fork.number, result
        finally:
            with held():
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
    status: int | None = None  # once it was waited for

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
        return LostError(_ENDED)

    def end(self, patience: float = 0.0) -> int:
        """Kill the process after so many seconds, and at once what it started; its exit status."""
        if self.status is not None:
            return self.status
        deadline = time.monotonic() + patience
        while not os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) and time.monotonic() < deadline:
            time.sleep(0.005)
        end_group(self.pid)
        _, self.status = os.waitpid(self.pid, 0)
        self.connection.close()
        return self.status


def _finished(running: list[_Fork]) -> list[_Fork]:
    """Those that sent a result, ended or are beyond their time; waits for the first."""
    first = min(fork.deadline for fork in running)
    ready = wait([fork.connection for fork in running], timeout=max(0, first - time.monotonic()))
    return [fork for fork in running if fork.connection in ready or time.monotonic() >= fork.deadline]


def _start(work: Callable[[Any], Any], number: int, task: Any, limit: float) -> _Fork:
    ours, theirs = Pipe(duplex=False)
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        _become_worker(work, task, ours, theirs, parent)
    theirs.close()
    with suppress(OSError):
        os.setpgid(pid, pid)  # here and in the child: whichever comes first
    return _Fork(number, pid, ours, time.monotonic() + limit, limit)


def _become_worker(work: Callable[[Any], Any], task: Any, ours: Connection, theirs: Connection, parent: int) -> None:
    status = 1
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, _end_with_all)
        adopt_orphans()
        end_with(parent, signal.SIGTERM)
        ours.close()
        # Nothing of an event loop of the parent's: its selector is one with those of all forks.
        asyncio.set_event_loop(None)
        try:
            result = Context().run(work, task)
        finally:
            end_all_below(os.getpid())
        theirs.send_bytes(pickle.dumps((result,)))
        status = 0
    except BaseException:  # noqa: BLE001 — nothing above this may see it: that is the parent's code
        traceback.print_exc()
    finally:
        os._exit(status)


def _end_with_all(*_: object) -> None:
    """At the end of its parent a worker ends everything it started."""
    end_all_below(os.getpid())
    os._exit(1)
