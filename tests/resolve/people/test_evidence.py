"""What stands beside a name, read once and only as far as it is needed."""

from __future__ import annotations

import pytest

from analysis.normalize.people import normalize_person
from analysis.resolve.countries.blocs import ever_members, members
from analysis.resolve.people.parsing import classes_of
from analysis.resolve.posts.lexicon import post_book
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
        # Words of many bodies tell none, in any language
        ("Wirth", {"post": "Chairman", "party": "National Corporation"}, WIRTH),
        ("Уирт", {"post": "председатель", "party": "Национальная корпорация"}, WIRTH),
        ("Уирт", {"post": "төраға", "party": "Ұлттық корпорация"}, WIRTH),
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
    ("text", "given", "code"),
    [
        # A forebear of the same name held the post that the date speaks of
        ("Президент Алиев", {"party": "Азербайджан", "date": "1999"}, None),
        ("Президент Алиев", {"party": "Азербайджан", "date": "2010"}, "aliyev-ilham"),
        ("Marcos", {"post": "President", "party": "PHL", "date": "1975"}, None),
        ("Ferdinand Marcos", {"party": "Филиппины", "date": "1972-09-21"}, None),
        ("Ferdinand Marcos", {"party": "Филиппины", "date": "2023"}, "marcos-ferdinand-jr"),
        ("Trudeau", {"post": "Prime Minister", "party": "CAN", "date": "1972"}, None),
        ("Prime Minister Trudeau", {"party": "CAN", "date": "2018"}, "trudeau-justin"),
        ("премьер-министр Сингх", {"party": "Индия", "date": "1990"}, None),
    ],
)
def test_a_namesake_of_another_generation(text: str, given: dict, code: str | None):
    assert normalize_person(text, **given, explain=True)["code"] == code


@pytest.mark.parametrize(
    ("text", "given", "code"),
    [
        ("король Фейсал", {"party": "Саудовская Аравия"}, None),
        ("Prince Faisal", {"party": "SAU", "post": "Minister of Foreign Affairs"}, None),
        ("шейха Заида", {"party": "ОАЭ"}, None),
        ("Salman", {"post": "Crown Prince", "party": "SAU"}, None),
        ("President Al Nahyan", {"party": "ARE", "date": "2024"}, None),
        ("Zayed Al Nahyan", {"post": "President", "party": "ARE"}, None),
        ("принц бен Салман", {"post": "наследный принц"}, "al-saud-mohammed-bin-salman"),
        ("Crown Prince bin Salman", {"party": "SAU"}, "al-saud-mohammed-bin-salman"),
        ("Mohamed Al Nahyan", {"post": "President", "party": "ARE"}, "al-nahyan-mohamed-bin-zayed"),
        ("Minister Al Hajeri", {"party": "ARE"}, "al-hajeri-saeed-bin-mubarak"),
        ("President Ould Ghazouani", {"party": "MRT"}, "ghazouani-mohamed-ould"),
    ],
)
def test_the_name_of_a_father_or_a_house(text: str, given: dict, code: str | None):
    assert normalize_person(text, **given, explain=True)["code"] == code


def test_why_a_fathers_name_is_refused():
    found = normalize_person("Фархан", party="SAU", explain=True)
    assert "tells nobody" in found["reason"]
    assert found["nearest"] == "al-saud-faisal-bin-farhan"
