"""Files are written whole or not at all, and known by the digest of their bytes."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

# A file that is being written stands beside its place under a name of this form until it is whole. A leading dot keeps
# it from being read as a record; what a killed process left behind can be found by it.
UNFINISHED = ".*.unfinished"


def write_text(path: Path, text: str, *, fsync: bool = False) -> None:
    """Write a text file whole or not at all: UTF-8, line ends as they are in the text.

    Parameters are those of `write_bytes`. A text that UTF-8 cannot hold (half of a surrogate pair) is a
    `UnicodeEncodeError` before anything is written.

    Examples
    --------
    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "a.txt"
    >>> write_text(file, "имя")
    >>> file.read_text(encoding="utf-8")
    'имя'
    """
    write_bytes(path, text.encode(), fsync=fsync)


def write_bytes(path: Path, data: bytes, *, fsync: bool = False) -> None:
    """Write a file whole or not at all; the new one is given the permissions of the one it replaces.

    The bytes go to a file of a name of its own in the same folder, so that two processes never write to the same
    one, and that file then takes the place of `path` in one step. Whoever reads `path` sees the old or the new bytes.

    Parameters
    ----------
    path : Path
        Where the file goes; its folder must be there.
    data : bytes
        All of the file.
    fsync : bool, default False
        Wait until the bytes are on the disk, so that they also survive a power failure.

    Raises
    ------
    OSError
        The disk is full, the folder is not there or not ours to write to …; its `filename` is `path`. The old file is
        untouched and nothing is left beside it.
    """
    fresh = path.with_name(UNFINISHED.replace("*", secrets.token_hex(8)))
    try:
        try:
            _write(fresh, data, path.stat().st_mode & 0o7777 if path.exists() else None, fsync)
            fresh.replace(path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    except OSError as error:
        if error.errno is None:
            raise
        raise type(error)(error.errno, error.strerror, str(path)) from error


def _write(fresh: Path, data: bytes, mode: int | None, fsync: bool) -> None:
    with fresh.open("xb") as file:  # 'x': never through a link that somebody put there
        if mode is not None:  # before the bytes: who may not read the old file never reads the new one
            fresh.chmod(mode)
        file.write(data)
        if fsync:
            file.flush()
            os.fsync(file.fileno())


def digest(files: Iterable[Path], root: Path | None = None) -> str:
    """SHA-256 of files, one after the other, in hexadecimal.

    Parameters
    ----------
    files : iterable of Path
        Regular files that can be read; their order counts.
    root : Path, optional
        A folder that holds them all: with it their names below it count too.

    Raises
    ------
    OSError
        A file is not there or cannot be read.
    """
    return digest_contents((path.relative_to(root).as_posix() if root else "", path.read_bytes()) for path in files)


def digest_contents(contents: Iterable[tuple[str, bytes]]) -> str:
    """As `digest`, of names and bytes that were read already, so that the digest is of what was read.

    Examples
    --------
    >>> digest_contents([("a.yml", b"id: a")]) == digest_contents([("b.yml", b"id: a")])
    False
    """
    found = hashlib.sha256()
    for name, data in contents:
        found.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        found.update(data)
    return found.hexdigest()
