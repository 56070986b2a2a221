"""Run the notebooks of the manifest and put the pages in place, all of them or none over a good one."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.dataset import Dataset, data_hash, load_dataset
from analysis.errors import ParameterError
from analysis.reports.contract import notebook_file, read_parameters, select_records
from analysis.reports.fingerprint import fingerprint
from analysis.reports.ledger import Ledger
from analysis.reports.manifest import plan_report, read_manifest
from analysis.reports.pool import LostError, run_forked, run_spawned
from analysis.reports.report import Report, Result
from analysis.reports.site import write_index, write_page
from analysis.reports.sockets import kernel_manager
from analysis.reports.warm import warm_up, why_not_forked

CELL_LIMIT = 300  # seconds a cell may take
REPORT_LIMIT = 900  # seconds a report may take

Progress = Callable[[Result, int, int], None]


def render_reports(
    reports: Iterable[Report] | None = None,
    out: Path | str | None = None,
    progress: Progress | None = None,
    force: bool = False,
    workers: int | None = None,
) -> list[Result]:
    """Render reports into a folder: a page and the executed notebook each, and an index of all.

    Parameters
    ----------
    reports : iterable of Report, optional
        By default those of the manifest.
    out : path, optional
        By default ``reports/build`` of the project (``reports-build`` below the working directory where the
        package is installed without a checkout).
    progress : callable, optional
        Called with each result as it comes, how many are done and how many there are.
    force : bool
        Render also what would be the same as the page that is there.
    workers : int, optional
        How many reports at once; by default as many as there are cores.

    Returns
    -------
    list of Result, in the order of `reports`. A failed report keeps its notebook with the error in it, and
    never replaces a page that was rendered before.

    Raises
    ------
    DataError, ParameterError
        Before any notebook runs, if a record, the manifest or a parameter is wrong.
    """
    if workers is not None and workers < 1:
        raise ParameterError(f"{workers} workers — give 1 or more")
    data = load_dataset()
    planned = list(reports) if reports is not None else read_manifest(data)
    target = _target(out)
    results = _render(planned, data, target, progress, force, workers)
    if reports is None:
        _drop_old_pages(planned, target)
    write_index(results, target, whole_stamp(data))
    return results


def render_one(notebook: str, parameters: dict[str, Any], out: Path | str | None = None) -> Result:
    """Render one notebook with the given values; errors as `render_reports`. The index is left alone."""
    data = load_dataset()
    report = plan_report(notebook, parameters, data)
    target = _target(out)
    with tempfile.TemporaryDirectory(prefix=".rendering-", dir=target) as scratch:
        ((_, result),) = _run_all([(report, page_stamp(report, data))], Path(scratch), 1)
        _put_in_place(result, Path(scratch), target)
    return result


def _render(
    planned: list[Report], data: Dataset, target: Path, progress: Progress | None, force: bool, workers: int | None
) -> list[Result]:
    ledger = Ledger(target)
    marks = [fingerprint(report, data) for report in planned]
    results: list[Result | None] = [None] * len(planned)
    todo = []

    def done(number: int, result: Result) -> None:
        results[number] = result
        if progress:
            progress(result, sum(other is not None for other in results), len(planned))

    for number, report in enumerate(planned):
        if report.is_empty:
            done(number, Result(report, "empty"))
        elif not force and ledger.holds(report.slug, marks[number]):
            done(number, Result(report, "unchanged", notebook=f"{report.slug}.ipynb"))
        else:
            todo.append(number)
    with tempfile.TemporaryDirectory(prefix=".rendering-", dir=target) as scratch:
        tasks = [(planned[number], page_stamp(planned[number], data)) for number in todo]
        try:
            for task, result in _run_all(tasks, Path(scratch), workers):
                _put_in_place(result, Path(scratch), target)
                if result.status == "rendered":
                    ledger.enter(result.report.slug, marks[todo[task]])
                done(todo[task], result)
        finally:
            ledger.save()
    return results


def default_folder() -> Path:
    """Where pages go unless a folder is given."""
    home = paths.home()
    is_checkout = (home / "pyproject.toml").is_file()
    return home / "reports" / "build" if is_checkout else Path.cwd() / "reports-build"


def _target(out: Path | str | None) -> Path:
    """The folder to write to, made if it is not there. Pages come with notebooks: theirs must not replace ours."""
    target = Path(out).resolve() if out else default_folder()
    if target == paths.notebooks_folder():
        raise ParameterError(f"{paths.display(target)}: the notebooks themselves are there — give another folder")
    target.mkdir(parents=True, exist_ok=True)
    return target


def whole_stamp(data: Dataset) -> str:
    """What all pages together were made from."""
    return f"data {data_hash()}, {len(data.agreements) + len(data.visits)} records, {_version()}"


def page_stamp(report: Report, data: Dataset) -> str:
    """What a page was made from: the hash and number of its records, and the version of this package."""
    selected = select_records(data, report.parameters)
    return f"data {selected.hash}, {len(selected.agreements) + len(selected.visits)} records, {_version()}"


def _version() -> str:
    return f"version {version('critical-minerals-diplomacy')}"


def _run_all(tasks: list[tuple[Report, str]], scratch: Path, workers: int | None) -> Iterator[tuple[int, Result]]:
    """The number and result of each task as it comes."""
    if not tasks:
        return
    workers = min(workers or os.cpu_count() or 1, len(tasks))
    work = partial(_run, scratch=scratch, home=paths.home())
    if why_not_forked():
        yield from run_spawned(work, tasks, workers)
        return
    _load_once()
    for number, found in run_forked(work, tasks, workers, REPORT_LIMIT):
        yield number, Result(tasks[number][0], "failed", str(found)) if isinstance(found, LostError) else found


def _load_once() -> None:
    """Load what every report needs, so that no fork has to."""
    import papermill.execute  # noqa: F401

    warm_up()


def _run(task: tuple[Report, str], scratch: Path, home: Path) -> Result:
    """Execute one notebook and export its page; whatever goes wrong becomes the result's error."""
    began = time.monotonic()
    os.environ["MINERALS_HOME"] = str(home)  # notebooks run elsewhere
    return replace(_executed(*task, scratch), seconds=round(time.monotonic() - began, 3))


