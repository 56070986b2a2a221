"""A run over many articles loses nothing and does nothing twice, whatever stops it."""

import json
import os

import pyarrow.parquet as pq
import pytest

import drafting
from analysis.batch.run import draft_many
from analysis.errors import ParameterError

DAYS = ["", " on 2025-11-06", " on 2025-11-06/2025-11-07", " on 2025-11"]


@pytest.fixture
def articles(tmp_path):
    """Forty articles, two of them broken; every second one tells of a signature."""
    lines = [json.dumps({"text": f"{n} " + ("signed" if n % 2 else "quiet") + DAYS[n % 4]}) for n in range(40)]
    lines[4], lines[9] = "{", '{"url": "https://example.org/"}'
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def run(articles, out, extracting=drafting.extract, **more):
    return draft_many([str(articles)], out, reader=drafting.reader(extracting), shard_bytes=200, **more)


def titles(folder):
    return [
        json.loads(line)["title"].split()[0] for file in sorted((folder / "days").iterdir()) for line in file.open()
    ]


WANTED = [str(n) for n in range(40) if n % 4 == 3] + [str(n) for n in range(40) if n % 4 == 1 and n != 9]


def test_events_stand_by_their_day(articles, tmp_path):
    out = tmp_path / "out"
    told = run(articles, out, workers=2)
    assert sorted(path.name for path in (out / "days").iterdir()) == ["2025-11-06.jsonl", "2025-11.jsonl"]
    assert sorted(titles(out), key=int) == sorted(WANTED, key=int)
    assert (told["articles"], told["skipped"], told["agreements"], told["broken"]) == (38, 19, 19, 2)
    assert told["languages"] == {"en": 19}
    assert told["shards"] > 5
    broken = [json.loads(line) for line in (out / "broken.jsonl").open()]
    assert [(one["line"], one["reason"].partition(":")[0]) for one in broken] == [
        (5, "not valid JSON"),
        (10, "there is no text"),
    ]
    assert json.loads((out / "statistics.json").read_text(encoding="utf-8")) == told


def test_a_relaunch_does_what_is_missing(articles, tmp_path, monkeypatch):
    out = tmp_path / "out"
    first = run(articles, out, workers=1)
    markers = sorted((out / "shards").glob("*.done.json"))
    markers[1].unlink()
    markers[3].with_name(markers[3].name.replace(".done.json", ".jsonl")).unlink()
    kept = {path.name: path.stat().st_mtime_ns for path in (out / "shards").glob("*.done.json")}
    done = []
    again = run(articles, out, workers=1, progress=lambda *told: done.append(told))
    assert done == [(told, first["shards"]) for told in (first["shards"] - 1, first["shards"])]
    assert again == first
    assert {
        path.name for path in (out / "shards").glob("*.done.json") if kept.get(path.name) == path.stat().st_mtime_ns
    } == set(kept) - {markers[3].name}
    assert sorted(titles(out), key=int) == sorted(WANTED, key=int)


def test_other_files_do_not_mix_with_a_run(articles, tmp_path):
    out = tmp_path / "out"
    run(articles, out, workers=1)
    articles.write_text('{"text": "signed"}', encoding="utf-8")
    with pytest.raises(ParameterError, match="these have changed since"):
        run(articles, out, workers=1)
    with pytest.raises(ParameterError, match="is no empty folder"):
        run(articles, tmp_path, workers=1)


def test_a_process_that_dies_costs_nothing(articles, tmp_path, monkeypatch):
    monkeypatch.setenv("KILLED_ONCE", str(tmp_path / "mark"))
    articles.write_text(articles.read_text(encoding="utf-8").replace("11 signed", "11 signed killer"), encoding="utf-8")
    told = run(articles, tmp_path / "out", drafting.extract_or_die_once, workers=2)
    assert (tmp_path / "mark").exists()
    assert not told["failed"]
    assert sorted(titles(tmp_path / "out"), key=int) == sorted(WANTED, key=int)


def test_an_article_that_kills_is_told_and_all_others_are_done(articles, tmp_path):
    text = articles.read_text(encoding="utf-8")
    articles.write_text(text.replace("11 signed", "11 signed killer"), encoding="utf-8")
    out = tmp_path / "out"
    told = run(articles, out, drafting.extract_or_die, workers=2)
    assert [one["reason"] for one in told["failed"]] == ["the process that read it was killed each time"]
    assert len(list((out / "shards").glob("*.done.json"))) == told["shards"] - 1
    assert not (out / "days").exists()
    # Once that is mended, a relaunch does that shard alone.
    done = []
    told = run(articles, out, workers=2, progress=lambda *told: done.append(told))
    assert len(done) == 1
    assert not told["failed"]
    assert sorted(titles(out), key=int) == sorted(WANTED, key=int)


def test_parquet_has_the_columns_and_the_whole_event(articles, tmp_path):
    out = tmp_path / "out"
    run(articles, out, form="parquet", workers=1)
    assert sorted(path.name for path in (out / "days").iterdir()) == ["2025-11-06.parquet", "2025-11.parquet"]
    rows = pq.read_table(out / "days" / "2025-11.parquet").to_pylist()
    assert [row["title"].split()[0] for row in rows] == [str(n) for n in range(40) if n % 4 == 3]
    assert {row["name"].rpartition(":")[2] for row in rows} == {str(n + 1) for n in range(40) if n % 4 == 3}
    assert all(row["parties"] == ["KAZ", "JPN"] and row["type"] == "mou" and row["url"] is None for row in rows)
    assert json.loads(rows[0]["draft"])["signed"] == "2025-11"


def test_pages_and_texts_are_given_whole(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("signed at noon", encoding="utf-8")
    told = run(tmp_path / "in", tmp_path / "out", workers=1)
    assert told["agreements"] == 1
    assert [path.name for path in (tmp_path / "out" / "days").iterdir()] == ["undated.jsonl"]


@pytest.mark.slow
def test_a_worker_of_a_cluster_is_killed_on_the_way(articles, tmp_path, monkeypatch):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setenv("KILLED_ONCE", str(tmp_path / "mark"))
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([os.path.dirname(drafting.__file__), os.environ.get("PYTHONPATH", "")])
    )
    articles.write_text(articles.read_text(encoding="utf-8").replace("11 signed", "11 signed killer"), encoding="utf-8")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        told = run(articles, tmp_path / "out", drafting.extract_or_die_once, scheduler=cluster.scheduler_address)
    assert (tmp_path / "mark").exists()
    assert not told["failed"]
    assert (told["articles"], told["broken"]) == (38, 2)
    assert sorted(titles(tmp_path / "out"), key=int) == sorted(WANTED, key=int)


def test_no_scheduler_is_one_line(articles, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.batch.cluster._SECONDS", 1)
    with pytest.raises(ParameterError, match=r"no scheduler at tcp://127\.0\.0\.1:1"):
        run(articles, tmp_path / "out", scheduler="tcp://127.0.0.1:1")
