"""The names of the vocabulary taken apart, and who bears a name: by the sound of the words, never by likeness."""

from __future__ import annotations

import pytest

from analysis.languages.folding import fold
from analysis.languages.sounds import readings
from analysis.resolve.people.index import PeopleIndex, name_forms, people_index
from analysis.resolve.people.names import Name, spelling_of
from analysis.resolve.people.parsing import tokens_of
from analysis.resolve.posts.lexicon import post_book
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
        ("lee-jae-myung", "Yi Jae-myeong", ("Jae", "myeong"), ("Yi",)),
        # The surname does not lead where the father's name follows, however like it the first word is
        ("al-saud-faisal-bin-farhan", "Faisal bin Farhan Al Saud", ("Faisal", "bin", "Farhan", "Al"), ("Saud",)),
    ],
)
def test_a_spelling_follows_the_displayed_name(code: str, printed: str, given: tuple, family: tuple):
    book = post_book()
    first = spelling_of(vocabulary("person").rows[code]["name"], code, book)
    spelling = spelling_of(printed, code, book, first)
    assert (spelling.given, spelling.family) == (given, family)


def name_of(printed: str, code: str) -> Name:
    spelling = spelling_of(printed, code, post_book())
    return Name([spelling], [spelling])


def test_what_a_surname_is_known_by():
    name = name_of("Mohamed bin Zayed Al Nahyan", "al-nahyan-mohamed-bin-zayed")
    assert (len(name.family), name.wanted, name.core) == (2, [{"nahan"}], [{"nahan"}])
    assert name.sounds == {"nahan", "alnahan"}
    name = name_of("Ursula von der Leyen", "von-der-leyen-ursula")
    assert (len(name.wanted), name.core) == (3, [readings("Leyen")])
    assert name_of("Xi Jinping", "xi-jinping").sounds == {"=xi"}


def bearers(text: str) -> list[str]:
    return people_index().of(people_index().value(tokens_of(text)))


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
    assert set(bearers(text)) == codes


def test_one_word_of_two_is_too_little():
    assert "trump-donald" in bearers("Donald")
    assert bearers("Donald Wxyz") == []


def test_everybody_bears_the_displayed_name():
    everybody = people_index()
    for code, row in vocabulary("person").rows.items():
        assert code in bearers(row["name"])
        first = everybody.spellings_of(code)[0]
        assert first.family
        assert {*first.given, *first.family} <= {token.text for token in tokens_of(row["name"])}


def test_names_that_read_alike_count_once_and_others_stay():
    names = people_index().names_of("tokayev-kassym-jomart")
    assert readings("Tokayev") <= names[0].family[0]
    sounds = [repr((name.given, name.family)) for name in names]
    assert len(sounds) == len(set(sounds))
    assert "Кемелевич" in names[0].middles
    assert "Kassym" not in names[0].middles


def test_one_sources_surname_with_anothers_given_name():
    (name,) = [name for name in people_index().names_of("queiroz-francisco") if len(name.given) == 1]
    assert {"Francisco", "Франсишку"} <= name.given_words[0]
    assert readings("Queiroz") | readings("Кейрош") <= name.family[0]
    # Not with a second surname, nor where another word of the name comes first
    assert {len(name.family) for name in people_index().names_of("boric-gabriel")} == {1}
    firsts = [name.given_words[0] for name in people_index().names_of("naimbaye-ndolenodji-alixe")]
    assert not any({"Alixe", "Ndolenodji"} <= words for words in firsts)


def test_an_article_written_apart_is_of_the_surname():
    names = people_index().spellings_of("alsuwaidi-mohamed-hassan")
    assert ("Al", "Suwaidi") in [name.family for name in names]


def test_an_only_name():
    everybody = people_index()
    alone = [code for code in vocabulary("person").rows if not everybody.names_of(code)[0].given]
    assert alone, "somebody of the vocabulary has but one name"
    for code in alone:
        (word,) = tokens_of(vocabulary("person").rows[code]["name"])[-1:]
        once, twice = everybody.value([word]), everybody.value([word, word])
        assert everybody.is_only_name(once, code) == (everybody.of(once) == [code])
        assert not everybody.is_only_name(twice, code)


def test_a_number_makes_an_only_name_of_one_that_others_bear():
    (word,) = tokens_of("Charles")
    people = people_index()
    values = [people.value([word], number) for number in ("", "ii", "iii")]
    assert [people.is_only_name(value, "charles-iii") for value in values] == [False, False, True]


def test_hints_are_the_same_surname_or_the_most_alike():
    assert people_index().alike("Steve Lutnick") == ["lutnick-howard"]
    assert people_index().alike("Howard Lutnock") == ["lutnick-howard"]
    assert people_index().alike("Wxyz Qwertz") == []
    assert people_index().alike("Xi") == ["xi-jinping"]
    assert people_index().alike("习") == []


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("howard lutnick", "lutnick-howard"),
        ("лютнику говарду", "lutnick-howard"),
        ("касым жомарта токаева", "tokayev-kassym-jomart"),  # the last of two given names alone
        ("токаева касым жомарта", "tokayev-kassym-jomart"),
        ("қасым жомарт тоқаевпен", "tokayev-kassym-jomart"),
        ("ван чжиганом", "wang-zhigang"),  # the last word alone
        ("урсуле фон дер ляйен", "von-der-leyen-ursula"),  # a woman's surname stays
        ("андрієм сибігою", "sybiha-andrii"),
    ],
)
def test_all_names_in_all_cases(form: str, code: str):
    assert (form, code) in set(name_forms())


def test_surnames_stand_apart():
    alone = set(name_forms(surnames=True))
    assert {("токаевым", "tokayev-kassym-jomart"), ("lutnick", "lutnick-howard")} <= alone
    assert ("говард", "lutnick-howard") not in alone
    assert all(form == fold(form) for form, _ in alone)


def test_a_folder_is_read_once(monkeypatch: pytest.MonkeyPatch):
    first = people_index()
    monkeypatch.setattr(PeopleIndex, "__init__", lambda *_: pytest.fail("read again"))
    assert people_index() is first
