"""Placing events on a timeline: rows so that no mark and no label runs into another."""

from __future__ import annotations

import heapq
from collections.abc import Sequence


def pack(starts: Sequence[float], ends: Sequence[float], gap: float = 0.0) -> list[int]:
    """The lowest free row for each interval, in the order given by start; rows count from 0.

    Two intervals share a row only if there is at least `gap` between them. Greedy by start is optimal for
    the number of rows. Units are those of the caller (here: points).
    """
    order = sorted(range(len(starts)), key=lambda index: (starts[index], ends[index]))
    rows = [0] * len(starts)
    busy: list[tuple[float, int]] = []  # (end, row) of rows in use
    free: list[int] = []
    used = 0
    for index in order:
        while busy and busy[0][0] + gap <= starts[index]:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            rows[index] = heapq.heappop(free)
        else:
            rows[index], used = used, used + 1
        heapq.heappush(busy, (ends[index], rows[index]))
    return rows
