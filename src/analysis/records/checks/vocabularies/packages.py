"""What the packages that read a file say of its rows: each keeps the rules of its own words."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.dates.words import check_words
from analysis.errors import Issue
from analysis.records.checks.vocabularies.tables import Tables
from analysis.resolve.registry import resolver
from analysis.resolve.terms.examples import check_terms
from analysis.resolve.terms.rules import KINDS, unreadable


def words_of_dates_are_read(tables: Tables) -> Iterator[Issue]:
    """Roles, their values, and words that are read as one."""
    if rows := tables.rows("date_words"):
        yield from (Issue(tables.path("date_words"), *problem) for problem in check_words(rows))


def rules_of_terms_are_read(tables: Tables) -> Iterator[Issue]:
    """Rules, and the vocabularies that read them."""
    yield from unreadable(tables.rows("term_rules"), tables.folder)


def terms_are_found(tables: Tables) -> Iterator[Issue]:
    """Terms in their examples, and what the rules of terms say of them."""
    yield from check_terms({kind: resolver(kind).find for kind in KINDS}, tables.folder)
