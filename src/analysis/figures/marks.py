"""The marks of events: shape and colour say what an event is, filled, hollow, ringed or crossed how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from analysis.figures.palette import FAMILY_COLORS, FAMILY_MARKERS, INK, PAPER, VISIT_COLOR, VISIT_MARKER
from analysis.vocab.catalogue import vocabulary

_STATES = {"in force": "in force", "expired": "ended", "terminated": "ended", "cancelled": "cancelled"}
# Drawn over a mark, in sizes of it: a ring around what is in force, a cross through what is over or off.
OVER = {"in force": ("o", 1.4), "ended": ("x", 1.15), "cancelled": ("x", 1.15)}


class Look(NamedTuple):
    """A colour, a marker of matplotlib, and one of: promised, done, in force, ended, cancelled."""

    color: str
    marker: str
    state: str

    @property
    def face(self) -> str:
        """What is not done is hollow."""
        return PAPER if self.state in ("promised", "cancelled") else self.color


def look_of(kind: object, category: object, status: object, is_done: bool) -> Look:
    """Of an event."""
    state = _STATES.get(str(status), "done" if is_done else "promised")
    if kind == "visit":
        return Look(VISIT_COLOR, VISIT_MARKER, state)
    family = family_of(category)
    return Look(FAMILY_COLORS[family], FAMILY_MARKERS[family], state)


def looks_of(events: pd.DataFrame) -> list[Look]:
    """Of events with all columns, in their order."""
    columns = (events[name] for name in ("kind", "category", "status_code", "is_done"))
    return [look_of(kind, category, status, bool(done)) for kind, category, status, done in zip(*columns, strict=True)]


def family_of(code: object) -> str:
    """Of a type of agreement; other where it is unknown or missing, or is a family without a look of its own."""
    family = vocabulary("agreement_type").rows.get(code, {"family": "other"})["family"]
    return family if family in FAMILY_COLORS else "other"


def draw_marks(
    ax: Axes, x: Sequence[float], y: Sequence[float], looks: Sequence[Look], urls: Sequence[str | None], size: float
) -> None:
    """Marks so many points across: one collection for each look, so that thousands of events stay one drawing."""
    points = np.column_stack([np.asarray(x, float), np.asarray(y, float)])
    groups: dict[Look, list[int]] = {}
    for index, look in enumerate(looks):
        groups.setdefault(look, []).append(index)
    for look, own in groups.items():
        edge = min(1.0, size / 5)
        style = {"facecolors": look.face, "edgecolors": look.color, "linewidths": edge}
        _draw(ax, look.marker, size - edge, points[own], zorder=3, urls=[urls[index] for index in own], **style)
        if look.state in OVER:
            marker, scale = OVER[look.state]
            color = look.color if marker == "o" else INK
            _draw(
                ax,
                marker,
                size * scale,
                points[own],
                zorder=4,
                facecolors="none",
                edgecolors=color,
                linewidths=min(0.9, size / 5),
            )


def _draw(ax: Axes, marker: str, size: float, points: np.ndarray, **style: object) -> None:
    shapes = PathCollection([_shape(marker)], [size**2], offsets=points, offset_transform=ax.transData, **style)
    shapes.set_transform(IdentityTransform())  # sizes are in points
    ax.add_collection(shapes, autolim=False)


@lru_cache(maxsize=32)
def _shape(marker: str) -> Path:
    """The outline of a mark, about one across."""
    style = MarkerStyle(marker)
    return style.get_path().transformed(style.get_transform())
