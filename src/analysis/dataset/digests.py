"""What a record amounts to in all tables, as one digest: two records with the same digest give the same report."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pandas as pd

_KEYS = ("agreement_id", "visit_id", "record_id")
_LINKS = ("follows_ids", "agreement_ids", "visit_ids")


def record_digests(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Id of each agreement and visit → SHA-256 of its rows in every table, in hexadecimal.

    The titles of the records it is linked to count with it, as they are printed beside it.
    """
    agreements = tables["agreements"]
    titles = dict(zip(agreements["id"], agreements["title"], strict=True))
    found: dict[str, list[str]] = {}
    for name, table in sorted(tables.items()):
        key = "id" if "id" in table else next((column for column in _KEYS if column in table), None)
        if key is None:  # people belong to no record
            continue
        links = [column for column in _LINKS if column in table]
        for row in table.itertuples(index=False):
            linked = [titles.get(other) for column in links for other in getattr(row, column)]
            found.setdefault(getattr(row, key), []).append(f"{name}{tuple(row)!r}{linked}")
    return {record: _digest(rows) for record, rows in found.items()}


def joint_digest(digests: Mapping[str, str], records: list[str]) -> str:
    """One digest of several records, whatever their order."""
    return _digest([f"{record} {digests[record]}" for record in sorted(records)])


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
