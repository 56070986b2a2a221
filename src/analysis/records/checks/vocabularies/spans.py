"""From when until when a vocabulary says that something holds."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.dates.edtf import parse_edtf
from analysis.errors import DateError, Issue
from analysis.records.checks.facts import after
from analysis.records.checks.vocabularies.tables import Tables
from analysis.vocab.table import Row


def since_is_not_after_until(tables: Tables) -> Iterator[Issue]:
    """A post or a membership ends after it begins."""
    for name in ("people_posts", "memberships"):
        for row in tables.rows(name):
            if row["since"] and row["until"] and _is_after(row):
                yield tables.issue(name, row, "since", f"after its end ({row['until']}):", "check both dates")


def _is_after(row: Row) -> bool:
    try:
        return after(parse_edtf(row["since"]), parse_edtf(row["until"]))
    except DateError:  # reported where it stands
        return False
