"""Where data, notebooks and reports live: a checkout, an installed wheel, or `MINERALS_HOME`."""

from __future__ import annotations

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
    if not (chosen / "data" / "vocab").is_dir():
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


def record_files(folder: Path | None = None) -> list[Path]:
    """The record files below a folder (by default ``data/records``), sorted; `DataError` where there is none."""
    folder = folder or records_folder()
    if not folder.is_dir():
        raise DataError([Issue(display(folder), 0, "", None, "no such folder of records", "give data/records")])
    walked = os.walk(folder)  # five times as fast as Path.rglob, and asked for by every notebook
    found = [Path(at, name) for at, _, names in walked for name in names if not name.startswith(".")]
    return sorted(found, key=lambda path: path.parts)


def notebooks_folder() -> Path:
    """`notebooks/`: the parameterized notebooks."""
    return home() / "notebooks"


def manifest_file() -> Path:
    """`reports/manifest.yml`: which reports, with which parameters."""
    return home() / "reports" / "manifest.yml"


def display(path: Path) -> str:
    """The path as a reader would type it: relative to the working directory where it lies below it."""
    try:
        return str(Path(path).resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
