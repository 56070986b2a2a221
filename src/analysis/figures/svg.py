"""A figure as SVG that lives in a page: marks lead somewhere and say what they are, colours follow the page's theme."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import escape

from analysis.addresses import split_page
from analysis.links import is_web_address, site_of

if TYPE_CHECKING:  # whoever has a figure has imported matplotlib; who has a file need not
    from matplotlib.figure import Figure

_METADATA = re.compile(r"<metadata>.*?</metadata>|<style[^>]*>.*?</style>", re.DOTALL)
_BETWEEN_TAGS = re.compile(r">\s*\n\s*<")
_IDS = re.compile(r' id="([^"]*)"')
# Within the drawing: not those of links, which may be addresses that are fragments alone.
_REFERENCES = re.compile(r'(?<=[^a] xlink:href="#)[^"]*(?=")|(?<=url\(#)[^)]*(?=\))')
_STYLES = re.compile(r'style="([^"]*)"')
_COLOR = re.compile(r"((?:fill|stroke|stop-color|color): )#([0-9a-f]{6})")
_FONT = re.compile(r" ?font-family: ([^;\"]*);?")
_UPRIGHT = re.compile(r' transform="rotate\(-?0 [^"]*"')
_ROUNDED = re.compile(r' (?:d|x|y|width|height|transform)="[^"]*"')
_DECIMALS = re.compile(r"(\.\d\d)\d+")
_GROUP = re.compile(r"</?g( [^>]*?)?/?>")
_MANY = 3  # elements with a style of their own, from which on it is a class
_LINK = re.compile(r'<a xlink:href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_LINES = "stroke-linejoin:round;stroke-linecap:butt"  # what matplotlib says of all elements of the page


def live_svg(figure: Figure, prefix: str) -> str:
    """A figure as an SVG element for a page, described by what is attached to its Axes.

    Parameters
    ----------
    figure : Figure
        Any of matplotlib's. `attach_data` says what is told of it, and of the addresses (`url`) of its artists.
    prefix : str
        Begins each id, so that none stands twice on a page: ``f1-``.

    Returns
    -------
    str
        As `make_live`; the same for the same figure.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> live_svg(Figure(figsize=(1, 1)), "f1-")[:56]
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="7'
    """
    from analysis.figures.description import figure_parts

    parts = figure_parts(figure)
    tips = {url: tip for part in parts for url, tip in part["tips"].items()}
    return make_live(draw_svg(figure), prefix, " ".join(part["alt"] for part in parts), tips)


def draw_svg(figure: Figure) -> str:
    """The file that matplotlib writes, the same each time; texts are texts, in the fonts of the project's look."""
    from analysis.figures.style import styled

    file = io.StringIO()
    with styled():
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None}, bbox_inches=None)
    return file.getvalue()


def make_live(svg: str, prefix: str, alt: str, tips: Mapping[str, str]) -> str:
    """An SVG file of matplotlib's as an element of a page.

    Parameters
    ----------
    svg : str
        The file.
    prefix : str
        Begins each id.
    alt : str
        What the drawing shows, in a sentence.
    tips : mapping of str to str
        What is told of a mark, by the address it was drawn with: a web address, one with a page behind it
        (`addresses.with_page`), or any other text, of a mark that leads nowhere.

    Returns
    -------
    str
        ``<svg …>``: without header and metadata; each colour ``#rrggbb`` as ``var(--m-rrggbb, #rrggbb)``; a mark that
        was drawn with an address is ``<a href=… data-page=… target="_blank">`` with its tip as ``<title>``, or ``<g>``
        where it leads nowhere. The first mark is a stop of the Tab key, the others are none: they can be hundreds.
    """
    svg = _METADATA.sub("", svg[svg.index("<svg") :]).rstrip()
    svg = _BETWEEN_TAGS.sub("><", svg).replace("<defs></defs>", "").replace(" \n", " ").replace("\n", " ")
    svg = _without_groups(_with_prefix(_ROUNDED.sub(_rounded, _UPRIGHT.sub("", svg)), prefix))
    fonts = _FONT.search(svg)
    svg, classes = _with_classes(svg, fonts[1] if fonts else "", prefix)
    stops = iter("0")

    def mark(match: re.Match[str]) -> str:
        address = unescape(match[1])
        return _mark(address, match[2], tips.get(address, ""), next(stops, "-1"))

    svg, n_marks = _LINK.subn(mark, svg)
    role = "group" if n_marks else "img"
    family = f";font-family:{fonts[1]}" if fonts else ""
    head, _, body = svg.partition(">")
    return (
        f'{head} role="{role}" aria-labelledby="{prefix}alt" style="{_LINES}{family}">'
        f'<desc id="{prefix}alt">{escape(alt)}</desc>{classes}{body}'
    )


def _with_prefix(svg: str, prefix: str) -> str:
    """Ids that something refers to, with the prefix; the others are of no use."""
    used = set(_REFERENCES.findall(svg))
    svg = _IDS.sub(lambda match: f' id="{prefix}{match[1]}"' if match[1] in used else "", svg)
    return _REFERENCES.sub(lambda match: prefix + match[0], svg)


def _without_groups(svg: str) -> str:
    """Without the tags of groups that say nothing, which most are."""
    closing: list[str] = []

    def group(match: re.Match[str]) -> str:
        if match[0].startswith("</"):
            return closing.pop()
        if match[0].endswith("/>"):
            return ""
        closing.append("</g>" if match[1] else "")
        return match[0] if match[1] else ""

    return _GROUP.sub(group, svg)


def _rounded(match: re.Match[str]) -> str:
    return _DECIMALS.sub(r"\1", match[0])


def _with_classes(svg: str, family: str, prefix: str) -> tuple[str, str]:
    """The styles of elements themed, those that many have as classes of this drawing; and the element that has these.

    A drawing has few styles and thousands of elements.
    """
    numbers = Counter(_STYLES.findall(svg))
    names = {style: f"{prefix}{n}" for n, style in enumerate(style for style, n in numbers.items() if n >= _MANY)}

    def styled(match: re.Match[str]) -> str:
        name = names.get(match[1])
        return f'class="{name}"' if name else f'style="{_themed(match[1], family)}"'

    rules = "".join(f".{name}{{{_themed(style, family)}}}" for style, name in names.items())
    return _STYLES.sub(styled, svg), f"<style>{rules}</style>" if rules else ""


def _themed(style: str, family: str) -> str:
    """The style of an element: its colours named, its font that of the whole drawing."""
    style = _COLOR.sub(r"\1var(--m-\2, #\2)", style)
    return _FONT.sub(lambda match: "" if match[1] == family else match[0], style)


def _mark(address: str, drawn: str, tip: str, stop: str) -> str:
    url, page = split_page(address)
    if not tip and "<text" not in drawn:  # a link has a name
        tip = site_of(url) or page.removesuffix(".html")
    title = f"<title>{escape(tip)}</title>" if tip else ""
    href = f' href="{escape(url)}" target="_blank" rel="noopener"' if is_web_address(url) else ""
    page = f' data-page="{escape(page)}"' if page else ""
    if href or page:
        return f'<a class="fig-mark"{href}{page} tabindex="{stop}">{title}{drawn}</a>'
    return f'<g class="fig-mark" role="img" tabindex="{stop}">{title}{drawn}</g>' if tip else drawn
