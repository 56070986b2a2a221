"""Use the table of records and the search in a browser: are filters, address, order, downloads and hits right.

    pip install playwright openpyxl        # in an environment of its own; a Chromium must be installed
    npm pack axe-core && tar xzf axe-core-*.tgz
    python tests/pages/check_browse.py reports/build --axe package/axe.min.js [--screenshots folder]

Opens ``records.html`` and ``search.html`` from their files:

- in light and dark, 390, 768, 1280 and 1920 pixels wide, with filters and with words: axe-core finds no violation, no
  request leaves the page, nothing is written to the console, the page does not scroll sideways;
- filters leave as many rows as they say, each choice as many as it counts; the address keeps them, the Back button
  undoes them, and what the address has wrong is told;
- columns are sorted by keyboard and say so; without JavaScript all rows are there and no filter;
- CSV and Excel hold the rows shown, and openpyxl opens the workbook;
- the search finds names in three languages, abbreviations only as whole words, and offers names where it finds none.

Prints what is wrong, and exits with 1 if anything is.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser, Page, sync_playwright

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (390, 768, 1280, 1920)]
VIEWS = ("records.html", "records.html#country=DEU&mineral=neodymium&year=2023-2026", "records.html#country=XXX&foo=1",
         "search.html", "search.html#q=%D0%A2%D0%BE%D2%9B%D0%B0%D0%B5%D0%B2", "search.html#q=tungsen",
         "search.html#q=UK")  # fmt: skip
FOUND = {
    "UK": ("United Kingdom", "country"), "Great Britain": ("United Kingdom", "country"),
    "C5+1": ("Central Asia and the United States (C5+1)", "country"), "JOGMEC": ("JOGMEC", "body"),
    "tungsten": ("Tungsten", "mineral"), "вольфрам": ("Tungsten", "mineral"),
    "Tokayev": ("Kassym-Jomart Tokayev", "person"), "Токаев": ("Kassym-Jomart Tokayev", "person"),
    "Тоқаев": ("Kassym-Jomart Tokayev", "person"), "США": ("United States", "country"),
    "АҚШ": ("United States", "country"), "казакстан": ("Kazakhstan", "country"),
}  # fmt: skip
NOT_FOUND = {"UK": "Ukraine"}


class Watched:
    """A page that notes what it asks for and what it says."""

    def __init__(self, browser: Browser, folder: Path, **options: object):
        self.context = browser.new_context(accept_downloads=True, **options)
        self.page: Page = self.context.new_page()
        self.folder, self.wrong = folder, []
        self.page.on("console", lambda message: self.wrong.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def _asked(self, request) -> None:
        if not request.url.startswith((self.folder.resolve().as_uri(), "data:", "blob:")):
            self.wrong.append(f"asks for {request.url}")

    def open(self, view: str) -> Page:
        self.page.goto("about:blank")
        self.page.goto(f"{self.folder.resolve().as_uri()}/{view}")
        self.page.wait_for_timeout(400)
        return self.page


def check_looks(browser: Browser, folder: Path, axe: str, shots: Path | None, looks: list) -> Iterator[str]:
    for scheme, width in looks:
        watched = Watched(browser, folder, color_scheme=scheme, viewport={"width": width, "height": 900})
        for number, view in enumerate(VIEWS):
            page = watched.open(view)
            at = f"{view}, {scheme}, {width}"
            if shots:
                page.screenshot(path=shots / f"browse-{number}-{view.partition('.')[0]}-{scheme}-{width}.png")
            inner = page.evaluate("document.documentElement.scrollWidth")
            if inner > width:
                yield f"{at}: {inner} pixels wide"
            page.evaluate(axe)
            for violation in page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]:
                nodes = violation["nodes"]
                yield f"{at}: {violation['impact']}: {violation['help']}: {len(nodes)} times: {nodes[0]['html'][:160]}"
        yield from (f"{scheme}, {width}: {problem}" for problem in watched.wrong)
        watched.context.close()


def shown(page: Page) -> int:
    return page.evaluate("[...document.querySelectorAll('#records tbody tr')].filter(row => !row.hidden).length")


def check_filters(browser: Browser, folder: Path) -> Iterator[str]:
    watched = Watched(browser, folder, viewport={"width": 1280, "height": 900})
    page = watched.open("records.html")
    n_all = shown(page)
    for name in ("kind", "country", "partner", "area", "mineral", "type", "level", "status", "place", "official",
                 "sources", "confidence"):  # fmt: skip
        options = page.locator(f"#f-{name} option").all()
        for option in (options[1], options[len(options) // 2], options[-1]):
            text, value = option.text_content(), option.get_attribute("value")
            page.locator(f"#f-{name}").select_option(value)
            counted = int(text.rpartition("(")[2].rstrip(")").replace(",", ""))
            said = page.locator("#result").inner_text()
            if shown(page) != counted or not (said.startswith((f"{counted:,} ", "All ")) or not counted):
                yield f"{name}={value}: {text} shows {shown(page)} and says {said!r}"
            if f"{name}=" not in page.url:
                yield f"{name}={value} is not in {page.url}"
            page.locator(f"#f-{name}").select_option("")
    if shown(page) != n_all or "#" in page.url:
        yield f"without filters {shown(page)} of {n_all}, {page.url}"
    page.locator("#f-country").select_option("KAZ")
    first = shown(page)
    page.locator("#f-area").select_option("processing")
    page.locator("#f-q").fill("memorandum")
    deep, address = shown(page), page.url
    again = watched.context.new_page()
    again.goto(address)
    if shown(again) != deep:
        yield f"{address} shows {shown(again)}, not {deep}"
    again.close()
    page.go_back()
    page.go_back()
    page.wait_for_timeout(200)
    if shown(page) != first or page.locator("#f-area").input_value():
        yield f"the Back button shows {shown(page)}, not {first}"
    page = watched.open("records.html#country=kazakhstan&area=procesing&foo=1&year=2024")
    wrong = page.locator("#wrong").inner_text()
    if page.locator("#f-country").input_value() != "KAZ" or "foo" not in wrong or "(processing)" not in wrong:
        yield f"a wrong address says {wrong!r}"
    if page.locator("[tabindex]").evaluate_all("all => all.filter(one => one.tabIndex > 0).length"):
        yield "a positive tabindex"
    page = watched.open("records.html")
    page.locator("#records thead button").nth(1).focus()
    page.keyboard.press("Enter")
    titles = page.locator("#records tbody tr th").all_text_contents()
    heads = page.locator("#records thead th")
    sorts = [heads.nth(number).get_attribute("aria-sort") for number in range(heads.count())]
    if sorts[1] != "ascending" or sorts.count(None) != len(sorts) - 1 or len(titles) != n_all:
        yield f"sorted by keyboard: {sorts}"
    if (
        titles[:50]
        != page.evaluate("titles => titles.sort(new Intl.Collator('en', {numeric: true}).compare)", titles)[:50]
    ):
        yield "titles are not in order"
    yield from watched.wrong
    watched.context.close()
    bare = Watched(browser, folder, java_script_enabled=False)
    page = bare.open("records.html")
    if page.locator("#records tbody tr:visible").count() != n_all or page.locator("#filters:visible").count():
        yield "without JavaScript the table is not whole"
    bare.context.close()


def saved(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download(timeout=20_000) as download:
        page.locator(button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def check_downloads(browser: Browser, folder: Path) -> Iterator[str]:
    watched = Watched(browser, folder)
    for view in ("records.html", "records.html#country=DEU&sort=record"):
        page = watched.open(view)
        titles = page.evaluate("[...document.querySelectorAll('#records tbody tr')].filter(row => !row.hidden)"
                               ".map(row => row.cells[1].textContent)")  # fmt: skip
        name, content = saved(page, "#to-csv")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        agreements = [row["title"] for row in rows if row["kind"] == "agreement"]
        if len(rows) != len(titles) or not {*agreements} <= {*titles}:
            yield f"{name}: {len(rows)} rows of {len(titles)}"
        if [row["title"] or row["visitor_name"] for row in rows[:20]] != [
            title if row["title"] else title.split(",")[0] for row, title in zip(rows[:20], titles, strict=False)
        ]:
            yield f"{name}: not in the order shown"
        if any(value.startswith(tuple("=+-@")) for row in rows for value in row.values()):
            yield f"{name}: a formula"
        name, content = saved(page, "#to-excel")
        book = openpyxl.load_workbook(io.BytesIO(content))
        sizes = {sheet.title: sheet.max_row - 1 for sheet in book}
        if sizes["Records"] != len(titles) or sizes["Agreements"] + sizes["Visits"] != len(titles):
            yield f"{name}: {sizes} for {len(titles)}"
        heads = [cell.value for cell in book["Agreements"][1]]
        first = dict(zip(heads, [cell.value for cell in book["Agreements"][2]], strict=True))
        if not hasattr(first["date_start"], "year") or not first["source_urls"] or not first["id"]:
            yield f"{name}: {first}"
        print(f"{view}: {name}, {len(content) / 1024:.0f} KiB, {sizes}")
    yield from watched.wrong
    watched.context.close()


def check_search(browser: Browser, folder: Path) -> Iterator[str]:
    watched = Watched(browser, folder)
    page = watched.open("search.html")
    kinds = {"country": "Countries", "person": "People", "mineral": "Minerals", "body": "Bodies"}
    for query, (name, kind) in FOUND.items():
        page.locator("#q").fill(query)
        heading = page.locator("#results h2").first.inner_text() if page.locator("#results h2").count() else ""
        hits = page.locator("#results section").first.locator("a").all_inner_texts() if heading else []
        if not heading.startswith(kinds[kind]) or hits[:1] != [name]:
            yield f"{query}: {heading} {hits[:3]}"
        if NOT_FOUND.get(query, "no such name") in hits:
            yield f"{query} finds {NOT_FOUND[query]}"
        if page.locator("#results a:not([href])").count():
            yield f"{query}: a hit without a link"
    page.locator("#q").fill("tungsen")
    page.wait_for_timeout(400)
    if (
        "Tungsten" not in page.locator("#results").inner_text()
        or "Searched: " not in page.locator("#results").inner_text()
    ):
        yield "nothing is offered for tungsen"
    page.locator("#q").fill("kazakhstan")
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.textContent") != "Kazakhstan":
        yield "the Enter key does not lead to the first hit"
    if "q=kazakhstan" not in page.url:
        yield f"the query is not in {page.url}"
    yield from watched.wrong
    watched.context.close()


def main() -> int:
    """Check the two pages of a folder; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--axe", type=Path, required=True, help="axe.min.js of axe-core")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--screenshots", type=Path, help="folder for a picture of every view in every look")
    parser.add_argument("--quick", action="store_true", help="only two of the eight looks")
    given = parser.parse_args()
    if given.screenshots:
        given.screenshots.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu"])
        looks = [("light", 1280), ("dark", 390)] if given.quick else LOOKS
        axe = given.axe.read_text(encoding="utf-8")
        checks = (
            check_filters(browser, given.folder),
            check_downloads(browser, given.folder),
            check_search(browser, given.folder),
            check_looks(browser, given.folder, axe, given.screenshots, looks),
        )
        n_wrong = 0
        for problem in chain.from_iterable(checks):
            n_wrong += 1
            print(problem, flush=True)
        browser.close()
    print(f"{n_wrong} problems")
    return 1 if n_wrong else 0


if __name__ == "__main__":
    sys.exit(main())
