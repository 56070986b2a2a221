"""Blocs: which codes are one, and who belongs to which, by day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from analysis.dates import edtf, parsing
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import Row, read_table


def is_bloc(code: object) -> bool:
    """Whether a code is that of a bloc, such as EU or C5, and not of a country.

    >>> is_bloc("C5"), is_bloc("KAZ"), is_bloc(None)
    (True, False, False)
    """
    return code in _blocs(vocab_folder())


def members(bloc: str, on: str | date) -> tuple[str, ...]:
    """Codes of a bloc's members on a day (a date or EDTF text), sorted. Blocs among the members stay blocs."""
    day = parsing.read_date(on)
    first, last = day.start or date.min, day.end or date.max
    found = []
    for row in _memberships(vocab_folder()):
        since = edtf.parse_edtf(row["since"]).start if row["since"] else None
        until = edtf.parse_edtf(row["until"]).end if row["until"] else None
        if row["bloc"] == bloc and (not since or since <= last) and (not until or until >= first):
            found.append(row["member"])
    return tuple(sorted(found))


def ever_members() -> dict[str, frozenset[str]]:
    """Whoever has been a member at any time, by bloc."""
    return _ever_members(vocab_folder())


@kept()
def _blocs(folder: Path) -> frozenset[str]:
    return frozenset(row["code"] for row in read_table("blocs.csv", folder))


@kept()
def _memberships(folder: Path) -> tuple[Row, ...]:
    return tuple(read_table("memberships.csv", folder))


@kept()
def _ever_members(folder: Path) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _memberships(folder):
        found.setdefault(row["bloc"], set()).add(row["member"])
    return {bloc: frozenset(members) for bloc, members in found.items()}
