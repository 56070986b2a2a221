"""The events of a timeline in words: a sentence on all, a table of all, what is told of each, and where it leads."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.addresses import page_of, with_page
from analysis.dates.wording import in_words
from analysis.links import Link, is_web_address, site_of
from analysis.vocab.catalogue import vocabulary

_KINDS = {"agreement": "agreement_type", "visit": "visit_kind"}
# What `complete_events` adds where a frame has not got it.
_FURTHER = (
    "id",
    "date",
    "category",
    "status_code",
    "is_done",
    "is_exact",
    "parties",
    "areas",
    "minerals",
    "party_codes",
    "visit_ids",
    "agreement_ids",
    "source_url",
)


def complete_events(timeline: pd.DataFrame) -> pd.DataFrame:
    """All columns: an event is done if nothing says otherwise, and exact if its first and last day are one."""
    events = timeline.reindex(columns=[*timeline.columns, *(name for name in _FURTHER if name not in timeline)])
    is_one_day = events["date_start"] == events["date_end"]
    return events.assign(
        is_done=events["is_done"].astype("boolean").fillna(True),
        is_exact=events["is_exact"].astype("boolean").fillna(is_one_day.astype("boolean")),
    )


def describe_timeline(timeline: pd.DataFrame) -> str:
    """A timeline at a glance: how many events, since when, the year with most agreements, the latest one."""
    dated = timeline.dropna(subset=["date_start", "date_end"])
    begin, end = dated["date_start"].min().year, dated["date_end"].max().year
    years = f"{begin} to {end}" if begin != end else str(begin)
    parts = [f"Timeline of {' and '.join(count_events(dated))}, {years}."]
    agreements = dated[dated["kind"] == "agreement"]
    certain = agreements.loc[agreements["date_start"].dt.year == agreements["date_end"].dt.year, "date_start"]
    numbers = certain.dt.year.value_counts().sort_index()
    if len(numbers) > 1:
        parts.append(f"Most agreements fall in {numbers.idxmax()}: {numbers.max()}.")
    if len(agreements):
        latest = agreements.iloc[-1]
        when = in_words(latest["date"]) or f"{latest['date_start']:%Y}"
        parts.append(f"The latest agreement, {when}: {title_of(latest['title'])}.")
    for number, what in (
        (int((~dated["is_done"].fillna(True)).sum()), "only announced or planned"),
        (int((~dated["is_exact"].fillna(False)).sum()), "not dated to the day"),
        (len(timeline) - len(dated), "not drawn, without any date"),
    ):
        if number:
            parts.append(f"{number} {'is' if number == 1 else 'are'} {what}.")
    return " ".join(parts)


def count_events(timeline: pd.DataFrame) -> list[str]:
    """'3 agreements', '1 visit'."""
    numbers = {kind: int((timeline["kind"] == kind).sum()) for kind in _KINDS}
    return [f"{number} {kind}{'s' * (number != 1)}" for kind, number in numbers.items()]


def list_events(timeline: pd.DataFrame) -> pd.DataFrame:
    """All that a timeline says of its rows, in their order.

    Date (EDTF), Event (linked to its page and source), Kind, Type, Status, Parties, Areas, Minerals, Source (linked),
    First day, Last day (ISO 8601), Made at (ids of visits), Agreements made (ids), ID.
    """
    labels = _labels()
    rows = [
        (
            event.date,
            Link(title_of(event.title), _web(event.source_url), _page(event.kind, event.id)),
            str(event.kind).capitalize(),
            labels.get(event.kind, {}).get(event.category),
            labels["status"].get(event.status_code),
            event.parties,
            event.areas,
            event.minerals,
            _source(event.source_url),
            _day(event.date_start),
            _day(event.date_end),
            _ids(event.visit_ids),
            _ids(event.agreement_ids),
            event.id,
        )
        for event in complete_events(timeline).itertuples()
    ]
    heads = ["Date", "Event", "Kind", "Type", "Status", "Parties", "Areas", "Minerals", "Source"]
    heads += ["First day", "Last day", "Made at", "Agreements made", "ID"]
    return pd.DataFrame(rows, columns=heads)


def links_of(events: pd.DataFrame) -> list[str | None]:
    """Where the marks of events lead: to the source, on the site to the event's page; None where to neither."""
    found = zip(events["source_url"], events["kind"], events["id"], strict=True)
    return [with_page(_web(url), _page(kind, record)) or None for url, kind, record in found]


def tips_of(events: pd.DataFrame, urls: list[str | None]) -> dict[str, str]:
    """What is told of an event where its mark is pointed at, by where it leads: date, title, parties, kind, status.

    Of several that lead to one address, all are told.
    """
    labels = _labels()
    tips: dict[str, str] = {}
    for event, url in zip(events.itertuples(), urls, strict=True):
        if url is None:
            continue
        kind = labels.get(event.kind, {}).get(event.category) or str(event.kind).capitalize()
        state = ", ".join(filter(None, [kind, (labels["status"].get(event.status_code) or "").lower()]))
        parties = event.parties if isinstance(event.parties, str) else ""
        lines = [in_words(event.date) or _day(event.date_start), title_of(event.title), parties, state]
        tip = "\n".join(filter(None, lines))
        tips[url] = f"{tips[url]}\n\n{tip}" if url in tips else tip
    return tips


def title_of(title: object) -> str:
    """A title for a reader, in one line, where there may be none."""
    return " ".join(title.split()) if isinstance(title, str) and title.strip() else "untitled"


def _labels() -> dict[str, dict[str, str]]:
    """The English names of types and kinds, by the kind of the event, and of statuses."""
    names = {**_KINDS, "status": "status"}
    return {kind: {code: row["name_en"] for code, row in vocabulary(name).rows.items()} for kind, name in names.items()}


def _day(day: pd.Timestamp) -> str:
    return "" if pd.isna(day) else day.date().isoformat()


def _ids(ids: object) -> str:
    return "; ".join(map(str, ids)) if isinstance(ids, tuple | list | np.ndarray) else ""


def _page(kind: object, record: object) -> str:
    return page_of(str(kind), record) if kind in _KINDS else ""


def _web(url: object) -> str:
    return str(url) if is_web_address(url) else ""


def _source(url: object) -> Link:
    """A link named by its site; what is no address of the web leads nowhere, and its text is all there is."""
    if is_web_address(url):
        return Link(site_of(url).removeprefix("www."), str(url))
    return Link(url if isinstance(url, str) else "", "")
