"""Forty country briefs, notebook and page each: ours against papermill and nbconvert as people run them.

    python tests/benchmarks/bench_render.py [--reports 40] [--sample 8] [--lean PYTHON]
    python tests/benchmarks/bench_render.py --many 200

All run in turn on the same cores. The executed notebooks are compared first, output by output and figures to the byte.
Ours and the pool run all reports; of the ways that start a command or a kernel for each report, `--sample` reports are
run and the time a report is taken. `--lean` is the interpreter of an environment without JupyterLab.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HERE = str(Path(__file__))
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "country_brief.ipynb"


def codes(number: int) -> list[str]:
    """The countries and blocs with most agreements and visits."""
    from analysis import load_dataset

    data = load_dataset()
    cells = [*data.agreements["party_codes"], *data.visits["party_codes"]]
    return [code for code, _ in Counter(code for cell in cells for code in set(cell)).most_common(number)]


# --- the ways --------------------------------------------------------------------------------------


def ours(chosen: list[str], out: Path) -> None:
    """Executed notebooks and pages of the site, from a cold process."""
    call(sys.executable, "ours", chosen, out)


def by_commands(python: str, chosen: list[str], out: Path) -> None:
    """The two commands in turn for each report."""
    bin_folder = Path(python).parent
    for code in chosen:
        executed = out / f"{code}.ipynb"
        papermill = [bin_folder / "papermill", NOTEBOOK, executed, "-p", "country", code, "--no-progress-bar"]
        for command in (papermill, [bin_folder / "jupyter", "nbconvert", "--to", "html", "--no-input", executed]):
            subprocess.run(list(map(str, command)), check=True, capture_output=True, cwd=out)


def one_by_command(code: str, out: Path) -> None:
    """One report as people run it, by the command of this environment."""
    command = [Path(sys.executable).parent / "minerals", "render", "country_brief", "--country", code, "--out", out]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)


def call(python: str, way: str, chosen: list[str], out: Path) -> None:
    command = [python, HERE, "--one", way, str(out), *chosen]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def one(way: str, out: Path, chosen: list[str]) -> None:
    """What a process of its own does; its start counts."""
    if way == "ours":
        from analysis import load_dataset
        from analysis.reports.manifest import read_manifest
        from analysis.reports.render import render_reports

        planned = read_manifest(load_dataset())
        briefs = {report.parameters["country"]: report for report in planned if report.notebook == "country_brief"}
        reports = [briefs[code] for code in chosen]
        failed = [result for result in render_reports(reports, out, force=True) if result.status != "rendered"]
        if failed:
            sys.exit(f"failed: {failed[0]}")
    elif way == "api":
        for code in chosen:
            by_api((code, str(out)))
    else:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
            list(pool.map(by_api, [(code, str(out)) for code in chosen]))


def by_api(task: tuple[str, str]) -> None:
    import papermill
    from nbconvert import HTMLExporter

    code, out = task
    executed = Path(out) / f"{code}.ipynb"
    papermill.execute_notebook(NOTEBOOK, executed, parameters={"country": code}, progress_bar=False, cwd=out)
    html, _ = HTMLExporter(exclude_input=True).from_filename(str(executed))
    executed.with_suffix(".html").write_text(html, encoding="utf-8")


# --- comparing and timing --------------------------------------------------------------------------


def outputs(notebook: Path) -> list:
    """Source, outputs and count of each cell; what names a process is left out, and how a parameter is quoted."""
    plain = re.sub(r"ipykernel_\d+|0x[0-9a-f]+", "…", notebook.read_text(encoding="utf-8"))
    cells = json.loads(plain)["cells"]
    return [
        ("".join(cell["source"]).replace("'", '"'), cell.get("outputs"), cell.get("execution_count")) for cell in cells
    ]


def compare(chosen: list[str], mine: Path, theirs: Path) -> int:
    """How many figures were the same; ends the run at the first difference."""
    figures = 0
    for code in chosen:
        own, other = outputs(mine / f"country_brief-{code.lower()}.ipynb"), outputs(theirs / f"{code}.ipynb")
        for number, (left, right) in enumerate(zip(own, other, strict=True)):
            if left != right:
                sys.exit(f"{code}: cell {number} differs:\n{str(left)[:400]}\n{str(right)[:400]}")
            figures += sum("image/svg+xml" in output.get("data", {}) for output in left[1] or ())
    return figures


def timed(run, *arguments) -> float:
    began = time.perf_counter()
    run(*arguments)
    return time.perf_counter() - began


def manifest_times(out: Path) -> dict[str, float]:
    """Seconds of `minerals render` over the whole manifest: everything, nothing changed, one record changed."""
    import shutil

    home = out / "home"
    project = NOTEBOOK.parents[1]
    for name in ("data", "notebooks"):
        shutil.copytree(project / name, home / name, ignore=shutil.ignore_patterns(".*"))
    (home / "reports").mkdir()
    shutil.copy(project / "reports" / "manifest.yml", home / "reports")
    env = {**os.environ, "MINERALS_HOME": str(home)}
    command = [str(Path(sys.executable).parent / "minerals"), "render", "-o", str(out / "site"), "--json", "--quiet"]
    times = {}

    def render(name: str) -> None:
        began = time.perf_counter()
        done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
        times[name] = time.perf_counter() - began
        print(f"  {name:22} {times[name]:7.2f} s   {json.loads(done.stdout)['counts']}")

    render("everything")
    render("nothing changed")
    record = next((home / "data" / "records").rglob("2025-11-06-kaz-usa-critical-minerals-mou.yml"))
    record.write_text(record.read_text(encoding="utf-8").replace("title: ", "title: New "), encoding="utf-8")
    render("one record changed")
    return times


def many(number: int) -> None:
    """So many reports in one process: none lost, no process left behind, and the parent's memory by quarters."""
    from analysis import load_dataset
    from analysis.reports.manifest import plan_report
    from analysis.reports.render import render_reports

    data = load_dataset()
    given = [{"country": code, "until": str(year)} for code in codes(40) for year in range(2026, 2016, -1)]
    reports = []
    for parameters in given:
        report = plan_report("timeline", parameters, data, allow_empty=True)
        if not report.is_empty and len(reports) < number:
            reports.append(report)
    memory = []

    def watch(_, done: int, total: int) -> None:
        if done % max(1, total // 4) == 0:
            status = Path("/proc/self/status").read_text(encoding="ascii")
            memory.append(int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024)

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        counts = Counter(result.status for result in render_reports(reports, folder, watch, force=True))
        taken = time.perf_counter() - began
        pages = len(list(Path(folder).glob("timeline-*.html")))
    try:
        os.waitpid(-1, os.WNOHANG)
        left = "a process is left"
    except ChildProcessError:
        left = "no process left"
    print(f"{len(reports)} reports in {taken:.0f} s: {dict(counts)}, {pages} pages, {left}, MiB by quarters {memory}")


def main(reports: int, sample: int, lean: str | None) -> None:
    chosen = codes(reports)
    few = chosen[:: max(1, len(chosen) // sample)][:sample]
    with tempfile.TemporaryDirectory() as folder:
        places = {name: Path(folder) / name for name in ("ours", "a", "b", "c", "d", "one", "all")}
        for place in places.values():
            place.mkdir()
        seconds = {"ours": timed(ours, chosen, places["ours"]) / len(chosen)}
        ways = {"a": ("(a) papermill and nbconvert commands, with JupyterLab", few, by_commands, sys.executable)}
        if lean:
            ways["b"] = ("(b) the same without JupyterLab", few, by_commands, lean)
        python = lean or sys.executable
        ways["c"] = ("(c) their Python APIs in one process", few, lambda *given: call(python, "api", *given), None)
        ways["d"] = (
            f"(d) (c) in a pool of {os.cpu_count()}",
            chosen,
            lambda *given: call(python, "pool", *given),
            None,
        )
        for name, (_, which, run, argument) in ways.items():
            arguments = (argument, which, places[name]) if argument else (which, places[name])
            seconds[name] = timed(run, *arguments) / len(which)
        figures = compare(chosen, places["ours"], places["d"])
        print(f"{len(chosen)} country briefs: outputs of all cells equal, {figures} figures to the byte")
        seconds["ours"] = min(seconds["ours"], timed(ours, chosen, places["ours"]) / len(chosen))
        print(f"  ours, {os.cpu_count()} at once {' ' * 38} {seconds['ours']:6.3f} s a report")
        for name, (title, which, *_) in ways.items():
            ratio = seconds[name] / seconds["ours"]
            print(f"  {title:55} {seconds[name]:6.3f} s a report  {ratio:5.1f}x ours   ({len(which)} reports)")
        base = seconds.get("b", seconds["a"])
        single = sum(timed(one_by_command, code, places["one"]) for code in few) / len(few)
        print(f"one report by a command: {single:.2f} s, {single / base:.2f}x of {'(b)' if lean else '(a)'}")
        print("the whole manifest:")
        times = manifest_times(places["all"])
        n_reports = len(list((places["all"] / "site").glob("*.html"))) - 1
        for name, taken in times.items():
            print(f"  {name}: {base * n_reports / taken:.0f}x {'(b)' if lean else '(a)'} for {n_reports} reports")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--sample", type=int, default=8)
    parser.add_argument("--lean")
    parser.add_argument("--many", type=int, help="only render so many reports, and watch memory and processes")
    parser.add_argument("--one", nargs="+")
    given = parser.parse_args()
    if given.one:
        one(given.one[0], Path(given.one[1]), given.one[2:])
    elif given.many:
        many(given.many)
    else:
        main(given.reports, given.sample, given.lean)
