"""Links between records lead somewhere, and to what they can mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from analysis.errors import Issue
from analysis.records.checks.facts import Entry, Facts, after, event_date
from analysis.records.models import Agreement, Visit
from analysis.records.yamlfile import Location

# A signing may be dated by the clock of either capital, and an approximate visit is dated by one of its days.
VISIT_TOLERANCE = timedelta(days=3)


def visit_is_there(entry: Entry[Agreement], facts: Facts) -> Iterator[Issue]:
    """A linked visit is a record."""
    for location, wanted in _visit_links(entry):
        if not (_linked_visit(wanted, facts) or facts.may_be(wanted)):
            hint = facts.did_you_mean(wanted, facts.visit_ids, "add the visit or delete the link")
            yield entry.file.issue(location, wanted, "no such visit:", hint)


def visit_is_of_these_days(entry: Entry[Agreement], facts: Facts) -> Iterator[Issue]:
    """A linked visit was on the day of the agreement, within a few days."""
    began = facts.date(event_date(entry.record))
    for location, wanted in _visit_links(entry):
        visit = _linked_visit(wanted, facts)
        if visit is None or began is None:
            continue
        first, last = facts.date(visit.start), facts.date(visit.end or visit.start)
        if after(first, began, VISIT_TOLERANCE) or after(began, last, VISIT_TOLERANCE):
            message = f"the agreement is of {began.edtf}, the visit of {visit.start}:"
            yield entry.file.issue(location, visit.id, message, "link the visit of that day, or mend a date")


def visit_touches_a_party(entry: Entry[Agreement], facts: Facts) -> Iterator[Issue]:
    """A linked visit is by or to a party, its bloc or a member of it; nothing is said while a name is unknown."""
    for location, wanted in _visit_links(entry):
        visit = _linked_visit(wanted, facts)
        if visit is None or facts.date(visit.start) is None:
            continue
        printed = [party if isinstance(party, str) else party.of for party in entry.record.parties]
        parties = [facts.countries(name, visit.start) for name in printed if name]
        ends = [facts.countries(name, visit.start) for name in (visit.to, visit.visitor.party)]
        all_known = all(parties) and all(ends)
        if parties and all_known and not set().union(*ends) & set().union(*parties):
            hint = "link a visit by or to one of the parties"
            yield entry.file.issue(location, visit.id, "the visit is neither by nor to a party:", hint)


def _visit_links(entry: Entry[Agreement]) -> Iterator[tuple[Location, str]]:
    is_list = isinstance(entry.file.data.get("visit"), list)
    for index, wanted in enumerate(entry.record.visit):
        yield (("visit", index) if is_list else ("visit",)), wanted


def _linked_visit(wanted: str, facts: Facts) -> Visit | None:
    found = facts.by_id.get(wanted)
    return found.record if found and isinstance(found.record, Visit) else None


def earlier_agreement_is_there(entry: Entry[Agreement], facts: Facts) -> Iterator[Issue]:
    """What an agreement follows is another agreement of the record."""
    own = entry.record.id
    for index, link in enumerate(entry.record.follows):
        found = facts.by_id.get(link.id)
        is_good = link.id != own and found is not None and isinstance(found.record, Agreement)
        if not (is_good or facts.may_be(link.id)):
            others = [other for other in facts.agreement_ids if other != own]
            hint = facts.did_you_mean(link.id, others, "add it or delete the link")
            yield entry.file.issue(("follows", index, "id"), link.id, "no such earlier agreement:", hint)
