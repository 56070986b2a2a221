"""Groups of minerals, and the minerals that belong to them."""

from __future__ import annotations

from pathlib import Path

from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table


def group_members(code: str) -> tuple[str, ...]:
    """Codes of the minerals of a group, in the vocabulary's order; () for what is no group.

    >>> group_members("three_tg")
    ('gold', 'tantalum', 'tin', 'tungsten')
    """
    return _members(vocab_folder()).get(code, ())


@kept()
def _members(folder: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for row in read_table("mineral_groups.csv", folder):
        found.setdefault(row["group"], set()).add(row["member"])
    ordered = vocabulary("mineral").rows
    return {group: tuple(code for code in ordered if code in members) for group, members in found.items()}
