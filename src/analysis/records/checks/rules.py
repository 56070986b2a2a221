"""The rules: the words of a record resolve, its dates agree, its links lead somewhere.

A rule is a function of one record and the facts about all of them; it yields the problems it finds. This is the list
of the rules: a new one stands in the module of its subject, and here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from analysis.errors import Issue
from analysis.records.checks import dates, links, names, parties, places, sources, statuses, twins, visits, wordings
from analysis.records.checks.facts import Entry, Facts
from analysis.records.models import Agreement, Visit

Rule = Callable[[Entry[Any], Facts], Iterable[Issue]]

RULES: dict[Any, tuple[Rule, ...]] = {
    Agreement | Visit: (
        places.file_is_named_as_the_id,
        places.id_is_of_one_record,
        places.folder_is_the_year,
        names.words_have_codes,
        wordings.posts_have_english_words,
        wordings.places_have_english_names,
        wordings.bodies_are_listed,
        statuses.status_is_of_the_kind,
        dates.dates_are_dates,
        dates.done_is_not_ahead,
        sources.address_stands_once,
        sources.sources_can_carry_it,
        sources.conflict_names_a_source,
        sources.conflict_names_a_field,
        twins.event_has_one_record,
    ),
    Agreement: (
        statuses.status_rests_on_a_date,
        dates.nothing_ends_before_it_began,
        parties.party_stands_once,
        parties.signatory_is_of_a_party,
        links.visit_is_there,
        links.visit_is_of_these_days,
        links.visit_touches_a_party,
        links.earlier_agreement_is_there,
    ),
    Visit: (
        visits.visit_ends_after_it_starts,
        visits.meeting_is_with_somebody,
        visits.meeting_is_within_the_visit,
    ),
}


def check_records(facts: Facts) -> Iterator[Issue]:
    """Every problem of the records taken together."""
    for entry in facts.entries:
        yield from check_entry(entry, facts)


def check_entry(entry: Entry[Any], facts: Facts) -> Iterator[Issue]:
    """Every problem of one record among all of them."""
    for kind, rules in RULES.items():
        if isinstance(entry.record, kind):
            for rule in rules:
                yield from rule(entry, facts)
