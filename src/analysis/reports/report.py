"""A report before it is rendered, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

STATUSES = ("rendered", "unchanged", "empty", "failed")


@dataclass(frozen=True)
class Report:
    """One page to be: which notebook with which values, what records it will show, which pages stand beside it.

    `parties` are the codes of the countries and blocs that it is about, () for all; `related` holds slug and title of
    other reports of the same run, nearest first.
    """

    slug: str
    title: str
    notebook: str
    parameters: dict[str, Any]
    n_agreements: int
    n_visits: int
    first: str
    last: str
    parties: tuple[str, ...] = ()
    related: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.n_agreements + self.n_visits


@dataclass(frozen=True)
class Result:
    """What became of a report.

    `status` is one of `STATUSES`. A failed report has its `error` in one line, the number of the `cell` that raised
    it (0: none did) and the file name of the `notebook` kept under ``failed/`` ('' where there is none); `seconds` is
    how long it took.
    """

    report: Report
    status: str
    error: str = ""
    cell: int = 0
    notebook: str = ""
    seconds: float = 0.0
