"""The rules of the vocabularies, and what is asked of other packages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from analysis import paths
from analysis.dates.parsing import parse_date
from analysis.errors import DataError, Issue
from analysis.normalize.codes import normalize_areas, normalize_post
from analysis.records.checks.vocabularies import cells, keys, names, packages, spans
from analysis.records.checks.vocabularies.tables import Tables
from analysis.vocab.catalogue import KINDS, vocabulary

TableRule = Callable[[Tables], Iterable[Issue]]

# These hold of the rows alone.
ROW_RULES: tuple[TableRule, ...] = (
    cells.cells_hold_what_they_may,
    keys.rows_stand_once,
    spans.since_is_not_after_until,
    names.names_are_of_one_code,
    names.wordings_are_one,
    names.unnamed_bodies_have_no_code,
    packages.words_of_dates_are_read,
    packages.rules_of_terms_are_read,
)
# These read names by the vocabularies, which is possible only where all rows are good.
READING_RULES: tuple[TableRule, ...] = (packages.terms_are_found,)


# Each has a package read its files, which raises `DataError` where a rule of that package does not hold.
READERS: tuple[Callable[[], object], ...] = (
    *(partial(vocabulary, kind) for kind in KINDS),
    partial(normalize_areas, "exploration and processing"),
    partial(normalize_post, "minister of energy"),
    partial(parse_date, "6 November 2025"),
)


def check_vocabularies() -> list[Issue]:
    """Every problem of the vocabulary files, sorted; empty where all is well.

    Files that cannot be read are reported first of all, with what can be said of the others without them. What the
    readers of other packages refuse when they load a file is reported where nothing else was found.
    """
    tables = Tables(paths.vocab_folder())
    issues = [*tables.unread]
    for rule in ROW_RULES:
        issues += rule(tables)
    if not issues:
        issues += _refused_by_readers()
    if not issues:
        for rule in READING_RULES:
            issues += rule(tables)
    return DataError(issues).issues


def _refused_by_readers() -> Iterator[Issue]:
    for reader in READERS:
        try:
            reader()
        except DataError as error:
            yield from error.issues
