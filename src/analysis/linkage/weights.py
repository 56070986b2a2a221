"""How much each outcome of a comparison speaks for one event or against it: ``match_weights.csv``.

A weight is about the binary logarithm of how many times likelier the outcome is of two reports of one event than of
two events that are compared (Fellegi and Sunter, A theory for record linkage, 1969); -100 rules it out. They are
measured by ``tests/benchmarks/bench_match.py --weights``.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table


class Reason(NamedTuple):
    """One field compared: what came of it, its weight, and what either side says."""

    field: str
    outcome: str
    weight: int
    left: str
    right: str

    def __str__(self) -> str:
        said = self.left if self.left == self.right else f"{self.left or '—'} | {self.right or '—'}"
        return f"{self.field} {self.outcome} {self.weight:+d} ({said})"


def reason(kind: str, field: str, outcome: str, left: object = "", right: object = "") -> Reason:
    """A reason with its weight; KeyError for an outcome that the table does not have."""
    return Reason(field, outcome, _weights(vocab_folder())[kind, field, outcome], str(left), str(right))


def meaning_of(kind: str, field: str, outcome: str) -> str:
    """What an outcome means, in words."""
    return _meanings(vocab_folder())[kind, field, outcome]


@kept()
def _weights(folder: Path) -> dict[tuple[str, str, str], int]:
    return {_key(row): int(row["weight"]) for row in read_table("match_weights.csv", folder)}


@kept()
def _meanings(folder: Path) -> dict[tuple[str, str, str], str]:
    return {_key(row): row["meaning"] for row in read_table("match_weights.csv", folder)}


def _key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["kind"], row["field"], row["outcome"]
