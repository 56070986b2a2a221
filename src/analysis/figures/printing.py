"""Drawings that are higher than a page of paper: in bands for print, cut where no text is cut."""

from __future__ import annotations

import re
from itertools import pairwise

# Points of a drawing that is 525 wide, as wide as A4 between its margins: so much fits on A4 and on Letter.
PAGE = 660.0
FIRST = 440.0  # below the head of a page
_ABOVE, _BELOW = 9.0, 3.0  # of a line of text, around its baseline
_SLANTED = 100.0  # above the baseline of a text that is turned
_MARK_SIZE = 4.0  # from its middle
_EDGE = 0.4  # of a shape that may be cut: cells of a matrix touch each other
_LONGEST = 250.0  # of a shape that is not cut: rules and grounds are longer, and may be

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_LINE = re.compile(r'<text[^>]* (?:x="[^"]*" y="([-\d.]+)"|transform="translate\([-\d.]+ ([-\d.]+)\))([^>]*)>')
_PATH = re.compile(r'<path d="([^"]*)"')
_MARK = re.compile(r'<use [^>]*\by="([-\d.]+)"')
_NUMBER = re.compile(r"-?[\d.]+")


def with_bands(svg: str, prefix: str) -> str:
    """A live drawing, and behind it, where it is higher than a page, copies that show one band each.

    Parameters
    ----------
    svg : str
        From `live_svg`.
    prefix : str
        What its ids begin with.

    Returns
    -------
    str
        The drawing; ``<svg class="printed">`` for each band follows, for the style sheet to show in print instead.
    """
    width, height = map(float, _SIZE.search(svg).groups())
    cuts = cuts_of(svg, height)
    if not cuts:
        return svg
    head, _, body = svg.partition(">")
    whole = f'{head}><g id="{prefix}all">{body.removesuffix("</svg>")}</g></svg>'
    bands = "".join(
        f'<svg class="printed" viewBox="0 {top:g} {width:g} {bottom - top:g}" aria-hidden="true">'
        f'<use href="#{prefix}all"/></svg>'
        for top, bottom in pairwise([0.0, *cuts, height])
    )
    return whole + bands


def cuts_of(svg: str, height: float) -> list[float]:
    """How far down to cut, so that each band fits a page; nowhere where all of it does."""
    cuts: list[float] = []
    if height <= PAGE:
        return cuts
    drawn = sorted([*_texts(svg), *_shapes(svg)])
    top, most = 0.0, FIRST
    while height - top > most:
        top = _last_gap(drawn, top + most / 3, top + most)
        cuts.append(top)
        most = PAGE
    return cuts


def _shapes(svg: str) -> list[tuple[float, float]]:
    """From where to where down marks, lines and areas reach, without those that go all the way."""
    found = [(float(y) - _MARK_SIZE, float(y) + _MARK_SIZE) for y in _MARK.findall(svg)]
    for drawn in _PATH.findall(svg):
        down = [float(number) for number in _NUMBER.findall(drawn)[1::2]]
        if down and 1 < max(down) - min(down) < _LONGEST:
            found.append((min(down) + _EDGE, max(down) - _EDGE))
    return found


def _texts(svg: str) -> list[tuple[float, float]]:
    """From where to where down each text reaches."""
    found = []
    for own, moved, more in _LINE.findall(svg):
        y = float(own or moved)
        is_turned = "rotate(" in more
        found.append((y - (_SLANTED if is_turned else _ABOVE), y + _BELOW))
    return found


def _last_gap(drawn: list[tuple[float, float]], first: float, last: float) -> float:
    """The middle of the last place between two that has nothing in it; the end itself where there is none."""
    reached, gap = first, last
    for top, bottom in drawn:
        if top > last:
            break
        if top > reached:
            gap = (reached + top) / 2
        reached = max(reached, bottom)
    return gap
