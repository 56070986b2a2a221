"""One record a draft of an article, and groups of drafts."""

from __future__ import annotations

from analysis.linkage.groups import Scored, assign, group


def picked(scores: list[dict[int, int]], articles: str) -> list[int | None]:
    found = [[Scored(place, score) for place, score in one.items()] for one in scores]
    return assign(found, list(articles), [15] * len(scores), 3)


def test_the_likest_record_is_taken_unless_another_is_as_like():
    assert picked([{1: 20, 2: 10}], "a") == [1]
    assert picked([{1: 20, 2: 18}], "a") == [None]
    assert picked([{1: 14}], "a") == [None]


def test_two_drafts_of_one_article_are_of_two_records():
    assert picked([{1: 25}, {1: 20}], "aa") == [1, None]
    assert picked([{1: 25}, {1: 20}], "ab") == [1, 1]


def test_what_one_draft_takes_lets_the_other_choose():
    assert picked([{1: 25, 2: 10}, {1: 20, 2: 19}], "aa") == [1, 2]


def test_nobody_guesses_which_of_two_drafts_is_meant():
    assert picked([{1: 20}, {1: 20}], "aa") == [None, None]
    assert picked([{1: 20}, {1: 20}, {1: 20}], "aab") == [None, None, 1]


def grouped(scores: dict[tuple[int, int], int], n_drafts: int) -> list[list[int]]:
    return group(scores, [15] * n_drafts, 3)


def test_drafts_are_grouped_by_their_likest_pairs():
    scores = {(0, 1): 20, (1, 2): 16, (0, 2): 9, (2, 3): -80, (0, 3): -80, (1, 3): -80}
    assert grouped(scores, 4) == [[0, 1, 2], [0, 1, 2], [0, 1, 2], [3]]


def test_what_speaks_against_one_of_a_group_keeps_it_out():
    assert grouped({(0, 1): 20, (1, 2): 18, (0, 2): -80}, 3) == [[0], [1], [2]]  # 1 fits both, and they are two
    assert grouped({(0, 1): 25, (1, 2): 18, (0, 2): -80}, 3) == [[0, 1], [0, 1], [2]]


def test_drafts_that_were_not_compared_are_not_joined():
    assert grouped({(0, 1): 20, (1, 2): 16}, 3) == [[0, 1], [0, 1], [2]]
