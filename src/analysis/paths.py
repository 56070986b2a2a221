"""Where data, notebooks and reports live: a checkout, an installed wheel, or `MINERALS_HOME`."""

from __future__ import annotations

import contextlib
import os
from functools import lru_cache
from pathlib import Path

from analysis.errors import DataError, Issue, ParameterError

_PACKAGE = Path(__file__).resolve().parent


def home() -> Path:
    """The folder that holds `data/`, `notebooks/` and `reports/`.

    The environment variable ``MINERALS_HOME`` wins; otherwise the checkout this package is imported
    from; otherwise the copy that the installed wheel carries.
    """
    override = os.environ.get("MINERALS_HOME")
    if override:
        return _other_home(override, "" if os.path.isabs(override) else os.getcwd())
    return _own_home(_PACKAGE)


@lru_cache(maxsize=8)
def _other_home(override: str, _folder: str) -> Path:
    """Asked for at every name that is resolved, so it is looked for once; what is relative, once a working folder."""
    chosen = Path(override).expanduser().resolve()
    if not any((chosen / "data" / "vocab").glob("*.csv")):
        raise ParameterError(f"MINERALS_HOME={override}: no data/vocab there — point it at a checkout or unset it")
    return chosen


@lru_cache(maxsize=8)
def _own_home(package: Path) -> Path:
    checkout = package.parent.parent
    return checkout if (checkout / "data" / "vocab").is_dir() else package / "_home"


@lru_cache(maxsize=64)
def _below(folder: Path, name: str) -> Path:
    """Asked for at every name that is resolved, so the path is put together once."""
    return folder / name


def data_folder() -> Path:
    """`data/`: records, vocabularies, drafts."""
    return _below(home(), "data")


def vocab_folder() -> Path:
    """`data/vocab/`: the CSV files of codes and names."""
    return _below(data_folder(), "vocab")


def records_folder() -> Path:
    """`data/records/`: one YAML file an event."""
    return data_folder() / "records"


def drafts_folder() -> Path:
    """`data/drafts/`: records to be, one YAML file each, which nobody has reviewed."""
    return data_folder() / "drafts"


def check_own_data() -> None:
    """`ParameterError` where the data are the copy that the installed wheel carries: what is written there is lost."""
    if home() == _PACKAGE / "_home":
        raise ParameterError("the data are the installed package's", "work in a checkout, or set MINERALS_HOME to one")


def record_files(folder: Path | None = None) -> list[Path]:
    """The record files below a folder (by default ``data/records``), sorted; `DataError` for all that is no file."""
    files, issues = walk_records(folder)
    if issues:
        raise DataError(issues)
    return files


def walk_records(folder: Path | None = None) -> tuple[list[Path], list[Issue]]:
    """The regular files below a folder (by default ``data/records``), sorted, and what else is there.

    A link, a pipe, a socket or a device is never opened: it may lead outside, or never end. What begins with a dot is
    left alone. Raises `DataError` where there is no such folder.
    """
    folder = folder or records_folder()
    if not folder.is_dir():
        raise DataError([Issue(display(folder), 0, "", None, "no such folder of records", "give data/records")])
    files: list[Path] = []
    issues: list[Issue] = []
    waiting = [folder]
    while waiting:
        at = waiting.pop()
        try:
            with os.scandir(at) as entries:
                found = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            issues.append(_issue(at, f"the folder cannot be read: {error.strerror}", "check its permissions"))
            continue
        for entry in found:
            path = at / entry.name
            wrong = _wrong(entry)
            if wrong:
                issues.append(_issue(path, *wrong))
            elif entry.is_dir():
                waiting.append(path)
            else:
                files.append(path)
    return sorted(files, key=lambda path: path.parts), issues


def _wrong(entry: os.DirEntry[str]) -> tuple[str, str] | None:
    """What is wrong with an entry of a folder of records, and the mend; None for a file and a folder."""
    if not _is_utf8(entry.name):
        return "the name is not UTF-8", "rename it"
    if entry.is_symlink():
        return "a link, which is not followed", "put the file or the folder itself there"
    if entry.is_dir():
        return ("a folder with the name of a record", "move its files") if entry.name.endswith(".yml") else None
    return None if entry.is_file() else ("neither a file nor a folder", "delete it")


def _issue(path: Path, message: str, hint: str) -> Issue:
    return Issue(display(path), 0, "", None, message, hint)


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def notebooks_folder() -> Path:
    """`notebooks/`: the parameterized notebooks."""
    return home() / "notebooks"


def manifest_file() -> Path:
    """`reports/manifest.yml`: which reports, with which parameters."""
    return home() / "reports" / "manifest.yml"


def display(path: Path) -> str:
    """The path as a reader would type it: relative to the working directory where it lies below it.

    A link is shown as itself, not as what it leads to; what cannot be printed in a name is escaped.
    """
    text = str(path)
    with contextlib.suppress(OSError, ValueError):  # the working folder may be gone, or the file lie elsewhere
        text = str(Path(os.path.abspath(path)).relative_to(Path.cwd()))
    return text if text.isprintable() else "".join(map(_printable, text))


def _printable(char: str) -> str:
    return char if char.isprintable() else ascii(char)[1:-1].replace("\\udc", "\\x")
