"""``minerals match``: the table, the block of a draft, merging and judging."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from analysis import paths
from analysis.cli import main
from analysis.records.draft_files import draft_text, read_draft

RECORD = "2025-11-06-kaz-usa-minerals-mou"
DRAFT = "2025-11-06-kaz-usa-mou"
BLOCK = {"what": "agreement", "article": {"sha256": "a" * 64, "characters": 900, "published": "2025-11-07"}}
TOLD = {
    "type": "меморандум",
    "status": "signed",
    "signed": "2025-11-06",
    "place": "Вашингтон",
    "parties": ["Казахстан", "США"],
    "signatories": [{"name": "Говард Лютник", "post": "министр торговли", "party": "США"}],
    "minerals": ["вольфрам"],
    "sources": [{"url": "https://wire.example.net/1", "publisher": "The Wire", "language": "ru", "cites": "Акорда"}],
}


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def put(name: str = DRAFT, sha: str = "a", **change: object) -> Path:
    """A draft in the home's folder of drafts."""
    folder = paths.drafts_folder()
    folder.mkdir(exist_ok=True)
    article = BLOCK["article"] | {"sha256": sha * 64}
    told = {key: value for key, value in ({"id": name} | TOLD | change).items() if value}
    path = folder / f"{name}.yml"
    path.write_text(draft_text("agreement", told, BLOCK | {"article": article}), encoding="utf-8")
    return path


def record_file() -> Path:
    (path,) = (file for file in paths.record_files() if file.stem == RECORD)
    return path


def test_the_verdict_is_told_and_written_to_the_draft(own_home):
    path = put()
    result = run("match")
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[0] == f"{DRAFT}: same as record {RECORD} (+17)"
    assert lines[1].startswith("  for:     parties same +4, type same +3, date same day +6, signatories some +3")
    match = read_draft(path).block.match
    assert (match["verdict"], match["match"], match["match_is"]) == ("same", RECORD, "record")
    assert {one["field"] for one in match["reasons"]} >= {"parties", "date", "signatories"}
    before = path.read_bytes()
    assert run("match", DRAFT).output == result.output
    assert path.read_bytes() == before
    assert run("check").exit_code == 0


def test_a_dry_run_and_json_write_nothing_of_their_own(own_home):
    path = put()
    before = path.read_bytes()
    result = run("match", path, "--dry-run", "--json")
    (found,) = json.loads(result.output)
    assert (found["draft"], found["verdict"], found["match"], found["flags"]) == (DRAFT, "same", RECORD, [])
    assert found["score"] == sum(one["weight"] for one in found["reasons"])
    assert path.read_bytes() == before


def test_a_named_draft_is_compared_with_all_others(own_home):
    told = {"signed": "2026-01-20", "signatories": TOLD["signatories"]}
    put("2026-01-20-kaz-usa-mou", "a", **told)
    put("2026-01-20-kaz-usa-tungsten-mou", "b", **told)
    result = run("match", "2026-01-20-kaz-usa-tungsten-mou")
    assert result.output.splitlines()[0].startswith(
        "2026-01-20-kaz-usa-tungsten-mou: same as draft 2026-01-20-kaz-usa-mou (+"
    )
    assert "2026-01-20-kaz-usa-mou: " not in result.output.replace("as draft ", "")[:30]
    assert read_draft(paths.drafts_folder() / "2026-01-20-kaz-usa-mou.yml").block.match is None


def test_a_folder_stands_for_its_drafts(own_home, tmp_path):
    folder = tmp_path / "drafted"
    put().parent.rename(folder)
    result = run("match", folder)
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"{DRAFT}: same as record {RECORD}")
    (tmp_path / "empty").mkdir()
    assert run("match", tmp_path / "empty").output == "no drafts\n"


def test_no_drafts(own_home):
    assert run("match").output == "no drafts\n"


