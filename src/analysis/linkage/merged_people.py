"""The people of a draft merged into those of a record of the same event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.linkage.event import Event
from analysis.linkage.people import Who, are_one, who_of

if TYPE_CHECKING:
    from analysis.linkage.merging import Merging

# Not for whom somebody acted: a body beside a state is another reading, not a gap.
_FILLED = ("post", "date")
_ROLES = {"signatories": "signatory", "witnesses": "witness", "meetings": "met"}


def merge_people(merging: Merging, name: str, ours: Event, theirs: Event) -> None:
    """Posts and days of people who stand in the record; who does not is added, or is a conflict.

    Two people who sign for one party in two reports are a conflict; a further witness, or somebody else who was met, is
    not: no report names all. Who stands in the record in another role is not added.
    """
    said = [entry for entry in merging.draft.get(name) or () if isinstance(entry, Mapping)]
    listed: list[dict[str, Any]] = merging.record.get(name) or []
    known = [(entry, _who(entry, name, ours)) for entry in listed]
    for entry in said:
        who = _who(entry, name, theirs)
        if who is None:
            continue
        there = next((one for one, other in known if other and are_one(who, other)), None)
        if there is not None:
            there.update({field: entry[field] for field in _FILLED if entry.get(field) and not there.get(field)})
        elif any(are_one(who, other) is not False for other in ours.people):
            merging.left_out.append(f"{name}: {who.name}, who may be somebody the record names")
        elif name == "signatories" and any(other and other.party == who.party for _, other in known):
            merging.object_to(name, f"{who.name} signed for {entry.get('party')}")
        else:
            listed = [*listed, {field: value for field, value in entry.items() if value}]
    if listed:
        merging.record[name] = listed


def _who(entry: Mapping[str, Any], name: str, event: Event) -> Who | None:
    """The person of an entry, for the state that the event has found for them."""
    printed = next((who for who in event.people_of(_ROLES[name]) if who.name == entry.get("name")), None)
    return printed or who_of(entry, _ROLES[name], "", "")
