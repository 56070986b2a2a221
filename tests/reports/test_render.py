from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import nbformat
import papermill
import pytest
from nbformat.v4 import new_output

from analysis import paths
from analysis.dataset.dataset import load_dataset
from analysis.errors import DataError, ParameterError
from analysis.reports import render, single
from analysis.reports.engine.sockets import socket_manager
from analysis.reports.manifest import plan_report
from analysis.reports.render import render_reports
from analysis.reports.single import render_one
from analysis.reports.site import pages
from miniature import PARAMETERS, SCRIPT, Page, is_of_report, make_home, write_manifest, write_notebook

LOAD = """\
from analysis import *
from analysis.listings import *
from analysis.notebook import *
start_notebook()
secret_name_of_the_code = load_dataset().select(country=country, since=since, until=until)
show_title(secret_name_of_the_code.label, secret_name_of_the_code)"""
GOOD = (
    LOAD,
    "## In time\n\nA mark is an event.",
    "data = secret_name_of_the_code\nplot_timeline(build_timeline(data.agreements, data.visits));",
    "## Numbers",
    "plot_breakdown(build_breakdown(data.agreements));",
    "show_table(list_agreements(data))",
    "show_table(list_visits(data))",
    "show_provenance(data)",
)
BAD = ("print('before')", "country_of_the_report = country\nraise ValueError('no such <thing>')", "print('after')")
MANIFEST = """\
reports:
  - notebook: good
    title: Everything & <more>
  - notebook: bad
    parameters: {country: KAZ, since: '2025'}
"""


def write_evil_record(home: Path) -> None:
    file = next((home / "data" / "records").rglob("2025-11-06-kaz-usa-minerals-mou.yml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Kazakhstan–US memorandum on critical minerals", SCRIPT), encoding="utf-8")


# --- two real notebooks at once ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory):
    """A good and a bad notebook rendered side by side: the folder and the results."""
    home = make_home(tmp_path_factory.mktemp("render"))
    write_evil_record(home)
    write_notebook(home, "good", PARAMETERS, *GOOD, question="What happened, and when?")
    write_notebook(home, "bad", PARAMETERS, *BAD)
    write_manifest(home, MANIFEST)
    seen = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINERALS_HOME", str(home))
        patch.setattr(os, "cpu_count", lambda: 2)
        results = render_reports(out=home / "out", progress=lambda *given: seen.append(given))
        stamp = f"data {load_dataset().hash}, 7 records, version {version('critical-minerals-diplomacy')}"
    return home / "out", results, seen, stamp


def test_one_is_rendered_and_the_other_reported(rendered):
    out, (good, bad), seen, _ = rendered
    assert good.error == ""
    assert good.status == "rendered"
    assert bad.status == "failed"
    assert (bad.cell, bad.error) == (4, "ValueError: no such <thing>")
    made = sorted(path.name for path in out.iterdir() if is_of_report(path.name))
    assert made == ["failed", "good.html", "good.ipynb", "index.html"]
    assert {result.report.slug for result, _, _ in seen} == {"good", "bad-kaz-since-2025"}
    assert [(done, total) for _, done, total in seen] == [(1, 2), (2, 2)]


def test_the_failed_notebook_is_kept_with_its_error(rendered):
    out = rendered[0]
    assert [path.name for path in (out / "failed").iterdir()] == ["bad-kaz-since-2025.ipynb"]
    kept = nbformat.read(out / "failed" / "bad-kaz-since-2025.ipynb", as_version=4)
    outputs = [output for cell in kept.cells for output in cell.get("outputs", ())]
    assert "before\n" in [output.get("text") for output in outputs]
    assert "ValueError" in [output.get("ename") for output in outputs]
    assert "after\n" not in [output.get("text") for output in outputs]
    injected = next(cell.source for cell in kept.cells if "injected-parameters" in cell.metadata.get("tags", []))
    assert "country = 'KAZ'" in injected
    assert "since = '2025'" in injected


