"""The visits of a report as drafts of records."""

from __future__ import annotations

from typing import Any

from analysis.extract.agreements import Agreements
from analysis.extract.events import Events
from analysis.extract.people import Cast
from analysis.extract.reading import Reading
from analysis.extract.timing import Timing


class Visits:
    """The visits that have begun, and those that the report only speaks of."""

    def __init__(
        self, reading: Reading, cast: Cast, events: Events, timing: Timing, agreements: Agreements, source: Any
    ):
        self.made: list[dict[str, Any]] = []
        self.told: list[dict[str, Any]] = []
