"""Jupyter's side of a kernel that is a fork: what provisions it, and the client that talks to it through a pipe.

Jupyter's own kernel over sockets costs a fork a third of a second more than this: as long as a report takes.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo, port_names
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerBase

from analysis.reports.engine.forking import KernelFork


class ForkProvisioner(KernelProvisionerBase):  # type: ignore[misc]
    """Provides a kernel by forking this process; `fork` is one that runs already, which is taken first."""

    fork: KernelFork | None = None
    _is_running = False

    @property
    def has_process(self) -> bool:
        return self._is_running

    async def poll(self) -> int | None:
        return self.fork.poll() if self.fork else 0

    async def wait(self) -> int | None:
        self._is_running = False
        return await self.poll()

    async def send_signal(self, signum: int) -> None:
        if self.fork:
            self.fork.signal(signum)

    async def kill(self, restart: bool = False) -> None:  # noqa: ARG002 — Jupyter's
        if self.fork:
            self.fork.kill()

    async def terminate(self, restart: bool = False) -> None:  # noqa: ARG002 — Jupyter's
        await self.send_signal(signal.SIGTERM)

    async def pre_launch(self, **options: Any) -> dict[str, Any]:
        return {**await super().pre_launch(**options), "cmd": []}

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:  # noqa: ARG002 — Jupyter's
        if self.fork is None or self.fork.poll() is not None:
            self.fork = KernelFork()
        self._is_running = True
        # Jupyter wants to know of sockets; nobody opens these.
        ports = {name: number for number, name in enumerate(port_names, 1)}
        place = {"transport": "ipc", "ip": f"fork-{os.getpid()}-{self.fork.pid}", "signature_scheme": "hmac-sha256"}
        return {**place, **ports, "key": self.fork.key}

    async def cleanup(self, restart: bool = False) -> None:
        """Nothing is left: the pipe is closed by the client, which is stopped last."""


class ForkClient(AsyncKernelClient):  # type: ignore[misc]
    """Jupyter's client with two channels over one pipe instead of sockets."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._connection: Connection = self.parent.provisioner.fork.connection
        self._shell, self._iopub = _Channel(self), _Channel(self)
        self._waiting: list[asyncio.Future[None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None  # the one that watches the pipe

    @property
    def shell_channel(self) -> _Channel:
        return self._shell

    @property
    def iopub_channel(self) -> _Channel:
        return self._iopub

    def start_channels(self, *_: bool, **__: bool) -> None:
        """The pipe is there already."""

    def stop_channels(self) -> None:
        """Read no more and close the pipe, whose number may be another file's soon: nothing may watch it any longer."""
        self._watch(None)
        self._connection.close()

    def wait_for_ready(self, timeout: float | None = None) -> None:
        """A fork is ready at once; what is sent waits in the pipe."""

    def send(self, message: dict[str, Any]) -> None:
        with suppress(OSError):  # it is dead, which who waits for the answer is told
            self._connection.send(self.session.serialize(message))

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
        loop = None if self._connection.closed else loop
        if self._loop is not None and self._loop is not loop and not self._loop.is_closed():
            self._loop.remove_reader(self._connection.fileno())
        if loop is not None and self._loop is not loop:
            loop.add_reader(self._connection.fileno(), self._read)
        self._loop = loop

    def _read(self) -> None:
        try:
            if not self._connection.poll():
                return
            channel, parts = self._connection.recv()
        except (EOFError, OSError):  # the kernel ended: nbclient asks for that every second
            self.stop_channels()
            return
        _, parts = self.session.feed_identities(parts)
        {"shell": self._shell, "iopub": self._iopub}[channel].messages.append(self.session.deserialize(parts))
        for arrived in self._waiting:
            if not arrived.done():
                arrived.set_result(None)


class _Channel:
    """The messages of one channel that have come and were not taken yet."""

    def __init__(self, client: ForkClient):
        self._client = client
        self.messages: deque[dict[str, Any]] = deque()
        self.send: Callable[[dict[str, Any]], None] = client.send

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """The next message; `queue.Empty` after so many seconds without one."""
        try:
            async with asyncio.timeout(timeout):
                while not self.messages:
                    await self._client.receive()
        except TimeoutError:
            raise Empty from None
        return self.messages.popleft()


def fork_manager(fork: KernelFork | None = None) -> type[AsyncKernelManager]:
    """A manager whose kernel is a fork of this process, or this one."""

    class Manager(AsyncKernelManager):  # type: ignore[misc]
        client_factory = ForkClient

        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.provisioner = ForkProvisioner(kernel_id="fork", kernel_spec=self.kernel_spec, parent=self)
            self.provisioner.fork = fork

    return Manager
