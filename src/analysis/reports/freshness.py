"""Whether a page is up to date: what it was made from, as one digest, and the list of these kept beside the pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from analysis import paths
from analysis.dataset.cache import code_digest, vocabulary_digest
from analysis.errors import ParameterError
from analysis.files import digest
from analysis.reports.output import LEDGER
from analysis.reports.parameters import notebook_file, read_notebook, select_records
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
        digest([file]),
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
    said = read_notebook(notebook)["metadata"].get("minerals")
    reads = said.get("reads", "record") if isinstance(said, dict) else "record"
    if reads not in _READS:
        raise ParameterError(f"{paths.display(notebook)}: metadata: reads {reads!r}", f"write {', '.join(_READS)}")
    return str(reads)


@lru_cache(maxsize=1)
def _libraries() -> list[str]:
    return [version(name) for name in _LIBRARIES]


class Ledger:
    """Slug → the fingerprint a page was rendered from and the digest of the page, read once and written whole."""

    def __init__(self, folder: Path):
        self._folder = folder
        try:
            found = json.loads((folder / LEDGER).read_text(encoding="utf-8"))
        except (OSError, ValueError):  # none yet, or broken: everything is rendered
            found = {}
        self._entries: dict[str, list[str]] = found if isinstance(found, dict) else {}

    def holds(self, slug: str, fingerprint: str) -> bool:
        """Whether the page and its notebook are there, untouched, made from what has this fingerprint."""
        page = self._folder / f"{slug}.html"
        return (
            page.is_file()
            and (self._folder / f"{slug}.ipynb").is_file()
            and self._entries.get(slug) == [fingerprint, digest([page])]
        )

    def enter(self, slug: str, fingerprint: str, page: Path) -> None:
        """A page, finished, is to be put in place."""
        self._entries[slug] = [fingerprint, digest([page])]

    def slugs(self) -> set[str]:
        return set(self._entries)

    def drop(self, slugs: Iterable[str]) -> None:
        for slug in slugs:
            self._entries.pop(slug, None)

    def text(self) -> str:
        return json.dumps(dict(sorted(self._entries.items())), indent=0)
