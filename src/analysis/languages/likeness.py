"""The nearest of the names that are known. For hints only: nothing is decided by likeness."""

from __future__ import annotations

from collections import Counter
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


def nearest_ids(value: str, known: Iterable[str], limit: int = 2) -> list[str]:
    """Up to `limit` of the ids that are most like `value`, best first: by their parts between hyphens, then by letters.

    A date, two parties and a word say which record is meant, whatever else is written otherwise.

    >>> nearest_ids("2022-11-07-eu-kaz-partnership", ["2022-11-07-eu-kaz-mou", "2022-11-08-eu-nam-mou", "kaz-partner"])
    ['2022-11-07-eu-kaz-mou']
    """
    from rapidfuzz import fuzz

    own = Counter(fold(value).split())
    scores: dict[str, tuple[float, float]] = {}
    for name in known:
        theirs = Counter(fold(name).split())
        shared = 2 * (own & theirs).total() / ((own + theirs).total() or 1)
        alike = fuzz.ratio(fold(value), fold(name)) / 100
        if shared >= 0.5 or alike >= 0.75:
            scores[name] = (shared + alike, alike)
    best = max(scores.values(), default=(0.0, 0.0))[0]
    near = [name for name in scores if scores[name][0] >= 0.9 * best]
    return sorted(near, key=lambda name: (scores[name], name), reverse=True)[:limit]