def test_the_index_says_what_became_of_each(rendered):
    out, _, _, stamp = rendered
    page = Page((out / "index.html").read_text(encoding="utf-8"))
    page.assert_stands_alone()
    text = " ".join(page.text.split())
    assert "1 of 2 reports failed" in text
    row = "Bad: Kazakhstan, since 2025</td><td>4</td><td>ValueError: no such &lt;thing&gt;</td><td><a"
    assert row in page.html
    assert "28 August 2022 – about 6 November 2025</td><td>5</td><td>2</td>" in page.html
    assert f"Made from {stamp}." in text
    links = page.values("href")
    assert {"failed/bad-kaz-since-2025.ipynb", "good.html"} <= set(links)
    inside = {link.partition("#")[0] for link in links if not link.startswith(("data:", "#"))}
    assert [link for link in sorted(inside) if not (out / link).is_file()] == []


def test_a_page_without_code_and_without_scripts(rendered):
    out = rendered[0]
    page = Page((out / "good.html").read_text(encoding="utf-8"))
    page.assert_stands_alone()
    for code in ("secret_name_of_the_code", "load_dataset", "start_notebook", "since: str"):
        assert code not in page.html
    assert "What happened, and when?" in page.text
    assert "A mark is an event." in page.text
    assert "all countries" in page.text
    assert re.search(r"Made from data [0-9a-f]{12}, 7 records, version [\d.]+\.", page.text)
    assert {"index.html", "good.ipynb", "#in-time", "#numbers"} <= set(page.values("href"))


def test_a_script_as_the_title_of_a_record_is_shown_as_text(rendered):
    page = Page((rendered[0] / "good.html").read_text(encoding="utf-8"))
    # in the list of agreements, among those a visit led to, and as a label of the figure
    assert page.text.count(SCRIPT) >= 3
    assert page.html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3


def test_figures_are_drawings_with_links_and_ids_of_their_own(rendered):
    page = Page((rendered[0] / "good.html").read_text(encoding="utf-8"))
    assert [tag for tag, _ in page.tags].count("svg") == 2
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    links = set(page.values("xlink:href"))
    assert "https://news.example.org/2025/11/memorandum" in links
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert Path(rendered[0] / "good.ipynb").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="kernels talk by TCP there")
def test_kernels_talk_over_sockets_of_their_own(tmp_path, monkeypatch):
    """Two that start at once cannot take the same port: there is none. The path stays as short as one must be."""
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(deep))
        with socket_manager() as first, socket_manager() as second:
            assert first().transport == second().transport == "ipc"
            assert first().ip != second().ip
            assert len(f"{first().ip}-5") < 104
            place = Path(first().ip).parent
            assert place.stat().st_mode & 0o077 == 0
    assert not place.exists()


# --- without a kernel ------------------------------------------------------------------------------


@pytest.fixture
def tiny(home: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch):
    """A home with two notebooks, and a papermill that writes down what it was asked instead of running them."""
    monkeypatch.setattr(paths, "vocab_folder", lambda: home / "data" / "vocab")  # read once a run
    for module in (render, single):
        monkeypatch.setattr(module, "run_forked", lambda work, tasks, *_: enumerate(map(work, tasks)))
    monkeypatch.setattr(render, "_load_once", lambda: None)
    write_notebook(own_home, "good", PARAMETERS, "show()")
    write_notebook(own_home, "bad", PARAMETERS, "show()")
    write_manifest(own_home, MANIFEST)
    return Papermill(own_home, monkeypatch)


