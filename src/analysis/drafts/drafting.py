"""An article to drafts: what it reports as records to be, with the places of the text that they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from analysis import paths
from analysis.drafts.article import Article
from analysis.drafts.ids import agreement_id, other_ids, visit_id
from analysis.errors import DataError, Issue, ParameterError
from analysis.files import write_text
from analysis.records.draft_block import MAX_SPAN, block_mapping, check_draft
from analysis.records.draft_files import draft_text, read_draft
from analysis.records.yamlfile import YamlFile


class Extracted(Protocol):
    """What an article reports, as `analysis.draft_records` gives it: mappings in the shape of records + evidence."""

    @property
    def is_news(self) -> bool: ...
    @property
    def agreements(self) -> tuple[Mapping[str, Any], ...]: ...
    @property
    def visits(self) -> tuple[Mapping[str, Any], ...]: ...
    @property
    def mentioned(self) -> tuple[Mapping[str, Any], ...]: ...
    @property
    def language(self) -> str | None: ...


Extract = Callable[..., Extracted]
_OF_EVIDENCE = ("start", "end", "text", "sure", "code", "how")
# What is extracted of an event beside the fields of its record. Of which visit an agreement is, it says itself.
_BESIDE = ("evidence", "unresolved", "agreements", "from")


@dataclass(frozen=True)
class Proposal:
    """One draft to be written: its kind, where it goes, the record and the block."""

    what: str
    path: Path
    record: dict[str, Any]
    block: dict[str, Any]
    open_fields: tuple[str, ...]

    @property
    def text(self) -> str:
        """The file, in canonical form."""
        return draft_text(self.what, self.record, self.block)

    @property
    def doubtful(self) -> list[str]:
        """Fields that the text supports only so far."""
        return [field for field, places in self.block.get("evidence", {}).items() if _is_doubtful(places)]


@dataclass(frozen=True)
class Outcome:
    """What became of an article: drafts, and what it only mentions."""

    article: Article
    is_news: bool
    proposals: tuple[Proposal, ...]
    mentioned: tuple[Mapping[str, Any], ...]


def draft_article(article: Article, folder: Path | None = None, extract: Extract | None = None) -> Outcome:
    """What an article reports, as drafts for a folder (by default ``data/drafts``). Nothing is written.

    Parameters
    ----------
    article : Article
    folder : Path, optional
        Where the drafts are to go: an id that a draft of another article has there is not used again.
    extract : callable, optional
        What reads the text; default `analysis.draft_records`.

    Raises
    ------
    DataError
        The article cannot be read so, or what was extracted has not the form of a draft.
    """
    told = article.told
    known = {"published": told.published, "url": told.url, "publisher": told.publisher, "language": told.language}
    try:
        found = (extract or _extraction())(article.text, **known)
    except ParameterError as error:
        raise DataError([Issue(article.name, 0, "", None, error.reason, error.hint)]) from None
    folder = folder or paths.drafts_folder()
    used: set[str] = set()
    visits = [_proposal("visit", one, article, found, folder, used) for one in found.visits]
    at_visits: dict[int, list[str]] = {}
    for given, made in zip(found.visits, visits, strict=True):
        for number in given.get("agreements") or ():
            at_visits.setdefault(int(number), []).append(made.path.stem)
    agreements = [
        _proposal("agreement", {"visit": at_visits.get(number), **one}, article, found, folder, used)
        for number, one in enumerate(found.agreements)
    ]
    return Outcome(article, found.is_news, (*agreements, *visits), tuple(found.mentioned))


def _extraction() -> Extract:
    """What reads a text, with its vocabularies, loaded when there is one to be read."""
    from analysis.extract.drafting import draft_records

    return draft_records


def write_drafts(outcome: Outcome, force: bool = False) -> list[Path]:
    """Write the drafts of an article, all of them or none; each file whole or not at all.

    Raises
    ------
    DataError
        A draft of this article is there already, and `force` is not given.
    """
    there = [one.path for one in outcome.proposals if one.path.exists()]
    if there and not force:
        hint = "review it, or draft it anew with --force"
        name, reason = outcome.article.name, "the article is drafted already, in "
        raise DataError([Issue(name, 0, "", None, f"{reason}{paths.display(path)}", hint) for path in there])
    texts = [(one.path, one.text) for one in outcome.proposals]
    for path, text in texts:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)
    return [path for path, _ in texts]


def _proposal(
    what: str, given: Mapping[str, Any], article: Article, found: Extracted, folder: Path, used: set[str]
) -> Proposal:
    record = _record(given)
    evidence: Mapping[str, Any] = given.get("evidence") or {}
    if what == "agreement":
        base = agreement_id(record, _code(evidence, "type"))
    else:
        base = visit_id(record, _code(evidence, "visitor.name"))
    path = _free(other_ids(base, record), folder, article, used)
    block = {
        "what": what,
        "article": _article_of(article, found),
        "evidence": {field: [_place(one, article.text) for one in places] for field, places in evidence.items()},
        "mentioned": [_recalled(one) for one in found.mentioned if what == "agreement" == one.get("what")],
        "unresolved": [_tidy(one) for one in given.get("unresolved") or ()],
    }
    record = {"id": path.stem} | record
    try:
        checked, missing = check_draft(YamlFile(path, record | {"draft": block}))
    except DataError as error:
        raise DataError(
            Issue(article.name, 0, f"{path.stem}: {one.field}", one.value, one.reason, one.hint) for one in error.issues
        ) from None
    opened = dict.fromkeys([*missing, *(one.field for one in checked.unresolved)])
    return Proposal(what, path, record, block_mapping(checked), tuple(opened))


def _recalled(told: Mapping[str, Any]) -> dict[str, Any]:
    """An agreement that the article only speaks of, as the draft keeps it: by it a sequel is told."""
    return {key: _tidy(value) for key, value in told.items() if key not in (*_BESIDE, "sources") and value}


def _record(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was extracted in the shape of a record: texts on one line, a visitor with the side they come from."""
    record: dict[str, Any] = {key: _tidy(value) for key, value in given.items() if key not in _BESIDE and value}
    if given.get("from") and isinstance(record.get("visitor"), dict):
        record["visitor"] = {"party": given["from"]} | record["visitor"]
    return record


