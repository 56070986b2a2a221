"""Who belongs to which bloc, by day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from analysis import paths
from analysis.dates import edtf, parsing
from analysis.vocab.vocabulary import read_table


@lru_cache(maxsize=8)
def _memberships(folder: Path) -> tuple[dict[str, str], ...]:
    return tuple(read_table("memberships.csv", folder))


def members(bloc: str, on: object) -> tuple[str, ...]:
    """Codes of a bloc's members on a day (a date or EDTF text), sorted. Blocs among the members stay blocs."""
    day = parsing.read_date(on)
    first, last = day.start or date.min, day.end or date.max
    found = []
    for row in _memberships(paths.vocab_folder()):
        since = edtf.parse_edtf(row["since"]).start if row["since"] else None
        until = edtf.parse_edtf(row["until"]).end if row["until"] else None
        if row["bloc"] == bloc and (not since or since <= last) and (not until or until >= first):
            found.append(row["member"])
    return tuple(sorted(found))
