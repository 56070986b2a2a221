"""Shards on a Dask cluster: its scheduler gives the work of a worker that dies to another one."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from analysis.batch.pool import Failed, Task
from analysis.errors import ParameterError
from analysis.extras import need

_SECONDS = 15  # to find the scheduler


def run_on_cluster(tasks: list[Task], address: str) -> Iterator[dict[str, Any] | Failed]:
    """What each task gives, as it comes.

    Raises
    ------
    MissingPartError
        Dask is not installed.
    ParameterError
        No scheduler answers at the address, or one that has no worker.
    """
    need("scale", "a scheduler")
    from distributed import Client, as_completed

    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = f"no scheduler at {address}: {error}"
        raise ParameterError(reason, "give its address as tcp://host:8786, and see that it runs") from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise ParameterError(f"the scheduler at {address} has no worker", f"start one: dask worker {address}")
        # A run of its own: what an earlier one left in the memory of the cluster is not its answer.
        run = secrets.token_hex(4)
        futures = {client.submit(*task, key=f"shard-{task.shard.number:06d}-{run}"): task for task in tasks}
        for future in as_completed(futures, loop=client.loop):
            number = futures[future].shard.number
            why = future.exception()
            yield future.result() if why is None else Failed(number, f"{type(why).__name__}: {why}")
            future.release()
