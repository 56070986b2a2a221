"""``minerals draft``, ``accept``, ``review``, and what ``check`` and ``fmt`` say of drafts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from analysis.cli import main
from analysis.drafts import drafting
from analysis.records.draft_files import read_draft
from analysis.reports import output
from drafted import TEXT, Reading, agreement, visit

ID = "2026-03-03-jpn-nam-mou"
DEAL = {"signatories": [], "place": "Токио", "place_country": "Япония"}


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Every article reports a signed memorandum."""
    found = Reading([agreement(**DEAL)])
    monkeypatch.setattr(drafting, "_extraction", lambda: found)
    return found


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def drafts(own_home: Path, reading: Reading, news: Path) -> Path:
    """The folder of a home that holds one draft."""
    assert run("draft", news, "--url", "https://a.example.org/x", "--publisher", "A").exit_code == 0
    return own_home / "data" / "drafts"


# --- draft ------------------------------------------------------------------------------------------


def test_an_article_is_drafted_and_said(own_home, reading, news):
    given = ("--published", "4 марта 2026", "--url", "https://a.example.org/x", "--publisher", "A", "--language", "ru")
    result = run("draft", news, *given)
    assert (result.exit_code, result.stderr) == (0, "")
    path = own_home / "data" / "drafts" / f"{ID}.yml"
    assert result.stdout.startswith(f"{news}: 1 agreement\n\n  {path}\n    title ")
    assert read_draft(path).block.article.published == "2026-03-04"
    assert reading.asked[0][1:] == ("2026-03-04", "https://a.example.org/x", "A", "ru")


def test_drafts_go_where_they_are_told(tmp_path, reading, news):
    assert run("draft", news, "--out", tmp_path / "new" / "place").exit_code == 0
    assert [path.name for path in (tmp_path / "new" / "place").iterdir()] == [f"{ID}.yml"]


def test_standard_input_is_drafted(tmp_path, reading):
    result = run("draft", "-", "--out", tmp_path, stdin=TEXT.encode())
    assert result.stdout.startswith("standard input: 1 agreement")


def test_a_bad_article_stops_no_other(tmp_path, reading):
    lines = [json.dumps({"text": f"{TEXT} {number}"}) for number in (1, 2)]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join([lines[0], "{", lines[1]]), encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    result = run("draft", tmp_path, "--out", tmp_path / "drafts")
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()
    assert first.startswith(f"{tmp_path}/empty.txt: there is no text")
    assert second.startswith(f"{path}:2: not valid JSON")
    assert len(list((tmp_path / "drafts").iterdir())) == 2
    assert result.stdout.count("1 agreement") == 2


def test_an_article_is_not_drafted_twice_without_force(tmp_path, drafts, news):
    again = run("draft", news)
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr == (
        f"{news}: the article is drafted already, in {drafts}/{ID}.yml — review it, or draft it anew with --force\n"
    )
    assert run("draft", news, "--force").exit_code == 0


