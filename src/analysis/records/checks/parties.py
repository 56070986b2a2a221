"""Parties stand once, and who signs signs for one of them."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.errors import Issue
from analysis.records.checks.facts import Entry, Facts
from analysis.records.models import Agreement, Party


def party_stands_once(entry: Entry[Agreement], facts: Facts) -> Iterator[Issue]:
    """No party twice, in one language or in two; a body may stand beside its own state."""
    seen: set[str] = set()
    for index, party in enumerate(entry.record.parties):
        printed = party if isinstance(party, str) else party.name
        keys = {f"printed {printed}"}
        if isinstance(party, str) and (code := facts.code("country", party)):
            keys.add(code)
        if keys & seen:
            yield entry.file.issue(("parties", index), printed, "the party stands twice:", "keep one")
        seen |= keys


def signatory_is_of_a_party(entry: Entry[Agreement], facts: Facts) -> Iterator[Issue]:
    """Who signs acts for a party or for its state; nothing is said while the code of a party is unknown."""
    codes = {_printed(party): _code(party, facts) for party in entry.record.parties}
    if None in codes.values():
        return
    states = set(codes.values()) - {""}
    for index, person in enumerate(entry.record.signatories):
        code = codes[person.party] if person.party in codes else facts.code("country", person.party)
        if code and code not in states:
            hint = f"parties are {', '.join(codes)}: mend the signatory or add the party"
            location = ("signatories", index, "party")
            yield entry.file.issue(location, person.party, "not a party of the agreement:", hint)


def _printed(party: str | Party) -> str:
    return party if isinstance(party, str) else party.name


def _code(party: str | Party, facts: Facts) -> str | None:
    """The code of a party's state: '' for a body of none, None where it is unknown."""
    state = party if isinstance(party, str) else party.of
    return facts.code("country", state) if state else ""
