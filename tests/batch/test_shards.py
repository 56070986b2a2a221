"""Files of articles are cut into shards, of which nothing is lost and nothing is read twice."""

import json

import pytest

from analysis.batch.shards import plan, rows_of
from analysis.errors import ParameterError


def rows(places, size):
    return [row for shard in plan(places, size) for part in shard.parts for row in rows_of(part)]


@pytest.mark.parametrize("size", [1, 40, 300, 10_000])
@pytest.mark.parametrize("end", ["\n", "", "\r\n"])
def test_lines_of_json_are_read_once_and_numbered(tmp_path, size, end):
    file = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": f"№ {number} " + "ы" * (number % 7)}, ensure_ascii=False) for number in range(50)]
    lines[20] = ""  # an empty line is no row, but counts
    file.write_text("\n".join(lines) + end, encoding="utf-8", newline="")
    found = rows([file], size)
    assert [row.line for row in found] == [number + 1 for number in range(50) if number != 20]
    assert [row.fields["text"].split()[1] for row in found] == [str(row.line - 1) for row in found]


@pytest.mark.parametrize("size", [1, 40, 300, 10_000])
def test_rows_of_csv_hold_line_breaks(tmp_path, size):
    file = tmp_path / "a.csv"
    cells = [f'"{number},\nsecond ""line"" of {number}",https://example.org/{number}' for number in range(30)]
    file.write_text("﻿text,url\n" + "\n".join(cells), encoding="utf-8")
    found = rows([file], size)
    assert [row.line for row in found] == [2 + 2 * number for number in range(30)]
    assert [row.fields["url"][-2:].strip("/") for row in found] == [str(number) for number in range(30)]
    assert found[7].fields["text"] == '7,\nsecond "line" of 7'


def test_a_broken_row_is_told_and_the_next_one_read(tmp_path):
    table, lines = tmp_path / "a.csv", tmp_path / "b.jsonl"
    table.write_bytes(b"text,url\ngood,a\none\n\xff,b\nlast,c\n")
    lines.write_bytes(b'{"text": "good"}\n{"text": \n[1]\n\xff\n"text"\n' + b"[" * 200_000 + b'\n{"text": "last"}\n')
    assert [(row.line, row.broken.partition(":")[0]) for row in rows([table], 10)] == [
        (2, ""), (3, "1 fields, and the head has 2"), (4, "not UTF-8"), (5, ""),
    ]  # fmt: skip
    assert [(row.line, row.broken.partition(":")[0]) for row in rows([lines], 10)] == [
        (1, ""), (2, "not JSON"), (3, "not an object with fields"), (4, "not UTF-8"),
        (5, "not an object with fields"), (6, "not JSON"), (7, ""),
    ]  # fmt: skip


def test_a_folder_is_read_by_names_each_file_once(tmp_path):
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.html", "deep/c.jsonl", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text("{}\n", encoding="utf-8")
    found = [part.path for shard in plan([tmp_path, tmp_path / "b.txt"], 1) for part in shard.parts]
    assert [path.removeprefix(str(tmp_path.resolve()) + "/") for path in found] == ["a.html", "b.txt", "deep/c.jsonl"]


def test_what_holds_no_articles_is_refused(tmp_path):
    (tmp_path / "a.png").touch()
    for place, reason in [
        (tmp_path, "no articles in"),
        (tmp_path / "a.png", "is no file of articles"),
        (tmp_path / "b", "no file or folder"),
    ]:
        with pytest.raises(ParameterError, match=reason):
            list(plan([place]))
