"""Frames for reading, one line an event in words: what notebooks show and pages print."""

from analysis.listings.agreements import list_agreements, list_facts
from analysis.listings.audit import (
    list_disputed,
    list_low_confidence,
    list_open,
    list_overdue,
    list_shortcomings,
    list_single_source,
    list_source_counts,
    list_without_official,
)
from analysis.listings.events import list_latest
from analysis.listings.origins import list_languages, list_relayed, list_sites
from analysis.listings.outcomes import list_nearest_visits, list_visit_outcomes
from analysis.listings.pairs import list_areas_shared, list_directions, list_encounters
from analysis.listings.people import list_meetings, list_people_met, list_signatories
from analysis.listings.sources import list_conflicts, list_sources
from analysis.listings.visits import list_journeys, list_visit_facts, list_visits

__all__ = [
    "list_agreements",
    "list_areas_shared",
    "list_conflicts",
    "list_directions",
    "list_disputed",
    "list_encounters",
    "list_facts",
    "list_journeys",
    "list_languages",
    "list_latest",
    "list_low_confidence",
    "list_meetings",
    "list_nearest_visits",
    "list_open",
    "list_overdue",
    "list_people_met",
    "list_relayed",
    "list_shortcomings",
    "list_signatories",
    "list_single_source",
    "list_sites",
    "list_source_counts",
    "list_sources",
    "list_visit_facts",
    "list_visit_outcomes",
    "list_visits",
    "list_without_official",
]
