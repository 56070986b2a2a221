"""What one article reports as events: flat enough to be filtered by, with the whole draft beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from analysis.drafts.article import Article, Told
from analysis.drafts.drafting import Extract

AGREEMENT, VISIT, MENTIONED = "agreement", "visit", "mentioned"
_PARTY = re.compile(r"parties\.\d+")
_SIDE = re.compile(r"(?:visitor\.party|to|from)")
_DATES = ("signed", "announced", "adopted", "in_force", "date", "start")


class Reader(NamedTuple):
    """How articles are read: what is known of all of them, and the two steps of reading, functions of a module each.

    Attributes
    ----------
    given : Told
        Wins over what the articles say of themselves.
    may_report : callable
        Of a text whether it is worth reading closely.
    extract : callable
        What reads it closely, as `analysis.draft_records` does.
    """

    given: Told
    may_report: Callable[[str], bool]
    extract: Extract

    def events(self, article: Article) -> list[dict[str, Any]] | None:
        """What an article reports, in the order agreements, visits, mentioned; None where it was not read closely."""
        if not self.may_report(article.text):
            return None
        told = article.told
        found = self.extract(
            article.text, published=told.published, url=told.url, publisher=told.publisher, language=told.language
        )
        known = {"url": told.url, "publisher": told.publisher, "published": told.published}
        known |= {"language": told.language or found.language, "sha256": article.sha256}
        kinds = ((AGREEMENT, found.agreements), (VISIT, found.visits), (MENTIONED, found.mentioned))
        return [_event(kind, one) | {"article": dict(known)} for kind, drafts in kinds for one in drafts]


def _event(kind: str, draft: Mapping[str, Any]) -> dict[str, Any]:
    """`kind`, `why` and `what` of what is only mentioned, `date` (EDTF), `type`, `status`, `title`; codes of `parties`,
    names of `people`; `areas` and `minerals`; `draft`, all of it."""
    evidence: Mapping[str, Any] = draft.get("evidence") or {}
    what = draft.get("what") or kind
    codes = [code for field in evidence if _is_side(what, field) for code in _codes(evidence, field)]
    return {
        "kind": kind,
        "what": what,
        "why": draft.get("why"),
        "date": next((draft[name] for name in _DATES if draft.get(name)), None),
        "type": next(iter(_codes(evidence, "type")), draft.get("type")),
        "status": draft.get("status"),
        "title": draft.get("title"),
        "parties": list(dict.fromkeys(codes)),
        "people": list(dict.fromkeys(_people(draft))),
        "areas": list(draft.get("areas") or ()),
        "minerals": list(draft.get("minerals") or ()),
        "draft": dict(draft),
    }


def _is_side(what: str, field: str) -> bool:
    return bool((_SIDE if what == VISIT else _PARTY).fullmatch(field))


def _codes(evidence: Mapping[str, Any], field: str) -> list[str]:
    return [one["code"] for one in evidence.get(field) or () if one.get("code")]


def _people(draft: Mapping[str, Any]) -> Iterator[str]:
    visitor = draft.get("visitor")
    listed = [visitor] if isinstance(visitor, Mapping) else []
    listed += [one for field in ("signatories", "witnesses", "meetings") for one in draft.get(field) or ()]
    return (one["name"] for one in listed if one.get("name"))
