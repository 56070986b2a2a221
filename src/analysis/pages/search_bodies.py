"""Companies, agencies and other bodies that the tables name, each with all its printed names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from analysis.languages.folding import fold
from analysis.listings.columns import label
from analysis.pages.site import rows_of

# Kind of the record, table, column of the record, and of the body: code, name, printed name.
_NAMED = (
    ("agreement", "agreement_parties", "agreement_id", ("body_code", "body_name", "printed")),
    ("agreement", "signatories", "agreement_id", ("organization_code", "organization_name", "organization")),
    ("visit", "meetings", "visit_id", ("organization_code", "organization_name", "organization")),
)
_STATES = ("government", "bloc")


class Body(NamedTuple):
    """A body: its name, the names that sources print, what it is and whose, the records that name it."""

    name: str
    printed: dict[str, None]
    detail: str
    records: dict[tuple[str, str], None]


def bodies_of(tables: Mapping[str, pd.DataFrame]) -> dict[str, Body]:
    """The bodies by the code under which they have a page, others by the folded printed name; in order of first use."""
    found: dict[str, Body] = {}
    rows = {table: rows_of(tables[table]) for _, table, _, _ in _NAMED}
    for kind, table, record, columns in _NAMED:
        for row in rows[table]:
            if row.get("party_kind") in _STATES:
                continue
            code, name, printed = (cell if isinstance(cell := row.get(column), str) else "" for column in columns)
            key = code or fold(printed)
            if not key:
                continue
            detail = ", ".join(filter(None, [_text(row.get("party_kind")), label("country", row.get("party_code"))]))
            body = found.setdefault(key, Body(name or printed, {}, detail, {}))
            if printed:
                body.printed[printed] = None
            body.records[kind, row[record]] = None
    return found


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