def _tidy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _tidy(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_tidy(one) for one in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _free(ids: Iterator[str], folder: Path, article: Article, used: set[str]) -> Path:
    """The first id that no other event has: not in this article, nor in a draft of another one."""
    for name in ids:
        path = folder / f"{name}.yml"
        if name not in used and (not path.exists() or _is_of(path, article)):
            used.add(name)
            return path
    raise AssertionError("ids are numbered without end")


def _is_of(path: Path, article: Article) -> bool:
    """Whether a draft was made of this article: of this text, or of the page at its address."""
    try:
        drafted = read_draft(path).block.article
    except DataError:  # somebody is editing it
        return article.sha256.encode() in path.read_bytes()
    return drafted.sha256 == article.sha256 or (drafted.url is not None and drafted.url == article.told.url)


def _article_of(article: Article, found: Extracted) -> dict[str, Any]:
    """How a draft knows its article again, and where it was published; never its text."""
    told = article.told
    known = {
        "url": told.url,
        "publisher": told.publisher,
        "published": told.published,
        "language": told.language or found.language,
    }
    known = {name: value for name, value in known.items() if value}
    return {**known, "sha256": article.sha256, "characters": len(article.text)}


def _place(evidence: Mapping[str, Any], text: str) -> dict[str, Any]:
    """One place of the evidence, with the words that stand there, cut where they are many."""
    words = " ".join(text[evidence["start"] : evidence["end"]].split())
    cut = words if len(words) <= MAX_SPAN else f"{words[: MAX_SPAN - 1]}…"
    found = {name: evidence.get(name) for name in ("start", "end", "sure", "code", "how")} | {"text": cut}
    return {name: found[name] for name in _OF_EVIDENCE if found[name] not in (None, "") or name == "text"}


def _code(evidence: Mapping[str, Any], field: str) -> str | None:
    return next((one["code"] for one in evidence.get(field) or () if one.get("code")), None)


def _is_doubtful(places: list[dict[str, Any]]) -> bool:
    """Whether no place of a field says it better than doubtfully."""
    return all(one["sure"] == "doubtful" for one in places)
