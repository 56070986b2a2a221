"""Run the notebooks of the manifest and put pages and index in place together."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from analysis import paths
from analysis.dataset.cache import code_digest
from analysis.dataset.dataset import Dataset, load_dataset
from analysis.errors import ParameterError
from analysis.extras import need
from analysis.reports.engine.pool import LostError, run_forked, run_spawned
from analysis.reports.engine.preload import import_drivers, warm_up, why_not_forked
from analysis.reports.execution import REPORT_LIMIT, page_stamp, run_report, stamp_of
from analysis.reports.freshness import Ledger, fingerprint, libraries
from analysis.reports.manifest import read_manifest
from analysis.reports.output import (
    LEDGER,
    PAGES_LEDGER,
    changing,
    chosen_folder,
    moves_of,
    pages_in,
    put_in_place,
    staged,
)
from analysis.reports.records import INDEX, PagesDone, PagesRun, render_pages
from analysis.reports.report import Report, Result
from analysis.reports.tally import Tally
from analysis.vocab.disk import vocabulary_digest

Progress = Callable[[Result, int, int], None]


def render_reports(
    reports: Iterable[Report] | None = None,
    out: Path | str | None = None,
    progress: Progress | None = None,
    force: bool = False,
    workers: int | None = None,
    told: Callable[[PagesDone], None] | None = None,
) -> list[Result]:
    """Render reports into a folder: a page and the executed notebook each, and an index of all.

    Without `reports` it is the whole site, with a page for each agreement, visit, person, body, mineral, area, country,
    pair and year of the record.

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
    told : callable, optional
        Called with what became of the pages of the record, once they are in place.

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
    from analysis.pages.layout import frame_of
    from analysis.pages.site import fixed_pages

    target = chosen_folder(out)
    data = load_dataset()
    planned = list(reports) if reports is not None else read_manifest(data)
    tally = Tally(data)
    shown = {report.slug: report.title for report in planned if not report.is_empty}
    frame = frame_of(fixed_pages(shown) if reports is None else pages_in(target))
    marks = {report.slug: fingerprint(report, tally, frame) for report in planned}
    with staged(target) as scratch:
        run = PagesRun()
        if reports is None:
            parties = {report.slug: report.parties for report in planned if not report.is_empty}
            run = render_pages(data, shown, parties, frame, target, scratch, force, workers or os.cpu_count() or 1)
        pages = _addresses(run, shown, target)
        results = _render(planned, marks, tally, target, scratch, progress, force, workers, pages)
        with changing(target):
            _put_all(results, marks, scratch, target, data, run, is_site=reports is None)
    if told:
        told(run.done)
    return results


def _addresses(run: PagesRun, reports: Iterable[str], target: Path) -> frozenset[str]:
    """All pages that a report may lead to."""
    if not run.done.rendered + run.done.unchanged:
        return pages_in(target)
    from analysis.pages.site import fixed_pages

    return frozenset({*fixed_pages(reports), *run.done.rendered, *run.done.unchanged})


def _render(
    planned: list[Report], marks: dict[str, str], tally: Tally, target: Path, scratch: Path,
    progress: Progress | None, force: bool, workers: int | None, pages: frozenset[str],
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
    for task, result in _run_all(tasks, scratch, workers, pages):
        done(todo[task], result)
    return [results[number] for number in range(len(planned))]


def _put_all(
    results: list[Result],
    marks: dict[str, str],
    scratch: Path,
    target: Path,
    data: Dataset,
    run: PagesRun,
    is_site: bool,
) -> None:
    """Put pages, index and ledger in place together, and take away what there is no longer.

    Those are pages whose records are gone; where the results are the whole site, also those of reports that it has no
    longer. Pages rendered one by one stay.
    """
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
    moves |= run.moves
    removed += run.done.gone
    noted = run.noted(target, scratch) if is_site else None
    pages = (pages_in(target) | {name for name in moves if name.endswith(".html")} | {INDEX}) - set(removed)
    stamp = whole_stamp(data)
    key = _index_key(results, pages, stamp)
    if moves or removed or noted is None or not noted.holds(INDEX, key):
        from analysis.pages.front import front_of
        from analysis.pages.site import Site
        from analysis.reports.site.pages import index_page

        front = front_of(Site(data), pages)
        (scratch / INDEX).write_text(index_page(results, pages, stamp, front), encoding="utf-8")
        moves[INDEX] = INDEX
    if noted is not None and (moves or removed):
        if INDEX in moves:
            noted.enter(INDEX, key, scratch)
        (scratch / PAGES_LEDGER).write_text(noted.text(), encoding="utf-8")
        moves[PAGES_LEDGER] = PAGES_LEDGER
    (scratch / LEDGER).write_text(ledger.text(), encoding="utf-8")
    put_in_place(scratch, target, {**moves, LEDGER: LEDGER}, removed)


def _index_key(results: list[Result], pages: frozenset[str], stamp: str) -> str:
    """SHA-256 of all that the index shows."""
    told = [(result.report, result.status == "failed", result.error, result.cell) for result in results]
    made = (told, sorted(pages), stamp, code_digest(), libraries(), vocabulary_digest(paths.vocab_folder()))
    return hashlib.sha256(repr(made).encode("utf-8", "surrogatepass")).hexdigest()


def whole_stamp(data: Dataset) -> str:
    """What all pages together were made from."""
    return stamp_of(data.hash, len(data.agreements) + len(data.visits))


def _run_all(
    tasks: list[tuple[Report, str]], scratch: Path, workers: int | None, pages: frozenset[str]
) -> Iterator[tuple[int, Result]]:
    """The number and result of each task as it comes."""
    if not tasks:
        return
    workers = min(workers or os.cpu_count() or 1, len(tasks))
    work = partial(run_report, scratch=scratch, home=paths.home(), pages=pages)
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
