"""Drafts of any form against the record: `match_drafts`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import DataError, ParameterError
from analysis.linkage.event import AGREEMENT, VISIT, Event, event_of
from analysis.linkage.index import EventIndex
from analysis.linkage.judgements import judged_others
from analysis.linkage.matching import Match, match_events
from analysis.linkage.officials import posts_not_held
from analysis.records.draft_files import DraftFile, read_draft
from analysis.records.models import to_mapping
from analysis.records.store import read_entries

if TYPE_CHECKING:
    import pandas as pd

# What an agreement or a visit lacks where the article does not tell it.
_WITHOUT: dict[str, dict[str, Any]] = {AGREEMENT: {"parties": ()}, VISIT: {"visitor": {}}}
COLUMNS = (
    "draft",
    "kind",
    "title",
    "verdict",
    "match",
    "match_is",
    "relation",
    "score",
    "reasons",
    "others",
    "group",
    "flags",
)


def match_drafts(drafts: object, records: object = None) -> pd.DataFrame:
    """Tell of each draft whether the record, or another draft, has the event already.

    Parameters
    ----------
    drafts : Draft, mapping, path, or several of them
        What `draft_records` gives; an agreement or a visit in the shape of a record; the file of a draft. Events of one
        article are never the same.
    records : path, or iterable of mappings, optional
        A folder of record files, or records; by default the project's own.

    Returns
    -------
    DataFrame
        One row an agreement or a visit, in the order given:

        - `draft`, `kind`, `title`: its id, ``agreement`` or ``visit``, its title;
        - `verdict`: ``same`` as a record or another draft, ``sequel`` of one, ``new``, or ``unsure``, where several fit
          alike or one not well enough to be taken for it;
        - `match`, `match_is`: the id of what it is the same as, a sequel of or most like, and ``record`` or ``draft``;
        - `relation`: of a sequel, a word of a record's `follows`, or ``enters into force``, ``ends``;
        - `score`: the sum of the weights of the reasons;
        - `reasons`: list of mappings with `field`, `outcome`, `weight` and what either side says, `left` the draft;
        - `others`: list of mappings with the `id` and the `score` of further events that it is like;
        - `group`: the id of the draft that tells the most of the same event, its own where no other does;
        - `flags`: list of texts on officials who did not hold the printed post on that day, by ``people_posts.csv``.

        Absent values are None.

    Raises
    ------
    ParameterError
        Something given is no draft.
    DataError
        A file of a draft or a record, or ``judgements.csv``, is not well formed.

    Examples
    --------
    >>> draft = {"type": "меморандум о взаимопонимании", "signed": "2025-11-06", "parties": ["Казахстан", "США"],
    ...          "signatories": [{"name": "Говард Лютник", "party": "США"}]}
    >>> match_drafts(draft)[["verdict", "match_is"]].iloc[0].tolist()
    ['same', 'record']
    """
    import pandas as pd

    matches = find_matches(_drafts_of(drafts), _records_of(records))
    rows = [match.to_dict() | {"flags": posts_not_held(match.draft)} for match in matches]
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return frame.where(frame.notna(), None)


def find_matches(drafts: Sequence[tuple[Event, Sequence[Event]]], records: Iterable[Event]) -> list[Match]:
    """The matches of events of drafts, each with the agreements that its article recalls, in their order.

    Visits are matched first: by them it is known whether two agreements were made during the same.
    """
    others = judged_others()
    index = EventIndex(records)
    recalled = {event.article: list(told) for event, told in drafts}
    events = [event for event, _ in drafts]

    def found(some: Sequence[Event]) -> list[Match]:
        return match_events(
            some, index, is_judged_other=lambda one, other: frozenset((one, other)) in others, recalled=recalled
        )

    visits = found([event for event in events if event.kind == VISIT])
    known = {match.draft.key: match.best.event.key for match in visits if match.verdict == "same" and match.best}
    agreements = found([_at_visits(event, known) for event in events if event.kind == AGREEMENT])
    by_place = {VISIT: iter(visits), AGREEMENT: iter(agreements)}
    return [next(by_place[event.kind]) for event in events]


def _at_visits(event: Event, known: Mapping[str, str]) -> Event:
    """The agreement with the visits of its draft as the record has them; one that it has not says nothing."""
    return replace(event, visits=frozenset(known[visit] for visit in event.visits if visit in known))


def record_events(folder: Path | None = None) -> list[Event]:
    """The records of a folder, by default the project's own, as they are compared; `DataError` for one without form."""
    on_disk = read_entries(folder)
    if on_disk.issues:
        raise DataError(on_disk.issues)
    return [event_of(to_mapping(entry.record)) for entry in on_disk.entries]


def draft_event(draft: DraftFile) -> tuple[Event, list[Event]]:
    """The event of a file of a draft, and what its article recalls."""
    article = draft.block.article
    codes = {field: str(places[0].code) for field, places in draft.block.evidence.items() if places and places[0].code}
    record = _WITHOUT[draft.block.what] | draft.record
    if article.published and not any(source.get("published") for source in record.get("sources") or ()):
        record = record | {"sources": [*(record.get("sources") or ()), {"published": article.published}]}
    return event_of(record, draft.id, article.sha256, codes), _recalled(draft.block.mentioned, article.sha256)


def _records_of(records: object) -> list[Event]:
    if records is None or isinstance(records, str | Path):
        return record_events(Path(records) if records else None)
    if not isinstance(records, Iterable):
        raise ParameterError(f"records: {type(records).__name__}", "give a folder, or record mappings")
    return [event_of(to_mapping(one) if hasattr(one, "model_dump") else one) for one in records]


def _drafts_of(drafts: object) -> list[tuple[Event, Sequence[Event]]]:
    is_one = isinstance(drafts, str | Path | Mapping) or hasattr(drafts, "agreements")
    given = [drafts] if is_one else drafts
    if not isinstance(given, Iterable):
        raise ParameterError(f"no draft: {type(drafts).__name__}", "give what draft_records gives, a mapping or a file")
    return [event for number, draft in enumerate(given) for event in _events_of(draft, number)]


def _events_of(draft: Any, number: int) -> list[tuple[Event, Sequence[Event]]]:
    """The events of one thing given, each under a name of its own."""
    if isinstance(draft, str | Path):
        return [draft_event(read_draft(Path(draft)))]
    told = draft if isinstance(draft, Mapping) else vars(draft) if hasattr(draft, "agreements") else {"": draft}
    if "agreements" not in told or "visitor" in told:
        return [(event_of(told, str(told.get("id") or f"draft-{number}"), f"draft-{number}"), ())]
    article = str(told.get("url") or f"draft-{number}")
    recalled = _recalled(told.get("mentioned") or (), article)
    found: list[tuple[Event, Sequence[Event]]] = []
    for what, listed in ((AGREEMENT, "agreements"), (VISIT, "visits")):
        for place, one in enumerate(told.get(listed) or ()):
            key = str(one.get("id") or f"draft-{number}.{listed}.{place}")
            found.append((event_of(_WITHOUT[what] | one, key, article, _codes(one)), recalled))
    return found


def _codes(record: Mapping[str, Any]) -> dict[str, str]:
    evidence = record.get("evidence") or {}
    return {field: str(places[0]["code"]) for field, places in evidence.items() if places and places[0].get("code")}


def _recalled(mentioned: Iterable[Mapping[str, Any]], article: str) -> list[Event]:
    """The agreements that an article speaks of as made before."""
    told = (one for one in mentioned if one.get("why") == "recalled" and one.get("what") == "agreement")
    return [event_of({**_WITHOUT[AGREEMENT], **one}, article=article) for one in told]
