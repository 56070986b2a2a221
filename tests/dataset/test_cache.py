from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE

import babel
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.dataset import cache as table_cache
from analysis.dataset.cache import kept_tables
from analysis.dataset.dataset import load_dataset
from analysis.schema import COLUMNS

RECORD = "2022-08-28-jpn-nam-mou"


class Builds:
    """Makes tables of what stands in a file, and counts how often."""

    def __init__(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.number = 0
        self.meanwhile = meanwhile

    def __call__(self) -> dict[str, pd.DataFrame]:
        self.number += 1
        self.meanwhile()
        frame = pd.DataFrame({"a": ["x", None], "b": [("y",), ()]})
        return {"t": frame.astype({"a": "str"})}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MINERALS_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "a.yml"
    file.write_text("a: 1")
    return file


def kept(file: Path, builds: Builds) -> pd.DataFrame:
    return kept_tables(file.parent, builds)["t"]


def forget() -> None:
    """As a new process begins."""
    table_cache._memory.clear()


def test_built_once_and_kept_from_run_to_run(cache, file):
    builds = Builds()
    first = kept(file, builds)
    kept(file, builds)
    forget()
    assert_frame_equal(kept(file, builds), first)
    assert builds.number == 1
    assert {path.suffix for path in cache.rglob("*.*")} == {".arrow", ".json"}


def test_built_anew_when_a_record_changes(cache, file):
    builds = Builds()
    kept(file, builds)
    file.write_text("a: 22")
    kept(file, builds)
    forget()
    file.write_text("a: 1")
    kept(file, builds)
    assert builds.number == 2  # the first tables are still on disk


def test_built_anew_when_a_vocabulary_changes(cache, own_home):
    before = load_dataset()
    names = own_home / "data" / "vocab" / "areas.csv"
    names.write_text(names.read_text(encoding="utf-8").replace(",Exploration,", ",Prospecting,"), encoding="utf-8")
    after = load_dataset()
    assert "Prospecting" in set(after.agreement_areas["area_name"])
    assert "Prospecting" not in set(before.agreement_areas["area_name"])


def test_who_changes_a_frame_changes_his_own(cache, file):
    builds = Builds()
    mine = kept(file, builds)
    mine["a"] = "changed"
    mine.loc[0, "b"] = None
    assert kept(file, builds)["a"].tolist()[0] == "x"
    assert kept(file, builds)["b"].tolist() == [("y",), ()]


# --- what was read is what is kept -----------------------------------------------------------------


def test_an_edit_that_is_taken_back_while_tables_are_made_stays_in_none(cache, records):
    """The tables are made of the edited record; afterwards all is as it was, size and time of the file too."""
    file = next(records.rglob(f"{RECORD}.yml"))
    text, status = file.read_bytes(), file.stat()
    edits = iter([text.replace(b"Japan", b"Korea")])
    seen = []

    def build() -> dict[str, pd.DataFrame]:
        file.write_bytes(next(edits, text))
        seen.append(file.read_bytes())
        file.write_bytes(text)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        return {"t": pd.DataFrame({"text": [seen[-1].decode()]}, dtype="str")}

    for _ in range(2):
        assert kept_tables(records, build)["t"]["text"].tolist() == [text.decode()]
        forget()
    assert seen[0] != text


@pytest.mark.parametrize("change", ["edit", "add", "delete", "vocabulary"])
def test_what_changes_while_tables_are_made_makes_them_anew(cache, own_home, change):
    records, vocab = own_home / "data" / "records", own_home / "data" / "vocab"
    changes = {
        "edit": lambda: next(records.rglob("*.yml")).open("a").write("\n"),
        "add": lambda: (records / "new.yml").write_text(""),
        "delete": lambda: next(records.rglob("*.yml")).unlink(),
        "vocabulary": lambda: (vocab / "areas.csv").open("a").write("\n"),
    }
    builds = Builds()
    builds.meanwhile = lambda: changes[change]() if builds.number == 1 else None
    kept_tables(records, builds)
    assert builds.number == 2
    kept_tables(records, builds)
    forget()
    kept_tables(records, builds)
    assert builds.number == 2


def test_what_is_never_at_rest_is_not_kept(cache, file, caplog):
    builds = Builds(lambda: file.write_text("a: 1"))
    assert len(kept(file, builds)) == 2
    made = builds.number
    assert made > 1
    assert list(cache.iterdir()) == []
    kept(file, builds)
    assert builds.number == 2 * made
    assert "edited again and again" in caplog.text


# --- nothing on disk is trusted --------------------------------------------------------------------


@pytest.mark.slow
def test_tables_come_back_exactly_as_they_were(cache, real_home):
    built = load_dataset()
    forget()
    read = load_dataset()
    for name in COLUMNS:
        expected, found = getattr(built, name), getattr(read, name)
        assert_frame_equal(found, expected, check_index_type="exact")
        assert found.attrs == expected.attrs
        for column in expected:
            assert type(found[column].array) is type(expected[column].array), (name, column)
            if expected[column].dtype == object:
                assert set(map(type, found[column])) == {tuple}
    assert (read.titles, read.digests) == (built.titles, built.digests)


DAMAGE = {
    "one bit": lambda data: data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :],
    "the first bit": lambda data: bytes([data[0] ^ 1]) + data[1:],
    "the last bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "cut": lambda data: data[:-20],
    "empty": lambda data: b"",
    "more": lambda data: data + b" ",
    "another word": lambda data: data.replace(b"x", b"z").replace(b'"t"', b'"u"'),
    "zeros": lambda data: bytes(len(data)),
    "a pickle": lambda data: b"cos\nsystem\n(S'touch pwned'\ntR.",
    "gone": lambda data: None,
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("which", ["t.arrow", "sums.json"])
def test_a_damaged_file_is_built_anew_with_a_word_in_the_log_alone(cache, file, which, damage, caplog, capfd):
    builds = Builds()
    first = kept(file, builds)
    (damaged,) = cache.glob(f"tables-*/{which}")
    data = DAMAGE[damage](damaged.read_bytes())
    if data is None:
        damaged.unlink()
    else:
        damaged.write_bytes(data)
    forget()
    assert_frame_equal(kept(file, builds), first)
    assert builds.number == 2
    assert "damaged, built anew" in caplog.text
    forget()
    assert_frame_equal(kept(file, builds), first)
    assert builds.number == 2  # and the damage is mended
    assert capfd.readouterr() == ("", "")


def test_files_of_another_set_with_sums_of_their_own_are_not_mixed_in(cache, file):
    builds = Builds()
    kept(file, builds)
    (place,) = cache.iterdir()
    other = json.loads((place / "sums.json").read_bytes().splitlines()[0])
    (place / "sums.json").write_text(json.dumps({**other, "u": other["t"]}) + "\n" + "0" * 64)
    shutil.copy(place / "t.arrow", place / "u.arrow")
    forget()
    assert list(kept_tables(file.parent, builds)) == ["t"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770, 0o702])
