"""One report from a standing start: what reads the records and what drives the notebook are loaded side by side.

This process loads neither. A fork of it loads papermill and what pages are made with; a fork of that one loads pandas,
reads the records, plans the report, and becomes the kernel that runs its cells.
"""

from __future__ import annotations

import os
from collections.abc import Set
from functools import partial
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import AnalysisError
from analysis.extras import need
from analysis.reports.engine.forking import KernelFork
from analysis.reports.engine.pool import LostError, run_forked, run_spawned
from analysis.reports.engine.preload import import_drivers, why_not_forked
from analysis.reports.execution import REPORT_LIMIT, execute_in, page_stamp, run_report, working_folder
from analysis.reports.output import LEDGER, changing, chosen_folder, moves_of, pages_in, put_in_place, staged
from analysis.reports.report import Report, Result


def render_report(name: str, *, out: Path | str | None = None, **parameters: object) -> Result:
    """Render one notebook with the given parameters into a page and an executed notebook.

    Parameters
    ----------
    name : str
        A notebook by name: ``timeline``, ``country_brief`` …
    out : path, optional
        The folder to write to: a new or empty one, or one of pages; by default as `render_reports`.
    **parameters
        Values of the notebook's parameters, as ``minerals params NAME`` lists them; the others keep their defaults.
        Countries, minerals and areas by any name or code, dates as a source writes them. A parameter that is called
        ``name`` or ``out`` can be given by `render_one`.

    Returns
    -------
    Result
        `status` is ``rendered`` or ``failed``, then with the `error` in one line, the `cell` that raised it and the
        notebook kept under ``failed/``. The page is ``<out>/<report.slug>.html``; it leads to those pages of the site
        that are in the folder. The index is left alone.

    Raises
    ------
    ParameterError
        No such notebook or parameter, a value that does not fit, no records that match, a folder that cannot be
        written to. Nothing has been written.
    DataError
        A record is wrong.

    Examples
    --------
    >>> result = render_report("timeline", country="Казахстан", since="2025")  # doctest: +SKIP
    >>> result.status, result.report.slug  # doctest: +SKIP
    ('rendered', 'timeline-kaz-since-2025')
    """
    return render_one(name, parameters, out)


def render_one(notebook: str, parameters: dict[str, Any], out: Path | str | None = None) -> Result:
    """Render one notebook with the given values; errors as `render_reports`. The index is left alone."""
    need("reports", "a report")
    target = chosen_folder(out)
    with staged(target) as scratch:
        plan, pages = partial(_plan, notebook, parameters), pages_in(target)
        result = _spawned(plan, scratch, pages) if why_not_forked() else _forked(plan, scratch, pages)
        moves = moves_of([result])
        with changing(target):
            if moves and not (target / LEDGER).exists():  # by it a folder of pages is known
                (scratch / LEDGER).write_text("{}", encoding="utf-8")
                moves[LEDGER] = LEDGER
            mended = [f"failed/{result.report.slug}.ipynb"] if result.status == "rendered" else []
            put_in_place(scratch, target, moves, mended)
    return result


def _plan(notebook: str, parameters: dict[str, Any]) -> tuple[Report, str]:
    """The report and its stamp."""
    from analysis.dataset.dataset import load_dataset
    from analysis.reports.manifest import plan_report
    from analysis.reports.tally import Tally

    data = load_dataset()
    report = plan_report(notebook, parameters, data)
    return report, page_stamp(report, Tally(data))


def _spawned(plan: partial[tuple[Report, str]], scratch: Path, pages: Set[str]) -> Result:
    """In a new interpreter, where this one cannot be forked."""
    work = partial(run_report, scratch=scratch, home=paths.home(), pages=pages)
    ((_, result),) = run_spawned(work, [plan()], 1)
    return result


def _forked(plan: partial[tuple[Report, str]], scratch: Path, pages: Set[str]) -> Result:
    """In a fork; what went wrong with it before there was a report goes wrong once more here, and is raised."""
    ((_, found),) = run_forked(partial(_run, plan, home=paths.home(), pages=pages), [scratch], 1, REPORT_LIMIT)
    if isinstance(found, AnalysisError):
        raise found
    return Result(plan()[0], "failed", str(found)) if isinstance(found, LostError) else found


def _run(
    plan: partial[tuple[Report, str]], scratch: Path, home: Path, pages: Set[str]
) -> Result | AnalysisError | LostError:
    """Start a kernel that plans the report first, and meanwhile import what drives it."""
    os.environ["MINERALS_HOME"] = str(home)  # the notebook runs elsewhere
    kernel = KernelFork(partial(_planned, plan, scratch))
    try:
        import_drivers()
        planned = kernel.first_result()
        if isinstance(planned, AnalysisError):
            return planned
        report, stamp = planned
        return execute_in(kernel, report, stamp, scratch, pages)
    except EOFError:
        return LostError("its process ended before the records were read")
    finally:
        kernel.end()


def _planned(plan: partial[tuple[Report, str]], scratch: Path) -> tuple[Report, str] | AnalysisError:
    """What the kernel does first. It runs its cells where papermill would have started it."""
    try:
        planned = plan()
    except AnalysisError as error:
        return error
    os.chdir(working_folder(scratch, planned[0]))
    return planned
