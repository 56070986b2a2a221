"""What is no record file among the records: each is one line, and nothing that never ends is opened."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis import paths
from analysis.cli import main
from analysis.dataset.dataset import load_dataset
from analysis.errors import DataError
from analysis.records.store import validate_records

YEAR = Path("agreements") / "2025"
NAME = "2025-11-20-kaz-usa-defect.yml"
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)  # the path of a socket may be no longer than a hundred characters
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"/proc/self/fd/{folder}/{path.name}")
    os.close(folder)


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_dangling(path: Path) -> None:
    path.symlink_to("nothing.yml")


def make_link_outside(path: Path) -> None:
    secret = path.parents[3] / "secret.txt"
    secret.write_text("password: swordfish\n")
    path.symlink_to(secret)


def make_link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


LINK = ("a link, which is not followed", "put the file or the folder itself there")
ODD = ("neither a file nor a folder", "delete it")


NO_FILES = {
    "dangling": (make_dangling, *LINK),
    "device": (make_link_to_device, *LINK),
    "fifo": (make_fifo, *ODD),
    "folder": (Path.mkdir, "a folder with the name of a record", "move its files"),
    "loop": (make_loop, *LINK),
    "outside": (make_link_outside, *LINK),
    "socket": (make_socket, *ODD),
}


@pytest.mark.slow
@needs_posix
def test_what_is_no_file_is_one_line(records: Path):
    expected = []
    for name, (make, reason, hint) in NO_FILES.items():
        path = records / YEAR / f"2025-11-20-kaz-usa-{name}.yml"
        make(path)
        expected.append((str(path), 0, reason, hint))
    issues = validate_records(records)
    assert [(issue.path, issue.line, issue.reason, issue.hint) for issue in issues] == expected
    lines = {str(issue) for issue in issues}
    assert not any("swordfish" in line for line in lines)
    for command in ("check", "fmt"):
        done = CliRunner().invoke(main, [command, str(records)])
        assert done.exit_code == 1
        assert lines <= {*done.stderr.splitlines()}
    with pytest.raises(DataError) as caught:
        load_dataset(records)
    assert lines <= {*str(caught.value).splitlines()}


@pytest.mark.slow
@needs_posix
def test_a_pipe_is_not_waited_for(records: Path):
    """In a process of its own, as a reader would wait for ever."""
    make_fifo(records / YEAR / NAME)
    make_fifo(records / "pipe")
    code = "from analysis.cli import main; main()"
    for arguments in (["check", records], ["fmt", records], ["fmt", records / YEAR / NAME]):
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert NAME in done.stderr


@needs_posix
def test_a_year_that_is_a_link_is_not_left_out_in_silence(records: Path, tmp_path: Path):
    (records / YEAR).rename(tmp_path / "elsewhere")
    (records / YEAR).symlink_to(tmp_path / "elsewhere")
    (issue,) = validate_records(records)  # and what links to its records is no second problem
    assert (issue.path, issue.reason) == (str(records / YEAR), LINK[0])


@needs_posix
def test_the_folder_of_records_itself_may_be_a_link(records: Path, tmp_path: Path):
    (tmp_path / "link").symlink_to(records)
    assert validate_records(tmp_path / "link") == []


@needs_posix
@pytest.mark.parametrize("name", [b"\xea\xe0\xe7.yml", b"2025-\xff.txt", b"\xd1"])
def test_a_name_that_is_not_utf_8(records: Path, name: bytes):
    path = os.path.join(os.fsencode(records / YEAR), name)
    with open(path, "wb") as file:
        file.write(b"id: x\n")
    (issue,) = validate_records(records)
    assert issue.reason == "the name is not UTF-8"
    assert f"\\x{name[-5 if len(name) > 4 else -1]:x}" in issue.path
    str(issue).encode()


@needs_posix
def test_a_name_cannot_write_into_a_terminal(records: Path):
    (records / YEAR / "a\x1b[2J\n\u202eb.yml").write_text("id: x\n")
    for issue in validate_records(records):
        assert str(issue).isprintable()
        assert "a\\x1b[2J\\n\\u202eb.yml" in issue.path


@needs_posix
@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="to whom every file can be read")
def test_what_may_not_be_read(records: Path):
    file = records / YEAR / "2025-11-06-kaz-usa-minerals-mou.yml"
    folder = records / "visits" / "2024"
    file.chmod(0)
    folder.chmod(0)
    issues = validate_records(records)
    folder.chmod(0o755)
    assert [issue.path for issue in issues] == [str(file), str(folder)]
    assert [issue.reason.split(":")[0] for issue in issues] == [
        "the file cannot be read",
        "the folder cannot be read",
    ]


def test_a_folder_that_cannot_be_read(records: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.scandir

    def scandir(path):
        if Path(path).name == "2022":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (issue,) = validate_records(records)
    assert issue.path == str(records / "agreements" / "2022")
    assert issue.reason == "the folder cannot be read: Permission denied"


def test_a_file_that_goes_while_it_is_read(records: Path, monkeypatch: pytest.MonkeyPatch):
    real, gone = paths.walk_records, records / YEAR / "2025-11-06-kaz-usa-tungsten-jv.yml"

    def walk(folder):
        found = real(folder)
        gone.unlink()
        return found

    monkeypatch.setattr("analysis.records.store.walk_records", walk)
    (issue,) = validate_records(records)
    assert (issue.path, issue.reason) == (str(gone), "the file cannot be read: No such file or directory")


def test_the_working_folder_may_be_gone(records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    (records / YEAR / "notes.txt").write_text("x")
    assert [issue.path for issue in validate_records(records)] == [str(records / YEAR / "notes.txt")]


def test_a_file_of_nothing_but_nul_and_a_picture(records: Path):
    (records / YEAR / "2025-01-01-nul.yml").write_bytes(b"\0" * 5_000)
    (records / YEAR / "2025-01-01-png.yml").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (records / YEAR / "2025-01-01-utf-16.yml").write_bytes("id: x\n".encode("utf-16-le"))
    issues = validate_records(records)
    nul = "U+0000: a control character"
    assert [issue.reason for issue in issues] == [nul, "not UTF-8: bytes", nul]


def test_folders_in_folders(tmp_path: Path):
    at = tmp_path
    for _ in range(60):
        at = at / "a"
        at.mkdir()
    (at / "x.yml").touch()
    assert len(validate_records(tmp_path)) == 1
