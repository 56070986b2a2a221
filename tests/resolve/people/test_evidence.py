"""What stands beside a name, read once and only as far as it is needed."""

from __future__ import annotations

import pytest

from analysis.dates.edtf import parse_edtf
from analysis.normalize.people import normalize_person
from analysis.resolve.countries.blocs import ever_members, members
from analysis.resolve.people.parsing import classes_of
from analysis.resolve.posts.post import Held, is_single, post_book
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table


def test_whoever_has_ever_been_a_member():
    ever = ever_members()
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


WIRTH, APPLEGATE, BANDA = "wirth-michael", "applegate-david", "banda-joyce"


@pytest.mark.parametrize(
    ("text", "given", "code"),
    [
        # The body that somebody leads, in other words, letters and places
        ("Michael Wirth", {"post": "Chairman", "party": "Chevron"}, WIRTH),
        ("Wirth", {"post": "Chairman", "party": "Chevron"}, WIRTH),
        ("Wirth", {"post": "Chairman of Chevron"}, WIRTH),
        ("Майкл Уирт", {"post": "председатель", "party": "Шеврон"}, WIRTH),
        ("David Applegate", {"post": "Director", "party": "US Geological Survey"}, APPLEGATE),
        ("David Applegate", {"post": "Director", "party": "USGS"}, APPLEGATE),
        ("David Applegate", {"post": "директор", "party": "Геологическая служба"}, APPLEGATE),
        ("David Applegate", {"post": "Director", "party": "Geologic Surveys Office"}, APPLEGATE),
        ("Уирт", {"post": "председатель", "party": "Шеврон"}, WIRTH),
        ("Eduardo Bartolomeo", {"post": "Group Chief Executive"}, "bartolomeo-eduardo"),
        # Another body
        ("Michael Wirth", {"post": "Chairman", "party": "Boston Symphony Orchestra"}, None),
        ("Michael Wirth", {"post": "Chairman, Boston Symphony Orchestra"}, None),
        ("Michael Wirth, Chairman of the Boston Symphony Orchestra", {}, None),
        ("Wirth", {"post": "Chairman", "party": "Boston Symphony Orchestra"}, None),
        ("Уирт", {"post": "председатель", "party": "Бостонский оркестр"}, None),
        ("David Applegate", {"post": "Director", "party": "Royal Shakespeare Company"}, None),
        # A body that nobody of the vocabulary acts for
        ("Alfredo Moreno", {"party": "Stockport Football Club"}, None),
        ("Сергей Горьков", {"party": "ФК «Заря»"}, None),
        ("Сергей Горьков", {"party": "АО «Росгеология»"}, "gorkov-sergey"),
        # A body of another country, whatever the post
        ("Rebecca Brown", {"party": "Hockey Canada"}, None),
        ("Rebecca Brown", {"post": "Coordinator", "party": "Geological Survey of Finland"}, None),
        ("Rebecca Brown", {"party": "University of Western Australia"}, "brown-rebecca"),
        ("Jutta Urpilainen", {"party": "Bank of Finland"}, "urpilainen-jutta"),  # of a member
        # Who presides over a body heads no state
        ("Tetsuhiro Hosono", {"post": "President", "party": "JOGMEC"}, "hosono-tetsuhiro"),
        ("Hosono", {"post": "President", "party": "JOGMEC"}, "hosono-tetsuhiro"),
        ("Hosono", {"post": "President", "party": "Toyota Motor"}, None),
        ("Joko Widodo", {"post": "President", "party": "Republic of Indonesia"}, "widodo-joko"),
        ("Joko Widodo", {"post": "President", "party": "Indonesian Chess Federation"}, None),
        ("Widodo", {"post": "President", "party": "Indonesian Chess Federation"}, None),
    ],
)
def test_a_body_beside_a_name(text: str, given: dict, code: str | None):
    assert normalize_person(text, **given, explain=True)["code"] == code


