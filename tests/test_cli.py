from __future__ import annotations

import os
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

import papermill
import pytest
from click.testing import CliRunner, Result

from analysis import paths
from analysis.cli import main
from analysis.reports import render as rendering
from analysis.reports.report import Result as Rendered
from miniature import Page, make_home, write_manifest

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
NAM = "agreements/2022/2022-08-28-jpn-nam-mou.yml"
KOR = "agreements/2024/2024-02-kor-uzb-talks.yml"


def run(*arguments: object) -> Result:
    """The command as typed; an exit by an exception that nobody meant is raised here."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def no_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments, **options):
        raise AssertionError("a kernel was started")

    monkeypatch.setattr(papermill, "execute_notebook", fail)
    monkeypatch.setattr(rendering, "_run_all", fail)


@pytest.fixture
def site(home: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with the real timeline notebook and a manifest; reports are not run but said to be."""
    monkeypatch.setattr(paths, "vocab_folder", lambda: home / "data" / "vocab")  # read once a run
    (own_home / "notebooks").mkdir()
    shutil.copy(NOTEBOOKS / "timeline.ipynb", own_home / "notebooks")
    write_manifest(
        own_home, "reports:\n  - notebook: timeline\n  - notebook: timeline\n    parameters: {country: EU}\n"
    )

    def execute(report, scratch):
        for suffix in (".html", ".ipynb"):
            (scratch / f"{report.slug}{suffix}").touch()
        failed = report.parameters["country"] == FAILING[0]
        return Rendered(report, "cell 2: KeyError: 'x'" if failed else "", f"{report.slug}.ipynb")

    monkeypatch.setattr(rendering, "_run", execute)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setitem(FAILING, 0, "")
    return own_home


FAILING: dict[int, str] = {}


# --- check -----------------------------------------------------------------------------------------


def test_check_of_good_records(records):
    result = run("check", records)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "5 agreements, 2 visits: no problems\n"
    assert run("check").stdout == result.stdout


def test_check_reports_every_problem_on_stderr_in_order(records):
    for name, old, new in ((NAM, "[JP, NA]", "[JP, Namibxia]"), (KOR, "[lithium]", "[lithum]"), (KOR, "low", "lower")):
        text = (records / name).read_text(encoding="utf-8")
        (records / name).write_text(text.replace(old, new), encoding="utf-8")
    result = run("check", records)
    assert result.exit_code == 1
    assert result.stdout == ""
    *lines, last = result.stderr.splitlines()
    assert [line.split(": ")[0].removeprefix(f"{records}/") for line in lines] == [f"{NAM}:7", f"{KOR}:11"]
    assert "parties[1]" in lines[0]
    assert "did you mean Namibia" in lines[0]
    assert "not one of the allowed words" in lines[1]
    assert last == "4 agreements, 2 visits: 2 problems"


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path, command):
    result = run(command, tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert result.stdout == ""


def test_a_home_without_records_is_a_problem_of_the_data(own_home):
    shutil.rmtree(own_home / "data" / "records")
    for command in (["check"], ["fmt"], ["render"]):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == f"{own_home / 'data' / 'records'}: no such folder of records — give data/records\n"


def test_a_home_that_is_none_is_wrong_usage(tmp_path, monkeypatch):
    monkeypatch.setenv("MINERALS_HOME", str(tmp_path))
    for command in (["check"], ["fmt"], ["render"], ["params", "timeline"]):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("minerals: MINERALS_HOME=")


# --- fmt -------------------------------------------------------------------------------------------


def test_fmt_writes_the_canonical_form_once(records):
    first = run("fmt", records)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.startswith("7 files, ")
    assert first.stdout.endswith(" changed, 0 with problems\n")
    assert run("fmt", records).stdout == "7 files, 0 changed, 0 with problems\n"
    assert run("fmt", "--check", records).exit_code == 0
    assert run("check", records).exit_code == 0


def test_fmt_check_shows_the_change_and_makes_none(records):
    run("fmt", records)
    text = (records / NAM).read_text(encoding="utf-8")
    (records / NAM).write_text(text.replace("[JP, NA]", "[ JP,NA ]"), encoding="utf-8")
    before = (records / NAM).read_bytes()
    result = run("fmt", "--check", records)
    assert result.exit_code == 1
    assert "-parties: [ JP,NA ]\n+parties: [JP, NA]\n" in result.stdout
    assert result.stdout.endswith("7 files, 1 would change, 0 with problems\n")
    assert (records / NAM).read_bytes() == before
    assert run("fmt", records / NAM).stdout == "1 file, 1 changed, 0 with problems\n"
    assert (records / NAM).read_text(encoding="utf-8") == text


def test_fmt_formats_the_rest_and_reports_what_it_refuses(records):
    run("fmt", records)
    good = (records / NAM).read_text(encoding="utf-8")
    (records / NAM).write_text(good.replace("[JP, NA]", "[ JP,NA ]"), encoding="utf-8")
    (records / KOR).write_text("# why\n" + (records / KOR).read_text(encoding="utf-8"), encoding="utf-8")
    commented = (records / KOR).read_bytes()
    result = run("fmt", records)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        f"{records / KOR}:1: a comment, which formatting would lose — move it to notes:, or delete it",
        "7 files, 1 changed, 1 with problems",
    ]
    assert (records / KOR).read_bytes() == commented
    assert (records / NAM).read_text(encoding="utf-8") == good


