"""What a forked kernel uses of ipykernel that its makers have not promised to keep."""

from __future__ import annotations

import inspect
from importlib.metadata import version

import pytest
from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.inprocess.socket import DummySocket
from ipykernel.iostream import OutStream

RELEASE = f"ipykernel {version('ipykernel')}"


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (OutStream, "_schedule_flush"),
        (OutStream, "flush_interval"),
        (DummySocket, "send_multipart"),
        (InProcessKernel, "shell_channel_thread"),
        (InProcessKernel, "dispatch_shell"),
        (InProcessKernel, "execute_request"),
        (InProcessKernel, "do_execute"),
    ],
)
def test_what_the_kernel_overrides_is_still_there(owner, name):
    assert hasattr(owner, name), f"{RELEASE} has no {owner.__name__}.{name}: see analysis/reports/engine/kernel.py"


def test_a_cell_is_answered_by_the_methods_that_are_overridden():
    for name in ("execute_request", "do_execute", "dispatch_shell"):
        method = getattr(InProcessKernel, name)
        assert inspect.iscoroutinefunction(method), f"{RELEASE}: {name} is no coroutine any more"
    asked = list(inspect.signature(InProcessKernel.execute_request).parameters)
    assert asked == ["self", "stream", "ident", "parent"], RELEASE
