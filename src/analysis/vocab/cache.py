"""What is made of the files under ``data/vocab`` is kept while they stay as they are.

A name is resolved in some microseconds, so the files cannot be looked at for each: it is done once in `INTERVAL`
seconds. An edited file is seen at the next call after that, in a notebook too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import ParamSpec, TypeVar

from analysis import paths

P = ParamSpec("P")
T = TypeVar("T")
Stamp = tuple[tuple[str, int, int, int, int], ...]

INTERVAL = 0.2  # seconds

_clear: list[Callable[[], None]] = []  # how to empty each function that keeps something
_held: ContextVar[Path | None] = ContextVar("held", default=None)  # the folder, while something is read
_seen: dict[Path, tuple[float, Stamp]] = {}  # by folder: when it was last looked at, and what was there


def kept(maxsize: int = 8) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A cache for a function of the vocabularies' folder (and more), emptied when one of its files changes."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        cached = lru_cache(maxsize=maxsize)(function)
        _clear.append(cached.cache_clear)
        return cached  # type: ignore[return-value]  # which typeshed says takes any hashable

    return decorate


@contextmanager
def held() -> Iterator[None]:
    """While something is read with what is known now: the files are looked at when it begins, not at each name."""
    token = _held.set(vocab_folder())
    try:
        yield
    finally:
        _held.reset(token)


def vocab_folder() -> Path:
    """``data/vocab``, after everything kept of it is dropped if a file has changed."""
    if (folder := _held.get()) is not None:
        return folder
    folder = paths.vocab_folder()
    looked, _ = _seen.get(folder, (-INTERVAL, ()))
    if monotonic() - looked >= INTERVAL:
        look_again()
    return folder


def look_again() -> Stamp:
    """What each vocabulary file is now; everything kept of them is dropped if one has changed."""
    folder = paths.vocab_folder()
    now, found = monotonic(), stamp_of(folder)
    if folder in _seen and _seen[folder][1] != found:
        for clear in _clear:
            clear()
    _seen[folder] = now, found
    return found


def stamp_of(folder: Path) -> Stamp:
    """Name, times, inode and size of each file: an edit that keeps size and time of writing leaves another stamp.

    A folder that cannot be read has none: whoever reads a file says why.
    """
    try:
        with os.scandir(folder) as entries:
            files = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".csv")]
    except OSError:
        return ()
    marks = ((name, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, stat.st_size) for name, stat in files)
    return tuple(sorted(marks))
