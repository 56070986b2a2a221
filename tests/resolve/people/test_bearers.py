"""Who bears a name: found by the sound of the words, never by likeness; parsed and compared only when asked for."""

from __future__ import annotations

import pytest

from analysis.resolve.people.bearers import Bearers, bearers
from analysis.resolve.people.parsing import tokens_of
from analysis.vocab.catalogue import vocabulary

BERDIMUHAMEDOVS = {"berdimuhamedov-gurbanguly", "berdimuhamedov-serdar"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Howard Lutnick", {"lutnick-howard"}),
        ("Говардом Лютником", {"lutnick-howard"}),
        ("Бердымухамедова", BERDIMUHAMEDOVS),
        ("Al Khorayef", {"alkhorayef-bandar"}),
        ("Lutnock", set()),
        ("Wxyz Qwertz", set()),
        ("K.", set()),
        ("", set()),
    ],
)
def test_bearers_of_words(text: str, codes: set):
    assert set(bearers().of(tokens_of(text))) == codes


def test_one_word_of_two_is_too_little():
    assert "trump-donald" in bearers().of(tokens_of("Donald"))
    assert bearers().of(tokens_of("Donald Wxyz")) == []


def test_everybody_bears_the_displayed_name():
    everybody = bearers()
    for code, row in vocabulary("person").rows.items():
        assert code in everybody.of(tokens_of(row["name"]))
        first = everybody.names_of(code)[0]
        assert first.family
        assert {*first.given, *first.family} <= {token.text for token in tokens_of(row["name"])}


def test_names_that_read_alike_count_once_and_others_stay():
    names = bearers().names_of("tokayev-kassym-jomart")
    assert names[0].family == ("Tokayev",)
    sounds = [(name.given, name.family) for name in names]
    assert len(sounds) == len(set(sounds))
    assert "Кемелевич" in names[0].middles
    assert "Kassym" not in names[0].middles


def test_one_sources_surname_with_anothers_given_name():
    names = bearers().names_of("queiroz-francisco")
    assert (("Франсишку",), ("Queiroz",)) in [(name.given, name.family) for name in names]
    # Not from a listed name that is another word, nor with a second surname
    assert (("Lord",), ("Кэмерон",)) not in [(name.given, name.family) for name in bearers().names_of("cameron-david")]
    assert {name.family for name in bearers().names_of("boric-gabriel")} == {("Boric",), ("Борич",)}


def test_an_only_name():
    everybody = bearers()
    alone = [code for code in vocabulary("person").rows if not everybody.names_of(code)[0].given]
    assert alone, "somebody of the vocabulary has but one name"
    for code in alone:
        (word,) = tokens_of(vocabulary("person").rows[code]["name"])[-1:]
        assert everybody.is_only_name((word,), code) == (everybody.of((word,)) == [code])
        assert not everybody.is_only_name((word, word), code)


def test_a_number_makes_an_only_name_of_one_that_others_bear():
    (word,) = tokens_of("Charles")
    assert [bearers().is_only_name((word,), "charles-iii", number) for number in ("", "ii", "iii")] == [
        False,
        False,
        True,
    ]


def test_hints_are_the_same_surname_or_the_most_alike():
    assert bearers().alike("Steve Lutnick") == ["lutnick-howard"]
    assert bearers().alike("Howard Lutnock") == ["lutnick-howard"]
    assert bearers().alike("Wxyz Qwertz") == []
    assert bearers().alike("Xi") == ["xi-jinping"]
    assert bearers().alike("习") == []


def test_a_folder_is_read_once(monkeypatch: pytest.MonkeyPatch):
    first = bearers()
    monkeypatch.setattr(Bearers, "__init__", lambda *_: pytest.fail("read again"))
    assert bearers() is first
