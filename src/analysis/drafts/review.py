"""The page on which a draft is reviewed: the article with its places marked, beside the record to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import paths
from analysis.drafts.article import Article, Told
from analysis.drafts.reading import form_of, read_articles
from analysis.drafts.spans import KINDS, MEANINGS, Place, by_field, field_name, paragraphs, places_of
from analysis.errors import DataError, Issue, ParameterError
from analysis.extras import need
from analysis.links import is_web_address
from analysis.records.draft_files import DraftFile, read_draft, read_drafts

if TYPE_CHECKING:
    from pandas import DataFrame

    from analysis.notebook.html import Html

_PACKAGE = "analysis.drafts"
_OF_REASON = ("field", "left", "right", "outcome", "weight")
# Of a place that is certain nothing is said.
_SURE = {"certain": "", "likely": "likely", "doubtful": "doubtful"}


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
        resting = dict(by_field(places_of(self.draft.block)))
        missing = [(_dotted(field), "") for field in self.draft.missing]
        rows = []
        for field, value in [*_values(self.draft.record), *missing]:
            # What is told of a party or a list as a whole stands at the first of its fields.
            of_it = [name for name in resting if name == field or field.startswith(f"{name}.")]
            places = [place for name in of_it for place in resting.pop(name)]
            rows.append(Row(field, value, tuple(places), is_missing=(field, value) in missing))
        return rows + [Row(field, "", tuple(places)) for field, places in resting.items()]


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

    return render("review.html.j2", "review.html", Frame("", (), ""), package=_PACKAGE, **_shown(review))


def show_review(draft: str | None = None, article: str | None = None) -> Html:
    """A draft beside its article as a notebook shows it; without a draft, which there are. Errors as `open_review`."""
    from analysis.notebook.html import Html
    from analysis.notebook.tables import show_table
    from analysis.pages.layout import templates

    if draft is None:
        shown = show_table(_all_drafts())
        return Html(f"<h1>Drafts</h1>\n{shown.html}", shown.text, shown.frame)
    review = open_review(draft, article)
    html = templates(_PACKAGE).get_template("review_cell.html.j2").render(**_shown(review))
    return Html(html, "\n".join(f"{row.name}: {row.value or 'open'}" for row in review.rows()))


def _all_drafts() -> DataFrame:
    """The drafts that can be read, and what is open in each."""
    from pandas import DataFrame

    drafts, _ = read_drafts()
    rows = [(one.id, one.block.what, Review(one, None).title, ", ".join(one.open_fields)) for one in drafts]
    return DataFrame(rows, columns=["Draft", "Kind", "Title", "Open"])


def _shown(review: Review) -> dict[str, Any]:
    """What the templates print."""
    block = review.draft.block
    places = places_of(block)
    used = {place.kind for place in places}
    return {
        "title": review.title,
        "review": review,
        "block": block,
        "file": paths.display(review.draft.path),
        "legend": [(kind, MEANINGS[kind]) for kind in KINDS if kind in used],
        "paragraphs": None if review.article is None else paragraphs(review.article.text, places),
        "rows": review.rows(),
        "match": _match_of(block.match or {}),
        "source_is_linked": is_web_address(block.article.url),
        "field_name": field_name,
        "sure": _SURE,
    }


def _match_of(match: Mapping[str, Any]) -> dict[str, Any] | None:
    """What `minerals match` wrote: the reasons as rows of a table, and all else by its names; None for nothing."""
    reasons = match.get("reasons")
    is_table = isinstance(reasons, list) and all(isinstance(one, Mapping) for one in reasons)
    rows = [[one.get(name, "") for name in _OF_REASON] for one in reasons] if is_table and reasons else []
    told = {name: value for name, value in match.items() if name != "reasons" or not rows}
    return {"told": told, "reasons": rows} if match else None


def _draft_file(draft: Path | str) -> Path:
    path = Path(draft)
    if path.is_file():
        return path
    named = paths.drafts_folder() / f"{draft}.yml"
    if isinstance(draft, str) and named.is_file():
        return named
    known = [one.id for one in read_drafts()[0]]
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