class Papermill:
    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch):
        self.home, self.out = home, home / "out"
        self.failing: dict[str, Exception] = {}
        self.ran: list[tuple[str, dict]] = []
        monkeypatch.setattr(papermill, "execute_notebook", self.execute)
        monkeypatch.setattr(os, "cpu_count", lambda: 1)

    def execute(self, notebook, executed, parameters, **options):
        self.ran.append((Path(notebook).stem, parameters))
        node = nbformat.read(notebook, as_version=4)
        text = f"run {len(self.ran)}"
        node.cells[-1].outputs = [new_output("display_data", {"text/html": f"<p>{text}</p>"})]
        if not isinstance(self.failing.get(Path(notebook).stem), OSError):
            nbformat.write(node, executed)
        if Path(notebook).stem in self.failing:
            raise self.failing[Path(notebook).stem]

    def files(self) -> dict[str, str]:
        return {
            name: path.read_text(encoding="utf-8")
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and is_of_report(name := path.relative_to(self.out).as_posix())
        }


ERROR = papermill.PapermillExecutionError(2, 2, "show()", "NameError", "name 'show' is not defined", [])


def test_what_is_none_by_default_is_not_injected(tiny):
    write_notebook(tiny.home, "other", 'since: str | None = "2024"  # first day\nuntil: str | None = None  # last day')
    data = load_dataset()
    plans = [plan_report("other", given, data) for given in ({}, {"since": None}, {"until": "2026"})]
    render_reports(plans, tiny.out)
    assert [parameters for _, parameters in tiny.ran] == [
        {"since": "2024"},
        {"since": None},
        {"since": "2024", "until": "2026"},
    ]


def test_a_failure_never_replaces_a_good_page(tiny):
    render_reports(out=tiny.out)
    before = tiny.files()
    assert sorted(before) == [
        *("bad-kaz-since-2025.html", "bad-kaz-since-2025.ipynb", "good.html", "good.ipynb", "index.html")
    ]
    tiny.failing["bad"] = ERROR
    results = render_reports(out=tiny.out, force=True)
    after = tiny.files()
    assert [result.error for result in results] == ["", "NameError: name 'show' is not defined"]
    assert after["bad-kaz-since-2025.html"] == before["bad-kaz-since-2025.html"]
    assert after["bad-kaz-since-2025.ipynb"] == before["bad-kaz-since-2025.ipynb"]
    assert "run 3" in after["good.html"]
    assert "failed/bad-kaz-since-2025.ipynb" in after
    index = Page(after["index.html"])
    assert "Where a page is linked, it is an earlier one." in index.text
    links = {link for link in index.values("href") if link.startswith(("failed", "bad", "good"))}
    assert links == {"good.html", "bad-kaz-since-2025.html", "failed/bad-kaz-since-2025.ipynb"}


def test_a_failure_that_was_mended_leaves_no_trace(tiny):
    tiny.failing["bad"] = ERROR
    render_reports(out=tiny.out)
    assert "failed/bad-kaz-since-2025.ipynb" in tiny.files()
    tiny.failing.clear()
    render_reports(out=tiny.out)
    assert not (tiny.out / "failed").exists()
    assert "failed" not in Page(tiny.files()["index.html"]).text


@pytest.mark.parametrize(
    ("error", "message", "kept"),
    [
        (OSError("no space left on device"), "OSError: no space left on device", False),
        (RuntimeError("Kernel died"), "RuntimeError: Kernel died", True),
    ],
)
def test_any_failure_is_one_of_its_report_alone(tiny, error, message, kept):
    tiny.failing["good"] = error
    results = render_reports(out=tiny.out)
    assert [result.error for result in results] == [message, ""]
    assert ("failed/good.ipynb" in tiny.files()) == kept
    index = Page(tiny.files()["index.html"])
    assert message in index.text
    assert ("failed/good.ipynb" in index.values("href")) == kept
    assert "good.html" not in index.values("href")


def test_a_page_that_cannot_be_made_is_a_failure(tiny, monkeypatch):
    def fail(*args):
        raise ValueError("no template")

    monkeypatch.setattr(pages, "write_page", fail)
    results = render_reports(out=tiny.out)
    assert [result.error for result in results] == ["ValueError: no template"] * 2
    assert sorted(tiny.files()) == ["failed/bad-kaz-since-2025.ipynb", "failed/good.ipynb", "index.html"]


