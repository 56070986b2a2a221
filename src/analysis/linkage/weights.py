"""How much each outcome of a comparison speaks for one event or against it: ``match_weights.csv``.

A weight is about the binary logarithm of how many times likelier the outcome is of two reports of one event than of
two events that are compared (Fellegi and Sunter, A theory for record linkage, 1969); -100 rules it out. They are
measured by ``tests/benchmarks/bench_match.py --weights``.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from analysis import paths
from analysis.errors import DataError, Issue
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

FILE = "match_weights.csv"


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
    """A reason with its weight; `DataError` where the table has none."""
    weight = _weights(vocab_folder()).get((kind, field, outcome))
    if weight is None:
        hint = f"add the row {kind},{field},{outcome},WEIGHT,MEANING"
        raise DataError([Issue(f"data/vocab/{FILE}", 0, "outcome", outcome, f"no weight for {kind} {field}", hint)])
    return Reason(field, outcome, weight, str(left), str(right))


@kept()
def _weights(folder: Path) -> dict[tuple[str, str, str], int]:
    found: dict[tuple[str, str, str], int] = {}
    for row in read_table(FILE, folder):
        try:
            found[row["kind"], row["field"], row["outcome"]] = int(row["weight"])
        except ValueError:
            hint = "write a whole number"
            path = paths.display(folder / FILE)
            raise DataError([Issue(path, row.line, "weight", row["weight"], "not a weight:", hint)]) from None
    return found
