"""The command line: minerals check · fmt · draft · match · accept · review · render · params · docs.

Exit codes: 0 all is well, 1 problems in data or reports, 2 wrong usage, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from analysis import paths
from analysis.cli.drafts import accept, draft, review
from analysis.cli.errors import OneLine
from analysis.cli.match import match
from analysis.cli.options import NotebookArgument
from analysis.cli.render import render
from analysis.errors import DataError, Issue


@click.group(
    "minerals", cls=OneLine, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120}
)
@click.version_option(package_name="critical-minerals-diplomacy")
def main() -> None:
    """Critical-minerals diplomacy: check the records, keep them in form, render the reports."""


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day that nothing done may lie ahead of.")
def check(folder: Path | None, today: datetime | None) -> None:
    """Report every problem of the vocabularies and of the records (default: data/records).

    One line each: file:line: field: what — how to mend it. Without FOLDER also the form of the drafts in data/drafts,
    where what they still lack is said and is no problem, and of data/judgements.csv.
    """
    from analysis.linkage.files import event_ids
    from analysis.linkage.judgements import check_judgements
    from analysis.records.draft_files import read_drafts
    from analysis.records.store import read_records, validate_vocabularies

    issues = validate_vocabularies()
    counts = "records are not checked until the vocabularies are mended" if issues else ""
    try:
        records = read_records(folder, today.date() if today else None)
    except DataError as error:  # no folder, or vocabularies that cannot be read, which is said already
        told = {issue.path for issue in issues}
        issues += [issue for issue in error.issues if issue.path not in told]
    else:
        issues += records.issues
        counts = f"{len(records.agreements)} agreements, {len(records.visits)} visits"
    if folder is None:
        drafts, wrong = read_drafts()
        issues += wrong
        for draft in drafts:
            still = f"open: {', '.join(draft.open_fields)}" if draft.open_fields else "no field is open"
            click.echo(f"{paths.display(draft.path)}: a draft, {still}")
        issues += check_judgements(event_ids())
    _print_issues(sorted(issues, key=Issue.sort_key))
    if issues:
        if counts:
            click.echo(f"{counts}: {_plural(len(issues), 'problem')}", err=True)
        sys.exit(1)
    click.echo(f"{counts}: no problems")


@main.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; show what would change and exit 1.")
def fmt(files: tuple[Path, ...], only_check: bool) -> None:
    """Write records in their canonical form (default: all of data/records), and drafts that are named."""
    chosen, issues = _chosen(files)
    changed = 0
    for path in chosen:
        try:
            changed += _formatted(path, only_check)
        except DataError as error:
            issues += error.issues
        except OSError as error:
            reason = f"the file cannot be written: {error.strerror}"
            issues.append(
                Issue(paths.display(path), 0, "", None, reason, "it is as it was: check disk and permissions")
            )
    _print_issues(sorted(issues, key=Issue.sort_key))
    verb = "would change" if only_check else "changed"
    click.echo(f"{_plural(len(chosen), 'file')}, {changed} {verb}, {len(issues)} with problems", err=bool(issues))
    sys.exit(1 if issues or (only_check and changed) else 0)


def _chosen(files: tuple[Path, ...]) -> tuple[list[Path], list[Issue]]:
    """The files of records and drafts that were named, or lie below folders that were; and what else lies there."""
    from analysis.records.draft_files import is_draft

    chosen: list[Path] = []
    issues: list[Issue] = []
    for place in [Path.cwd() / file for file in files] or [None]:
        if place is None or place.is_dir():
            found, wrong = paths.walk_records(place)
            chosen += [path for path in found if path.suffix == ".yml" or not is_draft(path)]  # drafts have a README
            issues += wrong
        elif place.is_symlink():
            hint = "name the file itself"
            issues.append(Issue(paths.display(place), 0, "", None, "a link, which is not followed", hint))
        else:
            chosen.append(place)
    return chosen, issues


def _formatted(path: Path, only_check: bool) -> bool:
    """Brings a file into its canonical form, or only shows the change; whether there is one."""
    from analysis.files import write_text
    from analysis.records.draft_files import canonical_draft, is_draft
    from analysis.records.layout import canonical_text

    text = canonical_draft(path) if is_draft(path) else canonical_text(path)
    before = path.read_bytes().decode()  # with the byte-order mark, if there is one: it goes
    if text == before:
        return False
    if only_check:
        name = paths.display(path)
        diff = difflib.unified_diff(before.splitlines(True), text.splitlines(True), name, f"{name} (canonical)")
        click.echo("".join(diff), nl=False)
    else:
        write_text(path, text)
    return True


for command in (draft, match, accept, review, render):
    main.add_command(command)


@main.command()
@click.argument("notebook", cls=NotebookArgument)
@click.option("--json", "with_json", is_flag=True, help="Print one JSON document.")
def params(notebook: str, with_json: bool) -> None:
    """List the parameters of a NOTEBOOK with type, default and meaning."""
    from analysis.reports.notebooks import notebook_file, read_parameters

    found = read_parameters(notebook_file(notebook)).values()
    if with_json:
        rows = [{**asdict(one), "choices": one.choices, "meaning": one.meaning} for one in found]
        click.echo(json.dumps({"notebook": notebook, "parameters": rows}, ensure_ascii=False, indent=2))
        return
    for parameter in found:
        click.echo(f"{parameter.name}: {' or '.join(parameter.types)} = {parameter.default!r}  {parameter.help}")


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; name what is out of date and exit 1.")
def docs(only_check: bool) -> None:
    """Write the generated parts of README.md and data/README.md, and the README's figure."""
    from analysis.docs import stale_files, write_docs

    stale = [path for path, _ in stale_files()] if only_check else write_docs()
    for path in stale:
        click.echo(f"{paths.display(path)} {'is out of date: run minerals docs' if only_check else 'written'}")
    sys.exit(1 if only_check and stale else 0)


def _print_issues(issues: Iterable[Issue]) -> None:
    for issue in issues:
        click.echo(str(issue), err=True)


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
