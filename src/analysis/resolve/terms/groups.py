"""Groups of minerals, the minerals that belong to them, and how the codes of two are to one another."""

from __future__ import annotations

from pathlib import Path

from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

# How a code that a record names is to the one that is asked for, the nearest first.
MATCHES = ("named", "group", "member")


def group_members(code: str) -> tuple[str, ...]:
    """Codes of the minerals of a group, in the vocabulary's order; () for what is no group.

    >>> group_members("three_tg")
    ('gold', 'tantalum', 'tin', 'tungsten')
    """
    return _members(vocab_folder()).get(code, ())


def related_minerals(code: str) -> dict[str, str]:
    """Every code that has to do with a mineral or group, with how: itself, a group that holds it, a member of it.

    A group holds another where it holds all of its members: light rare earths are rare earths.

    >>> related_minerals("neodymium")
    {'neodymium': 'named', 'light_rare_earths': 'group', 'rare_earths': 'group'}
    >>> related_minerals("light_rare_earths")["rare_earths"], related_minerals("rare_earths")["neodymium"]
    ('group', 'member')
    """
    return _related(code, vocab_folder())


@kept(maxsize=256)
def _related(code: str, folder: Path) -> dict[str, str]:
    groups = {group: frozenset(members) for group, members in _members(folder).items()}
    own = groups.get(code, frozenset([code]))
    found = {code: "named"}
    found |= {group: "group" for group, theirs in groups.items() if group != code and own <= theirs}
    within = [*(group for group, theirs in groups.items() if theirs < own), *_members(folder).get(code, ())]
    return found | dict.fromkeys(within, "member")


@kept()
def _members(folder: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for row in read_table("mineral_groups.csv", folder):
        found.setdefault(row["group"], set()).add(row["member"])
    ordered = vocabulary("mineral").rows
    return {group: tuple(code for code in ordered if code in members) for group, members in found.items()}