def test_a_merge_shows_its_diff_and_then_is_made(own_home):
    path = put()
    before = record_file().read_text(encoding="utf-8")
    result = run("match", "--merge", DRAFT, "--dry-run")
    assert result.exit_code == 0, result.output
    assert "+minerals: [вольфрам]" in result.output
    assert record_file().read_text(encoding="utf-8") == before
    result = run("match", "--merge", DRAFT)
    assert result.output.startswith("merged: ")
    assert not path.exists()
    record = yaml.load(record_file().read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert record["sources"][-1] == TOLD["sources"][0]
    assert record["minerals"] == ["вольфрам"]
    assert run("fmt", "--check", record_file()).exit_code == 0
    assert run("check").exit_code == 0


def test_the_visit_of_a_draft_is_that_of_the_record(own_home):
    """By its id in the record, or by the draft of it that is the same as one there."""
    text = record_file().read_text(encoding="utf-8")
    record_file().write_text(text.replace("visit: 2025-11-05-kaz-usa-tokayev\n", ""), encoding="utf-8")
    journey = {
        "id": "2025-11-06-kaz-usa-tokayev",
        "visitor": {"name": "Қасым-Жомарт Тоқаев", "post": "президент", "party": "Қазақстан"},
        "to": "АҚШ",
        "start": "2025-11-06~",
        "status": "held",
    }
    block = {"what": "visit", "article": {"sha256": "a" * 64, "characters": 900}}
    put(visit="2025-11-06-kaz-usa-tokayev")
    (paths.drafts_folder() / f"{journey['id']}.yml").write_text(draft_text("visit", journey, block), encoding="utf-8")
    assert run("match", "--merge", DRAFT).exit_code == 0
    assert "visit: 2025-11-05-kaz-usa-tokayev\n" in record_file().read_text(encoding="utf-8")
    assert run("check").exit_code == 0


def test_a_merge_that_check_would_refuse_is_not_made(own_home):
    path = put(minerals=["unobtainium"])
    before = record_file().read_bytes()
    result = run("match", "--merge", DRAFT)
    assert result.exit_code == 1
    assert f"{DRAFT}.yml: minerals[0]: unknown mineral: 'unobtainium'" in result.output
    assert record_file().read_bytes() == before
    assert path.exists()


def test_a_comment_is_not_lost(own_home):
    put()
    text = record_file().read_text(encoding="utf-8")
    record_file().write_text(f"{text}# ask the ministry\n", encoding="utf-8")
    result = run("match", "--merge", DRAFT)
    assert result.exit_code == 1
    assert "a comment, which formatting would lose" in result.output
    path = put()
    path.write_text(path.read_text(encoding="utf-8") + "# my own words\n", encoding="utf-8")
    result = run("match", DRAFT)
    assert result.exit_code == 1
    assert "a comment, which formatting would lose" in result.output
    assert path.read_text(encoding="utf-8").endswith("# my own words\n")


def test_what_is_no_record_of_the_same_event_is_merged_only_by_name(own_home):
    put(signed="2026-05-06")
    result = run("match", "--merge", DRAFT)
    assert result.exit_code == 2
    assert f"{DRAFT} is new, not the same as a record — name the record: --into RECORD" in result.output
    result = run("match", "--merge", "--into", RECORD, DRAFT)
    assert result.exit_code == 0, result.output
    record = yaml.load(record_file().read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    told = [(one["field"], one["value"], one["source"]) for one in record["conflicts"]]
    assert ("signed", "2026-05-06", "The Wire") in told


def test_a_draft_is_not_merged_into_a_draft(own_home):
    told = {"signed": "2026-01-20"}
    put("2026-01-20-kaz-usa-mou", "a", **told)
    put("2026-01-20-kaz-usa-tungsten-mou", "b", **told)
    result = run("match", "--merge", "2026-01-20-kaz-usa-tungsten-mou")
    assert result.exit_code == 2
    assert "accept 2026-01-20-kaz-usa-mou first, then merge this one into it" in result.output


def test_a_judgement_is_written_and_holds(own_home):
    put()
    result = run("match", "--not-same", DRAFT, RECORD, "--why", "a paper of the agencies", "--by", "A. Reader")
    assert result.exit_code == 0, result.output
    lines = (own_home / "data" / "judgements.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith(f"{DRAFT},{RECORD},not same,A. Reader,2")
    assert lines[1].endswith(",a paper of the agencies")
    assert "same as" not in run("match").output.splitlines()[0]
    assert run("check").exit_code == 0
    again = run("match", "--not-same", RECORD, DRAFT, "--why", "so")
    assert again.exit_code == 1
    assert "judged already" in again.output


def test_check_tells_of_bad_judgements(own_home):
    (own_home / "data" / "judgements.csv").write_text("left,right,judgement,by,on,why\na-b,c-d,not same,me,x,so\n")
    result = run("check")
    assert result.exit_code == 1
    assert "judgements.csv:2: on: not a day: 'x' — write YYYY-MM-DD" in result.output
    assert "judgements.csv:2: left: no record or draft is judged: 'a-b'" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--merge", "--not-same", DRAFT], "--merge and --not-same — give one of them"),
        (["--merge"], "--merge without a draft"),
        (["--into", RECORD, DRAFT], "--into without --merge"),
        (["--not-same", DRAFT, RECORD], "--not-same without --why"),
        (["--not-same", DRAFT, "--why", "so"], "--not-same of 1 — write --not-same DRAFT RECORD --why TEXT"),
        (["--not-same", DRAFT, "2025-11-06-kaz-usa-minerals", "--why", "so"], f"did you mean {RECORD}?"),
        (["--why", "so"], "--why and --by are of --not-same"),
        (["--merge", DRAFT, "--json"], "--json is of matching alone"),
        (["2025-11-06-kaz-usa-mo"], f"no draft '2025-11-06-kaz-usa-mo' — did you mean {DRAFT}?"),
        (["nowhere/x.yml"], "no draft 'nowhere/x.yml'"),
        (["--merge", "--into", "2025-11-06-kaz-usa-mineral-mou", DRAFT], f"did you mean {RECORD}?"),
    ],
)
def test_wrong_usage(own_home, arguments: list[str], message: str):
    put()
    result = run("match", *arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_a_draft_that_is_not_well_formed_stops_no_other(own_home):
    put()
    (paths.drafts_folder() / "broken.yml").write_text("title: [", encoding="utf-8")
    result = run("match")
    assert result.exit_code == 1
    assert "broken.yml:2: not valid YAML" in result.output
    assert f"{DRAFT}: same as record {RECORD}" in result.output
    assert run("match", DRAFT).exit_code == 0
