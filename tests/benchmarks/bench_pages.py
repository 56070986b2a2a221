"""The pages of the record: how long it takes to plan them, and how many a second are rendered.

    python tests/benchmarks/bench_pages.py [workers]

Prints for each kind the number of pages, their mean weight and the pages a second of one process; then planning, keys
and the whole with as many processes as `workers` (by default the cores of the machine), each as time of the processor
and of the clock: on a busy machine the first says more. Then a whole render of a site without reports: everything new,
nothing changed, one record changed.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis import paths
from analysis.dataset.dataset import load_dataset
from analysis.pages.layout import frame_of, prepare
from analysis.pages.plan import plan_pages, render_page
from analysis.pages.site import Site
from analysis.reports.engine.preload import without_collector
from analysis.reports.records import render_pages


@contextmanager
def timed(what: str, number: int = 0) -> Iterator[None]:
    """Print the time of the clock and of the processor, children included, and how many a second of each."""
    began, used = time.perf_counter(), os.times()
    yield
    took, now = time.perf_counter() - began, os.times()
    own = sum(now[:4]) - sum(used[:4])
    rate = f"  {number / took:7.0f}/s of the clock  {number / own:7.0f}/s of the processor" if number and own else ""
    print(f"{what:44} {took:6.2f} s  {own:6.2f} s of the processor{rate}", flush=True)


def main() -> None:
    """Measure and print."""
    workers = int(sys.argv[1]) if len(sys.argv) > 1 else os.cpu_count() or 1
    with timed("records read"):
        data = load_dataset()
    with timed("templates and style"):
        prepare()
    site = Site(data)
    frame = frame_of(site.pages)
    with timed("pages planned"), without_collector():
        pages = plan_pages(site, frame.version)
    with timed("keys", len(pages)):
        keys = {address: page.key(frame) for address, page in pages.items()}
    kinds = defaultdict(list)
    for address in keys:
        kinds[address.partition("/")[0]].append(address)
    for kind, addresses in kinds.items():
        with timed(f"  {len(addresses):4} {kind}", len(addresses)):
            weight = sum(len(render_page(pages[address], frame).encode()) for address in addresses)
        print(f"{'':11}mean weight {weight / len(addresses) / 1024:.1f} KiB")
    folder = Path(tempfile.mkdtemp(prefix="bench-pages-"))
    try:
        whole_runs(folder, workers)
    finally:
        shutil.rmtree(folder)


def whole_runs(folder: Path, workers: int) -> None:
    """Everything new, nothing changed, one record changed."""
    home = folder / "home"
    shutil.copytree(paths.data_folder(), home / "data")
    os.environ["MINERALS_HOME"] = str(home)
    out = folder / "out"
    out.mkdir()

    def run(what: str) -> None:
        data = load_dataset()
        scratch = Path(tempfile.mkdtemp(dir=folder))
        with timed(what):
            done = render_pages(data, {}, {}, frame_of(Site(data).pages), out, scratch, force=False, workers=workers)
            for address in done.moves:
                (out / address).parent.mkdir(exist_ok=True)
                (scratch / address).replace(out / address)
        ledger = done.noted(out, out)
        (out / ".pages.json").write_text(ledger.text(), encoding="utf-8")
        print(f"{'':11}{len(done.done.rendered)} rendered, {len(done.done.unchanged)} unchanged")

    run(f"everything new, {workers} processes")
    run("nothing changed")
    file = next((home / "data" / "records").rglob("2025-11-06-kaz-usa-critical-minerals-mou.yml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub("^title: .*$", "title: Another title", text, flags=re.MULTILINE), encoding="utf-8")
    run("one record changed")


if __name__ == "__main__":
    main()
