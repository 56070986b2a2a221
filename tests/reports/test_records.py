"""Pages of the record on disk: only what changed is rendered, what is gone goes, what goes wrong changes nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from analysis.dataset.dataset import load_dataset
from analysis.pages import layout, plan
from analysis.reports.output import PAGES_LEDGER, pages_in
from analysis.reports.records import PagesLedger, render_pages
from analysis.reports.render import render_reports
from analysis.reports.single import render_one
from miniature import Page, write_manifest, write_notebook

MOU = "2025-11-06-kaz-usa-minerals-mou"
LINKED = f"""\
from IPython.display import HTML
known = '<a href="https://example.org/s" data-page="agreements/{MOU}.html">linked</a>'
HTML('<p>' + known + ' <a data-page="people/nobody.html">nobody</a></p>')
"""


class Folder:
    """A folder of pages of the records in `records`, rendered without reports."""

    def __init__(self, records: Path, out: Path):
        self.records, self.out = records, out
        self.out.mkdir()

    def render(self, force: bool = False, workers: int = 1):
        data, number = load_dataset(self.records), len(list(self.out.parent.glob("scratch*")))
        scratch = self.out.parent / f"scratch{number}"
        scratch.mkdir()
        frame = layout.frame_of({"index.html", "definitions.html"})
        run = render_pages(data, {}, {}, frame, self.out, scratch, force, workers)
        noted = run.noted(self.out, scratch).text()
        for address in run.moves:
            (self.out / address).parent.mkdir(exist_ok=True)
            (scratch / address).replace(self.out / address)
        for address in run.done.gone:
            (self.out / address).unlink()
        (self.out / PAGES_LEDGER).write_text(noted, encoding="utf-8")
        return run.done

    def change(self, record: str, old: str, new: str) -> None:
        file = next(self.records.rglob(f"{record}.yml"))
        file.write_text(re.sub(old, new, file.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")


@pytest.fixture
def folder(records, tmp_path) -> Folder:
    return Folder(records, tmp_path / "out")


def test_only_what_shows_a_changed_record_is_rendered(folder):
    first = folder.render()
    assert len(first.rendered) == len(pages_in(folder.out))
    assert not first.unchanged
    assert not folder.render().rendered
    folder.change("2022-08-28-jpn-nam-mou", "^title: .*$", "title: Another title")
    changed = set(folder.render().rendered)
    assert {
        f"{name}.html" for name in ("agreements/2022-08-28-jpn-nam-mou", "countries/jpn", "countries/nam")
    } <= changed
    assert {"pairs/jpn-nam.html", "years/2022.html", "agreements/index.html"} <= changed
    assert len(changed) < 12
    assert "Another title" in (folder.out / "countries/nam.html").read_text(encoding="utf-8")


def test_what_is_only_written_otherwise_renders_nothing(folder):
    folder.render()
    folder.change("2022-08-28-jpn-nam-mou", r"^parties: \[JP", "parties: [Япония")
    changed = folder.render().rendered
    assert set(changed) <= {"agreements/2022-08-28-jpn-nam-mou.html", "definitions.html", "records.html"}


def test_pages_of_a_record_that_is_gone_go(folder):
    folder.render()
    next(folder.records.rglob("2024-06-fra-nor-macron.yml")).unlink()
    done = folder.render()
    gone = {"visits/2024-06-fra-nor-macron.html", "countries/fra.html", "countries/nor.html", "pairs/fra-nor.html"}
    assert gone <= set(done.gone)
    assert not gone & pages_in(folder.out)
    assert not folder.render().rendered


def test_a_page_that_was_touched_or_lost_is_rendered_again(folder):
    folder.render()
    page, other = folder.out / "countries/kaz.html", folder.out / "people/rubio-marco.html"
    before = page.read_bytes()
    page.write_text("mine", encoding="utf-8")
    other.unlink()
    assert set(folder.render().rendered) == {"countries/kaz.html", "people/rubio-marco.html"}
    assert page.read_bytes() == before


def test_by_force_all_are_rendered_and_are_the_same(folder):
    folder.render()
    before = {page: (folder.out / page).read_bytes() for page in pages_in(folder.out)}
    assert set(folder.render(force=True).rendered) == before.keys()
    assert {page: (folder.out / page).read_bytes() for page in pages_in(folder.out)} == before


def test_two_processes_make_the_pages_that_one_makes(folder):
    folder.render(workers=2)
    before = {page: (folder.out / page).read_bytes() for page in pages_in(folder.out)}
    folder.render(force=True)
    assert {page: (folder.out / page).read_bytes() for page in pages_in(folder.out)} == before


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"pages": {}}', '{"whole": "", "pages": []}'])
def test_a_broken_ledger_renders_everything(folder, text):
    (folder.out / PAGES_LEDGER).write_text(text, encoding="utf-8")
    assert PagesLedger(folder.out).addresses() == set()
    assert len(folder.render().rendered) > 100


ELSEWHERE = ["../victim.html", "/victim.html", "agreements/../../v.html", "failed/v.html", ".v.html", "a\0.html"]


@pytest.mark.parametrize("address", [*ELSEWHERE, "v.txt", "countries/A/b.html"])
def test_a_ledger_says_nothing_of_files_elsewhere(tmp_path, address):
    entries = {address: ["key", "digest"], "countries/kaz.html": ["key", "digest"]}
    (tmp_path / PAGES_LEDGER).write_text(json.dumps({"whole": "w", "pages": entries}), encoding="utf-8")
    assert PagesLedger(tmp_path).addresses() == {"countries/kaz.html"}


# --- with the reports -------------------------------------------------------------------------------


@pytest.fixture
def site(own_home) -> Path:
    write_notebook(own_home, "linked", "country: str = 'KAZ'  # country or bloc", LINKED)
    write_manifest(own_home, "reports:\n  - notebook: linked\n")
    return own_home


def links_of(page: Path) -> list[str]:
    return Page(page.read_text(encoding="utf-8")).values("href")


@pytest.mark.slow
def test_the_whole_site_is_written_and_a_report_leads_into_it(site):
    told = []
    out = site / "out"
    render_reports(out=out, told=told.append)
    assert len(told[0].rendered) > 100
    links = links_of(out / "linked.html")
    assert f"agreements/{MOU}.html" in links
    assert "https://example.org/s" not in links
    assert "nobody</p>" in (out / "linked.html").read_text(encoding="utf-8")
    assert "countries/kaz.html" in links
    assert all((out / link).is_file() for link in links if not link.startswith(("#", "data:", "index.html#")))
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*.html")}
    assert [result.status for result in render_reports(out=out, told=told.append)] == ["unchanged"]
    assert not told[1].rendered
    assert {file: file.stat().st_mtime_ns for file in out.rglob("*.html")} == before


@pytest.mark.slow
def test_a_report_alone_leads_only_to_what_is_there(site):
    out = site / "alone"
    render_one("linked", {}, out)
    links = links_of(out / "linked.html")
    assert "https://example.org/s" in links
    assert not [link for link in links if link.startswith(("agreements/", "countries/", "index.html", "definitions"))]
    assert "Critical Minerals Diplomacy" in (out / "linked.html").read_text(encoding="utf-8")
    render_reports(out=out)
    render_one("linked", {}, out)
    assert {f"agreements/{MOU}.html", "index.html", "countries/kaz.html"} <= set(links_of(out / "linked.html"))


@pytest.mark.slow
def test_a_page_that_cannot_be_made_changes_nothing(site, monkeypatch):
    out = site / "out"
    render_reports(out=out)
    before = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    file = next((site / "data" / "records").rglob(f"{MOU}.yml"))
    file.write_text(file.read_text(encoding="utf-8").replace("confidence: high", "confidence: low"), encoding="utf-8")

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(plan, "render", full)
    with pytest.raises(OSError, match="No space left"):
        render_reports(out=out)
    assert {file: file.read_bytes() for file in out.rglob("*") if file.is_file()} == before
