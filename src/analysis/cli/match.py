"""``minerals match``: whether the record has the event of a draft already, and what to do then."""

from __future__ import annotations

import difflib
import getpass
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis import paths
from analysis.errors import DataError, Issue, ParameterError, shorten

if TYPE_CHECKING:
    from analysis.linkage.files import Found


@click.command()
@click.argument("drafts", nargs=-1, metavar="[DRAFT]…")
@click.option("--merge", is_flag=True, help="Merge each DRAFT into the record of its event, and delete it.")
@click.option("--into", metavar="RECORD", help="With --merge: the record to merge into [that of the match].")
@click.option(
    "--not-same", is_flag=True, help="Write down that DRAFT and the record or draft named after it are two events."
)
@click.option("--why", metavar="TEXT", help="With --not-same: why, in a sentence.")
@click.option("--by", metavar="NAME", help="With --not-same: who says so [who is logged in].")
@click.option("--dry-run", is_flag=True, help="Write nothing; of --merge print the diff.")
@click.option("--json", "with_json", is_flag=True, help="Print one JSON document.")
def match(
    drafts: tuple[str, ...], merge: bool, into: str | None, not_same: bool, why: str | None, by: str | None,
    dry_run: bool, with_json: bool,
) -> None:  # fmt: skip
    """Tell of each DRAFT (file, folder or id; default: all of data/drafts) whether the record has its event already.

    Each is the same as a record or another draft, a sequel of one, new, or unsure, with the reasons; they are written
    to the draft, too. What --not-same writes down stands in data/judgements.csv and is not asked again.
    """
    _fits(merge, into, not_same, why, by, with_json)
    if not_same:
        _judge(drafts, why or "", by, dry_run)
    elif merge:
        _merge(drafts, into or "", dry_run)
    else:
        _match(drafts, dry_run, with_json)


def _fits(merge: bool, into: str | None, not_same: bool, why: str | None, by: str | None, with_json: bool) -> None:
    """`ParameterError` for options that do not go together."""
    if merge and not_same:
        raise ParameterError("--merge and --not-same", "give one of them")
    if into is not None and not merge:
        raise ParameterError("--into without --merge", "write --merge --into RECORD DRAFT")
    if not_same and not why:
        raise ParameterError("--not-same without --why", "say in a sentence why the two are not the same")
    if (why is not None or by is not None) and not not_same:
        raise ParameterError("--why and --by are of --not-same", "write --not-same DRAFT RECORD --why TEXT")
    if with_json and (merge or not_same):
        raise ParameterError("--json is of matching alone", "leave it out")


def _match(drafts: tuple[str, ...], dry_run: bool, with_json: bool) -> None:
    from analysis.linkage.files import draft_paths, match_files, write_match

    paths = draft_paths(drafts)
    found, issues = match_files(paths) if paths or not drafts else ([], [])
    for one in () if dry_run else found:
        try:
            write_match(one)
        except DataError as error:
            issues += error.issues
    if with_json:
        click.echo(json.dumps([one.to_dict() for one in found], ensure_ascii=False, indent=2))
    else:
        for one in found:
            click.echo(_told(one))
        if not found and not issues:
            click.echo("no drafts")
    _end(issues)


def _told(found: Found) -> str:
    """A match in a few lines: the verdict, what speaks for it and against, what else is like it."""
    match = found.match
    best = match.best
    lines = [f"{found.draft.id}: {match.verdict}"]
    if best:
        joins = {"same": " as", "sequel": f" ({match.relation}) of", "unsure": ": likest"}
        kind = "record" if best.is_record else "draft"
        lines[0] += f"{joins.get(match.verdict, '')} {kind} {best.event.key} ({best.score:+d})"
        for sign, word in ((1, "for"), (-1, "against")):
            told = [f"{one.field} {one.outcome} {one.weight:+d}" for one in best.reasons if one.weight * sign > 0]
            if told:
                lines.append(f"  {word + ':':8} {', '.join(told)}")
        apart = [one for one in best.reasons if one.left != one.right]
        lines += [f"    {one.field:11} {shorten(one.left or '—')} | {shorten(one.right or '—')}" for one in apart]
    if match.others:
        lines.append(f"  also:    {', '.join(f'{one.event.key} ({one.score:+d})' for one in match.others)}")
    lines += [f"  post:    {flag}" for flag in found.flags]
    return "\n".join(lines)


def _merge(drafts: tuple[str, ...], into: str, dry_run: bool) -> None:
    from analysis.linkage.files import draft_paths, merge_file

    if not drafts:
        raise ParameterError("--merge without a draft", "name the drafts to merge")
    issues: list[Issue] = []
    for path in draft_paths(drafts):
        try:
            merged = merge_file(path, into)
        except DataError as error:
            issues += error.issues
            continue
        name = paths.display(merged.record)
        if dry_run:
            diff = difflib.unified_diff(
                merged.before.splitlines(True), merged.after.splitlines(True), name, f"{name} (merged)"
            )
            click.echo("".join(diff), nl=False)
        else:
            merged.write()
            click.echo(f"merged: {paths.display(path)} into {name}")
        for told in merged.left_out:
            click.echo(f"  not taken: {told}")
    _end(issues)


def _judge(drafts: tuple[str, ...], why: str, by: str | None, dry_run: bool) -> None:
    from analysis.linkage.files import event_ids
    from analysis.linkage.judgements import judge, judgements_file

    if len(drafts) != 2:
        raise ParameterError(f"--not-same of {len(drafts)}", "write --not-same DRAFT RECORD --why TEXT")
    left, right = (Path(one).stem if one.endswith(".yml") else one for one in drafts)
    event_ids([left, right])
    if dry_run:
        click.echo(f"would write: {left}, {right}: not the same")
        return
    judge(left, right, by or getpass.getuser(), why)
    click.echo(f"{paths.display(judgements_file())}: {left} and {right} are not the same")


def _end(issues: list[Issue]) -> None:
    for issue in sorted(dict.fromkeys(issues), key=Issue.sort_key):
        click.echo(str(issue), err=True)
    if issues:
        sys.exit(1)
