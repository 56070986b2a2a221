"""The page on which a draft is reviewed: the article with its places marked, beside the record to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.drafts.article import Article, Told
from analysis.drafts.reading import form_of, read_articles
from analysis.drafts.spans import KINDS, MEANINGS, Place, by_field, field_name, paragraphs, places_of
from analysis.errors import DataError, Issue, ParameterError
from analysis.extras import need
from analysis.links import is_web_address
from analysis.records.draft_files import DraftFile, read_draft

SURE = {"certain": "", "likely": "likely", "doubtful": "doubtful"}


@dataclass(frozen=True)
class Row:
    """One value of the record to be, with the places that it rests on; `value` is '' where there is none yet."""

    field: str
    value: str
    places: tuple[Place, ...]
    is_missing: bool = False

    @property
    def name(self) -> str:
        return field_name(self.field)

    @property
    def is_address(self) -> bool:
        return is_web_address(self.value)


@dataclass(frozen=True)
class Review:
    """A draft with its article, if that was given, ready to be shown."""

    draft: DraftFile
    article: Article | None

    @property
    def title(self) -> str:
        """What the draft is of: its title, or who went where."""
        record = self.draft.record
        visitor = record.get("visitor") or {}
        journey = " to ".join(filter(None, (visitor.get("name") or visitor.get("post"), record.get("to"))))
        return str(record.get("title") or journey or self.draft.id)

    def rows(self) -> list[Row]:
        """Every value of the record in its order, then fields that are missing and those that only evidence names."""
        resting = by_field(places_of(self.draft.block))
        rows = [Row(field, value, tuple(resting.get(field, ()))) for field, value in _values(self.draft.record)]
        shown = {row.field for row in rows}
        missing = [_dotted(field) for field in self.draft.missing]
        rows += [Row(field, "", tuple(resting.get(field, ())), is_missing=True) for field in missing]
        shown.update(missing)
        return rows + [Row(field, "", tuple(places)) for field, places in resting.items() if field not in shown]


def open_review(draft: Path | str, article: Path | str | None = None) -> Review:
    """Read a draft and, if it is given, the article that it was made of.

    Parameters
    ----------
    draft : path
        The file of a draft, or the id of one in ``data/drafts``.
    article : path, optional
        The article, or a file of many that holds it. It is known by the digest of its text.

    Raises
    ------
    ParameterError
        There is no such draft or article.
    DataError
        The draft is not well formed, or the article is another one.
    """
    read = read_draft(_draft_file(draft))
    return Review(read, None if article is None else _the_article(read, Path(article)))


def review_page(review: Review) -> str:
    """The page as HTML that needs nothing else: it loads nothing, and runs no script but its own."""
    need("reports", "the page of a draft")
    from analysis.pages.layout import Frame, render

    block = review.draft.block
    places = places_of(block)
    used = {place.kind for place in places}
    return render(
        "review.html.j2",
        "review.html",
        Frame("", (), ""),
        package="analysis.drafts",
        title=review.title,
        review=review,
        block=block,
        file=paths.display(review.draft.path),
        legend=[(kind, MEANINGS[kind]) for kind in KINDS if kind in used],
        paragraphs=None if review.article is None else paragraphs(review.article.text, places),
        rows=review.rows(),
        match=block.match,
        source_is_linked=is_web_address(block.article.url),
        field_name=field_name,
        sure=SURE,
    )


def list_drafts() -> list[Path]:
    """The files of the drafts in ``data/drafts``."""
    folder = paths.drafts_folder()
    return [path for path in paths.record_files(folder) if path.suffix == ".yml"] if folder.is_dir() else []


def _draft_file(draft: Path | str) -> Path:
    path = Path(draft)
    if path.is_file():
        return path
    named = paths.drafts_folder() / f"{draft}.yml"
    if isinstance(draft, str) and named.is_file():
        return named
    known = [one.stem for one in list_drafts()]
    hint = f"there are {', '.join(known[:5])}{' …' * (len(known) > 5)}" if known else "make one by 'minerals draft'"
    raise ParameterError(f"no draft {str(draft)!r}", hint)


def _the_article(draft: DraftFile, path: Path) -> Article:
    """The article of a file whose text is that of the draft."""
    if not path.exists():
        raise ParameterError(f"no such file: {path}", "give the article that the draft was made of")
    issues: list[Issue] = []
    with path.open("rb") as nothing:  # standard input is not read
        for one in read_articles(path, Told(), form_of(path), nothing):
            if isinstance(one, Issue):
                issues.append(one)
            elif one.sha256 == draft.block.article.sha256:
                return one
    hint = "give the file it was made of, unchanged, or draft it anew with --force"
    reason = "not the article of the draft: the text is another"
    raise DataError(issues or [Issue(paths.display(path), 0, "", draft.id, reason, hint)])


def _values(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a record with their fields, as evidence names them: ``signatories.0.name``."""
    if isinstance(value, Mapping):
        pairs: Iterable[tuple[object, Any]] = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    else:
        yield at, "" if value is None else str(value)
        return
    for key, inner in pairs:
        yield from _values(inner, f"{at}.{key}" if at else str(key))


def _dotted(field: str) -> str:
    """``sources[0].url`` as evidence writes it."""
    return field.replace("[", ".").replace("]", "")
