"""Run the notebooks of the manifest and put the pages in place, all of them or none over a good one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from analysis import paths
from analysis.dataset.dataset import Dataset, data_hash, load_dataset
from analysis.errors import ParameterError
from analysis.reports.engine.pool import LostError, run_forked, run_spawned
from analysis.reports.engine.preload import import_drivers, warm_up, why_not_forked
from analysis.reports.execution import REPORT_LIMIT, page_stamp, run_report, stamp_of
from analysis.reports.fingerprint import fingerprint
from analysis.reports.ledger import Ledger
from analysis.reports.manifest import read_manifest
from analysis.reports.output import chosen_folder, put_in_place
from analysis.reports.report import Report, Result
from analysis.reports.tally import Tally

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
    target = chosen_folder(out)
    target.mkdir(parents=True, exist_ok=True)
    results = _render(planned, data, target, progress, force, workers)
    if reports is None:
        _drop_old_pages(planned, target)
    from analysis.reports.site.pages import write_index

    write_index(results, target, whole_stamp(data))
    return results


def _render(
    planned: list[Report], data: Dataset, target: Path, progress: Progress | None, force: bool, workers: int | None
) -> list[Result]:
    ledger = Ledger(target)
    tally = Tally(data)
    marks = [fingerprint(report, tally) for report in planned]
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
        tasks = [(planned[number], page_stamp(planned[number], tally)) for number in todo]
        try:
            for task, result in _run_all(tasks, Path(scratch), workers):
                put_in_place(result, Path(scratch), target)
                if result.status == "rendered":
                    ledger.enter(result.report.slug, marks[todo[task]])
                done(todo[task], result)
        finally:
            ledger.save()
    return results


def whole_stamp(data: Dataset) -> str:
    """What all pages together were made from."""
    return stamp_of(data_hash(), len(data.agreements) + len(data.visits))


def _run_all(tasks: list[tuple[Report, str]], scratch: Path, workers: int | None) -> Iterator[tuple[int, Result]]:
    """The number and result of each task as it comes."""
    if not tasks:
        return
    workers = min(workers or os.cpu_count() or 1, len(tasks))
    work = partial(run_report, scratch=scratch, home=paths.home())
    if why_not_forked():
        yield from run_spawned(work, tasks, workers)
        return
    _load_once()
    for number, found in run_forked(work, tasks, workers, REPORT_LIMIT):
        yield number, Result(tasks[number][0], "failed", str(found)) if isinstance(found, LostError) else found


def _load_once() -> None:
    """Load what every report needs, so that no fork has to."""
    import_drivers()
    warm_up()
    import nbformat

    from analysis.reports.site.pages import prepare

    prepare()
    nbformat.validate(nbformat.v4.new_notebook())  # makes a validator of the format's schema


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