def test_nothing_is_written_from_bad_data(tiny):
    render_reports(out=tiny.out)
    before = tiny.files()
    record = next((tiny.home / "data" / "records").rglob("2022-08-28-jpn-nam-mou.yml"))
    record.write_text(record.read_text(encoding="utf-8").replace("[JP, NA]", "[JP, Namibxia]"), encoding="utf-8")
    with pytest.raises(DataError, match=r"2022-08-28-jpn-nam-mou\.yml:\d+: parties\[1\].*Namibxia.*Namibia"):
        render_reports(out=tiny.out)
    with pytest.raises(DataError):
        render_one("good", {}, tiny.out)
    with pytest.raises(DataError):
        render_reports(out=tiny.home / "fresh")
    assert tiny.files() == before
    assert not (tiny.home / "fresh").exists()
    assert len(tiny.ran) == 2


@pytest.mark.parametrize("text", ["reports:\n  - notebook: nowhere\n", "reports:\n  - {notebook: good, x: y}\n", ""])
def test_nothing_is_written_from_a_bad_manifest(tiny, text):
    render_reports(out=tiny.out)
    before = tiny.files()
    write_manifest(tiny.home, text)
    with pytest.raises(DataError, match=r"manifest\.yml:\d"):
        render_reports(out=tiny.out)
    assert tiny.files() == before
    assert len(tiny.ran) == 2


def test_old_pages_go_and_files_of_others_stay(tiny):
    tiny.failing["bad"] = ERROR
    render_reports(out=tiny.out)
    render_one("good", {"country": "JPN"}, tiny.out)
    mine = {
        "notes.html": "<p>mine</p>",
        "mine.ipynb": "{}",
        "good-notes.ipynb": "{}",
        "data.csv": "a,b",
        "sub/page.html": "<p>mine</p>",
        ".nojekyll": "",
    }
    (tiny.out / "sub").mkdir()
    for name, text in mine.items():
        (tiny.out / name).write_text(text, encoding="utf-8")
    (tiny.out / "windows.html").write_bytes("<p>кириллица</p>".encode("windows-1251"))
    write_manifest(tiny.home, "reports:\n  - notebook: good\n    parameters: {country: EU}\n")
    render_reports(out=tiny.out)
    (tiny.out / "windows.html").unlink()
    files = tiny.files()
    one_by_one = ["good-jpn.html", "good-jpn.ipynb"]
    assert sorted(files) == sorted([*mine, *one_by_one, "good-eu.html", "good-eu.ipynb", "index.html"])
    assert {name: files[name] for name in mine} == mine


def test_some_reports_leave_the_pages_of_the_others(tiny):
    render_reports(out=tiny.out)
    render_reports([plan_report("good", {"country": "EU"}, load_dataset())], tiny.out)
    assert {"good.html", "bad-kaz-since-2025.html", "good-eu.html"} <= set(tiny.files())
    assert "good-eu.html" in Page(tiny.files()["index.html"]).values("href")


def test_one_report_leaves_the_index_alone(tiny):
    render_reports(out=tiny.out)
    before = tiny.files()
    result = render_one("good", {"country": "Казахстан"}, tiny.out)
    assert result.report.slug == "good-kaz"
    after = tiny.files()
    assert set(after) - set(before) == {"good-kaz.html", "good-kaz.ipynb"}
    assert {name: after[name] for name in before} == before
    tiny.failing["good"] = ERROR
    assert render_one("good", {"country": "Казахстан"}, tiny.out).status == "failed"
    assert tiny.files()["good-kaz.html"] == after["good-kaz.html"]


@pytest.mark.parametrize("out", ["notebooks", "notebooks/../notebooks"])
def test_the_notebooks_themselves_are_never_written_over(tiny, out, monkeypatch):
    monkeypatch.chdir(tiny.home)
    before = {path: path.read_bytes() for path in (tiny.home / "notebooks").iterdir()}
    for run in (lambda: render_reports(out=out), lambda: render_one("good", {}, out)):
        with pytest.raises(ParameterError, match="the notebooks themselves are there — give another folder"):
            run()
    assert {path: path.read_bytes() for path in (tiny.home / "notebooks").iterdir()} == before


