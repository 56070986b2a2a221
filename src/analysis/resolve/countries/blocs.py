"""Blocs: which codes are one, and who belongs to which, by day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from analysis.dates import edtf, parsing
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table


def is_bloc(code: object) -> bool:
    """Whether a code is that of a bloc, such as EU or C5, and not of a country.

    >>> is_bloc("C5"), is_bloc("KAZ"), is_bloc(None)
    (True, False, False)
    """
    return code in _blocs(vocab_folder())


def members(bloc: str, on: str | date) -> tuple[str, ...]:
    """Codes of a bloc's members on a day (a date or EDTF text), sorted. Blocs among the members stay blocs."""
    return _members(bloc, on, vocab_folder())


def ever_members() -> dict[str, frozenset[str]]:
    """Whoever has been a member at any time, by bloc."""
    return _ever_members(vocab_folder())


@kept()
def _blocs(folder: Path) -> frozenset[str]:
    return frozenset(row["code"] for row in read_table("blocs.csv", folder))


@kept(maxsize=1 << 12)
def _members(bloc: str, on: str | date, folder: Path) -> tuple[str, ...]:
    day = parsing.read_date(on)
    first, last = day.start or date.min, day.end or date.max
    terms = _memberships(folder).get(bloc, ())
    return tuple(sorted(member for member, since, until in terms if since <= last and until >= first))


@kept()
def _memberships(folder: Path) -> dict[str, tuple[tuple[str, date, date], ...]]:
    """By bloc each member with the first and the last day that its membership may have."""
    found: dict[str, list[tuple[str, date, date]]] = {}
    for row in read_table("memberships.csv", folder):
        since = edtf.parse_edtf(row["since"]).start if row["since"] else None
        until = edtf.parse_edtf(row["until"]).end if row["until"] else None
        found.setdefault(row["bloc"], []).append((row["member"], since or date.min, until or date.max))
    return {bloc: tuple(terms) for bloc, terms in found.items()}


@kept()
def _ever_members(folder: Path) -> dict[str, frozenset[str]]:
    return {bloc: frozenset(member for member, _, _ in terms) for bloc, terms in _memberships(folder).items()}
