"""Tables that were built once are kept: in memory while no record changed, and on disk from run to run.

On disk they lie in the user's cache folder, under a name made of every byte they depend on: records, vocabularies and
this package. ``MINERALS_CACHE`` names another folder, or is ``off``.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import pandas as pd
from platformdirs import user_cache_path

from analysis import paths

Tables = dict[str, pd.DataFrame]
_KEPT = 3  # files of tables on disk; older ones are deleted
_memory: dict[Path, tuple[object, Tables]] = {}


def kept_tables(folder: Path, files: list[Path], build: Callable[[], Tables]) -> Tables:
    """The tables of the record files below a folder, built only if these files, vocabularies or code are new.

    Each call gives frames of its own, so that changing one does not change what the next call gives.
    """
    stamp = (paths.vocab_folder(), [(path, _stamp(path)) for path in files])
    if folder not in _memory or _memory[folder][0] != stamp:
        file = _file(folder, files)
        tables = _read(file) if file else None
        if tables is None:
            tables = build()
            if file:
                _write(file, tables)
        _memory[folder] = (stamp, tables)
    return {name: table.copy(deep=False) for name, table in _memory[folder][1].items()}


def digest_of(files: Iterable[Path], root: Path) -> str:
    """SHA-256 of the names and bytes of files, in hexadecimal."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@lru_cache(maxsize=1)
def code_digest() -> str:
    """SHA-256 of this package's modules and templates, and of the versions of Python and pandas."""
    package = Path(__file__).parents[1]
    files = sorted(path for path in package.rglob("*") if path.suffix in (".py", ".j2", ".css", ".js"))
    return f"{digest_of(files, package)}-{sys.version_info[:3]}-{pd.__version__}"


@lru_cache(maxsize=8)
def vocabulary_digest(folder: Path) -> str:
    """SHA-256 of the vocabularies of a folder, as they were when this process first asked."""
    return digest_of(sorted(folder.glob("*.csv")), folder)


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size


def _file(folder: Path, files: list[Path]) -> Path | None:
    """Where the tables of these files are on disk; None where nothing is to be kept."""
    chosen = os.environ.get("MINERALS_CACHE", "")
    if chosen == "off":
        return None
    root = Path(chosen) if chosen else user_cache_path("critical-minerals-diplomacy", appauthor=False)
    parts = (digest_of(files, folder), vocabulary_digest(paths.vocab_folder()), code_digest())
    return root / f"tables-{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:24]}.pickle"


def _read(file: Path) -> Tables | None:
    try:
        return pickle.loads(file.read_bytes())  # noqa: S301 — our own file in the user's own folder
    except Exception:  # noqa: BLE001 — no file, or a broken one: the tables are built anew
        return None


def _write(file: Path, tables: Tables) -> None:
    """Put a file in place whole; a folder that cannot be written to is no reason to fail."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=file.parent) as scratch:
            fresh = Path(scratch) / file.name
            fresh.write_bytes(pickle.dumps(tables, protocol=pickle.HIGHEST_PROTOCOL))
            os.replace(fresh, file)
        old = sorted(file.parent.glob("tables-*.pickle"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in old[_KEPT:]:
            path.unlink(missing_ok=True)
    except OSError:
        return
