"""What a figure shows, for who does not see it: a sentence, and the table it was drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from math import isinf
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.dates.wording import in_words
from analysis.figures.mediatype import FIGURE_DATA as MIME
from analysis.links import Link, is_web_address, site_of
from analysis.vocab.catalogue import vocabulary

_PARTS: WeakKeyDictionary[Axes, dict[str, Any]] = WeakKeyDictionary()


def attach_data(ax: Axes, alt: str, table: pd.DataFrame, tips: Mapping[str, str] | None = None) -> None:
    """Keep a sentence and a table beside what is drawn on an Axes; drawing on it again replaces them.

    `tips` has for the url of an artist what is told of it where it is pointed at, in lines.
    """
    rows = [[_cell(value) for value in row] for row in table.itertuples(index=False, name=None)]
    _PARTS[ax] = {"alt": alt, "columns": [str(name) for name in table.columns], "rows": rows}
    if tips:
        _PARTS[ax]["tips"] = dict(tips)


def figure_bundle(figure: Figure) -> dict[str, Any]:
    """The data of a figure as IPython displays it beside the drawing; nothing where none is attached."""
    parts = [_PARTS[ax] for ax in figure.axes if ax in _PARTS]
    return {MIME: {"parts": parts}} if parts else {}


def _cell(value: object) -> object:
    """What JSON holds: a whole number as one, an infinite one as text, a missing one as ''; a link with its address.

    An address is one of the web; the page of the site stands beside it where there is one.
    """
    if isinstance(value, Link):
        url = value.url if is_web_address(value.url) else ""
        link = {"text": value.text, "url": url} | ({"page": value.page} if value.page else {})
        return link if url or value.page else _cell(value.text)
    if pd.isna(value):
        return ""
    if isinstance(value, str):
        return value
    number = float(value)
    if isinf(number):
        return str(number)
    return int(number) if number == int(number) else round(number, 2)


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
    numbers = {kind: int((timeline["kind"] == kind).sum()) for kind in ("agreement", "visit")}
    return [f"{number} {kind}{'s' * (number != 1)}" for kind, number in numbers.items()]


def list_events(timeline: pd.DataFrame) -> pd.DataFrame:
    """Date (EDTF), Event, Kind, Type, Status, Source (linked) of a timeline's rows, in their order."""
    labels = {
        kind: {code: row["name_en"] for code, row in vocabulary(name).rows.items()}
        for kind, name in (("agreement", "agreement_type"), ("visit", "visit_kind"), ("status", "status"))
    }
    rows = [
        (
            event.date,
            title_of(event.title),
            str(event.kind).capitalize(),
            labels.get(event.kind, {}).get(event.category),
            labels["status"].get(event.status_code),
            _source(event.source_url),
        )
        for event in timeline.itertuples()
    ]
    return pd.DataFrame(rows, columns=["Date", "Event", "Kind", "Type", "Status", "Source"])


def _source(url: object) -> Link:
    """A link named by its site; what is no address of the web leads nowhere, and its text is all there is."""
    if is_web_address(url):
        return Link(site_of(url).removeprefix("www."), str(url))
    return Link(url if isinstance(url, str) else "", "")


def title_of(title: object) -> str:
    """A title for a reader, where there may be none."""
    return title if isinstance(title, str) else "untitled"
