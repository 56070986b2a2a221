"""The kernel's side of a fork: an IPython kernel in a copy of a warm process, which talks through one pipe.

ipykernel's own in-process kernel runs the cells, so that outputs, tracebacks, magics and displays are those of any
kernel; only what carries its messages is ours. All that hangs on the insides of ipykernel stands in this file, and
``test_kernel.py`` says which release took it away.
"""

from __future__ import annotations

import asyncio
import builtins
import json
import logging
import os
import random
import signal
import sys
import tempfile
import threading
import time
from multiprocessing.connection import Connection
from types import SimpleNamespace

import zmq
from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.inprocess.socket import DummySocket
from ipykernel.iostream import IOPubThread, OutStream
from jupyter_client.jsonutil import json_clean, json_default
from jupyter_client.session import Session, json_packer
from traitlets.config import Config

_HISTORY_IN_MEMORY = Config({"HistoryManager": {"hist_file": ":memory:"}})


def _pack(message: object) -> bytes:
    """As Jupyter's own, but that half of a surrogate pair becomes a question mark instead of an exception.

    It would be raised where a cell is answered, and whoever waits for the answer would wait for ever.
    """
    try:
        return json_packer(message)
    except UnicodeEncodeError:
        text = json.dumps(json_clean(message), default=json_default, ensure_ascii=False, allow_nan=False)
        return text.encode(errors="replace")


class _Wire(DummySocket):
    """Where the kernel believes its socket is: every message goes to the other side with the channel's name."""

    def __init__(self, connection: Connection, lock: threading.Lock, channel: str):
        super().__init__()
        self._connection, self._lock, self._channel = connection, lock, channel

    def send_multipart(self, msg_parts, *_: object, **__: object) -> None:
        with self._lock:
            self._connection.send((self._channel, [bytes(part) for part in msg_parts]))


class _Stream(OutStream):
    """Sends what is printed when it is flushed; `_keep_flushing` does so all the time."""

    def _schedule_flush(self) -> None:
        """Nothing to schedule."""


class _Spill:
    """What programs write past Python, to file descriptors 1 and 2: kept in files and read after each cell."""

    def __init__(self) -> None:
        self._files = {name: tempfile.TemporaryFile() for name in ("stdout", "stderr")}  # noqa: SIM115
        for descriptor, name in ((1, "stdout"), (2, "stderr")):
            os.dup2(self._files[name].fileno(), descriptor)
        self._read = dict.fromkeys(self._files, 0)

    def publish(self, streams: dict[str, OutStream]) -> None:
        for name, file in self._files.items():
            file.seek(self._read[name])
            written = file.read()
            if written:
                self._read[name] += len(written)
                streams[name].write(written.decode(errors="replace"))
                streams[name].flush()


class ForkedKernel(InProcessKernel):
    """An IPython kernel whose messages go through a pipe instead of sockets and their threads."""

    spill: _Spill

    async def execute_request(self, stream, ident, parent) -> None:
        await super().execute_request(stream, ident, parent)
        self.spill.publish({"stdout": self.stdout, "stderr": self.stderr})

    async def do_execute(self, code, silent, **options):
        """As inherited, which asks in cells with ``await`` for the thread that a kernel without threads has not."""
        self.shell_channel_thread = SimpleNamespace(parent_thread=threading.main_thread())
        try:
            return await super().do_execute(code, silent, **options)
        finally:
            self.shell_channel_thread = None


def serve(connection: Connection, key: bytes) -> None:
    """Run the cells that come through the pipe until it is closed. Only for a process that was just forked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the kernel lets it through while a cell runs
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    kernel = _kernel(connection, key)
    _as_if_just_started(kernel)
    while True:
        try:
            parts = connection.recv()
        except (EOFError, OSError):
            return
        loop.run_until_complete(kernel.dispatch_shell([zmq.Message(part) for part in parts]))


def _kernel(connection: Connection, key: bytes) -> ForkedKernel:
    session = Session(key=key, pack=_pack)
    lock = threading.Lock()
    thread = IOPubThread(_Wire(connection, lock, "iopub"), session=session)  # not started, it sends at once
    kernel = ForkedKernel(
        config=_HISTORY_IN_MEMORY,
        session=session,
        iopub_thread=thread,
        iopub_socket=thread.background_socket,
        shell_stream=_Wire(connection, lock, "shell"),
        stdout=_Stream(session, thread, "stdout", watchfd=False),
        stderr=_Stream(session, thread, "stderr", watchfd=False),
    )
    kernel.spill = _Spill()
    sys.stdout, sys.stderr = kernel.stdout, kernel.stderr
    threading.Thread(target=_keep_flushing, args=(kernel,), daemon=True).start()
    return kernel


def _keep_flushing(kernel: ForkedKernel) -> None:
    """What a cell printed is seen, and kept, while it still runs; and if it never ends."""
    while True:
        time.sleep(kernel.stdout.flush_interval)
        kernel.stdout.flush()
        kernel.stderr.flush()


def _as_if_just_started(kernel: ForkedKernel) -> None:
    """What a fresh kernel has and a copy has not: where figures and the log go, new random numbers."""
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    kernel.shell.enable_matplotlib("inline")  # type: ignore[union-attr]
    logging.root.handlers.clear()  # papermill's
    logging.root.setLevel(logging.WARNING)
    vars(builtins).pop("_", None)  # an interactive parent's last result
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    if "pandas" in sys.modules:  # it chose for a terminal when it was imported; a notebook shows 20
        sys.modules["pandas"].set_option("display.max_columns", 20)
    if "analysis.notebook.figures" in sys.modules:
        sys.modules["analysis.notebook.figures"].restart_numbers()
    if "" not in sys.path:
        sys.path.insert(0, "")
