"""Kinds of parties, and the level of an agreement, which is that of its least governmental party."""

from __future__ import annotations

from typing import Literal, get_args

from analysis.errors import UnknownNameError
from analysis.languages.likeness import nearest

PartyKind = Literal["international organization", "state body", "subnational", "state company", "company"]
# From the most to the least governmental: an agreement is as official as its weakest party. A party that is not a body
# is a government or a bloc.
PARTY_KINDS = ("government", "bloc", *get_args(PartyKind))
LEVELS = tuple(kind for kind in PARTY_KINDS if kind != "bloc")


def read_level(value: str) -> str:
    """One of `LEVELS`, in any case and with _ for a blank; `UnknownNameError` for another word.

    >>> read_level("State_company")
    'state company'
    """
    level = value.strip().casefold().replace("_", " ") if isinstance(value, str) else ""
    if level in LEVELS:
        return level
    near = nearest(str(value), LEVELS)
    raise UnknownNameError("level", str(value), near, "" if near else f"write {', '.join(LEVELS)}")
