"""Whether a page is up to date: what it was made from, as one digest, and the list of these kept beside the pages."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from analysis import paths
from analysis.dataset.cache import code_digest
from analysis.dataset.version import data_version
from analysis.errors import ParameterError
from analysis.files import digest
from analysis.reports.notebooks import notebook_file, read_notebook
from analysis.reports.output import LEDGER
from analysis.reports.parameters import select_records
from analysis.reports.report import Report
from analysis.reports.tally import Tally
from analysis.vocab.disk import vocabulary_digest

# Everything else that leaves traces in a page.
_LIBRARIES = (
    *("babel", "ipykernel", "ipython", "jinja2", "markupsafe", "matplotlib", "matplotlib-inline", "mistune"),
    *("nbclient", "nbconvert", "nbformat", "numpy", "papermill"),
)
# A slug becomes the name of files: one that leads elsewhere, or to a hidden file, is none that was written here.
_SLUG = re.compile(r"[^./\\:\0][^/\\:\0]*")
_READS = ("record", "selection", "context", "blocs")


def fingerprint(report: Report, tally: Tally, frame: object = None) -> str:
    """SHA-256 of a report's notebook, parameters, records, title and neighbours, of the vocabularies and of the code.

    So is the `frame` of its page: the navigation of the site, which a page rendered alone has not.

    Which records count is what the notebook says in its metadata under ``minerals: reads``: those of its ``selection``,
    the ``context`` of an event and what follows it beside them, those of its ``blocs`` beside those of a country, or by
    default the whole ``record``.
    """
    file = notebook_file(report.notebook)
    parts = (
        digest([file]),
        [report.slug, report.title, sorted(report.parameters.items()), list(report.related)],
        _records(file, report, tally),
        vocabulary_digest(paths.vocab_folder()),
        code_digest(),
        libraries(),
        frame,
        data_version(),
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
    if reads == "blocs":
        return [selected, data.hash_of(tally.records({**report.parameters, "expand_blocs": True}))]
    event = select_records(data, report.parameters)
    later = [bool({*ids} & {*event.agreements["id"]}) for ids in data.agreements["follows_ids"]]
    return [selected, data.context(event).hash, data.hash_of(data.agreements.loc[later, "id"].tolist())]


def reads_of(notebook: Path) -> str:
    """Which records a notebook says that it reads; `ParameterError` for another word."""
    said = read_notebook(notebook)["metadata"].get("minerals")
    reads = said.get("reads", "record") if isinstance(said, dict) else "record"
    if reads not in _READS:
        raise ParameterError(f"{paths.display(notebook)}: metadata: reads {reads!r}", f"write {', '.join(_READS)}")
    return str(reads)


@lru_cache(maxsize=1)
def libraries() -> list[str]:
    """Their versions."""
    return [version(name) for name in _LIBRARIES]


class Ledger:
    """Slug → the fingerprint a page was rendered from and the digest of page and notebook; read once, written whole.

    The file may have been changed by anybody: an entry that is not for a page of this folder is left out.
    """

    def __init__(self, folder: Path):
        self._folder = folder
        try:
            found = json.loads((folder / LEDGER).read_text(encoding="utf-8"))
        except (OSError, ValueError):  # none yet, or broken: everything is rendered
            found = {}
        entries = found.items() if isinstance(found, dict) else ()
        self._entries: dict[str, list[str]] = {slug: entry for slug, entry in entries if _SLUG.fullmatch(slug)}

    def holds(self, slug: str, fingerprint: str) -> bool:
        """Whether the page and its notebook are there, untouched, made from what has this fingerprint."""
        files = _files_of(slug, self._folder)
        there = all(file.is_file() for file in files)
        return there and self._entries.get(slug) == [fingerprint, digest(files)]

    def enter(self, slug: str, fingerprint: str, folder: Path) -> None:
        """A page and its notebook, finished in this folder, are to be put in place."""
        self._entries[slug] = [fingerprint, digest(_files_of(slug, folder))]

    def slugs(self) -> set[str]:
        return set(self._entries)

    def drop(self, slugs: Iterable[str]) -> None:
        for slug in slugs:
            self._entries.pop(slug, None)

    def text(self) -> str:
        return json.dumps(dict(sorted(self._entries.items())), indent=0)


def _files_of(slug: str, folder: Path) -> list[Path]:
    return [folder / f"{slug}.html", folder / f"{slug}.ipynb"]
