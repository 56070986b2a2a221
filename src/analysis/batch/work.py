"""One shard: its articles are read and drafted, and what was found is written, all or nothing."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from analysis.batch.events import AGREEMENT, MENTIONED, VISIT, Reader
from analysis.batch.shards import Shard, read_part
from analysis.errors import Issue
from analysis.files import write_text

_COUNTS = {AGREEMENT: "agreements", VISIT: "visits", MENTIONED: "mentioned"}
COUNTED = ("articles", "characters", "skipped", "drafted", "news", *_COUNTS.values())


class Paths(NamedTuple):
    """Where a run keeps what a shard gave: its events, and then the marker that says the shard is finished."""

    events: Path
    marker: Path

    @classmethod
    def of(cls, folder: Path, number: int) -> Paths:
        return cls(folder / f"{number:06d}.jsonl", folder / f"{number:06d}.done.json")


def do_shard(shard: Shard, folder: Path, reader: Reader) -> dict[str, Any]:
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
    reader : Reader
        How.

    Returns
    -------
    dict
        What the marker says: `shard`; counts `articles`, `characters`, `skipped` (nothing in them may be news),
        `drafted`, `news`, `agreements`, `visits`, `mentioned`; `languages`, of those drafted a count each; `broken`, an
        `Issue` as a mapping each; `seconds`.

    Raises
    ------
    OSError
        A file can no longer be read, or the folder not be written to.
    """
    begun = time.perf_counter()
    counts, languages = Counter[str](), Counter[str]()
    broken: list[dict[str, object]] = []
    lines: list[str] = []
    for article in (one for part in shard.parts for one in read_part(part, reader.given)):
        if isinstance(article, Issue):
            broken.append(article.to_dict())
            continue
        counts.update({"articles": 1, "characters": len(article.text)})
        events = reader.events(article)
        if events is None:
            counts["skipped"] += 1
            continue
        counts["drafted"] += 1
        counts["news"] += any(event["kind"] != MENTIONED for event in events)
        for event in events:
            counts[_COUNTS[event["kind"]]] += 1
            event["article"]["name"] = article.name
            lines.append(json.dumps(event, ensure_ascii=False, sort_keys=True))
        languages.update({event["article"]["language"] or "" for event in events})
    paths = Paths.of(folder, shard.number)
    write_text(paths.events, "".join(f"{line}\n" for line in lines))
    told: dict[str, Any] = {"shard": shard.number} | {name: counts[name] for name in COUNTED}
    told |= {"languages": dict(sorted(languages.items())), "broken": broken}
    told["seconds"] = round(time.perf_counter() - begun, 3)
    write_text(paths.marker, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return told
