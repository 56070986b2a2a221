"""HTML pages: a report without its code, and the index of all reports. Each is one file that loads nothing."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence, Set
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbformat import NotebookNode

from analysis.dates.wording import in_words
from analysis.figures.look import LOOK, dark_colors, look_css, look_script
from analysis.reports.report import Report, Result
from analysis.reports.site.figures import draw, has_drawing
from analysis.reports.site.index import kind_name, list_results, question_of

RELATED_SHOWN = 12
_MOST_TEXT = 100_000  # characters that a program printed; tables and figures are shown whole
_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)
_NEW_WINDOW = re.compile(r' target="_blank" rel="noopener"')  # which a notebook needs, a page does not


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("analysis.reports.site"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def prepare() -> None:
    """Compile the templates and load what dates and texts are written with, so that no fork has to."""
    for name in _templates().list_templates():
        _templates().get_template(name)
    markdown2html_mistune("")
    in_words("2025-11")


def _render(template: str, scripts: Sequence[str], **values: Any) -> str:
    """A page with its script inside. The browser is told to run no other, and to load nothing.

    Styles of single elements are those of figures and tables.
    """
    environment = _templates()
    source = "\n" + "".join(environment.get_template(name).render() for name in (*scripts, "scroll.js")) + look_script()
    digest = b64encode(hashlib.sha256(source.encode()).digest()).decode()
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'"
    )
    return environment.get_template(template).render(
        script=Markup(source),  # noqa: S704 — our own file
        policy=policy,
        look=Markup(look_css()),  # noqa: S704
        dark_colors=Markup(dark_colors()),  # noqa: S704
        **values,
    )


def write_page(report: Report, executed: Path, page: Path, stamp: str) -> None:
    """Export an executed notebook as a page of its own: no code, no scripts of others, nothing loaded from elsewhere.

    All rows of all tables are on it.
    """
    notebook = nbformat.read(executed, as_version=4)
    html = _render(
        "page.html.j2",
        (),
        report=report,
        kind=kind_name(report.notebook),
        question=question_of(notebook.cells),
        sections=_sections(notebook, report.slug),
        notebook=f"{report.slug}.ipynb",
        newest=in_words(report.last),
        shown=RELATED_SHOWN,
        stamp=stamp,
    )
    page.write_text(html, encoding="utf-8", errors="replace")  # half a surrogate pair is no text


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
                sections[-1]["parts"].append(Markup(markdown2html_mistune(text)))  # noqa: S704 — the notebook's own text
        for output in cell.get("outputs", ()):
            section = sections[-1]
            number = sum(len(other["parts"]) for other in sections)
            section["parts"].append(_output(output, section["heading"] or "Figure", slug, number))
    return sections


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


def index_page(results: Sequence[Result], pages: Set[str], stamp: str) -> str:
    """The list of all reports with what they cover, and first of all which failed; `pages` are the files there are."""
    return _render("index.html.j2", ("index.js",), stamp=stamp, **list_results(results, pages))
