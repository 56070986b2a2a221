"""What is given is cut into shards: pieces of a stated size that can be read on their own, wherever that is done."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.drafts.article import Article, Told
from analysis.drafts.listed import read_rows, separator_of
from analysis.drafts.reading import files_in, form_of, read_articles
from analysis.drafts.single import MAX_BYTES
from analysis.errors import DataError, Issue, ParameterError
from analysis.paths import display

# About a thousand wire reports: a minute of work lost with a process, and few enough files for 100,000 articles.
SHARD_BYTES = 2_000_000
_BLOCK = 1 << 20
TABLES = ("jsonl", "csv")


class Part(NamedTuple):
    """Some of a file: all of a page or a text, or lines of a table.

    Attributes
    ----------
    path : str
        The file, absolute.
    start, end : int
        Its bytes, from and to; of a table always whole rows.
    line : int
        The number of the first line, from 1; 0 for a page or a text.
    """

    path: str
    start: int
    end: int
    line: int


class Shard(NamedTuple):
    """What is read, drafted and written in one go; `number` counts from 0."""

    number: int
    parts: tuple[Part, ...]


def plan(places: Sequence[str], shard_bytes: int = SHARD_BYTES) -> Iterator[Shard]:
    """The shards of files and folders, in the order given; those of a folder by their names.

    The same files give the same shards on every machine, whatever the number of its cores.

    Parameters
    ----------
    places : sequence of str
        Files and folders of articles, as `analysis.drafts.reading.files_in` takes them.
    shard_bytes : int
        About how much a shard holds; never less than one article.

    Raises
    ------
    ParameterError
        There is no such file, or it is standard input.
    DataError
        A folder holds no articles, or files that cannot be read.
    """
    number, held, size = 0, list[Part](), 0
    for path in files_of(places):
        parts = _parts_of_table(path, shard_bytes) if form_of(path) in TABLES else [_whole(path)]
        for part in parts:
            if held and size + part.end - part.start > shard_bytes:
                yield Shard(number, tuple(held))
                number, held, size = number + 1, [], 0
            held.append(part)
            size += part.end - part.start
    if held:
        yield Shard(number, tuple(held))


def files_of(places: Sequence[str]) -> list[Path]:
    """Every file of the places, each once, absolute."""
    found, issues = files_in(tuple(places))
    if issues:
        raise DataError(issues)
    if None in found:
        raise ParameterError("standard input is read once, and a run may begin anew", "save it to a file")
    return list(dict.fromkeys(path.resolve() for path in found if path))


def _whole(path: Path) -> Part:
    return Part(str(path), 0, path.stat().st_size, 0)


def _parts_of_table(path: Path, size: int) -> Iterator[Part]:
    rows = _rows_of_csv(path) if form_of(path) == "csv" else _blocks_of_lines(path, min(size, _BLOCK))
    start, line, end = 0, 1, 0
    if form_of(path) == "csv":
        start, line = next(rows, (0, 1))  # the head, which every reader takes from the file itself
        end = start
    first = line
    for end, line in rows:
        if end - start >= size:
            yield Part(str(path), start, end, first)
            start, first = end, line
    if end > start:
        yield Part(str(path), start, end, first)


def _blocks_of_lines(path: Path, size: int) -> Iterator[tuple[int, int]]:
    """Where lines end: about one place a block, each with the number of the line that follows. Counted, not decoded."""
    place, line = 0, 1
    with path.open("rb") as file:
        while block := file.read(size):
            if not block.endswith(b"\n"):
                block += file.readline()
            place += len(block)
            line += block.count(b"\n")
            yield place, line


def _rows_of_csv(path: Path) -> Iterator[tuple[int, int]]:
    """Where each row ends, the head first, with the number of the line that follows; a field may hold line breaks."""
    place, line = 0, 1

    def lines() -> Iterator[str]:
        nonlocal place, line
        with path.open("rb") as file:
            for raw in file:
                place += len(raw)
                line += 1
                yield raw.decode("utf-8-sig" if line == 2 else "utf-8", "replace")

    csv.field_size_limit(MAX_BYTES)
    with path.open("rb") as file:
        separator = separator_of(file.readline().decode("utf-8-sig", "replace"))
    for _ in csv.reader(lines(), delimiter=separator):
        yield place, line


def read_part(part: Part, given: Told) -> Iterator[Article | Issue]:
    """The articles of a part, in order, and in place of each that cannot be read what is wrong with it."""
    path, no_input = Path(part.path), io.BytesIO()
    form = form_of(path)
    if not part.line:
        yield from read_articles(path, given, form, no_input)
        return
    with path.open("rb") as file:
        head = file.readline() if form == "csv" else b""
        file.seek(part.start)
        rows = io.BytesIO(head + file.read(part.end - part.start))
    yield from read_rows(rows, display(path), form or "", given, part.line - 1)
