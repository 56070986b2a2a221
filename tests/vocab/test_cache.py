"""An edited vocabulary is seen without a new process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis import normalize_area, normalize_country, normalize_mineral, normalize_person, normalize_post
from analysis.errors import DataError, UnknownNameError
from analysis.resolve.countries.blocs import is_bloc, members
from analysis.resolve.terms.groups import group_members
from analysis.vocab import cache
from analysis.vocab.cache import held, kept, vocab_folder


@pytest.fixture
def vocab(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cache, "INTERVAL", 0)
    return own_home / "data" / "vocab"


def add(file: Path, line: str) -> None:
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "line", "normalize", "code"),
    [
        ("country_names.csv", "Land of Steppes,KAZ,en,alias,", normalize_country, "KAZ"),
        ("mineral_names.csv", "steppe gold,gold,en,alias,", normalize_mineral, "gold"),
        ("area_terms.csv", "wandering with a hammer,exploration,en,,", normalize_area, "exploration"),
        ("people_names.csv", "Howie of Commerce,lutnick-howard,alias,", normalize_person, "lutnick-howard"),
        ("post_terms.csv", "grand vizier,head_of_government,en", normalize_post, "head_of_government"),
    ],
)
def test_a_name_that_is_added_is_known_at_the_next_call(vocab: Path, file, line, normalize, code):
    name = line.split(",")[0].upper()
    with pytest.raises(UnknownNameError):
        normalize(name)
    add(vocab / file, line)
    assert normalize(name) == code


def test_an_edit_is_not_seen_while_something_is_read(vocab: Path):
    """A text is read with one state of the vocabularies from its beginning to its end."""
    with held():
        with pytest.raises(UnknownNameError):
            normalize_mineral("steppe silver")
        add(vocab / "mineral_names.csv", "steppe silver,silver,en,alias,")
        with pytest.raises(UnknownNameError):
            normalize_mineral("steppe silver")
    assert normalize_mineral("steppe silver") == "silver"


def test_members_of_blocs_and_groups_too(vocab: Path):
    assert not is_bloc("UMBRELLA")
    assert "KAZ" not in members("EU", "2025")
    assert "copper" not in group_members("three_tg")
    add(vocab / "blocs.csv", "UMBRELLA,Umbrella,,,forum,for rain,https://example.org")
    add(vocab / "memberships.csv", "EU,KAZ,2020,,https://example.org")
    add(vocab / "mineral_groups.csv", "three_tg,copper,https://example.org")
    assert is_bloc("UMBRELLA")
    assert "KAZ" in members("EU", "2025")
    assert "copper" in group_members("three_tg")


def test_an_edit_that_keeps_size_and_time_is_seen(vocab: Path):
    file = vocab / "mineral_names.csv"
    add(file, "steppe gold,gold,en,alias,")
    assert normalize_mineral("steppe gold") == "gold"
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("steppe gold", "steppe lead"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(UnknownNameError):
        normalize_mineral("steppe gold")


def test_a_mistake_is_told_and_its_mending_seen(vocab: Path):
    file = vocab / "country_names.csv"
    before = file.read_text(encoding="utf-8")
    add(file, "Atlantis,ATL,en,alias,")
    with pytest.raises(DataError, match=r"country_names\.csv:"):
        normalize_country("Kazakhstan")
    file.write_text(before, encoding="utf-8")
    assert normalize_country("Kazakhstan") == "KAZ"


def test_nothing_is_read_again_while_nothing_changes(vocab: Path):
    read = []

    @kept()
    def load(folder: Path) -> int:
        read.append(folder)
        return len(read)

    assert [load(vocab_folder()) for _ in range(3)] == [1, 1, 1]
    (vocab / "notes.txt").write_text("no vocabulary")
    assert load(vocab_folder()) == 1
    add(vocab / "areas.csv", "")
    assert load(vocab_folder()) == 2


def test_the_files_are_looked_at_once_in_an_interval(vocab: Path, monkeypatch: pytest.MonkeyPatch):
    vocab_folder()
    monkeypatch.setattr(cache, "INTERVAL", 3600)
    looks = []
    monkeypatch.setattr(cache.os, "scandir", looks.append)
    assert [vocab_folder() for _ in range(100)] == [vocab] * 100
    assert looks == []
