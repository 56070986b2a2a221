"""A papermill engine that forks a process in which everything is loaded: ``papermill --engine warm``.

Registered as an entry point of ``papermill.engine``. Each notebook runs in a process of its own, so that nothing of
one can be seen in the next; outputs are those of papermill's own engine. Only papermill imports this module.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from papermill.engines import NBClientEngine
from papermill.log import logger

from analysis.reports.engine.forking import KernelFork
from analysis.reports.engine.preload import warm_up, why_not_forked
from analysis.reports.engine.provisioner import fork_manager
from analysis.reports.engine.sockets import socket_manager


class WarmEngine(NBClientEngine):
    """Runs notebooks in forks of this process, which loads libraries and records once.

    Where that cannot be, a kernel is started as papermill does and the log says why. A cell that takes longer than
    `execution_timeout` seconds and a kernel that dies leave an error in the cell, as an exception does. A `fork` that
    was started already runs the cells instead of a new one.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str | None, fork: KernelFork | None = None, **options: Any
    ) -> Any:
        with _manager(kernel_name, fork) as manager:
            options |= {"kernel_manager_class": manager, "shutdown_kernel": "immediate"}
            try:
                return super().execute_managed_notebook(nb_man, kernel_name, **options)
            except (CellTimeoutError, DeadKernelError) as error:
                _record(nb_man, error)
                return nb_man.nb


def _manager(kernel_name: str | None, fork: KernelFork | None) -> AbstractContextManager[type]:
    """What starts the kernel: a fork, if this process can be forked."""
    if reason := why_not_forked(kernel_name):
        logger.warning(f"warm engine: {reason}, so a kernel is started for this notebook")
        return socket_manager()
    if fork is None:
        warm_up()
    return nullcontext(fork_manager(fork))


def _record(nb_man: Any, error: Exception) -> None:
    """Put an error that no cell could raise itself into the cell that was running."""
    running = [cell for cell in nb_man.nb.cells if cell.metadata.papermill.get("status") == nb_man.RUNNING]
    done = [cell for cell in nb_man.nb.cells if cell.metadata.papermill.get("start_time")]
    cell = (running or done)[-1]
    message = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
    cell.outputs.append(new_output("error", ename=type(error).__name__, evalue=message, traceback=[str(error)]))
    nb_man.cell_exception(cell)
