"""Posts in several languages as classes, and what posts.csv says of the classes."""

from __future__ import annotations

from collections import defaultdict

import pytest

from analysis.resolve.posts.lexicon import Terms, post_book
from analysis.resolve.posts.post import ranks
from analysis.vocab.cache import vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("министр торговли", "Secretary of Commerce", True),
        ("государственный секретарь", "Minister of Foreign Affairs", True),
        ("глава МИД", "External Affairs Minister", True),
        ("министр", "Minister of Mines", True),
        ("Премьер-министрдің орынбасары", "First Deputy Prime Minister", True),
        ("президент", "President", True),
        ("министр торговли", "Minister of Defence", False),
        ("вице-министр промышленности", "Minister of Industry", False),
        ("Vice President", "President", False),
        ("President of the European Commission", "President", False),
        ("премьер-министр", "Minister of Industry", False),
        ("футболист", "Minister of Industry", False),
    ],
)
def test_posts_in_any_language(one: str, other: str, agrees: bool):
    book = post_book()
    assert book.ranks.agree(book.read(one), book.read(other)) is agrees


def test_posts_that_one_person_holds_at_a_time():
    book = post_book()
    held = [one for person in vocabulary("person").rows for one in book.held_by(person)]
    some = 0
    for party in vocabulary("country").rows:
        expected = [one for one in held if one.party == party and book.ranks.is_single(book.read(one.post))]
        found = sorted(book.held_singly_in(party), key=lambda pair: held.index(pair[0]))
        assert [one for one, _ in found] == expected
        assert [(post.ranks, post.fields) for _, post in found] == [
            (book.read(one.post).ranks, book.read(one.post).fields) for one in expected
        ]
        some += len(found)
    assert some > 100


def test_a_generation_is_no_rank():
    book = post_book()
    assert book.read("Senior Hydrologist").ranks == frozenset()
    assert book.read("Senior Minister").ranks == {"minister"}


def test_terms_of_posts_are_well_formed():
    seen = defaultdict(set)
    for row in read_table("post_terms.csv"):
        assert row["term"] == row["term"].strip()
        assert row["class"]
        seen[row["term"], row["language"]].add(row["class"])
    assert [key for key, classes in seen.items() if len(classes) > 1] == []


def test_the_longest_term_wins_and_the_first_of_two():
    terms = Terms([("vice minister", ["deputy"]), ("minister", ["minister"]), ("minister", ["other"]), ("мин*", ["x"])])
    assert terms.longest(["vice", "minister"], 0) == (("vice", "minister"), {"deputy"})
    assert terms.longest(["vice", "minister"], 1) == (("minister",), {"minister"})
    assert terms.longest(["министром"], 0) == (("мин*",), {"x"})
    assert terms.longest(["vice"], 0) == ((), frozenset())


def test_what_the_columns_say_of_a_class():
    said, codes = ranks(vocab_folder()), set(vocabulary("post").rows)
    assert said.deputies["minister"] == said.deputies["foreign_minister"] == "deputy_minister"
    assert said.deputies["head_of_state"] == "vice_president"
    assert set(said.deputies) | set(said.deputies.values()) <= codes
    assert said.of_states.isdisjoint(said.of_bodies)


@pytest.mark.parametrize(
    ("text", "is_single"),
    [
        ("President", True),
        ("премьер-министр", True),
        ("Minister", False),
        ("министр энергетики", True),
        ("Deputy Minister of Energy", False),
        ("Ambassador", False),
    ],
)
def test_what_one_person_holds_at_a_time(text: str, is_single: bool):
    book = post_book()
    assert book.ranks.is_single(book.read(text)) is is_single
