"""Which of the readings of a text stay where they lie over one another: the longest, of equal ones the most certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analysis.mentions.mention import KINDS, Mention

_RANK = {kind: number for number, kind in enumerate(KINDS)}


def longest(found: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions in their order, no two over one another; of those that lie so the longest is taken first.

    >>> first = Mention(0, 4, "Bank", "organization"), Mention(0, 13, "Bank of China", "organization")
    >>> [mention.text for mention in longest([*first, Mention(8, 13, "China", "country")])]
    ['Bank of China']
    """
    cluster: list[Mention] = []
    end = 0
    for mention in sorted(found):
        if cluster and mention.start >= end:
            yield from _of_cluster(cluster)
            cluster = []
        cluster.append(mention)
        end = max(end, mention.end) if len(cluster) > 1 else mention.end
    yield from _of_cluster(cluster)


def _of_cluster(cluster: list[Mention]) -> list[Mention]:
    if len(cluster) < 2:
        return cluster
    kept: list[Mention] = []
    for mention in sorted(cluster, key=_order):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept)


def _order(mention: Mention) -> tuple[int, float, int, bool]:
    # A body that only its kind tells is less certain than a bloc of that name: Collective Security Treaty Organization.
    is_told_by_kind = mention.kind == "organization" and not mention.codes
    rank = _RANK["country"] + 0.5 if is_told_by_kind else _RANK[mention.kind]
    return mention.start - mention.end, rank, mention.start, not mention.codes
