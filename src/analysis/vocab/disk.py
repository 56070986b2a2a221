"""What is made of the vocabularies, and takes long, is kept as text in the user's cache folder from run to run.

It lies there under a name that is the digest of every byte it is made of: vocabularies, modules, Python and Babel.
``MINERALS_CACHE`` names another cache folder, or is ``off``. What goes wrong here is no reason to fail: the text is
made anew, and the logger ``analysis.vocab.disk`` says why.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import babel
from platformdirs import user_cache_path

from analysis import paths
from analysis.files import digest, digest_contents, write_bytes
from analysis.vocab.cache import kept, look_again, stamp_of

_KEPT = 3  # texts of a name; older ones are deleted
_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # or a warning would go to the terminal of whoever has set up no logging


class UnusableError(Exception):
    """A cache folder that is not safe to use, or cannot be made."""

    def __init__(self, folder: Path, reason: str):
        super().__init__(f"{folder}: {reason}")
        self.folder, self.reason = folder, reason


def cache_folder() -> Path | None:
    """The folder for what is kept, made if need be; None where none is wanted.

    Raises
    ------
    UnusableError
        It cannot be made, is another user's, or others may write to it.
    """
    chosen = os.environ.get("MINERALS_CACHE", "")
    if chosen == "off":
        return None
    default = user_cache_path("critical-minerals-diplomacy", appauthor=False)
    root = Path(os.path.expanduser(chosen)) if chosen else default
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        status = root.stat()
    except OSError as error:
        raise UnusableError(root, error.strerror or str(error)) from None
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        raise UnusableError(root, "it is another user's, or others may write to it (chmod 700 it)")
    return root


@kept()
def vocabulary_digest(folder: Path) -> str:
    """SHA-256 of the vocabularies of a folder."""
    return digest(sorted(folder.glob("*.csv")), folder)


@lru_cache(maxsize=1)
def _modules_digest() -> str:
    package = Path(__file__).parents[1]
    modules = digest(sorted(package.rglob("*.py")), package)
    return f"{modules}-{sys.version_info[:3]}-{babel.__version__}"


def kept_text(name: str, folder: Path, make: Callable[[], str]) -> str:
    """A text made of the vocabularies of a folder, from disk, or made now and kept there.

    Parameters
    ----------
    name : str
        What it is; small letters.
    folder : Path
        Of the vocabularies. Only of the project's own is anything kept.
    make : callable
        Gives the text. It is kept only if no vocabulary was edited meanwhile.
    """
    if folder != paths.vocab_folder():
        return make()
    try:
        root = cache_folder()
    except UnusableError as error:
        _log.warning("%s: nothing is kept: %s", error.folder, error.reason)
        root = None
    if root is None:
        return make()
    before = look_again()
    parts = (("vocabularies", vocabulary_digest(folder)), ("code", _modules_digest()))
    place = root / f"{name}-{digest_contents((part, text.encode()) for part, text in parts)[:24]}.txt"
    known = _read(place)
    if known is not None:
        return known
    text = make()
    if stamp_of(folder) == before:
        _write(place, name, text)
    return text


def _read(place: Path) -> str | None:
    """What is kept there, behind the digest of its bytes; None where nothing is, or it is damaged."""
    try:
        with open(place, "rb") as file:
            told, data = file.readline(), file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        _log.warning("%s: cannot be read, made anew: %s", place, error.strerror)
        return None
    if told.strip() != _sum(data):
        _log.warning("%s: damaged, made anew", place)
        return None
    return data.decode()


def _write(place: Path, name: str, text: str) -> None:
    data = text.encode()
    try:
        write_bytes(place, _sum(data) + b"\n" + data)
    except OSError as error:
        _log.warning("%s: not kept: %s", place, error.strerror)
        return
    of_name = re.compile(rf"{re.escape(name)}-[0-9a-f]{{24}}\.txt")
    with suppress(OSError):
        texts = [path for path in place.parent.iterdir() if of_name.fullmatch(path.name)]
        for path in sorted(texts, key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT:]:
            path.unlink(missing_ok=True)


def _sum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
