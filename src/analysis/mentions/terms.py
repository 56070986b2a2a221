"""Minerals, areas of cooperation, types and statuses in running text, as their readers find them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis.mentions.mention import Mention
from analysis.mentions.tokens import Words
from analysis.resolve.terms.finding import find_all_terms
from analysis.vocab.cache import kept
from analysis.vocab.table import read_table


def terms_in(words: Words, folder: Path) -> Iterator[Mention]:
    """The terms of a text, kind by kind; that a visit is planned is no status of an agreement."""
    text, planned = words.text, _planned_visits(folder)
    for kind, (start, end, codes, how) in find_all_terms(words):
        if kind != "status" or not planned.issuperset(codes):
            yield Mention(start, end, text[start:end], kind, codes, how)


@kept()
def _planned_visits(folder: Path) -> frozenset[str]:
    rows = read_table("statuses.csv", folder)
    return frozenset(row["code"] for row in rows if row["applies_to"] == "visit" and row["is_promise"] == "true")
