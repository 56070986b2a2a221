"""What a page is made from, as one digest: while it is the same, the page need not be rendered again."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from analysis import paths
from analysis.dataset.cache import code_digest, vocabulary_digest
from analysis.errors import ParameterError
from analysis.reports.parameters import notebook_file, select_records
from analysis.reports.report import Report
from analysis.reports.tally import Tally

# Everything else that leaves traces in a page.
_LIBRARIES = ("ipykernel", "ipython", "jinja2", "matplotlib", "matplotlib-inline", "nbconvert", "numpy", "papermill")
_READS = ("record", "selection", "context")


def fingerprint(report: Report, tally: Tally) -> str:
    """SHA-256 of a report's notebook, parameters, records, title and neighbours, of the vocabularies and of the code.

    Which records count is what the notebook says in its metadata under ``minerals: reads``: those of its ``selection``,
    the ``context`` of an event beside them, or by default the whole ``record``.
    """
    file = notebook_file(report.notebook)
    parts = (
        hashlib.sha256(file.read_bytes()).hexdigest(),
        [report.slug, report.title, sorted(report.parameters.items()), list(report.related)],
        _records(file, report, tally),
        vocabulary_digest(paths.vocab_folder()),
        code_digest(),
        _libraries(),
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _records(file: Path, report: Report, tally: Tally) -> list[str]:
    reads = reads_of(file)
    data = tally.data
    if reads == "record":
        return [data.hash]
    selected = data.hash_of(tally.records(report.parameters))
    if reads == "selection":
        return [selected]
    return [selected, data.context(select_records(data, report.parameters)).hash]


def reads_of(notebook: Path) -> str:
    """Which records a notebook says that it reads; `ParameterError` for another word."""
    metadata = json.loads(notebook.read_text(encoding="utf-8")).get("metadata", {})
    reads = metadata.get("minerals", {}).get("reads", "record")
    if reads not in _READS:
        raise ParameterError(f"{paths.display(notebook)}: metadata: reads {reads!r} — write {', '.join(_READS)}")
    return reads


@lru_cache(maxsize=1)
def _libraries() -> list[str]:
    return [version(name) for name in _LIBRARIES]