def test_what_is_drafted_for_a_program(tmp_path, reading, news):
    (tmp_path / "empty.txt").touch()
    result = run("draft", news, tmp_path / "empty.txt", "--out", tmp_path / "drafts", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [one["article"] for one in found["articles"]] == [str(news)]
    assert found["articles"][0]["drafts"][0]["file"] == str(tmp_path / "drafts" / f"{ID}.yml")
    assert found["problems"][0]["path"] == str(tmp_path / "empty.txt")


def test_an_article_without_news_is_well(tmp_path, monkeypatch, news):
    told = {"what": "agreement", "why": "planned", "title": "A treaty"}
    monkeypatch.setattr(drafting, "_extraction", lambda: Reading(mentioned=[told]))
    result = run("draft", news, "--out", tmp_path / "drafts")
    assert (result.exit_code, result.stdout) == (0, f"{news}: no news — agreement (planned): A treaty\n")
    assert not (tmp_path / "drafts").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Missing argument"),
        (("nothing.txt",), "no such file: nothing.txt"),
        (("-", "--published", "soon"), "published: "),
        (("-", "--url", "akorda"), "url: not a web address: 'akorda'"),
        (("-", "--language", "??"), "language: not a language: '??'"),
        (("-", "--format", "pdf"), "'pdf' is not one of"),
        (("-", "--format", "csv", "--url", "https://a.example.org"), "--url of several articles"),
        (("-", "--publishd", "2026"), "did you mean --publishe"),
    ],
)
def test_wrong_usage_is_said_in_a_line(reading, arguments, message):
    result = run("draft", *arguments, stdin=TEXT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert reading.asked == []


def test_one_address_is_of_one_article(tmp_path, reading, news):
    (tmp_path / "other.txt").write_text(TEXT, encoding="utf-8")
    result = run("draft", tmp_path, "--url", "https://a.example.org")
    assert result.exit_code == 2
    assert "several articles" in result.stderr


# --- check and fmt ----------------------------------------------------------------------------------


@pytest.mark.slow
def test_check_says_what_is_open_in_a_draft_and_does_not_fail_for_it(drafts):
    result = run("check", "--today", "2026-04-01")
    assert (result.exit_code, result.stderr) == (0, "")
    first, last = result.stdout.splitlines()
    assert first == f"{drafts}/{ID}.yml: a draft, open: confidence"
    assert last == "5 agreements, 2 visits: no problems"


@pytest.mark.slow
def test_check_fails_for_a_draft_that_is_not_well_formed(drafts, records):
    text = (drafts / f"{ID}.yml").read_text(encoding="utf-8")
    (drafts / f"{ID}.yml").write_text(text.replace("what: agreement", "what: deal"), encoding="utf-8")
    result = run("check", "--today", "2026-04-01")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "draft.what" in result.stderr.splitlines()[0]
    assert result.stderr.splitlines()[-1] == "5 agreements, 2 visits: 1 problem"
    assert run("check", records).exit_code == 0  # a folder that is named is one of records


def test_fmt_lays_out_a_draft_that_is_named(drafts):
    path = drafts / f"{ID}.yml"
    text = path.read_text(encoding="utf-8")
    (drafts / "README.md").write_text("[: what drafts are", encoding="utf-8")
    path.write_text(text.replace("parties: [Намибия, Япония]", "parties: [ 'Намибия',Япония ]"), encoding="utf-8")
    assert run("fmt", "--check", path).exit_code == 1
    assert run("fmt", drafts).stdout == "1 file, 1 changed, 0 with problems\n"
    assert path.read_text(encoding="utf-8") == text


# --- accept -----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_draft_is_accepted(own_home, drafts):
    path = drafts / f"{ID}.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("'2026-03-03'\n", "'2024-03-03'\n"), encoding="utf-8")
    refused = run("accept", path)
    assert (refused.exit_code, refused.stdout) == (1, "")
    first, last = refused.stderr.splitlines()
    assert first == f"{path}:1: confidence: the field is missing — write high, medium, low, or give --confidence"
    assert last == "0 accepted, 1 refused"
    result = run("accept", drafts, "--confidence", "medium")
    record = own_home / "data" / "records" / "agreements" / "2024" / f"{ID}.yml"
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"accepted: {record}\n"
    assert record.is_file()
    assert list(drafts.iterdir()) == []
    assert run("fmt", "--check", record).exit_code == 0
    assert run("check").stdout == "6 agreements, 2 visits: no problems\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("nothing.yml",), "does not exist"), ((), "Missing argument"), ((".", "--confidence", "sure"), "is not one of")],
)
def test_accepting_what_is_not_there_is_wrong_usage(arguments, message):
    result = run("accept", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


# --- review -----------------------------------------------------------------------------------------


def test_the_page_of_a_draft_goes_to_the_pages_that_are_built(own_home, drafts, news, monkeypatch):
    monkeypatch.setattr(output, "default_folder", lambda: own_home / "reports" / "build")
    result = run("review", ID, "--article", news)
    page = own_home / "reports" / "build" / "drafts" / f"{ID}.html"
    assert (result.exit_code, result.stdout) == (0, f"{page}\n")
    assert "Виндхук, 4 марта" in page.read_text(encoding="utf-8")
    assert list(drafts.iterdir()) == [drafts / f"{ID}.yml"]


def test_the_page_of_a_draft_goes_where_it_is_told(drafts, tmp_path):
    out = tmp_path / "a" / "page.html"
    assert run("review", drafts / f"{ID}.yml", "--out", out).exit_code == 0
    assert "not kept with the draft" in out.read_text(encoding="utf-8")


def test_another_article_than_that_of_the_draft_is_refused(drafts, tmp_path):
    (tmp_path / "other.txt").write_text("Another text.", encoding="utf-8")
    result = run("review", ID, "--article", tmp_path / "other.txt", "--out", tmp_path / "page.html")
    assert result.exit_code == 1
    assert "not the article of the draft" in result.stderr
    assert not (tmp_path / "page.html").exists()


def test_a_draft_that_is_not_there_is_wrong_usage(drafts):
    result = run("review", "2026-03-03-nam-mou")
    assert result.exit_code == 2
    assert result.stderr == f"minerals: no draft '2026-03-03-nam-mou' — there are {ID}\n"


def test_visits_are_told_apart_from_agreements(tmp_path, monkeypatch, news):
    monkeypatch.setattr(drafting, "_extraction", lambda: Reading([], [visit(), visit(start="2026-04-01")]))
    assert run("draft", news, "--out", tmp_path / "drafts").stdout.startswith(f"{news}: 2 visits\n")
