"""The rows of a timeline: events in the order of time, an agreement below the visit at which it was made."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

import numpy as np
import pandas as pd


class Block(NamedTuple):
    """Events that stand together, by their positions: a visit and what was made at it, or one event alone."""

    year: int
    events: list[int]


def blocks_of(events: pd.DataFrame, newest_first: bool = True) -> list[Block]:
    """The events of a frame with all columns, each in one block.

    An agreement and the visits that it or they name as its occasion are one block, and so is what shares a visit or an
    agreement with it. A block stands where its first day is that is known to the day; in it visits come first.
    """
    days = events["date_start"].tolist()
    exact = events["is_exact"].fillna(False).tolist()
    is_agreement = (events["kind"] == "agreement").tolist()
    found = []
    for own in _joined(events):
        first = min((index for index in own), key=lambda index: (not exact[index], days[index], index))
        members = sorted(own, key=lambda index: (is_agreement[index], days[index], index))
        found.append(((days[first], first), Block(days[first].year, members)))
    found.sort(key=lambda item: item[0], reverse=newest_first)
    return [block for _, block in found]


def by_year(blocks: list[Block], most: int) -> list[tuple[int, list[Block]]]:
    """Blocks in the order given, parted by their years; a year in parts where it has many more than `most` events."""
    parts: list[tuple[int, list[Block]]] = []
    for year, own in groupby(blocks, key=lambda block: block.year):
        members = list(own)
        left = sum(len(block.events) for block in members)
        parts.append((year, []))
        taken = 0
        for block in members:
            if taken >= most and left >= most / 2:
                parts.append((year, []))
                taken = 0
            parts[-1][1].append(block)
            taken += len(block.events)
            left -= len(block.events)
    return parts


def _joined(events: pd.DataFrame) -> list[list[int]]:
    """The positions of events that are tied by the ids of visits and agreements."""
    keys = list(zip(events["kind"], events["id"], strict=True))
    place = {key: index for index, key in enumerate(keys) if isinstance(key[1], str)}
    group = list(range(len(keys)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = index = group[group[index]]
        return index

    for column, other in (("visit_ids", "visit"), ("agreement_ids", "agreement")):
        for index, ids in enumerate(events[column]):
            for record in ids if isinstance(ids, tuple | list | np.ndarray) else ():
                if (other, record) in place and keys[index][0] != other:
                    group[root(index)] = root(place[other, record])
    members: dict[int, list[int]] = {}
    for index in range(len(keys)):
        members.setdefault(root(index), []).append(index)
    return list(members.values())
