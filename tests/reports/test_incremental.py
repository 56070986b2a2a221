"""Only what changed is rendered: with the notebooks of the project, on the miniature records."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from analysis import paths
from analysis.dataset.dataset import load_dataset
from analysis.errors import ParameterError
from analysis.reports import freshness
from analysis.reports.engine.preload import why_not_forked
from analysis.reports.freshness import Ledger, fingerprint, reads_of
from analysis.reports.manifest import plan_report
from analysis.reports.render import render_reports
from analysis.reports.tally import Tally
from miniature import write_manifest, write_notebook

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
MOU = "2025-11-06-kaz-usa-minerals-mou"
MANIFEST = f"""\
reports:
  - notebook: timeline
  - notebook: country_brief
    parameters: {{country: KAZ}}
  - notebook: country_brief
    parameters: {{country: JPN}}
  - notebook: pair_brief
    parameters: {{country: KAZ, partner: USA}}
  - notebook: event_brief
    parameters: {{agreement: {MOU}}}
  - notebook: source_audit
    parameters: {{country: NAM}}
"""
GLOBAL = {"timeline"}
OF_JAPAN = {"country_brief-jpn", "source_audit-nam"}
OF_KAZAKHSTAN = {"country_brief-kaz", "pair_brief-kaz-usa", f"event_brief-{MOU}"}


@pytest.fixture
def site(own_home: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with the project's own notebooks, which the test may change."""
    monkeypatch.setattr(paths, "vocab_folder", lambda: home / "data" / "vocab")  # read once a run
    shutil.copytree(NOTEBOOKS, own_home / "notebooks", ignore=shutil.ignore_patterns(".*"))
    write_manifest(own_home, MANIFEST)
    return own_home


def statuses(site: Path, **options) -> dict[str, str]:
    return {result.report.slug: result.status for result in render_reports(out=site / "out", **options)}


def rendered(site: Path, **options) -> set[str]:
    return {slug for slug, status in statuses(site, **options).items() if status == "rendered"}


def change(site: Path, record: str, old: str, new: str) -> None:
    file = next((site / "data" / "records").rglob(f"{record}.yml"))
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def marks(site: Path) -> dict[str, str]:
    from analysis.reports.manifest import read_manifest

    data = load_dataset()
    return {report.slug: fingerprint(report, Tally(data)) for report in read_manifest(data)}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {slug for slug in before if before[slug] != after[slug]}


@pytest.mark.slow
@pytest.mark.skipif(bool(why_not_forked()), reason="slow where no process can be forked")
def test_a_page_depends_on_what_its_fingerprint_says_and_on_nothing_else(site):
    """Rendered by force after a change elsewhere, a page is the same to the byte; so it need not be rendered."""
    assert rendered(site) == GLOBAL | OF_JAPAN | OF_KAZAKHSTAN
    before = {path.name: path.read_bytes() for path in (site / "out").glob("*.html")}
    assert set(statuses(site).values()) == {"unchanged"}
    change(site, "2022-08-28-jpn-nam-mou", "Japan", "JAPAN")
    assert rendered(site) == GLOBAL | OF_JAPAN
    assert rendered(site, force=True) == GLOBAL | OF_JAPAN | OF_KAZAKHSTAN
    after = {path.name: path.read_bytes() for path in (site / "out").glob("*.html")}
    same = {name for name in before if before[name] == after[name]}
    assert {f"{slug}.html" for slug in OF_KAZAKHSTAN} <= same
    assert not {f"{slug}.html" for slug in GLOBAL | OF_JAPAN} & same


def test_a_record_changes_the_reports_it_is_in(site):
    before = marks(site)
    change(site, MOU, "Kazakhstan–US memorandum on critical minerals", "Memorandum")
    assert changed(before, marks(site)) >= GLOBAL | OF_KAZAKHSTAN
    assert not changed(before, marks(site)) & OF_JAPAN


def test_notebook_parameters_neighbours_and_title_count(site):
    before = marks(site)
    file = site / "notebooks" / "pair_brief.ipynb"
    file.write_text(file.read_text(encoding="utf-8").replace("**Question.**", "**Question.** So:"), encoding="utf-8")
    assert changed(before, marks(site)) == {"pair_brief-kaz-usa"}
    data = load_dataset()
    report = plan_report("timeline", {}, data)
    others = [
        plan_report("timeline", {"since": "2023"}, data),
        plan_report("timeline", {}, data, "Another title"),
    ]
    assert len({fingerprint(each, Tally(data)) for each in (report, *others)}) == 3


