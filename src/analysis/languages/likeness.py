"""The nearest of the names that are known. For hints only: nothing is decided by likeness."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.languages.folding import fold


def nearest(value: str, known: Iterable[str], limit: int = 2, cutoff: float = 75.0) -> list[str]:
    """Up to `limit` of the `known` names that read most like `value`, best first. For hints only."""
    from rapidfuzz import fuzz, process  # as in `vocab`: reading names does not wait for it

    found = process.extract(
        value, list(known), scorer=fuzz.WRatio, processor=fold, limit=limit * 4, score_cutoff=cutoff
    )
    # The plain ratio decides among the candidates: WRatio alone likes any name that holds a short word.
    ranked = sorted(found, key=lambda row: -fuzz.ratio(fold(value), fold(row[0])))
    names: list[str] = []
    for name, _, _ in ranked:
        if name not in names and fuzz.ratio(fold(value), fold(name)) >= 55:
            names.append(name)
    return names[:limit]
