"""How far a run of many reports is: one line rewritten on a terminal, few lines in a log."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from typing import TextIO

import click

from analysis.errors import shorten
from analysis.reports.report import Result

_EVERY = 30  # seconds between two lines of a log
_CLEAR = "\r\x1b[K"


class Progress:
    """Told of each result; writes to `stream` while the reports are rendered, and leaves no half line behind."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic):
        self._stream, self._clock = stream, clock
        self._live = stream.isatty() and not os.environ.get("CI")
        self._began = self._written = clock()
        self._worked = 0

    def __enter__(self) -> Progress:
        if self._live:
            self._write(f"{_CLEAR}reading the records", newline=False)
        return self

    def __exit__(self, *raised: object) -> None:
        if self._live:
            self._write(_CLEAR, newline=False)

    def __call__(self, result: Result, done: int, total: int) -> None:
        self._worked += result.status in ("rendered", "failed")
        slug, parts = result.report.slug, (f"[{done:>{len(str(total))}}/{total}] ", f" · {self._times(total - done)}")
        line = slug.join(parts)
        if self._live:
            width = shutil.get_terminal_size().columns - 1  # a longer line could not be rewritten
            room = max(0, width - len("".join(parts)))
            self._write(_CLEAR + slug[:room].join(parts)[:width], newline=False)
        elif result.status == "failed":
            self._write(f"failed: {result.report.slug}: {shorten(result.error)}")
        elif self._clock() - self._written >= _EVERY and done < total:
            self._written = self._clock()
            self._write(line)

    def _times(self, left: int) -> str:
        """How long it has taken and, by the pace of those that were run, how long it will."""
        passed = self._clock() - self._began
        if not self._worked or not left:
            return _duration(passed)
        return f"{_duration(passed)}, about {_duration(passed / self._worked * left)} left"

    def _write(self, text: str, newline: bool = True) -> None:
        click.echo(text, file=self._stream, nl=newline)


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
