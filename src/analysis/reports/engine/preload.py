"""Whether reports can run in forks of this process, and what is loaded once before the first."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from io import StringIO

_KERNELS = ("python3", "python", "", None)  # those that mean this Python


def why_not_forked(kernel_name: str | None = None) -> str:
    """Why a fork of this process cannot run a notebook, '' if it can."""
    if not hasattr(os, "fork"):
        return "this system cannot fork"
    if sys.platform == "darwin" and os.environ.get("MINERALS_FORK") != "1":
        return "macOS frameworks may crash in a fork (MINERALS_FORK=1 tries it)"
    if os.environ.get("MINERALS_FORK") == "0":
        return "MINERALS_FORK=0"
    if kernel_name not in _KERNELS:
        return f"the notebook asks for the kernel {kernel_name!r}"
    if "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None:
        return "this process is a notebook itself"
    return ""


@lru_cache(maxsize=1)
def warm_up() -> None:
    """Import what notebooks import, read names and records, and draw one figure, which fills the caches of fonts.

    No window system, no thread and no setting is touched: a fork begins like a process of its own.
    """
    with without_collector():
        import_kernel()
        _fill_caches()


def _fill_caches() -> None:
    from matplotlib.backends import backend_registry
    from matplotlib.figure import Figure

    import analysis.listings
    import analysis.notebook
    from analysis.errors import DataError
    from analysis.figures.style import styled
    from analysis.resolve.registry import resolver
    from analysis.vocab.catalogue import KINDS

    for name in analysis.__all__:
        getattr(analysis, name)
    for kind in KINDS:
        resolver(kind)
    backend_registry.list_all()  # reads the entry points of every package that is installed
    with suppress(DataError):  # a notebook that asks for the records is told what is wrong with them
        agreements = analysis.load_dataset().agreements
        with styled():
            figure = Figure()
            analysis.plot_breakdown(analysis.build_breakdown(agreements), figure.subplots(), title="Астана, Washington")
            figure.savefig(StringIO(), format="svg")


@contextmanager
def without_collector() -> Iterator[None]:
    """Meanwhile no garbage is looked for, and what is there afterwards is never looked through.

    Most of what imports and reading make stays. Looking through it again and again takes a fifth of their time; and in
    a fork, writing to every page of it would end that it is shared.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def import_lightly() -> None:
    """Import jsonschema, which notebooks are checked with, without the grammar of a format that none of them has.

    Parsing it takes a second wherever JupyterLab is installed. Worth calling before anything that imports nbformat.
    """
    with _without("rfc3987_syntax"):
        import jsonschema  # noqa: F401


def import_drivers() -> None:
    """Import what executes notebooks and makes pages of them: all that a report needs but its kernel."""
    with without_collector():
        import_lightly()
        with _without("pyarrow"):  # which papermill imports to ask whether Hadoop is there
            import papermill.execute  # noqa: F401

        import analysis.reports.site.pages  # noqa: F401


def import_kernel() -> None:
    """Import the kernel and what every report shows things with.

    The kernel's debugger takes a tenth of a second and is of no use to a report.
    """
    with _without("debugpy"):
        import ipykernel.debugger
        import ipykernel.inprocess.ipkernel  # noqa: F401
        import matplotlib_inline.backend_inline  # noqa: F401


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Meanwhile a module is as if not installed, if nobody imported it before; afterwards it can be imported again."""
    hidden = module not in sys.modules
    if hidden:
        sys.modules[module] = None  # type: ignore[assignment]  # which import takes for "not installed"
    try:
        yield
    finally:
        if hidden:
            del sys.modules[module]
