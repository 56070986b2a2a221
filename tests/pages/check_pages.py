"""Look at rendered pages in a browser: is everybody served, does nothing leave the page, do search and downloads work.

    pip install playwright                 # in an environment of its own; a Chromium must be installed
    npm pack axe-core && tar xzf axe-core-*.tgz
    python tests/pages/check_pages.py reports/build --axe package/axe.min.js [--screenshots folder]

Opens the index, the definitions, of every kind of report and of page of the record the first and the heaviest, and the
list of each kind (``--all``: all of them), from their files:

- axe-core finds no serious or critical violation, in light and dark, 1280 and 400 pixels wide;
- no request leaves the page, nothing is written to the console, the page does not scroll sideways;
- figures are saved as CSV, SVG and PNG; the search of the index counts what it shows and remembers it in the address;
- without JavaScript all reports are listed, folded or not, and the search that would not work is hidden.

Prints one line a page, with its weight beside its figures and their data, and every violation; exits with 1 if there is
any.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

FIGURES = re.compile(r'<svg\b.*?</svg>|<details class="data">.*?</details>|<img src="data:[^"]*"', re.DOTALL)
FORMULA = re.compile(r"(?![-+]?\d[\d,]*(\.\d+)?%?$)[=+\-@\t\r]")
KIND = re.compile(r'<a href="index\.html#(\w+)">')
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 400)]
PNG = b"\x89PNG\r\n\x1a\n"


def weight(file: Path) -> int:
    return len(FIGURES.sub("", file.read_text(encoding="utf-8")).encode())


def pages_of(folder: Path, every: bool) -> list[Path]:
    """The index, then the pages to look at by kind."""
    kinds: dict[str, list[Path]] = {}
    for file in sorted(folder.glob("*.html")):
        found = KIND.search(file.read_text(encoding="utf-8"))
        if found:
            kinds.setdefault(found[1], []).append(file)
    for file in sorted(folder.glob("*/*.html")):
        kinds.setdefault(file.parent.name, []).append(file)
    chosen = [folder / "index.html", folder / "definitions.html"]
    chosen += [folder / kind / "index.html" for kind in kinds if (folder / kind / "index.html").is_file()]
    for files in kinds.values():
        files = [file for file in files if file.name != "index.html"]
        chosen += files if every else dict.fromkeys((files[0], max(files, key=lambda file: file.stat().st_size)))
    return chosen


def check_look(browser: Browser, file: Path, axe: str, scheme: str, width: int, shots: Path | None) -> Iterator[str]:
    """One page in one look."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.resolve().as_uri())
    page.wait_for_timeout(100)
    if shots:
        page.screenshot(path=shots / f"{file.parent.name}-{file.stem}-{scheme}-{width}.png", full_page=True)
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true }")
    page.wait_for_timeout(100)
    yield from (f"asks for {url}" for url in asked if not url.startswith((file.resolve().as_uri(), "data:", "blob:")))
    yield from (f"console: {text}" for text in said)
    inner = page.evaluate("document.documentElement.scrollWidth")
    if inner > width:
        yield f"{inner} pixels wide"
    page.evaluate(axe)
    for violation in page.evaluate("axe.run()")["violations"]:
        if violation["impact"] in ("serious", "critical"):
            nodes = violation["nodes"]
            yield f"{violation['impact']}: {violation['help']}: {len(nodes)} times, as {nodes[0]['html'][:160]}"
    if context.cookies():
        yield "sets cookies"
    context.close()


def saved(page: Page, button: Locator) -> tuple[str, bytes]:
    """Name and content of what a button saves."""
    with page.expect_download(timeout=10_000) as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def check_downloads(browser: Browser, file: Path) -> Iterator[str]:
    """Every figure in every form, each from a page of its own: browsers ask before a page saves its eleventh file."""
    n_figures = file.read_text(encoding="utf-8").count('<figure class="live">')
    for number in range(n_figures):
        context = browser.new_context(accept_downloads=True)
        page = context.new_page()
        page.goto(file.resolve().as_uri())
        figure = page.locator("figure.live").nth(number)
        yield from check_figure(page, figure)
        yield from check_marks(page, figure)
        context.close()


