from __future__ import annotations

import json
import re
import shutil
import sys
from importlib.metadata import version
from io import StringIO
from pathlib import Path

import papermill
import pytest
from click.testing import CliRunner, Result

from analysis import paths
from analysis.cli import main
from analysis.cli.progress import Progress
from analysis.reports import output, single
from analysis.reports import render as rendering
from analysis.reports.report import Report
from analysis.reports.report import Result as Rendered
from miniature import Page, make_home, write_manifest, write_notebook

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
NAM = "agreements/2022/2022-08-28-jpn-nam-mou.yml"
KOR = "agreements/2024/2024-02-kor-uzb-talks.yml"


def says(line: str, message: str) -> bool:
    """Whether a line begins with the message, in which … stands for words that are click's and not ours."""
    return re.match(".*".join(map(re.escape, message.split("…"))), line) is not None


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


@pytest.fixture
def site(home: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with the real timeline notebook and a manifest."""
    monkeypatch.setattr(paths, "vocab_folder", lambda: home / "data" / "vocab")  # read once a run
    (own_home / "notebooks").mkdir()
    shutil.copy(NOTEBOOKS / "timeline.ipynb", own_home / "notebooks")
    write_manifest(
        own_home, "reports:\n  - notebook: timeline\n  - notebook: timeline\n    parameters: {country: EU}\n"
    )
    return own_home


def rendered(slug: str, status: str = "rendered", **more) -> Rendered:
    notebook, _, country = slug.partition("-")
    report = Report(slug, f"Title of {slug}", notebook, {"country": country or None}, 3, 1, "2022", "2025")
    return Rendered(report, status, **more)


FAILED = rendered("timeline-eu", "failed", error="KeyError: 'x'", cell=2, notebook="timeline-eu.ipynb", seconds=1.234)


class Renderer:
    """Stands in for what runs notebooks: keeps what it was asked and gives the results it is told to."""

    def __init__(self, *results: Rendered):
        self.results, self.asked = list(results), []

    def render_reports(self, reports=None, out=None, progress=None, force=False, workers=None, told=None):
        self.asked.append({"force": force, "workers": workers})
        out.mkdir(exist_ok=True)
        (out / "timeline.html").touch()
        (out / ".ledger.json").touch()
        for done, result in enumerate(self.results, 1):
            if progress:
                progress(result, done, len(self.results))
        return self.results

    def render_one(self, notebook, parameters, out=None):
        self.asked.append((notebook, parameters))
        return self.results[0]


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Renderer:
    found = Renderer(rendered("timeline"), FAILED, rendered("timeline-kaz", "unchanged"))
    monkeypatch.setattr(rendering, "render_reports", found.render_reports)
    monkeypatch.setattr(single, "render_one", found.render_one)
    return found


# --- check -----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_check_of_good_records(records):
    result = run("check", records)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "5 agreements, 2 visits: no problems\n"
    assert run("check").stdout == result.stdout


@pytest.mark.slow
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


@pytest.mark.slow
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


def test_fmt_takes_a_byte_order_mark_away(records):
    run("fmt", records)
    text = (records / NAM).read_bytes()
    (records / NAM).write_bytes(b"\xef\xbb\xbf" + text)
    assert run("fmt", "--check", records).exit_code == 1
    assert (records / NAM).read_bytes() == b"\xef\xbb\xbf" + text
    assert run("fmt", records).stdout == "7 files, 1 changed, 0 with problems\n"
    assert (records / NAM).read_bytes() == text


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
    names = ["country", "partner", "mineral", "area", "since", "until", "level", "expand_blocs"]
    assert [line.split(":")[0] for line in lines] == names
    assert lines[0] == "country: str or None = None  country or bloc, any name or code"


def test_params_of_no_notebook(site):
    result = run("params", "time")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("minerals: no notebook 'time' — ")
    assert "timeline" in result.stderr


def test_params_as_json(site):
    write_notebook(site, "counting", 'count: str = "each"  # one of each, split: how to count')
    result = run("params", "counting", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == {
        "notebook": "counting",
        "parameters": [
            {
                "name": "count",
                "types": ["str"],
                "default": "each",
                "help": "one of each, split: how to count",
                "choices": ["each", "split"],
                "meaning": "",
            }
        ],
    }


# --- render: the options of a notebook ---------------------------------------------------------------

ODD = """
country: str = "KAZ"  # country or bloc
as_of: str | None = None  # day
top: int = 10  # rows
full: bool = False  # whole tables
countries: list[str] = []  # to compare
out: str = "x"  # named as an option of the command
"""


@pytest.fixture
def odd(site: Path) -> Path:
    return write_notebook(site, "odd", ODD)


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("--country USA", {"country": "USA"}),
        ("--country=Казахстан", {"country": "Казахстан"}),
        ("-p country USA --top 3", {"country": "USA", "top": 3}),
        ("--top -3", {"top": -3}),
        ("--as-of 2024-05", {"as_of": "2024-05"}),
        ("--as-of none", {"as_of": None}),
        ("--full", {"full": True}),
        ("--no-full", {"full": False}),
        ("-p full true", {"full": True}),
        ("--countries KAZ,Узбекистан", {"countries": ["KAZ", "Узбекистан"]}),
        ("-p out y", {"out": "y"}),
        ("", {}),
    ],
)
def test_a_parameter_is_an_option_of_its_notebook(odd, renderer, tmp_path, typed, given):
    result = run("render", "-o", tmp_path / "out", "odd", *typed.split())
    assert result.exit_code == 0
    assert renderer.asked == [("odd", given)]


def test_help_of_render_lists_the_parameters_of_the_notebook(odd):
    text = " ".join(run("render", "odd", "--help").stdout.split())
    assert "Parameters of odd:" in text
    for line in (
        "--country COUNTRY country or bloc [default: KAZ]",
        "--as-of DATE day [default: none]",
        "--top INTEGER rows [default: 10]",
        "--full / --no-full whole tables [default: False]",
        "--countries COUNTRY,… to compare [default: []]",
    ):
        assert line in text
    assert "named as an option" not in text
    assert "--force" in text
    assert "Parameters of" not in run("render", "-h").stdout


@pytest.mark.parametrize(
    ("line", "completions"),
    [
        ("minerals render odd --co", ["--country", "--countries"]),
        ("minerals render odd --country ka", ["KAZ"]),
        ("minerals render odd --country Каза", ["Казахстан"]),
        ("minerals render odd --country Қаз", ["Қазақстан"]),
        ("minerals render odd --country Kazakh", ["Kazakhstan"]),
        ("minerals render odd --country Xyz", []),
        ("minerals render ti", ["timeline"]),
        ("minerals params o", ["odd"]),
        ("minerals render nowhere --co", []),
    ],
)
def test_a_shell_completes_notebooks_parameters_and_codes(odd, line, completions):
    env = {"_MINERALS_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    result = CliRunner().invoke(main, prog_name="minerals", env=env)
    assert result.stdout.split() == [f"plain,{word}" for word in completions]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "timeline -p country Kazkhstan",
            "timeline: country: unknown country or bloc 'Kazkhstan' — did you mean Kazakhstan",
        ),
        (
            "timeline --country Kazkhstan",
            "timeline: country: unknown country or bloc 'Kazkhstan' — did you mean Kazakhstan",
        ),
        ("timeline -p contry KAZ", "timeline: no parameter 'contry' — did you mean 'country'?"),
        ("timeline --contry KAZ", "no option '--contry' — did you mean --country?"),
        ("timeline --xyz KAZ", "no option '--xyz' — see minerals render --help"),
        ("timeline --country", "…--country… — see minerals render --help"),
        ("timeline --country KAZ -p country KAZ", "timeline: country is given twice — give it once"),
        ("timeline --country KAZ --partner Казахстан", "timeline: partner is the country itself, KAZ — "),
        ("timeline --since 2024-13", "timeline: since: no such month"),
        ("timeline --since 2026 --until 2025", "timeline: since 2026 is after until 2025 — swap them"),
        ("odd --top three", "odd: top = 'three' is str — write int: rows"),
        ("odd --countries KAZ,Kazkhstan", "odd: countries: unknown country or bloc 'Kazkhstan' — did you mean"),
        ("timeline --until 1999", "timeline: no records match until=1999 — widen the selection"),
        ("timelin", "no notebook 'timelin' — did you mean timeline?"),
        ("timelin --help", "no notebook 'timelin' — did you mean timeline?"),
        ("-p country KAZ", "parameters without a notebook — write minerals render NOTEBOOK -p NAME VALUE"),
        ("--country KAZ timeline", "--country without a notebook — write minerals render NOTEBOOK --country VALUE"),
        ("timeline --country=", "timeline: country is empty — write a value, or none for no value"),
        ("timeline -p country=", "Option '-p' requires 2 arguments — see minerals render --help"),
        ("--forse", "no option '--forse' — did you mean --force?"),
        ("--workers 0", "…--workers… — see minerals render --help"),
        ("timeline -p country", "…-p… — see minerals render --help"),
        ("timeline b", "…b… — see minerals render --help"),
    ],
)
def test_wrong_usage_is_one_line_and_starts_no_kernel(odd, no_kernel, tmp_path, typed, message):
    result = run("render", "-o", tmp_path / "out", *typed.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert says(result.stderr, f"minerals: {message}")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("rendr", "no command 'rendr' — did you mean render?"),
        ("xyz", "no command 'xyz' — there are check, "),
        ("--bad", "no option '--bad' — see minerals --help"),
        ("check --folder", "no option '--folder' — see minerals check --help"),
        ("params", "…NOTEBOOK… — see minerals params --help"),
    ],
)
def test_a_command_that_does_not_parse_is_wrong_usage(typed, message):
    result = run(*typed.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert says(result.stderr, f"minerals: {message}")
    assert result.stderr.count("\n") == 1


# --- render: what is wrong before a kernel starts ------------------------------------------------------


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


# --- render: what is said of the reports ---------------------------------------------------------------


def test_all_reports(renderer, tmp_path):
    out = tmp_path / "out"
    del renderer.results[1]
    result = run("render", "-o", out, "--force", "--workers", 3)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"2 reports: 1 rendered, 1 unchanged, 0 failed: {out / 'index.html'}\n"
    assert renderer.asked == [{"force": True, "workers": 3}]
    run("render", "-o", out)
    assert renderer.asked[1] == {"force": False, "workers": None}


def test_a_failed_report_is_exit_code_1_and_a_row_of_a_table(renderer, tmp_path):
    out = tmp_path / "out"
    result = run("render", "-o", out)
    assert result.exit_code == 1
    assert result.stdout == f"3 reports: 1 rendered, 1 unchanged, 1 failed: {out / 'index.html'}\n"
    at_once, heading, row = result.stderr.splitlines()
    assert at_once == "failed: timeline-eu: KeyError: 'x'"
    assert heading.split() == ["failed", "cell", "exception", "notebook"]
    assert [heading.index(word) for word in ("cell", "exception", "notebook")] == [
        row.index(text) for text in ("2", "KeyError", str(out))
    ]
    assert row.endswith(str(out / "failed" / "timeline-eu.ipynb"))


def test_one_failed_report(site, renderer, tmp_path):
    renderer.results = [FAILED]
    result = run("render", "timeline", "--country", "EU", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stdout == f"1 report: 1 failed: {tmp_path / 'out' / 'timeline-eu.html'}\n"
    assert result.stderr.count("\n") == 2


def test_json_and_nothing_else_on_stdout(renderer, tmp_path, monkeypatch):
    out = tmp_path / "out"
    monkeypatch.setattr(output, "default_folder", lambda: out)
    result = run("render", "-o", out, "--json")
    assert result.exit_code == 1
    assert "timeline-eu" in result.stderr
    found = json.loads(result.stdout)
    assert list(found) == ["folder", "data", "reports", "pages", "counts"]
    assert found["folder"] == str(out)
    assert len(found["data"]) == 12
    assert found["counts"] == {"rendered": 1, "unchanged": 1, "empty": 0, "failed": 1}
    assert found["reports"][1] == {
        "slug": "timeline-eu",
        "title": "Title of timeline-eu",
        "notebook": "timeline",
        "parameters": {"country": "eu"},
        "status": "failed",
        "error": "KeyError: 'x'",
        "cell": 2,
        "kept_notebook": "failed/timeline-eu.ipynb",
        "page": "",
        "seconds": 1.23,
        "n_agreements": 3,
        "n_visits": 1,
    }
    assert [report["page"] for report in found["reports"]] == ["timeline.html", "", ""]
    assert found["reports"][0]["kept_notebook"] == ""


def test_quiet_says_only_what_failed(renderer, tmp_path):
    result = run("render", "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.stdout) == (1, "")
    assert [line.split()[0] for line in result.stderr.splitlines()] == ["failed", "timeline-eu"]
    del renderer.results[1]
    result = run("render", "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_an_interrupt_is_one_line(renderer, tmp_path, monkeypatch):
    def interrupted(**options):
        raise KeyboardInterrupt

    monkeypatch.setattr(rendering, "render_reports", interrupted)
    result = run("render", "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "minerals: interrupted\n")


# --- progress ----------------------------------------------------------------------------------------


class Screen(StringIO):
    def __init__(self, is_terminal: bool):
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


def progress_of(results: list[Rendered], is_terminal: bool, seconds: float = 4) -> str:
    """What is written when there is a result every so many seconds, with one report left at the end."""
    screen = Screen(is_terminal)
    now = [0.0]
    with Progress(screen, clock=lambda: now[0]) as progress:
        for done, result in enumerate(results, 1):
            now[0] += seconds
            progress(result, done, len(results) + 1)
    return screen.getvalue()


def test_a_terminal_has_one_line_rewritten(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    text = progress_of([rendered("a", "unchanged"), rendered("b"), FAILED], is_terminal=True)
    assert "\n" not in text
    assert text.split("\r\x1b[K") == [
        "",
        "reading the records",
        "[1/4] a · 4 s",
        "[2/4] b · 8 s, about 16 s left",
        "[3/4] timeline-eu · 12 s, about 6 s left",
        "",
    ]


def test_a_line_is_never_longer_than_the_terminal(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("COLUMNS", "40")
    shown = progress_of([rendered("a" * 50)], is_terminal=True).split("\r\x1b[K")[2]
    assert shown == "[1/2] aaaaaaaaaaa · 4 s, about 4 s left"
    monkeypatch.setenv("COLUMNS", "20")
    shown = progress_of([rendered("a" * 50)], is_terminal=True).split("\r\x1b[K")[2]
    assert shown == "[1/2]  · 4 s, about"


@pytest.mark.parametrize(("is_terminal", "ci"), [(False, ""), (True, "true")])
def test_a_log_has_a_line_for_a_failure_and_now_and_then_one(monkeypatch, is_terminal, ci):
    monkeypatch.setenv("CI", ci)
    assert progress_of([rendered("a"), rendered("b")], is_terminal) == ""
    text = progress_of([rendered("a"), FAILED, *(rendered(f"b{n}") for n in range(20))], is_terminal)
    assert text.splitlines() == [
        "failed: timeline-eu: KeyError: 'x'",
        "[ 8/23] b5 · 32 s, about 60 s left",
        "[16/23] b13 · 64 s, about 28 s left",
    ]
    assert progress_of([rendered("a")] * 2, is_terminal, seconds=100).splitlines() == [
        "[1/3] a · 2 min, about 3 min left",
        "[2/3] a · 3 min, about 2 min left",
    ]


# --- the rest --------------------------------------------------------------------------------------


def test_help_and_version():
    for flag in ("-h", "--help"):
        text = run(flag).stdout
        for command in ("check", "fmt", "render", "params"):
            assert command in text
            assert run(command, flag).exit_code == 0
    assert run("--version").stdout.strip().endswith(version("critical-minerals-diplomacy"))


def test_an_error_that_nobody_meant_keeps_its_traceback(monkeypatch):
    import analysis.records.store

    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(analysis.records.store, "read_records", fail)
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
    assert result.stdout == f"1 report: 1 rendered, 0 failed: {Path('out') / 'timeline-kaz.html'}\n"
    assert {"timeline-kaz.html", "timeline-kaz.ipynb"} <= {path.name for path in (tmp_path / "out").iterdir()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "out"]
    page = Page((tmp_path / "out" / "timeline-kaz.html").read_text(encoding="utf-8"))
    page.assert_stands_alone()
    assert "Timeline: Kazakhstan" in page.text
    assert "3 agreements and 1 visit, 7 November 2022 to about 6 November 2025." in page.text
    assert [tag for tag, _ in page.tags].count("svg") == 2 * 3  # two figures, each in three widths
    assert "https://news.example.org/2022/11/partnership" in page.values("href") + page.values("xlink:href")