def test_fmt_of_a_file_named_from_where_it_lies(records, monkeypatch):
    run("fmt", records)
    monkeypatch.chdir(records / "agreements" / "2024")
    assert run("fmt", Path(KOR).name).stdout == "1 file, 0 changed, 0 with problems\n"


def test_fmt_takes_the_records_of_the_home_by_default(own_home):
    assert run("fmt").stdout.startswith("7 files, ")


# --- params ----------------------------------------------------------------------------------------


def test_params_lists_a_notebook(site):
    result = run("params", "timeline")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["country", "partner", "mineral", "area", "since", "until"]
    assert lines[0] == "country: str or None = None  country or bloc, any name or code"


def test_params_of_no_notebook(site):
    result = run("params", "time")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("minerals: no notebook 'time' — ")
    assert "timeline" in result.stderr


# --- render ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("timeline", "-p", "country", "Kazakstan"),
            "timeline: country: unknown country or bloc 'Kazakstan' — did you mean Kazakhstan",
        ),
        (("timeline", "-p", "contry", "KAZ"), "timeline: no parameter 'contry' — did you mean 'country'?"),
        (("timeline", "-p", "until", "1999"), "timeline: no records match until=1999 — widen the selection"),
        (("timeline", "-p", "since", "2026", "-p", "until", "2025"), "timeline: since 2026 is after until 2025"),
        (("timelin",), "no notebook 'timelin' — did you mean timeline?"),
        (("-p", "country", "KAZ"), "parameters without a notebook — write minerals render NOTEBOOK -p NAME VALUE"),
    ],
)
def test_wrong_usage_is_one_line_and_starts_no_kernel(site, no_kernel, tmp_path, arguments, message):
    result = run("render", *arguments, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"minerals: {message}")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("render", "timeline", "-p", "country"), "Option '-p' requires 2 arguments"),
        (("render", "timeline", "b"), "unexpected extra argument"),
        (("rendr",), "No such command 'rendr'"),
        (("check", "--folder"), "No such option"),
        (("params",), "Missing argument 'NOTEBOOK'"),
    ],
)
def test_a_command_that_does_not_parse_is_wrong_usage(site, no_kernel, arguments, message):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_bad_records_stop_a_render_before_any_kernel(site, no_kernel, tmp_path):
    file = site / "data" / "records" / NAM
    file.write_text(file.read_text(encoding="utf-8").replace("[JP, NA]", "[JP, Namibxia]"), encoding="utf-8")
    for arguments in ((), ("timeline",)):
        result = run("render", *arguments, "-o", tmp_path / "out")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"{file}:7: parties[1]: ")
        assert not (tmp_path / "out").exists()


