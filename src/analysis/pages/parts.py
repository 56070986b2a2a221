"""What several kinds of pages show: people with their posts, whom they act for, sources, what sources disagree on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from markupsafe import Markup, escape

from analysis.errors import AnalysisError
from analysis.links import is_web_address
from analysis.normalize.codes import normalize_post
from analysis.pages.layout import SITE
from analysis.pages.page import Crumb
from analysis.pages.site import Row, Site, label
from analysis.pages.wording import as_printed, beside, joined, language_name, language_of, out, text, when

HOME = Crumb(SITE, "index.html")


def term(shown: object, kind: str, code: object) -> Markup:
    """A term that leads to its definition."""
    told = escape(shown)
    anchor = term_anchor(kind, code)
    return Markup(f'<a href="../definitions.html#{anchor}">{told}</a>') if anchor else told  # noqa: S704 — escaped


def term_anchor(kind: str, code: object) -> str:
    """Where the definition of a term is on its page; '' for no code.

    >>> term_anchor("status", "in force")
    'status-in-force'
    """
    return f"{kind}-{re.sub(r'[^a-z0-9]+', '-', text(code).lower())}" if text(code) else ""


def crumbs(folder: str, name: str, title: str) -> tuple[Crumb, ...]:
    """The way to a page: the front page, the list of its kind, the page."""
    return HOME, Crumb(name, f"{folder}/index.html"), Crumb(title)


def person(site: Site, row: Row) -> Markup:
    """A person by the display name, linked, with the printed name where that is another."""
    name, printed = text(row["person_name"]), text(row["printed"])
    if not name:
        return as_printed(printed) if printed else Markup("not named")
    linked = site.link(name, "person", row["person_id"])
    return beside(linked, printed) if printed and printed != name else linked


def post(row: Row, column: str = "post") -> Markup:
    """A post in English, with the printed wording where that is another; the printed one where no English is known."""
    return beside(post_in_english(row, column), text(row.get(column)))


def post_in_english(row: Row, column: str = "post") -> str:
    """The English wording of a post or, where it is not known, its class; else the post as printed."""
    printed = text(row.get(column))
    return text(row.get(f"{column}_name")) or _class_of(printed) or printed


def _class_of(printed: str) -> str:
    """The English name of the class of a post in another script, '' where there is none."""
    if not language_of(printed):
        return ""
    try:
        return label("post", normalize_post(printed, errors="coerce"))
    except AnalysisError:
        return ""


def acting_for(site: Site, row: Row) -> Markup:
    """The organization of a person and the country or bloc, linked."""
    country = site.named("country", row["party_code"])
    organization = text(row.get("organization_name")) or text(row.get("organization"))
    if not organization:
        return country
    body = site.link(organization, "body", row.get("organization_code"))
    return Markup("{} ({})").format(body, country) if country else body


def party(site: Site, row: Row) -> Markup:
    """A party: a government or bloc by its name, a body with its kind and whose it is."""
    code, printed = row["body_code"], text(row["printed"])
    if not code and row["party_kind"] in ("government", "bloc"):
        return site.named("country", row["party_code"]) or as_printed(printed)
    body = site.link(site.bodies.names[code], "body", code) if code else as_printed(printed)
    whose = [text(row["party_kind"]), site.named("country", row["party_code"])]
    known = joined(part for part in whose if part)
    named = beside(body, printed) if code and printed != site.bodies.names[code] else body
    return Markup("{} ({})").format(named, known) if known else named


def sources(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Sources: the publisher, linked, the address, and what is known of it."""
    return [
        {
            "publisher": out(text(row["publisher"]) or text(row["domain"]) or "source", row["url"]),
            "url": text(row["url"]),
            "is_linked": is_web_address(row["url"]),
            "published": when(row["published"]),
            "language": language_name(text(row["language"])),
            "cites": text(row["cites"]),
            "note": text(row["note"]),
        }
        for row in rows
    ]


def conflicts(rows: Iterable[Row]) -> list[list[Markup]]:
    """Statements of sources that a record does not follow: field, source, what it says, what we hold."""
    return [
        [
            escape(text(row["field"]).replace("_", " ")),
            as_printed(text(row["source"])),
            as_printed(text(row["value"])),
            as_printed(text(row["note"])),
        ]
        for row in rows
    ]


def record_file(kind: str, date: object, record: str) -> str:
    """Where the file of a record is in the checkout."""
    return f"data/records/{kind}/{text(date)[:4]}/{record}.yml" if text(date) else ""


def report(site: Site, slug: str) -> tuple[str, str] | None:
    """Address and title of a report that the site has."""
    return (f"{slug}.html", site.reports[slug]) if slug in site.reports else None


def pairs_among(site: Site, codes: Iterable[str]) -> list[tuple[Markup, int, int]]:
    """The pairs of some parties: the link to the page of each, its agreements and visits."""
    found = []
    for one, other in combinations(sorted(set(codes)), 2):
        if (one, other) in site.pairs:
            events = site.pairs[one, other]
            shown = f"{label('country', one)} and {label('country', other)}"
            linked = site.link(shown, "pair", one, other)
            found.append((linked, len(events["agreements"]), len(events["visits"])))
    return found
