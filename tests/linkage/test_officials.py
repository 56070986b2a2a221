"""Posts that somebody did not hold on that day."""

from __future__ import annotations

import pytest

from analysis.linkage.event import event_of
from analysis.linkage.officials import posts_not_held


def told(name: str, post: str, party: str, day: str, **more: str) -> list[str]:
    person = {"name": name, "post": post, "party": party} | more
    record = {"parties": ["Kazakhstan", "Japan"], "signed": day, "signatories": [person]}
    return posts_not_held(event_of(record))


@pytest.mark.parametrize(
    ("name", "post", "party", "day", "is_told"),
    [
        ("Касым-Жомарт Токаев", "президент", "Казахстан", "2026-03-12", False),
        ("Kassym-Jomart Tokayev", "Prime Minister", "Kazakhstan", "2026-03-12", True),
        ("Shinzo Abe", "Prime Minister", "Japan", "2015-10-27", False),
        ("Shinzo Abe", "Prime Minister", "Japan", "2024-10-27", True),
        ("Shinzo Abe", "former Prime Minister", "Japan", "2021-10-27", False),
        ("Синдзо Абэ", "министр торговли", "Япония", "2015-10-27", True),
        ("Nobody Knownman", "Minister of Trade", "Japan", "2015-10-27", False),  # of whom nothing is known
        ("Shinzo Abe", "head of the delegation", "Japan", "2024-10-27", False),  # no post that is known
    ],
)
def test_officials(name: str, post: str, party: str, day: str, is_told: bool):
    assert bool(told(name, post, party, day)) == is_told


def test_what_is_told():
    assert told("Shinzo Abe", "Prime Minister", "Japan", "2024-10-27") == [
        "signatories[0]: Shinzo Abe is not known as Prime Minister on 2024-10-27 — Prime Minister 2012–2020"
    ]


def test_a_president_of_a_company_is_none_of_a_state():
    assert told("Tetsuhiro Hosono", "President", "Japan", "2020-02-06", organization="JOGMEC") == []


def test_without_a_day_nothing_is_told():
    visit = {"visitor": {"name": "Shinzo Abe", "post": "Prime Minister", "party": "Japan"}, "to": "Kazakhstan"}
    assert posts_not_held(event_of(visit)) == []
    assert posts_not_held(event_of(visit | {"start": "2024"}))[0].startswith("visitor: Shinzo Abe")


def test_the_wrong_posts_of_the_labelled_articles():
    from retold import ARTICLES, article, article_drafts

    flagged = set()
    for path in sorted(ARTICLES.glob("*/*.yml")):
        found = article_drafts(article(path))
        if any(posts_not_held(event_of(one)) for one in (*found["agreements"], *found["visits"])):
            flagged.add(path.stem)
    assert flagged == {"en-18", "en-40"}


def test_the_days_on_which_somebody_was_seen_do_not_say_when_a_post_ended():
    assert told("Sergey Lavrov", "министр иностранных дел", "Россия", "2026-07-23") == []


@pytest.mark.parametrize("post", ["председатель", "Төраға", "Chairman"])
def test_a_chairman_may_be_one_of_a_state(post: str):
    assert told("Xi Jinping", post, "China", "2026-05-01") == []
