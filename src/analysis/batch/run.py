"""A run over many articles: shards that are not finished are done, and what all gave is put together by day."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.batch.days import write_days
from analysis.batch.events import Reader
from analysis.batch.pool import Failed, Task, run_here
from analysis.batch.shards import SHARD_BYTES, Shard, plan
from analysis.batch.work import COUNTED, Paths, do_shard
from analysis.drafts.article import Told
from analysis.errors import ParameterError
from analysis.files import write_text

# Called after each shard with how many of how many are finished.
Progress = Callable[[int, int], None]
PLAN, STATISTICS, BROKEN, SHARDS = "plan.json", "statistics.json", "broken.jsonl", "shards"


def draft_many(
    places: Sequence[str],
    out: Path | str,
    *,
    form: str = "jsonl",
    given: Told | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    shard_bytes: int = SHARD_BYTES,
    progress: Progress | None = None,
    reader: Reader | None = None,
) -> dict[str, Any]:
    """Draft many articles: in shards, on all cores or on a Dask cluster, in constant memory.

    A relaunch with the same files and folder does only the shards that have no marker yet. The folder holds
    ``plan.json`` (the shards), ``shards/`` (what each gave, and its marker), and at the end ``days/`` (the events by
    their day: ``2025-11-06``, ``2025-11`` where only the month is told, ``undated``), ``broken.jsonl`` (what could not
    be read, and why) and ``statistics.json``. The order of events is that of the articles, whoever did which shard.

    Parameters
    ----------
    places : sequence of str
        Files and folders of articles, as ``minerals draft`` takes them; not standard input.
    out : path
        A new folder, or that of an earlier run over the same files.
    form : {"jsonl", "parquet"}
        Of the files of ``days/``.
    given : Told, optional
        What is known of the publication of all of them; it wins over what they say of themselves.
    workers : int, optional
        How many processes; by default as many as there are cores. Not with `scheduler`.
    scheduler : str, optional
        Address of a Dask scheduler, ``tcp://host:8786``, whose workers see the same files and folder.
    shard_bytes : int
        About how much a shard reads.
    progress : callable, optional
        Called after each shard.
    reader : Reader, optional
        Reads the articles; by default `analysis.draft_records` after its prefilter.

    Returns
    -------
    dict
        ``statistics.json``: the counts of all markers summed, `languages`, `broken` (how many), `shards`, `failed`
        (shards that could not be done: number and reason). Where one failed no days are written.

    Raises
    ------
    ParameterError
        A place or the folder is not what it should be, or the files have changed since the run began.
    DataError
        A folder holds no articles, or files that cannot be read.
    MissingPartError
        There is no Dask for a `scheduler`.
    """
    if workers is not None and workers < 1:
        raise ParameterError(f"{workers} workers", "give 1 or more")
    if form not in ("jsonl", "parquet"):
        raise ParameterError(f"no form {form!r}", "give jsonl or parquet")
    if scheduler and workers:
        raise ParameterError("workers are those of the scheduler", "give one of the two")
    reader = reader or _reader(given or Told())
    folder = Path(out).resolve()
    shards = _planned(places, folder, shard_bytes, reader.given)
    markers = {number: json.loads(path.read_text(encoding="utf-8")) for number, path in _markers(folder, shards)}
    tasks = [Task(do_shard, shard, folder / SHARDS, reader) for shard in shards if shard.number not in markers]
    failed: list[Failed] = []
    for told in _results(tasks, workers, scheduler):
        if isinstance(told, Failed):
            failed.append(told)
            continue
        markers[told["shard"]] = told
        if progress:
            progress(len(markers), len(shards))
    return _finish(folder, form, [markers[number] for number in sorted(markers)], len(shards), failed)


def _results(tasks: list[Task], workers: int | None, scheduler: str | None) -> Iterator[dict[str, Any] | Failed]:
    if scheduler is None:
        return run_here(tasks, workers)
    from analysis.batch.cluster import run_on_cluster

    return run_on_cluster(tasks, scheduler)


def _reader(given: Told) -> Reader:
    """What reads articles, with its vocabularies: loaded here, so that processes forked from this one have them."""
    from analysis.extract.drafting import draft_records
    from analysis.extract.prefilter import may_report

    return Reader(given, may_report, draft_records)


def _planned(places: Sequence[str], folder: Path, shard_bytes: int, given: Told) -> list[Shard]:
    """The shards of the run that began in the folder, if it is the same; else of one that begins now."""
    shards = list(plan(places, shard_bytes))
    told = json.dumps({"files": _digest(shards), "given": asdict(given), "shards": shards}, ensure_ascii=False) + "\n"
    kept = folder / PLAN
    if not kept.exists():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ParameterError(f"{folder} is no empty folder", "give a new one, or that of a run that was begun")
        (folder / SHARDS).mkdir(parents=True)
        write_text(kept, told)
    elif kept.read_text(encoding="utf-8") != told:
        reason = f"{folder} holds a run over other files, or these have changed since"
        raise ParameterError(reason, "give a new folder, or remove that one")
    return shards


def _digest(shards: Iterable[Shard]) -> str:
    """Of the names, sizes and times of all files: a file that changes between two runs is seen."""
    files = [Path(path) for path in dict.fromkeys(part.path for shard in shards for part in shard.parts)]
    told = "\n".join(f"{file}\t{file.stat().st_size}\t{file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def _markers(folder: Path, shards: Iterable[Shard]) -> Iterator[tuple[int, Path]]:
    for shard in shards:
        paths = Paths.of(folder / SHARDS, shard.number)
        if paths.marker.exists() and paths.events.exists():
            yield shard.number, paths.marker


def _finish(
    folder: Path, form: str, markers: list[dict[str, Any]], n_shards: int, failed: list[Failed]
) -> dict[str, Any]:
    totals: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    broken: list[dict[str, object]] = []
    for marker in markers:
        totals.update({name: marker[name] for name in COUNTED})
        languages.update(marker["languages"])
        broken += marker["broken"]
    write_text(folder / BROKEN, "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in broken))
    found: dict[str, Any] = {name: totals[name] for name in COUNTED} | {"languages": dict(sorted(languages.items()))}
    found |= {"broken": len(broken), "shards": n_shards}
    found["failed"] = [{"shard": one.number, "reason": one.reason} for one in sorted(failed)]
    if not failed:
        write_days(folder, [Paths.of(folder / SHARDS, marker["shard"]).events for marker in markers], form)
    write_text(folder / STATISTICS, json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    return found
