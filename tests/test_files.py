from __future__ import annotations

import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from analysis.files import UNFINISHED, digest, digest_contents, write_bytes, write_text


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664, 0o755])
def test_permissions_stay(tmp_path: Path, mode: int):
    file = tmp_path / "a.yml"
    file.write_text("old")
    file.chmod(mode)
    write_text(file, "new")
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_bytes_are_never_where_more_people_may_read_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "a.yml"
    file.write_text("old")
    file.chmod(0o600)
    modes = []

    def wait(descriptor: int) -> None:
        status = os.fstat(descriptor)
        modes.append((status.st_size, stat.S_IMODE(status.st_mode)))

    chmod = Path.chmod

    def change(path: Path, mode: int, **options: bool) -> None:
        modes.append((path.stat().st_size, None))
        chmod(path, mode, **options)

    monkeypatch.setattr(os, "fsync", wait)
    monkeypatch.setattr(Path, "chmod", change)
    write_text(file, "new", fsync=True)
    assert modes == [(0, None), (3, 0o600)]


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path):
    (tmp_path / "other").write_text("")
    write_text(tmp_path / "new", "")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_text_is_utf_8_with_its_own_line_ends(tmp_path: Path):
    file = tmp_path / "a.yml"
    write_text(file, "имя: Тоқаев\nnext: 1\r\n", fsync=True)
    assert file.read_bytes() == "имя: Тоқаев\nnext: 1\r\n".encode()


def test_bytes_are_bytes(tmp_path: Path):
    write_bytes(tmp_path / "a", b"\x00\r\n\xff")
    assert (tmp_path / "a").read_bytes() == b"\x00\r\n\xff"


def test_a_name_as_long_as_names_may_be(tmp_path: Path):
    file = tmp_path / ("a" * 251 + ".yml")
    write_text(file, "text")
    assert file.read_text() == "text"


@pytest.mark.parametrize("step", ["replace", "chmod", "fsync"])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step):
    file = tmp_path / "a.yml"
    file.write_text("old")

    def fail(*args, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space left") as caught:
        write_text(file, "new", fsync=True)
    monkeypatch.undo()
    assert caught.value.filename == str(file)
    assert file.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.yml"]


def test_half_a_character_cannot_be_written(tmp_path: Path):
    file = tmp_path / "a.yml"
    file.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_text(file, "new\ud800")
    assert file.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.yml"]


def test_a_folder_that_is_not_there(tmp_path: Path):
    with pytest.raises(FileNotFoundError) as caught:
        write_text(tmp_path / "no" / "a.yml", "new")
    assert caught.value.filename == str(tmp_path / "no" / "a.yml")


def test_an_interrupt_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "a.yml"
    file.write_text("old")

    def interrupt(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_text(file, "new")
    assert file.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.yml"]


def test_many_writers_of_one_file_do_not_meet(tmp_path: Path):
    file = tmp_path / "index.html"
    texts = [str(number) * 10_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda text: [write_text(file, text) for _ in range(20)], texts))
    assert file.read_text() in texts
    assert os.listdir(tmp_path) == ["index.html"]


def test_what_is_unfinished_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    seen: list[list[Path]] = []
    real = os.replace
    monkeypatch.setattr(os, "replace", lambda *args: (seen.append(list(tmp_path.glob(UNFINISHED))), real(*args)))
    write_text(tmp_path / "a", "text")
    assert [len(found) for found in seen] == [1]
    assert seen[0][0].name.startswith(".")
    assert not list(tmp_path.glob(UNFINISHED))


def test_a_digest_is_of_bytes_names_and_order(tmp_path: Path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"1")
    second.write_bytes(b"2")
    assert digest([first]) == digest(iter([first]))
    assert digest([first, second]) != digest([second, first])
    named = digest([first], tmp_path)
    assert named != digest([first])
    assert named == digest_contents([("a", b"1")])
    first.rename(tmp_path / "c")
    assert digest([tmp_path / "c"], tmp_path) != named


def test_where_one_file_ends_and_the_next_begins_counts():
    assert digest_contents([("", b"ab"), ("", b"c")]) != digest_contents([("", b"a"), ("", b"bc")])
    assert digest_contents([("", b"a\0\0b")]) != digest_contents([("", b"a"), ("", b"b")])
