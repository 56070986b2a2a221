"""``minerals draft``, ``accept`` and ``review``: an article, to records that somebody has read."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis import paths
from analysis.errors import DataError, Issue, ParameterError

if TYPE_CHECKING:
    from analysis.drafts.drafting import Outcome

FORMATS = ("text", "html", "jsonl", "csv")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_PAGE = click.Path(dir_okay=False, path_type=Path)
CONFIDENCES = ("high", "medium", "low")


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@click.option("--url", metavar="ADDRESS", help="Address of the page.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--published", metavar="DATE", help="Day of publication, by which 'on Tuesday' is read.")
@click.option("--language", metavar="CODE", help="Language of the text: en, ru, kk …")
@click.option("--format", "form", type=click.Choice(FORMATS), help="What the files are, where their names do not say.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to [data/drafts].")
@click.option("--force", is_flag=True, help="Draft anew what is drafted already; what was edited there is lost.")
@click.option("--json", "with_json", is_flag=True, help="Print what became of each article as one JSON document.")
def draft(
    articles: tuple[str, ...], url: str | None, publisher: str | None, published: str | None, language: str | None,
    form: str | None, out: Path | None, force: bool, with_json: bool,
) -> None:  # fmt: skip
    """Draft records of what each ARTICLE reports: a text, a page, a folder of them, JSONL or CSV of many, - for stdin.

    What an option says wins over what a page says of itself. Drafts go to data/drafts, for a curator to review and
    'minerals accept' to take into the record. Nothing of an article is kept but the few words that a field rests on.
    """
    from analysis.drafts.article import told_by
    from analysis.drafts.drafting import draft_article, write_drafts
    from analysis.drafts.reading import files_in, form_of, read_articles
    from analysis.drafts.summary import as_json, summary

    if out is None:
        paths.check_own_data()
    given = told_by(url, publisher, published, language)
    files, issues = files_in(articles)
    if url and (len(files) > 1 or any((form or form_of(file)) in ("jsonl", "csv") for file in files)):
        raise ParameterError("--url of several articles", "give their addresses in JSONL or CSV, a row an article")
    outcomes: list[Outcome] = []
    _print_issues(issues)
    stdin = sys.stdin.buffer
    for article in (one for file in files for one in read_articles(file, given, form, stdin)):
        try:
            if isinstance(article, Issue):
                raise DataError([article])
            outcome = draft_article(article, out)
            write_drafts(outcome, force)
        except DataError as error:
            issues += error.issues
            _print_issues(error.issues)
        else:
            outcomes.append(outcome)
            if not with_json:
                click.echo(summary(outcome))
    if with_json:
        click.echo(as_json(outcomes, issues))
    sys.exit(1 if issues else 0)


@click.command()
@click.argument("drafts", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="DRAFT…")
@click.option("--confidence", type=click.Choice(CONFIDENCES), help="How sure it is, where a draft does not say.")
def accept(drafts: tuple[Path, ...], confidence: str | None) -> None:
    """Take reviewed DRAFTs (files, or folders of them) into the record, after every check.

    What 'minerals check' would refuse is refused and stays as it is. A draft that is taken becomes
    data/records/<kind>/<year>/<id>.yml and is deleted.
    """
    from analysis.drafts.accepting import accept_drafts

    chosen = [file for one in drafts for file in (_drafts_in(one) if one.is_dir() else [one])]
    accepted, issues = accept_drafts(chosen, confidence)
    for one in accepted:
        click.echo(f"accepted: {paths.display(one.record)}")
    _print_issues(issues)
    if issues:
        refused = len(set(chosen)) - len(accepted)
        click.echo(f"{len(accepted)} accepted, {refused} refused", err=True)
        sys.exit(1)


def _print_issues(issues: Iterable[Issue]) -> None:
    for issue in issues:
        click.echo(str(issue), err=True)


def _drafts_in(folder: Path) -> list[Path]:
    return [path for path in paths.record_files(folder) if path.suffix == ".yml"]


@click.command()
@click.argument("draft", metavar="DRAFT")
@click.option("--article", type=_FILE, help="The article it was made of, or a file of many that holds it.")
@click.option("--out", type=_PAGE, help="Page to write [reports/build/drafts/ID.html].")
def review(draft: str, article: Path | None, out: Path | None) -> None:
    """Make a page to review a DRAFT by, a file or the id of one in data/drafts.

    With --article the article stands on it, each place marked that a field rests on. That page is not to be published.
    """
    from analysis.drafts.review import open_review, review_page
    from analysis.files import write_text
    from analysis.reports.output import default_folder

    found = open_review(draft, article)
    page = out or default_folder() / "drafts" / f"{found.draft.id}.html"
    html = review_page(found)
    page.parent.mkdir(parents=True, exist_ok=True)
    write_text(page, html)
    click.echo(paths.display(page))