def test_a_bad_manifest_stops_a_render_before_any_kernel(site, no_kernel, tmp_path):
    file = write_manifest(site, "reports:\n  - notebook: timelin\n  - notebook: timeline\n    titel: x\n")
    result = run("render", "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        f"{file}:2: reports[0]: no notebook 'timelin' — did you mean timeline?",
        f"{file}:3: reports[1]: unknown field 'titel' — did you mean 'title'?",
    ]


def test_all_reports(site, tmp_path):
    result = run("render", "-o", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "[1/2] rendered timeline",
        "[2/2] rendered timeline-eu",
        f"2 reports rendered, 0 failed: {tmp_path / 'out' / 'index.html'}",
    ]
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_failed_report_is_exit_code_1(site, tmp_path):
    FAILING[0] = "EU"
    result = run("render", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "[2/2] FAILED timeline-eu" in result.stdout
    assert result.stdout.endswith(f"1 report rendered, 1 failed: {tmp_path / 'out' / 'index.html'}\n")
    assert result.stderr == "failed: timeline-eu: cell 2: KeyError: 'x'\n"
    assert (tmp_path / "out" / "timeline.html").is_file()
    one = run("render", "timeline", "-p", "country", "EU", "-o", tmp_path / "out")
    assert one.exit_code == 1
    assert one.stderr == "failed: timeline-eu: cell 2: KeyError: 'x'\n"


def test_one_report(site, tmp_path):
    result = run("render", "timeline", "-p", "country", "Казахстан", "-p", "partner", "none", "-o", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"1 report rendered, 0 failed: {tmp_path / 'out' / 'timeline-kaz.html'}\n"


# --- the rest --------------------------------------------------------------------------------------


def test_help_and_version():
    for flag in ("-h", "--help"):
        text = run(flag).stdout
        for command in ("check", "fmt", "render", "params"):
            assert command in text
            assert run(command, flag).exit_code == 0
    assert run("--version").stdout.strip().endswith(version("critical-minerals-diplomacy"))


def test_an_error_that_nobody_meant_keeps_its_traceback(monkeypatch):
    import analysis.store

    def fail(folder):
        raise ZeroDivisionError

    monkeypatch.setattr(analysis.store, "read_records", fail)
    with pytest.raises(ZeroDivisionError):
        run("check")


@pytest.mark.skipif(sys.platform == "win32", reason="kernels talk by TCP there")
def test_a_real_notebook_from_folders_named_as_one_types_them(tmp_path, monkeypatch):
    """A real kernel: the home and the target are relative, and plots were told to go nowhere."""
    home = make_home(tmp_path / "home")
    (home / "notebooks").mkdir()
    shutil.copy(NOTEBOOKS / "timeline.ipynb", home / "notebooks")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MINERALS_HOME", "home")
    monkeypatch.setenv("MPLBACKEND", "Agg")
    result = run("render", "timeline", "-p", "country", "Казахстан", "-o", "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"1 report rendered, 0 failed: {Path('out') / 'timeline-kaz.html'}\n"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["timeline-kaz.html", "timeline-kaz.ipynb"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "out"]
    page = Page((tmp_path / "out" / "timeline-kaz.html").read_text(encoding="utf-8"))
    page.assert_stands_alone()
    assert "Timeline: Kazakhstan" in page.text
    assert "3 agreements and 1 visit, 7 November 2022 to about 6 November 2025." in page.text
    assert [tag for tag, _ in page.tags].count("svg") == 2
    assert "https://news.example.org/2022/11/partnership" in page.values("href") + page.values("xlink:href")
