"""Run the notebooks of the manifest and put pages and index in place together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from analysis import paths
from analysis.dataset.dataset import Dataset, data_hash, load_dataset
from analysis.errors import ParameterError
from analysis.extras import need
from analysis.reports.engine.pool import LostError, run_forked, run_spawned
from analysis.reports.engine.preload import import_drivers, warm_up, why_not_forked
from analysis.reports.execution import REPORT_LIMIT, page_stamp, run_report, stamp_of
from analysis.reports.freshness import Ledger, fingerprint
from analysis.reports.manifest import read_manifest
from analysis.reports.output import LEDGER, changing, chosen_folder, moves_of, put_in_place, staged
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
    never replaces a page that was rendered before. A page whose records are gone goes away.

    Raises
    ------
    DataError, ParameterError
        Before any notebook runs, if a record, the manifest, a parameter or the folder is wrong.
    OSError
        The pages cannot be put in place, for want of room say; then the folder is as it was before.

    Examples
    --------
    >>> results = render_reports(out="pages")  # doctest: +SKIP
    >>> [result.report.slug for result in results if result.status == "failed"]  # doctest: +SKIP
    []
    """
    if workers is not None and workers < 1:
        raise ParameterError(f"{workers} workers", "give 1 or more")
    need("reports", "a report")
    target = chosen_folder(out)
    data = load_dataset()
    planned = list(reports) if reports is not None else read_manifest(data)
    tally = Tally(data)
    marks = {report.slug: fingerprint(report, tally) for report in planned}
    with staged(target) as scratch:
        results = _render(planned, marks, tally, target, scratch, progress, force, workers)
        with changing(target):
            _put_all(results, marks, scratch, target, whole_stamp(data), is_site=reports is None)
    return results


def _render(
    planned: list[Report], marks: dict[str, str], tally: Tally, target: Path, scratch: Path,
    progress: Progress | None, force: bool, workers: int | None,
) -> list[Result]:  # fmt: skip
    """What became of each report; finished files stand in `scratch`."""
    ledger = Ledger(target)
    results: dict[int, Result] = {}

    def done(number: int, result: Result) -> None:
        results[number] = result
        if progress:
            progress(result, len(results), len(planned))

    todo = []
    for number, report in enumerate(planned):
        if report.is_empty:
            done(number, Result(report, "empty"))
        elif not force and ledger.holds(report.slug, marks[report.slug]):
            done(number, Result(report, "unchanged", notebook=f"{report.slug}.ipynb"))
        else:
            todo.append(number)
    tasks = [(planned[number], page_stamp(planned[number], tally)) for number in todo]
    for task, result in _run_all(tasks, scratch, workers):
        done(todo[task], result)
    return [results[number] for number in range(len(planned))]


def _put_all(
    results: list[Result], marks: dict[str, str], scratch: Path, target: Path, stamp: str, is_site: bool
) -> None:
    """Put pages, index and ledger in place together, and take away what there is no longer.

    Those are pages whose records are gone; where the results are the whole site, also those of reports that it has no
    longer. Pages rendered one by one stay.
    """
    from analysis.reports.site.pages import index_page

    ledger = Ledger(target)  # as it is now: another run may have come in between
    slugs = {result.report.slug for result in results}
    gone = {result.report.slug for result in results if result.status == "empty"}
    if is_site:
        gone |= ledger.slugs() - slugs
    ledger.drop(gone)
    for result in results:
        if result.status == "rendered":
            ledger.enter(result.report.slug, marks[result.report.slug], scratch)
    moves = moves_of(results)
    failed = {name.removeprefix("failed/") for name in moves.values() if name.startswith("failed/")}
    mended = {f"{result.report.slug}.ipynb" for result in results if result.status in ("rendered", "empty")}
    if is_site:
        mended |= {file.name for file in (target / "failed").glob("*.ipynb") if file.stem not in slugs}
    removed = [f"{slug}{suffix}" for slug in sorted(gone) for suffix in (".html", ".ipynb")]
    removed += [f"failed/{name}" for name in sorted(mended - failed)]
    pages = ({file.name for file in target.glob("*.html")} | set(moves)) - set(removed)
    (scratch / "index.html").write_text(index_page(results, pages, stamp), encoding="utf-8")
    (scratch / LEDGER).write_text(ledger.text(), encoding="utf-8")
    put_in_place(scratch, target, {**moves, "index.html": "index.html", LEDGER: LEDGER}, removed)


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
