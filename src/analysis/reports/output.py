"""The folder that pages are written to: which it is, and how finished files come there, all of them or none."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from analysis import paths
from analysis.addresses import FOLDERS
from analysis.errors import ParameterError
from analysis.reports.interrupts import held
from analysis.reports.report import Result

try:
    import fcntl
except ImportError:  # Windows, where two renders into one folder at once are not kept apart
    fcntl = None  # type: ignore[assignment]

LEDGER = ".ledger.json"
PAGES_LEDGER = ".pages.json"
_UNFINISHED = ".rendering-"
_OLD = 24 * 3600  # seconds after which an unfinished folder is a killed run's, where that cannot be asked


def default_folder() -> Path:
    """Where pages go unless a folder is given."""
    home = paths.home()
    is_checkout = (home / "pyproject.toml").is_file()
    return home / "reports" / "build" if is_checkout else Path.cwd() / "reports-build"


def chosen_folder(out: Path | str | None) -> Path:
    """The folder to write to: a new one, an empty one, or one of pages, which has a ledger; `ParameterError` else.

    Pages come with notebooks and replace what has their name: they must not go where files of others are.
    """
    if out is None:
        return default_folder()
    if not str(out).strip():
        raise ParameterError("no folder to write to", "name one, or leave it out for the usual one")
    target = Path(out).resolve()
    for own, what in ((paths.notebooks_folder(), "the notebooks themselves"), (paths.data_folder(), "the data")):
        if target.is_relative_to(own):
            raise ParameterError(f"{paths.display(target)}: {what} are there", "give another folder")
    if os.path.exists(target) and not os.path.isdir(target):
        raise ParameterError(f"{paths.display(target)}: a file, no folder", "give another name")
    if os.path.isdir(target) and target != default_folder() and not (target / LEDGER).is_file():
        others = sorted(path.name for path in target.iterdir() if not path.name.startswith(_UNFINISHED))
        if others:
            raise ParameterError(
                f"{paths.display(target)}: no folder of pages, there is {others[0]}", "give a new or an empty folder"
            )
    return target


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A folder within the target for what is not finished. It goes away in any case, as does a target left empty.

    What runs that were killed left behind is cleared away first.
    """
    made = [folder for folder in (target, *target.parents) if not os.path.lexists(folder)]
    try:
        target.mkdir(parents=True, exist_ok=True)
        with _locked(target):
            _clear(target)
            scratch = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=target))
            alive = ExitStack()
            alive.enter_context(_locked(scratch))
    except OSError as error:
        _remove_empty(made)
        reason = error.strerror or error
        raise ParameterError(f"cannot write to {paths.display(target)}: {reason}", "give another folder") from None
    try:
        with alive:
            yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        _remove_empty(made)


def _clear(target: Path) -> None:
    for left in target.glob(f"{_UNFINISHED}*"):
        with suppress(OSError), _locked(left, wait=False) as is_ours:
            if is_ours or (fcntl is None and time.time() - left.stat().st_mtime > _OLD):
                shutil.rmtree(left, ignore_errors=True)


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


@contextmanager
def _locked(folder: Path, wait: bool = True) -> Iterator[bool]:
    """Nobody else is within this for one folder; says whether that holds. Ends with the process in any case."""
    if fcntl is None:
        yield False
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            is_ours = True
        except OSError:  # held by another, or a file system without locks
            is_ours = False
        yield is_ours
    finally:
        os.close(descriptor)


@contextmanager
def changing(target: Path) -> Iterator[None]:
    """Within this the folder is changed by nobody else, and no request to end is heard."""
    with held(), _locked(target):
        yield


def moves_of(results: Iterable[Result]) -> dict[str, str]:
    """Which finished file goes where: a page and its notebook, or a failed notebook, kept apart under failed/."""
    moves: dict[str, str] = {}
    for result in results:
        slug = result.report.slug
        if result.status == "rendered":
            moves |= {f"{slug}.html": f"{slug}.html", f"{slug}.ipynb": f"{slug}.ipynb"}
        elif result.status == "failed" and result.notebook:
            moves[result.notebook] = f"failed/{result.notebook}"
    return moves


def pages_in(target: Path) -> frozenset[str]:
    """The addresses of all pages that are in a folder: at its root, and one folder below by kind."""
    found = [*target.glob("*.html"), *(page for kind in FOLDERS.values() for page in (target / kind).glob("*.html"))]
    return frozenset(page.relative_to(target).as_posix() for page in found)


def put_in_place(scratch: Path, target: Path, moves: Mapping[str, str], removed: Iterable[str] = ()) -> None:
    """Move finished files over the old ones and remove some; where that fails, all is as it was before."""
    old = scratch / "replaced"
    old.mkdir()
    undo: list[tuple[Path, Path | None]] = []
    try:
        for number, (source, name) in enumerate([*moves.items(), *((None, name) for name in removed)]):
            place, kept = target / name, old / str(number)
            place.parent.mkdir(exist_ok=True)
            if place.is_file():
                _keep(place, kept)
            if source is not None:
                os.replace(scratch / source, place)
            else:
                place.unlink(missing_ok=True)
            undo.append((place, kept if kept.is_file() else None))
    except OSError:
        for place, before in reversed(undo):
            with suppress(OSError):
                place.unlink(missing_ok=True) if before is None else os.replace(before, place)
        raise
    finally:
        _remove_empty([target / "failed", *(target / kind for kind in FOLDERS.values())])


def _keep(file: Path, kept: Path) -> None:
    """The file by another name, too, without a moment in which it is not there."""
    try:
        os.link(file, kept)
    except OSError:  # a file system without links
        shutil.copy2(file, kept)
