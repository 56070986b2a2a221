from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.dataset import cache as table_cache
from analysis.dataset.cache import kept_tables
from analysis.dataset.dataset import load_dataset

RECORD = "2022-08-28-jpn-nam-mou"


class Builds:
    """Counts how often tables are built."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self) -> dict[str, pd.DataFrame]:
        self.number += 1
        return {"t": pd.DataFrame({"a": ["x", None], "b": [("y",), ()]})}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MINERALS_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "a.yml"
    file.write_text("a: 1")
    return [file]


def kept(files: list[Path], builds: Builds) -> pd.DataFrame:
    return kept_tables(files[0].parent, files, builds)["t"]


def forget() -> None:
    """As a new process begins."""
    table_cache._memory.clear()


def test_built_once_and_kept_from_run_to_run(cache, files):
    builds = Builds()
    first = kept(files, builds)
    kept(files, builds)
    forget()
    assert_frame_equal(kept(files, builds), first)
    assert builds.number == 1
    assert [path.suffix for path in cache.iterdir()] == [".pickle"]


def test_built_anew_when_a_record_changes(cache, files):
    builds = Builds()
    kept(files, builds)
    files[0].write_text("a: 22")
    kept(files, builds)
    forget()
    files[0].write_text("a: 1")
    kept(files, builds)
    assert builds.number == 2  # the first tables are still on disk


def test_who_changes_a_frame_changes_his_own(cache, files):
    builds = Builds()
    mine = kept(files, builds)
    mine["a"] = "changed"
    mine.loc[0, "b"] = None
    assert kept(files, builds)["a"].tolist()[0] == "x"
    assert kept(files, builds)["b"].tolist() == [("y",), ()]


def test_a_broken_file_is_built_anew(cache, files):
    builds = Builds()
    first = kept(files, builds)
    next(cache.iterdir()).write_bytes(b"no pickle")
    forget()
    assert_frame_equal(kept(files, builds), first)
    assert builds.number == 2


def test_nothing_is_kept_where_it_is_off_or_cannot_be(cache, files, tmp_path, monkeypatch):
    monkeypatch.setenv("MINERALS_CACHE", "off")
    kept(files, Builds())
    assert not cache.exists()
    forget()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MINERALS_CACHE", str(tmp_path / "file"))
    assert len(kept(files, Builds())) == 2


def test_old_files_go(cache, files):
    for number in range(6):
        files[0].write_text("a" * (number + 1))
        kept(files, Builds())
    assert len(list(cache.iterdir())) == 3


def test_a_hash_is_of_the_selected_records_alone(own_home):
    before = load_dataset()
    file = next((own_home / "data" / "records").rglob(f"{RECORD}.yml"))
    file.write_text(file.read_text(encoding="utf-8").replace("Japan", "JAPAN"), encoding="utf-8")
    after = load_dataset()
    assert after.hash != before.hash
    assert after.select(country="JPN").hash != before.select(country="JPN").hash
    assert after.select(country="KAZ").hash == before.select(country="KAZ").hash
    assert before.select(country="KAZ", since="2025").hash != before.select(country="KAZ").hash
