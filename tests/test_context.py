"""What stands beside a name, read once and only as far as it is needed."""

from __future__ import annotations

from analysis import context, paths
from analysis.memberships import members
from analysis.posts import is_single, post_book
from analysis.titles import classes_of
from analysis.vocab import read_table, vocabulary


def test_whoever_has_ever_been_a_member():
    ever = context._ever_members(paths.vocab_folder())
    blocs = {row["bloc"] for row in read_table("memberships.csv")}
    assert set(ever) == blocs
    for bloc in blocs:
        assert ever[bloc] == set(members(bloc, "1900/2100"))


def test_the_classes_of_a_post_are_those_of_all_of_it():
    book = post_book()
    for row in read_table("people_posts.csv"):
        assert classes_of(row["post"], book) == book.read(row["post"]).classes
    assert classes_of("Kazakhstan's President", book) == book.read("Kazakhstan's President").classes != frozenset()


def test_posts_that_one_person_holds_at_a_time():
    book = post_book()
    held = [one for person in vocabulary("person").rows for one in book.held_by(person)]
    some = 0
    for party in vocabulary("country").rows:
        expected = [one for one in held if one.party == party and is_single(book.read(one.post))]
        found = sorted(book.held_singly_in(party), key=lambda pair: held.index(pair[0]))
        assert [one for one, _ in found] == expected
        assert [(post.ranks, post.fields) for _, post in found] == [
            (book.read(one.post).ranks, book.read(one.post).fields) for one in expected
        ]
        some += len(found)
    assert some > 100
