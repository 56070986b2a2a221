"""Shards on the cores of this machine: a process that dies is replaced, and the shard that kills it told."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, NamedTuple

from analysis.batch.events import Reader
from analysis.batch.shards import Shard

# A process may be killed for what another one took; a shard that was there three times is the likely cause.
TRIES = 3


class Task(NamedTuple):
    """What is done with a shard, as it is sent to another process."""

    work: Callable[[Shard, Path, Reader], dict[str, Any]]
    shard: Shard
    folder: Path
    reader: Reader


class Failed(NamedTuple):
    """A shard that could not be done."""

    number: int
    reason: str


def run_here(tasks: list[Task], workers: int | None = None) -> Iterator[dict[str, Any] | Failed]:
    """What each task gives, as it comes; at most two a process wait, however many there are.

    When a process dies, all that were under way are tried again, one by one, so that the one that kills is found.
    """
    workers = min(workers or os.cpu_count() or 1, max(1, len(tasks)))
    tried = Counter[int]()
    waiting = list(reversed(tasks))
    while waiting:
        lost: list[Task] = []
        with ProcessPoolExecutor(workers) as pool:
            yield from _run(pool, waiting, workers, lost)
        tried.update(task.shard.number for task in lost)
        for task in lost:
            if tried[task.shard.number] >= TRIES:
                yield Failed(task.shard.number, "the process that read it was killed each time")
            else:
                yield from _alone(task, tried, waiting)


def _alone(task: Task, tried: Counter[int], waiting: list[Task]) -> Iterator[dict[str, Any] | Failed]:
    lost: list[Task] = []
    with ProcessPoolExecutor(1) as pool:
        yield from _run(pool, [task], 1, lost)
    if lost:
        tried[task.shard.number] += 1
        waiting.insert(0, task)


def _run(
    pool: ProcessPoolExecutor, waiting: list[Task], workers: int, lost: list[Task]
) -> Iterator[dict[str, Any] | Failed]:
    """Until nothing waits or a process died; what was under way then goes to `lost`."""
    running: dict[Future[dict[str, Any]], Task] = {}
    while waiting or running:
        while waiting and len(running) < 2 * workers and not lost:
            task = waiting.pop()
            try:
                running[pool.submit(task.work, task.shard, task.folder, task.reader)] = task
            except BrokenProcessPool:
                lost.append(task)
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            task = running.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                lost.append(task)
            except Exception as error:  # noqa: BLE001 (whatever it is, the other shards are done, and this one told)
                yield Failed(task.shard.number, f"{type(error).__name__}: {error}")
        if lost and not running:
            return
