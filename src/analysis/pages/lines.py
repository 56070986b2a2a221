"""One line an event, the same on every page: mark, title, what it is, who and what is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from analysis.addresses import page_of
from analysis.pages.events import Event
from analysis.pages.marks import mark_of_agreement, mark_of_visit, marked
from analysis.pages.site import Row, Site, label
from analysis.pages.wording import joined, text, when
from analysis.vocab.catalogue import vocabulary

# Lines below a title: parts of a line, each with its head.
_Meta = Iterable[Iterable[tuple[str, list[Markup]]]]


def events_of(site: Site) -> dict[str, Event]:
    """All agreements and visits as lines, by their id."""
    lines = _Lines(site)
    found = {record: lines.agreement(row) for record, row in site.agreements.items()}
    return found | {record: lines.visit(row) for record, row in site.visits.items()}


def visit_title(row: Row) -> str:
    """Who came from where to where."""
    ends = [label("country", row[end]) or "?" for end in ("from_code", "to_code")]
    return f"{text(row['visitor_name']) or 'Visit'}, {' to '.join(ends)}"


def is_done(row: Row) -> bool:
    """Whether what the status speaks of has happened; without a status it counts as done."""
    status = vocabulary("status").rows.get(text(row["status_code"]))
    return status is None or status["is_done"] == "true"


def _told(parts: Iterable[tuple[str, list[Markup]]]) -> str:
    """A line of what is known of an event: each part with its head."""
    return " · ".join(f"{head}{joined(names)}" for head, names in parts if names)


class _Lines:
    """Makes lines. Only the title is a stop of the Tab key: the page behind it has all the other links."""

    def __init__(self, site: Site):
        self._site = site
        types = vocabulary("agreement_type").rows
        self._known: dict[tuple[str, str], Markup] = {}
        self._families = {code: row["family"] for code, row in types.items()}

    def agreement(self, row: Row) -> Event:
        site, record = self._site, row["id"]
        bodies = [party for party in site.parties.get(record, ()) if party.get("body_code")]
        signed = [person for person in site.signatories.get(record, ()) if person["capacity"] == "signed"]
        visits = [site.visits[visit] for visit in row["visit_ids"] if visit in site.visits]
        level = text(row["level"])
        what = [text(row["type_name"]), label("status", row["status_code"]).lower()]
        what += [level] if level and level != "government" else []
        by = [self._quiet(site.bodies.names[party["body_code"]], "body", party["body_code"]) for party in bodies]
        during = [self._quiet(visit_title(visit), "visit", visit["id"]) for visit in visits]
        meta = (
            (("", self._named("country", row["party_codes"])), ("by ", by)),
            (("", self._named("area", row["area_codes"])), ("names ", self._named("mineral", row["mineral_codes"]))),
            (("signed by ", self._people(signed)), ("during ", during)),
        )
        mark = mark_of_agreement(self._families.get(text(row["type_code"]), ""), is_done(row))
        return self._event(row, "agreement", text(row["title"]) or record, mark, what, meta)

    def visit(self, row: Row) -> Event:
        site, record = self._site, row["id"]
        made = [site.agreements[other] for other in row["agreement_ids"] if other in site.agreements]
        status = text(row["status_code"])
        what = [text(row["kind_name"]) or "Visit", *([status] if status and status != "held" else [])]
        agreed = [self._quiet(text(other["title"]), "agreement", other["id"]) for other in made]
        meta = (
            (("", self._named("country", row["party_codes"])), ("met ", self._people(site.meetings.get(record, ())))),
            (("", self._named("area", row["area_codes"])), ("names ", self._named("mineral", row["mineral_codes"]))),
            (("made: ", agreed),),
        )
        mark = mark_of_visit(is_done(row))
        return self._event(row, "visit", visit_title(row), mark, what, meta)

    def _event(self, row: Row, kind: str, title: str, mark: str, what: list[str], meta: _Meta) -> Event:
        page = page_of(kind, row["id"])
        told = "".join(f'<span class="meta">{line}</span>' for line in map(_told, meta) if line)
        html = Markup(  # noqa: S704 — escaped, each part where it is made or here
            f'{marked(mark)}<span class="event"><a class="title" href="../{page}">{escape(title)}</a> '
            f'<span class="what">{escape(" · ".join(filter(None, what)))}</span></span>{told}'
        )
        digest = hashlib.sha256(f"{row['date']}\n{html}".encode("utf-8", "surrogatepass")).hexdigest()[:20]
        date: Any = row["date_start"]
        return Event(row["id"], kind, page, title, text(row["date"]), when(row["date"]), date, mark, html, digest)

    def _named(self, kind: str, codes: Iterable[str]) -> list[Markup]:
        found = []
        for code in dict.fromkeys(codes):
            if (kind, code) not in self._known:
                self._known[kind, code] = self._quiet(label(kind, code), kind, code)
            found.append(self._known[kind, code])
        return found

    def _people(self, rows: Iterable[Row]) -> list[Markup]:
        found = []
        for row in rows:
            shown = text(row["person_name"]) or text(row.get("post_name")) or text(row["post"])
            shown = shown or text(row.get("organization"))
            found.append(self._quiet(shown or "not named", "person", row["person_id"]))
        return found

    def _quiet(self, shown: str, kind: str, code: object) -> Markup:
        address, told = page_of(kind, code), escape(shown)
        is_page = address in self._site.pages
        return Markup(f'<a href="../{address}" tabindex="-1">{told}</a>') if is_page else told  # noqa: S704 — escaped
