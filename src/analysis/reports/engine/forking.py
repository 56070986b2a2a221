"""A fork of this process that becomes a kernel, and the pipe to it. Nothing of Jupyter is imported to fork."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextvars import Context
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from analysis.reports.engine.preload import import_kernel, without_collector
from analysis.reports.engine.processes import end_with


class KernelFork:
    """A process that runs cells: a copy of this one. `first` is what it does before it becomes a kernel."""

    def __init__(self, first: Callable[[], Any] | None = None) -> None:
        self.connection, theirs = Pipe()
        self.key = os.urandom(16).hex().encode()  # messages are signed, as Jupyter expects
        self.status: int | None = None  # its exit status, once it ended
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            _become_kernel(self.connection, theirs, self.key, first, parent)
        theirs.close()

    def first_result(self) -> Any:
        """What `first` returned, once it has; `EOFError` if the process ended over it. To be asked before any cell."""
        return self.connection.recv()

    def poll(self) -> int | None:
        """Its exit status, None while it runs."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(status) if pid else None
        return self.status

    def signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def end(self) -> None:
        """End it, and close the pipe to it."""
        self.kill()
        self.connection.close()


def _become_kernel(
    ours: Connection, theirs: Connection, key: bytes, first: Callable[[], Any] | None, parent: int
) -> None:
    """What the copy does instead of returning: whatever happens in it, it never goes on as its parent would."""
    status = 1
    try:
        ours.close()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        end_with(parent)
        Context().run(_serve, theirs, key, first)
        status = 0
    finally:
        os._exit(status)


def _serve(connection: Connection, key: bytes, first: Callable[[], Any] | None) -> None:
    with without_collector():
        if first is not None:
            connection.send(first())
        import_kernel()
    from analysis.reports.engine.kernel import serve

    serve(connection, key)
