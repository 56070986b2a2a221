"""HTML pages: a report without its code, and the index of all reports. Each is one file that loads nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any

import nbformat
from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from analysis.addresses import page_of
from analysis.dates.wording import in_words
from analysis.figures.look import LOOK
from analysis.pages import layout
from analysis.pages.front import Front
from analysis.pages.internal_links import resolve_links
from analysis.pages.page import Crumb
from analysis.reports.report import Report, Result
from analysis.reports.site.figures import draw, has_drawing
from analysis.reports.site.index import kind_name, list_results, question_of
from analysis.vocab.catalogue import vocabulary

RELATED_SHOWN = 12
_PACKAGE = "analysis.reports.site"
_MOST_TEXT = 100_000  # characters that a program printed; tables and figures are shown whole
_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)
_NEW_WINDOW = re.compile(r' target="_blank" rel="noopener"')  # which a notebook needs, a page does not


def prepare() -> None:
    """Compile the templates and load what dates and texts are written with, so that no fork has to."""
    layout.prepare(_PACKAGE)
    _html("")
    in_words("2025-11")


def write_page(report: Report, executed: Path, page: Path, stamp: str, pages: Set[str] = frozenset()) -> None:
    """Export an executed notebook as a page of its own: no code, no scripts of others, nothing loaded from elsewhere.

    All rows of all tables are on it. What it says of a page of the site leads there if that is among `pages`, the
    addresses that the site has.
    """
    notebook = nbformat.read(executed, as_version=4)
    here = f"{report.slug}.html"
    index = "index.html" if "index.html" in pages else ""
    kind = kind_name(report.notebook)
    html = layout.render(
        "page.html.j2",
        here,
        layout.frame_of(pages),
        (),
        _PACKAGE,
        title=report.title,
        crumbs=(Crumb(layout.SITE, index), Crumb(kind, index and f"{index}#{report.notebook}"), Crumb(report.title)),
        report=report,
        records=_pages_of_subject(report, pages),
        question=question_of(notebook.cells),
        sections=_sections(notebook, report.slug),
        notebook=f"{report.slug}.ipynb",
        newest=in_words(report.last),
        shown=RELATED_SHOWN,
        stamp=stamp,
    )
    html = resolve_links(html, here, pages)
    page.write_text(html, encoding="utf-8", errors="replace")  # half a surrogate pair is no text


def _pages_of_subject(report: Report, pages: Set[str]) -> list[tuple[str, str]]:
    """The pages of what a report is about, as address and text: its agreement, or its countries and their pair."""
    given, parties = report.parameters, report.parties
    found = [(page_of("agreement", given.get("agreement")), "the record of this agreement")]
    if len(parties) == 2 and "agreement" not in given:
        found.append((page_of("pair", *parties), "all agreements and visits of the two"))
    found += [(page_of("country", code), vocabulary("country").label(code)) for code in parties]
    found += [(page_of(kind, given.get(kind)), str(given.get(kind))) for kind in ("mineral", "area")]
    return [(page, text) for page, text in found if page in pages]


def _sections(notebook: NotebookNode, slug: str) -> list[dict[str, Any]]:
    """The page cut at its headings; the first section is what stands above them."""
    sections: list[dict[str, Any]] = [{"heading": "", "anchor": "", "parts": []}]
    for cell in notebook.cells[1:]:
        if cell.cell_type == "markdown":
            heading = _HEADING.search(cell.source)
            if heading:
                name = heading.group(1).strip()
                anchor = re.sub(r"\W+", "-", name.lower()).strip("-")
                if not anchor or anchor in {other["anchor"] for other in sections}:
                    anchor = f"{anchor}-{len(sections)}"
                sections.append({"heading": name, "anchor": anchor, "parts": []})
            text = _HEADING.sub("", cell.source, count=1).strip()
            if text:
                sections[-1]["parts"].append(Markup(_html(text)))  # noqa: S704 — the notebook's own text
        for output in cell.get("outputs", ()):
            section = sections[-1]
            number = sum(len(other["parts"]) for other in sections)
            section["parts"].append(_output(output, section["heading"] or "Figure", slug, number))
    return sections


def _html(markdown: str) -> str:
    """A text of a notebook, without the pilcrows that lead to its headings there."""
    return str(MarkdownWithMath(renderer=IPythonRenderer(escape=False, exclude_anchor_links=True)).render(markdown))


def _output(output: NotebookNode, heading: str, slug: str, number: int) -> Markup:
    """One output: HTML made by the functions `show_…` (texts of records are escaped there), a figure, or plain text."""
    data = output.get("data", {})
    if output.get("metadata", {}).items() >= LOOK.items():  # which the page has itself
        return Markup()
    if "text/html" in data:
        return Markup(_NEW_WINDOW.sub("", data["text/html"]))  # noqa: S704
    if has_drawing(output):
        return draw(output, heading, number)
    text = data.get("text/plain") or output.get("text", "")
    if len(text) > _MOST_TEXT:
        told = Markup('<pre>{}\n…\n{}</pre>\n<p class="note">The first and the last of {:,} characters. ') + Markup(
            'All are in <a href="{}.ipynb" download>the notebook</a>.</p>'
        )
        return told.format(text[: _MOST_TEXT // 2], text[-_MOST_TEXT // 2 :], len(text), slug)
    return Markup("<pre>{}</pre>").format(text) if text else Markup()


def index_page(results: Sequence[Result], pages: Set[str], stamp: str, front: Front | None = None) -> str:
    """The front page: what the site is, what is newest, the list of all reports, and first of all which failed.

    `pages` are the addresses there are; `front` is what is told of the record.
    """
    return layout.render(
        "index.html.j2",
        "index.html",
        layout.frame_of({*pages, "index.html"}),
        ("fold.js", "index.js"),
        _PACKAGE,
        title=layout.SITE,
        stamp=stamp,
        front=front,
        pages=pages,
        has_definitions="definitions.html" in pages,
        **list_results(results, pages),
    )
