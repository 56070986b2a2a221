"""A figure of a notebook on its page: the drawing with what it shows in words, the data behind it, room to scroll."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from nbformat import NotebookNode

from analysis.addresses import split_page
from analysis.figures.mediatype import FIGURE_DATA as MIME

_IDS = re.compile(r"(\bid=\"|href=\"#|url\(#)")
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_LINK = re.compile(r'<a xlink:href="([^"]*)"(?: target="_blank")?>')
_PICTURES = ("image/png", "image/jpeg")
_FIGURE = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
    """<figure data-name="{{ name }}" data-label="{{ label }}">
<div class="drawing">
{{ svg }}
</div>
<figcaption>
{% for table in tables %}
<details class="data"><summary>Data of this figure</summary>
<div class="table"><table id="{{ name }}-data{{ loop.index if loop.index > 1 else "" }}">
<thead><tr>{% for column in table.columns %}<th scope="col">{{ column }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in table.rows %}
<tr>{% for cell in row %}
{%- if loop.first %}<th scope="row">{{ cell }}</th>
{%- elif cell is mapping %}<td><a
{%- if cell.url %} href="{{ cell.url }}"{% endif %}
{%- if cell.page %} data-page="{{ cell.page }}"{% endif %}>{{ cell.text }}</a></td>
{%- else %}<td>{{ cell }}</td>{% endif %}
{%- endfor %}</tr>
{% endfor %}
</tbody></table></div></details>
{% endfor %}
</figcaption>
</figure>
"""
)


def has_drawing(output: NotebookNode) -> bool:
    """Whether an output of a cell holds a picture."""
    return any(kind in output.get("data", {}) for kind in ("image/svg+xml", *_PICTURES))


def draw(output: NotebookNode, label: str, slug: str, number: int) -> Markup:
    """The figure of an output as HTML.

    The SVG stands within the page, so that its links work; its ids are made unique among the page's figures by
    `number`. Its description is the sentence kept beside it in the notebook; of a figure without one, its `label`.
    A notebook that draws no SVG has pictures, shown as they are.
    """
    data = output["data"]
    parts: list[dict[str, Any]] = data.get(MIME, {}).get("parts", [])
    alt = " ".join(part["alt"] for part in parts) or label
    if "image/svg+xml" not in data:
        kind = next(kind for kind in _PICTURES if kind in data)
        source = f"data:{kind};base64,{''.join(data[kind].split())}"
        return Markup('<figure><div class="drawing"><img src="{}" alt="{}"></div></figure>').format(source, alt)
    tables = [part for part in parts if part["rows"]]
    svg = _in_page(data["image/svg+xml"], alt, f"f{number}-", _titles(tables))
    name = f"{slug}-{number}"
    return Markup(_FIGURE.render(name=name, label=label, svg=Markup(svg), tables=tables))  # noqa: S704 — escaped there


def _titles(tables: list[dict[str, Any]]) -> dict[str, str]:
    """What to say of each address that a mark leads to: the first two cells of the rows that lead there."""
    titles: dict[str, dict[str, None]] = {}
    for table in tables:
        for row in table["rows"]:
            told = ": ".join(str(cell["text"] if isinstance(cell, dict) else cell) for cell in row[:2] if cell)
            for cell in row:
                if isinstance(cell, dict):
                    titles.setdefault(cell["url"], {})[told] = None
    return {url: "\n".join(lines) for url, lines in titles.items()}


def _in_page(svg: str, alt: str, prefix: str, titles: dict[str, str]) -> str:
    """An SVG with a description, unique ids, and links that say where they lead.

    A drawing with links is a group of them, else an image. The links are no stops of the Tab key, for they can be
    hundreds; the table of the figure's data has the same ones.
    """
    svg = _IDS.sub(rf"\g<1>{prefix}", _METADATA.sub("", svg[svg.index("<svg") :]))

    def link(match: re.Match[str]) -> str:
        url, page = split_page(unescape(match.group(1)))
        where = f' xlink:href="{escape(url)}"' * bool(url) + f' data-page="{escape(page)}"' * bool(page)
        title = titles.get(url)
        return f'<a{where} tabindex="-1">' + (f"<title>{escape(title)}</title>" if title else "")

    svg, n_links = _LINK.subn(link, svg)
    role = "group" if n_links else "img"
    head, _, body = svg.partition(">")
    return f'{head} role="{role}" aria-labelledby="{prefix}alt"><desc id="{prefix}alt">{escape(alt)}</desc>{body}'
