"""``minerals draft --to``: many articles, to events by day."""

import json

import pytest
from click.testing import CliRunner

import drafting
from analysis.batch import run as batch
from analysis.cli import main


def run(*arguments):
    return CliRunner().invoke(main, ["draft", *map(str, arguments)])


@pytest.fixture
def articles(tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "_reader", lambda given: drafting.reader())
    file = tmp_path / "news.jsonl"
    texts = ["signed on 2025-11-06", "quiet", "signed on 2025-11"]
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    return file


def test_what_came_of_it_is_said(articles, tmp_path):
    result = run(articles, "--to", "jsonl", "--out", tmp_path / "out", "--workers", 1)
    assert (result.exit_code, result.stderr) == (0, "")
    counts = "3 articles, 2 read closely, 2 of them news: 2 agreements, 0 visits, 0 mentioned"
    assert result.stdout == f"{counts}: {tmp_path / 'out' / 'days'}\n"
    assert {path.name for path in (tmp_path / "out" / "days").iterdir()} == {"2025-11-06.jsonl", "2025-11.jsonl"}


def test_what_could_not_be_read_is_said_and_fails(articles, tmp_path):
    articles.write_text(articles.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    result = run(articles, "--to", "parquet", "--out", tmp_path / "out", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["broken"] == 1
    assert result.stderr == f"1 could not be read: {tmp_path / 'out' / 'broken.jsonl'}\n"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--to", "jsonl"], "--to jsonl needs a folder to write to"),
        (["--to", "jsonl", "--out", "x", "--force"], "--format and --force are for drafts"),
        (["--workers", "2"], "--workers and --scheduler are for many articles"),
        (["--to", "jsonl", "--out", "x", "--workers", "2", "--scheduler", "tcp://a:1"], "workers are those of"),
    ],
)
def test_options_that_do_not_fit_are_one_line(articles, options, reason, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(articles, *options)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert not (tmp_path / "x").exists()
