"""The names of the vocabulary taken apart: ids are surname first, other spellings follow the displayed name."""

from __future__ import annotations

import pytest

from analysis.resolve.people.index import name_of
from analysis.resolve.posts.post import post_book
from analysis.vocab.catalogue import vocabulary


@pytest.mark.parametrize(
    ("code", "printed", "given", "family"),
    [
        ("lutnick-howard", "Говард Латник", ("Говард",), ("Латник",)),
        ("abarchi-ousmane", "Abarchi Ousmane", ("Ousmane",), ("Abarchi",)),
        ("lutnick-howard", "Лютник Говард", ("Говард",), ("Лютник",)),
        ("tokayev-kassym-jomart", "Касым-Жомарт Токаев", ("Касым", "Жомарт"), ("Токаев",)),
        ("tokayev-kassym-jomart", "Tokajew", (), ("Tokajew",)),
        ("von-der-leyen-ursula", "Урсула фон дер Ляйен", ("Урсула",), ("фон", "дер", "Ляйен")),
        ("von-der-leyen-ursula", "von der Leyen Ursula", ("Ursula",), ("von", "der", "Leyen")),
        ("xi-jinping", "Си Цзиньпин", ("Цзиньпин",), ("Си",)),
        ("xi-jinping", "Jinping Xi", ("Jinping",), ("Xi",)),
    ],
)
def test_a_spelling_follows_the_displayed_name(code: str, printed: str, given: tuple, family: tuple):
    book = post_book()
    first = name_of(vocabulary("person").rows[code]["name"], code, book)
    name = name_of(printed, code, book, first)
    assert (name.given, name.family) == (given, family)


def test_what_a_surname_is_known_by():
    book = post_book()
    name = name_of("Mohamed bin Zayed Al Nahyan", "al-nahyan-mohamed-bin-zayed", book)
    assert (name.family, name.wanted, name.core) == (("Al", "Nahyan"), ("Nahyan",), ("Nahyan",))
    assert name.sounds == {"nahan"}
    assert name.n_letters == len("AlNahyan")
    name = name_of("Ursula von der Leyen", "von-der-leyen-ursula", book)
    assert (name.wanted, name.core) == (("von", "der", "Leyen"), ("Leyen",))
    assert name_of("Xi Jinping", "xi-jinping", book).sounds == {"xi"}