def test_a_folder_that_others_may_write_to_is_not_used(cache, file, mode, caplog):
    cache.mkdir()
    cache.chmod(mode)
    builds = Builds()
    for _ in range(2):
        kept(file, builds)
        forget()
    assert builds.number == 2
    assert list(cache.iterdir()) == []
    assert "others may write to it" in caplog.text


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has no such owners")
def test_a_folder_of_somebody_else_is_not_used(cache, file, monkeypatch):
    builds = Builds()
    kept(file, builds)
    forget()
    monkeypatch.setattr(os, "getuid", lambda: cache.stat().st_uid + 1)
    kept(file, builds)
    assert builds.number == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_folder_is_its_owners_alone(tmp_path, file, monkeypatch):
    monkeypatch.setenv("MINERALS_CACHE", str(tmp_path / "new" / "kept"))
    old = os.umask(0o000)
    try:
        kept(file, Builds())
    finally:
        os.umask(old)
    for folder in (tmp_path / "new" / "kept", *(tmp_path / "new" / "kept").iterdir()):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_nothing_is_kept_where_it_is_off_or_cannot_be(cache, file, tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("MINERALS_CACHE", "off")
    kept(file, Builds())
    assert not cache.exists()
    forget()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MINERALS_CACHE", str(tmp_path / "file"))
    assert len(kept(file, Builds())) == 2
    assert capfd.readouterr() == ("", "")


def test_old_tables_go(cache, file):
    for number in range(6):
        file.write_text("a" * (number + 1))
        kept(file, Builds())
    assert len(list(cache.iterdir())) == 3


def test_folders_of_others_beside_the_tables_stay(cache, file):
    """A cache folder may be one that is used for other things: only tables that were kept here are deleted."""
    others = ["tables-2024", "tables-old", "tables-" + "a" * 24, "tables-" + "b" * 23, "tables-" + "c" * 24 + "-mine"]
    for name in others:
        (cache / name).mkdir(parents=True, mode=0o700)
        (cache / name / "mine.csv").write_text("mine")
        os.utime(cache / name, (0, 0))
    for name in others[:2] + others[3:]:  # sums alone make no tables of ours
        (cache / name / "sums.json").write_text("{}")
    cache.chmod(0o700)
    for number in range(6):
        file.write_text("a" * (number + 1))
        kept(file, Builds())
    assert all((cache / name / "mine.csv").is_file() for name in others)
    assert len(list(cache.iterdir())) == len(others) + 3


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no such links without rights")
def test_tables_that_another_process_deletes_meanwhile_are_no_reason_to_warn(cache, file, caplog):
    cache.mkdir(mode=0o700)
    (cache / ("tables-" + "a" * 24)).symlink_to(cache / "gone")  # listed, but no longer there when it is looked at
    for number in range(5):
        file.write_text("a" * (number + 1))
        kept(file, Builds())
    assert not caplog.records
    assert len(list(cache.glob("tables-*/sums.json"))) == 3


def test_a_tilde_in_the_name_of_the_cache_folder_is_the_home_of_the_user(tmp_path, file, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "me"))
    monkeypatch.setenv("MINERALS_CACHE", "~/kept")
    kept(file, Builds())
    assert len(list((tmp_path / "me" / "kept").iterdir())) == 1
    assert not (tmp_path / "~").exists()