@pytest.mark.parametrize(
    ("text", "given", "code"),
    [
        ("Jim Reilly", {"post": "Director"}, "reilly-jim"),
        ("Jim Reilly", {"post": "Director", "party": "USA"}, "reilly-jim"),
        ("Jim Reilly", {"post": "Senior Hydrologist"}, None),
        ("Jim Reilly", {"post": "Senior Hydrologist", "party": "USA"}, "reilly-jim"),
        ("Jim Reilly", {"post": "Minister of Fisheries"}, None),
        ("Grant Shapps MP", {}, "shapps-grant"),
        ("Grant Shapps", {"post": "Member of Parliament"}, "shapps-grant"),
        ("Prince Abdulaziz bin Salman", {}, "al-saud-abdulaziz-bin-salman"),
        ("Ютта Урпилайнен", {"post": "Еуропалық комиссия төрағасының атқарушы орынбасары"}, "urpilainen-jutta"),
        ("Ютта Урпилайнен", {"post": "Еуропалық комиссия төрағасы"}, None),
    ],
)
def test_a_post_that_nothing_known_agrees_with(text: str, given: dict, code: str | None):
    assert normalize_person(text, **given, explain=True)["code"] == code


@pytest.mark.parametrize(
    ("text", "given", "code"),
    [
        ("Banda", {"post": "President", "party": "MWI", "date": "2013-08"}, BANDA),
        ("Banda", {"post": "President", "party": "MWI", "date": "1985"}, None),
        ("Банда", {"party": "Малави", "date": "1970"}, None),
        ("Banda", {"party": "MWI", "date": "2010"}, BANDA),
        ("J. Banda", {"post": "President", "date": "1999"}, None),
        ("Joyce Banda", {"party": "MWI", "date": "1985"}, BANDA),
        ("Joyce Banda", {"party": "MWI", "date": "1965"}, None),
        ("Joyce Banda", {"party": "MWI", "date": "2065"}, None),
        ("Merkel", {"post": "Bundeskanzlerin", "date": "2006"}, "merkel-angela"),
        ("Merkel", {"party": "DEU", "date": "2002"}, "merkel-angela"),
        ("Merkel", {"party": "DEU", "date": "1999"}, None),
        ("Merkel", {"post": "Bundeskanzlerin", "date": "2002"}, None),
        ("Rösler", {"party": "DEU", "date": "2030"}, None),
    ],
)
def test_a_day_far_from_every_post(text: str, given: dict, code: str | None):
    assert normalize_person(text, **given, explain=True)["code"] == code


@pytest.mark.parametrize(
    ("since", "until", "day", "on", "is_far"),
    [
        ("2010", "2014", "2012-05", 1, False),
        ("2010", "2014", "2009-12-31", -1, False),
        ("2010", "2014", "2015-01-01", -1, False),
        ("2010", "2014", "2004-12-31", -1, True),
        ("2010", "2014", "2020-01-01", -1, True),
        ("2010~", "2014~", "2009-12-31", 1, False),
        ("2010~", "2014~", "2004", 0, False),
        ("2010~", "2014~", "1999", -1, True),
        ("2010~", "2014~", "2018", 0, False),
        ("2010~", "2014~", "2025", -1, True),
        ("2010~", "2014~", "1999/2011", 0, False),
        ("", "2014", "1999", 1, False),
        ("", "", "1999", 0, False),
        ("2010", "", "0001", -1, True),
        ("", "2014~", "9999", -1, True),
    ],
)
def test_when_a_post_was_held(since: str, until: str, day: str, on: int, is_far: bool):
    held = Held("nobody", "USA", "President", since, until)
    assert (held.on(parse_edtf(day)), held.is_far(parse_edtf(day))) == (on, is_far)


def test_a_generation_is_no_rank():
    book = post_book()
    assert book.read("Senior Hydrologist").ranks == frozenset()
    assert book.read("Senior Minister").ranks == {"minister"}
