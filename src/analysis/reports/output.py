"""The folder that pages are written to: which it is, and how finished files come there."""

from __future__ import annotations

import os
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError
from analysis.reports.report import Result


def default_folder() -> Path:
    """Where pages go unless a folder is given."""
    home = paths.home()
    is_checkout = (home / "pyproject.toml").is_file()
    return home / "reports" / "build" if is_checkout else Path.cwd() / "reports-build"


def chosen_folder(out: Path | str | None) -> Path:
    """The folder to write to. Pages come with notebooks: theirs must not replace ours."""
    target = Path(out).resolve() if out else default_folder()
    if target == paths.notebooks_folder():
        raise ParameterError(f"{paths.display(target)}: the notebooks themselves are there — give another folder")
    return target


def put_in_place(result: Result, scratch: Path, target: Path) -> None:
    """Move finished files over the old ones; a failed notebook is kept apart, under failed/."""
    slug = result.report.slug
    if result.status == "rendered":
        for name in (f"{slug}.html", f"{slug}.ipynb"):
            os.replace(scratch / name, target / name)
        (target / "failed" / f"{slug}.ipynb").unlink(missing_ok=True)
    elif result.notebook:
        (target / "failed").mkdir(exist_ok=True)
        os.replace(scratch / result.notebook, target / "failed" / result.notebook)
