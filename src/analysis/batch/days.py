"""Events of all shards put together by their day, as JSON lines or Parquet."""

from __future__ import annotations

import json
import re
import shutil
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, Any

LISTS = ("parties", "people", "areas", "minerals")
DAYS, UNDATED = "days", "undated"
_OPEN_FILES = 64  # at once: systems allow few hundred
_ROWS = 5_000  # of a Parquet file that are in memory at once
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def write_days(folder: Path, parts: Sequence[Path], form: str) -> None:
    """Write ``days/`` anew from the events of all shards, in their order; memory does not grow with their number.

    Parameters
    ----------
    folder : Path
        Of the run.
    parts : sequence of Path
        JSON lines, an event each, in order.
    form : {"jsonl", "parquet"}
        JSON lines as they are, or the columns of `columns_of` with the whole event as JSON beside them.
    """
    fresh, target = folder / f".{DAYS}.unfinished", folder / DAYS
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    with _Files(fresh) as files:
        for part in parts:
            with part.open(encoding="utf-8") as lines:
                for line in lines:
                    files.append(day_of(json.loads(line)), line)
    if form == "parquet":
        for file in sorted(fresh.glob("*.jsonl")):
            _to_parquet(file)
    shutil.rmtree(target, ignore_errors=True)
    fresh.replace(target)


def day_of(event: dict[str, Any]) -> str:
    """The first day of an event, as far as it is told: ``2025-11-06``, ``2025-11``, ``2025`` or ``undated``.

    >>> day_of({"date": "2025-11-06/2025-11-07"}), day_of({"date": None})
    ('2025-11-06', 'undated')
    """
    found = _DAY.match(event.get("date") or "")
    return found[0] if found else UNDATED


class _Files:
    """Files of lines, one a day, of which few are open at once."""

    def __init__(self, folder: Path):
        self._folder, self._open = folder, OrderedDict[str, IO[str]]()

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *raised: object) -> None:
        with ExitStack() as stack:
            for file in self._open.values():
                stack.callback(file.close)

    def append(self, name: str, line: str) -> None:
        if name not in self._open:
            if len(self._open) >= _OPEN_FILES:
                self._open.popitem(last=False)[1].close()
            self._open[name] = (self._folder / f"{name}.jsonl").open("a", encoding="utf-8")
        self._open.move_to_end(name)
        self._open[name].write(line)


def columns_of(event: dict[str, Any]) -> dict[str, Any]:
    """One row of a Parquet file: what is filtered by, and `draft`, all of it as JSON."""
    article = event["article"]
    return {
        **{name: _text(article.get(name)) for name in ("name", "url", "publisher", "published", "language", "sha256")},
        **{name: _text(event.get(name)) for name in ("kind", "what", "why", "date", "type", "status", "title")},
        **{name: list(event.get(name) or ()) for name in LISTS},
        "draft": json.dumps(event.get("draft"), ensure_ascii=False, sort_keys=True),
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _to_parquet(file: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts, lists = pa.string(), pa.list_(pa.string())
    names = columns_of({"article": {}})
    kinds = dict.fromkeys(LISTS, lists)
    schema = pa.schema([(name, kinds.get(name, texts)) for name in names])
    with file.open(encoding="utf-8") as lines, pq.ParquetWriter(file.with_suffix(".parquet"), schema) as writer:
        for rows in _batches(columns_of(json.loads(line)) for line in lines):
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
    file.unlink()


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(rows, _ROWS)):
        yield batch
