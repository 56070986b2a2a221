"""How fast the table of all records and the search open and answer in Chromium, with several times the record.

    pip install playwright                 # in an environment of its own; a Chromium must be installed
    python tests/benchmarks/bench_browse.py write FOLDER [--times 5]   # with the project: pages of a longer record
    python tests/benchmarks/bench_browse.py run FOLDER [--runs 7]      # with playwright: figures of these pages

Copies of a record differ in their id and their date. Times are milliseconds from the start of navigation: when the
first text is painted, when the script has made the page ready for its reader, when everything is loaded; and what one
letter typed into the field costs until the page is laid out anew, the median and the longest of all.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path
from statistics import median

IDS = {"id", "agreement_id", "visit_id", "record_id"}
LISTS = {"visit_ids", "follows_ids", "agreement_ids"}
QUERIES = {
    "records.html": ("#f-q", ["kazakhstan", "вольфрам", "uk", "memorandum japan", "nothing like this"]),
    "search.html": ("#q", ["kazakhstan", "Тоқаев", "uk", "memorandum japan", "tungsen"]),
}
MEASURE = """() => {
  const mark = performance.getEntriesByType("mark").find(mark => mark.name.endsWith("-ready"));
  const [page] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return { painted: paint ? paint.startTime : NaN, ready: mark.startTime, loaded: page.loadEventEnd };
}"""
TYPE = """([selector, text]) => {
  const field = document.querySelector(selector), start = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  void document.body.offsetHeight;
  return performance.now() - start;
}"""


def longer(data, times: int):
    """The dataset with so many copies of each record, each a day earlier than the one before."""
    import pandas as pd

    def copies(frame: pd.DataFrame) -> pd.DataFrame:
        made = [frame]
        for copy in range(1, times):
            one = frame.copy()
            for column in IDS & {*frame.columns}:
                one[column] = one[column] + f"-{copy}"
            for column in LISTS & {*frame.columns}:
                one[column] = pd.Series([tuple(f"{i}-{copy}" for i in cell) for cell in one[column]], one.index)
            for column in {"date_start", "date_end"} & {*frame.columns}:
                one[column] = one[column] - pd.Timedelta(days=copy)
            made.append(one)
        return pd.concat(made, ignore_index=True)

    tables = [field.name for field in dataclasses.fields(data) if isinstance(getattr(data, field.name), pd.DataFrame)]
    return dataclasses.replace(data, **{name: copies(getattr(data, name)) for name in tables})


def write(folder: Path, times: int) -> None:
    """The two pages of the longer record."""
    from analysis import load_dataset
    from analysis.pages.layout import frame_of
    from analysis.pages.plan import render_page
    from analysis.pages.records_page import records_page
    from analysis.pages.search_page import search_page
    from analysis.pages.site import Site

    data = longer(load_dataset(), times)
    pages = Site(data).pages
    folder.mkdir(parents=True, exist_ok=True)
    for page in (records_page(data, pages), search_page(data, pages)):
        (folder / page.address).write_text(render_page(page, frame_of(pages)), encoding="utf-8")
    print(f"{len(data.agreements)} agreements, {len(data.visits)} visits in {folder}")


def run(folder: Path, runs: int, chromium: str) -> None:
    """Open each page and type into it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (field, queries) in QUERIES.items():
            opened: list[dict[str, float]] = []
            typed: list[float] = []
            for number in range(runs):
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto((folder / name).resolve().as_uri())
                opened.append(page.evaluate(MEASURE))
                if number == runs - 1:
                    page.locator(field).focus()
                    page.wait_for_timeout(1000)
                    beginnings = [query[:end] for query in queries for end in range(1, len(query) + 1)]
                    typed.extend(page.evaluate(TYPE, [field, text]) for text in beginnings)
                page.close()
            weight = (folder / name).stat().st_size / 1e6
            figures = {key: median(one[key] for one in opened) for key in opened[0]}
            told = ", ".join(f"{key} {value:.0f} ms" for key, value in figures.items())
            print(f"{name} ({weight:.1f} MB): {told}; a letter {median(typed):.1f} ms, at most {max(typed):.1f} ms")
        browser.close()


def main() -> int:
    """Write pages or measure them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["write", "run"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    given = parser.parse_args()
    if given.what == "write":
        write(given.folder, given.times)
    else:
        run(given.folder, given.runs, given.chromium)
    return 0


if __name__ == "__main__":
    sys.exit(main())
