"""Placing events on a timeline: rows so that no mark and no label runs into another."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.figures.labels import cut, shorten, text_width

MARK = 7.0  # points across a mark
LABEL_SIZE = 7.5
LABEL_GAP = 3.0  # points between a mark and its label
_GAP = 2.0  # points between events in one row
_FEWEST_LABELS = 12  # a handful among many marks would look like a choice of ours
_LABEL_CHARACTERS = 72


@dataclass(frozen=True)
class Span:
    """An event to be placed: its days, in points from the left edge, and what it is called."""

    first: float
    last: float
    title: str
    is_exact: bool


@dataclass
class Place:
    """Where an event goes, in points from the left edge: mark from `left` to `right`, label from `text`."""

    left: float
    right: float
    is_bar: bool
    end: float  # of mark and label
    label: str = ""
    text: float | None = None
    row: int = 0

    @property
    def begin(self) -> float:
        """Of mark and label."""
        return self.left if self.text is None else min(self.left, self.text)


def place_events(groups: dict[str, Sequence[Span]], width: float, most_rows: int) -> dict[str, list[Place]]:
    """Rows for all events, with labels for as many as so many rows allow: the first group first, in each the latest.

    The rest have marks alone; those take as many rows as they need, more than `most_rows` if there are too many.
    """
    order = [(kind, index) for kind in groups for index in reversed(range(len(groups[kind])))]

    @cache
    def place(kind: str, index: int, is_labelled: bool) -> Place:
        return _place(groups[kind][index], width, is_labelled)

    def place_all(n_labels: int) -> tuple[dict[str, list[Place]], int]:
        labelled = set(order[:n_labels])
        placed, n_rows = {}, 0
        for kind, spans in groups.items():
            placed[kind] = [place(kind, index, (kind, index) in labelled) for index in range(len(spans))]
            rows = pack([event.begin for event in placed[kind]], [event.end for event in placed[kind]], _GAP)
            for event, row in zip(placed[kind], rows, strict=True):
                event.row = row
            n_rows += max(rows, default=-1) + 1
        return placed, n_rows

    placed, n_rows = place_all(len(order))
    if n_rows <= most_rows:
        return placed
    fewest, most = 0, len(order) - 1
    while fewest < most:  # the largest number of labels whose rows still fit
        middle = (fewest + most + 1) // 2
        fewest, most = (middle, most) if place_all(middle)[1] <= most_rows else (fewest, middle - 1)
    return place_all(_without_a_handful(fewest, [len(spans) for spans in groups.values()]))[0]


def _without_a_handful(n_labels: int, sizes: list[int]) -> int:
    """So many labels, or none of the group that they end in if it would have too few."""
    begun = n_labels
    for size in sizes:
        if begun < size:
            break
        begun -= size
    return n_labels - begun if begun < _FEWEST_LABELS else n_labels


def _place(span: Span, width: float, is_labelled: bool) -> Place:
    middle = (span.first + span.last) / 2
    left, right = min(span.first, middle - MARK / 2), max(span.last, middle + MARK / 2)
    is_bar = not span.is_exact and span.last - span.first > MARK
    placed = Place(left, right, is_bar, end=right)
    if is_labelled:
        room = max(width - right, left, right - left) - 2 * LABEL_GAP
        placed.label = cut(shorten(span.title, _LABEL_CHARACTERS), LABEL_SIZE, room)
        length = text_width(placed.label, LABEL_SIZE)
        length += LABEL_GAP
        if right + LABEL_GAP + length <= width:
            placed.text, placed.end = right + LABEL_GAP, right + LABEL_GAP + length
        elif left - LABEL_GAP - length >= 0 or not is_bar:  # no room to the right edge: the label goes before the mark
            placed.text = left - LABEL_GAP - length
        else:  # a bar from edge to edge: upon it
            placed.text = left + LABEL_GAP
    return placed


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
