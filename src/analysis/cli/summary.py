"""What became of the reports: a summary, a table of failures, one JSON document."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import paths
from analysis.errors import one_line, shorten
from analysis.reports.report import STATUSES, Result

if TYPE_CHECKING:
    from analysis.reports.records import PagesDone


def summary(results: Sequence[Result], target: Path, pages: Sequence[PagesDone] = ()) -> str:
    """``63 reports: 12 rendered, 50 unchanged, 1 empty, 0 failed: path``; but for failures, none is not said.

    On a line before it the same of the `pages` of the record.
    """
    counts = Counter(result.status for result in results)
    said = [f"{counts[status]} {status}" for status in STATUSES if counts[status] or status == "failed"]
    lines = [_pages_said(done) for done in pages if done.rendered or done.unchanged or done.gone]
    return "\n".join([*lines, f"{len(results)} report{'s' * (len(results) != 1)}: {', '.join(said)}: {target}"])


def _pages_said(done: PagesDone) -> str:
    counts = {"rendered": len(done.rendered), "unchanged": len(done.unchanged), "gone": len(done.gone)}
    said = [f"{number} {status}" for status, number in counts.items() if number]
    return f"{len(done.rendered) + len(done.unchanged)} pages of the record: {', '.join(said)}"


def failure_table(results: Sequence[Result], folder: Path) -> str:
    """One line a failed report under a heading: its name, the cell, the exception, the notebook kept; '' for none."""
    rows = [
        (
            result.report.slug,
            str(result.cell or ""),
            shorten(one_line(result.error)),
            paths.display(folder / "failed" / result.notebook) if result.notebook else "",
        )
        for result in results
        if result.status == "failed"
    ]
    if not rows:
        return ""
    rows.insert(0, ("failed", "cell", "exception", "notebook"))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def as_json(results: Sequence[Result], folder: Path, data: str, pages: Sequence[PagesDone] = ()) -> str:
    """One document for a program: `data` is the hash of the records and vocabularies that were read."""
    document = {
        "folder": str(folder),
        "data": data,
        "reports": [_row(result, folder) for result in results],
        "pages": [
            {"rendered": list(done.rendered), "n_unchanged": len(done.unchanged), "gone": list(done.gone)}
            for done in pages
        ],
        "counts": {status: sum(result.status == status for result in results) for status in STATUSES},
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _row(result: Result, folder: Path) -> dict[str, object]:
    """Paths are relative to the folder, '' where there is no such file."""
    report = result.report
    page = f"{report.slug}.html"
    return {
        "slug": report.slug,
        "title": report.title,
        "notebook": report.notebook,
        "parameters": report.parameters,
        "status": result.status,
        "error": result.error,
        "cell": result.cell,
        "kept_notebook": f"failed/{result.notebook}" if result.status == "failed" and result.notebook else "",
        "page": page if (folder / page).is_file() else "",
        "seconds": round(result.seconds, 2),
        "n_agreements": report.n_agreements,
        "n_visits": report.n_visits,
    }
