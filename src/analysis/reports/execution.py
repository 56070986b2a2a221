"""One report: its notebook executed by papermill, its page exported from what came of it."""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Set
from contextlib import chdir
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import one_line, shorten
from analysis.reports.notebooks import notebook_file, read_parameters
from analysis.reports.report import Report, Result

if TYPE_CHECKING:
    from analysis.reports.engine.forking import KernelFork
    from analysis.reports.tally import Tally

CELL_LIMIT = 300  # seconds a cell may take
REPORT_LIMIT = 900  # seconds a report may take
_TOLD = 400  # letters of an exception that are told outside the notebook


def page_stamp(report: Report, tally: Tally) -> str:
    """What a page was made from: the hash and number of its records, and the version of this package."""
    records = tally.records(report.parameters)
    return stamp_of(tally.data.hash_of(records), len(records))


def stamp_of(digest: str, number: int) -> str:
    """The data by version and digest, how many records, and the version of this package, in words."""
    from analysis.dataset.version import name_data

    return f"{name_data(digest)}, {number} records, version {version('critical-minerals-diplomacy')}"


def working_folder(scratch: Path, report: Report) -> Path:
    """A folder of a report's own to run in: what a cell does to it is not seen by the report beside it."""
    folder = scratch / f"{report.slug}.work"
    folder.mkdir(exist_ok=True)
    return folder


def run_report(task: tuple[Report, str], scratch: Path, home: Path, pages: Set[str] = frozenset()) -> Result:
    """Execute one notebook and export its page; whatever goes wrong becomes the result's error.

    `pages` are the addresses of the site that it may lead to.
    """
    os.environ["MINERALS_HOME"] = str(home)  # notebooks run elsewhere
    return execute_in(None, *task, scratch, pages)


def execute_in(
    kernel: KernelFork | None, report: Report, stamp: str, scratch: Path, pages: Set[str] = frozenset()
) -> Result:
    """As `run_report`, in a kernel that was started already; where it is None, in one of its own."""
    began = time.monotonic()
    return replace(_executed(kernel, report, stamp, scratch, pages), seconds=round(time.monotonic() - began, 3))


def _executed(kernel: KernelFork | None, report: Report, stamp: str, scratch: Path, pages: Set[str]) -> Result:
    import papermill

    from analysis.reports.engine.translator import write_readably
    from analysis.reports.site.pages import write_page

    write_readably()
    logging.getLogger("papermill").setLevel(logging.ERROR)
    executed = scratch / f"{report.slug}.ipynb"
    source = notebook_file(report.notebook)
    work = working_folder(scratch, report)
    try:
        with chdir(scratch):  # both paths are written into the notebook: they must not say where this project lies
            papermill.execute_notebook(
                os.path.relpath(source), executed.name, parameters=_injected(report), engine_name="warm",
                progress_bar=False, log_output=False, cwd=work.name, execution_timeout=CELL_LIMIT,
                request_save_on_cell_execute=False, fork=kernel,
            )  # fmt: skip
        write_page(report, executed, scratch / f"{report.slug}.html", stamp, pages)
    except papermill.PapermillExecutionError as error:
        return Result(report, "failed", _told(error.ename, error.evalue), error.exec_count or 0, executed.name)
    except Exception as error:  # noqa: BLE001 — one report's failure of any kind must not stop the others
        kept = executed.name if _is_whole(executed) else ""
        return Result(report, "failed", _told(type(error).__name__, str(error)), notebook=kept)
    return Result(report, "rendered", notebook=executed.name)


def _is_whole(notebook: Path) -> bool:
    """Whether a notebook was written to its end: a full disk leaves the half of one."""
    try:
        return bool(json.loads(notebook.read_bytes()))
    except (OSError, ValueError):
        return False


def _told(name: str, message: str) -> str:
    """An exception in one line, head and tail of a long one; all of it is in the notebook."""
    ends = f"{message[:_TOLD]} {message[-_TOLD:]}" if len(message) > 2 * _TOLD else message
    return shorten(one_line(f"{name}: {ends}").rstrip(": "), _TOLD)


def _injected(report: Report) -> dict[str, Any]:
    """The values without what is None by default, too."""
    known = read_parameters(notebook_file(report.notebook))
    return {name: v for name, v in report.parameters.items() if v is not None or known[name].default is not None}
