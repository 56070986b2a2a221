"""Which of several drafts tell one event, and which record each is of: those of one article are of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

Pair = tuple[int, int]


class Scored(NamedTuple):
    """The place of what a draft was compared with, and the score."""

    place: int
    score: int


def best(candidates: Sequence[Scored], same: int, margin: int) -> Scored | None:
    """The candidate that is the same: none where it does not reach `same`, or another comes within `margin`."""
    ranked = sorted(candidates, key=lambda one: -one.score)
    if not ranked or ranked[0].score < same:
        return None
    return None if len(ranked) > 1 and ranked[0].score - ranked[1].score < margin else ranked[0]


def assign(
    candidates: Sequence[Sequence[Scored]], articles: Sequence[str], same: Sequence[int], margin: int
) -> list[int | None]:
    """By draft the place of the record that it is the same as, None for none; `same` is the least score of each draft.

    Drafts of one article tell different events, so a record is of one of them at most: of that which it fits best,
    of none where two fit it alike.
    """
    left = [list(found) for found in candidates]
    picked: list[int | None] = [None] * len(left)
    while True:
        open_picks = [
            (pick.score, draft, pick.place)
            for draft, found in enumerate(left)
            if picked[draft] is None and (pick := best(found, same[draft], margin))
        ]
        if not open_picks:
            return picked
        score, draft, place = max(open_picks, key=lambda one: (one[0], -one[1]))
        siblings = [other for other, article in enumerate(articles) if article and article == articles[draft]]
        rivals = [
            other for number, other, taken in open_picks if (number, taken) == (score, place) and other in siblings
        ]
        if len(rivals) > 1:  # nobody can say which of them
            for other in rivals:
                left[other] = [one for one in left[other] if one.place != place]
            continue
        picked[draft] = place
        for other in siblings:
            if other != draft:
                left[other] = [one for one in left[other] if one.place != place]


def group(scores: Mapping[Pair, int], same: Sequence[int], margin: int) -> list[list[int]]:
    """Drafts that tell one event, by draft: the group that it is in, itself alone where there is no other.

    Groups are joined by their likest pairs, and only where no two drafts of theirs speak against it: a pair that is
    not in `scores`, or has none above 0. Who fits two groups alike is in neither.
    """
    n_drafts = len(same)
    groups = [[draft] for draft in range(n_drafts)]
    for (one, other), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < same[one] or groups[one] is groups[other]:
            continue
        if all(_score(scores, a, b) > 0 for a in groups[one] for b in groups[other]):
            joined = sorted(groups[one] + groups[other])
            for draft in joined:
                groups[draft] = joined
    for draft in range(n_drafts):
        within = [_score(scores, draft, other) for other in groups[draft] if other != draft]
        outside = [_score(scores, draft, other) for other in range(n_drafts) if other not in groups[draft]]
        if within and outside and max(outside) >= same[draft] and max(outside) > max(within) - margin:
            rest = [other for other in groups[draft] if other != draft]
            for other in rest:
                groups[other] = rest
            groups[draft] = [draft]
    return groups


def _score(scores: Mapping[Pair, int], one: int, other: int) -> int:
    return scores.get((min(one, other), max(one, other)), 0)