def test_nothing_half_made_is_left_behind(tiny):
    tiny.failing["bad"] = ERROR
    render_reports(out=tiny.out)
    assert {path.name for path in tiny.out.iterdir() if path.name.startswith(".")} <= {".ledger.json", ".pages.json"}

    def interrupt(*args, **options):
        raise KeyboardInterrupt

    before = tiny.files()
    papermill.execute_notebook = interrupt
    with pytest.raises(KeyboardInterrupt):
        render_reports(out=tiny.out)
    assert tiny.files() == before


def test_index_and_pages_change_together_or_not_at_all(tiny, monkeypatch):
    render_reports(out=tiny.out)
    before = tiny.files()

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(pages, "index_page", full)
        with pytest.raises(OSError, match="No space left"):
            render_reports(out=tiny.out, force=True)
    assert tiny.files() == before
    assert len(tiny.ran) == 4
    assert {path.name for path in tiny.out.iterdir() if path.name.startswith(".")} == {".ledger.json", ".pages.json"}


def test_a_page_whose_records_are_gone_goes_away(tiny):
    write_manifest(tiny.home, "reports:\n  - notebook: good\n    parameters: {country: JPN}\n  - notebook: bad\n")
    tiny.failing["bad"] = ERROR
    render_reports(out=tiny.out)
    assert {"good-jpn.html", "good-jpn.ipynb"} <= set(tiny.files())
    next((tiny.home / "data" / "records").rglob("2022-08-28-jpn-nam-mou.yml")).unlink()
    statuses = [result.status for result in render_reports(out=tiny.out)]
    assert statuses == ["empty", "failed"]
    assert sorted(tiny.files()) == ["failed/bad.ipynb", "index.html"]
    index = Page(tiny.files()["index.html"])
    assert "no records match" in index.text
    assert "good-jpn.html" not in index.values("href")


@pytest.mark.slow
def test_two_renders_into_one_folder_at_once(tiny, tmp_path):
    """Each has names of its own for what is not finished; in the end the folder is that of one of them."""
    write_notebook(tiny.home, "good", PARAMETERS, "1")
    write_notebook(tiny.home, "bad", PARAMETERS, "raise ValueError")
    code = f"""
import sys
from analysis.reports.render import render_reports
sys.stdin.readline()
if __name__ == "__main__":
    print([result.status for result in render_reports(out={str(tiny.out)!r}, force=True)])
"""
    command = [sys.executable, "-c", code]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    runs = [subprocess.Popen(command, **pipes) for _ in range(3)]
    for run in runs:
        run.stdin.write("\n")
        run.stdin.flush()
    for run in runs:
        said, errors = run.communicate(timeout=100)
        assert (said, errors) == ("['rendered', 'failed']\n", "")
    made = sorted(tiny.files())
    assert made == ["failed/bad-kaz-since-2025.ipynb", "good.html", "good.ipynb", "index.html"]


def test_a_cell_that_removes_its_working_folder_fails_no_other(own_home):
    gone = "import os, shutil; shutil.rmtree(os.getcwd())"
    write_notebook(own_home, "gone", PARAMETERS, gone, "1 + 1")
    write_notebook(own_home, "beside", PARAMETERS, "import os, time; time.sleep(1.5); open('mine', 'w'); os.getcwd();")
    write_manifest(
        own_home,
        "reports: [{notebook: beside}, {notebook: gone}, {notebook: gone, parameters: {country: KAZ}}]\n",
    )
    results = render_reports(out=own_home / "out", workers=3)
    assert [(result.status, result.error) for result in results] == [("rendered", "")] * 3


def test_the_same_data_give_the_same_pages(tiny):
    render_reports(out=tiny.out)
    first = tiny.files()
    tiny.ran.clear()
    render_reports(out=tiny.out)
    assert tiny.files() == first
