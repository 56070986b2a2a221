"""How drafts name things: titles of agreements, bodies without their quotation marks, people by their ids."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.errors import AnalysisError
from analysis.resolve.people.resolver import find_person
from analysis.vocab.catalogue import vocabulary


def bare(printed: str) -> str:
    """A body's name without the quotation marks around it."""
    printed = " ".join(printed.split())
    for first, last in (("«", "»"), ("“", "”"), ('"', '"')):
        if first in printed and printed.endswith(last):
            return printed[printed.index(first) + 1 : -1]
    return printed.strip('«»“”"')


def title_of(codes: list[str], kind: str, minerals: Iterable[str]) -> str:
    """A title as records have them: the countries, the kind, the minerals."""
    countries, kinds, names = vocabulary("country"), vocabulary("agreement_type"), vocabulary("mineral")
    who = "–".join(countries.label(code) for code in codes)
    what = kinds.label(kind).lower() if kind in kinds.rows else kind
    listed = [names.label(code).lower() for code in minerals][:3]
    return f"{who} {what} on {' and '.join(listed)}" if listed else f"{who} {what}"


def known_person(name: str) -> str | None:
    """The id of the person whom a name in full is listed for; None for nobody."""
    try:
        return find_person(name)[0]
    except AnalysisError:
        return None
