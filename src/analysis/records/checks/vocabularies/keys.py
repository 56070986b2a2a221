"""What no two rows of a vocabulary file share."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.errors import Issue
from analysis.records.checks.vocabularies.tables import Tables

# What no two rows of a file share.
KEYS: dict[str, tuple[str, ...]] = {
    "countries": ("code",),
    "country_names": ("name", "code", "language"),
    "country_spellings": ("code",),
    "country_peoples": ("codes", "language"),
    "country_parts": ("part", "role", "language"),
    "former_states": ("name",),
    "governments": ("name", "language"),
    "country_shortenings": ("word", "language"),
    "blocs": ("code",),
    "memberships": ("bloc", "member", "since"),
    "minerals": ("code",),
    "mineral_names": ("name", "code", "language"),
    "mineral_groups": ("group", "member"),
    "critical_lists": ("list", "mineral", "printed"),
    "areas": ("code",),
    "area_terms": ("term", "code", "language"),
    "agreement_types": ("code",),
    "agreement_families": ("code",),
    "type_terms": ("term", "code", "language"),
    "statuses": ("code",),
    "status_terms": ("term", "code", "language"),
    "visit_kinds": ("code",),
    "joins": ("word", "language"),
    "term_rules": ("vocabulary", "rule", "term"),
    "date_languages": ("role", "number"),
    "date_doubts": ("meaning", "language"),
    "column_names": ("table", "language", "name"),
    "cell_words": ("role", "language", "word"),
    "event_words": ("role", "form", "language", "words"),
    "mention_words": ("role", "code", "word", "language"),
    "people": ("person_id",),
    "people_keys": ("key",),
    "people_names": ("name", "person_id"),
    "people_posts": ("person_id", "party", "post", "since"),
    "name_particles": ("word", "language"),
    "first_forms": ("letter", "kind"),
    "body_words": ("word", "language"),
    "organization_words": ("role", "word", "language"),
    "number_words": ("role", "value", "language"),
    "currency_words": ("role", "codes", "language", "words"),
    "deadline_words": ("role", "value", "language", "words"),
    "person_words": ("role", "word", "language"),
    "posts": ("code",),
    "post_terms": ("term", "class", "language"),
    "post_marks": ("term", "language"),
    "bodies": ("code",),
    "body_names": ("name", "code", "language"),
    "post_names": ("post", "party", "language"),
    "places": ("name_en", "country"),
    "domains": ("domain",),
    "outlets": ("name", "language"),
    "match_weights": ("kind", "field", "outcome"),
    "sequel_words": ("word", "language"),
}


def rows_stand_once(tables: Tables) -> Iterator[Issue]:
    """No two rows say the same; a code is of one row of its file, and of countries and blocs together."""
    for name, key in KEYS.items():
        first: dict[tuple[str, ...], int] = {}
        for row in tables.rows(name):
            cells = tuple(row[column] for column in key)
            line = first.setdefault(cells, row.line)
            if line != row.line:
                yield tables.issue(name, row, key[0], f"the row stands twice, first on line {line}:", "keep one")
    countries = tables.codes("countries") or set()
    for row in tables.rows("blocs"):
        if row["code"] in countries:
            yield tables.issue("blocs", row, "code", "a country has the code", "choose another")
