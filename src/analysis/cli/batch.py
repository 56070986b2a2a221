"""``minerals draft --to``: many articles, to the events they report by day."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analysis.errors import ParameterError

if TYPE_CHECKING:
    from analysis.drafts.article import Told

_EVERY = 30  # seconds between two lines of a log


def draft_in_batch(
    articles: tuple[str, ...], given: Told, out: Path | None, form: str, workers: int | None, scheduler: str | None,
    with_json: bool,
) -> None:  # fmt: skip
    """Run, say how far it is, and at the end what came of it; exit with 1 where not all was read."""
    from analysis.batch.run import draft_many

    if out is None:
        raise ParameterError(f"--to {form} needs a folder to write to", "give --out FOLDER")
    with _Progress() as progress:
        told = draft_many(
            articles, out, form=form, given=given, workers=workers, scheduler=scheduler, progress=progress
        )
    if with_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo(_summary(told, out))
    for failed in told["failed"]:
        click.echo(f"shard {failed['shard']}: {failed['reason']}", err=True)
    if told["broken"]:
        click.echo(f"{told['broken']:,} could not be read: {out / 'broken.jsonl'}", err=True)
    sys.exit(1 if told["failed"] or told["broken"] else 0)


def _summary(told: dict[str, Any], out: Path) -> str:
    counts = f"{told['agreements']:,} agreements, {told['visits']:,} visits, {told['mentioned']:,} mentioned"
    read = f"{told['articles']:,} articles, {told['drafted']:,} read closely, {told['news']:,} of them news"
    if told["failed"]:
        return f"{read}: {counts}; {len(told['failed'])} of {told['shards']} shards are missing: run it again"
    return f"{read}: {counts}: {out / 'days'}"


class _Progress:
    """One line rewritten on a terminal, one now and then in a log."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._began = self._written = time.monotonic()

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._live:
            click.echo("\r\x1b[K", err=True, nl=False)

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        line = f"[{done}/{total}] {now - self._began:.0f} s"
        if self._live:
            click.echo(f"\r\x1b[K{line}", err=True, nl=False)
        elif now - self._written >= _EVERY and done < total:
            self._written = now
            click.echo(line, err=True)