def test_the_tables_of_two_folders_stay_in_memory_and_no_more(tmp_path, monkeypatch):
    monkeypatch.setenv("MINERALS_CACHE", "off")
    forget()
    builds = {name: Builds() for name in "abc"}
    for name in builds:
        (tmp_path / name).mkdir()

    def number_after(asked: str) -> dict[str, int]:
        for name in asked:
            kept_tables(tmp_path / name, builds[name])
        return {name: build.number for name, build in builds.items()}

    assert number_after("ababa") == {"a": 1, "b": 1, "c": 0}
    assert number_after("cac") == {"a": 1, "b": 1, "c": 1}
    assert number_after("b") == {"a": 1, "b": 2, "c": 1}  # it was asked for longest ago
    assert number_after("c") == {"a": 1, "b": 2, "c": 1}


def test_another_babel_may_give_other_names_so_tables_are_built_anew(cache, file, monkeypatch):
    builds = Builds()
    kept(file, builds)
    forget()
    table_cache.code_digest.cache_clear()
    monkeypatch.setattr(babel, "__version__", "99")
    try:
        kept(file, builds)
    finally:
        table_cache.code_digest.cache_clear()
    assert builds.number == 2


@pytest.mark.slow
def test_the_log_is_silent_where_none_is_set_up(cache, file):
    (cache / "nothing").mkdir(parents=True)
    cache.chmod(0o777)
    code = "import sys; from pathlib import Path; from analysis.dataset.dataset import load_dataset; load_dataset()"
    done = subprocess.run([sys.executable, "-c", code], env=os.environ, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    assert logging.getLogger("analysis.dataset.cache").isEnabledFor(logging.WARNING)


LOADS = """
import sys, time
from analysis.dataset.dataset import load_dataset
time.sleep(max(0, float(sys.argv[1]) - time.time()))
print(load_dataset().hash)
"""


@pytest.mark.slow
def test_processes_that_keep_tables_in_one_folder_at_once(cache, own_home, monkeypatch):
    command = [sys.executable, "-c", LOADS, str(time.time() + 2)]
    running = [subprocess.Popen(command, stdout=PIPE, stderr=PIPE, text=True) for _ in range(4)]
    told = [process.communicate(timeout=120) for process in running]
    monkeypatch.setenv("MINERALS_CACHE", "off")
    forget()
    assert told == [(load_dataset().hash + "\n", "")] * 4
    (place,) = cache.iterdir()
    assert len(list(place.iterdir())) == len(COLUMNS) + 1  # no people, but digests and sums; nothing unfinished


def test_a_hash_is_of_the_selected_records_alone(own_home):
    before = load_dataset()
    file = next((own_home / "data" / "records").rglob(f"{RECORD}.yml"))
    file.write_text(file.read_text(encoding="utf-8").replace("Japan", "JAPAN"), encoding="utf-8")
    after = load_dataset()
    assert after.hash != before.hash
    assert after.select(country="JPN").hash != before.select(country="JPN").hash
    assert after.select(country="KAZ").hash == before.select(country="KAZ").hash
    assert before.select(country="KAZ", since="2025").hash != before.select(country="KAZ").hash
