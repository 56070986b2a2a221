"""What is given is cut into shards: pieces of a stated size that can be read on their own, wherever that is done."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.errors import ParameterError

# About a thousand wire reports: a minute of work lost with a process, and few enough files for 100,000 articles.
SHARD_BYTES = 2_000_000
_BLOCK = 1 << 20
TABLES = (".csv", ".jsonl", ".ndjson")
PAGES = (".txt", ".md", ".html", ".htm", ".xhtml")


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


def plan(places: Sequence[Path], shard_bytes: int = SHARD_BYTES) -> Iterator[Shard]:
    """The shards of files and folders, in the order given; those of a folder by their names.

    The same files give the same shards on every machine, whatever the number of its cores.

    Parameters
    ----------
    places : sequence of Path
        Tables (`TABLES`), pages and texts (`PAGES`), and folders that hold such files at any depth.
    shard_bytes : int
        About how much a shard holds; never less than one article.

    Raises
    ------
    ParameterError
        A place is not there or no such file, or a folder holds none.
    """
    number, held, size = 0, list[Part](), 0
    for path in files_of(places):
        parts = _parts_of_table(path, shard_bytes) if path.suffix.lower() in TABLES else [_whole(path)]
        for part in parts:
            if held and size + part.end - part.start > shard_bytes:
                yield Shard(number, tuple(held))
                number, held, size = number + 1, [], 0
            held.append(part)
            size += part.end - part.start
    if held:
        yield Shard(number, tuple(held))


def files_of(places: Sequence[Path]) -> Iterator[Path]:
    """Every file of the places, each once, absolute."""
    seen = set[Path]()
    for place in places:
        if not place.exists():
            raise ParameterError(f"no file or folder {place}", "check the path")
        found = sorted(file for file in place.rglob("*") if _is_read(file)) if place.is_dir() else [place]
        if place.is_dir() and not found:
            raise ParameterError(
                f"no articles in {place}", f"it holds no file that ends in {', '.join(TABLES + PAGES)}"
            )
        if place.is_file() and place.suffix.lower() not in TABLES + PAGES:
            raise ParameterError(f"{place} is no file of articles", f"its name ends in {', '.join(TABLES + PAGES)}")
        for file in found:
            whole = file.resolve()
            if whole not in seen:
                seen.add(whole)
                yield whole


def _is_read(file: Path) -> bool:
    return file.is_file() and file.suffix.lower() in TABLES + PAGES and not file.name.startswith(".")


def _whole(path: Path) -> Part:
    return Part(str(path), 0, path.stat().st_size, 0)


def _parts_of_table(path: Path, size: int) -> Iterator[Part]:
    rows = _rows_of_csv(path) if path.suffix.lower() == ".csv" else _blocks_of_lines(path, min(size, _BLOCK))
    start, line, end = 0, 1, 0
    if path.suffix.lower() == ".csv":
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
                yield raw.decode("utf-8", "replace")

    csv.field_size_limit(1 << 30)
    for _ in csv.reader(lines()):
        yield place, line


class Row(NamedTuple):
    """One row of a table, or why it is none: `fields` or `broken`."""

    line: int
    fields: dict[str, object] | None
    broken: str = ""


def rows_of(part: Part) -> Iterator[Row]:
    """The rows of a part of a table, in order. A row that cannot be read is told, and the next one read."""
    path = Path(part.path)
    with path.open("rb") as file:
        head = file.readline() if path.suffix.lower() == ".csv" and part.line > 1 else b""
        file.seek(part.start)
        if path.suffix.lower() == ".csv":
            yield from _read_csv(_head_of(path) if head else [], file.read(part.end - part.start), part.line)
            return
        place, line = part.start, part.line
        while place < part.end:
            raw = file.readline()
            if not raw:
                return
            place += len(raw)
            if raw.strip():
                yield _read_json(raw, line)
            line += 1


def _read_json(raw: bytes, line: int) -> Row:
    try:
        fields = json.loads(raw.decode("utf-8-sig" if line == 1 else "utf-8"))
    except UnicodeDecodeError:
        return Row(line, None, "not UTF-8")
    except (ValueError, RecursionError) as error:
        return Row(line, None, f"not JSON: {error}")
    if not isinstance(fields, dict):
        return Row(line, None, "not an object with fields")
    return Row(line, fields)


def _head_of(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        return next(csv.reader(file), [])


def _read_csv(head: list[str], data: bytes, line: int) -> Iterator[Row]:
    csv.field_size_limit(1 << 30)
    reader = csv.reader(io.StringIO(data.decode("utf-8", "replace"), newline=""))
    before = 0
    try:
        for cells in reader:
            first, before = line + before, reader.line_num
            if not cells:
                continue
            if len(cells) != len(head):
                yield Row(first, None, f"{len(cells)} fields, and the head has {len(head)}")
            elif any("�" in cell for cell in cells):
                yield Row(first, None, "not UTF-8")
            else:
                yield Row(first, dict(zip(head, cells, strict=True)))
    except csv.Error as error:
        yield Row(line + reader.line_num, None, f"not CSV: {error}")
