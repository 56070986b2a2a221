"""What is made of the vocabularies is on disk from run to run, and never stale or damaged."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from analysis import find_mentions
from analysis.vocab import cache
from analysis.vocab.disk import kept_text


class Makes:
    """Counts how often a text is made."""

    def __init__(self, text: str = "имя\r\nname\n", meanwhile: Path | None = None):
        self.number, self.text, self.meanwhile = 0, text, meanwhile

    def __call__(self) -> str:
        self.number += 1
        if self.meanwhile:
            add(self.meanwhile)
        return self.text


def add(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kept"
    monkeypatch.setenv("MINERALS_CACHE", str(folder))
    return folder


@pytest.fixture
def vocab(own_home: Path, kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cache, "INTERVAL", 0)
    return own_home / "data" / "vocab"


def test_a_text_is_made_once_and_made_anew_when_a_vocabulary_is_edited(vocab, kept_in):
    make = Makes()
    assert [kept_text("words", vocab, make) for _ in range(3)] == [make.text] * 3
    assert make.number == 1
    add(vocab / "areas.csv")
    assert kept_text("words", vocab, make) == make.text
    assert make.number == 2
    assert len(list(kept_in.iterdir())) == 2


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data.replace(b"name", b"nome")]
)
def test_a_damaged_text_is_made_anew(vocab, kept_in, damage, caplog):
    make = Makes()
    kept_text("words", vocab, make)
    [place] = kept_in.iterdir()
    place.write_bytes(damage(place.read_bytes()))
    with caplog.at_level(logging.WARNING, logger="analysis.vocab.disk"):
        assert kept_text("words", vocab, make) == make.text
    assert make.number == 2
    assert place.name in caplog.text
    assert kept_text("words", vocab, make) == make.text
    assert make.number == 2


def test_a_text_made_while_a_vocabulary_was_edited_is_not_kept(vocab, kept_in):
    make = Makes(meanwhile=vocab / "areas.csv")
    assert kept_text("words", vocab, make) == make.text
    assert not list(kept_in.iterdir())


def test_the_last_three_are_kept_and_files_of_others_left_alone(vocab, kept_in):
    kept_text("other", vocab, Makes())
    for _ in range(5):
        add(vocab / "areas.csv")
        kept_text("words", vocab, Makes())
    assert len(list(kept_in.glob("words-*.txt"))) == 3
    assert len(list(kept_in.glob("other-*.txt"))) == 1


def test_nothing_is_kept_where_that_is_switched_off_or_not_safe(vocab, kept_in, monkeypatch, caplog):
    kept_in.mkdir()
    kept_in.chmod(0o777)
    make = Makes()
    with caplog.at_level(logging.WARNING, logger="analysis.vocab.disk"):
        assert kept_text("words", vocab, make) == make.text
    assert "others may write to it" in caplog.text
    monkeypatch.setenv("MINERALS_CACHE", "off")
    assert kept_text("words", vocab, make) == make.text
    assert make.number == 2
    assert not list(kept_in.iterdir())


def test_mentions_are_the_same_from_disk_and_a_new_name_is_found(vocab, kept_in):
    text = "Казахстан и Узбекистан, Касым-Жомарт Токаев и Қазақстан Республикасының U.S.; Newtown, Zambie"
    first = find_mentions(text, "fr")
    assert {file.name.rpartition("-")[0] for file in kept_in.iterdir()} == {"names", "foreign-names"}
    for clear in cache._clear:  # as a new process
        clear()
    assert find_mentions(text, "fr") == first
    assert "Newtown" not in {one.text for one in first}
    places = vocab / "places.csv"
    header, *rows = places.read_text(encoding="utf-8").splitlines()
    columns = header.split(",")
    row = ["USA" if name == "country" else "Newtown" if name == "name_en" else "" for name in columns]
    places.write_text("\n".join([header, *rows, ",".join(row)]) + "\n", encoding="utf-8")
    assert "Newtown" in {one.text for one in find_mentions(text, "fr")}