def test_a_page_that_was_touched_or_lost_is_rendered_again(tmp_path):
    page, notebook = tmp_path / "a.html", tmp_path / "a.ipynb"
    page.write_text("page")
    notebook.write_text("{}")
    ledger = Ledger(tmp_path)
    assert not ledger.holds("a", "mark")
    ledger.enter("a", "mark", tmp_path)
    (tmp_path / ".ledger.json").write_text(ledger.text())
    assert Ledger(tmp_path).holds("a", "mark")
    assert not Ledger(tmp_path).holds("a", "other")
    page.write_text("mine")
    assert not Ledger(tmp_path).holds("a", "mark")
    page.write_text("page")
    assert Ledger(tmp_path).holds("a", "mark")
    notebook.write_text("[]")  # run again by hand, say
    assert not Ledger(tmp_path).holds("a", "mark")
    notebook.unlink()
    assert not Ledger(tmp_path).holds("a", "mark")


@pytest.mark.parametrize("text", ["", "[]", "{", "null"])
def test_a_broken_ledger_renders_everything(tmp_path, text):
    (tmp_path / ".ledger.json").write_text(text)
    assert Ledger(tmp_path).slugs() == set()


ELSEWHERE = ["../victim", "..", "/victim", "failed/victim", "..\\victim", "c:victim", ".victim", "", "a\0b"]


@pytest.mark.parametrize("slug", ELSEWHERE)
def test_a_ledger_says_nothing_of_files_elsewhere(tmp_path, slug):
    (tmp_path / ".ledger.json").write_text(json.dumps({slug: ["mark", "digest"], "country_brief-kaz": ["", ""]}))
    ledger = Ledger(tmp_path)
    assert ledger.slugs() == {"country_brief-kaz"}
    assert list(json.loads(ledger.text())) == ["country_brief-kaz"]


def test_a_ledger_that_somebody_changed_deletes_nothing_outside_the_folder(own_home, data, tmp_path):
    """The site has no report of these names, so their pages would go; those in the folder do."""
    write_manifest(own_home, "reports:\n  - notebook: nothing\n    parameters: {country: BRA}\n")
    write_notebook(own_home, "nothing")
    out = tmp_path / "out"
    (out / "failed").mkdir(parents=True)
    victims = [tmp_path / "victim.html", tmp_path / "victim.ipynb", out / "failed" / "victim.html"]
    for file in (*victims, out / "old.html", out / "old.ipynb"):
        file.write_text("mine")
    slugs = ["../victim", str(tmp_path / "victim"), "failed/victim", "old"]
    (out / ".ledger.json").write_text(json.dumps({slug: ["", ""] for slug in slugs}))
    render_reports([plan_report("nothing", {"country": "BRA"}, data, allow_empty=True)], out)
    assert (out / "old.html").exists()
    assert [result.status for result in render_reports(out=out)] == ["empty"]
    assert all(file.read_text() == "mine" for file in victims)
    assert not (out / "old.html").exists()


TRACES = ["babel", "jinja2", "markupsafe", "matplotlib", "mistune", "nbclient", "nbconvert", "nbformat", "numpy"]


@pytest.mark.parametrize("library", TRACES)
def test_another_version_of_a_library_that_makes_a_page_renders_it_again(site, monkeypatch, library):
    data = load_dataset()
    report = plan_report("timeline", {}, data)
    before = fingerprint(report, Tally(data))
    freshness.libraries.cache_clear()
    monkeypatch.setattr(freshness, "version", lambda name: "99" if name == library else version(name))
    try:
        assert fingerprint(report, Tally(data)) != before
    finally:
        freshness.libraries.cache_clear()


def test_a_notebook_that_says_nothing_depends_on_the_whole_record(site):
    write_notebook(site, "mine")
    data = load_dataset()
    report = plan_report("mine", {"country": "KAZ"}, data)
    before = fingerprint(report, Tally(data))
    change(site, "2022-08-28-jpn-nam-mou", "Japan", "JAPAN")
    assert fingerprint(report, Tally(load_dataset())) != before


def test_what_a_notebook_reads_is_one_of_four_words(site):
    found = {path.stem: reads_of(path) for path in sorted(NOTEBOOKS.glob("*.ipynb"))}
    assert set(found.values()) == {"record", "selection", "context", "blocs"}
    file = write_notebook(site, "mine")
    node = json.loads(file.read_text(encoding="utf-8"))
    node["metadata"]["minerals"] = {"reads": "everything"}
    file.write_text(json.dumps(node), encoding="utf-8")
    with pytest.raises(ParameterError, match="reads 'everything' — write record, selection, context, blocs"):
        reads_of(file)
