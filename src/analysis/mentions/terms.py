"""Minerals, areas of cooperation, types and statuses in running text, as their readers find them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis.mentions.mention import Mention
from analysis.resolve.terms.finding import find_terms
from analysis.vocab.cache import kept
from analysis.vocab.table import read_table

KINDS = ("mineral", "area", "agreement_type", "status")


def terms_in(text: str, folder: Path) -> Iterator[Mention]:
    """The terms of a text, kind by kind; that a visit is planned is no status of an agreement."""
    planned = _planned_visits(folder)
    for kind in KINDS:
        for start, end, codes, how in find_terms(text, kind):
            if kind != "status" or not planned.issuperset(codes):
                yield Mention(start, end, text[start:end], kind, tuple(codes), how)


@kept()
def _planned_visits(folder: Path) -> frozenset[str]:
    rows = read_table("statuses.csv", folder)
    return frozenset(row["code"] for row in rows if row["applies_to"] == "visit" and row["is_promise"] == "true")
