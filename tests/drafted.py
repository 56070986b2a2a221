"""A reading of an article that a test decides: what `draft_records` would give, without reading anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

TEXT = (
    "Намибия и Япония подписали меморандум о литии\n\nВиндхук, 4 марта. Министр энергетики Намибии Том Алвендо и посол "
    "Японии подписали во вторник меморандум о взаимопонимании по литию.\n"
)


def places(text: str, code: str | None = None, sure: str = "certain", within: str = TEXT) -> list[dict[str, Any]]:
    start = within.index(text)
    return [{"start": start, "end": start + len(text), "text": text, "sure": sure, "code": code, "how": "fake"}]


def agreement(**more: Any) -> dict[str, Any]:
    return {
        "title": "Japan–Namibia memorandum of understanding on lithium",
        "type": "меморандум о взаимопонимании",
        "status": "signed",
        "signed": "2026-03-03",
        "place": "Виндхук",
        "place_country": "Намибия",
        "parties": ["Намибия", "Япония"],
        "signatories": [{"name": "Том Алвендо", "post": "министр энергетики", "party": "Намибия"}],
        "minerals": ["литий"],
        "evidence": {
            "signed": places("во вторник", "2026-03-03", "likely"),
            "type": places("меморандум о взаимопонимании", "mou"),
            "parties.0": places("Намибии", "NAM"),
            "signatories.0.name": places("Том Алвендо", "alweendo-tom", "doubtful"),
        },
    } | more


def visit(**more: Any) -> dict[str, Any]:
    return {
        "visitor": {"name": "Том Алвендо", "post": "министр энергетики", "party": "Намибия"},
        "to": "Япония",
        "start": "2026-03-02~",
        "status": "held",
        "evidence": {"visitor.name": places("Том Алвендо", "alweendo-tom")},
    } | more


@dataclass(frozen=True)
class Draft:
    is_news: bool = True
    agreements: tuple[dict[str, Any], ...] = ()
    visits: tuple[dict[str, Any], ...] = ()
    mentioned: tuple[dict[str, Any], ...] = ()
    language: str | None = "ru"


class Reading:
    """Gives every article the same reading, with its source, and keeps how it was asked."""

    def __init__(self, agreements=(), visits=(), mentioned=()):
        self.given, self.asked = (tuple(agreements), tuple(visits), tuple(mentioned)), []

    def __call__(self, text: str, *, published=None, url=None, publisher=None, language=None) -> Draft:
        self.asked.append((text, published, url, publisher, language))
        known = {"url": url, "publisher": publisher, "published": published, "language": language or "ru"}
        sources = [{name: value for name, value in known.items() if value}]
        agreements, visits, mentioned = self.given
        return Draft(
            bool(agreements or visits),
            tuple({**one, "sources": one.get("sources", sources)} for one in agreements),
            tuple({**one, "sources": one.get("sources", sources)} for one in visits),
            mentioned,
        )
