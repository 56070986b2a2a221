"""What a timeline shows of its events at a width, and in Axes that are given at their height."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.figures.density import Band, Glance, glance_of, has_uncovered
from analysis.figures.layout import EDGE, text_size
from analysis.figures.legend import Entry, entries_of, legend_height
from analysis.figures.marks import Look, family_of
from analysis.figures.order import Block, blocks_of
from analysis.figures.palette import FAMILY_COLORS
from analysis.figures.rows import Grid, Year, lay_out
from analysis.vocab.catalogue import vocabulary

_MOST_NAMED = 400  # events; of more, all are marks and the notable ones are named
_FEWEST_AT_A_GLANCE = 12  # events; fewer are seen at a glance as they are
_LATEST_NAMED = 12  # blocks
_MULTILATERAL = 3  # parties
_BEYOND_SIGNED = ("in force", "expired", "terminated")
_GLANCE = 170.0  # points for all at a glance above rows
_TALLEST = 900.0  # where it is the figure itself
_GAP = 8.0
_NARROWEST_TITLE = 90.0
_LEGEND_SHARE, _GLANCE_SHARE = 0.4, 0.5  # of the height of Axes that are given, at most


class Covered(NamedTuple):
    """The last day that the record reaches, and whether somebody has said so: else it is that of the newest event."""

    day: pd.Timestamp
    is_stated: bool

    def in_words(self) -> dict[int, str]:
        """What the band of its year says, where that is covered in part."""
        if (self.day.month, self.day.day) == (12, 31):
            return {}
        day = self.day
        return {day.year: f"to {day:%B}" if self.is_stated else f"newest: {day.day} {day:%b}"}


class Plan(NamedTuple):
    """The parts of a timeline in points from the top: the legend, all at a glance, the rows of what is named."""

    entries: list[Entry]
    glance: Glance | None
    grid: Grid | None
    years: list[Year]
    tops: tuple[float, float]  # of the glance and of the rows
    height: float
    named: str  # which events are, where not all are


def plan_timeline(
    dated: pd.DataFrame, looks: Sequence[Look], width: float, height: float | None, covered: Covered
) -> Plan:
    """For Axes so many points across, and so high where they are given.

    All events are named, and above them shown at a glance where they are a dozen or more, of several years. Of more
    than `_MOST_NAMED` those are named that are notable. Where the height of given Axes does not hold the rows of all,
    all are marks, and the latest of them are named as far as there is room.
    """
    blocks, is_large = blocks_of(dated), len(dated) > _MOST_NAMED
    size = text_size(width + 2 * EDGE)
    given = _Given(dated, looks, width, size, covered)
    if height is None:
        glance = None
        if len(dated) >= _FEWEST_AT_A_GLANCE and blocks[0].year != blocks[-1].year:
            bands, room = (_families(dated), _TALLEST) if is_large else (_kinds(dated), _GLANCE)
            glance = glance_of(dated, bands, width, size, room)
        return _assemble(given, glance, *(_notable(dated, blocks) if is_large else (blocks, "")))
    for has_legend in (True, False) if not is_large else ():
        plan = _assemble(given, None, blocks, "", has_legend)
        if _holds(plan, height):
            return plan
    return _fitted(given, blocks, height)


class _Given(NamedTuple):
    dated: pd.DataFrame
    looks: Sequence[Look]
    width: float
    size: float  # of the text
    covered: Covered


def _holds(plan: Plan, height: float) -> bool:
    has_room = plan.grid is None or plan.grid.width - plan.grid.title >= _NARROWEST_TITLE
    return has_room and plan.height <= height


def _fitted(given: _Given, blocks: list[Block], height: float) -> Plan:
    """All as marks, and as many of the latest named as Axes so high hold; without a legend where that is too high."""
    bands = _kinds(given.dated)

    def glance(room: float) -> Glance:
        return glance_of(given.dated, bands, given.width, given.size, room, telling="columns")

    def plan(glance: Glance, n_blocks: int, has_legend: bool) -> Plan:
        n_named = sum(len(block.events) for block in blocks[:n_blocks])
        said = f"Named are the latest {n_named}" if n_named else "There is no room for names"
        return _assemble(given, glance, blocks[:n_blocks], said, has_legend)

    small = glance(min(height * _GLANCE_SHARE, _GLANCE))
    bare = plan(small, 0, has_legend=True)
    has_legend = bare.tops[0] <= height * _LEGEND_SHARE and _holds(plan(small, 1, has_legend=True), height)
    has_legend |= bare.height <= height and not _holds(plan(small, 1, has_legend=False), height)
    fewest, most = 0, len(blocks) - 1
    while fewest < most:  # the largest number of blocks whose rows fit
        middle = (fewest + most + 1) // 2
        fits = _holds(plan(small, middle, has_legend), height)
        fewest, most = (middle, most) if fits else (fewest, middle - 1)
    if fewest:
        return plan(small, fewest, has_legend)
    large = glance(height - _GAP - has_legend * bare.tops[0])
    if large.height > height:  # not even the names of bands have room
        every = [Band("Events", list(range(len(given.dated))))]
        large = glance_of(given.dated, every, given.width, given.size, height, telling="nothing")
    return plan(large, 0, has_legend)


def _assemble(given: _Given, glance: Glance | None, blocks: list[Block], named: str, has_legend: bool = True) -> Plan:
    dated, looks, width, size, covered = given
    in_words = covered.in_words()
    grid, years = lay_out(dated, blocks, width, in_words) if blocks else (None, [])
    is_hatched = any(year.year in in_words for year in years) or (
        glance is not None and has_uncovered(glance, covered.day)
    )
    entries = entries_of(
        looks,
        imprecise=not dated["is_exact"].iloc[[row.event for year in years for row in year.rows]].all(),
        joined=any(year.joined for year in years),
        uncovered=("hatched: not covered" if covered.is_stated else "hatched: after the newest event") * is_hatched,
    )
    if not has_legend:
        entries = []
    top = legend_height(entries, width, size) + _GAP if entries else 0.0
    below = top + (glance.height + _GAP if glance else 0.0)
    return Plan(entries, glance, grid, years, (top, below), below + (years[-1].end if years else 0.0), named)


def _kinds(dated: pd.DataFrame) -> list[Band]:
    """A band of agreements, and one of visits."""
    kinds = {kind: dated.index[dated["kind"] == kind].tolist() for kind in ("agreement", "visit")}
    return [Band(f"{kind.capitalize()}s", own) for kind, own in kinds.items() if own]


def _families(dated: pd.DataFrame) -> list[Band]:
    """A band a family of agreements and a kind of visits."""
    is_visit = dated["kind"] == "visit"
    families = dated["category"].map(family_of)
    bands = [
        Band(vocabulary("agreement_family").label(family), dated.index[~is_visit & (families == family)].tolist())
        for family in FAMILY_COLORS
    ]
    kinds = vocabulary("visit_kind").rows
    known = dated["category"].where(dated["category"].isin(list(kinds)), "other")
    bands += [Band(row["legend_en"], dated.index[is_visit & (known == kind)].tolist()) for kind, row in kinds.items()]
    return [band for band in bands if band.events]


def _notable(dated: pd.DataFrame, blocks: list[Block]) -> tuple[list[Block], str]:
    """The latest, and agreements of several parties or of more standing than a signature; and what is said of it."""
    latest = {index for block in blocks[:_LATEST_NAMED] for index in block.events}
    parties = dated["party_codes"].map(lambda codes: len(codes) if isinstance(codes, tuple | list | np.ndarray) else 0)
    standing = (parties >= _MULTILATERAL) | dated["status_code"].isin(_BEYOND_SIGNED)
    kept = latest | set(dated.index[standing & (dated["kind"] == "agreement")])
    found = [Block(block.year, [index for index in block.events if index in kept]) for block in blocks]
    said = f"Named are the latest {len(latest)}, and agreements of three parties or more, in force or ended"
    return [block for block in found if block.events], said
