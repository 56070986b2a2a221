"""Run the notebooks of the manifest and put the pages in place, all of them or none over a good one."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.dataset import data_hash, load_dataset
from analysis.errors import ParameterError
from analysis.reports.contract import notebook_file, read_parameters
from analysis.reports.manifest import plan_report, read_manifest
from analysis.reports.report import Report, Result
from analysis.reports.site import write_index, write_page
from analysis.store import record_files

TIME_LIMIT = 300  # seconds a cell may take
_LISTED = re.compile(r'<a href="([\w-]+)\.html">')  # a report's line in the index


def render_reports(
    reports: Iterable[Report] | None = None,
    out: Path | str | None = None,
    progress: Callable[[Result, int, int], None] | None = None,
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
        Called with each result, how many are done and how many there are.

    Returns
    -------
    list of Result, in the order of `reports`. A failed report keeps its notebook with the error in it, and
    never replaces a page that was rendered before.

    Raises
    ------
    DataError, ParameterError
        Before any notebook runs, if a record, the manifest or a parameter is wrong.
    """
    data = load_dataset()
    planned = list(reports) if reports is not None else read_manifest(data)
    target = _target(out)
    results = []
    with tempfile.TemporaryDirectory(prefix=".rendering-", dir=target) as scratch:
        for result in _run_all(planned, Path(scratch)):
            _put_in_place(result, Path(scratch), target)
            results.append(result)
            if progress:
                progress(result, len(results), len(planned))
        if reports is None:
            _drop_old_pages(planned, target)
        write_index(results, target, stamp())
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


def stamp() -> str:
    """What a page was made from: the data's hash and the number of records."""
    return f"data {data_hash()}, {len(record_files())} records"


def _run_all(reports: list[Report], scratch: Path) -> Iterator[Result]:
    workers = min(os.cpu_count() or 1, len(reports))
    if workers <= 1:
        yield from (_run(report, scratch) for report in reports)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(_run, reports, [scratch] * len(reports))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _run(report: Report, scratch: Path) -> Result:
    """Execute one notebook and export its page; whatever goes wrong becomes the result's error."""
    import papermill

    logging.getLogger("papermill").setLevel(logging.ERROR)
    executed = scratch / f"{report.slug}.ipynb"
    try:
        with tempfile.TemporaryDirectory(prefix="minerals-") as sockets:
            papermill.execute_notebook(
                notebook_file(report.notebook), executed, parameters=_injected(report), progress_bar=False,
                log_output=False, cwd=scratch, execution_timeout=TIME_LIMIT, kernel_manager_class=_manager(sockets),
            )  # fmt: skip
        write_page(report, executed, scratch / f"{report.slug}.html", stamp())
    except papermill.PapermillExecutionError as error:
        return Result(report, "failed", f"{error.ename}: {error.evalue}", error.exec_count or 0, executed.name)
    except Exception as error:  # noqa: BLE001 — one report's failure of any kind must not stop the others
        kept = executed.name if executed.is_file() else ""
        return Result(report, "failed", f"{type(error).__name__}: {error}", notebook=kept)
    return Result(report, "rendered", notebook=executed.name)


def _manager(sockets: str) -> type:
    """Kernels over sockets in a folder of their own: two that start at once cannot take the same port.

    They run elsewhere, so `MINERALS_HOME` is given to them as an absolute path; and figures go into the notebook,
    wherever `MPLBACKEND` sends them otherwise.
    """
    from jupyter_client.manager import AsyncKernelManager
    from traitlets import default

    inline = "module://matplotlib_inline.backend_inline"
    env = {**os.environ, "MINERALS_HOME": str(paths.home()), "MPLBACKEND": inline}

    class Manager(AsyncKernelManager):
        transport = "tcp" if sys.platform == "win32" else "ipc"

        @default("ip")
        def _ip_default(self) -> str:
            return f"{sockets}/kernel" if self.transport == "ipc" else "127.0.0.1"

        async def start_kernel(self, **options: Any) -> None:
            # At the end of a good run a kernel still says on stderr that it was interrupted.
            await super().start_kernel(**{"env": env, "stderr": subprocess.DEVNULL, **options})

    return Manager


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
    index = target / "index.html"
    before = set(_LISTED.findall(index.read_text(encoding="utf-8"))) if index.is_file() else set()
    for slug in before - kept:
        for suffix in (".html", ".ipynb"):
            (target / f"{slug}{suffix}").unlink(missing_ok=True)
    for notebook in (target / "failed").glob("*.ipynb"):
        if notebook.stem not in kept:
            notebook.unlink()
    if (target / "failed").is_dir() and not any((target / "failed").iterdir()):
        shutil.rmtree(target / "failed")


def render_one(notebook: str, parameters: dict[str, Any], out: Path | str | None = None) -> Result:
    """Render one notebook with the given values; errors as `render_reports`. The index is left alone."""
    report = plan_report(notebook, parameters, load_dataset())
    target = _target(out)
    with tempfile.TemporaryDirectory(prefix=".rendering-", dir=target) as scratch:
        result = _run(report, Path(scratch))
        _put_in_place(result, Path(scratch), target)
    return result
