"""The command line: minerals check · fmt · render · params · docs.

Exit codes: 0 all is well, 1 problems in data or reports, 2 wrong usage.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from analysis import paths
from analysis.errors import AnalysisError, DataError, Issue, ParameterError


class _Commands(click.Group):
    """Errors raised on purpose become their message and an exit code; the others keep their traceback."""

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except DataError as error:
            _print_issues(error.issues)
            sys.exit(1)
        except AnalysisError as error:
            click.echo(f"minerals: {error}", err=True)
            sys.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="critical-minerals-diplomacy")
def main() -> None:
    """Critical-minerals diplomacy: check the records, keep them in form, render the reports."""


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
def check(folder: Path | None) -> None:
    """Report every problem of the records (default: data/records) as file:line: field: what — how to mend it."""
    from analysis.store import read_records

    records = read_records(folder)
    _print_issues(records.issues)
    counts = f"{len(records.agreements)} agreements, {len(records.visits)} visits"
    if records.issues:
        click.echo(f"{counts}: {_plural(len(records.issues), 'problem')}", err=True)
        sys.exit(1)
    click.echo(f"{counts}: no problems")


@main.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, resolve_path=True, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; show what would change and exit 1.")
def fmt(files: tuple[Path, ...], only_check: bool) -> None:
    """Write records in their canonical form (default: all of data/records)."""
    from analysis.formatting import canonical_text, write_text
    from analysis.store import record_files

    chosen = [path for file in files for path in _below(file, record_files)] if files else record_files()
    issues: list[Issue] = []
    changed = 0
    for path in chosen:
        try:
            text = canonical_text(path)
        except DataError as error:
            issues += error.issues
            continue
        before = path.read_text(encoding="utf-8-sig")
        if text == before:
            continue
        changed += 1
        if only_check:
            name = paths.display(path)
            diff = difflib.unified_diff(before.splitlines(True), text.splitlines(True), name, f"{name} (canonical)")
            click.echo("".join(diff), nl=False)
        else:
            write_text(path, text)
    _print_issues(issues)
    verb = "would change" if only_check else "changed"
    click.echo(f"{_plural(len(chosen), 'file')}, {changed} {verb}, {len(issues)} with problems", err=bool(issues))
    sys.exit(1 if issues or (only_check and changed) else 0)


def _below(path: Path, record_files) -> Iterable[Path]:
    return record_files(path) if path.is_dir() else [path]


@main.command()
@click.argument("notebook", required=False)
@click.option("-p", "--parameter", "pairs", nargs=2, multiple=True, metavar="NAME VALUE", help="A parameter's value.")
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to.")
def render(notebook: str | None, pairs: tuple[tuple[str, str], ...], out: Path | None) -> None:
    """Render every report of the manifest, or one NOTEBOOK with parameters: minerals render timeline -p country KAZ."""
    from analysis.reports.render import default_folder, render_one, render_reports

    if notebook is None:
        if pairs:
            raise ParameterError("parameters without a notebook — write minerals render NOTEBOOK -p NAME VALUE")
        results = render_reports(out=out, progress=_show_progress)
        index = (out or default_folder()) / "index.html"
    else:
        from analysis.reports.contract import parameters_from_text

        twice = [name for name, _ in pairs if sum(name == other for other, _ in pairs) > 1]
        if twice:
            raise ParameterError(f"{notebook}: {twice[0]} is given twice — give it once")
        results = [render_one(notebook, parameters_from_text(notebook, pairs), out)]
        index = (out or default_folder()) / f"{results[0].report.slug}.html"
    failed = [result for result in results if result.status == "failed"]
    for result in failed:
        click.echo(f"failed: {result.report.slug}: {result.error}", err=True)
    done = len(results) - len(failed)
    click.echo(f"{_plural(done, 'report')} rendered, {len(failed)} failed: {index}")
    if notebook is not None and (index.parent / "index.html").is_file():
        click.echo("index.html is as it was: it lists the reports of the manifest, which 'minerals render' renders all")
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("notebook")
def params(notebook: str) -> None:
    """List the parameters of a NOTEBOOK with type, default and meaning."""
    from analysis.reports.contract import notebook_file, read_parameters

    for name, parameter in read_parameters(notebook_file(notebook)).items():
        click.echo(f"{name}: {' or '.join(parameter.types)} = {parameter.default!r}  {parameter.help}")


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; name what is out of date and exit 1.")
def docs(only_check: bool) -> None:
    """Write the generated parts of README.md and data/README.md, and the README's figure."""
    from analysis.docs import stale_files, write_docs

    stale = [path for path, _ in stale_files()] if only_check else write_docs()
    for path in stale:
        click.echo(f"{paths.display(path)} {'is out of date: run minerals docs' if only_check else 'written'}")
    sys.exit(1 if only_check and stale else 0)


def _show_progress(result, done: int, total: int) -> None:
    mark = "FAILED" if result.status == "failed" else result.status
    click.echo(f"[{done:>{len(str(total))}}/{total}] {mark} {result.report.slug}")


def _print_issues(issues: Iterable[Issue]) -> None:
    for issue in issues:
        click.echo(str(issue), err=True)


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
