"""One shard: its articles are read and drafted, and what was found is written, all or nothing."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from analysis.batch.shards import TABLES, Part, Shard, rows_of
from analysis.files import write_text

# An article as the reader of files gives it → what it reports, a mapping an event; None where it was not read closely.
Draft = Callable[[Mapping[str, object]], "list[dict[str, Any]] | None"]


class Paths(NamedTuple):
    """Where a run keeps what a shard gave: its events, and then the marker that says the shard is finished."""

    events: Path
    marker: Path

    @classmethod
    def of(cls, folder: Path, number: int) -> Paths:
        return cls(folder / f"{number:06d}.jsonl", folder / f"{number:06d}.done.json")


def do_shard(shard: Shard, folder: Path, draft: Draft) -> dict[str, Any]:
    """Draft the articles of a shard.

    The events are written before the marker, each in one step: a shard with a marker is whole, and one without is done
    anew and takes the place of what may be left of it. So nothing is lost and nothing stands twice, however often and
    wherever a shard is tried.

    Parameters
    ----------
    shard : Shard
        What to read.
    folder : Path
        Where the events (``000012.jsonl``) and the marker (``000012.done.json``) go.
    draft : callable
        From the fields of an article to its events; it raises `ValueError` for fields that are no article.

    Returns
    -------
    dict
        What the marker says: `shard`; counts `articles`, `bytes`, `skipped` (nothing in them may be news), `drafted`,
        `news`, `agreements`, `visits`, `mentioned`; `languages`, a count each; `broken`, a list of `file`, `line` and
        `reason`; `seconds`.

    Raises
    ------
    OSError
        A file can no longer be read, or the folder not be written to.
    """
    begun = time.perf_counter()
    counts, languages = Counter[str](), Counter[str]()
    broken: list[dict[str, object]] = []
    lines: list[str] = []
    for place, fields, reason in _articles(shard):
        counts["bytes"] += _size(fields)
        if not reason:
            try:
                found = draft(fields)
            except ValueError as error:
                reason = str(error)
        if reason:
            broken.append(place | {"reason": reason})
            continue
        counts["articles"] += 1
        if found is None:
            counts["skipped"] += 1
            continue
        counts["drafted"] += 1
        counts["news"] += any(event["kind"] != "mentioned" for event in found)
        for event in found:
            counts[_PLURALS[event["kind"]]] += 1
            event["article"] = place | event.get("article", {})
            lines.append(json.dumps(event, ensure_ascii=False, sort_keys=True))
        languages.update({event["article"].get("language") or "" for event in found})
    paths = Paths.of(folder, shard.number)
    write_text(paths.events, "".join(f"{line}\n" for line in lines))
    told: dict[str, Any] = {"shard": shard.number} | {name: counts[name] for name in COUNTED}
    told |= {"languages": dict(sorted(languages.items())), "broken": broken}
    told |= {"seconds": round(time.perf_counter() - begun, 3)}
    write_text(paths.marker, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return told


_PLURALS = {"agreement": "agreements", "visit": "visits", "mentioned": "mentioned"}
COUNTED = ("articles", "bytes", "skipped", "drafted", "news", *_PLURALS.values())


def _articles(shard: Shard) -> Iterator[tuple[dict[str, object], dict[str, object], str]]:
    """Of each article where it stands, its fields, and why it is none, if it is none."""
    for part in shard.parts:
        if Path(part.path).suffix.lower() in TABLES:
            for row in rows_of(part):
                yield {"file": part.path, "line": row.line}, row.fields or {}, row.broken
        else:
            yield _page(part)


def _page(part: Part) -> tuple[dict[str, object], dict[str, object], str]:
    place: dict[str, object] = {"file": part.path, "line": 0}
    try:
        return place, {"file": part.path, "content": Path(part.path).read_bytes()}, ""
    except OSError as error:
        return place, {}, f"cannot be read: {error.strerror}"


def _size(fields: Mapping[str, object]) -> int:
    return sum(len(value) for value in fields.values() if isinstance(value, str | bytes))
