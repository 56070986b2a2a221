"""One record as one flat row: what a table of agreements or visits says of it, still in the source's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Of several dates, the first of these that is there is the one a record is filed and drawn under.
DATE_FIELDS = ("signed", "concluded", "in_force", "announced", "ended")
_NESTED = ("signatories", "witnesses", "sources", "conflicts", "follows", "meetings")


def flat_agreement(record: Mapping[str, Any]) -> dict[str, Any]:
    """An agreement's row from its record, or from a row that is flat already, which stays as it is.

    A party that is a body counts for its state; people and conflicts are left out, sources become their number
    and the first address.
    """
    row = _without_lists_of_mappings(record)
    parties = row.get("parties")
    if isinstance(parties, list | tuple):
        row.setdefault("n_parties", len(parties))
        row["parties"] = [name for party in parties if (name := _state(party))]
    if isinstance(record.get("follows"), list | tuple):
        links = record["follows"]
        row.setdefault("follows_ids", tuple(link.get("id") if isinstance(link, Mapping) else link for link in links))
        row.setdefault("follows_relations", tuple(link.get("relation") for link in links if isinstance(link, Mapping)))
    return row


def flat_visit(record: Mapping[str, Any]) -> dict[str, Any]:
    """A visit's row from its record, or from a row that is flat already, which stays as it is."""
    row = _without_lists_of_mappings(record)
    visitor = row.get("visitor")
    if isinstance(visitor, Mapping):
        row |= {"visitor": visitor.get("name"), "visitor_post": visitor.get("post"), "from": visitor.get("party")}
    if isinstance(record.get("meetings"), list | tuple):
        row.setdefault("n_meetings", len(record["meetings"]))
    return row


def _without_lists_of_mappings(record: Mapping[str, Any]) -> dict[str, Any]:
    row = {key: value for key, value in record.items() if key not in _NESTED or isinstance(value, str)}
    sources = record.get("sources")
    if isinstance(sources, list | tuple) and sources and isinstance(sources[0], Mapping):
        row |= {"n_sources": len(sources), "source_url": sources[0].get("url")}
    return row


def _state(party: Any) -> str | None:
    return party.get("of") if isinstance(party, Mapping) else party