def _executed(report: Report, stamp: str, scratch: Path) -> Result:
    import papermill

    from analysis.reports.injection import write_readably

    write_readably()
    logging.getLogger("papermill").setLevel(logging.ERROR)
    executed = scratch / f"{report.slug}.ipynb"
    try:
        with tempfile.TemporaryDirectory(prefix="minerals-") as sockets:
            papermill.execute_notebook(
                notebook_file(report.notebook), executed, parameters=_injected(report), engine_name="warm",
                progress_bar=False, log_output=False, cwd=scratch, execution_timeout=CELL_LIMIT,
                request_save_on_cell_execute=False, kernel_manager_class=kernel_manager(sockets),
            )  # fmt: skip
        write_page(report, executed, scratch / f"{report.slug}.html", stamp)
    except papermill.PapermillExecutionError as error:
        return Result(report, "failed", f"{error.ename}: {error.evalue}", error.exec_count or 0, executed.name)
    except Exception as error:  # noqa: BLE001 — one report's failure of any kind must not stop the others
        kept = executed.name if executed.is_file() else ""
        return Result(report, "failed", f"{type(error).__name__}: {error}", notebook=kept)
    return Result(report, "rendered", notebook=executed.name)


def _injected(report: Report) -> dict[str, Any]:
    """The values without what is None by default, too."""
    known = read_parameters(notebook_file(report.notebook))
    return {name: v for name, v in report.parameters.items() if v is not None or known[name].default is not None}


def _put_in_place(result: Result, scratch: Path, target: Path) -> None:
    """Move finished files over the old ones; a failed notebook is kept apart, under failed/."""
    slug = result.report.slug
    if result.status == "rendered":
        for name in (f"{slug}.html", f"{slug}.ipynb"):
            os.replace(scratch / name, target / name)
        (target / "failed" / f"{slug}.ipynb").unlink(missing_ok=True)
    elif result.notebook:
        (target / "failed").mkdir(exist_ok=True)
        os.replace(scratch / result.notebook, target / "failed" / result.notebook)


def _drop_old_pages(reports: list[Report], target: Path) -> None:
    """Pages and notebooks of reports that the manifest had and has no longer; pages rendered one by one stay."""
    kept = {report.slug for report in reports}
    ledger = Ledger(target)
    for slug in ledger.slugs() - kept:
        for suffix in (".html", ".ipynb"):
            (target / f"{slug}{suffix}").unlink(missing_ok=True)
        ledger.drop(slug)
    ledger.save()
    for notebook in (target / "failed").glob("*.ipynb"):
        if notebook.stem not in kept:
            notebook.unlink()
    if (target / "failed").is_dir() and not any((target / "failed").iterdir()):
        shutil.rmtree(target / "failed")