def check_figure(page: Page, figure: Locator) -> Iterator[str]:
    """What the buttons of one figure save, and that one drawing is seen."""
    drawing = figure.locator("svg:visible")
    if drawing.count() != 1:
        yield f"{drawing.count()} drawings are seen at once"
    width = drawing.first.evaluate("svg => svg.viewBox.baseVal.width")
    box = figure.locator(".choice:visible")
    table, buttons = box.locator("table"), box.locator("button[data-save]")
    if buttons.count() != 2 + bool(table.count()):
        yield f"{buttons.count()} buttons below a figure"
    for button in buttons.all():
        name, content = saved(page, button)
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            n_rows = table.first.locator("tr").count()
            if len(rows) != n_rows or len({len(row) for row in rows}) != 1:
                yield f"{name}: {len(rows)} rows of a table of {n_rows}"
            yield from (f"{name}: a formula {cell!r}" for row in rows for cell in row if FORMULA.match(cell))
        elif name.endswith(".svg"):
            text = content.decode("utf-8")
            if not text.startswith("<svg") or "<desc" not in text or "var(" in text:
                yield f"{name}: no drawing for itself"
            yield from (
                f"{name}: no {word!r}" for word in ("CC BY 4.0", "Critical Minerals Diplomacy") if word not in text
            )
        elif not content.startswith(PNG) or len(content) < 2000:
            yield f"{name}: no PNG"
        elif abs(int.from_bytes(content[16:20]) - width * 8 / 3) > 2 and int.from_bytes(content[20:24]) < 15_999:
            yield f"{name}: {int.from_bytes(content[16:20])} pixels of {width} points"


def check_marks(page: Page, figure: Locator) -> Iterator[str]:
    """What is told of a mark, to the pointer and to the keyboard; a figure is one stop of the Tab key."""
    drawing = figure.locator("svg:visible").first
    marks, stops = drawing.locator(".fig-mark"), drawing.locator('[tabindex="0"]')
    if not marks.count():
        return
    if stops.count() != 1:
        yield f"{stops.count()} stops of the Tab key in a figure"
    tip = page.locator(".figure-tip")
    stops.first.focus()
    before = tip.inner_text() if tip.is_visible() else ""
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "End"):
        page.keyboard.press(key)
    if not before or (marks.count() > 3 and tip.inner_text() == before):
        yield f"arrow keys lead from {before!r} nowhere"
    page.keyboard.press("Escape")
    if tip.is_visible():
        yield "Escape leaves a tip"
    marks.first.hover(force=True)
    if not tip.is_visible():
        yield "no tip where the pointer is"


def check_search(browser: Browser, index: Path) -> Iterator[str]:
    """The search: what it shows, what it says, what it remembers, and what is there without it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(index.resolve().as_uri())
    rows = page.locator("section.kind tbody tr")
    shown = page.locator("section.kind tbody tr:visible")
    n_all = rows.count()
    first = rows.last.get_attribute("data-words").split()[-1]
    for query in (first, first.upper(), "KAZ", "қазақстан", "казах"):
        page.get_by_label("Find a report").fill(query)
        n, said = shown.count(), page.locator("#matches").inner_text()
        if not 0 < n < n_all or not said.startswith(f"{n} of {n_all} "):
            yield f"search for {query!r} shows {n} of {n_all} and says {said!r}"
        again = context.new_page()
        again.goto(page.url)
        if again.locator("section.kind tbody tr:visible").count() != n:
            yield f"search for {query!r} is not remembered in {page.url}"
        again.close()
    page.get_by_label("Find a report").fill("no such report")
    if shown.count() or page.locator("#matches").inner_text() != "No report matches":
        yield "search for what is not there shows something"
    page.get_by_label("Find a report").fill("")
    kind = page.locator("#kind option").last.get_attribute("value")
    page.get_by_label("Kind").select_option(kind)
    if shown.count() != page.locator(f"#{kind} tbody tr").count():
        yield f"kind {kind} shows {shown.count()}"
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(index.resolve().as_uri())
    for folded in page.locator("section.kind details").all():
        folded.evaluate("element => { element.open = true }")  # as a click does it
    if page.locator("section.kind tbody tr:visible").count() != n_all or page.locator("form:visible").count():
        yield "without JavaScript the list is not whole"
    context.close()


def main() -> int:
    """Check a folder; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--axe", type=Path, required=True, help="axe.min.js of axe-core")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--screenshots", type=Path, help="folder for a picture of every page in every look")
    parser.add_argument("--all", action="store_true", help="look at every page")
    given = parser.parse_args()
    axe = given.axe.read_text(encoding="utf-8")
    if given.screenshots:
        given.screenshots.mkdir(parents=True, exist_ok=True)
    problems: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu"])
        for file in pages_of(given.folder, given.all):
            found = [
                f"{file.relative_to(given.folder)}, {scheme}, {width}: {problem}"
                for scheme, width in LOOKS
                for problem in check_look(browser, file, axe, scheme, width, given.screenshots)
            ]
            check = check_search if file == given.folder / "index.html" else check_downloads
            found += [f"{file.name}: {problem}" for problem in check(browser, file)]
            print(
                f"{file.relative_to(given.folder)}: {weight(file) / 1024:.1f} KiB, {len(found)} violations", flush=True
            )
            problems += found
        browser.close()
    print(*problems, sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
