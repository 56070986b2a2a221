"""HTML pages: a report without its code, and the index of all reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import nbformat
from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbformat import NotebookNode

from analysis.listings import in_words
from analysis.reports.report import Report, Result

_QUESTION = re.compile(r"\*\*Question\.\*\*\s*(.+?)(?:\n\n|$)", re.DOTALL)
_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)
_SVG_IDS = re.compile(r"(\bid=\"|href=\"#|url\(#)")


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(loader=PackageLoader("analysis.reports"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def write_page(report: Report, executed: Path, page: Path, stamp: str) -> None:
    """Export an executed notebook as a page of its own: no code, no scripts, nothing loaded from elsewhere."""
    notebook = nbformat.read(executed, as_version=4)
    question = _QUESTION.search(notebook.cells[0].source)
    html = (
        _templates()
        .get_template("page.html.j2")
        .render(
            report=report,
            question=" ".join(question.group(1).split()) if question else "",
            sections=_sections(notebook),
            notebook=f"{report.slug}.ipynb",
            stamp=stamp,
        )
    )
    page.write_text(html, encoding="utf-8")


def _sections(notebook: NotebookNode) -> list[dict[str, object]]:
    """The page cut at its headings; the first section is what stands above them."""
    sections: list[dict[str, object]] = [{"heading": "", "anchor": "", "parts": []}]
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
            section["parts"].append(_output(output, section["heading"], number))
    return sections


def _output(output: NotebookNode, name: str, number: int) -> Markup:
    """One output: HTML made by `show` (texts of records are escaped there), a figure, or plain text."""
    data = output.get("data", {})
    if "text/html" in data:
        return Markup(data["text/html"])  # noqa: S704
    if "image/svg+xml" in data:
        return _figure(data["image/svg+xml"], name, number)
    text = data.get("text/plain") or output.get("text", "")
    return Markup("<pre>{}</pre>").format(text) if text else Markup()


def _figure(svg: str, name: str, number: int) -> Markup:
    """The SVG within the page, so that its links work; its ids are made unique among the page's figures."""
    svg = _SVG_IDS.sub(rf"\g<1>f{number}-", svg[svg.index("<svg") :])
    return Markup('<figure aria-label="{}">\n').format(name) + Markup(svg) + Markup("\n</figure>")  # noqa: S704


def write_index(results: Sequence[Result], folder: Path, stamp: str) -> Path:
    """The list of all reports with what they cover and what became of them."""
    rows = [
        {
            "result": result,
            "report": result.report,
            "chosen": ", ".join(f"{k} = {v}" for k, v in result.report.parameters.items() if v is not None),
            "span": in_words(f"{result.report.first}/{result.report.last}"),
            "page": f"{result.report.slug}.html" if (folder / f"{result.report.slug}.html").is_file() else "",
        }
        for result in results
    ]
    failed = [result for result in results if result.status == "failed"]
    html = _templates().get_template("index.html.j2").render(rows=rows, failed=failed, stamp=stamp)
    index = folder / "index.html"
    fresh = folder / ".index.html.new"
    fresh.write_text(html, encoding="utf-8")
    fresh.replace(index)
    return index
