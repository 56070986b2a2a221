"""Tables that were built once are kept: in memory while no record changed, and on disk from run to run.

On disk they lie in the user's cache folder, as Arrow files with their checksums, in a folder named by every byte they
depend on: records, vocabularies and this package. ``MINERALS_CACHE`` names another cache folder, or is ``off``. A
folder of somebody else, or one that others may write to, is not used. What goes wrong here is no reason to fail: the
tables are built anew, and the logger ``analysis.dataset.cache`` says why.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import babel
import pandas as pd

from analysis import paths
from analysis.files import digest, digest_contents
from analysis.paths import record_files
from analysis.vocab.cache import look_again
from analysis.vocab.disk import UnusableError, cache_folder, vocabulary_digest

Tables = dict[str, pd.DataFrame]
_KEPT = 3  # sets of tables on disk; older ones are deleted
_HELD = 2  # folders whose tables are in memory
_PLACE = re.compile(r"tables-[0-9a-f]{24}")
_ATTEMPTS = 3  # to build tables of records that nobody edits meanwhile
_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # or a warning would go to the terminal of whoever has set up no logging


class _Stamp(NamedTuple):
    """What tables depend on, as it was at one moment. Even an edit that is taken back leaves another one."""

    vocabularies: object
    records: tuple[tuple[Path, tuple[int, ...]], ...]


_memory: dict[Path, tuple[_Stamp, Tables]] = {}


def kept_tables(folder: Path, build: Callable[[], Tables]) -> Tables:
    """The tables of the record files below a folder, built only if these files, vocabularies or code are new.

    Parameters
    ----------
    folder : Path
        Of record files.
    build : callable
        Makes the tables, of what it finds in the folder when it is called.

    Returns
    -------
    dict of DataFrame
        Of frames of its own for each call: changing one does not change what the next call gives.

    Raises
    ------
    DataError
        There is no such folder. Whatever `build` raises.
    """
    stamp = _stamp(folder)
    held = _memory.get(folder)
    if held is None or held[0] != stamp:
        tables, found = _fetch(folder, stamp, build)
        if found is None:
            return tables
        held = found, tables
    _hold(folder, held)
    return {name: table.copy(deep=False) for name, table in held[1].items()}


def _hold(folder: Path, held: tuple[_Stamp, Tables]) -> None:
    """Keep tables in memory, as those last asked for; of further folders they would only take room."""
    _memory.pop(folder, None)
    _memory[folder] = held
    for other in list(_memory)[:-_HELD]:
        _memory.pop(other, None)


def _fetch(folder: Path, stamp: _Stamp, build: Callable[[], Tables]) -> tuple[Tables, _Stamp | None]:
    """The tables from disk or newly built, with the stamp of what they were made of; None where there is no such stamp.

    They are kept under the digest of what was there before they were built only if it still is afterwards, untouched.
    """
    for _ in range(_ATTEMPTS):
        place = _place(folder, stamp)
        known = _read(place) if place else None
        if known is not None:
            return known, stamp
        tables, before, stamp = build(), stamp, _stamp(folder)
        if stamp == before:
            if place:
                _write(place, tables)
            return tables, stamp
        _log.info("%s: edited while its tables were made; they are made again", folder)
    _log.warning("%s: edited again and again while its tables were made; they are not kept", folder)
    return tables, None


@lru_cache(maxsize=1)
def code_digest() -> str:
    """SHA-256 of this package's modules and templates, and of the versions of Python, pandas and Babel."""
    package = Path(__file__).parents[1]
    files = sorted(path for path in package.rglob("*") if path.suffix in (".py", ".j2", ".css", ".js"))
    return f"{digest(files, package)}-{sys.version_info[:3]}-{pd.__version__}-{babel.__version__}"


def _stamp(folder: Path) -> _Stamp:
    vocabularies = (paths.vocab_folder(), look_again())
    return _Stamp(vocabularies, tuple((path, _status(path)) for path in record_files(folder)))


def _status(path: Path) -> tuple[int, ...]:
    """Time of the last change is not enough: who takes back an edit may also set it back."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return ()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _place(folder: Path, stamp: _Stamp) -> Path | None:
    """Where the tables of these files are on disk; None where nothing is to be kept."""
    root = _cache_folder()
    if root is None:
        return None
    try:
        records = digest_contents(_contents(folder, stamp))
    except OSError:  # gone since they were listed: whoever builds says so
        return None
    parts = (("records", records), ("vocabularies", vocabulary_digest(paths.vocab_folder())), ("code", code_digest()))
    return root / f"tables-{digest_contents((name, text.encode()) for name, text in parts)[:24]}"


def _contents(folder: Path, stamp: _Stamp) -> Iterator[tuple[str, bytes]]:
    """Names below the folder and bytes; by strings, which takes a third of the time."""
    own = len(os.fspath(folder))
    for path, _ in stamp.records:
        with open(path, "rb") as file:
            yield os.fspath(path)[own:], file.read()


def _cache_folder() -> Path | None:
    """The folder for tables, made if need be; None where none is wanted, or it is not safe to use."""
    try:
        return cache_folder()
    except UnusableError as error:
        _log.warning("%s: tables are not kept: %s", error.folder, error.reason)
        return None


def _read(place: Path) -> Tables | None:
    from analysis.dataset.arrowfiles import read_tables

    if not place.is_dir():
        return None
    try:
        return read_tables(place)
    except Exception as error:  # noqa: BLE001 — whatever is wrong with it, the tables are built anew
        _log.warning("%s: damaged, built anew: %s", place, error)
        return None


def _write(place: Path, tables: Tables) -> None:
    from analysis.dataset.arrowfiles import write_tables

    try:
        write_tables(place, tables)
    except OSError as error:
        _log.warning("%s: tables are not kept: %s", place, error.strerror)
        return
    with suppress(OSError):
        _delete_old(place.parent)


def _delete_old(root: Path) -> None:
    """Delete all but the newest tables. The folder may be one that holds other things, too: they are left alone."""
    from analysis.dataset.arrowfiles import SUMS

    written: dict[Path, float] = {}
    for path in root.iterdir():
        if _PLACE.fullmatch(path.name):
            with suppress(OSError):  # without sums it is not ours, or not finished, or another process deletes it
                written[path] = (path / SUMS).stat().st_mtime
    for path in sorted(written, key=written.__getitem__, reverse=True)[_KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
