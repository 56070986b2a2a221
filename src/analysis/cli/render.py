"""``minerals render``: values are checked before pandas, the records or a kernel are loaded."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analysis.cli.options import NotebookArgument, NotebookCommand, given_options
from analysis.errors import ParameterError
from analysis.extras import need
from analysis.reports.parameters import check_parameters, defaults_taken, parameters_from_text

if TYPE_CHECKING:
    from analysis.reports.records import PagesDone


@click.command(cls=NotebookCommand)
@click.argument("notebook", cls=NotebookArgument, required=False)
@click.option("-p", "--parameter", "pairs", nargs=2, multiple=True, metavar="NAME VALUE", help="A parameter's value.")
@click.option("-o", "--out", type=click.Path(), help="Folder to write to.")
@click.option("--force", is_flag=True, help="Also render the reports of which nothing has changed.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="How many reports to render at once.")
@click.option("--json", "with_json", is_flag=True, help="Print what became of each report as one JSON document.")
@click.option("--quiet", is_flag=True, help="Say nothing but which reports failed.")
def render(
    notebook: str | None, pairs: tuple[tuple[str, str], ...], out: str | None, force: bool, workers: int | None,
    with_json: bool, quiet: bool, **options: Any,
) -> None:  # fmt: skip
    """Render every report of the manifest, or one NOTEBOOK: minerals render timeline --country KAZ.

    minerals render NOTEBOOK --help lists the parameters of a notebook. A value may also be given by
    -p NAME VALUE; a list is written a,b and nothing is written none. One page is rendered anew, even if
    nothing has changed.
    """
    given: dict[str, Any] = {}
    if notebook is not None:
        given = parameters_from_text(notebook, [*pairs, *given_options(options)])
        told = defaults_taken(notebook, check_parameters(notebook, given), given)
        if told and not quiet:
            click.echo(told, err=True)
    elif pairs:
        raise ParameterError("parameters without a notebook", "write minerals render NOTEBOOK -p NAME VALUE")

    from analysis.cli.summary import as_json, failure_table, summary
    from analysis.reports.output import chosen_folder

    target = chosen_folder(out)
    pages: list[PagesDone] = []
    folder = Path(out) if out else target
    if notebook is not None:
        from analysis.reports.single import render_one

        results = [render_one(notebook, given, target)]
        page = f"{results[0].report.slug}.html"
    else:
        from analysis.cli.progress import Progress
        from analysis.reports.engine.preload import without_collector

        need("reports", "a report")
        with without_collector():
            from analysis.reports.render import render_reports

        with nullcontext() if quiet else Progress(sys.stderr) as progress:
            results = render_reports(out=target, progress=progress, force=force, workers=workers, told=pages.append)
        page = "index.html"
    if with_json:
        from analysis.dataset.dataset import data_hash

        click.echo(as_json(results, folder, data_hash(), pages))
    elif not quiet:
        click.echo(summary(results, folder / page, pages))
        if notebook is not None and (folder / "index.html").is_file():
            click.echo("index.html is as it was: it lists the reports of the manifest, which 'minerals render' renders")
    if failures := failure_table(results, folder):
        click.echo(failures, err=True)
        sys.exit(1)
