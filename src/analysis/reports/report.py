"""A report before it is rendered, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Report:
    """One page to be: which notebook with which values, and what records it will show."""

    slug: str
    title: str
    notebook: str
    parameters: dict[str, Any]
    n_agreements: int
    n_visits: int
    first: str
    last: str


@dataclass(frozen=True)
class Result:
    """What became of a report: its pages, or the error that kept it from being rendered."""

    report: Report
    error: str = ""
    notebook: str = ""

    @property
    def is_rendered(self) -> bool:
        return not self.error
