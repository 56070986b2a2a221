"""A trend: the share of agreements of each year, a small panel for each area, partner or mineral."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from analysis.errors import ParameterError
from analysis.figures.counting import NAMED, named_years, number_text
from analysis.figures.courses import TOO_FEW, Course, Years, read_courses
from analysis.figures.description import attach_data
from analysis.figures.inputs import require_columns
from analysis.figures.labels import text_width
from analysis.figures.layout import MEDIUM, Room, frame_axes, free_size, say_empty
from analysis.figures.palette import BLUE, GREY, INK, PAPER, RULE, SHADES, WEAK
from analysis.figures.panels import Panels, fit_panels, own_panels
from analysis.figures.sentences import trend_caption, trend_in_words
from analysis.figures.style import styled
from analysis.figures.targets import page_for, pages_of, table_of, tips_of, urls_of

_TOPS = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
_LARGE, _SMALL = 30, 9  # points, in square points
_DASHED = (0, (2.5, 1.8))
_HIT = 0.004  # opacity: as good as nothing, and yet a mark that a pointer finds


def plot_trend(
    breakdown: pd.DataFrame,
    ax: Axes | None = None,
    title: str = "",
    width: float | None = None,
    years: tuple[int, int] | None = None,
) -> Axes:
    """Shares of the agreements of each year: a panel for each row of a breakdown across years, all of one scale.

    Each panel says from what to what the share went between two years, and the panels stand in the order of that
    change, the largest first. Years of fewer than five agreements are pale, a year that is not over is hollow. Below
    the panels stands how many agreements each year has. In SVG every year of a panel leads to the list of its
    agreements.

    Parameters
    ----------
    breakdown : DataFrame
        From `build_breakdown` with ``across="year"``. Any frame will do that has a column `<by>_name`, and `year_code`,
        `n_agreements`, `n_across` and `share_across` as documented there. An empty frame gives Axes that say so.
    ax : Axes, optional
        Where to draw; by default a figure of its own, as high as the panels need. All panels are drawn on the one Axes,
        whose units are points; in given Axes text becomes smaller where it has no room, and names are cut last.
    title : str
        Above the panels, at the left.
    width : float, optional
        Points across a figure of its own: by default 525 (700 px).
    years : (int, int), optional
        The years that are compared. By default the first and the last with ten agreements or more, of those after the
        last year with fewer than five.

    Returns
    -------
    Axes
        Lines, points and bars are `ax.collections`, all that is written is `ax.texts`, the caption is the x label.

    Raises
    ------
    ParameterError
        The breakdown is not across years, is no frame or lacks a column; or `years` are not two of its years with
        agreements.

    Examples
    --------
    >>> from analysis import build_breakdown, load_agreements
    >>> ax = plot_trend(build_breakdown(load_agreements(), by="area", across="year"), years=(2022, 2025))
    >>> ax.get_xlabel().split(";")[0]
    'Per cent of the agreements of each year'
    """
    build = 'build_breakdown(agreements, by=…, across="year")'
    require_columns(breakdown, ("n_agreements",), "plot_trend", build)
    with styled():
        if breakdown.empty:
            return say_empty(ax, title, width)
        if "year_code" not in breakdown or breakdown.attrs.get("across", "year") != "year":
            raise ParameterError(f"plot_trend draws shares over years — give it {build}")
        require_columns(breakdown, ("n_across", "share_across"), "plot_trend", build)
        by = next(str(name) for name in breakdown.columns if str(name).endswith("_name")).removesuffix("_name")
        courses, over = read_courses(breakdown, by, years)
        caption = trend_caption(breakdown, over)
        names = [course.name for course in courses]
        if ax is None:
            panels = own_panels(names, width or MEDIUM)
            size = width or MEDIUM, panels.height
        else:
            panels, size = fit_panels(names, free_size(ax, title, caption, Room())), (0.0, 0.0)
        ax = frame_axes(ax, size, title, caption, Room()).ax
        ax.set(xlim=(0, panels.width), ylim=(panels.height, 0), xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
        _draw_panels(ax, panels, courses, over)
        of_years = _draw_totals(ax, panels, over, by, breakdown.attrs.get("selection", {}))
        pages = pages_of(breakdown, [by, "year"])
        told = breakdown[f"{by}_name"].astype(str) + ", " + breakdown["year_code"].astype(str)
        tips = tips_of(told, breakdown["n_agreements"].astype(float), breakdown["n_across"].astype(float), pages)
        table = table_of(breakdown, [by, "year"], pages)
        attach_data(ax, trend_in_words(breakdown, courses, over, by), table, of_years | tips)
    return ax


def _draw_panels(ax: Axes, panels: Panels, courses: list[Course], over: Years) -> None:
    """All lines of one look are one collection, as all points are, and all that a pointer finds."""
    top = next(step for step in _TOPS if step >= min(max(course.shares.max() for course in courses), 1.0) - 1e-9)
    lines: dict[tuple[str, bool], list[list[tuple[float, float]]]] = {}
    points: list[tuple[float, float, str, str, int]] = []
    scale, hits, urls = [], [], []
    for index, course in enumerate(courses):
        left, above = panels.corner(index)
        begin, end = above + panels.head, above + panels.head + panels.plot
        _write_head(ax, panels, index, course, over)
        for part in (0, 0.5, 1):
            y = begin + panels.plot * part
            scale.append([(left, y), (left + panels.panel, y)])
            if index % panels.n_columns == 0 and (part != 0.5 or panels.plot > 2.4 * panels.size):
                style = {"ha": "right", "va": "center", "fontsize": panels.size, "color": GREY}
                ax.text(left - 4, y, f"{100 * top * (1 - part):g}", **style)
        xs, ys = panels.across(left, len(over.names)), begin + panels.plot * (1 - course.shares / top)
        _name_years(ax, panels, xs, end, over)
        for color, is_dashed, at in _segments(course, over):
            lines.setdefault((color, is_dashed), []).append([(xs[at], ys[at]), (xs[at + 1], ys[at + 1])])
        half = (xs[1] - xs[0]) / 2 if len(xs) > 1 else panels.panel / 2
        for at in np.flatnonzero(over.totals > 0):
            color = WEAK if over.totals[at] < TOO_FEW else course.tone
            size = _LARGE if at in (over.compared or ()) else _SMALL
            points.append((xs[at], ys[at], color, PAPER if at == over.unfinished else color, size))
            if course.urls[at]:
                x0, x1 = xs[at] - half, xs[at] + half
                hits.append([(x0, begin), (x1, begin), (x1, end), (x0, end)])
                urls.append(course.urls[at])
    ax.add_collection(LineCollection(scale, colors=RULE, linewidths=0.6, zorder=1), autolim=False)
    for (color, is_dashed), drawn in lines.items():
        style = {"linestyles": [_DASHED if is_dashed else "solid"], "linewidths": 0.18 * panels.size}
        ax.add_collection(LineCollection(drawn, colors=color, zorder=2, **style), autolim=False)
    xs, ys, colors, faces, sizes = zip(*points, strict=True)
    sizes = np.array(sizes) * (panels.size / 9) ** 2
    style = {"facecolors": faces, "edgecolors": colors, "linewidths": 0.145 * panels.size}
    ax.scatter(xs, ys, s=sizes, zorder=3, clip_on=False, **style)
    found = PolyCollection(hits, facecolors=PAPER, alpha=_HIT, linewidths=0, urls=urls, zorder=4, clip_on=False)
    ax.add_collection(found, autolim=False)


def _write_head(ax: Axes, panels: Panels, index: int, course: Course, over: Years) -> None:
    """What a panel is of, and from what to what it went."""
    left, above = panels.corner(index)
    size, style = panels.size, {"va": "top", "parse_math": False}
    name = "\n".join(panels.names[index])
    ax.text(left, above, name, fontsize=size, fontweight="bold", url=course.url, linespacing=1.1, **style)
    if over.compared:
        first, last = (round(100 * course.shares[at]) for at in over.compared)
        sign = "▲" if last > first else "▼" if last < first else "="
        told = f"{first} → {last} % {sign} {abs(last - first) or ''}".rstrip()
        lower = above + panels.head - panels.line - 4
        ax.text(left, lower, told, fontsize=size, color=course.tone, **style)


def _segments(course: Course, over: Years) -> Iterator[tuple[str, bool, int]]:
    """Colour, if dashed, and where it begins, of each line from one year to the next, where both have agreements."""
    for at, (before, after) in enumerate(pairwise(over.totals)):
        if before > 0 and after > 0:
            yield WEAK if min(before, after) < TOO_FEW else course.tone, at + 1 == over.unfinished, at


def _name_years(ax: Axes, panels: Panels, xs: np.ndarray, y: float, over: Years) -> None:
    """Below a panel: the years that are compared, and the first and the last where they have room."""
    size, taken = panels.size, []
    for at in dict.fromkeys([*(over.compared or ()), len(xs) - 1, 0]):
        half = text_width(over.names[at], size) / 2
        x = min(max(xs[at], xs[0] - 5 + half), xs[-1] + 5 - half)
        if all(abs(x - other) > half + theirs + 3 for other, theirs in taken):
            taken.append((x, half))
            ax.text(x, y + 4, over.names[at], ha="center", va="top", fontsize=size, color=GREY)


def _draw_totals(ax: Axes, panels: Panels, over: Years, by: str, selection: Mapping[str, str]) -> dict[str, str]:
    """How many agreements each year has, as columns below the panels; what is told of each."""
    size, foot = panels.size, panels.height - panels.line - 2
    what = f"n: agreements of each year that name {NAMED.get(by, f'a {by}')}"
    ax.text(panels.left, panels.totals, what, va="top", fontsize=size, color=INK)
    step = (panels.width - panels.left) / len(over.names)
    xs = panels.left + step * (np.arange(len(over.names)) + 0.5)
    texts = [number_text(total) for total in over.totals]
    is_turned = max(text_width(text, size) for text in texts) > step - 1
    room = max(text_width(text, size) for text in texts) if is_turned else panels.line
    high = foot - panels.totals - panels.line - room - 6
    heights = over.totals / max(over.totals.max(), 1) * high
    bars = ax.bar(xs, -heights, bottom=foot, width=min(0.7 * step, 40), color=BLUE)
    tips = {}
    for at, bar in enumerate(bars.patches):
        year = over.names[at].strip("*")
        (url,) = urls_of([page_for(selection, {"year": year})])
        bar.set_url(url)
        if url:
            tips[url] = f"{year}: {texts[at]} agreement{'s' * (texts[at] != '1')} naming {NAMED.get(by, f'a {by}')}"
        if at == over.unfinished:
            bar.set(facecolor=SHADES[1], edgecolor=BLUE, linewidth=1, linestyle=(0, (3, 2)))
        look = {"ha": "center", "va": "bottom", "fontsize": size, "rotation": 90 if is_turned else 0}
        ax.text(xs[at], foot - heights[at] - 2, texts[at], **look)
    years = [int(name.strip("*")) for name in over.names]
    named = named_years(years, panels.width - panels.left)
    for at, year in enumerate(years):
        if year in named:
            ax.text(xs[at], foot + 3, over.names[at], ha="center", va="top", fontsize=size, color=GREY)
    return tips
