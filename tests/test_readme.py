"""Everything that the README and the documents tell a reader to type."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from click.testing import CliRunner

from analysis.cli import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"```(python|sh)\n(.*?)```", re.DOTALL)


def blocks(language: str) -> list[tuple[str, str]]:
    """The fenced blocks of a language, each with the name of its document."""
    return [
        (file.name, code)
        for file in DOCUMENTS
        for found, code in _BLOCK.findall(file.read_text(encoding="utf-8"))
        if found == language
    ]


def commands() -> list[str]:
    """The lines of the shell's blocks without their remarks."""
    lines = (line.partition("  #")[0].strip() for _, code in blocks("sh") for line in code.splitlines())
    return list(dict.fromkeys(filter(None, lines)))


def is_of_drafts(line: str) -> bool:
    """Whether a command is one of those that lead from an article to a record, each of which needs the one before."""
    return line.split()[1:2] in (["draft"], ["match"], ["review"], ["accept"])


@pytest.fixture(autouse=True)
def _at_a_desk(real_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real record, and a folder of one's own to work in."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(("document", "code"), blocks("python"))
def test_an_example_runs_as_it_stands(document: str, code: str, capsys: pytest.CaptureFixture[str]):
    exec(compile(code, document, "exec"), {})
    plt.close("all")
    printed = capsys.readouterr().out
    assert not re.search(r"Empty DataFrame|^Series\(\[\]", printed), printed
    assert ("print(" in code) == bool(printed.strip())


@pytest.mark.slow
@pytest.mark.parametrize("line", [one for one in commands() if one.startswith("minerals ") and not is_of_drafts(one)])
def test_a_command_runs(line: str, tmp_path: Path):
    words = shlex.split(line)[1:]
    if words == ["render"]:
        pytest.skip("the whole site is rendered by `make reports`")
    out = ["-o", str(tmp_path / "out")] if words[0] == "render" else []
    done = CliRunner().invoke(main, [*words, *out])
    assert done.exit_code == 0, done.output
    if out:
        (page,) = (tmp_path / "out").glob("*.html")
        assert page.stat().st_size > 10_000


ARTICLE = """Namibia and Japan sign memorandum on lithium

WINDHOEK, 4 March. Namibia and Japan signed a memorandum of understanding on lithium in Windhoek on Tuesday, the
government said.

The paper covers exploration and processing. It was signed by the Minister of Mines and Energy of Namibia, Tom
Alweendo, and the Japanese foreign minister, Takeshi Iwaya. A first agreement of the two countries dates from 2022.
"""
PAGE = f"""<html lang="en"><head><meta property="og:site_name" content="Windhoek Example">
<meta property="article:published_time" content="2026-03-04"><link rel="canonical" href="https://news.example.org/1">
</head><body><article>{"".join(f"<p>{part}</p>" for part in ARTICLE.split(chr(10) * 2))}</article></body></html>"""


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_an_article_becomes_a_record_by_the_commands_of_a_document(
    document: Path, real_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    found = (code for language, code in _BLOCK.findall(document.read_text(encoding="utf-8")) if language == "sh")
    lines = [line.partition("  #")[0].strip() for code in found for line in code.splitlines()]
    steps = [line for line in lines if is_of_drafts(line) and "--scheduler" not in line]  # there is no cluster here
    if not steps:
        pytest.skip("it does not speak of drafts")
    shutil.copytree(real_home / "data", tmp_path / "data")
    monkeypatch.setenv("MINERALS_HOME", str(tmp_path))
    (tmp_path / "saved.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "windhoek.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "news.jsonl").write_text(json.dumps({"text": ARTICLE}) + "\n", encoding="utf-8")
    printed = ""
    for line in steps:
        done = CliRunner().invoke(main, shlex.split(line)[1:])
        assert done.exit_code == 0, (line, done.output)
        printed += done.output
    record = "data/records/agreements/2026/2026-03-03-jpn-nam-mou.yml"
    assert f"accepted: {record}\n" in printed
    assert (tmp_path / record).is_file()
    assert not list((tmp_path / "data" / "drafts").glob("*.yml"))
    for shown in re.findall(r"```text\n(windhoek.*?)```", document.read_text(encoding="utf-8"), re.DOTALL):
        assert shown in printed


def test_every_other_command_is_one_that_there_is():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = ("python3 -m venv", ".venv/bin/", "pip install ", "papermill --engine warm ", "minerals ")
    for line in commands():
        if line.startswith("make "):
            assert re.search(rf"^{line.split()[1]}\b.*:", makefile, re.MULTILINE), line
        else:
            assert line.startswith(known), line


def test_every_file_that_is_named_is_there():
    for file in DOCUMENTS:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", file.read_text(encoding="utf-8")):
            assert (file.parent / link).exists(), link


@pytest.mark.slow
def test_every_page_that_is_named_is_rendered():
    from analysis import load_dataset
    from analysis.pages.plan import plan_pages
    from analysis.pages.site import Site

    pages = {*plan_pages(Site(load_dataset())), "index.html", "cooperation_areas.html"}
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_-]+/)?[a-z_-]+\.html)(?:#[^`]*)?`", text)) - {"reports/build/index.html"}
    assert len(named) > 8
    assert named <= pages
