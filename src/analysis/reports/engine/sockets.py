"""Kernels over sockets in a folder of their own, for where this process cannot be forked."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from analysis import paths

_LONGEST = 60  # characters of a folder for sockets, whose whole path may have about a hundred


@contextmanager
def socket_manager() -> Iterator[type]:
    """A manager whose kernels listen in a folder of their own: two that start at once cannot take the same port.

    They run elsewhere, so `MINERALS_HOME` is given to them as an absolute path; and figures go into the notebook,
    wherever `MPLBACKEND` sends them otherwise.
    """
    from jupyter_client.manager import AsyncKernelManager
    from traitlets import default

    inline = "module://matplotlib_inline.backend_inline"
    env = {**os.environ, "MINERALS_HOME": str(paths.home()), "MPLBACKEND": inline}
    usual = tempfile.gettempdir()
    place = "/tmp" if len(usual) > _LONGEST and os.path.isdir("/tmp") else usual  # noqa: S108 — a folder of its own there
    with tempfile.TemporaryDirectory(prefix="minerals-", dir=place, ignore_cleanup_errors=True) as sockets:

        class Manager(AsyncKernelManager):  # type: ignore[misc]
            transport = "tcp" if sys.platform == "win32" else "ipc"

            @default("ip")
            def _ip_default(self) -> str:
                return f"{sockets}/kernel" if self.transport == "ipc" else "127.0.0.1"

            async def start_kernel(self, **options: Any) -> None:
                # At the end of a good run a kernel still says on stderr that it was interrupted.
                await super().start_kernel(**{"env": env, "stderr": subprocess.DEVNULL, **options})

        yield Manager
