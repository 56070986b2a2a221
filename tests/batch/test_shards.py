"""Files of articles are cut into shards, of which nothing is lost and nothing is read twice."""

import json
import re

import pytest

from analysis.batch.shards import plan, read_part
from analysis.drafts.article import Told
from analysis.errors import DataError, Issue, ParameterError


def read(places, size):
    return [
        one
        for shard in plan([str(place) for place in places], size)
        for part in shard.parts
        for one in read_part(part, Told())
    ]


def line_of(article):
    return article.line if isinstance(article, Issue) else int(article.name.rpartition(":")[2])


@pytest.mark.parametrize("size", [1, 40, 300, 10_000])
@pytest.mark.parametrize("end", ["\n", "", "\r\n"])
def test_lines_of_json_are_read_once_and_numbered(tmp_path, size, end):
    file = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": f"№ {number} " + "ы" * (number % 7)}, ensure_ascii=False) for number in range(50)]
    lines[20] = ""  # an empty line is no row, but counts
    file.write_text("\n".join(lines) + end, encoding="utf-8", newline="")
    found = read([file], size)
    assert [line_of(one) for one in found] == [number + 1 for number in range(50) if number != 20]
    assert [int(one.text.split()[1]) + 1 for one in found] == [line_of(one) for one in found]


@pytest.mark.parametrize("size", [1, 40, 300, 10_000])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_rows_of_csv_hold_line_breaks(tmp_path, size, separator):
    file = tmp_path / "a.csv"
    cells = [f'"{n},\nsecond; ""line"" of {n}"{separator}https://example.org/{n}' for n in range(30)]
    file.write_text(f"﻿text{separator}url\n" + "\n".join(cells), encoding="utf-8")
    found = read([file], size)
    assert [one.told.url for one in found] == [f"https://example.org/{number}" for number in range(30)]
    assert [line_of(one) for one in found] == [2 + 2 * number for number in range(30)]
    assert found[7].text == '7,\nsecond; "line" of 7'


@pytest.mark.parametrize("size", [1, 30, 10_000])
def test_a_broken_row_is_told_and_the_next_one_read(tmp_path, size):
    lines = tmp_path / "b.jsonl"
    lines.write_bytes(b'{"text": "good"}\n{"text": \n[1]\n\xff\n"text"\n' + b"[" * 200_000 + b'\n{"text": "last"}\n')
    found = read([lines], size)
    assert [line_of(one) for one in found] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.reason if isinstance(one, Issue) else one.text for one in found] == [
        "good", "not valid JSON: Expecting value", "not an object", "not UTF-8: bytes", "not an object",
        "not an article", "last",
    ]  # fmt: skip


def test_a_folder_is_read_by_names_each_file_once(tmp_path):
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.html", "deep/c.jsonl", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text("{}\n", encoding="utf-8")
    parts = [part.path for shard in plan([str(tmp_path), str(tmp_path / "b.txt")], 1) for part in shard.parts]
    assert [re.sub(".*/(?=[abc])", "", path) for path in parts] == ["a.html", "b.txt", "c.jsonl"]


def test_what_holds_no_articles_is_refused(tmp_path):
    with pytest.raises(DataError, match="no articles in the folder"):
        list(plan([str(tmp_path)]))
    with pytest.raises(ParameterError, match="no such file"):
        list(plan([str(tmp_path / "b.txt")]))
    with pytest.raises(ParameterError, match="standard input is read once"):
        list(plan(["-"]))
