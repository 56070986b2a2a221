"""Our side of a fork: starts a kernel as a copy of this process, and is the manager and client that nbclient drives."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from queue import Empty
from typing import Any

from analysis.reports.engine.preload import import_kernel, without_collector
from analysis.reports.engine.processes import end_with

PATIENCE = 2.0  # seconds a kernel has to end by itself


class KernelFork:
    """A kernel in a forked process; the part of jupyter_client's manager that executing a notebook needs.

    `first` is what the process does before it becomes a kernel.
    """

    has_kernel = True

    def __init__(self, first: Callable[[], Any] | None = None) -> None:
        ours, theirs = Pipe()
        self.key = os.urandom(16).hex().encode()  # messages are signed, as Jupyter expects
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            _become_kernel(ours, theirs, self.key, first, parent)
        theirs.close()
        self._connection = ours
        self._clients: list[ForkClient] = []
        self._ended = False

    def first_result(self) -> Any:
        """What `first` returned, once it has; `EOFError` if the process ended over it. To be asked before a client."""
        return self._connection.recv()

    def client(self) -> ForkClient:
        self._clients.append(ForkClient(self, self._connection))
        return self._clients[-1]

    def is_alive(self) -> bool:
        if not self._ended:
            self._ended = os.waitpid(self.pid, os.WNOHANG)[0] == self.pid
        return not self._ended

    def interrupt_kernel(self) -> None:
        if self.is_alive():
            os.kill(self.pid, signal.SIGINT)

    def shutdown_kernel(self, now: bool = False) -> None:
        """End the kernel: it ends itself when the pipe closes, and is killed if it does not."""
        for client in self._clients:
            client.stop_channels()
        self._connection.close()
        deadline = time.monotonic() + (0 if now else PATIENCE)
        while self.is_alive():
            if time.monotonic() >= deadline:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
                self._ended = True
            else:
                time.sleep(0.005)

    def cleanup_resources(self) -> None:
        """Nothing is left: no port, no connection file."""


class ForkClient:
    """The part of jupyter_client's client that executing a notebook needs: two channels over one pipe."""

    allow_stdin = False

    def __init__(self, kernel: KernelFork, connection: Connection):
        from jupyter_client.session import Session  # not needed to fork, which may be long before

        self._kernel, self._connection = kernel, connection
        self._session = Session(key=kernel.key)
        self._waiting: list[asyncio.Future[None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None  # the one that watches the pipe
        self._closed = False
        self.shell_channel, self.iopub_channel = _Channel(self), _Channel(self)
        self._channels = {"shell": self.shell_channel, "iopub": self.iopub_channel}

    def start_channels(self) -> None:
        """The pipe is there already."""

    def stop_channels(self) -> None:
        """Read no more. The pipe's number may be another file's soon: nothing may watch it any longer."""
        self._closed = True
        self._watch(None)

    def wait_for_ready(self, timeout: float | None = None) -> None:
        """A fork is ready at once; what is sent waits in the pipe."""

    def is_alive(self) -> bool:
        return self._kernel.is_alive()

    def execute(self, code: str, **content: Any) -> str:
        """Ask for a cell to be run; the message's id."""
        given = {"silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        return self._send("execute_request", {"code": code, **given, **content})

    def kernel_info(self) -> str:
        return self._send("kernel_info_request", {})

    def _send(self, kind: str, content: dict[str, Any]) -> str:
        message = self._session.msg(kind, content)
        with suppress(OSError):  # it is dead, which who waits for the answer is told
            self._connection.send(self._session.serialize(message))
        return message["header"]["msg_id"]

    async def receive(self) -> None:
        """Wait until a message came, on whichever channel; for ever, if the kernel ended."""
        loop = asyncio.get_running_loop()
        arrived = loop.create_future()
        self._waiting.append(arrived)
        self._watch(loop)
        try:
            await arrived
        finally:
            self._waiting.remove(arrived)
            if not self._waiting:
                self._watch(None)

    def _watch(self, loop: asyncio.AbstractEventLoop | None) -> None:
        loop = None if self._closed and loop else loop
        if self._loop is not None and self._loop is not loop and not self._loop.is_closed():
            self._loop.remove_reader(self._connection.fileno())
        if loop is not None and self._loop is not loop:
            loop.add_reader(self._connection.fileno(), self._read)
        self._loop = loop

    def _read(self) -> None:
        if not self._connection.poll():
            return
        try:
            channel, parts = self._connection.recv()
        except (EOFError, OSError):  # the kernel ended: nbclient asks for that every second
            self.stop_channels()
            return
        _, parts = self._session.feed_identities(parts)
        self._channels[channel].messages.append(self._session.deserialize(parts))
        for arrived in self._waiting:
            if not arrived.done():
                arrived.set_result(None)


class _Channel:
    """The messages of one channel that have come and were not taken yet."""

    def __init__(self, client: ForkClient):
        self._client = client
        self.messages: deque[dict[str, Any]] = deque()

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """The next message; `queue.Empty` after so many seconds without one."""
        try:
            async with asyncio.timeout(timeout):
                while not self.messages:
                    await self._client.receive()
        except TimeoutError:
            raise Empty from None
        return self.messages.popleft()


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
    from analysis.reports.engine.forkedkernel import serve

    serve(connection, key)
